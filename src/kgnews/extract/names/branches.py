"""Companies that say in brackets where they are: "Kestrel Foods (Malaysia) Sdn Bhd"."""

from __future__ import annotations

from collections.abc import Iterator

from kgnews.extract.names.candidates import HEADED, Candidate, Words
from kgnews.extract.words.chunks import capitalised
from kgnews.extract.words.heads import Heads

__all__ = ["from_branches"]

WHOLE = 0.5  # added to the score of a name that is whole with its legal form
LONGEST = 8  # words before the brackets
PLACE = 2  # words in the brackets: "(South Africa)", "(M)"
# What ends a company's name and nothing else.
_FORMS = frozenset(
    """ltd limited inc incorporated corp corporation llc llp plc bhd berhad sdn pte pty pvt private
    co tbk gmbh""".split()
)
_OPENERS = frozenset({"PT", "CV", "UD"})  # Indonesian says first what it is


def from_branches(words: Words, forms: Heads) -> Iterator[Candidate]:
    """A run, a place in brackets and a legal form are one company's name.

    A title before the name is no part of it, one inside is ("Northgate General Insurance …").
    """
    for left, right in words.runs:
        behind = _behind_brackets(words, right)
        if not behind or behind >= len(words.text) or words.lower[behind] not in _FORMS:
            continue
        end = behind + forms.suffix_at(words.text, behind).length
        start = _first(words, left, right)
        if end > behind and 0 < right - start <= LONGEST:
            size = end - start
            yield Candidate(start, end, "Organization", HEADED * size + WHOLE, "head:branch")


def _behind_brackets(words: Words, at: int) -> int:
    """The token behind a name in brackets that open at a token; 0 where there is none."""
    if words.text[at : at + 1] != ("(",):
        return 0
    end = at + 1
    while end < len(words.text) and end - at <= PLACE and capitalised(words.tokens[end]):
        end += 1
    return end + 1 if end > at + 1 and words.text[end : end + 1] == (")",) else 0


def _first(words: Words, left: int, right: int) -> int:
    """The start of a run without the words that open a sentence and the titles before it."""
    start = left + (left == 0 and words.lower[0] in words.grammar.openers)
    while start < right and start in words.titled:
        start += 1
    opened = (at for at in range(start, right) if words.text[at] in _OPENERS)
    return next(opened, start)
