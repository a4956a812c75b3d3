"""Dates as news writes them, in Indonesian and English, into ISO 8601 with their precision.

Each form (``30 Oktober 2018``, ``(4/11/2025)``, ``Nov 22``, ``Senin lalu``) is one expression and
one small function that turns a match into a value. Where two forms meet, the one that begins
first and reaches furthest wins, also when its day does not exist: ``31 Februari 2020`` is no
date at all, and not February 2020. What the words leave out (a year, the day that "Monday"
means) comes from the reference, the day of publication; without one such words give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from kgnews.model import Span

__all__ = ["Dated", "find_dates"]


class Dated(NamedTuple):
    """Words that name a day, a month or a year, and its ISO 8601 value (``2018-10``)."""

    span: Span
    value: str


def _numbered(groups: str, first: int) -> dict[str, int]:
    return {name: n for n, group in enumerate(groups.split("|"), first) for name in group.split()}


_MONTHS = _numbered(
    "januari january jan|februari february pebruari feb peb|maret march mar|april apr|mei may|"
    "juni june jun|juli july jul|agustus august agust agu agt ags aug|september sept sep|"
    "oktober october okt oct|november nopember nov nop|desember december des dec",
    1,
)
_WEEKDAYS = _numbered(
    "senin monday mon|selasa tuesday tues tue|rabu wednesday wed|kamis thursday thurs thur thu|"
    "jumat jum'at jum’at jum`at friday fri|sabtu saturday sat|minggu ahad sunday sun",
    0,
)
_COUNTS = _numbered(
    "satu one a an|dua two|tiga three|empat four|lima five|enam six|tujuh seven|delapan eight|"
    "sembilan nine|sepuluh ten",
    1,
)
_DAY_WORDS = {
    "hari ini": 0, "today": 0, "tonight": 0, "pagi ini": 0, "siang ini": 0, "sore ini": 0,
    "petang ini": 0, "malam ini": 0, "nanti malam": 0, "tadi pagi": 0, "tadi siang": 0,
    "tadi sore": 0, "pagi tadi": 0, "siang tadi": 0, "sore tadi": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "kemarin": -1, "yesterday": -1, "last night": -1,
    "tadi malam": -1, "semalam": -1, "kemarin lusa": -2, "the day before yesterday": -2,
    "besok": 1, "esok": 1, "esok hari": 1, "tomorrow": 1, "lusa": 2, "the day after tomorrow": 2,
}  # fmt: skip
# Days that are a name and not a date.
_DAY_NAMES = re.compile(
    r"(?:black|good|cyber|super|ash|holy|palm|easter|sheffield)\s\Z", re.IGNORECASE
)
_DAY_NAMES_AFTER = re.compile(r"\s(?:agung|abu|suci|palma|bersih|ini\b|ke-|pertama|kedua)", re.I)

_SENTENCE_START = re.compile(r"(?:\A|[.!?\n])[\s\"“]{0,3}\Z")


def _words(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"


_FULL_WEEKDAYS = [name for name in _WEEKDAYS if len(name) > 5 or name in ("senin", "rabu", "kamis")]
_FULL_WEEKDAYS += ["jumat", "sabtu", "ahad"]
_MONTH, _WEEKDAY = _words(_MONTHS), _words(_WEEKDAYS)
_FREE = r"(?<![\w/.,:-])"  # not inside a number, a code or a word
_PART = r"(?:\s(?:dini hari|pagi|siang|sore|petang|malam|morning|afternoon|evening|night))?"
# "Selasa (", "Sabtu-Minggu, ", "Senin malam tanggal " before a day; searched in a short window.
_BEFORE = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY})(?:\s?[-–/]\s?{_WEEKDAY}|\s(?:dan|and|hingga|to)\s{_WEEKDAY})?"
    rf"\b{_PART}[.,]?\s{{0,2}}(?:tanggal\s|the\s)?\(?\Z",
    re.IGNORECASE,
)
_WINDOW = 48  # characters: the longest of these
_DAY = r"(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th)?"
_RANGE = r"(?:\s?(?:-|–|—|s/d|hingga|sampai|dan|and|to)\s?\d{1,2}(?!\d)(?:st|nd|rd|th)?)?"
# A year may run into a time or another date ("20249:04", "20246 May"), but is no part of a number.
_YEAR = rf"(?P<year>(?:1[6-9]|20)\d\d)(?!\d(?!\d?:\d\d|\d?\s{_MONTH}\b)|[.,]\d|\s?%)"


class _Reference(NamedTuple):
    """The day, month or year of publication; parts that are not known are None."""

    year: int | None = None
    month: int | None = None
    day: date | None = None


def _reference(text: str | None) -> _Reference:
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text or "")
    if not found:
        return _Reference()
    year, month = int(found[1]), int(found[2]) if found[2] else None
    day = _day(year, month, int(found[3])) if month and found[3] else None
    return _Reference(year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


# A form gives the ISO value, "" for a date that does not exist (its words then mean nothing
# else), or None where the words are no date. It is told what stands around them.
class _Around(NamedTuple):
    reference: _Reference
    weekday: str | None = None
    bracketed: bool = False


_Form = Callable[[re.Match[str], _Around], str | None]


def _with_year(day: int, month: int, year: str, around: _Around) -> str:
    if not year:
        return _iso(_nearest(month, day, around.weekday, around.reference))
    century = 0 if len(year) == 4 else 1900 if int(year) > 68 else 2000
    return _iso(_day(century + int(year), month, day))


def _nearest(month: int, day: int, weekday: str | None, reference: _Reference) -> date | None:
    """The day of this month that lies nearest to the reference; a weekday may choose."""
    if reference.year is None:
        return None
    if reference.day is None:
        return _day(reference.year, month, day)
    middle = reference.day
    years = (reference.year, reference.year - 1, reference.year + 1)
    days = [found for year in years if (found := _day(year, month, day))]
    days.sort(key=lambda each: abs((each - middle).days))
    if weekday:
        wanted = _WEEKDAYS[weekday]
        days.sort(key=lambda each: each.weekday() != wanted)
    return days[0] if days else None


def _named_month(match: re.Match[str], around: _Around) -> str | None:
    name = match["month"]
    if not match["year"] and not name[0].isupper():
        return None  # "5 may have", "sat 3 mar"
    return _with_year(int(match["day"]), _MONTHS[name.lower()], match["year"] or "", around)


def _numeric(match: re.Match[str], around: _Around) -> str | None:
    if not (match["year"] or around.weekday or around.bracketed):
        return None  # "1/3 trafik", "RT 03/06"
    day, month = int(match["day"]), int(match["month"])
    if month > 12 >= day and len(match["year"]) == 4:  # month first, as in the United States
        day, month = month, day
    return _with_year(day, month, match["year"], around) if month <= 12 else ""


def _year_first(match: re.Match[str], _: _Around) -> str:
    return _iso(_day(int(match["year"]), int(match["month"]), int(match["day"])))


def _month_of_year(match: re.Match[str], _: _Around) -> str:
    return f"{match['year']}-{_MONTHS[match['month'].lower()]:02}"


def _month_alone(match: re.Match[str], around: _Around) -> str | None:
    name, (year, now, _) = match["month"], around.reference
    if year is None or not name[0].isupper():
        return None
    month = _MONTHS[name.lower()]
    if now and match["after"]:
        year += month < now
    elif now and month - now > 5:  # in January "in October" is the last one, in June the next
        year -= 1
    return f"{year}-{month:02}"


def _year_alone(match: re.Match[str], _: _Around) -> str:
    return match["year"]


def _day_word(match: re.Match[str], around: _Around) -> str | None:
    day = around.reference.day
    words = " ".join(match.group().lower().split())
    return _iso(day + timedelta(days=_DAY_WORDS[words])) if day else None


def _weekday_alone(match: re.Match[str], around: _Around) -> str | None:
    word, text, day = match["weekday"], match.string, around.reference.day
    start, end = match.span("weekday")
    before, after = (match["before"] or "").lower(), (match["after"] or "").lower()
    if not (day and word[0].isupper()):
        return None
    if _DAY_NAMES.search(text, max(0, start - 12), start) or _DAY_NAMES_AFTER.match(text, end):
        return None
    if (
        word.lower() == "minggu"
        and after
        and _SENTENCE_START.search(text, max(0, start - 4), start)
    ):
        return None  # "Minggu lalu" at the start of a sentence may be last week
    wanted = _WEEKDAYS[word.lower()]
    back = (day.weekday() - wanted) % 7
    if after.startswith(("pekan lalu", "minggu lalu")):
        back = day.weekday() + 7 - wanted
    elif before == "next" or after.startswith(("depan", "mendatang", "pekan depan")):
        back -= 7
    elif back == 0 and (before == "last" or after == "lalu"):
        back = 7
    return _iso(day - timedelta(days=back))


def _ago(match: re.Match[str], around: _Around) -> str | None:
    number, unit = match["number"].lower(), match["unit"].lower()
    count = int(number) if number.isdigit() else 1 if number == "se" else _COUNTS[number]
    year, _, day = around.reference
    if unit in ("hari", "day", "days"):
        return _iso(day - timedelta(days=count)) if day else None
    if unit in ("bulan", "month", "months"):
        return _shifted(around.reference, -count)
    return str(year - count) if year else None


def _shifted(reference: _Reference, months: int) -> str | None:
    if not (reference.year and reference.month):
        return None
    year, month = divmod(reference.year * 12 + reference.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"


def _this_or_next(match: re.Match[str], around: _Around) -> str | None:
    words = set(match.group().lower().split())
    step = -1 if words & {"lalu", "last"} else 0 if words & {"ini", "this"} else 1
    if words & {"tahun", "year"}:
        year = around.reference.year
        return str(year + step) if year else None
    return _shifted(around.reference, step)


def _compiled(*forms: tuple[str, _Form]) -> tuple[tuple[re.Pattern[str], _Form], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in forms)


# The look-ahead for a first letter keeps the search from trying every name at every word.
_M = r"\b(?=[jfmasond])"
_WITH_DIGITS = _compiled(
    (rf"{_FREE}{_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d|[-/]\d)", _year_first),
    (
        rf"{_FREE}{_DAY}{_RANGE}[\s-](?:of\s)?(?P<month>{_MONTH})\b(?:\.?,?[\s-]{{1,2}}{_YEAR})?",
        _named_month,
    ),
    (
        rf"{_M}(?P<month>{_MONTH})\b\.?\s{_DAY}(?:\s?[-–]\s?\d\d?(?!\d))?(?![:.]\d)"
        rf"(?:,?\s{{1,2}}{_YEAR})?",
        _named_month,
    ),
    (
        rf"{_FREE}{_DAY}(?:\s?[-–]\s?\d\d?)?(?P<sign>[/.-])(?P<month>\d\d?)"
        r"(?P=sign)(?P<year>\d{4}|(?<=/)\d\d)(?![\w]|[-/.]\d)",
        _numeric,
    ),
    (
        rf"{_FREE}{_DAY}(?:\s?[-–]\s?\d\d?)?/(?P<month>\d\d?)(?P<year>)(?![\w]|[-/.,]\d)",
        _numeric,
    ),
    (rf"{_M}(?P<month>{_MONTH})\b\.?,?\s{_YEAR}", _month_of_year),
    (
        r"\b(?:tahun|pada|sejak|hingga|sampai|awal|akhir|pertengahan|in|since|by|until|"
        rf"during|from|early|late|mid)[\s-](?P<words>{_YEAR})\b",
        _year_alone,
    ),
)
_WITH_REFERENCE = _compiled(
    (
        r"\b(?:bulan|pada|in|since|sejak|until|hingga|during|akhir|awal|late|early)\s"
        rf"(?P<words>(?P<month>{_MONTH})\b(?:\s(?P<after>mendatang|depan))?)(?!\.?\s\d)",
        _month_alone,
    ),
    (rf"\b(?=[betlhkpsmny]){_words(_DAY_WORDS)}\b", _day_word),
    (
        rf"\b(?=[lnsmtrwkjaf])(?:(?P<before>last|next)\s)?(?P<weekday>{_words(_FULL_WEEKDAYS)})\b"
        rf"{_PART}(?:\s(?P<after>pekan lalu|minggu lalu|pekan depan|lalu|depan|mendatang)\b)?",
        _weekday_alone,
    ),
    (
        rf"\b(?P<number>\d{{1,2}}|se|{_words(_COUNTS)})\s?(?P<unit>hari|bulan|tahun|days?|months?|"
        r"years?)\s(?:yang\s)?(?:lalu|silam|ago)\b",
        _ago,
    ),
    (
        r"\b(?=[tbln])(?:(?:tahun|bulan)\s(?:lalu|ini|depan|mendatang)|(?:last|this|next)\s"
        r"(?:year|month))\b",
        _this_or_next,
    ),
)
_DIGIT = re.compile(r"\d")


def find_dates(
    text: str, start: int = 0, end: int | None = None, reference: str | None = None
) -> list[Dated]:
    """The dates of ``text[start:end]`` in order, without overlap.

    ``reference`` is the ISO date of publication. Numeric dates are read day first. A weekday
    that contradicts its date is ignored; one without a date is the nearest such day at or
    before the reference, unless "lalu", "next" or the like says otherwise.

    >>> text = "Rapat digelar Selasa (30/10), lanjutan rapat pada Maret 2017."
    >>> [(found.span.of(text), found.value) for found in find_dates(text, reference="2018-10-31")]
    [('Selasa (30/10)', '2018-10-30'), ('Maret 2017', '2017-03')]
    """
    stop = len(text) if end is None else end
    known = _reference(reference)
    forms = _WITH_DIGITS if _DIGIT.search(text, start, stop) else ()
    found: list[Dated] = []
    for pattern, form in (*forms, *(_WITH_REFERENCE if known.year else ())):
        for match in pattern.finditer(text, start, stop):
            span, around = _around(match, start, stop, known, form)
            value = form(match, around)
            if value is not None:
                found.append(Dated(span, value))
    found.sort(key=lambda each: (each.span.start, -each.span.end))
    kept: list[Dated] = []
    reach = start
    for each in found:
        if each.span.start >= reach:
            kept.append(each)
            reach = each.span.end
    return [each for each in kept if each.value]


def _around(
    match: re.Match[str], start: int, stop: int, known: _Reference, form: _Form
) -> tuple[Span, _Around]:
    """The words of a date with its weekday and its brackets, where it has them."""
    begin, end = match.span("words") if "words" in match.re.groupindex else match.span()
    if form not in (_named_month, _numeric):
        return Span(begin, end), _Around(known)
    text = match.string
    bracketed = begin > start and text[begin - 1] == "(" and text[end : min(end + 1, stop)] == ")"
    before = _BEFORE.search(text, max(start, begin - _WINDOW), begin)
    if bracketed:
        begin, end = begin - 1, end + 1
    if not before or (text[before.end() - 1] == "(" and not bracketed):
        return Span(begin, end), _Around(known, None, bracketed)
    return Span(before.start(), end), _Around(known, before["weekday"].lower(), bracketed)
