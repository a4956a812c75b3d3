"""Numbers in digits and in words, and the units of ``ontology/lexicon/units.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kgnews.extract.words.grammar import grammar
from kgnews.model import Span
from kgnews.ontology import Ontology

__all__ = ["Number", "Units", "numbers", "units"]

_DIGITS = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,4})?|\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,4})?"
    r"|\d{1,15}(?:[.,]\d{1,6})?)(?![\d])"
)
# A number glued to its currency sign ("Rp4,55", "RM6") begins after the letters.
_AFTER_SIGN = re.compile(
    r"(?<=[A-Za-z$€£¥₹₱฿₩₫₺.])(?:\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,4})?"
    r"|\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,4})?|\d{1,15}(?:[.,]\d{1,6})?)(?![\d])"
)
_MANY_WORDS = 14  # number words in a row


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text. ``scale`` is what a word like "juta" behind digits multiplied by."""

    span: Span
    value: Decimal
    digits: bool
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Units:
    """The numbers, units and cues of a language.

    ``units`` maps lower-case words to (kind, unit); ``signs`` are currency signs, the longest
    first; ``kinds`` are the other word lists by kind.
    """

    language: str
    number_words: Mapping[str, tuple[str, int]]
    sequence: re.Pattern[str]
    scale: re.Pattern[str]
    scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    signs: tuple[tuple[str, str], ...]
    units: Mapping[str, tuple[str, str]]
    ordinals: Mapping[str, int]
    ordinal: re.Pattern[str]
    kinds: Mapping[str, frozenset[str]]
    function_words: frozenset[str]


_UNIT_KINDS = {
    "percent": "percent",
    "duration": "duration",
    "measure": "measure",
    "currency": "money",
}
_CUE_KINDS = (
    "adjective", "age before", "person", "noun", "clock", "not counted", "magnitude",
    "ordinal head", "not ordinal",
)  # fmt: skip
_NUMBER_KINDS = frozenset({"number", "teen", "tens", "hundred", "scale"})


@lru_cache(maxsize=8)
def units(language: str) -> Units:
    """The units of ``id`` or ``en``; every other language reads as Indonesian.

    >>> units("id").units["hektare"], units("en").scales["million"]
    (('measure', 'ha'), 1000000)
    """
    read_as = "en" if language == "en" else "id"
    rows = [r for r in Ontology.load().table("units") if r["language"] in {read_as, "*"}]
    by_kind: dict[str, dict[str, str]] = {}
    for row in rows:
        for word in filter(None, row["words"].split("|")):
            by_kind.setdefault(row["kind"], {})[word] = row["unit"]
    known: dict[str, tuple[str, str]] = {}
    for kind, name in _UNIT_KINDS.items():
        known |= {word: (name, unit) for word, unit in by_kind.get(kind, {}).items()}
    known |= dict.fromkeys(by_kind["counter"], ("counter", ""))
    spelled = {
        word: (kind, int(value))
        for kind in sorted(_NUMBER_KINDS)
        for word, value in by_kind.get(kind, {}).items()
    }
    scales = {word: int(value) for word, value in by_kind["scale"].items()}
    ordinals = {word: int(value) for word, value in by_kind["ordinal"].items()}
    return Units(
        language=read_as,
        number_words=spelled,
        sequence=_sequence(spelled),
        scale=re.compile(rf"\s{{0,2}}-?({_any(scales)})\b", re.IGNORECASE),
        scales=scales,
        money_scales={word: int(value) for word, value in by_kind["money scale"].items()},
        signs=tuple(sorted(by_kind["currency sign"].items(), key=lambda s: (-len(s[0]), s))),
        units=known,
        ordinals=ordinals,
        ordinal=re.compile(rf"(?<![\w-])(?:{_any(ordinals)})(?!\w)", re.IGNORECASE),
        kinds={kind: frozenset(by_kind.get(kind, {})) for kind in _CUE_KINDS},
        function_words=_function_words(read_as),
    )


def _function_words(language: str) -> frozenset[str]:
    small = grammar(language)
    single = frozenset(phrase[0] for phrase in small.introducers if len(phrase) == 1)
    return small.function_words | single


def _any(words: Mapping[str, object]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))).replace(
        r"\ ", " "
    )


def _sequence(spelled: Mapping[str, tuple[str, int]]) -> re.Pattern[str]:
    word = f"(?:{_any(spelled)})"
    return re.compile(
        rf"(?<![\w-]){word}(?:(?:\s{{1,2}}|-)(?:and\s{{1,2}})?{word}){{0,{_MANY_WORDS}}}(?!\w)",
        re.IGNORECASE,
    )


def numbers(text: str, start: int, end: int, words: Units) -> Iterator[Number]:
    """The numbers of ``text[start:end]``, digits first, then words, each in order.

    >>> text = "tiga ratus dua puluh, 1.500 dan 2,5 juta"
    >>> [str(number.value) for number in numbers(text, 0, len(text), units("id"))]
    ['1500', '2500000.0', '320']
    """
    taken = 0
    for found in sorted(
        [*_DIGITS.finditer(text, start, end), *_AFTER_SIGN.finditer(text, start, end)],
        key=lambda m: m.start(),
    ):
        if found.start() < taken:
            continue
        taken = found.end()
        if found.re is _AFTER_SIGN and not _signed(text, start, found.start(), words):
            continue
        scale = words.scale.match(text, found.end(), end)
        factor = words.scales[scale[1].lower()] if scale else 1
        value = _read(found[0], words.language, bool(scale))
        last = scale.end() if scale else found.end()
        yield Number(Span(found.start(), last), value * factor, True, factor)
    for found in words.sequence.finditer(text, start, end):
        spelled = _spelled(found[0].lower().replace("-", " ").split(), words)
        before = text[max(start, found.start() - 4) : found.start()].rstrip()
        if spelled is not None and not before[-1:].isdigit():
            yield Number(Span(*found.span()), Decimal(spelled), False)


def _signed(text: str, start: int, at: int, words: Units) -> bool:
    left = text[max(start, at - 5) : at]
    return any(left.endswith(sign) for sign, _ in words.signs)


def _read(digits: str, language: str, scaled: bool) -> Decimal:
    """A number as its language writes it; the odd one out is read as it can only be meant."""
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        decimal = max(digits.rfind("."), digits.rfind(","))
        whole = digits[:decimal].replace(".", "").replace(",", "")
        return Decimal(f"{whole}.{digits[decimal + 1 :]}")
    if dots + commas > 1:
        return Decimal(digits.replace(".", "").replace(",", ""))
    if not dots + commas:
        return Decimal(digits)
    sign = "." if dots else ","
    whole, rest = digits.split(sign)
    thousands = len(rest) == 3 and 1 <= len(whole) <= 3 and whole != "0"
    own = sign == ("," if language == "en" else ".")
    # "12,000 orang" in Indonesian is a slip for 12.000; "2,125 juta" is none.
    slip = language != "en" and sign == "," and rest[1:] == "00" and not scaled
    if thousands and (own or slip):
        return Decimal(whole + rest)
    return Decimal(f"{whole}.{rest}")


def _spelled(parts: list[str], words: Units) -> int | None:
    """The value of number words, None where they make no one number ("dua tiga")."""
    total = hundreds = unit = 0
    fresh = True
    for part in parts:
        if part == "and":
            continue
        kind, value = words.number_words[part]
        if kind == "number" and value >= 1000:  # seribu, sejuta
            total += value
        elif kind == "number" and value == 100:  # seratus
            hundreds += value
        elif kind == "number":
            if unit and (unit % 10 or value >= 10 or unit == 10):
                return None
            unit += value
        elif kind == "teen":
            unit += 10
        elif kind == "tens":
            unit *= 10
        elif kind == "hundred":
            hundreds, unit = hundreds + (unit or 1) * value, 0
        else:
            total += (hundreds + unit or 1) * value
            hundreds = unit = 0
        fresh = fresh and kind not in {"number", "scale", "hundred"}
    return None if fresh else total + hundreds + unit
