"""The day of a field that holds a date and nothing else, however it is written.

Forms that programs write come first, then those of news, then, for a short string alone, what
the dateparser library makes of it. Nothing here depends on today: "kemarin" is no day.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from kgnews.text.dates import find_dates

__all__ = ["day_of", "is_day"]

_LONGEST = 100  # characters of a field that are looked at
_LONGEST_ODD = 64  # characters that dateparser gets: it takes quadratic time
_EPOCH = re.compile(r"(?:/Date\()?(\d{9,10}(?:\d{3})?(?:\.\d{1,9})?)(?:[+-]\d{4})?(?:\)/)?$")
_PRECISE = re.compile(r"\d{4}(?:-\d\d)?$", re.ASCII)
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
# 2024-05-06T10:00Z, 2024/05/06, 20240506, 20240506T101500Z, 20240506101500
_YEAR_FIRST = re.compile(
    r"([12]\d{3})([-/.]?)(\d\d)\2(\d\d)(?=$|[\sT,;|(+Z]|(?:\d\d){2,3}$)", re.IGNORECASE
)
# "Mon May 06 10:00:00 +0700 2024", as C and Twitter write it
_C_STYLE = re.compile(
    r"[A-Z][a-z]{2}\s([A-Z][a-z]{2})\s{1,2}(\d{1,2})\s\d\d:\d\d:\d\d\s(?:\S{1,6}\s)?(\d{4})$"
)
# "Mon, 6 May 24 10:00:00 GMT", as old feeds write it
_OLD_MAIL = re.compile(r"[A-Z][a-z]{2},\s(\d{1,2})\s([A-Z][a-z]{2})\s(\d\d)\s\d\d:\d\d")
_POINTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_THAI = 543  # years that the Thai calendar is ahead
_DIGIT = re.compile(r"\d")
# Languages of papers whose bylines reach a reader here; more would make the first call slow.
_LANGUAGES = "id ms en nl de fr es pt it fil vi tr ar zh ja ko ru th".split()


def day_of(value: object) -> str | None:
    """The ISO date of a date field of any make; None where it names no day, month or year.

    >>> day_of("Mon, 06 May 2024 10:00:00 +0700"), day_of("2025-09-26T09:15:00+08:00")
    ('2024-05-06', '2025-09-26')
    >>> day_of(1715000000), day_of("20240506T101500Z"), day_of("6. Mai 2024"), day_of("soon")
    ('2024-05-06', '2024-05-06', '2024-05-06', None)
    """
    if isinstance(value, date):  # a cell of a sheet
        return value.isoformat()[:10]
    text = str(value).strip()[:_LONGEST] if isinstance(value, str | int | float) else ""
    if found := _EPOCH.match(text):
        seconds = float(found[1]) / (1000 if len(found[1].partition(".")[0]) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    if _PRECISE.match(text):
        return text if is_day(text) else None
    for form in (_year_first, _c_style, _old_mail, _as_news_does, _pointed):
        day = form(text)
        if day is not None:
            return day or None
    return _odd(text)


def is_day(text: str) -> bool:
    """Whether it is an ISO day, month or year, and the calendar has it.

    >>> is_day("2018-10-30"), is_day("2018-10"), is_day("2018-13"), is_day("30 October 2018")
    (True, True, False, False)
    """
    found = _PLAIN.fullmatch(text)
    return bool(found and _iso(found[1], found[2] or "01", found[3] or "01"))


def _iso(year: str, month: str, day: str) -> str:
    """The ISO date; "" for a day that does not exist."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _year_first(text: str) -> str | None:
    found = _YEAR_FIRST.match(text)
    return _iso(found[1], found[3], found[4]) if found else None


def _c_style(text: str) -> str | None:
    found = _C_STYLE.match(text)
    dates = find_dates(f"{found[2]} {found[1]} {found[3]}") if found else []
    return dates[0].value if dates else None


def _old_mail(text: str) -> str | None:
    found = _OLD_MAIL.match(text)
    dates = find_dates(f"{found[1]} {found[2]} 20{found[3]}") if found else []
    return dates[0].value if dates else None


def _as_news_does(text: str) -> str | None:
    found = find_dates(text)
    return found[0].value if found else None


def _pointed(text: str) -> str | None:
    found = _POINTED.match(text)
    return _iso(found[3], found[2], found[1]) if found else None


def _odd(text: str) -> str | None:
    """What dateparser makes of a short string; only of one that names a year in full."""
    if len(text) > _LONGEST_ODD or not _DIGIT.search(text) or not _names_a_year(text):
        return None
    import dateparser

    settings = {
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],  # nothing that today has a part in
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1),
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        found = dateparser.parse(text, languages=_LANGUAGES, settings=settings)
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None  # it raises at odd strings of its own kind; they are no dates
    if not found:
        return None
    year = found.year - _THAI * (found.year > _THAI + 1800)
    return _iso(str(year), str(found.month), str(found.day)) or None


def _names_a_year(text: str) -> bool:
    """Whether one number could be a year: with "10:15" or "Rp 5" there is no date to look for."""
    return any(
        1600 <= int(number) <= 2100 + _THAI for number in re.findall(r"(?<!\d)\d{4}(?!\d)", text)
    )
