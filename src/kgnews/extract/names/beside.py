"""People whom the words beside them give away: "her brother Jomar", "Kepala Dinas …, Damayanti,".

One capital word is a name of anybody or anything; behind a word for kin it is somebody's, and
so it is between commas behind a whole office, or before an age.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kgnews.extract.names.candidates import CUED, HEADED, LABELLED, Candidate, Words
from kgnews.extract.names.chains import Seam
from kgnews.extract.names.tagger import is_common, lists_of
from kgnews.extract.words.heads import Heads, heads
from kgnews.extract.words.sorts import PLACES
from kgnews.extract.words.titles import POSTS, titles
from kgnews.ontology import Ontology

__all__ = ["from_kin", "from_posts", "party_seams"]

LONGEST = 4  # words of somebody's name
POST = 16  # tokens of an office with its body
_INSIDE = frozenset({"dan", "(", ")", "/", "-", "of", "for", "and", "the", "&", ",", "."})
_BEFORE = frozenset({",", "bernama", "yakni", "yaitu"})
_OWN = frozenset({"his", "her", "their", "my", "our", "'s", "’s"})


def from_kin(words: Words) -> Iterator[Candidate]:
    """A run behind a word for kin: "her brother Jomar", "neneknya, Dorkas,"."""
    kin = _kin(words.language)
    for start, end in words.runs:
        if not start or not _plain(words, start, end):
            continue
        at = _before_titles(words, start) - 1
        if at >= 0 and words.lower[at] in _BEFORE:
            at -= 1
        if at < 0 or not _is_kin(words, at, kin):
            continue
        closed = words.text[start - 1] not in {","} or words.text[end : end + 1] in {
            (",",),
            (".",),
            ("(",),
        }
        if closed:
            yield Candidate(start, end, "Person", LABELLED * (end - start) + CUED, "kin")


def _before_titles(words: Words, start: int) -> int:
    """The start with the titles before a name: "his wife, Dr (Mrs) Ann Lee"."""
    at = start
    while at > 0 and start - at < LONGEST + 2:
        if at - 1 not in words.titled and words.text[at - 1] not in {"(", ")", "."}:
            break
        at -= 1
    return at


def _is_kin(words: Words, at: int, kin: frozenset[str]) -> bool:
    word = words.lower[at]
    if words.language == "en":
        return word in kin and at > 0 and not _OWN.isdisjoint(words.lower[max(0, at - 2) : at])
    return word.endswith("nya") and word.removesuffix("nya") in kin


def from_posts(words: Words, forms: Heads, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """A run between commas behind an office with its body: "Kepala Dinas Pangan Bima, Yanti,"."""
    if words.language == "en" or not words.titled:
        return
    places = {each.start for each in known if each.keys}
    for start, end in words.runs:
        commas = words.text[start - 1 : start] == words.text[end : end + 1] == (",",)
        if start < 3 or not commas or start in places or not _plain(words, start, end):
            continue
        if forms.prefix_at(words.text, start).length or _is_place(words, start):
            continue
        listed = words.lower[end + 1 : end + 2]
        if listed and listed[0] in words.grammar.coordinators:
            continue  # "Manager Communication, Relations, and CID …"
        if end + 1 not in places and _behind_post(words, start - 2):
            yield Candidate(start, end, "Person", HEADED * (end - start), "behind a post")


def _behind_post(words: Words, at: int) -> bool:
    """Whether an office with its body ends at a token and opens its sentence or clause."""
    first = at
    while first >= 0 and at - first < POST:
        word = words.text[first]
        if first in words.titled and (first == 0 or first - 1 not in words.titled):
            post = titles(words.language).at(words.text, first)
            held = post is not None and post[1].kind in POSTS  # "Jalan Haji Malik" is no post
            return held and first < at and "," not in words.text[first:at]
        if not (word[0].isupper() or word.isdigit() or word in _INSIDE):
            return False
        first -= 1
    return False


def _is_place(words: Words, start: int) -> bool:
    lists = set(lists_of(words.text[start], words.language))
    return bool(lists) and lists <= {"p", "q"}


def _plain(words: Words, start: int, end: int) -> bool:
    """Whether a run is written as somebody's name is, and holds no title."""
    its = words.text[start:end]
    return (
        end - start <= LONGEST
        and all(word.isalpha() and not word.isupper() for word in its)
        and words.titled.isdisjoint(range(start, end))
        and (not is_common(its[0], words.language) or _given(its[0], words.language))
    )


def _given(word: str, language: str) -> bool:
    """Whether an English word is a given name too: "Mark", "Bill"."""
    return language == "en" and "g" in lists_of(word, language)


def party_seams(words: Words) -> Iterator[Seam]:
    """Where a name begins behind the adjective of a party: "Republican Ed Hall" is no hall."""
    if words.language != "en":
        return
    for left, end in words.runs:
        start = left + (left == 0 and words.lower[0] in words.grammar.openers)
        for form in _parties():
            at = start + len(form)
            ending = heads("en").suffix_at(words.text, end - 1)  # "Republican National Committee"
            fits = words.text[start:at] == form and 2 <= end - at <= LONGEST
            fits = fits and ending.kind in {"", *PLACES}
            if fits and _plain(words, at, end):
                yield Seam(start, at, end)
                break


@lru_cache(maxsize=1)
def _parties() -> tuple[tuple[str, ...], ...]:
    """The adjectives of parties, the longest first."""
    rows = [row for row in Ontology.load().table("parties") if row["role"] in {"before", "member"}]
    forms = {tuple(form.split()) for row in rows for form in row["words"].split("|")}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=2)
def _kin_of(language: str) -> frozenset[str]:
    rows = Ontology.load().table("kin")
    return frozenset(
        word for row in rows if row["language"] == language for word in row["words"].split("|")
    )


def _kin(language: str) -> frozenset[str]:
    return _kin_of("en" if language == "en" else "id")
