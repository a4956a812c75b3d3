"""Where a line of a page holds more than one thing: a link behind a paragraph, a byline, a box."""

from __future__ import annotations

import re

__all__ = ["STOP", "cuts", "is_titled"]

STOP = re.compile(
    r"[.!?…][\"'”’»)\]*_]{0,3}(?:\s?\(\*{0,3}[\w/-]{1,14}\*{0,3}\)|\s?\*{1,3}|\s?[\"”])?$"
)
_CUT = re.compile(
    r"(?<=[.!?\"”)])\s{0,2}(?=(?:baca|lihat|simak|tonton|read|also|see)\s(?:juga|also|read|more)\s?:)",
    re.IGNORECASE,
)
# "… tadi malam. (rni/bds)", "… in May. — AFP", "… full story. Topics : floods, ports"
_CUT_TAIL = re.compile(
    r"(?<=[.!?\"”’])\s{1,3}(?=\((?:\*{1,3}|(?:\*{1,2}[/-])?\*{0,2}[a-z]{1,6}\d{0,3}(?:[/-]\*?[a-z.\d]{1,8}){0,3}\*{0,2})\)\.?$"
    r"|\[[\w*./@ -]{1,24}\]$|(?:--|[–—])\s?[A-Z][^.!?:;\n]{1,40}$"
    r"|(?:[Tt]opics?|[Tt]ags?|[Tt]opik|TAGS?|TOPICS?)\s?:)"
)
_CUT_BYLINE = re.compile(
    r"(?<=[.!?\"”)])\s{1,3}(?=(?:reporter|editor|penulis|pewarta|red)\s?:\s?[^\n]{2,90}$)",
    re.IGNORECASE,
)
# "… dua jam. Simak juga Video 'Banjir': [Gambas:Video]"
_CUT_VIDEO = re.compile(
    r"(?<=[.!?\"”)])\s{0,3}(?=(?:simak|saksikan|tonton|lihat)(?: juga| pula)? video\b)",
    re.IGNORECASE,
)
# What stood between two paragraphs before their line breaks were lost.
_FURNITURE = re.compile(
    r"(?<=[.!?…\"”)\]])\s{0,3}(?P<what>Baca [Jj]uga(?!\s?:)|\[Gambas:[^\[\]\n]{2,40}\]"
    r"|(?:A(?:dvertisement(?:Skip)?|DVERTISEMENT)(?:\s{1,3}SCROLL TO CONTINUE WITH CONTENT)?)"
    r"|SCROLL TO (?:CONTINUE|RESUME)(?: WITH CONTENT)?)(?=\s|$)"
)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?][\"”’]?\s{0,2}(?=[^\W\d_a-z])")
_SHORTEST_CUT = 40  # characters


def cuts(line: str) -> list[int]:
    """Where something else begins inside a line: a link, an advertisement, a byline, a headline.

    >>> line = "Warga sudah kembali ke rumah masing-masing. Advertisement Air surut sejak pagi."
    >>> [line[at:] for at in cuts(line)]
    ['Advertisement Air surut sejak pagi.', ' Air surut sejak pagi.']
    """
    found: list[int] = []
    if ":" in line and len(line) > _SHORTEST_CUT:
        found = [each.end() for each in _CUT.finditer(line)]
        found += [each.end() for each in _CUT_BYLINE.finditer(line, max(0, len(line) - 160))]
        found += [each.end() for each in _CUT_VIDEO.finditer(line)]
    if len(line) > _SHORTEST_CUT:
        found += [at for each in _FURNITURE.finditer(line) for at in each.span("what")]
    if len(line) > _SHORTEST_CUT // 2:
        found += [each.end() for each in _CUT_TAIL.finditer(line, max(0, len(line) - 300))]
    if len(line) > 4 * _SHORTEST_CUT and not STOP.search(line[-40:]):
        ends = [each.end() for each in _SENTENCE.finditer(line, len(line) - 400)]
        if ends and is_titled(line[ends[-1] :]):
            found.append(ends[-1])
    return sorted(set(found))


def is_titled(words: str) -> bool:
    """Whether words without a full stop are written as a headline."""
    longer = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    titled = sum(word[0].isupper() for word in longer)
    return len(longer) > 4 and titled > 0.7 * len(longer) and words.count(",") < 3
