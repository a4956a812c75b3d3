"""Kinds that the names beside a name settle: a list is of one kind, "X, Thailand" is a place.

Only names whose one witness is the tagger are settled so: the gazetteer and head words know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kgnews.extract.names.candidates import HEADED, Candidate, Words
from kgnews.extract.names.tagger import lists_of
from kgnews.extract.words.sorts import BODIES, PLACES

__all__ = ["behind_place", "settled"]

UNSURE = frozenset({"tagger", "repeated", "short name"})
PEOPLE = 2  # words of a name that lists of names must have
SHORT = 2  # words of a place that nothing else tells
LIST = 3  # names at least that make a list
MOST = 2 / 3  # of a list that are of one sort
WITHIN = frozenset({"di", "in"})
INWARD = frozenset("di ke dari menuju asal in at from near to outside".split())


def settled(words: Words, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The chosen names, those that only the tagger vouches for of the kind of their neighbours."""
    chosen = _with_branches(words, chosen)
    kinds = [each.kind for each in chosen]
    for at in (
        *_before_a_place(words, chosen),
        *_behind_a_street(words, chosen),
        *_inside(words, chosen),
    ):
        kinds[at] = "Place"
    for at in _listed_people(words, chosen):
        kinds[at] = "Person"
    for row in _lists(words, chosen):
        sort = _common_sort([kinds[at] for at in row])
        for at in row:
            if sort and _sort(kinds[at]) != sort and chosen[at].rule in UNSURE:
                kinds[at] = sort
    return [
        each if kind == each.kind else replace(each, kind=kind)
        for each, kind in zip(chosen, kinds, strict=True)
    ]


def behind_place(words: Words, body: Candidate, known: Sequence[Candidate]) -> Candidate:
    """The body with the place before its head: "Wisconsin Department of Public Instruction"."""
    before = next((e.start for e in known if e.end == body.start and e.keys), None)
    place = any(e.end == body.start and e.keys and e.kind in PLACES for e in known)
    if not place or before is None or body.kind not in BODIES or words.language != "en":
        return body
    if " of " not in f" {' '.join(words.lower[body.start : body.start + 2])} ":
        return body
    return replace(body, start=before, score=HEADED * (body.end - before))


def _with_branches(words: Words, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The names, a known body's acronym with the known place right behind as one: "RRI Sintang".

    Indonesian names so what a body is called in a place; of the whole country nothing is.
    """
    result = list[Candidate]()
    for each in chosen:
        last = result[-1] if result else each
        acronym = last.end - last.start == 1 and words.text[last.start].isupper()
        place = each.kind in PLACES - {"Country"} and bool(each.keys)
        branch = acronym and place and last.kind in BODIES and bool(last.keys)
        if branch and last.end == each.start and words.language != "en":
            score = last.score + each.score
            result[-1] = Candidate(last.start, each.end, "Organization", score, "branch")
        else:
            result.append(each)
    return result


def _before_a_place(words: Words, chosen: Sequence[Candidate]) -> Iterator[int]:
    """Names behind "in" or "from" and before a comma and a known place: "di X, Vietnam"."""
    for at, (here, behind) in enumerate(pairwise(chosen)):
        apart = words.text[here.end : behind.start] == (",",)
        known = behind.kind in PLACES and behind.keys
        led = here.start > 0 and words.lower[here.start - 1] in INWARD
        if apart and known and led and here.rule in UNSURE:
            yield at


def _listed_people(words: Words, chosen: Sequence[Candidate]) -> Iterator[int]:
    """Places by the tagger alone whose words are on lists of people's names, and on no other."""
    for at, each in enumerate(chosen):
        if each.kind != "Place" or each.rule != "tagger" or each.end - each.start < PEOPLE:
            continue
        led = each.start > 0 and words.lower[each.start - 1] in INWARD
        marks = [lists_of(word, words.language) for word in words.text[each.start : each.end]]
        listed = sum(bool(mark) for mark in marks) >= PEOPLE
        if listed and not led and all(set(mark) <= {"g", "f"} for mark in marks):
            yield at


def _behind_a_street(words: Words, chosen: Sequence[Candidate]) -> Iterator[int]:
    """Names between commas behind a place that a head word tells: "Hobb Lane, Belper, …"."""
    for at, (street, here) in enumerate(pairwise(chosen), 1):
        told = street.kind in PLACES and street.rule.startswith("head:")
        apart = words.text[street.end : here.start] == (",",)
        closed = words.text[here.end : here.end + 1] in {(",",), (".",), ()}
        if told and apart and closed and here.rule in UNSURE and here.end - here.start <= SHORT:
            yield at


def _inside(words: Words, chosen: Sequence[Candidate]) -> Iterator[int]:
    """Names that only the tagger takes for somebody's, behind "di" or "in": nobody is inside.

    But "in Ward's view", "di Dewi's". A place may be in somebody's house, not in somebody.
    """
    for at, each in enumerate(chosen):
        led = each.start > 0 and words.lower[each.start - 1] in WITHIN
        owned = words.text[each.end : each.end + 1] in {("'s",), ("’s",)}
        if each.kind == "Person" and each.rule == "tagger" and led and not owned:
            yield at
    for at, (here, behind) in enumerate(pairwise(chosen), 1):
        between = words.lower[here.end : behind.start]
        joined = len(between) == 1 and between[0] in words.grammar.coordinators
        led = here.start > 0 and words.lower[here.start - 1] in INWARD
        known = here.kind in PLACES and here.keys
        if joined and led and known and behind.kind == "Person" and behind.rule == "tagger":
            yield at


def _lists(words: Words, chosen: Sequence[Candidate]) -> Iterator[list[int]]:
    """Runs of names with nothing but commas and "and" between them."""
    row: list[int] = []
    for at, each in enumerate(chosen):
        between = words.lower[chosen[at - 1].end : each.start] if at else ()
        joined = between and set(between) <= {",", *words.grammar.coordinators}
        if joined and row and len(between) <= 2:
            row.append(at)
            continue
        if len(row) >= LIST:
            yield row
        row = [at]
    if len(row) >= LIST:
        yield row


def _sort(kind: str) -> str:
    return "Place" if kind in PLACES else "Organization" if kind in BODIES else kind


def _common_sort(kinds: Sequence[str]) -> str | None:
    """The sort of most names of a list, None where they are mixed."""
    sorts = [_sort(kind) for kind in kinds]
    most = max(sorted(set(sorts)), key=sorts.count)
    return most if sorts.count(most) >= MOST * len(sorts) else None
