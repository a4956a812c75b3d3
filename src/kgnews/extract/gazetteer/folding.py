"""Text and names made comparable: without accents, with plain quotes, dashes and spaces."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, combining, decomposition, normalize

__all__ = ["fold", "folded"]

# Letters that Unicode does not decompose, and marks that printers vary.
_PLAIN = {
    **dict.fromkeys("’‘ʼ′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„″", '"'),
    **dict(zip("øØłŁđĐıŦŧħĦ", "oOlLdDiTthH", strict=True)),
}
_MARKS = re.compile(r"[\u0300-\u036f]")
# What may change: all but printable ASCII, the backtick, and line breaks and tabs.
_ODD = re.compile(r"[^ -_a-~]")


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """One character for one character.

    >>> _plain("é"), _plain("’"), _plain("中")
    ('e', "'", '中')
    """
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace() or category(character) == "Zs":
        return " "
    if decomposition(character) and not decomposition(character).startswith("<"):
        base = normalize("NFD", character)
        if len(base) > 1 and all(combining(mark) for mark in base[1:]):
            return _PLAIN.get(base[0], base[0])
    return character


def fold(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and where each of its characters (and its end) stands in the original.

    The places are None where nothing moved, which is nearly always: only letters written with
    separate combining marks make the folded text shorter.

    >>> fold("São Paulo’s")
    ("Sao Paulo's", None)
    >>> fold("Sa\\u0303o")
    ('Sao', [0, 1, 3, 4])
    """
    if not _ODD.search(text):
        return text, None
    if not _MARKS.search(text):
        return _ODD.sub(lambda odd: _plain(odd[0]), text), None
    places = [place for place, character in enumerate(text) if not combining(character)]
    kept = "".join(_plain(text[place]) for place in places)
    return kept, [*places, len(text)]


def folded(name: str) -> str:
    """A name as the matcher compares it: composed, without accents, single spaces.

    >>> folded("Curaçao  Baru")
    'Curacao Baru'
    """
    return " ".join(fold(normalize("NFC", name))[0].split())
