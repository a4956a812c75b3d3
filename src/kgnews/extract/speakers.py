"""Speakers who are not named led back to who they are: "ia", "ujarnya", "the governor", nobody.

The antecedent is the last one who spoke or was the subject of a sentence; an unnamed speaker in
between, two equal candidates, or a description that fits nobody give no speaker at all: no
speaker rather than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kgnews.extract.grammar import Grammar, grammar
from kgnews.extract.quotes import RawQuote
from kgnews.extract.speaker_phrases import Anaphor, possessor
from kgnews.extract.speech import Speech, speech
from kgnews.model import Document, Entity, Mention, Sentence, Span

__all__ = ["resolve_speakers"]

_BODIES = frozenset({"Organization", "GovernmentBody", "Group"})
_NEAR_TITLE = 8  # tokens before a name in which a description of the person may stand
_NEAR_PARAGRAPHS = 3  # how far back a quotation without any cue looks for its speaker


@dataclass(frozen=True, slots=True)
class _Event:
    """Somebody came up at a position; no entity where it was somebody unnamed."""

    position: int
    entities: tuple[str, ...]
    paragraph: int
    spoke: bool = False


def resolve_speakers(
    document: Document, quotes: Sequence[RawQuote], entities: Sequence[Entity]
) -> tuple[str | None, ...]:
    """The local entity id of the speaker of each quote, None where it cannot be told.

    >>> from kgnews.extract.quotes import find_quotes
    >>> from kgnews.model import Article
    >>> from kgnews.text import segment
    >>> text = 'Ratna meninjau sungai itu. "Sudah surut," ujarnya.'
    >>> ratna = Mention(Span(0, 5), "Person", "Ratna", "tagger")
    >>> document = segment(Article(text, language="id"))
    >>> found = find_quotes(document, [ratna])
    >>> resolve_speakers(document, found, [Entity("e1", "Person", "Ratna", mentions=(ratna,))])
    ('e1',)
    """
    return _Resolver(document, quotes, entities).resolve()


@dataclass(slots=True)
class _Scene:
    """What the resolver looks up: who is where, what stands before whom."""

    document: Document
    spoken: Speech
    nouns: Grammar
    kinds: dict[str, str]
    first: dict[str, int]
    by_span: dict[Span, str]
    names: dict[str, tuple[frozenset[str], ...]]
    genders: dict[str, str] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)


class _Resolver:
    """One pass over the quotes of an article that remembers who came up so far."""

    def __init__(
        self, document: Document, quotes: Sequence[RawQuote], entities: Sequence[Entity]
    ) -> None:
        language = document.article.language
        self.scene = _Scene(
            document=document,
            spoken=speech(language),
            nouns=grammar(language),
            kinds={entity.id: entity.kind for entity in entities},
            first=_first_in_body(document, entities),
            by_span={m.span: entity.id for entity in entities for m in entity.mentions},
            names={
                entity.id: tuple(
                    frozenset(name.casefold().split()) for name in (entity.name, *entity.names)
                )
                for entity in entities
            },
        )
        self.quotes = quotes
        self.voices = {
            self.scene.by_span.get(quote.speaker.span)
            for quote in quotes
            if isinstance(quote.speaker, Mention)
        }
        self.events = list(_subjects(self.scene, quotes, entities))
        self.positions = [event.position for event in self.events]
        self.spoken: list[_Event] = []
        self.answers: list[str | None] = []

    def resolve(self) -> tuple[str | None, ...]:
        """The answers, in the order of the quotes."""
        for number, quote in enumerate(self.quotes):
            answer, known = self._who(number, quote)
            self.answers.append(answer)
            place = (
                quote.cue.start
                if quote.cue and quote.cue.end > quote.cue.start
                else quote.span.start
            )
            if answer or not known:
                self.spoken.append(
                    _Event(place, (answer,) if answer else (), quote.paragraph, spoke=True)
                )
        return tuple(self.answers)

    def _who(self, number: int, quote: RawQuote) -> tuple[str | None, bool]:
        """The speaker, and whether nobody new spoke (a silence that stays unresolved)."""
        speaker = quote.speaker
        if isinstance(speaker, Mention):
            return self._entity(speaker), False
        if speaker is None:
            return None, False
        if speaker.plural:
            return None, False
        place = speaker.span.start if speaker.words else quote.span.start
        if speaker.form == "name":
            return self._named(speaker.words), False
        if speaker.form == "description":
            return self._described(speaker, place), False
        if speaker.form == "silence" and quote.rule.endswith("no cue"):
            return self._unsaid(number, quote, place), True
        if speaker.words in self.scene.spoken.words["neuter"] and speaker.form == "pronoun":
            return self._body(place), True
        people_only = speaker.form == "pronoun"
        return self._last(place, people_only, speaker.gender), True

    def _entity(self, mention: Mention) -> str | None:
        return self.scene.by_span.get(mention.span)

    def _named(self, words: str) -> str | None:
        wanted = frozenset(words.casefold().split())
        fits = [e for e, names in self.scene.names.items() if any(wanted <= n for n in names)]
        return fits[0] if len(fits) == 1 else None

    def _recent(self, place: int) -> Iterable[_Event]:
        """Events before a position, the last first; speaking counts before being a subject."""
        early = self.events[: bisect_left(self.positions, place)]
        late = [event for event in self.spoken if event.position < place]
        left, right = len(early) - 1, len(late) - 1
        while left >= 0 or right >= 0:
            take_spoken = right >= 0 and (left < 0 or late[right].position >= early[left].position)
            yield late[right] if take_spoken else early[left]
            left, right = (left, right - 1) if take_spoken else (left - 1, right)

    def _last(self, place: int, people_only: bool, gender: str = "") -> str | None:
        for event in self._recent(place):
            fits = [each for each in event.entities if self._fits(each, people_only, gender)]
            if not event.entities:
                return None
            if not event.spoke and self._spoken_before(place):
                fits = [each for each in fits if self._takes_over(each, event)]
                if not fits:
                    continue
            if len(fits) == 1:
                if gender:
                    self.scene.genders.setdefault(fits[0], gender)
                return fits[0]
            if fits:
                speaker = next((e.entities[0] for e in reversed(self.spoken) if e.entities), None)
                return speaker if speaker in fits else None
        return None

    def _spoken_before(self, place: int) -> bool:
        return any(event.entities and event.position < place for event in self.spoken)

    def _takes_over(self, entity: str, event: _Event) -> bool:
        """Whether a subject that has not spoken now is the next speaker: it is new, or speaks
        elsewhere. Others are whom the last speaker talks about."""
        return entity in self.voices or self.scene.first[entity] >= event.position

    def _fits(self, entity: str, people_only: bool, gender: str) -> bool:
        if people_only and self.scene.kinds[entity] != "Person":
            return False
        known = self.scene.genders.get(entity, "")
        return not (gender and known and gender != known)

    def _described(self, speaker: Anaphor, place: int) -> str | None:
        words = [word.strip(",.").casefold() for word in speaker.words.split()]
        small, nouns = self.scene.spoken.words, self.scene.nouns.nouns
        content = {w for w in words if len(w) > 3 or w in small["role"]} - small["definite"]
        fits = [e for e, titles in self.scene.titles.items() if content & small["role"] & titles]
        scored = sorted(((len(content & self.scene.titles[e]), e) for e in fits), reverse=True)
        if scored and (len(scored) == 1 or scored[0][0] > scored[1][0]):
            return scored[0][1]
        english = self.scene.spoken.language == "en"
        definite = words[0] in small["definite"] if english else words[-1] in small["definite"]
        if not definite or len(words) < 2:
            return None
        if small["faceless"].intersection(words):
            return None  # "the source" is the one whom nobody names
        head = _english_head(words, small["pass"]) if english else words[0]
        kinds = nouns.get(head, ())
        if kinds and "Person" not in kinds:
            return self._body(place)
        found = self._last(place, people_only=True, gender=speaker.gender)
        return found if not scored or found in fits else None

    def _body(self, place: int) -> str | None:
        """The last organisation that spoke or acted, for "the company"."""
        for event in self._recent(place):
            bodies = [e for e in event.entities if self.scene.kinds[e] in _BODIES]
            if bodies:
                return bodies[0] if len(bodies) == 1 else None
        return None

    def _unsaid(self, number: int, quote: RawQuote, place: int) -> str | None:
        """The speaker of a quotation that stands alone: who came up just before, or speaks on."""
        spoke = next((event for event in reversed(self.spoken) if event.position < place), None)
        if spoke is None or quote.paragraph - spoke.paragraph > 1:
            for following in self.quotes[number + 1 : number + 2]:
                near = following.paragraph - quote.paragraph <= 1
                if near and isinstance(following.speaker, Mention):
                    return self._entity(following.speaker)
        last = next(iter(self._recent(place)), None)
        if last is None or quote.paragraph - last.paragraph > _NEAR_PARAGRAPHS:
            return None
        return self._last(place, people_only=False)


def _first_in_body(document: Document, entities: Sequence[Entity]) -> dict[str, int]:
    """Where each entity is first named outside the headline."""
    title = max((s.span.end for s in document.sentences if s.title), default=0)
    return {
        entity.id: min((m.span.start for m in entity.mentions if m.span.start >= title), default=0)
        for entity in entities
    }


def _english_head(words: Sequence[str], prepositions: frozenset[str]) -> str:
    for index, word in enumerate(words):
        if index and word in prepositions:
            return words[index - 1]
    return words[-1]


def _subjects(
    scene: _Scene, quotes: Sequence[RawQuote], entities: Sequence[Entity]
) -> Iterable[_Event]:
    """Who is the subject of which sentence, outside speech; fills genders and titles on the way."""
    mentions = sorted((m.span, e.id) for e in entities for m in e.mentions)
    starts = [span.start for span, _ in mentions]
    spans = sorted(quote.span for quote in quotes)
    for sentence in scene.document.sentences:
        low = bisect_left(starts, sentence.span.start)
        high = bisect_left(starts, sentence.span.end)
        here = [(s, e) for s, e in mentions[low:high] if scene.kinds[e] in _BODIES | {"Person"}]
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


def _note_titles(scene: _Scene, sentence: Sentence, span: Span, entity: str) -> None:
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
    scene: _Scene, sentence: Sentence, mentions: Sequence[tuple[Span, str]]
) -> _Event | None:
    words = [token.text.lower() for token in sentence.tokens]
    found: list[tuple[int, str]] = []
    for span, entity in mentions:
        index = bisect_left(sentence.tokens, span.start, key=lambda token: token.start)
        if index >= len(words) or possessor(scene.document.article.text, span):
            continue
        joined = bool(found) and index > 0 and words[index - 1] in scene.nouns.coordinators
        if (joined or not found) and _can_be_subject(scene, sentence, words, index, joined):
            found.append((span.start, entity))
    if found:
        return _Event(found[0][0], tuple(dict.fromkeys(e for _, e in found)), sentence.paragraph)
    if _somebody(scene, words):
        return _Event(sentence.span.start, (), sentence.paragraph)
    return None


def _can_be_subject(
    scene: _Scene, sentence: Sentence, words: Sequence[str], index: int, joined: bool
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


def _somebody(scene: _Scene, words: Sequence[str]) -> bool:
    """Whether a sentence is about somebody unnamed ("Salah seorang warga mengeluh")."""
    small: Mapping[str, frozenset[str]] = scene.spoken.words
    start = next((i for i, word in enumerate(words[:4]) if word in small["anyone"]), None)
    if start is None:
        return False
    nearby = set(words[start + 1 : start + 5])
    return "seorang" in words[start : start + 2] or bool(nearby & (small["folk"] | small["role"]))
