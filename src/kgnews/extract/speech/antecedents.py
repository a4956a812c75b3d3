"""Who an article speaks of, sentence by sentence: what a pronoun can refer to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kgnews.extract.speech.speaker_phrases import possessor
from kgnews.extract.speech.verbs import Speech, speech
from kgnews.extract.words.grammar import Grammar, grammar
from kgnews.model import Document, Entity, Sentence, Span
from kgnews.ontology import Ontology

__all__ = ["BODIES", "Event", "Scene", "long_office", "subjects"]

BODIES = frozenset({"Organization", "GovernmentBody", "Group"})
_AGE = re.compile(r"(?:\s\(|,\s)(\d{1,3})(?=[),]|\s(?:tahun|th))")  # "Budi (45)", "Jane Doe, 45,"
_ACTIVE = re.compile(r"me(?:[mlrwy]|n(?:g|y)?)[a-z]{4,}")
_NO_VERBS = frozenset(
    "menteri mengenai menurut mendiang melalui menjelang meskipun merdeka".split()
)
_NAMELY = frozenset({"yaitu", "yakni"})
_MARKS = frozenset(',.;:!?()"“”')
_FRONTED = 6  # words of a name in front of a sentence, its comma and the pronoun behind it
_LED = 3  # words at the start of a sentence among which its pronoun stands
_CLAUSE = 20  # words before a name in which the verb of its clause may stand
_PHRASE = 8  # words of an office before a name, back to what governs it
_TELLS = frozenset({"say", "add", "explain", "stress", "confirm", "warn"})
_NEAR_TITLE = 8  # tokens beside a name in which a description of the person may stand


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody came up at a position; no entity where it was somebody unnamed."""

    position: int
    entities: tuple[str, ...]
    paragraph: int
    spoke: bool = False
    sentence: int = -1  # number of the sentence whose subject it was
    kin: bool = False  # introduced as a relative of somebody: "Tetangganya, Budi, …"


@dataclass(slots=True)
class Scene:
    """What is known of the entities: where they are first named, what stands beside them."""

    document: Document
    spoken: Speech
    nouns: Grammar
    kinds: dict[str, str]
    first: dict[str, int]
    by_span: dict[Span, str]
    names: dict[str, tuple[frozenset[str], ...]]
    genders: dict[str, str] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)
    ages: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, entities: Sequence[Entity]) -> Scene:
        """The scene of a document before any sentence was read."""
        language = document.article.language
        title = max((s.span.end for s in document.sentences if s.title), default=0)
        return cls(
            document=document,
            spoken=speech(language),
            nouns=grammar(language),
            kinds={entity.id: entity.kind for entity in entities},
            first={
                entity.id: min(
                    (m.span.start for m in entity.mentions if m.span.start >= title), default=0
                )
                for entity in entities
            },
            by_span={m.span: entity.id for entity in entities for m in entity.mentions},
            names={
                entity.id: tuple(
                    frozenset(name.casefold().split()) for name in (entity.name, *entity.names)
                )
                for entity in entities
            },
        )


def subjects(scene: Scene, speeches: Iterable[Span], entities: Sequence[Entity]) -> Iterator[Event]:
    """Who is the subject of which sentence, outside speech; fills genders and titles on the way."""
    mentions = sorted((m.span, e.id) for e in entities for m in e.mentions)
    starts = [span.start for span, _ in mentions]
    spans = sorted(speeches)
    for number, sentence in enumerate(scene.document.sentences):
        low = bisect_left(starts, sentence.span.start)
        high = bisect_left(starts, sentence.span.end)
        here = [(s, e) for s, e in mentions[low:high] if scene.kinds[e] in BODIES | {"Person"}]
        for span, entity in here:
            if scene.kinds[entity] == "Person":
                _note_titles(scene, sentence, span, entity)
        outside = [(s, e) for s, e in here if not _inside(s, spans)]
        quoted = _inside(Span(sentence.span.start, sentence.span.start + 1), spans)
        event = None if quoted else _subject(scene, sentence, outside)
        if event:
            yield replace(event, sentence=number)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a mention lies in one of the quotes (sorted; reported ones may nest a fragment)."""
    index = bisect_left(spans, Span(span.end, 0))
    return any(each.covers(span) for each in spans[max(0, index - 3) : index])


def _note_titles(scene: Scene, sentence: Sentence, span: Span, entity: str) -> None:
    index = bisect_left(sentence.tokens, span.start, key=lambda token: token.start)
    small = scene.spoken.words
    words: list[str] = []
    ranks = scene.spoken.phrases["honorific"]
    apposed = index
    while apposed and (sentence.tokens[apposed - 1].text.lower(),) in ranks:
        apposed -= 1
    apposed = apposed - 1 if apposed and sentence.tokens[apposed - 1].text == "," else index
    for token in reversed(sentence.tokens[max(0, apposed - _NEAR_TITLE) : apposed]):
        if token.text in ',.;:"“”' or token.text.lower() in scene.spoken.active:
            break
        words.append(token.text.lower())
    previous = words[0] if words and apposed == index else ""
    if gender := "f" if previous in small["female"] else "m" if previous in small["male"] else "":
        scene.genders.setdefault(entity, gender)
    after = bisect_left(sentence.tokens, span.end, key=lambda token: token.start)
    if after < len(sentence.tokens) and sentence.tokens[after].text == ",":
        for token in sentence.tokens[after + 1 : after + 1 + _NEAR_TITLE]:
            if token.text in ',.;:"“”':
                break
            words.append(token.text.lower())
    language = scene.spoken.language
    long = [part for word in words for part in long_office(word, language)]
    scene.titles.setdefault(entity, set()).update(words, long)
    if age := _AGE.match(scene.document.article.text, span.end, span.end + 10):
        scene.ages.setdefault(entity, age[1])


@lru_cache(maxsize=4096)
def long_office(word: str, language: str) -> tuple[str, ...]:
    """The words of an office for its short form, else the word itself.

    >>> long_office("wapres", "id"), long_office("warga", "id")
    (('wakil', 'presiden'), ('warga',))
    """
    return _short_offices("en" if language == "en" else "id").get(word, (word,))


@lru_cache(maxsize=2)
def _short_offices(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in Ontology.load().table("titles"):
        full, *others = row[language].split("|")
        for short in others:
            if " " not in short and " " in full and row["kind"] == "office":
                found.setdefault(short.lower(), tuple(full.lower().split()))
    return found


def _subject(
    scene: Scene, sentence: Sentence, mentions: Sequence[tuple[Span, str]]
) -> Event | None:
    words = [token.text.lower() for token in sentence.tokens]
    people = [each for each in mentions if scene.kinds[each[1]] == "Person"]
    found = (
        _agent(scene, sentence, words, people)
        or _first_subject(scene, sentence, words, people)
        or _first_subject(scene, sentence, words, mentions)
    )
    if found and _led_by_pronoun(scene, sentence, words, found[0][0]):
        return None
    if found:
        first = bisect_left(sentence.tokens, found[0][0], key=lambda token: token.start)
        kin = _possessed(words, first, scene.spoken.words["relation"] | scene.spoken.words["kin"])
        entities = tuple(dict.fromkeys(e for _, e in found))
        return Event(found[0][0], entities, sentence.paragraph, kin=kin)
    if _somebody(scene, words):
        return Event(sentence.span.start, (), sentence.paragraph)
    return None


def _agent(
    scene: Scene, sentence: Sentence, words: Sequence[str], people: Sequence[tuple[Span, str]]
) -> list[tuple[int, str]]:
    """Who said it in a sentence whose verb is passive: "Kabar itu dibenarkan (oleh) Budi"."""
    for span, entity in people:
        index = bisect_left(sentence.tokens, span.start, key=lambda token: token.start)
        begin = _phrase_start(sentence, index, scene.spoken.words["role"])
        verb = begin - 1
        while verb > 0 and words[verb] in {"oleh", "langsung", "sendiri"}:
            verb -= 1
        if verb >= 0 and scene.spoken.passive.get(words[verb]) in _TELLS:
            return [(span.start, entity)]
    return []


def _led_by_pronoun(scene: Scene, sentence: Sentence, words: Sequence[str], position: int) -> bool:
    """Whether "ia" or "he" is the subject before a name: "Ia memuji target Presiden Budi"."""
    index = bisect_left(sentence.tokens, position, key=lambda token: token.start)
    single = scene.spoken.words["pronoun"] - scene.spoken.words["plural"]
    single = single - scene.spoken.words["neuter"]
    behind = words[index : index + _FRONTED]
    comma = behind.index(",") if "," in behind else len(behind)  # "Asked by Lee, he …"
    fronted = (
        index > 0 and words[index - 1] == "by" and not single.isdisjoint(behind[comma + 1 :][:1])
    )
    return fronted or not single.isdisjoint(words[: min(index, _LED)])


def _first_subject(
    scene: Scene, sentence: Sentence, words: Sequence[str], mentions: Sequence[tuple[Span, str]]
) -> list[tuple[int, str]]:
    """The first mention that can be a subject, and those that "and" joins to it."""
    found: list[tuple[int, str]] = []
    for span, entity in mentions:
        index = bisect_left(sentence.tokens, span.start, key=lambda token: token.start)
        if index >= len(words) or possessor(scene.document.article.text, span):
            continue
        joined = bool(found) and index > 0 and words[index - 1] in scene.nouns.coordinators
        if (joined or not found) and _can_be_subject(scene, sentence, words, index, joined):
            found.append((span.start, entity))
    return found


def _can_be_subject(
    scene: Scene, sentence: Sentence, words: Sequence[str], index: int, joined: bool
) -> bool:
    small = scene.spoken.words
    if index == 0 or joined:
        return True
    previous = words[index - 1]
    begin = _phrase_start(sentence, index, small["role"])
    governor = words[begin - 1] if begin else ""
    if begin <= 1 and words[0] in {"bagi", "for"}:
        return True  # "For Dale, the choice was simple"
    if any(
        w in {"oleh", "by", "menurut"} or w in scene.spoken.passive for w in (previous, governor)
    ):
        return True
    if previous in small["relation"] and (
        index == 1 or not sentence.tokens[index - 1].text[:1].isupper()
    ):
        return False
    if index > 1 and scene.spoken.phrase("relation", words, index - 2) == 2:
        return False  # "kuasa hukum Budi, Rina, menolak"
    if _possessed(words, index, small["thing"]):
        return False  # "Her novel, Low Water, is …"
    if {previous, governor} & (scene.nouns.prepositions | scene.nouns.coordinators):
        return False
    if scene.spoken.language == "en":
        return not (previous.endswith(("ed", "ing")) or previous in scene.spoken.active)
    return not (
        any(_is_verb(word, small["role"]) for word in (previous, governor))
        or _behind_verb(words, begin, small["role"])
    )


def _is_verb(word: str, roles: frozenset[str]) -> bool:
    """Whether an Indonesian word has the look of a verb and is no title ("menteri")."""
    return len(word) > 5 and word.startswith(("me", "di", "ber", "ter")) and word not in roles


def _behind_verb(words: Sequence[str], position: int, roles: frozenset[str]) -> bool:
    """Whether the clause before a word has its verb already, or tells who is meant ("yakni")."""
    for word in reversed(words[max(0, position - _CLAUSE) : position]):
        if word in _MARKS:
            return False
        if word in _NAMELY or (_ACTIVE.fullmatch(word) and word not in roles | _NO_VERBS):
            return True
    return False


def _phrase_start(sentence: Sentence, index: int, roles: frozenset[str]) -> int:
    """Where the office before a name begins: "dengan *Menteri Sosial* Budi"."""
    start = index
    while start > max(0, index - _PHRASE):
        word = sentence.tokens[start - 1].text
        if not (word[:1].isupper() or word.lower() in roles):
            break
        start -= 1
    return start


def _possessed(words: Sequence[str], index: int, nouns: frozenset[str]) -> bool:
    """Whether a name between commas tells which one: "Bukunya, X,", "Her neighbour, X,"."""
    if index < 2 or words[index - 1] != ",":
        return False
    owned = words[index - 2]
    if owned.endswith("nya"):
        return owned.removesuffix("nya") in nouns
    return index > 2 and owned in nouns and words[index - 3] in {"his", "her", "their", "its"}


def _somebody(scene: Scene, words: Sequence[str]) -> bool:
    """Whether a sentence is about one unnamed person ("Salah seorang warga mengeluh").

    Several ("banyak warga") are nobody whom "he" could mean.
    """
    small: Mapping[str, frozenset[str]] = scene.spoken.words
    folk = 1 if words[:1] in (["pihak"], ["para"]) else 0
    several = folk < len(words) and words[folk] in small["folk"] and scene.spoken.language == "id"
    if several and any(word in scene.spoken.active for word in words[folk + 1 : folk + 4]):
        return True  # "Pihak keluarga memohon …"
    start = next((i for i, word in enumerate(words[:4]) if word in small["someone"]), None)
    if start is None:
        return False
    nearby = set(words[start + 1 : start + 5])
    return "seorang" in words[start : start + 2] or bool(nearby & (small["folk"] | small["role"]))
