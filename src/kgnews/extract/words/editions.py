"""Which one of a series the name of an event means: "42nd ASEAN Summit", "the next summit".

An ordinal beside a name belongs to it. Words such as "next" say that another one is meant than
the one at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kgnews.extract.words.grammar import grammar
from kgnews.model import Mention, Span

__all__ = ["ANOTHER", "another", "editions", "ordinal", "reach", "same_series"]

ANOTHER = "another edition"  # the rule of a mention that does not mean the event at hand
BESIDE = 30  # characters before or after the name of an event that tell its edition

_BEFORE = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) $")
_BEHIND = re.compile(r" ke-?\d{1,3}\b")
_ORDINAL = re.compile(r"\b(?:(\d{1,3})(?:st|nd|rd|th)|ke-?(\d{1,3}))\b")
_EDITION = re.compile(r"\b(?:\d{1,3}(?:st|nd|rd|th)|ke-?\d{1,3}|[ivxl]{1,7}|(?:19|20)\d\d)\b")


def ordinal(name: str) -> int | None:
    """The number in a name that says which of a series it is.

    >>> ordinal("42nd ASEAN Summit"), ordinal("KTT ASEAN ke-42"), ordinal("Piala Dunia 2026")
    (42, 42, None)
    """
    found = _ORDINAL.search(name)
    return int(found[1] or found[2]) if found else None


def reach(before: str, after: str) -> tuple[int, int]:
    """How many characters before and after a name its ordinal takes.

    >>> reach("opened the 42nd ", " in Labuan Bajo"), reach("membuka ", " ke-42 di")
    ((5, 0), (0, 6))
    """
    left, right = _BEFORE.search(before), _BEHIND.match(after)
    return len(left[0]) if left else 0, len(right[0]) if right and not left else 0


def another(before: str, after: str, language: str) -> bool:
    """Whether the words beside a name say that not the edition at hand is meant.

    >>> another("The next ", " will be held", "en"), another("pada ", " berikutnya", "id")
    (True, True)
    """
    left, right = _patterns(language)
    return bool(left.search(before) or right.match(after))


def same_series(form: str, whole: str) -> bool:
    """Whether a name in plain words is another one without its ordinal or year.

    >>> same_series("asean summit", "42nd asean summit"), same_series("summit", "asean summit")
    (True, False)
    """
    return form != whole and form == " ".join(_EDITION.sub(" ", whole).split())


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before and behind a name; English says it before, Indonesian behind."""
    small = grammar(language)
    words = "|".join(re.escape(word) for word in sorted(small.another))
    nothing = re.compile(r"(?!)")
    if "the" in small.determiners:
        pattern = rf"\b(?:{words})(?: (?:year|month|week)['’]s)? (?:annual )?$"
        return re.compile(pattern, re.IGNORECASE), nothing
    return nothing, re.compile(rf" (?:ke-?\d{{1,3}} )?(?:tahun |edisi )?(?:{words})\b")


def editions(
    text: str, language: str, mentions: Sequence[Sequence[Mention]]
) -> Iterator[tuple[Mention, ...]]:
    """The mentions of each sentence, those of events with the ordinals beside them.

    A name of another edition than the one at hand ("the next …") is marked, and is none where
    the article calls both the same.
    """
    found = [[_edition(text, language, each) for each in its] for its in mentions]
    at_hand = {each.text for its in found for each in its if each.rule != ANOTHER}
    for its in found:
        yield tuple(e for e in its if e.rule != ANOTHER or e.keys or e.text not in at_hand)


def _edition(text: str, language: str, mention: Mention) -> Mention:
    if mention.kind != "Event":
        return mention
    span = mention.span
    before, after = (
        text[max(0, span.start - BESIDE) : span.start],
        text[span.end : span.end + BESIDE],
    )
    if another(before, after, language):
        return replace(mention, rule=ANOTHER)
    left, right = reach(before, after)
    wider = Span(span.start - left, span.end + right)
    return replace(mention, span=wider, text=wider.of(text)) if left or right else mention
