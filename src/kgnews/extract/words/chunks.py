"""Runs of capitalised words: where a name can stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgnews.model import Token

__all__ = ["LINKS", "capitalised", "runs"]

# Words inside a person's or place's name that are written small.
LINKS = frozenset(
    [
        "de",
        "del",
        "della",
        "da",
        "di",
        "do",
        "dos",
        "das",
        "der",
        "den",
        "du",
        "la",
        "le",
        "van",
        "von",
        "bin",
        "binti",
        "ibn",
        "al",
        "el",
        "y",
        "e",
    ]
)

_PARTICLES = frozenset("al el an ar as ash at az ad ul".split())
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,3}")  # "J.K." Marsh
_INITIAL = 2  # "H." and "Jl." keep their dot inside a name; longer words end there


def capitalised(token: Token) -> bool:
    """Whether a word is written as names are: a capital first, or a capital with digits.

    >>> [capitalised(Token(0, 4, word)) for word in ("U20", "26th", "iPad")]
    [True, False, True]
    """
    text = token.text
    if text[0].isupper():
        return True
    if text.islower():
        return False
    particle, hyphen, rest = text.partition("-")
    if hyphen and particle in _PARTICLES:
        return rest[:1].isupper()  # "el-Rufai"
    return text[0].isalnum() and len(text) > 1 and any(letter.isupper() for letter in text[1:3])


def runs(tokens: Sequence[Token], language: str = "und") -> list[tuple[int, int]]:
    """Half-open token ranges of capitalised runs; small links and initials' dots stay inside.

    In Indonesian "di" is "in", in English "anak" is "child of" and inside a name.

    >>> from kgnews.text import tokens as cut
    >>> words = cut("Wali Kota Rio de Janeiro dan H. M. Anwar tiba")
    >>> [" ".join(word.text for word in words[a:b]) for a, b in runs(words)]
    ['Wali Kota Rio de Janeiro', 'H . M . Anwar']
    >>> [len(runs(cut("Sofwan di Kompleks Parlemen"), language)) for language in ("id", "und")]
    [2, 1]
    """
    found: list[tuple[int, int]] = []
    links = LINKS - {"di", "e", "y"} if language == "id" else LINKS | {"anak"}
    position = 0
    while position < len(tokens):
        if not capitalised(tokens[position]):
            position += 1
            continue
        end = position + 1
        while end < len(tokens):
            step = _step(tokens, end, links)
            if not step:
                break
            end += step
        found.append((position, end))
        position = end
    return found


def _step(tokens: Sequence[Token], at: int, links: frozenset[str]) -> int:
    """How many tokens carry the run on from here; 0 where it ends."""
    token = tokens[at]
    if capitalised(token):
        return 1
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not capitalised(after):
        return 0
    previous = tokens[at - 1]
    short = len(previous.text) <= _INITIAL or _INITIALS.fullmatch(previous.text)
    if token.text == "." and short and after.start - token.end <= 1:
        return 2
    if token.text in {"&", "-", "/"} or token.text in links:
        tight = token.text in {"-", "/"} and (
            token.start != previous.end or after.start != token.end
        )
        party = token.text == "-" and previous.text in {"D", "R"}  # "R-Tampa"
        return 0 if tight or party else 2
    return 0
