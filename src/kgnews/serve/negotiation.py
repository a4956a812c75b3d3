"""Which of several forms of an answer a client likes best, from what it sends along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["language", "preferred"]

_LONGEST = 4_000  # characters of a header; a browser sends a hundred
_MOST = 60  # ranges in it
_RANGE = re.compile(r"\s{0,9}([\w!#$&^.+*-]{1,99}/[\w!#$&^.+*-]{1,99})\s{0,9}", re.ASCII)
_LANGUAGE = re.compile(r"\s{0,9}([a-zA-Z]{1,8}|\*)(?:-[\w-]{1,30})?\s{0,9}", re.ASCII)
_QUALITY = re.compile(r"\s{0,9}q\s{0,9}=\s{0,9}(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s{0,9}", re.ASCII)


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The media type to answer with, None where the client takes none of those offered.

    Of types that it likes equally the one that is offered first. A client that does not say
    anything takes everything.

    >>> preferred("text/csv;q=0.5, application/*", ["text/csv", "application/json"])
    'application/json'
    >>> preferred("text/html, */*;q=0", ["text/csv"]) is None
    True
    """
    if not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept[:_LONGEST], _RANGE))
    best = max(offered, key=lambda each: _quality(each, ranges))
    return best if _quality(best, ranges) > 0 else None


def language(accept: str, offered: Sequence[str], otherwise: str) -> str:
    """The language to answer in, from ``Accept-Language``.

    >>> language("de, id-ID;q=0.8, en;q=0.5", ["en", "id"], "en")
    'id'
    """
    ranges = dict(_ranges(accept[:_LONGEST], _LANGUAGE))
    liked = {each: ranges.get(each, ranges.get("*", 0.0)) for each in offered}
    best = max(offered, key=lambda each: (liked[each], each == otherwise))
    return best if liked[best] else otherwise


def _ranges(header: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, float]]:
    """What a header names, in small letters, and how much it is liked."""
    for part in header.split(",")[:_MOST]:
        name, *parameters = part.split(";")
        if found := pattern.fullmatch(name):
            qualities = (_QUALITY.fullmatch(each) for each in parameters)
            quality = next((float(each[1]) for each in qualities if each), 1.0)
            yield found[1].lower(), quality


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """How much a type is liked: what fits it most closely counts."""
    fits = {media_type: 3, f"{media_type.partition('/')[0]}/*": 2, "*/*": 1}
    found = [(fits[name], quality) for name, quality in ranges if name in fits]
    return max(found)[1] if found else 0.0
