"""What fills the slots of a frame, and what both directions of the search share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kgnews.extract.frames import Slot
from kgnews.extract.line import Unit

__all__ = ["CLAUSE_ENDS", "OPEN_QUOTES", "OWNERS", "STOPS", "Count", "Filler", "Fits", "alike"]

OPEN_QUOTES = frozenset("\"'“‘«")
STOPS = frozenset(".;:!?()[]”’»")
OWNERS = frozenset({"'s", "’s"})  # behind a name: what is meant belongs to it
CLAUSE_ENDS = frozenset('.;:!?”"')

# The entity of a unit for a slot, None where it does not fit.
Fits = Callable[[Unit, Slot], str | None]


@dataclass(frozen=True, slots=True)
class Count:
    """A stated number of the things that a list names: "26 kota negara anggota …, yakni"."""

    unit: Unit
    noun_start: int
    noun_end: int


@dataclass(slots=True)
class Filler:
    """What fills one slot: entity ids in order, or one literal with its tokens."""

    entities: list[str] = field(default_factory=list)
    text: str = ""
    unit: Unit | None = None
    count: Count | None = None
    open_end: int | None = None  # first token after a list that could go on in the next line


def alike(first: Unit, other: Unit) -> bool:
    """Whether two units can stand in one list: people with people, other things with others."""
    return (first.kind == "Person") == (other.kind == "Person")
