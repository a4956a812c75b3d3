"""English names whose head stands inside them: "Indian Institute of Ports", "Women's Shield".

A head word is found where a name begins ("Institute of …") or ends ("… Cup"). What goes before
it is part of the name too where it says whose institute it is, or whose cup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgnews.extract.names.candidates import HEADED, Candidate, Words
from kgnews.extract.words.chunks import capitalised
from kgnews.extract.words.editions import ordinal
from kgnews.extract.words.heads import Heads

__all__ = ["from_owned", "widened"]

WIDER = 0.5  # added to the score of a name that holds the head and what goes before
LONGEST = 3  # words before a head that are part of the name
HEAD_REACH = 6  # words behind a possessive
_OF = frozenset({"of", "for", "on"})
# Of these there is one in each country, which is named apart: "the US Department of Justice".
_NATIONAL = frozenset(
    """ministry department government parliament bank house office secretary law act bill treaty
    declaration charter constitution republic kingdom state university town city port isle gulf
    bay cape mount lake""".split()
)
_OWNERS = frozenset(
    """women men girls boys children people ladies veterans workers farmers students teachers
    writers artists players nurses consumers queen king""".split()
)
_POSSESSIVE = frozenset({"'s", "’s"})
_UNITS = frozenset({"brigade", "regiment", "battalion", "division", "infantry", "squadron"})


def widened(
    words: Words, names: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """The names that heads begin or end, with what goes before and is part of them."""
    found = [_widened(words, each, known) for each in names]
    wide = {(new.start, new.end) for new, old in zip(found, names, strict=True) if new is not old}
    return [
        new
        for new, old in zip(found, names, strict=True)
        if new is not old or (new.start, new.end) not in wide
    ]


def _widened(words: Words, name: Candidate, known: Sequence[Candidate]) -> Candidate:
    if words.language != "en" or not name.rule.startswith("head:") or not name.start:
        return name
    start = _before_owner(words, name.start)
    if start == name.start and _is_open(words, name):
        start = _before_head(words, name.start, known)
    if start == name.start and _numbered_unit(words, name):
        start -= 1
    if start == name.start:
        return name
    return replace(name, start=start, score=HEADED * (name.end - start) + WIDER)


def from_owned(words: Words, forms: Heads) -> Iterator[Candidate]:
    """A name that a possessive stands in: "Scottish Women's Cup", "King's College London"."""
    if words.language != "en":
        return
    for left, right in words.runs:
        start = _before_owner(words, left) if left > 1 else left
        if start == left or right - left > HEAD_REACH:
            continue
        found = [forms.suffix_at(words.text, at) for at in range(left, right)]
        kind = next((head.kind for head in reversed(found) if head.length), "")
        if kind:
            size = right - start
            yield Candidate(start, right, kind, HEADED * size + WIDER, "head:possessive")


def _numbered_unit(words: Words, name: Candidate) -> bool:
    """Whether an ordinal stands before a unit of an army: "402nd Infantry Brigade"."""
    unit = not _UNITS.isdisjoint(words.lower[name.start : name.end])
    before = words.text[name.start - 1]
    return unit and before[0].isdigit() and bool(ordinal(before))


def _is_open(words: Words, name: Candidate) -> bool:
    """Whether a name goes on with "of" behind the head that it begins with."""
    head = words.lower[name.start]
    inside = words.lower[name.start + 1 : name.start + 2]
    return head not in _NATIONAL and name.rule == f"head:{head}" and _OF.issuperset(inside)


def _before_head(words: Words, start: int, known: Sequence[Candidate]) -> int:
    """The start with the adjectives before a head: "Odisha State Commission for …"."""
    lands = {each.end: each for each in known if each.kind == "Country" and each.keys}
    people = {each.end for each in known if each.kind == "Person"}
    at = start
    while at > 0 and start - at < LONGEST and _is_part(words, at - 1):
        at -= 1
    if at == start or start in lands or start in people:
        return start
    return at


def _is_part(words: Words, at: int) -> bool:
    opener = at == 0 and words.lower[0] in words.grammar.openers
    plain = capitalised(words.tokens[at]) and words.lower[at] not in words.grammar.function_words
    return plain and at not in words.titled and not opener and words.text[at].isalpha()


def _before_owner(words: Words, start: int) -> int:
    """The start before a possessive: "Scottish Women's Cup", "the Workers' Party"."""
    mark = words.text[start - 1]
    plural = mark in {"'", "’"}
    if start < 2 or not (plural or mark in _POSSESSIVE) or words.lower[start - 2] not in _OWNERS:
        return start
    at = start - 2
    if not words.text[at][0].isupper():
        return start
    while at > 0 and start - at < LONGEST + 2 and _is_part(words, at - 1):
        at -= 1
    return at
