"""Who an article speaks of, sentence by sentence: what a pronoun can refer to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kgnews.extract.speech.speaker_phrases import possessor
from kgnews.extract.speech.verbs import Speech, speech
from kgnews.extract.words.grammar import Grammar, grammar
from kgnews.model import Document, Entity, Sentence, Span

__all__ = ["BODIES", "Event", "Scene", "subjects"]

BODIES = frozenset({"Organization", "GovernmentBody", "Group"})
_NEAR_TITLE = 8  # tokens beside a name in which a description of the person may stand


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody came up at a position; no entity where it was somebody unnamed."""

    position: int
    entities: tuple[str, ...]
    paragraph: int
    spoke: bool = False


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
    for sentence in scene.document.sentences:
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
            yield event


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a mention lies in one of the quotes (sorted; reported ones may nest a fragment)."""
    index = bisect_left(spans, Span(span.end, 0))
    return any(each.covers(span) for each in spans[max(0, index - 3) : index])


def _note_titles(scene: Scene, sentence: Sentence, span: Span, entity: str) -> None:
    index = bisect_left(sentence.tokens, span.start, key=lambda token: token.start)
    small = scene.spoken.words
    words: list[str] = []
    for token in reversed(sentence.tokens[max(0, index - _NEAR_TITLE) : index]):
        if token.text in ',.;:"“”' or token.text.lower() in scene.spoken.active:
            break
        words.append(token.text.lower())
    previous = words[0] if words else ""
    if gender := "f" if previous in small["female"] else "m" if previous in small["male"] else "":
        scene.genders.setdefault(entity, gender)
    after = bisect_left(sentence.tokens, span.end, key=lambda token: token.start)
    if after < len(sentence.tokens) and sentence.tokens[after].text == ",":
        for token in sentence.tokens[after + 1 : after + 1 + _NEAR_TITLE]:
            if token.text in ',.;:"“”':
                break
            words.append(token.text.lower())
    scene.titles.setdefault(entity, set()).update(words)


def _subject(
    scene: Scene, sentence: Sentence, mentions: Sequence[tuple[Span, str]]
) -> Event | None:
    words = [token.text.lower() for token in sentence.tokens]
    people = [each for each in mentions if scene.kinds[each[1]] == "Person"]
    found = _first_subject(scene, sentence, words, people) or _first_subject(
        scene, sentence, words, mentions
    )
    if found:
        return Event(found[0][0], tuple(dict.fromkeys(e for _, e in found)), sentence.paragraph)
    if _somebody(scene, words):
        return Event(sentence.span.start, (), sentence.paragraph)
    return None


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
    if index == 0 or joined:
        return True
    previous, small = words[index - 1], scene.spoken.words
    if previous in {"oleh", "by", "menurut"} or previous in scene.spoken.passive:
        return True
    if previous in small["relation"] and not sentence.tokens[index - 1].text[:1].isupper():
        return False
    if previous in scene.nouns.prepositions or previous in scene.nouns.coordinators:
        return False
    if scene.spoken.language == "en":
        return not (previous.endswith(("ed", "ing")) or previous in scene.spoken.active)
    return not (len(previous) > 5 and previous.startswith(("me", "di", "ber", "ter")))


def _somebody(scene: Scene, words: Sequence[str]) -> bool:
    """Whether a sentence is about one unnamed person ("Salah seorang warga mengeluh").

    Several ("banyak warga") are nobody whom "he" could mean.
    """
    small: Mapping[str, frozenset[str]] = scene.spoken.words
    start = next((i for i, word in enumerate(words[:4]) if word in small["someone"]), None)
    if start is None:
        return False
    nearby = set(words[start + 1 : start + 5])
    return "seorang" in words[start : start + 2] or bool(nearby & (small["folk"] | small["role"]))
