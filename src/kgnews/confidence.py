"""How often each rule was right on annotated pages: the confidence that users see.

The counts are in ``ontology/precision.csv``, written by ``kgnews eval gold --write-precision``.
A rule that was seen too seldom for a figure of its own is judged with the others of its kind,
the relation in front of the colon. A rule of a kind that was hardly ever seen has no confidence:
"right in 0 of 1" says nothing about the next fact.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kgnews.errors import OntologyError
from kgnews.ontology import root

__all__ = ["ENOUGH", "Precision", "kind", "precision", "rows"]

ENOUGH = 5
"""Observations that a rule needs for a figure of its own; with fewer, one fault would be 25 %."""

_COLUMNS = ("rule", "right", "wrong", "precision")
_ALL = " (all)"  # after the kind, in the row that pools its rules


@dataclass(frozen=True, slots=True)
class Precision:
    """How often a rule was right and wrong. ``rule`` ends in "(all)" where several were pooled.

    >>> Precision("place chain", 12, 1).share
    0.9230769230769231
    """

    rule: str
    right: int
    wrong: int

    @property
    def share(self) -> float:
        """Right ones of all."""
        return self.right / (self.right + self.wrong)

    @property
    def pooled(self) -> bool:
        """Whether it stands for several rules of a kind."""
        return self.rule.endswith(_ALL)

    def __str__(self) -> str:
        """In words.

        >>> print(Precision("place chain", 12, 1))
        right in 12 of 13
        >>> print(Precision("supports (all)", 2, 1))
        right in 2 of 3, with similar rules
        """
        words = f"right in {self.right:,} of {self.right + self.wrong:,}"
        return f"{words}, with similar rules" if self.pooled else words


def kind(rule: str) -> str:
    """What a rule is pooled by: the relation or the reader in front of its pattern.

    >>> kind("supports: {subject} mendukung {object}"), kind("place chain")
    ('supports', 'place chain')
    """
    return rule.partition(":")[0]


def precision(rule: str) -> Precision | None:
    """How often a rule was right; None where it and its kind were seen too seldom to say.

    Raises OntologyError where the table is damaged.
    """
    table = _table()
    found = table.get(rule) or table.get(kind(rule) + _ALL)
    return found if found and found.right + found.wrong >= ENOUGH else None


def rows(counts: Mapping[str, tuple[int, int]]) -> list[tuple[str, ...]]:
    """The table of some rules with how often each was right and wrong, first its head.

    >>> for row in rows({"age": (6, 0), "meets: a": (1, 0), "meets: b": (1, 1)}):
    ...     print(*row, sep=" | ")
    rule | right | wrong | precision
    age | 6 | 0 | 1.000
    meets (all) | 2 | 1 | 0.667
    """
    pools: dict[str, list[tuple[int, int]]] = {}
    found: dict[str, tuple[int, int]] = {}
    for rule, (right, wrong) in counts.items():
        pools.setdefault(kind(rule), []).append((right, wrong))
        if right + wrong >= ENOUGH:
            found[rule] = (right, wrong)
    for pool, members in pools.items():
        if any(sum(each) < ENOUGH for each in members) or len(members) > 1:
            found[pool + _ALL] = (sum(r for r, _ in members), sum(w for _, w in members))
    lines: list[tuple[str, ...]] = [_COLUMNS]
    for rule, (right, wrong) in sorted(found.items()):
        if right + wrong:
            share = Precision(rule, right, wrong).share
            lines.append((rule, str(right), str(wrong), f"{share:.3f}"))
    return lines


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Precision]:
    path = root() / "precision.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return _read(path, csv.DictReader(lines))


def _read(path: Path, found: Iterable[Mapping[str, str]]) -> dict[str, Precision]:
    try:
        return {
            row["rule"]: Precision(row["rule"], int(row["right"]), int(row["wrong"]))
            for row in found
        }
    except (KeyError, ValueError, TypeError) as fault:
        raise OntologyError(str(path), f"not a table of rules ({fault})", "reinstall it") from fault
