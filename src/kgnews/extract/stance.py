"""How an article holds a statement: asserted, denied, planned, or said by somebody.

:func:`stance_at` looks at the clause of a predicate for negation, plans, conditions and hedges;
:func:`attributed_ranges` gives the stretches that are somebody's words and not the article's.
The cue words are in ``ontology/lexicon/stance.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgnews.extract.grammar import Grammar, grammar
from kgnews.extract.quotes import RawQuote
from kgnews.extract.speaker_phrases import Speaker
from kgnews.model import Span, Stance, Token
from kgnews.ontology import Ontology

__all__ = ["attributed_ranges", "stance_at"]

_NEAR = 6  # tokens between an adverb and its verb ("akan secara resmi ikut mendukung")
_WIDE = 40  # tokens between a governing word and the predicate of its clause
_MARKS = frozenset("\"“”„«»'‘’()[]")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A phrase with its effect. ``reach``: near, wide (governs its clause) or after."""

    words: tuple[str, ...]
    effect: str
    reach: str


@lru_cache(maxsize=4)
def _cues(language: str) -> Mapping[str, tuple[_Cue, ...]]:
    """The cues of a language by their first word, the longest first."""
    found: dict[str, list[_Cue]] = {}
    for row in Ontology.load().table("stance"):
        if row["language"] == language:
            for phrase in row["words"].split("|"):
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append(_Cue(words, row["effect"], row["reach"]))
    return {
        word: tuple(sorted(c, key=lambda c: (-len(c.words), c.words))) for word, c in found.items()
    }


def stance_at(
    tokens: Sequence[Token], predicate: Span, language: str
) -> tuple[Stance, Span | None]:
    """How a sentence holds the statement of a predicate, and the words that say so.

    ``tokens`` are those of the sentence; ``predicate`` is the verb or noun of the statement.
    Denial goes before condition, condition before plan, plan before hedge.

    >>> from kgnews.text import tokens
    >>> text = "Bandung batal mendukung acara itu."
    >>> stance, cue = stance_at(tokens(text), Span(14, 23), "id")
    >>> stance.value, cue.of(text)
    ('denies', 'batal')
    """
    read_as = "en" if language == "en" else "id"
    clause = _Clause.around(tokens, predicate, read_as)
    if clause is None:
        return Stance.ASSERTS, None
    hits = list(clause.hits())
    denials = [hit for hit in hits if hit.effect == "denied"]
    if len(denials) % 2:
        return Stance.DENIES, denials[0].span
    for effect, stance in (
        ("planned", Stance.PLANS),
        ("hedged", Stance.REPORTS),
    ):
        for hit in hits:
            if hit.effect == effect:
                return stance, hit.span
    return Stance.ASSERTS, None


@dataclass(frozen=True, slots=True)
class _Hit:
    effect: str
    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around a predicate at tokens ``first`` to ``last`` (half-open)."""

    tokens: Sequence[Token]
    words: tuple[str, ...]
    first: int
    last: int
    language: str
    small: Grammar

    @classmethod
    def around(cls, tokens: Sequence[Token], predicate: Span, language: str) -> _Clause | None:
        """The clause of a predicate; None where no token lies in it."""
        inside = [
            i for i, t in enumerate(tokens) if t.start < predicate.end and predicate.start < t.end
        ]
        if not inside:
            return None
        words = tuple(token.text.lower() for token in tokens)
        return cls(tokens, words, inside[0], inside[-1] + 1, language, grammar(language))

    def hits(self) -> Iterator[_Hit]:
        """The cues that hold the predicate, the nearest on its left first."""
        yield from self._left()
        yield from self._right()
        if "?" in self.words[self.last :] and self.words[-1] == "?":
            last = self.tokens[-1]
            yield _Hit("hedged", Span(last.start, last.end), len(self.words) - 1, len(self.words))

    def _cue_at(self, index: int) -> _Cue | None:
        for cue in _cues(self.language).get(self.words[index], ()):
            if self.words[index : index + len(cue.words)] == cue.words:
                return cue
        return None

    def _hit(self, index: int, cue: _Cue) -> _Hit:
        end = index + len(cue.words)
        span = Span(self.tokens[index].start, self.tokens[end - 1].end)
        return _Hit(cue.effect, span, index, end)

    def _left(self) -> Iterator[_Hit]:
        """Cues before the predicate, up to the start of its clause."""
        index, verbs, floor = self.first - 1, 0, max(0, self.first - _WIDE)
        taken = self.first
        while index >= floor:
            start, cue = self._ending(index)
            if cue:
                near = verbs == 0 and taken - (start + len(cue.words)) <= _NEAR
                if cue.effect == "plain":
                    index, taken = start - 1, start
                    continue
                if cue.reach == "if":
                    yield self._hit(start, cue)
                    return
                if cue.reach == "wide" or (cue.reach == "near" and near):
                    yield self._hit(start, cue)
                    taken = start
                elif self._verbal(index):
                    verbs += 1
                index = start - 1
                continue
            if self._boundary(index, verbs):
                return
            verbs += self._verbal(index)
            index -= 1

    def _ending(self, index: int) -> tuple[int, _Cue | None]:
        """The longest cue whose last word is at a token, and where it begins."""
        for start in range(max(0, index - 4), index + 1):
            cue = self._cue_at(start)
            if cue and start + len(cue.words) == index + 1:
                return start, cue
        return index, None

    def _boundary(self, index: int, verbs: int) -> bool:
        """Whether the clause of the predicate begins after a token."""
        word = self.words[index]
        if word in ";:.!?" or word == "yang" or word in {"who", "which", "whose"}:
            return True
        if word in self.small.boundaries and word not in {"bahwa", "that", "agar", "supaya"}:
            return True
        return word == "," and verbs > 0

    def _verbal(self, index: int) -> bool:
        """Whether a word has the look of a verb, so that a cue before it is taken by it."""
        word = self.words[index]
        if self.tokens[index].text[:1].isupper() or word in self.small.auxiliaries:
            return False
        if self.language == "en":
            return len(word) > 4 and word.endswith(("ed", "ing"))
        return len(word) > 5 and word.startswith(("me", "di", "ber", "ter"))

    def _right(self) -> Iterator[_Hit]:
        """Cues after the predicate: "… dibatalkan", "next week"."""
        for index in range(self.last, min(len(self.words), self.last + _WIDE)):
            word = self.words[index]
            if word in ";:" or (word in self.small.boundaries and word != "that"):
                return
            if word in {"yang", "who", "which"}:
                return
            cue = self._cue_at(index)
            if cue and cue.reach == "after":
                negated = index > 0 and self._negated(index)
                if not negated:
                    yield self._hit(index, cue)

    def _negated(self, index: int) -> bool:
        """Whether a cue after the predicate is itself denied ("tidak jadi dibatalkan")."""
        for start in range(max(self.last, index - 3), index):
            cue = self._cue_at(start)
            if cue and cue.effect == "denied" and cue.reach == "near":
                return True
        return False


def attributed_ranges(quotes: Sequence[RawQuote]) -> list[tuple[Span, Speaker]]:
    """The stretches that are somebody's words, each with its speaker, in order of the text.

    Only what was said: the cue clause with the speaker's office stays the article's own word.
    """
    return sorted(
        ((quote.span, quote.speaker) for quote in quotes),
        key=lambda each: (each[0].start, each[0].end),
    )
