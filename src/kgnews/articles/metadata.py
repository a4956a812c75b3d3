"""Lines in which a page speaks of itself: who wrote it, when it appeared, how often it was read.

A metadata line is used up by dates, times, labels, names, view counts and the separators
between them; a line with anything else in it (a headline with a date, a caption) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgnews.articles.bylines import (
    GONE,
    in_name,
    is_name,
    is_outlet,
    left_over,
    names_of,
    pieces,
    sounds_like_outlet,
)
from kgnews.articles.cues import cues, folded
from kgnews.model import Span
from kgnews.text.dates import Dated, find_dates

__all__ = ["Metadata", "is_outlet", "metadata"]

_MOST_DAYS = 4  # in one line
_LONGEST = 240  # characters; bylines of four names and a date have about 150

_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"(?:\b(?:pukul|jam|at)\s)?\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?)?"
    r"|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_ZONES = (
    "WIB|WITA|WIT|GMT|UTC|BST|MYT|SGT|EST|EDT|CST|CDT|MST|PST|PDT|CET|CEST|EET|IST|AEST|AEDT|"
    "NZST|NZDT|WAT|CAT|EAT|SAST|JST|KST|HKT|PHT|ET|AM|PM"
)
_CLOCK = re.compile(
    rf"\(?\b(?:{_ZONES}|{_ZONES.lower()})(?![a-z])\)?(?:\s?[+-]\d{{1,3}}:?\d{{0,2}}\b)?"
)
_LABEL_PLACE = re.compile(r"(?:^|[\x00|/,;:·•●)\]–—-])\s*$")  # before the first label of a line
_WEEKDAY = re.compile(
    r"\b(?:sen(?:in)?|sel(?:asa)?|rabu|kam(?:is)?|jum['’]?at|sab(?:tu)?|minggu|ahad|"
    r"mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?)\b(?:\s(?:legi|pahing|paing|pon|wage|kliwon)\b)?\.?(?=[\s,(/|-]{0,3}\x00)",
    re.IGNORECASE,
)
_READ = re.compile(
    r"\b\d{1,3}\s?-?\s?(?:min(?:ute)?s?|menit)\s(?:read|baca|membaca)\b"
    r"|(?<![\w.])\d{1,2}\s?(?:h|hr|hrs|m|min|mins|d)(?:\sago)?(?![\w.])",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:(?:last\s)?updated|published|posted|diperbarui)?\s?:?\s?\b(?:(?:\d{1,2}|an?|one)\s(?:minutes?|mins?|"
    r"hours?|hrs?|days?|menit|jam|hari)|se(?:menit|jam|hari))\s(?:ago|yang lalu|lalu)\b",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r"(?:\b(?:dibaca|dilihat|viewed)\s?[:：]?\s?)?(?P<views>\d[\d.,]{0,12})\s?"
    r"(?:x|kali|views?|pembaca|readers|hits|reads|times)\b",
    re.IGNORECASE,
)
_OUTLET = 5  # words of an outlet that begins with "The"
_EDGES = " -–—:()\"'.*_#>\x00"  # signs around a loose name
_BARE_COUNT = re.compile(r"(?:^|[\s\x00])(?P<views>\d{2,7})\s*$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one line says of its page; ``updated`` are dates of a later change."""

    names: tuple[tuple[str, Span], ...] = ()
    dates: tuple[Dated, ...] = ()
    updated: tuple[Dated, ...] = ()
    views: Span | None = None


def metadata(text: str, start: int, end: int) -> Metadata | None:
    """What the line ``text[start:end]`` says of its page; None if it is no metadata line.

    >>> line = "Selasa, 6 Mei 2025 Reporter: Rani Kusuma Editor: Joko Slamet 812"
    >>> found = metadata(line, 0, len(line))
    >>> [(role, span.of(line)) for role, span in found.names], found.dates[0].value
    ([('reporter', 'Rani Kusuma'), ('editor', 'Joko Slamet')], '2025-05-06')
    >>> found.views.of(line)
    '812'
    """
    if end - start > _LONGEST:
        return None
    line = text[start:end]
    known = cues()
    plain = _DIGIT.search(line) or ":" in line
    if not (plain or known.opener.search(line) or known.bare.search(line)):
        return None
    dates = _days_of(line)
    masked, views = _without_dates_and_counts(line, dates)
    labels = _labels(masked)
    if not labels and not dates:
        return None
    if labels and not _LABEL_PLACE.search(masked[: labels[0].start()]):
        return None  # "Pilihan Editor: …"
    names: list[tuple[str, Span]] = []
    for role, span in _values(masked, labels):
        found = names_of(masked, *span)
        names += [(role, each) for each in found]
        size = sum(len(name.of(masked).split()) for name in found)
        if left_over(span.of(masked), size) > (3 if role != "source" else 12):
            return None
    loose = _loose_names(masked[: labels[0].start()] if labels else masked, line)
    if loose is None:
        return None
    names += [("author", each) for each in loose]
    if labels and labels[0].re is known.bare and not (names or dates):
        return None  # "Laporan Keuangan Bank …"
    return _placed(start, line, names, dates, views)


def _days_of(line: str) -> list[Dated]:
    """The days of a line, also one that is glued to the day before it."""
    found: list[Dated] = []
    start = 0
    while len(found) < _MOST_DAYS:
        more = [each for each in find_dates(line[start:]) if len(each.value) == 10]
        if not more:
            break
        span, value = more[0]
        found.append(Dated(Span(start + span.start, start + span.end), value))
        start += span.end
    return found


def _placed(
    start: int, line: str, names: list[tuple[str, Span]], dates: list[Dated], views: Span | None
) -> Metadata:
    """The findings of a line with offsets into the text."""

    def moved(span: Span) -> Span:
        return Span(start + span.start, start + span.end)

    known = cues()
    later = {each for each in dates if known.updated.search(line[: each.span.start])}
    return Metadata(
        tuple((role, moved(span)) for role, span in sorted(names, key=lambda each: each[1])),
        tuple(Dated(moved(span), value) for span, value in dates if (span, value) not in later),
        tuple(Dated(moved(span), value) for span, value in dates if (span, value) in later),
        moved(views) if views else None,
    )


def _without_dates_and_counts(line: str, dates: list[Dated]) -> tuple[str, Span | None]:
    masked = line
    for each in dates:
        masked = _hidden(masked, each.span)
    counted = _VIEWS.search(masked) or (_BARE_COUNT.search(masked) if dates else None)
    for pattern in (_WEEKDAY, _READ, _AGO, _VIEWS, _TIME, _CLOCK):
        masked = pattern.sub(lambda found: GONE * len(found.group()), masked)
    masked = cues().dating.sub(lambda found: GONE * len(found.group()), masked)
    counted = counted or (_BARE_COUNT.search(masked) if _labels(masked) else None)
    if counted:
        masked = _hidden(masked, Span(*counted.span("views")))
        return masked, Span(*counted.span("views"))
    return masked, None


def _hidden(line: str, span: Span) -> str:
    return line[: span.start] + GONE * (span.end - span.start) + line[span.end :]


def _labels(masked: str) -> list[re.Match[str]]:
    known = cues()
    found = list(known.byline.finditer(masked)) if ":" in masked or "：" in masked else []
    if found:
        return found
    both = [*known.opener.finditer(masked), *known.bare.finditer(masked)]
    return list({each.start("label"): each for each in sorted(both, key=_place)}.values())


def _place(label: re.Match[str]) -> int:
    return label.start("label")


def _values(masked: str, labels: list[re.Match[str]]) -> Iterator[tuple[str, Span]]:
    ends = [*(label.start() for label in labels), len(masked)][1:]
    for label, end in zip(labels, ends[: len(labels)], strict=True):
        yield cues().labels[label["label"].lower()], Span(label.end(), end)


def _loose_names(masked: str, line: str) -> list[Span] | None:
    """Unlabelled names beside a date; None where other words stand there too."""
    known = cues()
    names: list[Span] = []
    for span, sign in pieces(masked):
        given = span.of(masked)
        words = given.strip(_EDGES)
        if not words or folded(words) in known.labels or is_outlet(words):
            continue
        if known.is_small(folded(words)) or words.isdigit():
            continue
        if words.startswith("The ") and len(words.split()) <= _OUTLET and words.istitle():
            continue  # "Ann Lee / The Eastern Ledger / 9 July 2025"
        name = in_name(words).of(words).strip(_EDGES)
        if not name or not is_name(name) or not _stands_apart(line, span, masked):
            if len(name.split()) > 1 or not words[0].isupper():
                return None
            continue  # a place, a section or a role: "Jakarta", "Bisnis", "Staff Writer"
        if sounds_like_outlet(name) or (names and sign in "-–—" and sign):
            continue  # "Warta Nusa", "Maya Tiwery - Jelajah Rasa"
        start = masked.index(name, span.start)
        names.append(Span(start, start + len(name)))
    return names


def _stands_apart(line: str, piece: Span, masked: str) -> bool:
    """Whether a separator, not just a space, divides a piece from the date beside it."""
    before, after = line[: piece.start].rstrip()[-1:], line[piece.end :].lstrip()[:1]
    hidden_before = masked[: piece.start].rstrip()[-1:] == GONE and before.isalnum()
    hidden_after = masked[piece.end :].lstrip()[:1] == GONE and after.isalnum()
    return not hidden_before and not hidden_after
