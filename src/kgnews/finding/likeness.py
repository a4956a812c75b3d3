"""Names that look like another name: for "did you mean" and for typing errors.

Two words are alike where few typing errors lie between them: the more letters, the more errors.
Two names are, where each word of the one is alike a word of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from heapq import nlargest

__all__ = ["errors_between", "folded", "similar"]

_FORGIVEN = ((4, 0), (8, 1), (12, 2), (20, 3))  # words shorter than so many letters: errors
_MOST_FORGIVEN = 4
_SURE_START = 6  # letters; of a shorter word the first letter is rarely the wrong one
_TAKEN_FOR = ("cks", "fpv", "ijy", "sz", "kq")  # letters that are taken for each other
_FURTHER = 100  # errors that a further word counts for: more than there can be
_COMPARED = 200  # names that share the most letter pairs, and are then compared in full
_LONGEST = 80  # comparing is quadratic in the length
_DIGITS = re.compile(r"\D+")


def folded(text: str) -> str:
    """The text in lower case, without accents, hyphens and double blanks, to compare by.

    >>> folded("  São-Paulo ")
    'sao paulo'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    letters = (" " if each in "-_‐‑–’'" else each for each in decomposed)
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join(plain.casefold().split())


def similar(
    word: str, names: Iterable[str], most: int = 3, *, within: int | None = None
) -> list[str]:
    """The names that look like a word or a name, best first.

    A name with further words is one only where none does without. ``within`` is how many more
    typing errors than the best a name may have; without it a person chooses, and whatever is
    alike is wanted.

    >>> similar("suports", ["supports", "reports", "hosts"])
    ['supports']
    >>> similar("anis", ["tani", "anies", "manis"]), similar("2018", ["2019"])
    (['anies'], [])
    >>> similar("Barselona", ["Barcelona SC", "Barcelona"])
    ['Barcelona']
    """
    wanted = folded(word)[:_LONGEST]
    scored = []
    for name in _likeliest(wanted, set(names)):
        away = _away(wanted, folded(name)[:_LONGEST], loosely=within is None)
        if away is not None:
            scored.append((away, name))
    if not scored:
        return []
    enough = min(scored)[0] + (within if within is not None else _FURTHER - 1)
    return [name for away, name in sorted(scored)[:most] if away <= enough]


def _likeliest(wanted: str, names: Iterable[str]) -> list[str]:
    """The names that have most of the letter pairs, and little else."""
    pairs = _pairs(wanted)
    shortest = len(wanted) - sum(_forgiven(len(each)) for each in wanted.split())

    def shared(name: str) -> tuple[float, str]:
        theirs = _pairs(name_ := folded(name)[:_LONGEST])
        common = len(pairs & theirs)
        if not common or len(name_) < shortest:
            return 0.0, name
        return common / len(pairs) + 2 * common / (len(pairs) + len(theirs)), name

    return [name for rough, name in nlargest(_COMPARED, map(shared, names)) if rough]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}


def _away(wanted: str, name: str, *, loosely: bool) -> int | None:
    """How far two names are from each other, in typing errors; None where they are unlike.

    Loosely, the blanks do not count where the words do not fit one by one.
    """
    ours, theirs = wanted.split(), name.split()
    errors = _matched(ours, theirs)
    if errors is None and (loosely or len(ours) != len(theirs)):
        joined = errors_between("".join(ours), "".join(theirs))
        return None if joined is None else joined + 1  # Bukit Tinggi is Bukittinggi
    return errors


def _matched(ours: Sequence[str], theirs: Sequence[str]) -> int | None:
    """The errors where each word of ours is a word of theirs, words that are left over counted in.

    None where one of ours is none of theirs. Beside words that are left over a short word has
    to be right: too much is like it.
    """
    left, errors = list(theirs), 0
    for word in ours:
        near = sorted(
            (away, at)
            for at, each in enumerate(left)
            if (away := errors_between(word, each)) is not None
        )
        if not near or (near[0][0] and len(word) < _SURE_START and len(ours) < len(theirs)):
            return None
        errors += near[0][0]
        del left[near[0][1]]
    return errors + _FURTHER * len(left)


def errors_between(one: str, other: str) -> int | None:
    """The typing errors between two words; None where there are too many for their length.

    An error is a letter too many or too few, a wrong one, or two that changed places. A short
    word has no wrong first letter, and a number no wrong digit.

    >>> [errors_between("anis", each) for each in ("anies", "ains", "tani", "manis")]
    [1, 1, None, None]
    """
    if one == other:
        return 0
    most = _forgiven(max(len(one), len(other)))
    if not (one and other and most) or _DIGITS.sub("", one) != _DIGITS.sub("", other):
        return None
    if max(len(one), len(other)) < _SURE_START and not _same_start(one, other):
        return None
    return _distance(one, other, most)


def _forgiven(length: int) -> int:
    return next((errors for below, errors in _FORGIVEN if length < below), _MOST_FORGIVEN)


def _same_start(one: str, other: str) -> bool:
    """Whether two words begin alike: with one letter, or with two that changed places."""
    swapped = one[:2] == other[1::-1] and len(one) == len(other)
    sounding = any(one[0] in each and other[0] in each for each in _TAKEN_FOR)
    return one[0] == other[0] or swapped or sounding


def _distance(one: str, other: str, most: int) -> int | None:
    """The edits between two words, neighbours that change places being one; None beyond most."""
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, theirs in enumerate(other, 1):
            best = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != theirs))
            if row > 1 < column and letter == other[column - 2] and theirs == one[row - 2]:
                best = min(best, before[column - 2] + 1)
            now.append(best)
        if min(now) > most:
            return None
        before, last = last, now
    return last[-1] if last[-1] <= most else None
