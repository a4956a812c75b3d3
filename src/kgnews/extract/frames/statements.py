"""Matches of frames to statements: stance, lists that run on, stated numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations

from kgnews.extract.frames.compiling import CompiledFrame, Gap, Slot, Word, frame_index
from kgnews.extract.frames.contests import Told, played_in
from kgnews.extract.frames.fillers import CLAUSE_ENDS, RELATIVES
from kgnews.extract.frames.given import filled
from kgnews.extract.frames.line import PEOPLE, Line, Unit
from kgnews.extract.frames.matching import Match, matches
from kgnews.model import Evidence, Span, Statement
from kgnews.ontology import Ontology

__all__ = ["Reader", "Worded", "from_frames"]

DATATYPES = {
    "count": "integer", "age": "integer", "ordinal": "integer", "date": "date",
    "measure": "decimal", "percent": "decimal",
}  # fmt: skip
NUMERIC = frozenset({"xsd:integer", "xsd:decimal", "xsd:date"})
SINCE = frozenset({"sejak", "mulai", "since", "from"})
UNTIL = frozenset({"hingga", "sampai", "until", "till"})
AT = frozenset({"pada", "in", "on", "during", "di"})
ARRANGED = frozenset({"participatesIn", "panelistIn", "organizes", "hosts", "supports"})
VERB_BEHIND = 12  # tokens between what begins with a noun and its verb
NEGATIONS = frozenset({"not", "never", "n't", "no"})
# The property that holds the stated number of a relation's subjects.
COUNTED_BY = {"supports": "supporterCount", "participatesIn": "participantCount"}


@dataclass(frozen=True, slots=True)
class Reader:
    """What turning matches into statements needs to know about the article.

    ``kinds`` gives the class of every entity, ``meetings`` the event that a body's name can
    also mean ("G20" the forum and "G20" the summit of the year), ``years`` the year that an
    event has in its name, ``published`` the day of the article.
    """

    text: str
    language: str
    ontology: Ontology
    kinds: Mapping[str, str]
    meetings: Mapping[str, str]
    years: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None

    def fits(self, unit: Unit, slot: Slot) -> str | None:
        """The entity of a unit for a slot, None where it does not fit."""
        if slot.literal:
            wanted = not slot.kinds or any(kind in unit.noun.split() for kind in slot.kinds)
            fits = unit.kind == slot.literal and not unit.entity and wanted
            return unit.kind if fits else None
        if not unit.entity:
            return None
        if unit.office and slot.kinds == ("Office",):
            return unit.office
        if self.ontology.fits("Person" if unit.kind == PEOPLE else unit.kind, slot.kinds):
            return unit.entity
        meeting = self.meetings.get(unit.entity)
        if meeting and "Event" in slot.kinds:
            return meeting
        stands = slot.role == "subject" and unit.of is not None
        if stands and unit.of and self.ontology.fits(self.kinds[unit.of], slot.kinds):
            return unit.of
        return None

    def evidence(self, span: Span, rule: str) -> Evidence:
        """The words of a span as evidence of a rule."""
        return Evidence(span, span.of(self.text), rule)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a match stands, and the list members that the following lines add."""

    line: Line
    evidence: Evidence
    predicate: tuple[Span, ...]
    more: Mapping[str, tuple[list[str], Evidence]]


# A statement with the spans of the words that say it: what denies one of them denies it.
Worded = tuple[Statement, tuple[Span, ...]]


def from_frames(lines: Sequence[Line], reader: Reader) -> Iterator[Worded]:
    """Statements of all frames, each with the spans of its predicate words, in text order.

    Their stance is still ``asserts``; the caller knows what the words around them do to it.
    """
    index = frame_index(reader.ontology, "en" if reader.language == "en" else "id")
    known = Told.of(lines)
    for number, line in enumerate(lines):
        if line.sentence.title:
            continue
        found: list[Worded] = []
        for match in _of_line(lines, number, index, reader):
            found += _statements(match, lines, number, reader)
        found = [*_one_text_each([*_one_date_each(found)])]
        yield from found
        yield from _implied(found)
        around = [
            each for each in lines[max(0, number - 1) : number + 1] if not each.sentence.title
        ]
        yield from played_in(around, found, reader.kinds, known)


@lru_cache(maxsize=1)
def _implications() -> Mapping[str, str]:
    return {row["relation"]: row["implies"] for row in Ontology.load().table("implies")}


def _implied(found: Sequence[Worded]) -> Iterator[Worded]:
    """The wider relation that a narrow one implies: who wins an event takes part in it.

    So that a question for the wide one finds all, without a reasoner.
    """
    told = {(s.subject, s.predicate, s.object) for s, _ in found}
    for statement, words in found:
        wide = _implications().get(statement.predicate)
        if wide and (statement.subject, wide, statement.object) not in told:
            told.add((statement.subject, wide, statement.object))
            evidence = replace(statement.evidence, rule=f"implied by {statement.predicate}")
            yield replace(statement, predicate=wide, evidence=evidence), words


def _one_date_each(found: Sequence[Worded]) -> Iterator[Worded]:
    """The statements of a line, without a day for an event where it is the day of something else.

    "The prize was founded in 1989" is no year in which the prize took place.
    """
    taken = {(s.subject, s.object) for s, _ in found if s.predicate == "foundedOn"}
    for each in found:
        if each[0].predicate != "occursOn" or (each[0].subject, each[0].object) not in taken:
            yield each


def _one_text_each(found: Sequence[Worded]) -> Iterator[Worded]:
    """The statements of a line; of two texts for one thing, one inside the other, the shorter."""
    texts: dict[tuple[str, str], list[str]] = {}
    for s, _ in found:
        if s.literal and s.datatype == "string":
            texts.setdefault((s.subject, s.predicate), []).append(s.object)
    for each in found:
        others = texts.get((each[0].subject, each[0].predicate), ())
        if not any(len(o) < len(each[0].object) and o in each[0].object for o in others):
            yield each


def _of_line(
    lines: Sequence[Line],
    number: int,
    index: Mapping[str, tuple[CompiledFrame, ...]],
    reader: Reader,
) -> Iterator[Match]:
    seen: set[tuple[str, int]] = set()
    line = lines[number]
    inside = line.inside_names()
    for position, word in enumerate(line.words):
        if position in inside:
            continue  # a word of a name, as "back" in a title
        for frame in index.get(word, ()):
            if (frame.property, position) in seen:
                continue
            match = matches(line, frame, position, reader.fits)
            told = match and filled(match, lines, number, reader.fits) and _whole(match)
            if match and told and not _suffered(match, reader):
                seen.add((frame.property, position))
                yield match


def _suffered(match: Match, reader: Reader) -> bool:
    """Whether what somebody would take part in, or arrange, is a disaster."""
    object_ = match.fillers.get("object")
    if match.frame.property not in ARRANGED or object_ is None or object_.unit is None:
        return False
    words = object_.unit.span.of(reader.text).lower().split()
    return any(" ".join(words[:length]) in _disasters() for length in (1, 2))


@lru_cache(maxsize=1)
def _disasters() -> frozenset[str]:
    rows = Ontology.load().table("happenings")
    return frozenset(
        word for row in rows if row["role"] == "kind" for word in row["words"].split("|")
    )


def _whole(match: Match) -> bool:
    """Whether both sides are filled, by different things, or one side by a list."""
    subject, object_ = match.fillers.get("subject"), match.fillers.get("object")
    if not subject or not subject.entities:
        return False
    for filler in match.fillers.values():  # several people that one phrase means
        filler.entities = [one for each in filler.entities for one in each.split("+")]
    if object_ is None:
        return len(set(subject.entities)) > 1
    return not set(subject.entities) & set(object_.entities)


def _statements(
    match: Match, lines: Sequence[Line], number: int, reader: Reader
) -> Iterator[Worded]:
    line = lines[number]
    evidence = reader.evidence(line.sentence.span, match.frame.rule)
    predicate = _predicate(match, line)
    name = match.frame.property
    if "object" not in match.fillers:  # "A dan B bertemu": each of the list with each other
        for pair in combinations(dict.fromkeys(match.fillers["subject"].entities), 2):
            yield Statement(pair[0], name, pair[1], evidence), predicate
        return
    subject, object_ = match.fillers["subject"], match.fillers["object"]
    extra = _run_on(match, lines, number, reader)
    since, until = _validity(match, line)
    for role, filler in (("subject", subject), ("object", object_)):
        for entity in filler.entities:
            others = object_ if role == "subject" else subject
            if role == "object" and subject.entities:
                continue  # subjects are gone through with all objects
            for other in others.entities:
                plain = Statement(entity, name, other, evidence)
                yield replace(plain, valid_from=since, valid_until=until), predicate
    if not object_.entities:
        yield from _literals(match, line, evidence, predicate, reader)
    for role, (entities, its_evidence) in extra.items():
        for entity in entities:
            others = object_ if role == "subject" else subject
            for other in others.entities:
                pair = (entity, other) if role == "subject" else (other, entity)
                yield Statement(pair[0], name, pair[1], its_evidence), predicate
    told = _Told(line, evidence, predicate, extra)
    yield from _counts(match, told, reader)


def _predicate(match: Match, line: Line) -> tuple[Span, ...]:
    """The anchor and, where the frame has a gap beside it, every word of the gap.

    "tidak menyalurkan bantuan senilai": the anchor is "senilai", what is denied is before it.
    "revenue will rise to $5 million": the anchor is a noun, the verb is behind it.
    "Laga A vs B akan digelar": what begins with a noun has its verb behind it all.
    "is not": a negation right behind the anchor is put before what it denies.
    """
    anchor = match.anchor
    after = anchor + 1
    plea = line.words[after + 1 : after + 2] == ("guilty",)  # "pleaded not guilty to" is no denial
    if after + 1 < len(line.words) and line.words[after] in NEGATIONS and not plea:
        return (line.span(after + 1, after + 2),)
    start = anchor
    if any(isinstance(each, Gap) for each in match.frame.elements[: match.frame.anchor]):
        subject = match.fillers["subject"].unit
        start = subject.end if subject and subject.end <= anchor else match.start
    last, word = after, match.frame.elements[match.frame.anchor]
    behind = match.frame.elements[match.frame.anchor + 1 :]
    if not getattr(word, "verb", False) and any(isinstance(each, Gap) for each in behind):
        object_ = match.fillers.get("object")
        last = max(after, object_.unit.start) if object_ and object_.unit else after
    verbs = _verb_behind(match, line) if _nominal(match) else ()
    return (*(line.span(at, at + 1) for at in range(start, last)), *verbs)


def _nominal(match: Match) -> bool:
    """Whether a frame is a noun with two sides, "laga {subject} vs {object}", and no apposition."""
    words = [each for each in match.frame.elements if isinstance(each, Word)]
    apposed = any((",",) in word.forms for word in words)
    sided = all(filler.entities for filler in match.fillers.values())
    return match.frame.anchor == 0 and not words[0].verb and not apposed and sided


def _verb_behind(match: Match, line: Line) -> tuple[Span, ...]:
    """The verb behind the first auxiliaries after a match, if they stand in its clause."""
    words, auxiliaries = line.words, line.grammar.auxiliaries
    for at in range(match.end, min(match.end + VERB_BEHIND, len(words) - 1)):
        if words[at] in CLAUSE_ENDS | RELATIVES or words[at] in line.grammar.boundaries:
            break
        if words[at] in auxiliaries and words[at + 1] not in auxiliaries:
            return (line.span(at + 1, at + 2),)
    return ()


def _validity(match: Match, line: Line) -> tuple[str | None, str | None]:
    """The dates right behind a match: "pada 2018" (from and until), "sejak 2018", "until 2018"."""
    words = line.words
    for at in range(match.end, min(match.end + 4, len(words))):
        unit = line.begins.get(at)
        if unit and unit.kind == "date" and at > match.end:
            cue = words[match.end]
            if cue in UNTIL:
                return None, unit.value
            if cue in SINCE:
                return unit.value, None
            return (unit.value, unit.value) if cue in AT else (None, None)
        if words[at] not in SINCE | UNTIL | AT | {"tahun", "bulan", "tanggal", "hari", "the"}:
            return None, None
    return None, None


def _literals(
    match: Match, line: Line, evidence: Evidence, predicate: tuple[Span, ...], reader: Reader
) -> Iterator[Worded]:
    """Statements with a literal object: a value, or words of the text."""
    subject, object_ = match.fillers["subject"], match.fillers["object"]
    unit = object_.unit
    if unit is None:
        return
    property_ = reader.ontology.properties[match.frame.property]
    numeric = not NUMERIC.isdisjoint(property_.range)
    value = unit.value if numeric and unit.value else unit.span.of(reader.text)
    datatype = DATATYPES.get(unit.kind, "string") if numeric else "string"
    for entity in subject.entities:
        if datatype == "date" and reader.years.get(entity, value[:4]) != value[:4]:
            continue  # "All England 2024 … sejak 1899": another edition
        statement = Statement(
            entity, match.frame.property, value, evidence, literal=True, datatype=datatype
        )
        yield statement, predicate


def _run_on(
    match: Match, lines: Sequence[Line], number: int, reader: Reader
) -> dict[str, tuple[list[str], Evidence]]:
    """Members of a list that goes on in the next sentence: "Kemudian, D, E, dan F."."""
    found: dict[str, tuple[list[str], Evidence]] = {}
    slots = {each.role: each for each in match.frame.elements if isinstance(each, Slot)}
    for role, filler in match.fillers.items():
        slot = slots[role]
        if not slot.plural or filler.open_end is None or len(filler.entities) < 2:
            continue
        rest = lines[number].words[filler.open_end :]
        if [word for word in rest if word not in {".", ",", '"', "”"}]:
            continue
        members: list[str] = []
        last = number
        while last + 1 < len(lines):
            more = _continuation(lines[last + 1], slot, reader)
            if not more:
                break
            members += more
            last += 1
        if members:
            span = Span(lines[number].sentence.span.start, lines[last].sentence.span.end)
            found[role] = (members, reader.evidence(span, match.frame.rule))
    return found


def _continuation(line: Line, slot: Slot, reader: Reader) -> list[str]:
    """The members, if a sentence is nothing but a list that fits the slot."""
    at = line.phrase_at(0, line.grammar.continuations)
    members: list[str] = []
    glue = line.grammar.coordinators | {",", ";", ".", "and", "dan", "serta"}
    nouns = line.grammar.nouns
    while at < len(line.words):
        unit = line.begins.get(at)
        if unit and not unit.weak:
            entity = reader.fits(unit, slot)
            if not entity:
                return []
            members.append(entity)
            at = unit.end
        elif line.words[at] in glue or line.words[at] in nouns or line.words[at] in "()":
            at += 1
        else:
            return []
    return members if len(members) > 1 else []


def _counts(match: Match, told: _Told, reader: Reader) -> Iterator[Worded]:
    """ "26 kota negara anggota …, yakni": the number, and the noun phrase of every member."""
    counted = COUNTED_BY.get(match.frame.property)
    filler = match.fillers["subject"]
    if filler.count is None:
        return
    count = filler.count
    if counted:
        for event in match.fillers["object"].entities:
            statement = Statement(
                event, counted, count.unit.value, told.evidence, literal=True, datatype="integer"
            )
            yield statement, told.predicate
    if count.noun_end - count.noun_start > 1:
        words = told.line.span(count.noun_start, count.noun_end).of(reader.text)
        listed = [(entity, told.evidence) for entity in filler.entities]
        listed += [(each, its) for entities, its in told.more.values() for each in entities]
        for entity, its_evidence in listed:
            its = replace(its_evidence, rule="noun of a counted list")
            described = Statement(entity, "describedAs", words, its, literal=True)
            yield described, told.predicate
