"""Lines in which a page speaks of itself: who wrote it, when it appeared, how often it was read.

A metadata line is used up by dates, times, labels, names, view counts and the separators
between them; a line with anything else in it (a headline with a date, a caption) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgnews.articles.cues import cues, folded
from kgnews.model import Span
from kgnews.text.dates import Dated, find_dates

__all__ = [
    "Metadata",
    "bare_names",
    "is_name",
    "is_outlet",
    "metadata",
    "names_of",
    "sounds_like_outlet",
]

_MOST_DAYS = 4  # in one line
_LONGEST = 240  # characters; bylines of four names and a date have about 150

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]{0,30}"
_PARTICLE = r"(?:bin|binti|van|von|de|del|der|den|da|dos|di|al|el|ibn|la|le)"
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_WORD}|{_PARTICLE}(?=\s))){{0,5}}")
_DOMAIN = re.compile(r"\w\.(?:com|co|net|org|id|tv|news|[a-z]{2,7})(?:/|$)")
_HANDLE = re.compile(r"[a-z][\w.-]{1,11}$")  # "prwir", "red"
_DEGREE = re.compile(r"^(?:[SMDA]\.?[A-Z]\w{0,4}\.?|Ph\.?D\.?|Jr\.?|SH|MH|MM|ST)$")
_SEPARATOR = re.compile(r"\s(?:and|dan|AND|DAN|&)\s|[,;/|·•●]|\x00+|\s[-–—]\s|\s{3,}")
_DIGIT = re.compile(r"\d")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_GONE = "\x00"  # stands for what has been read already; a cleaned text has none
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
_AGO = re.compile(
    r"(?:(?:last\s)?updated|published|posted|diperbarui)?\s?:?\s?\b\d{1,2}\s(?:minutes?|mins?|hours?|hrs?|"
    r"days?|menit|jam|hari)\s(?:ago|yang lalu|lalu)\b",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r"(?:\b(?:dibaca|dilihat|viewed)\s?[:：]?\s?)?(?P<views>\d[\d.,]{0,12})\s?"
    r"(?:x|kali|views?|pembaca|readers|hits|reads|times)\b",
    re.IGNORECASE,
)
_BARE_COUNT = re.compile(r"(?:^|[\s\x00])(?P<views>\d{2,7})\s*$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one line says of its page; ``updated`` are dates of a later change."""

    names: tuple[tuple[str, Span], ...] = ()
    dates: tuple[Dated, ...] = ()
    updated: tuple[Dated, ...] = ()
    views: Span | None = None


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, an agency or a desk and not of a person.

    >>> is_outlet("Media Indonesia"), is_outlet("Kompas.com"), is_outlet("Maya Sofia")
    (True, True, False)
    """
    words = [word.strip("().,'’:") for word in name.lower().split()]
    if len(words) > 5:
        return False
    if any(_DOMAIN.search(word) for word in words):
        return True
    known = cues()
    if len(words) > 1 and words[-1] in known.media_last:
        return True
    named = sum(word in known.media for word in words)
    return named > 0 and all(word in known.media or word in known.media_part for word in words)


def sounds_like_outlet(name: str) -> bool:
    """Whether a name has a word that newspapers have: "Warta Nusa", "Quayside Times"."""
    return not cues().media.isdisjoint(name.lower().split())


def is_name(piece: str) -> bool:
    """Whether words can be the name of a person: two to five capitalised words.

    >>> is_name("Vania Ika Aldida"), is_name("Banjir di Pasar"), is_name("Politik")
    (True, False, False)
    """
    words = piece.split()
    found = _NAME.fullmatch(piece.strip())
    return bool(found) and 2 <= len(words) <= 5 and "di" not in words and not is_outlet(piece)


def names_of(text: str, start: int, end: int) -> list[Span]:
    """The persons in ``text[start:end]``, which is what follows a byline label.

    >>> line = "Siti Aminah dan Rudi Hartono (Kompas.com), Jakarta Post"
    >>> [span.of(line) for span in names_of(line, 0, len(line))]
    ['Siti Aminah', 'Rudi Hartono']
    """
    value = _BRACKETS.sub(lambda found: _GONE * len(found.group()), text[start:end])
    spans = (_name_in(value, *piece) for piece in _pieces(value))
    return [Span(start + span.start, start + span.end) for span in spans if span]


def _pieces(value: str) -> Iterator[Span]:
    position = 0
    for part in _SEPARATOR.finditer(value):
        yield Span(position, part.start())
        position = part.end()
    yield Span(position, len(value))


def _name_in(value: str, start: int, end: int) -> Span | None:
    while start < end and not value[start].isalpha():
        start += 1
    match = _NAME.match(value, start, end)
    if match:
        name = match.group().rstrip("-'’ ")
        if is_outlet(name) or _DEGREE.match(name) or name.lower() in cues().labels:
            return None
        return Span(start, start + len(name))
    handle = value[start:end].rstrip()
    if _HANDLE.match(handle) and handle not in cues().labels and not is_outlet(handle):
        return Span(start, start + len(handle))
    return None


def bare_names(text: str, start: int, end: int) -> list[Span]:
    """The persons of a line that names persons, perhaps with their outlet, and nothing else.

    >>> line = "Elena Brandt and Paul Hsieh (Straits Times)"
    >>> [span.of(line) for span in bare_names(line, 0, len(line))]
    ['Elena Brandt', 'Paul Hsieh']
    """
    value = _BRACKETS.sub(lambda found: _GONE * len(found.group()), text[start:end])
    names: list[Span] = []
    for piece in _pieces(value):
        words = piece.of(value).strip(_GONE + " .-–—")
        if not words or is_outlet(words) or folded(words) in cues().labels:
            continue
        if not is_name(words):
            return []
        begin = start + value.index(words, piece.start)
        names.append(Span(begin, begin + len(words)))
    return names


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
    if not (_DIGIT.search(line) or ":" in line or cues().opener.search(line)):
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
        if _left_over(masked, span, found) > (3 if role != "source" else 12):
            return None
    loose = _loose_names(masked[: labels[0].start()] if labels else masked, line)
    if loose is None:
        return None
    names += [("author", each) for each in loose]
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
    for pattern in (_AGO, _VIEWS, _TIME, _CLOCK):
        masked = pattern.sub(lambda found: _GONE * len(found.group()), masked)
    masked = cues().dating.sub(lambda found: _GONE * len(found.group()), masked)
    counted = counted or (_BARE_COUNT.search(masked) if _labels(masked) else None)
    if counted:
        masked = _hidden(masked, Span(*counted.span("views")))
        return masked, Span(*counted.span("views"))
    return masked, None


def _hidden(line: str, span: Span) -> str:
    return line[: span.start] + _GONE * (span.end - span.start) + line[span.end :]


def _labels(masked: str) -> list[re.Match[str]]:
    known = cues()
    found = list(known.byline.finditer(masked)) if ":" in masked or "：" in masked else []
    return found or list(known.opener.finditer(masked))


def _values(masked: str, labels: list[re.Match[str]]) -> Iterator[tuple[str, Span]]:
    ends = [*(label.start() for label in labels), len(masked)][1:]
    for label, end in zip(labels, ends[: len(labels)], strict=True):
        yield cues().labels[label["label"].lower()], Span(label.end(), end)


def _left_over(masked: str, span: Span, names: list[Span]) -> int:
    """How many words of a label's value belong to no name and no outlet."""
    value = masked[span.start : span.end]
    words = sum(
        len(piece.of(value).replace(_GONE, " ").split())
        for piece in _pieces(value)
        if not is_outlet(piece.of(value).replace(_GONE, " ").strip())
    )
    return words - sum(len(name.of(masked).split()) for name in names)


def _loose_names(masked: str, line: str) -> list[Span] | None:
    """Unlabelled names beside a date; None where other words stand there too."""
    known = cues()
    names: list[Span] = []
    for piece in _pieces(masked):
        words = piece.of(masked).strip(" -–—:()\"'.*_#>")
        if not words or folded(words) in known.labels or is_outlet(words):
            continue
        if known.is_small(folded(words)) or words.isdigit():
            continue
        if not is_name(words) or not _stands_apart(line, piece, masked):
            if len(words.split()) > 1 or not words[0].isupper():
                return None
            continue  # a place or a section: "Jakarta", "Bisnis"
        start = masked.index(words, piece.start)
        names.append(Span(start, start + len(words)))
    return names


def _stands_apart(line: str, piece: Span, masked: str) -> bool:
    """Whether a separator, not just a space, divides a piece from the date beside it."""
    before, after = line[: piece.start].rstrip()[-1:], line[piece.end :].lstrip()[:1]
    hidden_before = masked[: piece.start].rstrip()[-1:] == _GONE and before.isalnum()
    hidden_after = masked[piece.end :].lstrip()[:1] == _GONE and after.isalnum()
    return not hidden_before and not hidden_after
