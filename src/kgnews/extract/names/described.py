"""Names that the words around them describe: "the poet X", 'film "X"', "the Jakarta council"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgnews.extract.names.candidates import (
    CUED,
    HEADED,
    LABELLED,
    MARKED,
    Candidate,
    Words,
)
from kgnews.extract.words.chunks import capitalised
from kgnews.extract.words.heads import Heads, professions
from kgnews.extract.words.sorts import BODIES, PLACES, WORKS

__all__ = [
    "from_appositions",
    "from_descriptions",
    "from_governments",
    "from_national_bodies",
    "from_partners",
    "from_quoted",
]

SHORTEST, LONGEST = 2, 6  # tokens of somebody's name that nothing else vouches for
TITLE = 9  # tokens of the title of a work
INTRODUCED = 4  # tokens between the word for a work and its title in quotation marks
_ROMAN = re.compile(r"[IVX]{1,5}")
_OPENING, _CLOSING = frozenset({'"', "“", "‘", "'"}), frozenset({'"', "”", "’", "'"})
# Words between the word for a work and its title.
BETWEEN = frozenset(
    """berjudul bertajuk judul dengan yang baru barunya terbaru terbarunya perdana perdananya kedua
    ketiga hit keduanya ketiganya keempatnya pertamanya terakhirnya
    debutnya populer titled entitled called named new latest debut""".split()
)
SMALL = frozenset("of the and in for to a on with from at by".split())  # inside titles
TITLED = frozenset({"berjudul", "bertajuk", "titled", "entitled"})
REACH = 8  # tokens between the word for a work and "berjudul"
# Between a place and the word for its government.
SORTS = frozenset("city state county provincial regional district municipal local town".split())
FIELDS = frozenset(
    """Racing Tennis Cricket Athletics Swimming Cycling Basketball Netball Volleyball Hockey Sport
    Sports Police Visit Infrastructure Screen Creative Universities Rugby Football Golf Rail
    Tourism Invest Enterprise Innovation Skills Volunteering""".split()
)
SONS = frozenset("sons daughters partners associates brothers company co".split())


def from_descriptions(words: Words) -> Iterator[Candidate]:
    """A run right behind a noun for people ("penulis …"), or between commas behind one.

    Behind a comma the title of a post does as well: "its president, …,".
    """
    nouns = professions(words.language)
    for left, right in words.runs:
        start = left
        while start < right and (start in words.titled or words.text[start] in nouns):
            start += 1
        if not start or not _may_be_somebody(words, start, right):
            continue
        before, led = words.text[start - 1], start - 1 in words.titled
        noun = before in nouns or (words.lower[start - 1] in nouns and start - 1 == 0)
        size = right - start
        if noun or (led and words.language == "en"):
            yield Candidate(start, right, "Person", LABELLED * size, "described")
        elif before == "," and start > 1 and words.text[right : right + 1] == (",",):
            titled = start - 2 in words.titled or words.text[start - 2] in nouns
            if titled:
                yield Candidate(start, right, "Person", HEADED * size, "described")


def _may_be_somebody(words: Words, start: int, end: int) -> bool:
    """Whether capital words are written as a person's name is."""
    its = [word for word in words.text[start:end] if word[0].isalpha()]
    plain = all(not w.isupper() or len(w) == 1 or _ROMAN.fullmatch(w) for w in its)
    return SHORTEST <= len(its) <= LONGEST and plain


def from_quoted(words: Words, forms: Heads) -> Iterator[Candidate]:
    """The title of a work in quotation marks behind the word for it: 'lagu berjudul "…"'."""
    if _OPENING.isdisjoint(words.text):
        return
    for opening, mark in enumerate(words.text):
        if mark not in _OPENING or opening + 2 >= len(words.text):
            continue
        kind = _label_before(words, forms, opening)
        closing = _closing(words, opening)
        if kind and closing and capitalised(words.tokens[opening + 1]):
            size = closing - opening - 1
            yield Candidate(opening + 1, closing, kind, MARKED * size, "quoted title")


def from_appositions(words: Words, forms: Heads) -> Iterator[Candidate]:
    """A work between commas behind the word for it: "her novel, Winter Orchard, was"."""
    for start, last in words.runs:
        if start < 2 or words.text[start - 1] != "," or start in words.titled:
            continue
        end = _title_end(words, start, last)
        if words.text[end : end + 1] not in {(",",), (".",)}:
            continue
        at = start - 2
        while at and words.lower[at] in BETWEEN:
            at -= 1  # "album ketiganya, Pulang,"
        label = forms.label_at(words.text, at)
        if label.length == 1 and label.kind in WORKS - {"Concept"}:
            yield Candidate(start, end, label.kind, MARKED * (end - start), "described work")


def _title_end(words: Words, start: int, end: int) -> int:
    """The end of a title with the small words in it: "The Weight of Rain"."""
    while (
        end + 1 < len(words.text)
        and end - start < TITLE
        and words.lower[end] in SMALL
        and capitalised(words.tokens[end + 1])
    ):
        end += 1
        while end < len(words.text) and capitalised(words.tokens[end]):
            end += 1
    return end


def _label_before(words: Words, forms: Heads, at: int) -> str | None:
    """The class of work that a word before a quotation mark tells."""
    end = at
    if words.lower[at - 1 : at] and words.lower[at - 1] in TITLED:
        return next(
            (
                label.kind
                for start in range(max(0, at - REACH), at - 1)
                if (label := forms.label_at(words.text, start)).kind in WORKS - {"Concept"}
            ),
            None,
        )
    while end and at - end < INTRODUCED and words.lower[end - 1] in BETWEEN:
        end -= 1
    for start in range(max(0, end - 2), end):
        label = forms.label_at(words.text, start)
        if label.length == end - start and label.kind in WORKS - {"Concept"}:
            return label.kind
    return None


def _closing(words: Words, opening: int) -> int:
    """Where a short stretch in quotation marks ends; 0 where it does not or ends a sentence."""
    for at in range(opening + 2, min(opening + 2 + TITLE, len(words.text))):
        if words.text[at] in _CLOSING:
            return 0 if words.text[at - 1] in {".", ",", "!"} else at
    return 0


def from_partners(words: Words) -> Iterator[Candidate]:
    """A firm called after its owners: "Pike & Moss", "Harlow and Sons"."""
    if "&" not in words.text and SONS.isdisjoint(words.lower):
        return
    for at in range(1, len(words.text) - 1):
        sons = words.text[at] == "and" and words.text[at + 1].lower() in SONS
        if words.text[at] != "&" and not (sons and words.text[at + 1][0].isupper()):
            continue
        start, end = at, at + 1
        while start > at - 2 and start > 0 and _partner(words, start - 1):
            start -= 1
        while end < at + 3 and end < len(words.text) and _partner(words, end):
            end += 1
        if start < at and end > at + 1:
            score = HEADED * (end - start) + CUED  # "Faber & Lane" is no lane
            yield Candidate(start, end, "Organization", score, "head:&")


def _partner(words: Words, at: int) -> bool:
    token = words.tokens[at]
    plain = len(token.text) > 2 and not token.text.isupper()
    opener = at == 0 and words.lower[0] in words.grammar.openers
    return capitalised(token) and plain and at not in words.titled and not opener


def from_national_bodies(words: Words, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """A field and a known place: "Tennis Australia", "Police Scotland", "Visit Wales".

    In Indonesian what is open to all the world there: "Swiss Terbuka".
    """
    if words.language != "en":
        yield from _opens(words, known)
        return
    for place in known:
        start = place.start - 1
        if place.kind in PLACES and place.keys and start >= 0 and words.text[start] in FIELDS:
            whole = start == 0 or not capitalised(words.tokens[start - 1])
            if whole and (place.end == len(words.text) or not _goes_on(words, place.end)):
                score = HEADED * (place.end - start) + CUED
                yield Candidate(start, place.end, "Organization", score, "head:field")


def _opens(words: Words, known: Sequence[Candidate]) -> Iterator[Candidate]:
    for place in known:
        end = place.end + 1
        if place.kind in PLACES and place.keys and words.text[place.end : end] == ("Terbuka",):
            year = words.text[end : end + 1]
            end += bool(year) and len(year[0]) == 4 and year[0].isdigit()
            score = HEADED * (end - place.start)
            yield Candidate(place.start, end, "Event", score, "head:terbuka")


def _goes_on(words: Words, at: int) -> bool:
    return capitalised(words.tokens[at]) and at not in words.titled


def from_governments(words: Words, forms: Heads, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """A place or a party with a word in small letters: "the Jakarta administration"."""
    if not forms.small:
        return
    ends = {each.end: each.start for each in known if each.kind in PLACES}
    done = 0
    for at, word in enumerate(words.text):
        head = forms.small_at(words.text, at) if at > done and word in forms.small else None
        if not head or not head.length:
            continue
        before = at - 1 if words.lower[at - 1] in SORTS else at
        start = ends.get(at, ends.get(before))
        if start is None and head.kind == "Organization":
            start = next((run[0] for run in words.runs if run[1] == at), None)
        if start is not None and head.kind in BODIES:
            end = done = at + head.length
            score = HEADED * (end - start) + CUED
            yield Candidate(start, end, head.kind, score, f"head:{words.lower[end - 1]}")
