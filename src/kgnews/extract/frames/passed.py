"""What is read over between a verb and its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgnews.extract.frames.fillers import ACTS, OWNERS, RELATIVES, STOPS, adverb
from kgnews.extract.words.grammar import Grammar

__all__ = ["PLAIN", "Passed"]

PLAIN = 5  # common words in a row between a verb and its subject
DASHES = frozenset({"-", "–", "—", "--"})

_TOLD = re.compile(r"(?:said|says|told|tells|[a-z]{2,16}ed)$")  # verbs of an English clause
_DONE = re.compile(r"di(?!nas|rekt|strik|skusi|visi|plom|mensi|alog|gital)[a-z]{4,}$")  # passives


@dataclass(slots=True)
class Passed:
    """What was read over between a verb and its subject.

    ``plain`` counts the common words in a row, ``apposed`` says that they stand between
    commas, ``joined`` that "dan" ties the verb to an earlier one of the same subject, and
    ``closed`` that a determiner has begun a noun phrase, ``related`` that the verb stands in
    a relative clause, which belongs to the noun right before it. ``near`` says that there was
    nothing but auxiliaries, ``later`` that "setelah" or "dan" opens what was read so far.
    """

    grammar: Grammar
    plain: int = 0
    apposed: bool = False
    joined: bool = False
    closed: bool = False
    related: bool = False
    near: bool = True
    later: bool = False

    def over(self, word: str) -> bool:
        """Take in the next word on the left; whether the subject can stand still farther left."""
        grammar = self.grammar
        small = word in grammar.auxiliaries or adverb(word)
        self.near = self.near and small
        self.later = self.later or word in grammar.subordinators
        if word == ",":
            if self.plain and not self.apposed:
                return False  # a common noun is the subject: "…, para wali kota mendukung"
            self.apposed, self.plain = not self.apposed, 0
        elif small or self.apposed:
            relative = word in RELATIVES and not self.apposed
            self.related = self.related or relative
            self.plain *= not (relative and self.joined)  # "who was born in Oslo and works at"
            return word not in STOPS and not (self.apposed and word in grammar.boundaries)
        elif word in grammar.prepositions:
            self.plain, self.closed = 0, False  # the words so far hang on this preposition
        elif self._ends(word):
            return False
        elif word in grammar.coordinators and not self.plain:
            self.joined = self.later = True
        elif self.plain and not self.joined:
            self.closed = word in grammar.determiners
            self.plain += 1
            return not self.acts(word)  # "mengatakan warga ditahan": the noun is the subject
        elif not (self.english and _TOLD.match(word)):  # "agreed to buy": no noun
            self.plain += 1
        return True

    @property
    def english(self) -> bool:
        """Whether English is read."""
        return "the" in self.grammar.determiners

    @property
    def follows(self) -> bool:
        """Whether the next noun phrase on the left is the one that "yang" belongs to."""
        return self.related and self.near

    def _ends(self, word: str) -> bool:
        """Whether a word ends the clause, or the noun phrase that the subject would be in."""
        stops = word in STOPS | OWNERS | DASHES or word in self.grammar.boundaries
        return stops or self.closed or self.related or self.plain >= PLAIN

    def acts(self, word: str) -> bool:
        """Whether a word has the look of a verb with an object."""
        english = "the" in self.grammar.determiners
        return bool((_TOLD if english else ACTS).match(word))

    def takes(self, word: str) -> bool:
        """Whether what stands behind a word is the object, or agent, of an earlier verb.

        "Persib mengalahkan Persija dan melaju": it is not Persija that goes on.
        """
        return self.later and (self.acts(word) or self.done(word) or self._third(word))

    def _third(self, word: str) -> bool:
        """Whether a word has the look of an English verb in the present: "owns"."""
        plain = word not in self.grammar.function_words and word.isalpha()
        return self.english and plain and word.endswith("s") and len(word) > 3

    def done(self, word: str) -> bool:
        """Whether a word is an Indonesian passive, behind which stands who did it."""
        return "the" not in self.grammar.determiners and bool(_DONE.match(word))
