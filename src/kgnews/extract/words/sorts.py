"""Classes that can be one thing seen twice: a City is also called a Place, never a Person."""

from __future__ import annotations

from collections.abc import Collection

__all__ = ["BODIES", "PLACES", "WORKS", "of_another_sort", "same_sort"]

PLACES = frozenset({"City", "Country", "AdministrativeArea", "Place"})
BODIES = frozenset({"Organization", "GovernmentBody", "Initiative", "Group"})
WORKS = frozenset({"Document", "Programme", "Concept", "Initiative"})

# What only a government is called, and how its names begin; an agency is never "the government".
_GOVERNING = frozenset({"government", "administration", "pemerintah"})
_GOVERNMENTS = ("government", "administration", "pemerintah", "pemkot", "pemkab", "pemprov")


def same_sort(left: str, right: str) -> bool:
    """Whether two classes can be one thing seen twice.

    >>> same_sort("City", "Place"), same_sort("City", "Organization")
    (True, False)
    """
    return left == right or any({left, right} <= sort for sort in (PLACES, BODIES, WORKS))


def of_another_sort(noun: str, name: Collection[str], nouns: Collection[str]) -> bool:
    """Whether the words of a government body's name say that a noun does not mean it.

    ``nouns`` are all that such bodies can be called. All words are in small letters.

    >>> nouns = {"council", "police", "government"}
    >>> of_another_sort("council", ["bristol", "police"], nouns)
    True
    >>> of_another_sort("government", ["nhs"], nouns), of_another_sort("council", ["nhs"], nouns)
    (True, False)
    """
    if noun in name or noun not in nouns:
        return False
    if noun in _GOVERNING:
        return not any(word.startswith(_GOVERNMENTS) for word in name)
    return not set(nouns).isdisjoint(name)
