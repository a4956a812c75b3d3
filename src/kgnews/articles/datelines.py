"""The dateline at the start of the first paragraph: a place, sometimes the outlet and a day."""

from __future__ import annotations

import re
from typing import NamedTuple

from kgnews.articles.bylines import is_outlet, sounds_like_outlet
from kgnews.model import Span
from kgnews.text.dates import find_dates

__all__ = ["Dateline", "dateline"]


class Dateline(NamedTuple):
    """Where an article was written and who spread it, and where its own words begin."""

    place: Span | None
    outlet: Span | None
    end: int


_LONGEST = 90  # characters before the dash
_DASH = re.compile(r"\s?(?:--|[–—-]{1,2}|:)(?=\s|[\"“]|$)\s?")
_PART = re.compile(r"[^,()]+")
_PLACE = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:[\s/-](?:[^\W\d_a-z][\w'’.-]*|de|of|di|al)){0,3}$")


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which ``text[start:end]`` begins, if it begins with one.

    >>> text = "JAKARTA, KOMPAS.com – Banjir surut."
    >>> found = dateline(text, 0, len(text))
    >>> found.place.of(text), found.outlet.of(text), text[found.end:]
    ('JAKARTA', 'KOMPAS.com', 'Banjir surut.')
    """
    for dash in _DASH.finditer(text, start, min(end, start + _LONGEST)):
        before = text[start : dash.start()]
        sign = dash.group().strip()
        if sign == ":" and not before.isupper():
            continue  # "BEIJING: China said", but not "Anies: Jakarta siap"
        if sign == "-" and not (before and dash.group()[0].isspace()):
            continue  # "Demak-Kudus"
        return _parsed(text, start, dash.start(), dash.end(), end) if before else None
    return None


def _parsed(text: str, start: int, stop: int, after: int, end: int) -> Dateline | None:
    days = [each.span for each in find_dates(text, start, stop, "2000-01-01")]
    place: Span | None = None
    outlet: Span | None = None
    for part in _PART.finditer(text, start, stop):
        span = _trim(text, *part.span())
        if not span or any(span.overlaps(day) for day in days):
            continue
        words = span.of(text)
        bracketed = text[span.start - 1 : span.start] == "("
        if is_outlet(words) or bracketed or (not place and sounds_like_outlet(words)):
            outlet = outlet or span
        elif not _PLACE.match(words) or len(words.split()) > 4:
            return None
        elif place is None:
            place = span
        elif text[place.start : place.end].isupper() and words.isupper():
            outlet = outlet or span  # "BANDUNG, KABAR PARAHYANGAN -"
    if not (place or outlet) or (after < end and not _begins(text[after])):
        return None
    return Dateline(place, outlet, after)


def _begins(letter: str) -> bool:
    return letter.isupper() or letter.isdigit() or letter in "\"“'‘("


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return Span(start, end) if start < end else None
