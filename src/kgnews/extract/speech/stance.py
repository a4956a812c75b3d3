"""How an article holds a statement: asserted, denied, planned, or said by somebody.

:func:`stance_at` looks at the clause of a predicate for negation, plans, conditions and hedges;
:func:`attributed_ranges` gives the stretches that are somebody's words and not the article's.
The cue words are in ``ontology/lexicon/stance.csv``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgnews.extract.speech.quotes import RawQuote
from kgnews.extract.speech.speaker_phrases import Speaker
from kgnews.extract.words.grammar import Grammar, grammar
from kgnews.model import Span, Stance, Token
from kgnews.ontology import Ontology

__all__ = ["attributed_ranges", "stance_at"]

_NEAR = 6  # tokens between an adverb and its verb ("akan secara resmi ikut mendukung")
_SIDE_CLAUSE = 25  # tokens of a relative or adverbial clause before a comma
_RELATIVE = frozenset({"yang", "who", "which", "whose", "whom"})
_COMPLEMENT = frozenset({"bahwa", "that", "agar", "supaya"})  # these continue the clause
_WIDE = 40  # tokens between a governing word and the predicate of its clause


@dataclass(frozen=True, slots=True)
class _Cue:
    """A phrase with its effect, and how far it reaches.

    ======  ======================================================================
    tight   the next word: "nyaris menang"
    near    its verb, over adverbs and auxiliaries: "tidak akan lagi mendukung"
    noun    the verb that completes it: "rencana mendukung", not "rencana itu didukung"
    verb    what it governs, over its objects and "bahwa": "membantah menerima uang"
    wide    its whole clause: "Rencananya, konser digelar di Solo"
    if      its whole clause, and what follows from it
    after   the clause before it: "… dibatalkan"
    ======  ======================================================================
    """

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
    for effect, stance in (("planned", Stance.PLANS), ("hedged", Stance.REPORTS)):
        for hit in hits:
            if hit.effect == effect:
                return stance, hit.span
    return Stance.ASSERTS, None


@dataclass(frozen=True, slots=True)
class _Hit:
    effect: str
    span: Span


@dataclass(slots=True)
class _Path:
    """What lies between a word on the left and the predicate. ``taken`` is its first token."""

    taken: int
    verbs: int = 0
    joined: bool = False  # a coordinator: another predicate begins
    pointed: bool = False  # a demonstrative: the noun phrase before it is complete

    def pass_over(self, word: str, verbal: bool, small: Grammar) -> None:
        """Take one more word into account."""
        self.verbs += verbal
        self.joined = self.joined or word in small.coordinators
        self.pointed = self.pointed or (word in small.demonstratives and word != "the")


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
        first = bisect_right(tokens, predicate.start, key=lambda token: token.end)
        last = bisect_left(tokens, predicate.end, key=lambda token: token.start)
        if first >= last:
            return None
        words = tuple(token.text.lower() for token in tokens)
        return cls(tokens, words, first, last, language, grammar(language))

    def hits(self) -> Iterator[_Hit]:
        """The cues that hold the predicate, the nearest on its left first."""
        yield from self._left()
        yield from self._right()
        if self.words[-1] == "?":
            last = self.tokens[-1]
            yield _Hit("hedged", Span(last.start, last.end))

    def _cues_at(self, index: int) -> Iterator[_Cue]:
        for cue in _cues(self.language).get(self.words[index], ()):
            if self.words[index : index + len(cue.words)] == cue.words:
                yield cue

    def _hit(self, index: int, cue: _Cue) -> _Hit:
        last = self.tokens[index + len(cue.words) - 1]
        return _Hit(cue.effect, Span(self.tokens[index].start, last.end))

    def _left(self) -> Iterator[_Hit]:
        """Cues before the predicate, up to the start of its clause."""
        index, floor = self.first - 1, max(0, self.first - _WIDE)
        path = _Path(self.first)
        while index >= floor:
            start, cues = self._ending(index)
            held = next((cue for cue in cues if self._holds(cue, start, path)), None)
            if held or any(cue.effect == "plain" for cue in cues):
                if held and held.effect != "plain":
                    yield self._hit(start, held)
                    if held.reach == "if":
                        return
                path.taken = start
                index = start - 1
            elif self._boundary(index, path):
                if self.words[index] == "yang" and self._cleft(index):
                    yield self._cleft_hit(index)
                return
            elif self.words[index] == ",":
                index, condition = self._past_comma(index)
                if condition:
                    yield condition
                    return
            else:
                path.pass_over(self.words[index], self._verbal(index), self.small)
                index -= 1

    def _holds(self, cue: _Cue, start: int, path: _Path) -> bool:
        """Whether a cue that begins at a token holds the predicate over what lies between."""
        gap = path.taken - (start + len(cue.words))
        if self._is_name(start):
            return False
        match cue.reach:
            case "tight":
                return gap == 0 and not path.verbs
            case "near":
                return gap <= _NEAR and not path.verbs
            case "noun":
                return gap <= 1 and not path.verbs and not path.pointed
            case "verb":
                return path.verbs <= 1 and not (path.joined and cue.effect == "denied")
            case "wide" | "if":
                return True
        return False

    def _is_name(self, start: int) -> bool:
        """Whether a word is the month of May, or a Will, and no auxiliary."""
        if self.language != "en" or start == 0 or not self.tokens[start].text[:1].isupper():
            return False
        following = self.words[start + 1 : start + 2]
        return self.words[start - 1] in self.small.prepositions or any(
            w.isdigit() for w in following
        )

    def _ending(self, index: int) -> tuple[int, list[_Cue]]:
        """The longest phrase whose last word is at a token: where it begins, what it can mean."""
        for start in range(max(0, index - 4), index + 1):
            size = index + 1 - start
            cues = [cue for cue in self._cues_at(start) if len(cue.words) == size]
            if cues:
                return start, cues
        return index, []

    def _boundary(self, index: int, path: _Path) -> bool:
        """Whether the clause of the predicate begins after a token."""
        word = self.words[index]
        if word in ";:.!?" or word in _RELATIVE:
            return True
        if word in self.small.boundaries and word not in _COMPLEMENT:
            return True
        return word == "," and path.verbs > 0

    def _past_comma(self, comma: int) -> tuple[int, _Hit | None]:
        """The next token on the left, a side clause left out, and the condition it may be."""
        start = self._side_clause(comma)
        if start is None:
            return comma - 1, None
        condition = next((cue for cue in self._cues_at(start) if cue.reach == "if"), None)
        return start - 1, self._hit(start, condition) if condition else None

    def _side_clause(self, comma: int) -> int | None:
        """Where a clause begins that a comma ends and that is not the predicate's own."""
        for index in range(comma - 1, max(0, comma - _SIDE_CLAUSE) - 1, -1):
            if index == 0 or self.words[index - 1] in {",", ";"}:
                word = self.words[index]
                opens = word in self.small.boundaries or word in self.small.prepositions
                return index if opens or word in _RELATIVE or self._condition(index) else None
        return None

    def _condition(self, index: int) -> bool:
        return any(cue.reach == "if" for cue in self._cues_at(index))

    def _cleft(self, index: int) -> bool:
        """Whether "bukan X yang …" says that somebody else does it."""
        low = max(0, index - _NEAR)
        names = [i for i in range(low, index) if self.words[i] in {"bukan", "bukanlah"}]
        return bool(names) and not any(self._verbal(i) for i in range(names[-1], index))

    def _cleft_hit(self, index: int) -> _Hit:
        start = max(i for i in range(index) if self.words[i] in {"bukan", "bukanlah"})
        return _Hit("denied", Span(self.tokens[start].start, self.tokens[start].end))

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
            if word in ";:" or word in _RELATIVE:
                return
            if word in self.small.boundaries and word != "that":
                return
            for cue in self._cues_at(index):
                end = index + len(cue.words)
                if cue.reach != "after" or self._negated(index):
                    continue
                if end == len(self.words) or not any(
                    c.reach == "after" for c in self._cues_at(end)
                ):
                    yield self._hit(index, cue)
                    break

    def _negated(self, index: int) -> bool:
        """Whether a cue after the predicate is itself denied ("tidak jadi dibatalkan")."""
        return any(
            cue.effect == "denied" and cue.reach == "near"
            for start in range(max(self.last, index - 3), index)
            for cue in self._cues_at(start)
        )


def attributed_ranges(quotes: Sequence[RawQuote]) -> list[tuple[Span, Speaker]]:
    """The stretches that are somebody's words, each with its speaker, in order of the text.

    Only what was said: the cue clause with the speaker's office stays the article's own word.
    """
    return sorted(
        ((quote.span, quote.speaker) for quote in quotes),
        key=lambda each: (each[0].start, each[0].end),
    )
