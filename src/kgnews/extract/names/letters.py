"""Two letters inside somebody's name that are elsewhere an office: "Stefanus GM Sare"."""

from __future__ import annotations

from collections.abc import Sequence

from kgnews.extract.names.tagger import lists_of
from kgnews.extract.words.heads import heads

__all__ = ["are_letters"]

LETTERS = 2


def are_letters(words: Sequence[str], at: int, language: str) -> bool:
    """Whether a title is two letters of a name: behind a given name alone, before one more word.

    Indonesian says the body behind the office, so that "Karsa GM Budi" is no office there; in
    English it is one.

    >>> are_letters("Menurut Stefanus GM Sare , harga naik".split(), 2, "id")
    True
    >>> are_letters("Karsa Group GM Tom Price left".split(), 2, "en")
    False
    """
    letters = words[at]
    if language == "en" or len(letters) != LETTERS or not letters.isupper() or not at:
        return False
    given, family = words[at - 1], words[at + 1 : at + 2]
    if not family or not _is_name(family[0]) or not _is_name(given):
        return False
    after = words[at + 2 : at + 3]
    place = set(lists_of(family[0], language))
    return (
        "g" in lists_of(given, language)
        and not (after and after[0][0].isupper())
        and not (place and place <= {"p", "q"})
        and not heads(language).prefix_at(family, 0).length
        and not (at > 1 and heads(language).prefix_at(words[at - 2 : at - 1], 0).length)
    )


def _is_name(word: str) -> bool:
    return len(word) > LETTERS and word.isalpha() and word.istitle()
