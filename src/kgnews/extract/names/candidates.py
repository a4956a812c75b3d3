"""Names that may stand in a sentence, weighed against each other.

Three sources speak (:mod:`kgnews.extract.names.proposals`, :mod:`kgnews.extract.names.headed`): the
gazetteer, the tagger, and rules about words that begin, end or introduce names. Each proposes
token ranges with a kind and a score per token; proposals for the same range and kind add up.
:func:`select` takes the ranges that do not overlap and have the highest total, which is how the
sources check each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kgnews.extract.names.letters import are_letters
from kgnews.extract.words.chunks import runs
from kgnews.extract.words.grammar import Grammar, grammar
from kgnews.extract.words.heads import heads
from kgnews.extract.words.sorts import BODIES, PLACES, same_sort
from kgnews.extract.words.titles import POSTS, honorific_at, titles
from kgnews.model import Token

__all__ = [
    "CUED",
    "HEADED",
    "KNOWN",
    "LABELLED",
    "MARKED",
    "TAGGED",
    "Candidate",
    "Words",
    "combine",
    "select",
]

# Scores per token. Their order is what matters: a name that a list knows weighs more than a
# tagger's guess, a head word ("Dinas", "PT") more than either since it fixes where a name
# begins, and a bare cue ("di …") least. Compared on the project's own pages.
KNOWN, TAGGED, HEADED, LABELLED, CUED = 1.5, 1.1, 1.6, 1.2, 0.8
MARKED = 1.8  # a term in quotation marks that a word such as "disebut" introduces
AGREED = 0.75  # share of its score that a second source adds


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token range that may be a name."""

    start: int
    end: int
    kind: str
    score: float
    rule: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the rules see it."""

    tokens: tuple[Token, ...]
    text: tuple[str, ...]
    lower: tuple[str, ...]
    runs: tuple[tuple[int, int], ...]
    language: str
    grammar: Grammar
    titled: frozenset[int]  # tokens of a post's title ("Wali Kota"), which begin no name

    @classmethod
    def of(cls, tokens: tuple[Token, ...], language: str) -> Words:
        """The words of a sentence."""
        words = [token.text for token in tokens]
        lexicon, titled, position = titles(language), set[int](), 0
        while position < len(words):
            found = lexicon.at(words, position) if words[position][0].isalpha() else None
            end = found[0] if found and found[1].kind in POSTS else position
            if end == position + 1 and are_letters(words, position, language):
                end = position
            end = max(end, honorific_at(words, position))
            member = found is not None and found[1].kind == "membership"
            if member and end < len(words) and words[end][0].isupper():
                # "Anggota Dewan Pengawas …" is of that council
                end -= heads(language).prefix_at((words[end - 1],), 0).length
            titled.update(range(position, end))
            position = max(end, position + 1)
        lower = tuple(word.lower() for word in words)
        its_runs, its_grammar = tuple(runs(tokens, language)), grammar(language)
        return cls(tokens, tuple(words), lower, its_runs, language, its_grammar, frozenset(titled))

    def headline(self, title: bool = False) -> bool:
        """Whether capitals say nothing here: all capitals, or a Capital On Every Word."""
        if (not title and self.tokens[-1].text in {".", "!", "?", '"', "”"}) or self.lower.count(
            ","
        ) > 1:
            return False
        letters = [t.text for t in self.tokens if t.text.isalpha() and len(t.text) > 2]
        shouted = sum(text.isupper() for text in letters) > 0.8 * len(letters)
        titled = sum(text[0].isupper() for text in letters) > 0.75 * len(letters)
        return len(letters) > 4 and (shouted or titled)


def combine(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each range and kind; sources that agree add to each other's score.

    Where the gazetteer knows a range, its class speaks for all of that sort (a City is not
    also a Place) and for a head word ("World Food Programme" is a body). A head word tells
    bodies from places: "di Universitas X" is no place.
    """
    best: dict[tuple[int, int, str], Candidate] = {}
    known_as: dict[tuple[int, int], str] = {}
    headed_as: dict[tuple[int, int], str] = {}
    ordered = sorted(candidates, key=lambda c: (not c.keys, -c.score, c.rule))
    for each in ordered:
        if each.keys:
            known_as.setdefault((each.start, each.end), each.kind)
        elif _is_headed(each):
            headed_as.setdefault((each.start, each.end), each.kind)
    for each in ordered:
        listed = known_as.get((each.start, each.end), each.kind)
        kind = listed if same_sort(listed, each.kind) or _is_headed(each) else each.kind
        head = headed_as.get((each.start, each.end), kind)
        if not each.keys and {kind, head} <= BODIES | PLACES:
            kind = listed if (each.start, each.end) in known_as else head
        place = (each.start, each.end, kind)
        known = best.get(place)
        if known is None:
            best[place] = replace(each, kind=kind)
        elif each.rule != known.rule:
            keys = known.keys or each.keys
            best[place] = replace(known, score=known.score + AGREED * each.score, keys=keys)
    return _with_inner(best.values())


def _is_headed(candidate: Candidate) -> bool:
    return candidate.rule.startswith("head:")


def _with_inner(candidates: Iterable[Candidate]) -> list[Candidate]:
    """A name that a head word begins is worth what it holds and its own words besides.

    Else "Danau Toba", which many sources know, would win over "Festival Danau Toba".
    """
    found = list(candidates)
    ordered = sorted(found, key=lambda each: each.start)
    starts = [each.start for each in ordered]
    weighed = []
    for each in found:
        if not _is_headed(each):
            weighed.append(each)
            continue
        near = ordered[bisect_left(starts, each.start) : bisect_left(starts, each.end)]
        inner = [
            other.score + HEADED * (each.end - each.start - other.end + other.start)
            for other in near
            if other.end <= each.end and (other.start, other.end) != (each.start, each.end)
        ]
        weighed.append(replace(each, score=max([each.score, *inner])))
    return weighed


def select(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that do not overlap and have the highest total score, in order.

    >>> a, b = Candidate(0, 3, "Organization", 4.0, "x"), Candidate(2, 3, "City", 1.5, "y")
    >>> [each.kind for each in select([a, b])]
    ['Organization']
    """
    ordered = sorted(candidates, key=lambda c: (c.end, c.start, c.kind, c.rule))
    totals, chosen = [0.0], list[tuple[int, bool]]()
    ends = [each.end for each in ordered]
    for index, each in enumerate(ordered):
        before = index
        while before and ends[before - 1] > each.start:
            before -= 1
        taken = totals[before] + each.score
        chosen.append((before, taken > totals[-1]))
        totals.append(max(taken, totals[-1]))
    result, index = [], len(ordered)
    while index:
        before, taken_ = chosen[index - 1]
        if taken_:
            result.append(ordered[index - 1])
            index = before
        else:
            index -= 1
    return result[::-1]
