"""What foreign text may do to a terminal: nothing."""

from __future__ import annotations

import json
import re
import unicodedata

__all__ = ["escaped", "json_text", "shown"]

_NOT_PLAIN = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)

_MOST_MARKS = 4  # combining marks on one letter; more is a drawing, not a language
_BLANK = {"Zs", "Zl", "Zp"}
_INVISIBLE = frozenset(
    "\xad\u034f\u061c\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff"
)


def shown(text: str) -> str:
    r"""The text on one line with nothing in it that a terminal obeys or an eye cannot see.

    Line ends, tabs and odd blanks become a space, zero-width characters go, and controls,
    escape sequences and changes of direction show as what they are.

    >>> shown("Banjir\n\x1b[31mDemak")
    'Banjir \\x1b[31mDemak'
    >>> shown("Ba\u200brcelona \u202eelif")
    'Barcelona \\u202eelif'
    """
    if text.isascii() and text.isprintable():
        return text
    line: list[str] = []
    marks = 0
    for each in text:
        kind = unicodedata.category(each)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks > _MOST_MARKS or each in _INVISIBLE:
            continue
        line.append(_visible(each, kind))
    return "".join(line)


def _visible(character: str, kind: str) -> str:
    if kind in _BLANK or character in "\n\t":
        return " "
    if character == "\r":
        return ""
    if kind in ("Cc", "Cf", "Cs", "Cn"):
        return character.encode("unicode_escape").decode("ascii")
    return character


def json_text(value: object, *, indent: int | None = None) -> str:
    r"""The value as JSON, in which every character that a terminal obeys is written as ``\uXXXX``.

    A program reads back exactly what was there.

    >>> print(json_text({"judul": "Kota \u202eé"}))
    {"judul": "Kota \u202eé"}
    """
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent))


def escaped(text: str) -> str:
    """JSON text with controls and changes of direction escaped; JSON escapes the rest itself."""
    return _NOT_PLAIN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
