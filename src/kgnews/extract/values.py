"""Numbers that mean something: counts, money, percentages, ages, durations, measures, dates.

A number is read in the notation of its language ("1.500" is a thousand five hundred in
Indonesian, one and a half in English), in digits or in words, and takes its kind from what
stands beside it. Two small numbers with a dash are a score. Numbers that count nothing
(articles of law, house numbers, clock times) give no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kgnews.extract.words.numerals import Number, Units, numbers, units
from kgnews.model import Span
from kgnews.text.dates import find_dates

__all__ = ["Value", "find_values"]

_WORD = re.compile(r"\s{0,2}([^\W\d_]+(?:[-/²³][^\W_]+|[²³])*|%|°\s?[CFcf]?)")
_LEFT_WORD = re.compile(r"([^\W_]+)[.]?[\s(]{0,2}\Z")
_BRACKET_NAME = re.compile(r"[^\W\d_][\w'’.\-]*\s{0,2}\(\Z")
_COMMA_NAME = re.compile(r"[^\W\d_][\w'’.\-]*\s{0,1},\s{1,2}\Z")
_OLD = re.compile(r"-(?:year|month|week|day)s?-old\b|\s{1,2}(?:years?|months?|weeks?)\s{1,2}old\b")
_OF_AGE = re.compile(r"\s{0,2}(?:tahun|thn|th|years?)\b")
_HYPHEN_UNIT = re.compile(r"-([^\W\d_]+)\b")
_RANGE = re.compile(r"\s{0,1}(?:[-–—]|sampai|hingga|to)\s{0,1}(?=\d)")
_YEAR_AFTER = re.compile(r"\s(?:19|20)\d\d\b")
_CLOCK_AFTER = re.compile(r"\s{0,2}(?:wib|wita|wit|gmt|utc|a\.m|p\.m|am|pm|o'clock)\b", re.I)
_SCORE = re.compile(
    r"(?<![\w.,:/+–-])\d{1,3}\s?[-–]\s?\d{1,3}"
    r"(?:,?\s(?:dan\s|and\s)?\d{1,3}\s?[-–]\s?\d{1,3}){0,4}"
    r"(?![\w/%]|[.,–-]\d|\s?(?:persen|per\scent))"
)
_ORDINAL_DIGITS = {
    "id": re.compile(r"\b[Kk]e\s?-\s?(\d{1,4})(?!\d)"),
    "en": re.compile(r"(?<![\w.,])(\d{1,4})(?:st|nd|rd|th)\b"),
}
_OLDEST = 120
_LEFT = 24  # characters before a number in which its sign or its cue stands


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its meaning.

    ``kind`` is date, count, money, percent, age, ordinal, duration, measure or score; ``value``
    is normalised ("4550000000", "1.5", "2018-10-30"); ``unit`` is a currency code, a unit of
    measure or time, or the words of what is counted.
    """

    span: Span
    kind: str
    text: str
    value: str
    unit: str = ""


def find_values(
    text: str, start: int, end: int, language: str, reference: str | None = None
) -> list[Value]:
    """The values of ``text[start:end]`` in order; dates take a missing year from ``reference``.

    >>> text = "Sebanyak 26 kota menerima Rp4,55 miliar."
    >>> [(v.kind, v.value, v.unit) for v in find_values(text, 0, len(text), "id")]
    [('count', '26', 'kota'), ('money', '4550000000', 'IDR')]
    """
    words = units(language)
    found = [
        Value(dated.span, "date", dated.span.of(text), dated.value)
        for dated in find_dates(text, start, end, reference)
    ]
    dates = [value.span for value in found]
    for number in numbers(text, start, end, words):
        if any(number.span.overlaps(each) for each in dates):
            continue
        value = _Reader(text, start, end, words, number).read()
        if value:
            found.append(value)
    found += _ordinals(text, start, end, words)
    found += _scores(text, start, end, [value.span for value in found])
    return _apart(found)


def _scores(text: str, start: int, end: int, taken: list[Span]) -> Iterator[Value]:
    """ "2-1", "21-15, 21-18": the points of two sides, where no value stands already."""
    for match in _SCORE.finditer(text, start, end):
        span = Span(*match.span())
        if not any(span.overlaps(each) for each in taken):
            sets = re.findall(r"(\d+)\s?[-–]\s?(\d+)", match[0])
            yield Value(span, "score", match[0], " ".join("-".join(each) for each in sets))


def _apart(found: list[Value]) -> list[Value]:
    """Values in order; of two that overlap the earlier, then the longer one."""
    kept: list[Value] = []
    for value in sorted(found, key=lambda v: (v.span.start, -v.span.end)):
        if not kept or value.span.start >= kept[-1].span.end:
            kept.append(value)
    return kept


@dataclass(slots=True)
class _Reader:
    """One number and its surroundings."""

    text: str
    start: int
    end: int
    words: Units
    number: Number

    def read(self) -> Value | None:
        """The value of the number, None where it counts nothing."""
        sign = self._sign()
        if sign:
            return self._money(*sign)
        if self._clock() or self._glued():
            return None
        return self._age() or self._with_unit() or self._magnitude() or self._count()

    @property
    def left(self) -> str:
        return self.text[max(self.start, self.number.span.start - _LEFT) : self.number.span.start]

    def _value(self, kind: str, end: int, unit: str = "", first: int | None = None) -> Value:
        begin = self.number.span.start if first is None else first
        span = Span(begin, end)
        return Value(span, kind, span.of(self.text), _plain(self.number.value), unit)

    def _sign(self) -> tuple[int, str] | None:
        """Where the currency sign before the number begins, and its currency."""
        left = self.left.rstrip(" \u00a0")
        if len(self.left) - len(left) > 2:
            return None
        for sign, currency in self.words.signs:
            if left.endswith(sign):
                before = left[: -len(sign)][-1:]
                if not (sign[0].isalpha() and before.isalnum()) and not (
                    sign == "$" and before.isalpha()
                ):
                    return self.number.span.start - len(self.left) + len(left) - len(sign), currency
        return None

    def _money(self, first: int, currency: str) -> Value:
        end, value = self.number.span.end, self.number.value
        word = re.compile(r"\s?([A-Za-z]{1,3})\b").match(self.text, end, min(end + 6, self.end))
        if self.number.scale == 1 and word and word[1] in self.words.money_scales:
            value *= self.words.money_scales[word[1]]
            end = word.end()
        span = Span(first, end)
        return Value(span, "money", span.of(self.text), _plain(value), currency)

    def _clock(self) -> bool:
        left = _LEFT_WORD.search(self.left)
        if left and left[1].lower() in self.words.kinds["clock"]:
            return True
        return bool(_CLOCK_AFTER.match(self.text, self.number.span.end, self.end))

    def _glued(self) -> bool:
        """Whether a slash, a hyphen or a letter makes the number part of something else."""
        end = self.number.span.end
        before, after = self.left[-1:], self.text[end : min(end + 2, self.end)]
        if before in tuple("/:#@") or after[:1] in tuple("/:") or after == ".0":
            return True
        if before in tuple("-–") and self.left[-2:-1].isalnum() and not self._unit_at(end):
            return True
        if after[:1] in tuple("-–") and after[1:].isdigit():
            return not self._shared_unit(end)
        if after[:1] == "-" and after[1:].isalpha():
            return not (self._hyphen_unit() or _OLD.match(self.text, end, self.end))
        return after[:1].isalpha() and not self._unit_at(end)

    def _hyphen_unit(self) -> tuple[str, str, int] | None:
        """The unit that a hyphen hangs on a number: "12-hour", "three-day", "7.4-magnitude"."""
        hyphen = _HYPHEN_UNIT.match(self.text, self.number.span.end, self.end)
        known = self.words.units.get(hyphen[1].lower()) if hyphen else None
        return (*known, hyphen.end()) if hyphen and known and known[0] != "counter" else None

    def _age(self) -> Value | None:
        value, end = self.number.value, self.number.span.end
        if not 0 < value <= _OLDEST or value != int(value):
            return None
        if old := _OLD.match(self.text, end, self.end):
            return self._value("age", old.end(), "year" if "year" in old[0] else "month")
        year = _OF_AGE.match(self.text, end, self.end)
        after = year.end() if year else end
        following = self.text[after : min(after + 1, self.end)]
        left = _LEFT_WORD.search(self.left)
        word = left[1].lower() if left else ""
        if word == "of" and self.left.lower().endswith("age of "):
            word = "aged"  # "at the age of 92"
        if word in self.words.kinds["age before"]:
            return self._value("age", after, "year")
        if not self.number.digits and not year:
            return None
        named = _BRACKET_NAME.search(self.left) or _COMMA_NAME.search(self.left)
        capital = bool(named and named[0][:1].isupper())
        if capital and named and "(" in named[0] and following in (")", "/", ","):
            return self._value("age", after, "year")
        if capital and following == "," and (year or self._person_follows(after)):
            return self._value("age", after, "year")
        if year and word in self.words.kinds["person"]:
            return self._value("age", after, "year")
        return None

    def _person_follows(self, at: int) -> bool:
        """Whether "Sari, 41," is a person with an age and no list of numbers."""
        return not re.compile(r",\s?\d").match(self.text, at, self.end) and self.number.value >= 5

    def _with_unit(self) -> Value | None:
        end = self.number.span.end
        found = self._hyphen_unit() or self._unit_at(end) or self._shared_unit(end)
        if not found or found[0] == "counter":
            return None
        kind, unit, after = found
        if kind == "duration" and self.text[end:after].strip()[:1].isupper():
            return None  # "Minggu" is a Sunday here
        if kind == "duration" and _YEAR_AFTER.match(self.text, after, self.end):
            return None  # "ayat 3 tahun 2018"
        return self._value(kind, end if after < 0 else after, unit)

    def _unit_at(self, at: int) -> tuple[str, str, int] | None:
        """Kind, unit and end of the longest unit that begins at an offset."""
        best: tuple[str, str, int] | None = None
        phrase, position = "", at
        for _ in range(3):
            word = _WORD.match(self.text, position, min(position + 30, self.end))
            if not word:
                break
            phrase = f"{phrase} {word[1].lower()}".strip()
            position = word.end()
            if phrase in self.words.units:
                kind, unit = self.words.units[phrase]
                best = (kind, unit or phrase, position)
        if best is None and (word := _WORD.match(self.text, at, min(at + 30, self.end))):
            head = word[1].split("/")[0].lower()
            if "/" in word[1] and head in self.words.units:
                return *self.words.units[head], word.start(1) + len(head)
        return best

    def _shared_unit(self, at: int) -> tuple[str, str, int] | None:
        """The unit of the second number of a range, for the first."""
        gap = _RANGE.match(self.text, at, self.end)
        tail = re.compile(r"[\d.,]{1,12}").match(self.text, gap.end(), self.end) if gap else None
        found = self._unit_at(tail.end()) if tail else None
        return (found[0], found[1], -1) if found else None

    def _magnitude(self) -> Value | None:
        left = _LEFT_WORD.search(self.left)
        if not left or not 0 < self.number.value < 11:
            return None
        word = left[1] if left[1] == "M" else left[1].lower()
        if word == "of":
            word = "magnitude" if "magnitude of" in self.left.lower() else word
        if word in self.words.kinds["magnitude"]:
            return self._value("measure", self.number.span.end, "M")
        return None

    def _count(self) -> Value | None:
        if self.number.value != int(self.number.value) or self._decimal():
            return None
        left = _LEFT_WORD.search(self.left)
        if left and left[1].lower() in self.words.kinds["not counted"]:
            return None
        if self.number.digits and self.number.scale == 1 and 1900 <= self.number.value <= 2100:
            separated = set(".,") & set(self.number.span.of(self.text))
            counter = self._unit_at(self.number.span.end)
            if not separated and not (counter and counter[0] == "counter"):
                return None  # a year
        end = self.number.span.end
        found = self._unit_at(end) or self._shared_unit(end)
        if found and found[0] == "counter":
            return self._value("count", max(found[2], end), found[1])
        noun = self._noun(self.number.span.end)
        return self._value("count", noun.end, noun.of(self.text).lower()) if noun else None

    def _decimal(self) -> bool:
        """Whether digits end in a decimal zero: "City 4.0" counts nothing."""
        return self.text[self.number.span.start : self.number.span.end].endswith((".0", ",0"))

    def _noun(self, at: int) -> Span | None:
        """The word that is counted: the next one, in English past an adjective or two."""
        first, position, english = 0, at, self.words.language == "en"
        for _ in range(4 if english else 1):
            word = _WORD.match(self.text, position, min(position + 40, self.end))
            if not word or not word[1][0].islower():
                return None
            low = word[1].lower()
            first, position = first or word.start(1), word.end()
            if self._can_count(low):
                return Span(first, word.end(1))
            if low in self.words.kinds["adjective"]:
                continue
            if low in self.words.function_words or low.endswith(("ed", "ly")):
                return None
        return None

    def _can_count(self, word: str) -> bool:
        if word in self.words.function_words or word in self.words.number_words or len(word) < 3:
            return False
        if self.words.language == "en":
            return (word.endswith("s") and not word.endswith("ss")) or word in self.words.units
        if word in self.words.kinds["noun"]:
            return True
        verbal = len(word) > 6 and word.startswith(("men", "mem", "di", "ber", "ter"))
        return not (verbal or (len(word) > 8 and word.startswith("me")))


def _plain(value: Decimal) -> str:
    """A number as an integer or a decimal without exponent or idle zeros.

    >>> _plain(Decimal("4.550E+9")), _plain(Decimal("1.50"))
    ('4550000000', '1.5')
    """
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _ordinals(text: str, start: int, end: int, words: Units) -> Iterator[Value]:
    for digits in _ORDINAL_DIGITS[words.language].finditer(text, start, end):
        yield Value(Span(*digits.span()), "ordinal", digits[0], str(int(digits[1])))
    for found in words.ordinal.finditer(text, start, end):
        if _is_ordinal(text, found, start, end, words):
            value = words.ordinals[" ".join(found[0].lower().split())]
            yield Value(Span(*found.span()), "ordinal", found[0], str(value))


def _is_ordinal(text: str, found: re.Match[str], start: int, end: int, words: Units) -> bool:
    """Whether "kedua" counts in a row and is not "both", "second" no piece of a minute."""
    left = _LEFT_WORD.search(text[max(start, found.start() - _LEFT) : found.start()])
    before = left[1].lower() if left else ""
    word = _WORD.match(text, found.end(), min(found.end() + 30, end))
    after = word[1].lower() if word else ""
    spelled = found[0].lower()
    if after in words.kinds["not ordinal"] or text[found.end() : found.end() + 1] == "-":
        return False
    if words.language == "en":
        return not (
            spelled == "second" and before in {"a", "per", "each", "every", "split"}
        ) and not (spelled == "first" and (before == "at" or after == "of"))
    if spelled in {"pertama", "perdana"}:
        return bool(before) or after != ""
    if before in words.kinds["ordinal head"] or after in {"kali", "kalinya"}:
        return True
    both = bool(word and word[1][0].islower() and after not in words.function_words)
    return bool(before) and before not in words.function_words and not both
