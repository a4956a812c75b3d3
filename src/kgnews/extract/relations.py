"""Statements that need no verb: how old people are, who plays for whom, what names are called.

These are shapes of a sentence rather than of a relation, so they are code and not frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kgnews.extract.anaphora import Reference
from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.frames.statements import Reader, Worded
from kgnews.extract.words.editions import ordinal
from kgnews.extract.words.sorts import BODIES
from kgnews.model import Entity, Span, Statement
from kgnews.ontology import Ontology

__all__ = [
    "ages",
    "arranged",
    "descriptions",
    "editions",
    "members",
    "parts_of_bodies",
    "pointing_back",
    "taken_part",
    "topics",
]

BACK_POINTERS = frozenset({"itulah", "inilah", "that's", "thats"})
DASHES = frozenset({("-",), ("–",), ("—",)})
MINUTE = re.compile(r"\(?\d{1,3}(?:\+\d{1,2})?[’']?$")
LINE_UP = 16  # tokens before the colon of a line-up
PLAYERS = frozenset({"pemain", "skuad", "skuat", "line-up", "lineup", "squad", "starting", "xi"})
APPOSED = 4  # words between an age and the name that it stands before
OLD = (4, 110)  # years that a bare number behind a name can mean: "and Tom Hughes, 41."
# Meetings that bear the name of the body that holds them.
CONGRESSES = frozenset(
    "kongres muktamar munas munaslub musda muswil muscab musyawarah rakernas rakerda rakornas "
    "rapimnas mukernas konvensi konferensi konfercab rapat rups".split()
)
CONVENTIONS = frozenset({"conference", "congress", "convention", "agm"})
CENTRAL = 3  # things that an article is said to be about

Found = Iterator[Worded]


def members(line: Line, reader: Reader) -> Found:
    """ "Folasade Ige (APC, Ilesa West)", "Irfan (Persija)": the party or team in brackets."""
    for end, unit in line.ends.items():
        if unit.kind != "Person" or end + 1 >= len(line.words) or line.words[end] != "(":
            continue
        body = line.begins.get(end + 1)
        closed = body is not None and line.words[body.end : body.end + 1] in {(")",), (",",)}
        if not body or (unit.start == 0 and line.words[body.end + 1 : body.end + 2] in DASHES):
            continue  # "Semarang (ANTARA) -": a dateline, whatever its place was taken for
        short = _is_short_form(line, body, unit, reader)
        if closed and body.kind == "Organization" and body.entity != unit.entity and not short:
            evidence = reader.evidence(line.sentence.span, "body in brackets behind a name")
            yield Statement(unit.entity, "memberOf", body.entity, evidence), (body.span,)
    yield from _line_up(line, reader)


def _is_short_form(line: Line, body: Unit, unit: Unit, reader: Reader) -> bool:
    """Whether brackets hold the letters of the name before them: "Ridwan Kamil (RK)"."""
    word, letters = line.sentence.tokens[body.start].text, iter(unit.span.of(reader.text).lower())
    return word.isupper() and all(letter in letters for letter in word.lower())


def _line_up(line: Line, reader: Reader) -> Found:
    """ "Susunan pemain Persija: A; B, C", "Persija (4-3-3): A; B": the players of a side."""
    words, told = line.words, False
    colons = [at for at in range(1, len(words)) if words[at] == ":"]
    sides = [(at, side) for at in colons if (side := _side(line, at))]
    for number, (colon, side) in enumerate(sides):
        opened = words[colon - 1] == ")" and words[side.end + 1][:1].isdigit()
        early = number == 0 and colon < LINE_UP and not PLAYERS.isdisjoint(words[: side.start])
        scored = line.begins.get(colon + 1)  # "Arsenal: Price 12, 44; Stone 71"
        minute = words[scored.end : scored.end + 1] if scored and scored.kind == "Person" else ()
        told = told or opened or early or bool(minute and MINUTE.match(minute[0]))
        end = sides[number + 1][1].start if number + 1 < len(sides) else len(words)
        evidence = reader.evidence(line.sentence.span, "line-up")
        for at in range(colon + 1, end if told else colon):
            unit = line.begins.get(at)
            if words[at] in {"pelatih", "coach", "manager", "wasit", "referee"}:
                break
            if unit and unit.kind == "Person" and unit.entity and not unit.back:
                yield Statement(unit.entity, "memberOf", side.entity, evidence), (unit.span,)


def _side(line: Line, colon: int) -> Unit | None:
    """The team before a colon, a formation in brackets between them or not."""
    opened = line.before_brackets(colon - 1) if line.words[colon - 1] == ")" else None
    side = line.ends.get(colon if opened is None else opened)
    team = side is not None and side.kind in {"Organization", "Country", "City"}
    return side if side and team and side.entity else None


def ages(line: Line, reader: Reader) -> Found:
    """ "Aryandi (47)", "Holly Bowles, 19,", "52-year-old Tom Price": years beside a person."""
    for unit in line.ends.values():
        if unit.kind != "Person":
            continue
        people, value, rule = _aged(line, unit)
        if value is None:
            continue
        evidence = reader.evidence(line.sentence.span, rule)
        for person in people:
            statement = Statement(
                person, "age", value.value, evidence, literal=True, datatype="integer"
            )
            yield statement, (value.span,)


def _aged(line: Line, unit: Unit) -> tuple[list[str], Unit | None, str]:
    """The people who are of an age, its unit, and the rule that tells."""
    value: Unit | None
    words, at, people = line.words, unit.end, [unit.entity]
    if words[at : at + 1] in {("(",), (",",)}:
        at += 1
    if words[at : at + 1] in {("both",), ("keduanya",), ("sama-sama",)}:
        at += 1
        people += _joined_before(line, unit)
        if words[at : at + 1] and words[at].isdigit() and len(people) > 1:
            value = Unit(at, at + 1, line.span(at, at + 1), "age", value=words[at])
            return people, value, "age behind a name"
    at += words[at : at + 1] in {("a",), ("an",)}  # "Hopfield, a 91-year-old professor"
    value = line.begins.get(at)
    last = words[at - 1] == "," and words[at + 1 : at + 2] in {(".",), ()} and words[at:]
    if not _is_age(value) and last and words[at].isdigit() and OLD[0] < int(words[at][:4]) < OLD[1]:
        value = Unit(at, at + 1, line.span(at, at + 1), "age", value=words[at])
    if _is_age(value):
        return people, value, "age behind a name"
    before = unit.start
    while before not in line.ends and unit.start - before < APPOSED:
        if before == 0 or not _describes_age(line, before - 1):
            break
        before -= 1
    value = line.ends.get(before)
    if _is_age(value) and words[before - 1].endswith("old"):
        return [unit.entity], value, "age before a name"
    return [], None, ""


def _is_age(unit: Unit | None) -> bool:
    return unit is not None and unit.kind == "age" and not unit.entity


def _describes_age(line: Line, at: int) -> bool:
    """Whether a word may stand between an age and a name: "a 63-year-old fisherman, X"."""
    word = line.words[at]
    return word == "," or (word.isalpha() and word not in line.grammar.function_words)


def _joined_before(line: Line, unit: Unit) -> list[str]:
    """The person before "and" before a person, past an honorific ("and Mr …")."""
    before = unit.start - 1
    if before > 0 and line.words[before - 1] in line.grammar.coordinators:
        before -= 1
    if before > 0 and line.words[before] in line.grammar.coordinators:
        other = line.ends.get(before)
        if other and other.kind == unit.kind:
            return [other.entity]
    return []


def descriptions(line: Line, reader: Reader) -> Found:
    """ "asosiasi pemerintah kota internasional C40": the noun phrase before a name."""
    words, grammar = line.words, line.grammar
    for start, unit in line.begins.items():
        if unit.kind not in BODIES or unit.weak or start < 2:
            continue
        begin = start
        while begin > 0 and start - begin < 5 and _describing(line, begin - 1):
            begin -= 1
        while begin < start and not _organization_noun(grammar.nouns.get(words[begin], ())):
            begin += 1
        if start - begin < 2:
            continue
        text = line.span(begin, start).of(reader.text)
        evidence = reader.evidence(line.sentence.span, "noun before a name")
        for entity in _joined(line, unit):
            yield Statement(entity, "describedAs", text, evidence, literal=True), (unit.span,)


def _describing(line: Line, at: int) -> bool:
    word = line.words[at]
    token = line.sentence.tokens[at].text
    return word.isalpha() and token.islower() and word not in line.grammar.function_words


def _organization_noun(kinds: Sequence[str]) -> bool:
    return "Organization" in kinds


def _joined(line: Line, unit: Unit) -> Iterator[str]:
    yield unit.entity
    at = unit.end
    if at + 1 < len(line.words) and line.words[at] in line.grammar.coordinators:
        other = line.begins.get(at + 1)
        if other and other.kind == unit.kind:
            yield other.entity


def pointing_back(before: Line | None, line: Line, reader: Reader) -> Found:
    """ "Itulah pendekatan X": what the sentence before says is what X means."""
    if before is None:
        return
    start = 0
    while start < len(line.words) and line.words[start] in {'"', "“", "'", "‘"}:
        start += 1
    if start >= len(line.words) or line.words[start] not in BACK_POINTERS:
        return
    for at in range(start + 1, min(start + 5, len(line.words))):
        unit = line.begins.get(at)
        if unit and unit.entity and not unit.weak:
            if unit.kind in {"Concept", "Programme", "Document"}:
                span = Span(before.sentence.span.start, line.sentence.span.end)
                evidence = reader.evidence(span, "that is …")
                words = before.sentence.span.of(reader.text)
                statement = Statement(unit.entity, "definedAs", words, evidence, literal=True)
                yield statement, (unit.span,)
            return


def editions(
    line: Line,
    references: Sequence[Reference],
    ordinals: Mapping[int, tuple[Span, str]],
    reader: Reader,
) -> Found:
    """ "Kegiatan untuk kali pertama tersebut", "the 42nd …": which one of a series an event is.

    ``ordinals`` are the ordinal numbers of the line by their first character.
    """
    for unit in line.begins.values():
        number = ordinal(unit.span.of(reader.text)) if unit.kind == "Event" else None
        if number and not unit.back:
            evidence = reader.evidence(line.sentence.span, "ordinal in a name")
            statement = Statement(
                unit.entity, "edition", str(number), evidence, literal=True, datatype="integer"
            )
            yield statement, (unit.span,)
    for reference in references:
        if reference.weak or reference.kind != "Event":
            continue
        for span, value in ordinals.values():
            if reference.span.covers(span):
                evidence = reader.evidence(line.sentence.span, "ordinal of an event")
                statement = Statement(
                    reference.entity, "edition", value, evidence, literal=True, datatype="integer"
                )
                yield statement, (span,)


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    rows = Ontology.load().table("org_heads")
    return frozenset(
        row["form"].split()[0].lower()
        for row in rows
        if row["kind"] == "GovernmentBody" and row["position"] == "first"
    )


def _is_headed(whole: Entity, part: str) -> bool:
    """Whether a body has a name with a head, at the end of one name: "Reskrim Polres X"."""
    words, inner = whole.name.lower().split(), part.lower().split()
    joined = {"dan", "and", "&"}.isdisjoint(inner[: len(inner) - len(words)])
    ends = inner[-len(words) :] == words
    return (
        len(words) > 1
        and whole.kind == "GovernmentBody"
        and words[0] in _heads()
        and joined
        and ends
    )


def parts_of_bodies(entities: Sequence[Entity], reader: Reader) -> Iterator[Statement]:
    """A body whose name ends with another's is a part of it: "Dewan Pengawas KPK"."""
    bodies = [entity for entity in entities if entity.kind in {"Organization", "GovernmentBody"}]
    names = {name: entity for entity in bodies for name in entity.names}
    for entity in bodies:
        for mention in entity.mentions:
            words = mention.text.split()
            whole = next(
                (
                    names[end]
                    for at in range(1, len(words))
                    if (end := " ".join(words[at:])) in names and names[end] is not entity
                ),
                None,
            )
            if whole and (whole.key or _is_headed(whole, mention.text)):
                evidence = reader.evidence(mention.span, "name of the whole in the name")
                yield Statement(entity.id, "partOf", whole.id, evidence)
                break


def arranged(entities: Sequence[Entity], reader: Reader) -> Iterator[Statement]:
    """A body whose congress bears its name holds it: "Kongres IV Partai X", "the X conference"."""
    bodies = [entity for entity in entities if entity.kind in {"Organization", "GovernmentBody"}]
    names = {name.lower(): entity for entity in bodies for name in entity.names if len(name) > 2}
    for event in entities:
        if event.kind != "Event":
            continue
        for mention in event.mentions:
            words = mention.text.lower().split()
            first, last = words[0] in CONGRESSES, words[-1].rstrip("s") in CONVENTIONS
            ends = (" ".join(words[at:]) for at in range(1, len(words))) if first else ()
            starts = (" ".join(words[:at]) for at in range(len(words) - 1, 0, -1)) if last else ()
            body = next((names[each] for each in (*ends, *starts) if each in names), None)
            if body:
                evidence = reader.evidence(mention.span, "body in the name of its congress")
                yield Statement(body.id, "organizes", event.id, evidence)
                break


def taken_part(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Who takes part in a session takes part in the event that it is a part of."""
    wholes = {
        (each.subject, each.object): each for each in statements if each.predicate == "partOf"
    }
    have = {
        (each.subject, each.object) for each in statements if each.predicate == "participatesIn"
    }
    for each in statements:
        if each.predicate not in {"participatesIn", "panelistIn"}:
            continue
        for (part, whole), inside in wholes.items():
            if part == each.object and (each.subject, whole) not in have:
                have.add((each.subject, whole))
                span = each.evidence.span if inside.evidence.span == each.evidence.span else None
                if span:
                    evidence = type(each.evidence)(span, each.evidence.quote, "part of the whole")
                    yield Statement(
                        each.subject, "participatesIn", whole, evidence, stance=each.stance,
                        attributed_to=each.attributed_to,
                    )  # fmt: skip


def topics(
    lines: Sequence[Line], entities: Sequence[Entity], reader: Reader, ontology: Ontology
) -> Iterator[Statement]:
    """What the article is about: the things that its headline and first sentences name most."""
    kinds = reader.ontology.properties["about"].range
    first: dict[str, int] = {}
    scores: dict[str, float] = {}
    body = [line for line in lines if not line.sentence.title]
    for number, line in enumerate(lines):
        early = 3.0 if line.sentence.title else 1.5 if line in body[:2] else 1.0
        for unit in line.begins.values():
            if not unit.entity or unit.weak:
                continue
            named = [unit.entity, *([unit.of] if unit.kind == "Office" and unit.of else [])]
            for name in named:
                first.setdefault(name, number)
                scores[name] = scores.get(name, 0.0) + early
    eligible = [
        entity
        for entity in entities
        if entity.kind != "Office" and ontology.fits(entity.kind, kinds) and entity.id in scores
    ]
    ranked = sorted(eligible, key=lambda entity: (-scores[entity.id], first[entity.id]))
    for entity in ranked[:CENTRAL]:
        if scores[entity.id] < 2.0:
            break
        evidence = reader.evidence(lines[first[entity.id]].sentence.span, "named first and most")
        yield Statement("article", "about", entity.id, evidence)
