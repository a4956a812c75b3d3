"""What the tagger sees of a sentence: short byte strings for every token.

Nearly all of the tagger's time goes here, so whatever depends on one word form alone is made
once and kept: a token's features are four kept lists (of itself, of the word before, of the
word after, of the words two away) and a few joined pairs. The same code runs in training and in
use: a change here needs new models.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from functools import lru_cache

__all__ = ["FeatureMaker", "case_of", "known_words"]

_KEPT_FORMS = 20_000  # word forms whose features are kept: about 50 MB when full
_SMALL_WORD = 6  # letters; "dengan" and "untuk" stay small in a headline
_NOTHING: list[bytes] = []
_UTF8 = ("utf-8", "replace")  # half a surrogate pair in a broken page must not stop the reading
_LONGEST_WORD = 40  # no name is longer; a longer "word" is not worth its memory


def known_words(packed: bytes) -> dict[str, tuple[str, ...]]:
    """The rows of a word table: gzipped lines ``word column column …``.

    >>> known_words(gzip.compress("bogor 7 31 ? p".encode()))
    {'bogor': ('7', '31', '?', 'p')}
    """
    lines = gzip.decompress(packed).decode().split("\n")
    return {word: tuple(row) for word, *row in (line.split(" ") for line in lines if line)}


def case_of(words: Sequence[str]) -> str:
    """How a sentence is capitalised: ``n`` as usual, ``t`` title case, ``u`` upper, ``l`` lower.

    In title case only short words (di, dan, of, the) are small.

    >>> case_of("Banjir Landa Bogor dan Depok , Warga Mengungsi".split())
    't'
    >>> case_of("Komisi Pemberantasan Korupsi memanggil Rudi Hartono".split())
    'n'
    """
    upper = title = lower = 0
    long_lower = False
    for word in words:
        if len(word) > 1 and word.isalpha():
            if word.isupper():
                upper += 1
            elif word[0].isupper():
                title += 1
            else:
                lower += 1
                long_lower = long_lower or len(word) > _SMALL_WORD
    counted = upper + title + lower
    if counted < 3:
        return "n"
    if lower == counted:
        return "l"
    if upper * 5 >= counted * 4:
        return "u"
    return "t" if title >= 3 and not long_lower and lower * 2 <= counted else "n"


def _shape(word: str) -> str:
    if word.islower():
        return "a" if word.isalpha() else "a-"
    if word.isdigit():
        return f"d{min(len(word), 5)}"
    if word.isupper():
        if len(word) == 1:
            return "A"
        return f"AA{min(len(word), 6)}" if word.isalpha() else "AA-"
    first = word[0]
    if first.isupper():
        if word[1:].islower():
            return "Aa" if word.isalpha() else "Aa-"
        return "AaA" if word.isalpha() else "AaA-"
    if first.isdigit():
        return "da" if not word.replace(".", "").replace(",", "").isdigit() else "d."
    return "aA" if first.isalpha() else "."


# What a word is to its neighbours: features for the word after it, before it, two after, two
# before; its shape; itself in lower case.
_Near = tuple[list[bytes], list[bytes], list[bytes], list[bytes], bytes, bytes]


class FeatureMaker:
    """Makes the features of sentences, given what is known of words beforehand.

    ``known`` has a row for a lower-cased word: clusters of like words from coarse to fine, how
    often it is capitalised, which lists it is on. ``-`` stands for "not known".
    """

    def __init__(self, known: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Features of the words alone where nothing is known of them."""
        self._rows = known or {}
        self._own = lru_cache(_KEPT_FORMS)(self._make_own)
        self._near = lru_cache(_KEPT_FORMS)(self._make_near)
        self._pair = lru_cache(_KEPT_FORMS)(_make_pair)

    def items(self, words: Sequence[str]) -> list[list[bytes]]:
        """One list of features for each word of a sentence.

        >>> from kgnews.extract.names.features import FeatureMaker
        >>> first, _ = FeatureMaker().items(["Warga", "Bogor"])
        >>> b"w=warga" in first, b"+w=bogor" in first
        (True, True)
        """
        if not words:
            return []
        words = [word[:_LONGEST_WORD] for word in words]
        case = case_of(words)
        own, near, pair = self._own, self._near, self._pair
        edge = near("", case)
        around = [edge, edge, *(near(word, case) for word in words), edge, edge]
        runs = _runs(words, around) if case == "n" else [_NOTHING] * len(words)
        made = []
        for index, word in enumerate(words):
            before, here, after = around[index + 1], around[index + 2], around[index + 3]
            made.append(
                own(word, case)
                + before[0]
                + after[1]
                + around[index][2]
                + around[index + 4][3]
                + runs[index]
                + pair(before[4], here[4], after[4])
                + [b"<" + before[5] + b"|" + here[5], b">" + here[5] + b"|" + after[5]]
            )
        return made

    def _make_own(self, word: str, case: str) -> list[bytes]:
        lower = word.lower()
        features = ["b", f"w={lower}", f"s={case}{_shape(word)}"]
        if case == "n":
            features.append(f"W={word}")
        length = len(lower)
        features += [f"p{n}={lower[:n]}" for n in (2, 3, 4) if length > n]
        features += [f"e{n}={lower[-n:]}" for n in (1, 2, 3, 4) if length > n]
        features += self._known(lower)
        if "-" in word:
            features.append("hyphen")
        return [feature.encode(*_UTF8) for feature in features]

    def _known(self, lower: str) -> list[str]:
        row = self._rows.get(lower, ())
        return [f"c{column}={value}" for column, value in enumerate(row) if value != "-"]

    def _make_near(self, word: str, case: str) -> _Near:
        lower = word.lower()
        shape = case + _shape(word) if word else "edge"
        close = [f"w={lower}", f"s={shape}", *self._known(lower)]
        if len(lower) > 3:
            close.append(f"e={lower[-3:]}")
        far = [f"w={lower}", f"s={shape}"]
        return (
            [f"-{feature}".encode(*_UTF8) for feature in close],
            [f"+{feature}".encode(*_UTF8) for feature in close],
            [f"--{feature}".encode(*_UTF8) for feature in far],
            [f"++{feature}".encode(*_UTF8) for feature in far],
            shape.encode(*_UTF8),
            lower.encode(*_UTF8),
        )


def _runs(words: Sequence[str], around: Sequence[_Near]) -> list[list[bytes]]:
    """Of each word in a row of capitalised words: how the row begins, ends and is placed.

    ``around`` holds the neighbours' view of the words with two edges before and behind.
    """
    made: list[list[bytes]] = []
    start, size = 0, len(words)
    while start < size:
        end = start
        while end < size and words[end][:1].isupper():
            end += 1
        if end == start:
            made.append(_NOTHING)
            start += 1
            continue
        length = end - start
        row = [
            b"rb=" + around[start + 1][5],
            b"rf=" + around[start + 2][5],
            b"rl=" + around[end + 1][5],
            b"ra=" + around[end + 2][5],
            b"rn=%d" % min(length, 6),
        ]
        made.extend(
            [*row, b"r<%d" % min(at, 3), b"r>%d" % min(length - at, 4)] for at in range(length)
        )
        start = end
    return made


def _make_pair(before: bytes, here: bytes, after: bytes) -> list[bytes]:
    return [
        b"sl=" + before + b"|" + here,
        b"sr=" + here + b"|" + after,
        b"sn=" + before + b"|" + here + b"|" + after,
    ]
