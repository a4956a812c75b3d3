"""Words that begin, end or label a name: "Dinas …", "… Airlines", "sesi …".

Read from ``ontology/lexicon/{org,place,event,work,concept}_heads.csv``. A *name* head is part of
the name ("Dinas Perhubungan"); a *label* stands before it in small letters and is not ("program
Kampung Iklim"); *both* is a name head with a capital and a label without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kgnews.ontology import Ontology
from kgnews.text import tokens

__all__ = ["NONE", "Head", "Heads", "cue_words", "heads", "professions"]

_TABLES = ("org_heads", "place_heads", "event_heads", "work_heads", "concept_heads")

# Classes whose common nouns stand right before a name: "maskapai Garuda", "the airline Qantas".
_TELLING = frozenset({"Organization", "City", "Programme", "Document"})


class Head(NamedTuple):
    """A head word that stands somewhere: how many tokens, the class it tells, its language."""

    length: int
    kind: str
    language: str


NONE = Head(0, "", "")

# First word → (the words of the form, kind, language), the longest form first.
_Form = tuple[tuple[str, ...], str, str]
_Forms = Mapping[str, tuple[_Form, ...]]


@dataclass(frozen=True, slots=True)
class Heads:
    """The head words of a language; forms are sequences of tokens."""

    first: _Forms
    labels: _Forms
    last: _Forms
    small: _Forms  # behind a name in small letters and part of it: "the Jakarta administration"
    labels_behind: bool = False  # English also says "the Clean Rivers programme"

    def prefix_at(self, words: Sequence[str], position: int) -> Head:
        """The head that begins a name at a token; of length 0 where there is none.

        >>> heads("id").prefix_at(("Dinas", "Perhubungan"), 0)
        Head(length=1, kind='GovernmentBody', language='id')
        """
        return _longest(self.first, words, position)

    def label_at(self, words: Sequence[str], position: int) -> Head:
        """The label in small letters at a token."""
        return _longest(self.labels, words, position)

    def suffix_at(self, words: Sequence[str], position: int) -> Head:
        """The head that ends a name and begins at a token."""
        return _longest(self.last, words, position)

    def small_at(self, words: Sequence[str], position: int) -> Head:
        """The word in small letters that ends a name and stands at a token.

        >>> heads("en").small_at(("Leeds", "city", "council"), 1).length
        2
        """
        return _longest(self.small, words, position)


@lru_cache(maxsize=4)
def heads(language: str) -> Heads:
    """The heads of a language; English names occur in Indonesian news and the reverse."""
    read_as = "en" if language == "en" else "id"
    first: dict[str, list[_Form]] = {}
    labels: dict[str, list[_Form]] = {}
    last: dict[str, list[_Form]] = {}
    small: dict[str, list[_Form]] = {}
    for table in _TABLES:
        for row in Ontology.load().table(table):
            form = tuple(token.text for token in tokens(row["form"]))
            opening = form[0].lower()
            own = row["language"] == read_as
            if row["position"] == "last":
                last.setdefault(opening, []).append((form, row["kind"], row["language"]))
                if own and row["use"] == "both":
                    lowered = tuple(word.lower() for word in form)
                    small.setdefault(opening, []).append((lowered, row["kind"], row["language"]))
            elif row["use"] != "label":
                first.setdefault(opening, []).append((form, row["kind"], row["language"]))
            label = row["position"] == "first" and row["use"] != "name"
            if own and label and not form[0].isupper():
                labels.setdefault(opening, []).append((form, row["kind"], row["language"]))
    return Heads(
        _ordered(first, read_as),
        _ordered(labels, read_as),
        _ordered(last, read_as),
        _ordered(small, read_as),
        read_as == "en",
    )


@lru_cache(maxsize=4)
def cue_words(language: str) -> Mapping[str, str]:
    """Words that tell the kind of the name behind them.

    >>> cue_words("id")["di"]
    'Place'
    """
    read_as = "en" if language == "en" else "id"
    cues: dict[str, str] = {}
    for table in ("nouns", "name_cues"):
        for row in Ontology.load().table(table):
            if row["language"] == read_as and (table == "name_cues" or row["kind"] in _TELLING):
                cues.update(dict.fromkeys(row["words"].split("|"), row["kind"]))
    return cues


@lru_cache(maxsize=4)
def professions(language: str) -> frozenset[str]:
    """Nouns for people that stand right before their names: "penulis", "striker", "King".

    Of several words the last one.

    >>> "striker" in professions("en"), "penulis" in professions("id")
    (True, True)
    """
    read_as = "en" if language == "en" else "id"
    rows = Ontology.load().table("professions")
    return frozenset(
        word.split()[-1]
        for row in rows
        if row["language"] == read_as
        for word in row["words"].split("|")
    )


def _ordered(forms: Mapping[str, list[_Form]], own: str) -> _Forms:
    """The forms by first word: the longest first, then those of the language that is read."""

    def rank(form: _Form) -> tuple[int, bool, _Form]:
        return -len(form[0]), form[2] != own, form

    return {word: tuple(dict.fromkeys(sorted(each, key=rank))) for word, each in forms.items()}


def _longest(forms: _Forms, words: Sequence[str], position: int) -> Head:
    """The longest form at a word; a form in capitals ("DI", "PT") is written so."""
    for form, kind, language in forms.get(words[position].lower(), ()):
        here = words[position : position + len(form)]
        if len(here) == len(form) and all(map(_fits, form, here)):
            return Head(len(form), kind, language)
    return NONE


def _fits(form: str, word: str) -> bool:
    return form == word or (not form.isupper() and form.lower() == word.lower())
