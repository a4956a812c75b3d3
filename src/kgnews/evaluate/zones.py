"""Zones of a reading against those of an annotation, in characters that are not blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kgnews.evaluate.tally import Count, Fault
from kgnews.model import Zone, ZoneKind

__all__ = ["Zones", "compare_zones"]

_LONGEST = 60  # characters of a stretch that a fault shows


@dataclass(slots=True)
class Zones:
    """Characters of each kind of zone, and pages whose zones were annotated."""

    kinds: dict[str, Count] = field(default_factory=dict)
    pages: int = 0

    def count(self, kind: ZoneKind) -> Count:
        """The count of one kind."""
        return self.kinds.setdefault(str(kind), Count())


def compare_zones(
    page: str, text: str, gold: Iterable[Zone], read: Iterable[Zone], counts: Zones
) -> list[Fault]:
    """Count the characters of one page; every stretch of it that is body for one side only."""
    wanted, told = _kinds(text, gold), _kinds(text, read)
    if not any(wanted):
        return []
    counts.pages += 1
    for at, letter in enumerate(text):
        if letter.isspace():
            continue
        mine, theirs = wanted[at], told[at]
        if mine:
            counts.count(mine).was_wanted(mine == theirs)
        if theirs:
            counts.count(theirs).was_read(mine == theirs)
    return list(_stretches(page, text, wanted, told))


def _kinds(text: str, zones: Iterable[Zone]) -> list[ZoneKind | None]:
    kinds: list[ZoneKind | None] = [None] * len(text)
    for zone in zones:
        kinds[zone.span.start : zone.span.end] = [zone.kind] * (zone.span.end - zone.span.start)
    return kinds


def _stretches(
    page: str, text: str, wanted: list[ZoneKind | None], told: list[ZoneKind | None]
) -> Iterator[Fault]:
    start = 0
    state: tuple[ZoneKind | None, ZoneKind | None] = (None, None)
    for at in range(len(text) + 1):
        if at < len(text) and text[at].isspace():
            continue  # blanks end no stretch
        now = (wanted[at], told[at]) if at < len(text) else (None, None)
        if now == state:
            continue
        if state[0] != state[1] and ZoneKind.BODY in state:
            words = " ".join(text[start:at].split())
            short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
            what = f"{state[1] or 'no zone'}, is {state[0] or 'no zone'}: {short}"
            kind = "text missed" if state[0] is ZoneKind.BODY else "text extra"
            yield Fault(page, kind, what, "zone")
        start, state = at, now
