"""How long somebody held an office, in the words behind it: "until 2010", "periode 2010-2015"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgnews.text.dates import find_dates

__all__ = ["Term", "find_term", "is_past"]

AHEAD = 80  # characters behind an office in which its term may stand
ASIDE = 40  # characters between "until" and its date: "until its collapse in 2021"

_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_LEAD = (
    r"\W{0,2}(?:(?:periode|masa (?:jabatan|bakti|khidmat)|tahun|pada|dari"
    r"|from|between|in|during)\s){0,3}"
)
_FROM_TO = re.compile(
    rf"{_LEAD}({_YEAR})\s?(?:-|–|—|/|s/d|hingga|sampai|dan|to|until|and)\s?(?:tahun )?({_YEAR})"
)
_SINCE = re.compile(r"\W{0,2}(?:sejak|mulai|since)\s", re.IGNORECASE)
_UNTIL = re.compile(r"\W{0,2}(?:hingga|sampai|until|till)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?()\"“”]")
_PAST = re.compile(r"\b(?:pernah|sempat|used to|once|formerly|previously)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """The stated first and last day, month or year of an office."""

    start: str | None = None
    end: str | None = None


def find_term(text: str, start: int, stop: int, published: str | None) -> Term:
    """The term that the words of ``text[start:stop]`` begin with, empty where they tell none.

    >>> find_term("Bupati Sleman periode 2010-2015", 13, 31, None)
    Term(start='2010', end='2015')
    >>> find_term("chief executive until its sale in 2021.", 15, 39, "2024-01-01")
    Term(start=None, end='2021')
    """
    stop = min(stop, start + AHEAD)
    both = _FROM_TO.match(text, start, stop)
    if both:
        return Term(both[1], both[2])
    for cue, far in ((_SINCE, 0), (_UNTIL, ASIDE)):
        found = cue.match(text, start, stop)
        dates = find_dates(text, start, stop, published) if found else []
        if found and dates:
            between = text[found.end() : dates[0].span.start]
            led = between.strip() in {"", "tahun", "bulan", "tanggal", "the"}
            if led or (len(between) <= far and not _CLAUSE.search(between)):
                value = dates[0].value
                return Term(value, None) if cue is _SINCE else Term(None, value)
    return Term()


def is_past(words: str) -> bool:
    """Whether the words between a holder and an office say that it is over.

    >>> is_past("pernah menjabat"), is_past("menjabat"), is_past("tidak pernah menjabat")
    (True, False, False)
    """
    found = _PAST.search(words)
    denied = re.search(
        r"\b(?:tidak|tak|belum|never|not)\s$", words[: found.start()] if found else ""
    )
    return found is not None and denied is None
