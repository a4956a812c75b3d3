"""From a document to its reading: the story of one article, step by step."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from kgnews.extract.again import Called, called, called_facts
from kgnews.extract.anaphora import Reference, find_references
from kgnews.extract.forward import described_first
from kgnews.extract.frames.compiling import apposed_rules
from kgnews.extract.frames.line import Line
from kgnews.extract.frames.statements import Reader, Worded, from_frames
from kgnews.extract.gazetteer.entries import Entry
from kgnews.extract.gazetteer.lookup import Gazetteer
from kgnews.extract.groups import named_later
from kgnews.extract.kinship import kin
from kgnews.extract.names.meetings import find_meetings
from kgnews.extract.naming import HAPPENING, Named, name_entities
from kgnews.extract.parties import Parties
from kgnews.extract.places import places
from kgnews.extract.posts import APPOSED, from_offices
from kgnews.extract.prefixes import sums, workers
from kgnews.extract.relations import (
    ages,
    arranged,
    descriptions,
    editions,
    members,
    parts_of_bodies,
    pointing_back,
    taken_part,
    topics,
)
from kgnews.extract.speech.quotes import RawQuote, find_quotes
from kgnews.extract.speech.speakers import resolve_speakers
from kgnews.extract.speech.stance import stance_at
from kgnews.extract.units import draw_lines
from kgnews.extract.values import Value, find_values
from kgnews.model import (
    Document,
    Entity,
    Evidence,
    Mention,
    Quote,
    Reading,
    Sentence,
    Span,
    Stance,
    Statement,
    Token,
)
from kgnews.ontology import Ontology
from kgnews.text import MOST_READ

__all__ = ["read"]

# A state that the day of the article vouches for; an act has a day of its own.
# Values whose words name nothing; a count ("26 kota") may stand before a name.
NUMBERS = frozenset({"date", "money", "percent", "duration", "measure"})
_YEAR = re.compile(r"(?:19|20)\d\d$")
_STRONGEST = (Stance.DENIES, Stance.PLANS, Stance.REPORTS, Stance.ASSERTS)
ACCUSING = frozenset({"accusedOf", "arrestedFor", "namedSuspectIn", "convictedOf"})
STATES = frozenset({"holdsOffice", "memberOf", "affiliatedWith", "leads", "age"})


def read(document: Document, ontology: Ontology, gazetteer: Gazetteer) -> Reading:
    """Everything that one document says, and nothing that it does not.

    >>> from kgnews.model import Article
    >>> from kgnews.text import segment
    >>> words = Ontology.load()
    >>> article = Article("Gubernur Bali Made Sukerta tiba di Medan.", language="id")
    >>> reading = read(segment(article), words, Gazetteer.load(words))
    >>> [(each.subject, each.predicate) for each in reading.statements][:1]
    [('e2', 'holdsOffice')]
    """
    article = document.article
    values = [_values(document, sentence) for sentence in document.sentences]
    outlet = [each.span for each in article.details if each.name == "publisher" and each.span]
    numbers = [[*outlet, *(v.span for v in each if v.kind in NUMBERS)] for each in values]
    named = name_entities(document, gazetteer, numbers)
    meant = called(document, named.entities)
    references = _references(document, named, values, meant, ontology)
    raw = find_quotes(document, [m for each in named.mentions for m in each])
    mute = {each.id for each in named.entities if _is_happening(each)}
    found = resolve_speakers(document, raw, named.entities)
    speakers = [None if each in mute else each for each in found]
    lines = draw_lines(document, named, references, values)
    meetings = find_meetings(document, named.entities, gazetteer)
    reader = _reader(document, named, meetings, ontology)
    scene = _Scene(lines, references, values, _insides(named.entities, gazetteer))
    parties = Parties(named.entities)
    apposed = apposed_rules(ontology, "en" if article.language == "en" else "id")
    voice = _Voice(document, named.mentions, raw, speakers)
    statements = [
        *(voice.of_office(*each) for each in from_offices(named, references, reader)),
        *(voice.of_frame(*each, apposed) for each in from_frames(lines, reader)),
        *(voice.apposed(*each) for each in _shapes(scene, reader)),
        *(voice.apposed(*each) for each in called_facts(meant, document, reader)),
        *(voice.apposed(*each) for each in parties.members(lines, reader)),
    ]
    statements += taken_part(statements)
    statements += parts_of_bodies(named.entities, reader)
    statements += arranged(named.entities, reader)
    statements += topics(lines, named.entities, reader, ontology)
    quotes = [
        _quote(each, speaker, named, article.text)
        for each, speaker in zip(raw, speakers, strict=True)
    ]
    used = {name for each in statements for name in (each.subject, each.object)}
    held = [*(each for each in meetings.values() if each.id in used), *parties.entities.values()]
    told = [each for each in named.entities if each.id in used or not _is_happening(each)]
    return Reading(
        document,
        (*told, *held),
        tuple(_once(_dated(each, article.published) for each in _one_telling(statements))),
        tuple(quotes),
        _notes(document),
    )


def _references(
    document: Document,
    named: Named,
    values: Sequence[Sequence[Value]],
    meant: Sequence[Called],
    ontology: Ontology,
) -> list[list[Reference]]:
    """The words of each sentence that point to what is named elsewhere."""
    references = find_references(document, named.entities, ontology)
    described = described_first(document, named.entities)
    for number, each in (
        *((described,) if described else ()),
        *((each.sentence, each.reference) for each in meant),
        *named_later(document, named.entities, values),
    ):
        references[number].append(each)
    return references


def _reader(
    document: Document, named: Named, meetings: Mapping[str, Entity], ontology: Ontology
) -> Reader:
    article = document.article
    return Reader(
        article.text, article.language, ontology,
        {entity.id: entity.kind for entity in (*named.entities, *meetings.values())},
        {body: meeting.id for body, meeting in meetings.items()},
        {e.id: year[0] for e in named.entities if (year := _YEAR.search(e.key or e.name))},
        article.published,
    )  # fmt: skip


def _is_happening(entity: Entity) -> bool:
    """Whether an entity is an event without a name; it is kept if something is said of it."""
    return all(mention.rule == HAPPENING for mention in entity.mentions)


def _notes(document: Document) -> tuple[str, ...]:
    """What a reader should know of how far the document was read."""
    notes = list(document.article.named("note"))
    if sum(s.span.end - s.span.start for s in document.sentences) > 0.9 * MOST_READ:
        notes.append(f"only the first {MOST_READ} characters were read")
    if document.article.language not in {"id", "en"}:
        notes.append(f"the language {document.article.language} has no rules of its own yet")
    return tuple(notes)


def _values(document: Document, sentence: Sentence) -> list[Value]:
    article = document.article
    return find_values(article.text, *sentence.span, article.language, article.published)


@dataclass(frozen=True, slots=True)
class _Scene:
    """The lines of a document with what points back and what counts in each."""

    lines: Sequence[Line]
    references: Sequence[Sequence[Reference]]
    values: Sequence[Sequence[Value]]
    inside: Mapping[tuple[str, str], bool]  # of linked places: the first in the second


def _shapes(scene: _Scene, reader: Reader) -> Iterator[Worded]:
    before: Line | None = None
    for line, references, values in zip(scene.lines, scene.references, scene.values, strict=True):
        if line.sentence.title:
            continue
        yield from places(line, reader, scene.inside)
        yield from ages(line, reader)
        yield from members(line, reader)
        yield from sums(line, reader)
        yield from workers(line, reader)
        yield from kin(before, line, reader)
        yield from descriptions(line, reader)
        yield from pointing_back(before, line, reader)
        ordinals = {v.span.start: (v.span, v.value) for v in values if v.kind == "ordinal"}
        yield from editions(line, references, ordinals, reader)
        before = line


def _insides(entities: Iterable[Entity], gazetteer: Gazetteer) -> dict[tuple[str, str], bool]:
    """Of each two linked places whether the gazetteer has the first inside the second.

    Where it does not say, there is no entry; two cities or two countries are never inside
    each other.
    """
    linked = [(entity.id, gazetteer.entry(entity.key)) for entity in entities if entity.key]
    places = [(number, entry) for number, entry in linked if entry and entry.kind != "Person"]
    above = {entry.key: set(gazetteer.ancestors(entry)) for _, entry in places if entry}
    told: dict[tuple[str, str], bool] = {}
    for small, inner in places:
        for large, outer in places:
            if inner and outer and small != large:
                if outer.key in above[inner.key]:
                    told[small, large] = True
                elif _apart(inner, outer):
                    told[small, large] = False
    return told


def _without_names(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Token, ...]:
    """The tokens with the words of names blotted out: "Bukan" in a name denies nothing."""
    spans = sorted(mention.span for mention in mentions)
    blotted, at = list[Token](), 0
    for token in sentence.tokens:
        while at < len(spans) and spans[at].end <= token.start:
            at += 1
        inside = at < len(spans) and spans[at].start <= token.start
        blotted.append(token._replace(text="_") if inside else token)
    return tuple(blotted)


def _apart(inner: Entry, outer: Entry) -> bool:
    """Whether one place is surely not inside another: two cities, two provinces, two lands."""
    homes = {entry.key if entry.kind == "Country" else entry.country for entry in (inner, outer)}
    level = [entry.key.partition("-")[0] for entry in (inner, outer)]
    return ("" not in homes and len(homes) > 1) or (level[0] == level[1] and level[0] != "place")


class _Voice:
    """Whose words a statement stands in, and how they hold it."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Sequence[Mention]],
        raw: Sequence[RawQuote],
        speakers: Sequence[str | None],
    ) -> None:
        self._document = document
        self._quotes = list(zip(raw, speakers, strict=True))
        self._starts = [sentence.span.start for sentence in document.sentences]
        self._tokens = [
            _without_names(sentence, its)
            for sentence, its in zip(document.sentences, mentions, strict=True)
        ]

    def of_frame(
        self, statement: Statement, predicate: Sequence[Span], apposed: Set[str]
    ) -> Statement:
        """A statement of a frame: of a verb or noun, or of an apposition ("Oxfam of Paris")."""
        small = statement.evidence.rule in apposed
        return self.said(statement, predicate, direct_only=small)

    def said(
        self, statement: Statement, predicate: Sequence[Span], *, direct_only: bool = False
    ) -> Statement:
        """A statement of a verb: denied, planned or reported if the words around it say so.

        With ``direct_only`` it is the writer's own also in what somebody said in other words.
        """
        tokens = self._tokens[bisect_right(self._starts, predicate[0].start) - 1]
        language = self._document.article.language
        found = {stance_at(tokens, span, language)[0] for span in predicate}
        stance = next(each for each in _STRONGEST if each in found)
        quote, speaker = self._around(predicate[-1], direct_only=direct_only)
        if quote and stance is Stance.ASSERTS:
            stance = Stance.REPORTS
        return replace(statement, stance=stance, attributed_to=speaker)

    def of_office(self, statement: Statement, words: Sequence[Span]) -> Statement:
        """A statement of an office: of a verb ("menjabat") or of an apposition."""
        rule = statement.evidence.rule.removeprefix("office: ")
        told = self.apposed if rule in APPOSED else self.said
        return told(statement, words)

    def apposed(self, statement: Statement, words: Sequence[Span]) -> Statement:
        """A statement of an apposition, which only somebody's own words take back."""
        quote, speaker = self._around(words[-1], direct_only=True)
        if quote is None:
            return statement
        return replace(statement, stance=Stance.REPORTS, attributed_to=speaker)

    def _around(self, span: Span, *, direct_only: bool) -> tuple[RawQuote | None, str | None]:
        for quote, speaker in self._quotes:
            if quote.span.covers(span) and (quote.direct or not direct_only):
                return quote, speaker
        return None, None


def _quote(raw: RawQuote, speaker: str | None, named: Named, text: str) -> Quote:
    evidence = Evidence(raw.evidence, raw.evidence.of(text), raw.rule)
    return Quote(
        text=raw.text,
        span=raw.span,
        speaker=speaker,
        role=_role(raw, speaker, named),
        source=raw.source,
        date=raw.date.value if raw.date else None,
        direct=raw.direct,
        evidence=evidence,
    )


def _role(raw: RawQuote, speaker: str | None, named: Named) -> str | None:
    """The speaker's office, unless somebody else holds it in the same words."""
    if not raw.role:
        return None
    others = {
        office.text
        for offices in named.offices
        for office in offices
        if office.holder_span
        and raw.evidence.covers(office.span)
        and named.at.get(office.holder_span) != speaker
    }
    return None if any(raw.role.startswith(each) for each in others) else raw.role


def _dated(statement: Statement, published: str | None) -> Statement:
    """A state that the day of the article vouches for, or that was over by then."""
    if statement.predicate not in STATES or not published or statement.ended:
        return statement
    until = statement.valid_until
    if until and until < published[: len(until)]:
        return replace(statement, ended=True)
    return replace(statement, as_of=published)


def _one_telling(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, an accusation that sentences tell at different length in its shortest words.

    The shorter words stand in the longer ones, so that each sentence still says them.
    """
    texts: dict[tuple[str, str], list[str]] = {}
    for each in statements:
        if each.predicate in ACCUSING:
            texts.setdefault((each.subject, each.predicate), []).append(each.object)
    for each in statements:
        others = texts.get((each.subject, each.predicate), ())
        inside = [text for text in others if text in each.object]
        yield replace(each, object=min(inside, key=len)) if inside else each


def _once(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Each fact once for each sentence that states it."""
    seen: set[tuple[str, str, str, Span, Stance]] = set()
    for each in statements:
        place = (each.subject, each.predicate, each.object, each.evidence.span, each.stance)
        if place not in seen:
            seen.add(place)
            yield each
