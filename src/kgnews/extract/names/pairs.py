"""Two people joined by a hyphen: "Ratna-Budi", "pasangan Dewi Lestari-Agus Salim"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kgnews.model import Mention, Sentence, Span, Token

__all__ = ["split_pairs"]

RULE = "pair"
# A word for two who run or play together says that what follows are two names.
PAIRS = frozenset({"pasangan", "paslon", "duet", "duo", "ganda", "pair"})

_HYPHENED = re.compile(r"([A-Z][a-z'’]{2,})[-–]([A-Z][a-z'’]{2,})")

Bearers = Callable[[str], tuple[str, ...] | None]


def split_pairs(
    text: str, sentence: Sentence, mentions: Sequence[Mention], person: Bearers
) -> list[Mention]:
    """The mentions of a sentence with each pair of people as two.

    ``person`` gives the keys of a person of whom a word is the name, None where it is nobody's.
    A hyphen between words that are not both somebody's names splits only behind a word such as
    "pasangan" ("pair").
    """
    result = list(mentions)
    for index, token in enumerate(sentence.tokens):
        found = _HYPHENED.fullmatch(token.text)
        if not found:
            continue
        whole = next((m for m in result if m.span.overlaps(Span(token.start, token.end))), None)
        if whole and (whole.keys or whole.kind != "Person"):
            continue
        left, right = person(found[1]), person(found[2])
        opening = whole.span.start if whole else token.start
        if (left is None or right is None) and not _behind_pair(sentence.tokens, index, opening):
            continue
        cut = token.start + len(found[1])
        ends = (opening, cut), (cut + 1, whole.span.end if whole else token.end)
        result = [each for each in result if each is not whole]
        result += _people(text, ends, (left, right))
    return sorted(result, key=lambda each: each.span)


def _behind_pair(tokens: Sequence[Token], index: int, opening: int) -> bool:
    before = [token.text for token in tokens[:index] if token.end <= opening]
    return bool(before) and before[-1].lower() in PAIRS


def _people(
    text: str, ends: tuple[tuple[int, int], ...], keys: tuple[tuple[str, ...] | None, ...]
) -> Iterator[Mention]:
    for (start, end), its in zip(ends, keys, strict=True):
        span = Span(start, end)
        alone = " " not in span.of(text)
        yield Mention(span, "Person", span.of(text), RULE, (its or ()) if alone else ())
