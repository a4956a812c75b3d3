"""The small words of a language, from ``ontology/lexicon/function_words.csv`` and ``nouns.csv``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kgnews.ontology import Ontology

__all__ = ["Grammar", "grammar"]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed word classes that the matcher reads; all words are lower case.

    ``nouns`` maps a common noun to the classes it can stand for (``kota`` → City).
    ``phrases`` are the introducers of several words, as tuples. ``possessed`` words say that
    a person beside them is only whose it is ("sopir Budi", "Ward's lawyer"), ``saying``
    words that a person behind them is only who says so ("…, kata Budi, …"); ``manner`` words
    stand between a verb and its object, ``purpose`` words lead to what is only intended,
    ``subordinators`` are prepositions that can also open a clause ("setelah", "after");
    ``another`` words say of an event that not the one at hand is meant ("berikutnya", "next").
    """

    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    coordinators: frozenset[str]
    introducers: frozenset[tuple[str, ...]]
    boundaries: frozenset[str]
    openers: frozenset[str]
    continuations: frozenset[tuple[str, ...]]
    demonstratives: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    possessed: frozenset[str]
    saying: frozenset[str]
    manner: frozenset[str]
    purpose: frozenset[str]
    subordinators: frozenset[str]
    another: frozenset[str]
    nouns: Mapping[str, tuple[str, ...]]

    def nouns_for(self, kind: str) -> frozenset[str]:
        """The nouns that can stand for an entity of a class."""
        return frozenset(noun for noun, kinds in self.nouns.items() if kind in kinds)

    @property
    def function_words(self) -> frozenset[str]:
        """Every word of the closed classes."""
        return _joined(
            self.prepositions,
            self.auxiliaries,
            self.coordinators,
            self.boundaries,
            self.demonstratives,
            self.determiners,
            self.pronouns,
        )


@lru_cache(maxsize=8)
def _joined(*classes: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*classes)


@lru_cache(maxsize=8)
def grammar(language: str) -> Grammar:
    """The grammar of ``id`` or ``en``; Malay, Javanese and Sundanese read as Indonesian.

    >>> "oleh" in grammar("id").prepositions, grammar("en").nouns["city"]
    (True, ('City',))
    """
    read_as = "en" if language == "en" else "id"
    ontology = Ontology.load()
    roles: dict[str, list[str]] = {}
    for row in ontology.table("function_words"):
        if row["language"] == read_as:
            roles.setdefault(row["role"], []).extend(row["words"].split("|"))
    nouns: dict[str, list[str]] = {}
    for row in ontology.table("nouns"):
        if row["language"] == read_as:
            for word in row["words"].split("|"):
                nouns.setdefault(word, []).append(row["kind"])

    def words(role: str) -> frozenset[str]:
        return frozenset(roles.get(role, ()))

    def phrases(role: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(phrase.split()) for phrase in roles.get(role, ()))

    return Grammar(
        prepositions=words("preposition"),
        auxiliaries=words("auxiliary"),
        coordinators=words("coordinator"),
        introducers=phrases("introducer"),
        boundaries=words("boundary"),
        openers=words("opener"),
        continuations=phrases("continuation"),
        demonstratives=words("demonstrative"),
        determiners=words("determiner"),
        pronouns=words("pronoun"),
        possessed=words("possessed"),
        saying=words("saying"),
        manner=words("manner"),
        purpose=words("purpose"),
        subordinators=words("subordinator"),
        another=words("another"),
        nouns={word: tuple(kinds) for word, kinds in nouns.items()},
    )
