"""Names that look like another name: for "did you mean" and for typing errors."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest

__all__ = ["folded", "similar"]

_ALIKE = 0.72  # of difflib's ratio: one wrong letter in four, two in eight
_COMPARED = 50  # names that share the most letter pairs, and are then compared in full
_LONGEST = 80  # comparing is quadratic in the length


def folded(text: str) -> str:
    """The text in lower case, without accents, hyphens and double blanks, to compare by.

    >>> folded("  São-Paulo ")
    'sao paulo'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    letters = (" " if each in "-_‐‑–’'" else each for each in decomposed)
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join(plain.casefold().split())


def similar(word: str, names: Iterable[str], most: int = 3, *, within: float = 1.0) -> list[str]:
    """The names that look like a word, best first, none much less alike than the best.

    ``within`` is how much less of :class:`difflib.SequenceMatcher`'s ratio is still wanted.

    >>> similar("suports", ["supports", "reports", "hosts"])
    ['supports']
    """
    wanted = folded(word)[:_LONGEST]
    pairs = _pairs(wanted)

    def shared(name: str) -> tuple[float, str]:
        theirs = _pairs(folded(name)[:_LONGEST])
        return 2 * len(pairs & theirs) / (len(pairs) + len(theirs) or 1), name

    scored = []
    for rough, name in nlargest(_COMPARED, map(shared, set(names))):
        if rough:
            exact = SequenceMatcher(None, wanted, folded(name)[:_LONGEST]).ratio()
            scored.append((-exact, name))
    best = max((-ratio for ratio, _ in scored), default=0.0)
    enough = max(_ALIKE, best - within)
    return [name for ratio, name in sorted(scored)[:most] if -ratio >= enough]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}
