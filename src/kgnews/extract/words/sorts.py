"""Classes that can be one thing seen twice: a City is also called a Place, never a Person."""

from __future__ import annotations

__all__ = ["BODIES", "PLACES", "WORKS", "same_sort"]

PLACES = frozenset({"City", "Country", "AdministrativeArea", "Place"})
BODIES = frozenset({"Organization", "GovernmentBody", "Initiative", "Group"})
WORKS = frozenset({"Document", "Programme", "Concept", "Initiative"})


def same_sort(left: str, right: str) -> bool:
    """Whether two classes can be one thing seen twice.

    >>> same_sort("City", "Place"), same_sort("City", "Organization")
    (True, False)
    """
    return left == right or any({left, right} <= sort for sort in (PLACES, BODIES, WORKS))
