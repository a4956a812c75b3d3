"""Candidates for a name with their scores.

The score is 100 times how alike the name is, less for every property that has another value. A
candidate is a match when it is the only one with just this name (or of several the only one that
a property speaks for) and nothing speaks against it; a person decides the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from kgnews.finding import folded
from kgnews.mapping import PREFIXES
from kgnews.ontology import BASE, Ontology
from kgnews.serve.reconcile.index import Index, Known
from kgnews.serve.reconcile.values import Values

__all__ = ["Asked", "Candidate", "candidates", "key_of"]

MOST = 25
"""Candidates of one name."""

_LIKELY = 0.6  # of difflib's ratio: below it names have little in common
_SURE = 0.999
_AGAINST = 0.25  # what a property with another value takes from the score
_UNKNOWN = 0.05  # and one of which nothing is known
_LONGEST = 80
_QID = re.compile(
    r"(?:wd:|https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d{0,11})", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: a name or nothing, types (any of them will do), and values of properties."""

    name: str = ""
    kinds: tuple[str, ...] = ()
    properties: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate, best name first: how alike, and which properties have the value wanted."""

    known: Known
    likeness: float
    agreeing: tuple[bool | None, ...]
    articles: int

    @property
    def score(self) -> float:
        """From 0 to 100."""
        lost = sum(_AGAINST for each in self.agreeing if each is False)
        lost += sum(_UNKNOWN for each in self.agreeing if each is None)
        return round(100 * max(self.likeness - lost, 0.0), 1)


def candidates(asked: Asked, index: Index, values: Values) -> list[tuple[Candidate, bool]]:
    """The candidates, best first, and of each whether it is a match."""
    found = []
    for key, likeness in _likely(asked, index, values).items():
        known = index.known[key]
        if _fits(known, asked.kinds):
            agreeing = tuple(_agrees(values, known, *each) for each in asked.properties)
            found.append(Candidate(known, likeness, agreeing, values.articles(known)))
    found.sort(key=lambda each: (-each.score, -each.articles, each.known.key))
    sure = [each for each in found if each.likeness >= _SURE and False not in each.agreeing]
    backed = [each for each in sure if True in each.agreeing] or sure
    match = backed[0] if len(backed) == 1 else None
    return [(each, each is match) for each in found[: min(asked.limit, MOST)]]


def key_of(name: str, index: Index) -> str | None:
    """The key that an id, a CURIE, an IRI of ours or a Wikidata id is."""
    bare = name.strip()
    for key in (bare, bare.removeprefix(":"), bare.removeprefix(BASE)):
        if key in index.known:
            return key
    if found := _QID.fullmatch(bare):
        return index.by_link.get(PREFIXES["wd"] + found[1])
    return index.by_link.get(bare)


def _likely(asked: Asked, index: Index, values: Values) -> dict[str, float]:
    """Keys with how alike a name of theirs is; those with the id that is asked for alone."""
    name = asked.name
    if not name:
        return dict.fromkeys(_by_properties(asked, index, values), 1.0)
    if key := key_of(name, index):
        return {key: 1.0}
    found = dict.fromkeys(index.same(name), 1.0)
    wanted = folded(name)[:_LONGEST]
    for form, key in index.alike(name):
        likeness = min(_alike(wanted, form[:_LONGEST]), 0.99)
        if likeness >= _LIKELY and likeness > found.get(key, 0.0):
            found[key] = likeness
    return found


def _alike(one: str, other: str) -> float:
    """How alike two names are, also with their words in another order or some left out."""
    whole = SequenceMatcher(None, one, other).ratio()
    mine, theirs = sorted(one.split()), sorted(other.split())
    turned = SequenceMatcher(None, " ".join(mine), " ".join(theirs)).ratio()
    shared = len(set(mine) & set(theirs)) / max(len(set(mine) | set(theirs)), 1)
    part = 0.7 + 0.25 * shared if set(mine) <= set(theirs) or set(theirs) <= set(mine) else 0.0
    return max(whole, turned, part)


def _by_properties(asked: Asked, index: Index, values: Values) -> Iterator[str]:
    """Without a name: those that have one of the entities asked for as a value."""
    for pid, wanted in asked.properties:
        for each in wanted:
            text = str(each.get("id", "")) if isinstance(each, dict) else str(each)
            if pid in ("wikidata", "geonames"):
                space = PREFIXES["wd" if pid == "wikidata" else "geonames"]
                ways = (space + text, f"{space}{text}/")
                yield from (index.by_link[way] for way in ways if way in index.by_link)
                continue
            for key in (key_of(text, index), *index.same(text)):
                if key:
                    yield from values.subjects(pid, key)


def _fits(known: Known, kinds: Sequence[str]) -> bool:
    words = Ontology.load()
    return not kinds or any(words.is_a(mine, kind) for mine in known.kinds for kind in kinds)


def _agrees(values: Values, known: Known, pid: str, wanted: Sequence[Any]) -> bool | None:
    """Whether one of the values is one wanted; None where nothing is known."""
    own = list(values.of(known, pid, claims=False))
    if not own:
        return None
    texts = {folded(str(text)) for each in own for text in each.values()}
    texts |= {text.partition("t00:00:00z")[0] for text in texts}
    asked = (each.get("id", "") if isinstance(each, dict) else each for each in wanted)
    return any(folded(str(each).removeprefix(BASE)) in texts for each in asked)
