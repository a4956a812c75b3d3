"""Names by statistics: a small conditional random field for each language.

It finds names that no list holds. Its models are files beside this module
(``models/DATASHEET.md`` says what they learned from and how well they do); nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import cast

from kgnews.extract.names.features import FeatureMaker, known_words
from kgnews.model import Token

__all__ = ["LANGUAGES", "is_common", "lists_of", "tag"]

LANGUAGES = ("id", "en")
CAPITALS = 3  # the column of the Indonesian word table that tells how often one is written

# A language without a model is read by the model of the nearest language that has one.
_NEAREST = {"ms": "id", "jv": "id", "su": "id"}

# A line longer than this is no sentence (a table, a page without line breaks): it is read in
# pieces, which bounds memory and time.
_LONGEST = 400


def tag(sentences: Sequence[Sequence[Token]], language: str) -> list[list[tuple[int, int, str]]]:
    """The names in each sentence: half-open token ranges with their kind, in order.

    Kinds are ``Person``, ``Organization``, ``Place`` and ``Event``. Ranges do not overlap. A
    language that has no model (also ``und``) is read by the nearest one, else the English one.

    >>> from kgnews.text import tokens
    >>> sentence = tokens("Ratna Wulandari tiba di Surabaya, Senin (3/2).")
    >>> [
    ...     (" ".join(token.text for token in sentence[start:end]), kind)
    ...     for start, end, kind in tag([sentence], "id")[0]
    ... ]
    [('Ratna Wulandari', 'Person'), ('Surabaya', 'Place')]
    """
    labels = _model(language if language in LANGUAGES else _NEAREST.get(language, "en"))
    return [
        _ranges(
            [
                label
                for start in range(0, len(sentence), _LONGEST)
                for label in labels([token.text for token in sentence[start : start + _LONGEST]])
            ]
        )
        for sentence in sentences
    ]


def is_common(word: str, language: str) -> bool:
    """Whether a word is an ordinary one, which a capital does not make a name.

    Indonesian words are known by how often they have a capital inside a sentence, English ones
    by their classes. A word that is not known is not common.

    >>> is_common("Banjir", "id"), is_common("Robust", "en"), is_common("Colbeck", "en")
    (True, True, False)
    """
    row = _rows("en" if language == "en" else "id").get(word.lower())
    if row is None:
        return False
    if language == "en":
        return row[-1].islower()
    return row[CAPITALS] in {"0", "1", "2"} or (row[CAPITALS] == "?" and row[-1] == "-")


def lists_of(word: str, language: str) -> str:
    """The lists that have a word: ``g`` given names, ``f`` family names, ``p`` and ``q`` places.

    >>> lists_of("Singh", "en"), lists_of("Sungai", "id")
    ('f', '')
    """
    row = _rows("en" if language == "en" else "id").get(word.lower())
    return row[-2].replace("-", "") if row else ""


@cache
def _rows(language: str) -> dict[str, tuple[str, ...]]:
    """What is known of words in a language."""
    folder = files("kgnews.extract.names") / "models"
    return known_words((folder / f"{language}.words.gz").read_bytes())


@cache
def _model(language: str) -> Callable[[Sequence[str]], list[str]]:
    import pycrfsuite

    folder = files("kgnews.extract.names") / "models"
    model = pycrfsuite.Tagger()
    with as_file(folder / f"{language}.crf") as path:
        model.open(str(path))  # reads the whole file; open_inmemory would not keep the bytes
    maker = FeatureMaker(_rows(language))
    return lambda words: cast("list[str]", model.tag(pycrfsuite.ItemSequence(maker.items(words))))


def _ranges(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        if label == "O":
            continue
        mark, _, kind = label.partition("-")
        if mark == "I" and found and found[-1][1] == index and found[-1][2] == kind:
            found[-1] = (found[-1][0], index + 1, kind)
        else:
            found.append((index, index + 1, kind))
    return found
