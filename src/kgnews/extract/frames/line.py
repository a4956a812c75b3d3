"""A sentence as frames see it: words, and the noun phrases that slots can take."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from kgnews.extract.words.grammar import Grammar
from kgnews.model import Sentence, Span

__all__ = ["PEOPLE", "PHRASE", "Line", "Unit"]

PEOPLE = "People"  # the class of a unit that means several people, ids joined by "+"

PHRASE = 5  # tokens of the longest phrase of a frame or a closed word class
BRACKET = 15  # tokens inside brackets that are read over


@dataclass(frozen=True, slots=True)
class Unit:
    """A noun phrase at tokens ``start`` to ``end`` (half-open).

    ``entity`` is a local entity id, empty for a value. ``kind`` is its class, or for a value
    ``count``, ``money``, ``date`` …; ``value`` is then the normalised value and
    ``noun`` what is counted. ``office`` is the
    office named before or after a person ("Gubernur Bali" in "Gubernur Bali Wayan Koster"),
    ``of`` the entity whose office an office is. ``weak`` marks a common noun without a
    demonstrative ("inisiatif"), taken only where nothing else is; ``back`` marks words that
    point back ("acara itu", "ia").
    """

    start: int
    end: int
    span: Span
    kind: str
    entity: str = ""
    office: str | None = None
    of: str | None = None
    value: str = ""
    noun: str = ""
    weak: bool = False
    back: bool = False


@dataclass(slots=True)
class Line:
    """One sentence with its units by first and by last token."""

    sentence: Sentence
    words: tuple[str, ...]
    grammar: Grammar
    begins: dict[int, Unit] = field(default_factory=dict)
    ends: dict[int, Unit] = field(default_factory=dict)

    @classmethod
    def of(cls, sentence: Sentence, units: Iterable[Unit], grammar: Grammar) -> Line:
        """The line of a sentence; of overlapping units the longer, then the earlier, stays."""
        line = cls(sentence, tuple(token.text.lower() for token in sentence.tokens), grammar)
        taken: set[int] = set()
        for unit in sorted(units, key=lambda u: (u.weak, u.start - u.end, u.start, u.entity)):
            if unit.end > unit.start and not taken.intersection(range(unit.start, unit.end)):
                taken.update(range(unit.start, unit.end))
                line.begins[unit.start] = unit
                line.ends[unit.end] = unit
        return line

    def span(self, start: int, end: int) -> Span:
        """The characters of the tokens from ``start`` to ``end`` (half-open)."""
        tokens = self.sentence.tokens
        return Span(tokens[start].start, tokens[end - 1].end)

    def inside_names(self) -> frozenset[int]:
        """The tokens that are part of a name or of words that point back."""
        return frozenset(
            at
            for unit in self.begins.values()
            if unit.entity and not unit.weak
            for at in range(unit.start, unit.end)
        )

    def behind_brackets(self, at: int) -> int:
        """The token behind brackets that open at a token; the token itself where none do."""
        if at < len(self.words) and self.words[at] == "(":
            for end in range(at + 1, min(at + BRACKET, len(self.words))):
                if self.words[end] == ")":
                    return end + 1
        return at

    def before_brackets(self, closing: int) -> int | None:
        """The token where brackets open that close at a token."""
        for at in range(closing - 1, max(-1, closing - BRACKET), -1):
            if self.words[at] == "(":
                return at
        return None

    def phrase_at(self, position: int, phrases: Set[tuple[str, ...]]) -> int:
        """How many tokens of the longest of the phrases begin at a token; 0 for none."""
        phrase = self.words[position : position + PHRASE]
        while phrase:
            if phrase in phrases:
                return len(phrase)
            phrase = phrase[:-1]
        return 0
