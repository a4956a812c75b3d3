"""Who is whose relative: "suaminya, Budi Hartawan", "her husband, the potter Tom Ward".

The words of kin are in ``ontology/lexicon/kin.csv``. Whose they are is said by the person right
before them, else by the one that the sentence before begins with.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kgnews.extract.frames.fillers import VERB
from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.frames.statements import Reader, Worded
from kgnews.model import Statement
from kgnews.ontology import Ontology

__all__ = ["kin"]

OWNING = frozenset({"his", "her", "their"})
OF = frozenset({"of", "dari"})
IS = frozenset({"adalah", "merupakan", "ialah", "is", "was", ","})
SMALL = frozenset({"the", "a", "an", "late", "former"})
APPOSED = 3  # words between the comma behind a word of kin and the name
DESCRIBED = 8  # words between a word of kin and whose it is: "son of the former minister X"


def kin(before: Line | None, line: Line, reader: Reader) -> Iterator[Worded]:
    """The relatives that a line names; ``before`` is the line above it."""
    words, known = line.words, _words("en" if "the" in line.grammar.determiners else "id")
    for at, word in enumerate(words):
        stem = word.removesuffix("nya")
        if stem not in known or _person(line.begins.get(at)):
            continue
        left = words[at - 1] if at else ""
        owner = relative = None
        if stem != word or left in OWNING or left == "whose":
            relative = _named_behind(line, at + 1)
            owner = _owner(before, line, at)
            rule = "kin of the person before"
        elif left in {"'s", "’s", "'", "’"}:
            owner, relative = _person(line.ends.get(at - 1)), _named_behind(line, at + 1)
            rule = "kin of the person before"
        elif _apposed(line, at):
            relative = _person(line.ends.get(_past(line, at)))
            owner = _described(line, at + 1)
            rule = "kin of the person behind"
        elif owner := _person(line.begins.get(at + 1)):
            relative = _behind_comma(line, owner)  # "istri Budi Hartawan, Dewi Lestari, …"
            rule = "kin of the person behind"
        if owner and relative and owner.entity != relative.entity:
            evidence = reader.evidence(line.sentence.span, rule)
            statement = Statement(relative.entity, "relativeOf", owner.entity, evidence)
            yield statement, (relative.span,)


@lru_cache(maxsize=2)
def _words(language: str) -> frozenset[str]:
    rows = Ontology.load().table("kin")
    return frozenset(
        word for row in rows if row["language"] == language for word in row["words"].split("|")
    )


def _person(unit: Unit | None) -> Unit | None:
    return unit if unit and unit.kind == "Person" and unit.entity else None


def _named_behind(line: Line, at: int) -> Unit | None:
    """The person right behind a word of kin, or behind a comma and what they are."""
    if found := _person(line.begins.get(at)):
        return None if found.weak else found
    if line.words[at : at + 1] != (",",):
        return None
    for position in range(at + 1, min(at + 2 + APPOSED, len(line.words))):
        if found := _person(line.begins.get(position)):
            return None if found.weak else found
        if not _plain(line, position):
            return None
    return None


def _plain(line: Line, at: int) -> bool:
    """Whether a word only describes: no function word, no verb, no mark."""
    word = line.words[at]
    small = word in line.grammar.function_words and word not in SMALL
    return word.isalpha() and not small and not VERB.match(word)


def _owner(before: Line | None, line: Line, at: int) -> Unit | None:
    """The last person before a word of kin, else the first of the sentence before."""
    people = [unit for end, unit in sorted(line.ends.items()) if end <= at and _person(unit)]
    if people:
        return people[-1]
    above = [unit for _, unit in sorted(before.begins.items()) if _person(unit)] if before else []
    return above[0] if above else None


def _past(line: Line, at: int) -> int:
    """The token before which "adalah", "is the" or a comma stands in front of a word of kin."""
    position = at
    while position > 0 and line.words[position - 1] in IS | SMALL:
        position -= 1
    return position


def _apposed(line: Line, at: int) -> bool:
    position = _past(line, at)
    return position < at and not IS.isdisjoint(line.words[position:at])


def _behind_comma(line: Line, owner: Unit) -> Unit | None:
    """The name between commas behind the person whose relative it is."""
    if line.words[owner.end : owner.end + 1] != (",",):
        return None
    found = _person(line.begins.get(owner.end + 1))
    closed = found and line.words[found.end : found.end + 1] in {(",",), ("(",)}
    return found if closed else None


def _described(line: Line, at: int) -> Unit | None:
    """Whose the relative is: "dari …", "of the former minister …", "bungsu pengusaha …"."""
    for position in range(at, min(at + DESCRIBED, len(line.words))):
        if found := _person(line.begins.get(position)):
            return found
        if line.words[position] not in OF and not _plain(line, position):
            return None
    return None
