"""Counts of right and wrong, and the faults one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Count", "Fault", "Ratio", "Tally"]


class Ratio(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


class Fault(NamedTuple):
    """One thing that a reading has wrong.

    ``kind`` is its class (``name missed``), ``what`` the thing itself, ``group`` the type or
    relation that faults are counted by, ``rule`` who said it.
    """

    page: str
    kind: str
    what: str
    group: str = ""
    rule: str = ""


@dataclass(slots=True)
class Count:
    """How many were read and are right, and how many there were and were found.

    >>> Count(read=4, right=3, gold=6, found=3).ratio
    Ratio(precision=0.75, recall=0.5, f1=0.6)
    """

    read: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0

    def was_read(self, right: bool) -> None:
        """One more was read."""
        self.read += 1
        self.right += right

    def was_wanted(self, found: bool) -> None:
        """One more was there."""
        self.gold += 1
        self.found += found

    def without(self, other: Count) -> Count:
        """What remains of these when the others are taken away."""
        return Count(
            self.read - other.read,
            self.right - other.right,
            self.gold - other.gold,
            self.found - other.found,
        )

    @property
    def ratio(self) -> Ratio:
        """Precision, recall, F1; nothing read where there was nothing is all right."""
        precision = self.right / self.read if self.read else float(not self.gold)
        recall = self.found / self.gold if self.gold else float(not self.read)
        both = precision + recall
        return Ratio(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass(slots=True)
class Tally:
    """Counts of one kind of thing: altogether, by group, by rule.

    A rule has no number of things to find, so its ``gold`` stays nothing. ``ignored`` counts
    what is neither right nor wrong.
    """

    total: Count = field(default_factory=Count)
    groups: dict[str, Count] = field(default_factory=dict)
    rules: dict[str, Count] = field(default_factory=dict)
    ignored: int = 0

    def was_read(self, right: bool, group: str, rule: str) -> None:
        """One more was read."""
        self.total.was_read(right)
        self.groups.setdefault(group, Count()).was_read(right)
        self.rules.setdefault(rule, Count()).was_read(right)

    def was_wanted(self, found: bool, group: str) -> None:
        """One more was there."""
        self.total.was_wanted(found)
        self.groups.setdefault(group, Count()).was_wanted(found)
