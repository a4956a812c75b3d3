"""Names of a reading against those of an annotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kgnews.evaluate.answers import Answer, Name
from kgnews.evaluate.register import Register, keys
from kgnews.evaluate.tally import Fault, Tally
from kgnews.evaluate.wording import forms, plain

__all__ = ["Leaks", "Names", "compare_names", "leaked_names"]


@dataclass(slots=True)
class Names:
    """The counts of names: found at all (``untyped``), and with the right type (``typed``).

    The groups of ``typed`` are types. ``split`` counts second names for one thing.
    """

    untyped: Tally = field(default_factory=Tally)
    typed: Tally = field(default_factory=Tally)
    split: int = 0


@dataclass(slots=True)
class Leaks:
    """How many names stand in boilerplate only, and how many of them were read all the same."""

    names: int = 0
    leaked: int = 0

    @property
    def rate(self) -> float:
        """The share that leaked."""
        return self.leaked / self.names if self.names else 0.0


def compare_names(register: Register, read: Answer, page: str, counts: Names) -> list[Fault]:
    """Count the names of one page; what is wrong with them.

    One name of the annotation goes to one name of the reading: to one in the same words where
    there is one, else to the first that shares a form. A second name for it is wrong.
    """
    pairs, left = _pair(register, read.names)
    faults = []
    hit: dict[int, bool] = {}
    for name, at in pairs:
        wanted = register.names[at]
        hit[at] = name.kind in (wanted.kind, *wanted.also)
        counts.untyped.was_read(True, name.kind, name.rule)
        counts.typed.was_read(hit[at], name.kind, name.rule)
        if not hit[at]:
            what = f"{name.text}: {name.kind}, is {wanted.kind}"
            faults.append(Fault(page, "wrong type", what, wanted.kind, name.rule))
    for at, wanted in enumerate(register.names):
        counts.untyped.was_wanted(at in hit, wanted.kind)
        counts.typed.was_wanted(hit.get(at, False), wanted.kind)
        if at not in hit:
            faults.append(Fault(page, "name missed", f"{wanted.kind} {wanted.text}", wanted.kind))
    return [*faults, *_extra(register, left, page, counts)]


def _extra(register: Register, left: Iterable[Name], page: str, counts: Names) -> Iterator[Fault]:
    """Names that went to none of the annotation."""
    for name in left:
        written = keys(name)
        second = any(written & each for each in register.keys)
        if not second and written & register.neutral:
            counts.untyped.ignored += 1
            continue
        counts.split += second
        counts.untyped.was_read(False, name.kind, name.rule)
        counts.typed.was_read(False, name.kind, name.rule)
        kind = "name split" if second else "name extra"
        yield Fault(page, kind, f"{name.kind} {name.text}", name.kind, name.rule)


def _pair(register: Register, names: Iterable[Name]) -> tuple[list[tuple[Name, int]], list[Name]]:
    """Names with the number of what they mean in the annotation, and the names that are left."""
    taken: dict[int, Name] = {}
    pairs, rest, left = [], [], []
    for name in _once(names):
        at = register.exact(name.text)
        if at is None or at in taken:
            rest.append(name)
        else:
            taken[at] = name
            pairs.append((name, at))
    for name in rest:
        at = register.likest(keys(name), taken)
        if at is None:
            left.append(name)
        else:
            taken[at] = name
            pairs.append((name, at))
    return pairs, left


def _once(names: Iterable[Name]) -> list[Name]:
    """The first of all names that have the same words and type."""
    found: dict[tuple[str, str], Name] = {}
    for name in names:
        found.setdefault((plain(name.text), name.kind), name)
    return list(found.values())


def leaked_names(gold: Answer, read: Answer, counts: Leaks) -> list[Fault]:
    """Count the names of boilerplate that were taken for names of the article."""
    known = frozenset().union(*(keys(name) for name in read.names))
    faults = []
    for outside in gold.outside:
        counts.names += 1
        if forms(outside) & known:
            counts.leaked += 1
            faults.append(Fault(gold.id, "leak", outside))
    return faults
