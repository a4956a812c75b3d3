"""What the words right before a name say of it: for whom somebody works, what a thing costs.

The words for those who work for a body are in ``ontology/lexicon/groups.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kgnews.extract.frames.line import Line
from kgnews.extract.frames.statements import Reader, Worded
from kgnews.extract.words.sorts import BODIES
from kgnews.model import Statement
from kgnews.ontology import Ontology

__all__ = ["sums", "workers"]

PRICED = frozenset({"the", "a", "its", "their", "new", "annual", "planned", "proposed"})
COSTING = frozenset({"Place", "Event", "Programme", "Document", "Initiative"})

Found = Iterator[Worded]


def workers(line: Line, reader: Reader) -> Found:
    """ "Goldman Sachs banker Tom Price": whose the work of a person is, said right before them."""
    if "the" not in line.grammar.determiners:
        return
    small = line.grammar.function_words
    for end, unit in line.ends.items():
        if unit.kind not in BODIES or not unit.entity or unit.weak or unit.back:
            continue
        person = next((u for at in range(end + 1, end + 4) if (u := line.begins.get(at))), None)
        if person is None or person.kind != "Person" or person.office or person.back:
            continue
        work = line.sentence.tokens[end : person.start]
        words = [token.text for token in work]
        plain = all(each.islower() and each not in small for each in words)
        if words and plain and words[-1] in _work():
            evidence = reader.evidence(line.sentence.span, "work before a name")
            yield Statement(person.entity, "affiliatedWith", unit.entity, evidence), (person.span,)


@lru_cache(maxsize=1)
def _work() -> frozenset[str]:
    """English words for those who work or study for somebody."""
    rows = Ontology.load().table("groups")
    return frozenset(
        word for row in rows if row["role"] == "work" for word in row["words"].split("|")
    )


def sums(line: Line, reader: Reader) -> Found:
    """ "The £14m Halden Bridge", "the $2 million Harrow Prize": what a thing costs or is worth."""
    for unit in line.ends.values():
        named = line.begins.get(unit.end) if unit.kind == "money" and not unit.entity else None
        before = line.words[unit.start - 1] if unit.start else ""
        if named is None or named.weak or named.back or before not in PRICED:
            continue
        if named.kind in COSTING:
            evidence = reader.evidence(line.sentence.span, "sum before a name")
            words = unit.span.of(reader.text)
            yield Statement(named.entity, "amount", words, evidence, literal=True), (unit.span,)
