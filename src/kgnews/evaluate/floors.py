"""Figures that a change may not lower, kept in a file beside the gold set.

The file names the pages by their digest: figures of other pages are no floor. Floors are
rounded to three places, so a figure may fall short of its floor by half of the last place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path

from kgnews.errors import InputError

__all__ = ["EPSILON", "Floors", "below", "raised", "read_floors", "write_floors"]

EPSILON = 0.0005
"""Half of the last place that is kept: what rounding may take from a figure and nothing else."""

_WHY = (
    "A figure may be below its floor by epsilon, half of the last place that is kept. Readings "
    "have no randomness in them, so nothing else makes a figure move but a change."
)


@dataclass(frozen=True, slots=True)
class Floors:
    """The least of each figure, and the digest and number of the pages it was measured on."""

    digest: str
    entries: int
    floors: Mapping[str, float]


def read_floors(path: Path) -> Floors | None:
    """The floors of a file; None where there is no file. Raises InputError."""
    if not path.exists():
        return None
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        values = {str(name): float(value) for name, value in about["floors"].items()}
        return Floors(str(about["digest"]), int(about["entries"]), values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise InputError(str(path), f"not a file of floors ({fault})", "write it anew") from fault


def write_floors(path: Path, floors: Floors) -> None:
    """Write floors as JSON. Raises InputError."""
    about = {
        "digest": floors.digest,
        "entries": floors.entries,
        "epsilon": EPSILON,
        "why": _WHY,
        "floors": dict(floors.floors),
    }
    try:
        path.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    except OSError as fault:
        raise InputError(str(path), fault.strerror or "cannot be written") from fault


def below(figures: Mapping[str, float], floors: Floors) -> list[str]:
    """Each figure that is below its floor or gone, in words.

    >>> below({"facts": 0.5, "names": 0.8}, Floors("d", 1, {"facts": 0.6, "names": 0.8}))
    ['facts: 0.500, floor 0.600']
    """
    found = []
    for name, least in floors.floors.items():
        value = figures.get(name)
        if value is None:
            found.append(f"{name}: not measured, floor {least:.3f}")
        elif value < least - EPSILON:
            found.append(f"{name}: {value:.3f}, floor {least:.3f}")
    return found


def raised(digest: str, entries: int, figures: Mapping[str, float]) -> Floors:
    """Floors at today's figures, rounded down to three places.

    >>> raised("d", 1, {"facts": 0.61867}).floors
    {'facts': 0.618}
    """
    values = {name: floor(value * 1000) / 1000 for name, value in figures.items()}
    return Floors(digest, entries, values)
