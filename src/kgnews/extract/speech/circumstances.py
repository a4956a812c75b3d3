"""Where and when something was said, from the words beside it that say so."""

from __future__ import annotations

from collections.abc import Sequence

from kgnews.extract.speech.paragraphs import Paragraph
from kgnews.model import Span
from kgnews.text.dates import Dated, find_dates

__all__ = ["date_said", "source_said"]

_LONGEST_SOURCE = 12  # tokens; what is longer is a clause and no source
_DAY = len("2018-10-30")
_ARTICLES = frozenset({"a", "an", "the"})


def source_said(here: Paragraph, pieces: Sequence[tuple[int, int]]) -> str | None:
    """The medium or occasion named in some token ranges: "akun Facebook resminya", "Reuters"."""
    spoken = here.speech
    for low, high in pieces:
        for index in range(low, high):
            size = spoken.phrase("quoted", here.words, index)
            if size:
                begin = index + size
                if begin < high and here.words[begin] in {"dari", "oleh", "from", "by"}:
                    begin += 1
                found = _words(here, begin, high)
            elif here.words[index] in spoken.words["by"]:
                found = _medium(here, index + 1, high)
            elif here.words[index] in {"kepada", "told", "tells"}:
                found = _listener(here, index + 1, high)
            else:
                continue
            if found:
                return found
    return None


def _medium(here: Paragraph, begin: int, high: int) -> str | None:
    """Words that begin with a noun for what carries speech, an article or possessive before it."""
    nouns = here.speech.words["source"]
    for index in range(begin, min(high, begin + 4)):
        if here.words[index] in nouns:
            return _words(here, begin, high)
        if here.words[index] in ",.;:":
            return None
    return None


def _listener(here: Paragraph, begin: int, high: int) -> str | None:
    """The newspaper or broadcaster that was spoken to; reporters at large are none."""
    if begin < high and here.words[begin] in {"the", "reporter", "wartawan"}:
        begin += 1
    if (
        begin >= high
        or here.words[begin] in here.speech.words["audience"]
        or not here.capital(begin)
    ):
        return None
    if here.is_person(here.covered.get(begin, -1)):
        return None
    end = begin
    while end < high and (here.capital(end) or end in here.covered):
        end += 1
    dates = here.speech.words["source end"] | {","}
    while end > begin and here.words[end - 1] in dates:
        end -= 1
    return here.cover(begin, end).of(here.text) or None


def _words(here: Paragraph, begin: int, high: int) -> str | None:
    while begin < high and here.words[begin] in _ARTICLES:
        begin += 1
    end = begin
    while end < min(high, begin + _LONGEST_SOURCE):
        word = here.words[end]
        if word in ',;:()"“”.' or (word in here.speech.words["source end"] and end > begin):
            break
        end += 1
    return here.cover(begin, end).of(here.text) or None


def date_said(
    here: Paragraph, pieces: Sequence[tuple[int, int]], reference: str | None
) -> Dated | None:
    """The first day in some token ranges; a month or a year says when of something else."""
    for low, high in pieces:
        span: Span = here.cover(low, high)
        for found in find_dates(here.text, span.start, span.end, reference):
            if len(found.value) == _DAY:
                return found
    return None
