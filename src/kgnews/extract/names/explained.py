"""Names whose sentence says what they are: "Tessaro, a payments company,", "won the Ashworth".

The noun of an apposition tells the class ("Low Water, a novel by …"), and so do the word for a
work before its title ("the film Night Ferry") and what is won. The nouns are those of
``lexicon/explaining_nouns.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from kgnews.extract.names.candidates import CUED, LABELLED, Candidate, Words
from kgnews.extract.names.tagger import is_common
from kgnews.extract.words.chunks import capitalised
from kgnews.extract.words.heads import Heads
from kgnews.extract.words.sorts import WORKS
from kgnews.ontology import Ontology

__all__ = ["behind_nation", "from_explanations", "from_labels", "from_victories"]

LONGEST = 6  # tokens of a name that is explained
NOUN = 2  # words of a noun between a nation and a name: "hedge fund"
REACH = 9  # tokens of an explanation before what follows its noun
CLOSED = 16  # tokens in which an apposition ends with a comma
TITLED = 3.2  # per token: a title right behind the word for a work, whatever its own words say
TITLE = 8  # tokens of the title of a work
_ADVERBS = frozenset(
    """separately recently eventually finally meanwhile however also today yesterday earlier later
    indeed still""".split()
)
_OPENING = frozenset({'"', "“", "‘"})
_CLOSING = frozenset({'"', "”", "’"})
_DETERMINERS = frozenset({"a", "an", "the", "one"})
_FIRST = frozenset({"sebuah", "seorang", "salah", "satu", "suatu", "sang", "yakni", "yaitu"})
# Where the noun of an English explanation is over.
_AFTER_NOUN = frozenset(
    """of in near from by that which who whose where for with at on to and or outside inside about
    , . ; : ( — – called named based made set written directed run owned""".split()
)
_STOPS = frozenset({",", ".", ";", "—", "–"})
# What goes between the words of an Indonesian title of a work, and what ends one.
_SMALL = frozenset("di ke dari dan yang untuk dalam pada tak dengan tanpa bagi".split())
_MADE = frozenset(
    """garapan karya besutan arahan produksi ciptaan gubahan karangan tulisan disutradarai
    dibintangi ditulis diproduksi""".split()
)
_BARE = frozenset(  # words behind which a title may stand without quotation marks
    """film movie documentary song album novel novella memoir musical play drama sitcom comedy
    thriller biopic podcast opera journal magazine""".split()
)
_PLAYED = frozenset(  # verbs with which the title, not the maker, stands behind "lagu"
    """membawakan menyanyikan mendendangkan melantunkan mementaskan memainkan menyutradarai
    membintangi menggarap""".split()
)
_SHOWN = ("in cinemas", "in theatres", "in theaters", "in selected cinemas")
_OPENS = frozenset("opens opened opening arrives arrived premieres premiered screens".split())
_NAMING = frozenset({"called", "titled", "entitled", "named", "berjudul", "bertajuk"})
_WON = frozenset("won wins win winning lifted retained scooped".split())
_AFTER_PRIZE = frozenset(". , ; in for with twice again on last this at and when as".split())


def from_explanations(words: Words) -> Iterator[Candidate]:
    """A run whose apposition says what it is: "Vendo, a Berlin-based retailer, said"."""
    for start, end in words.runs:
        quoted = words.text[end : end + 1] and words.text[end] in _CLOSING
        comma = end + 1 if quoted else end
        if comma + 2 >= len(words.text) or words.text[comma] not in {",", "("}:
            continue
        if end - start > LONGEST or start in words.titled or end - 1 in words.titled:
            continue
        before = words.lower[start - 1] if start else ""
        placed = {before, words.lower[start]} & words.grammar.prepositions
        if placed or before in {"'s", "’s"}:
            continue  # "In London, a man …"
        if start == 0 and end == 1 and _is_adverb(words):
            continue  # "Meanwhile, a resident, …"
        kind = _explained(words, comma + 1)
        if kind and not (kind == "Person" and end - start == 1 and words.text[start].isupper()):
            first = _behind_opener(words, start, end)
            size = end - first
            yield Candidate(first, end, kind, LABELLED * size + CUED, "explained")


def _is_adverb(words: Words) -> bool:
    """Whether the one word that opens a sentence before a comma names nothing: "Maka, …"."""
    first = words.lower[0]
    common = words.language != "en" and is_common(first, words.language)
    return first in words.grammar.openers or first in _ADVERBS or common


def _behind_opener(words: Words, start: int, end: int) -> int:
    opener = start == 0 and words.lower[0] in words.grammar.openers and words.lower[0] != "the"
    return start + 1 if opener and end - start > 1 else start


def _explained(words: Words, start: int) -> str:
    """The class that an apposition tells which begins at a token; empty where none does."""
    nouns = _nouns(words.language)
    at = start
    if words.language == "en":
        if words.lower[at] not in _DETERMINERS:
            return ""
        at += 1
        while (
            at < len(words.text)
            and at - start < REACH
            and (words.lower[at] not in _AFTER_NOUN or words.text[at - 1] == "-")
        ):
            at += 1  # "a Leeds-based firm"
        last = at - 1
        noun = " ".join(words.lower[last - 1 : last + 1])
        kind = nouns.get(noun) or nouns.get(words.lower[last], "")
        if last <= start or words.text[last][0].isupper():
            return ""
    else:
        while at < len(words.text) and at - start < 2 and words.lower[at] in _FIRST:
            at += 1
        two = " ".join(words.lower[at : at + 2])
        kind = nouns.get(two) or nouns.get(words.lower[at] if at < len(words.lower) else "", "")
        at += 1 if kind == nouns.get(words.lower[at] if at < len(words.lower) else "") else 2
    if not kind or (at < len(words.text) and capitalised(words.tokens[at])):
        return ""  # "Vendo, the retailer Kelwright and …": a list
    return kind if _is_closed(words, at) else ""


def _is_closed(words: Words, start: int) -> bool:
    """Whether an apposition ends where appositions do, before the sentence goes on."""
    marks = range(start, min(start + CLOSED, len(words.text)))
    return any(words.text[at] in _STOPS for at in marks)


def from_labels(words: Words, forms: Heads) -> Iterator[Candidate]:
    """A title right behind the word for a work: "the film Night Ferry", "a novel called X"."""
    yield from _made(words)
    for at in range(len(words.text) - 1):
        label = forms.label_at(words.text, at)
        if label.kind not in WORKS - {"Concept"} or not label.length:
            continue
        start = at + label.length
        named = start < len(words.text) and words.lower[start] in _NAMING
        start += named
        if start >= len(words.text) or not capitalised(words.tokens[start]):
            continue
        if words.language == "en":
            end = next((right for left, right in words.runs if left <= start < right), start)
            vouched = named or (end - start > 1 and words.text[at] in _BARE)
        else:
            end = _made_end(words, start)
            vouched = not named
            if end == start and at and words.lower[at - 1] in _PLAYED:
                end = next((b for a, b in words.runs if a == start), start)
        if vouched and start < end <= start + TITLE and start not in words.titled:
            size = end - start
            yield Candidate(start, end, label.kind, TITLED * size, "titled work")


def _made(words: Words) -> Iterator[Candidate]:
    """A title in quotation marks before whoever made it: '"Kali Merah" karya Sutopo'."""
    opening = -1
    for at, mark in enumerate(words.text):
        if mark in _CLOSING and 0 <= opening < at - 1:
            size = at - opening - 1
            made = words.lower[at + 1 : at + 2]
            titled = size <= TITLE and capitalised(words.tokens[opening + 1])
            if titled and made and made[0] in _MADE:
                yield Candidate(opening + 1, at, "Document", TITLED * size, "titled work")
            opening = -1
        elif mark in _OPENING:
            opening = at


def _made_end(words: Words, start: int) -> int:
    """The end of an Indonesian title before whoever made it; the start where nobody did."""
    at = start
    while at < len(words.text) and at - start <= TITLE:
        if words.lower[at] in _MADE or words.lower[at : at + 1] == ("yang",):
            made = words.lower[at] in _MADE or words.lower[at + 1 : at + 2] in {
                (word,) for word in _MADE
            }
            if made:
                return at
        if not capitalised(words.tokens[at]) and words.lower[at] not in _SMALL:
            return start
        at += 1
    return start


def from_victories(words: Words) -> Iterator[Candidate]:
    """What is won, and what opens in cinemas: "won the Ashworth for", "Night Herd opens in …"."""
    if words.language != "en":
        return
    for start, end in words.runs:
        shown = " ".join(words.lower[end + 1 : end + 4])
        opens = words.lower[end] in _OPENS if end < len(words.lower) else False
        if opens and shown.startswith(_SHOWN) and end - start <= TITLE:
            yield Candidate(start, end, "Document", TITLED * (end - start), "shown")
        won = words.lower[max(0, start - 2) : start]
        if len(won) != 2 or won[0] not in _WON or won[1] != "the" or start in words.titled:
            continue
        last = words.lower[end] if end < len(words.lower) else "."
        if last in _AFTER_PRIZE and end - start <= LONGEST:
            size = end - start
            yield Candidate(start, end, "Event", LABELLED * size + CUED, "won")


def behind_nation(words: Words, start: int, end: int) -> int:
    """The start of a name behind its nation and its noun: "Norwegian fund [Halvard Capital]"."""
    if words.language != "en" or words.text[start] not in _nations():
        return start
    for at in range(start + 1, min(start + 1 + NOUN, end - 1)):
        if not words.text[at].islower():
            return start
        noun = " ".join(words.text[start + 1 : at + 1])
        if capitalised(words.tokens[at + 1]):
            return at + 1 if {noun, words.text[at]} & _nouns("en").keys() else start
    return start


@lru_cache(maxsize=1)
def _nations() -> frozenset[str]:
    """The English adjectives of countries."""
    rows = Ontology.load().table("demonyms")
    return frozenset(row["form"] for row in rows if row["language"] == "en")


@lru_cache(maxsize=2)
def _nouns_of(language: str) -> Mapping[str, str]:
    rows = Ontology.load().table("explaining_nouns")
    return {
        noun: row["kind"]
        for row in rows
        if row["language"] == language
        for noun in row["words"].split("|")
    }


def _nouns(language: str) -> Mapping[str, str]:
    return _nouns_of("en" if language == "en" else "id")
