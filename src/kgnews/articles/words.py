"""How much two stretches of text speak of the same things."""

from __future__ import annotations

import re

__all__ = ["content_words", "overlap"]

_WORD = re.compile(r"[^\W_]{4,}")
_STEM = 6  # letters by which two forms of a word are one: "kampung", "kampungnya"


def content_words(text: str) -> frozenset[str]:
    """The longer words of a text, cut to a common beginning."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()))


def overlap(words: str, body: frozenset[str]) -> float:
    """The share of the content words that the body has too."""
    content = content_words(words)
    return len(content & body) / len(content) if content else 0.0
