"""What looks like a name and is none: the capital of a sentence's first word, a month, "UMKM"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from kgnews.extract.names.calendar import CALENDAR
from kgnews.extract.names.candidates import Candidate, Words
from kgnews.extract.names.knowledge import Knowledge
from kgnews.extract.names.tagger import is_common
from kgnews.extract.words.sorts import PLACES
from kgnews.extract.words.titles import degree_at, honorific_at
from kgnews.ontology import Ontology

__all__ = ["common", "gloss", "lone_opener", "nameless", "without_opener"]

# An Indonesian verb that opens a sentence: "Diakui", "Menurut", "Berdasarkan".
_VERBAL = re.compile(r"(?:Di|Me(?:ng|m|n|ny|l|r)|Ber|Ter)[a-z]{3,}$")
# The ends of Indonesian words that are made of others: "Katanya", "Bukankah".
_BUILT = re.compile(r"(?:nya|lah|kah|pun|kan)$")
# Who alone does not make words in brackets a name.
WITNESSES = frozenset({"tagger", "repeated"})
# Given names, too.
_ALSO_NAMES = frozenset("april mei may june august jan juni juli januari agustus".split())
_PLURAL = re.compile(r"[A-Z]{2,5}s")  # "MPs"
# "Lima-based", "US-led": of something that is named, no name.
_ADJECTIVE = re.compile(
    r"[\w.]{1,30}-(?:based|born|led|backed|style|made|owned|funded|trained|bound|wide|area|listed|run)"
)
_OWNED = 7  # letters; "Sonya" is a name
# Quarters, halves and years of accounts: "Q3", "2Q", "1H22", "FY2022".
_PERIOD = re.compile(r"(?:[1-4][QH]|[QH][1-4])(?:\d{2}|\d{4})?|FY(?:\d{2}|\d{4})")
_ROMAN = re.compile(r"[IVXL]{2,}")
_OUTLET = re.compile(r"[A-Za-z0-9-]{2,30}\.(?:com|co\.id|co|id|net|org|tv|news)")
DRAWN = frozenset({"grup", "group", "pot"})  # of a tournament, with a letter behind
# News agencies as datelines name them.
AGENCIES = frozenset("AP AFP ANTARA Antara Reuters Xinhua Bernama PTI ANI UPI dpa".split())
DATELINE = 6  # tokens: "KOTA BARU, Kabar.com -"
_DASHES = frozenset({",", "-", "–", "—", "--", ")", ":", "|", "/"})
# Words whose words in quotation marks are no name.
THEMES = frozenset("tema bertema bertemakan slogan moto motto tagline theme themed".split())
OPENING = frozenset({'"', "“", "‘", "'", ".", ":", "(", "-", "–", "—"})


def without_opener(words: Words, candidate: Candidate, knowledge: Knowledge) -> Candidate:
    """A name without the capital word that opens its sentence: "Diakui Koster" is Koster.

    Only where the rest is named elsewhere and the word is part of nobody's name.
    """
    opener = candidate.start == 0 or words.tokens[candidate.start - 1].text in OPENING
    if not opener or candidate.keys or candidate.end - candidate.start < 2:
        return candidate
    first = words.tokens[candidate.start].text
    if words.text[candidate.start + 1] == ".":
        return candidate  # "A. B. Whitlock"
    if first.lower() in words.grammar.openers:
        return _later(candidate)
    if candidate.rule == f"head:{first.lower()}":
        return candidate  # "PT" opens the name
    rest = " ".join(t.text for t in words.tokens[candidate.start + 1 : candidate.end])
    whole = f"{first} {rest}"
    known = rest in knowledge.kinds or rest in knowledge.parts
    stranger = first not in knowledge.parts or _VERBAL.match(first)
    if known and stranger and knowledge.places.get(whole, 0) < 2:
        return _later(candidate)
    return candidate


def _later(candidate: Candidate) -> Candidate:
    """The candidate without its first word."""
    size = candidate.end - candidate.start
    share = (size - 1) / size
    return replace(candidate, start=candidate.start + 1, score=candidate.score * share)


def nameless(words: Words, candidate: Candidate) -> bool:
    """Whether words name nothing wherever they stand: a month, "UMKM", "S.H.", "XLVI".

    The outlet of a dateline ("Kabar.com, Jakarta") is named there for itself alone.
    """
    at, end = candidate.start, candidate.end
    before = words.lower[max(0, at - 2) : at]
    if before[-1:] == ("warga",) and words.lower[at] == "negara":
        return True  # "Warga Negara Indonesia" are people
    if before[-1:] and before[-1] in THEMES and candidate.rule == "tagger":
        return not candidate.keys  # "mengusung tema Jana Kerthi"
    if len(before) == 2 and before[1] in OPENING and before[0] in THEMES and not candidate.keys:
        return True
    if candidate.kind in PLACES and not candidate.keys and honorific_at(words.text, at) == end:
        return True  # "Prada Lucky": a rank
    if end - at > 1 and words.lower[at] in DRAWN and len(words.text[at + 1]) == 1:
        return True  # "Grup D"
    if end - at > 1 and " ".join(words.text[at:end]) in _acronyms(words.language):
        return not candidate.keys
    if end - at > 1:
        leading = degree_at(words.text, at) == end
        return leading and not candidate.keys
    word = words.text[at]
    if (word in AGENCIES or ("." in word and _OUTLET.fullmatch(word))) and _in_dateline(words, at):
        return True
    if candidate.keys:
        return False
    if words.language != "en" and len(word) > _OWNED and word.endswith("nya"):
        return True  # "di Kantornya"
    if ("-" in word and _ADJECTIVE.fullmatch(word)) or _is_small(words, word):
        return True
    if word.lower() in CALENDAR:
        return candidate.kind != "Person" or word.lower() not in _ALSO_NAMES or _dated(words, at)
    return bool(
        word in _acronyms(words.language)
        or _PLURAL.fullmatch(word)
        or _ROMAN.fullmatch(word)
        or _PERIOD.fullmatch(word)
        or degree_at(words.text, at) == end
        or ("." in word and degree_at(words.text, at) > end)
    )


def _is_small(words: Words, word: str) -> bool:
    """Whether a word is one of the closed classes with the capital of an opener: "Our"."""
    lower, small = word.lower(), words.grammar
    return not word.isupper() and (
        lower in small.pronouns or lower in small.determiners or lower in small.prepositions
    )


def _dated(words: Words, at: int) -> bool:
    """Whether a month stands behind "in", "last" or beside a number."""
    beside = [*words.lower[max(0, at - 1) : at], *words.lower[at + 1 : at + 2]]
    small = words.grammar
    return any(
        word[0].isdigit()
        or word in small.prepositions
        or word in small.another
        or word in {"this", "mid", "early", "late"}
        for word in beside
    )


def _in_dateline(words: Words, at: int) -> bool:
    """Whether a word is among the capitals, commas and dashes that open a text."""
    before = words.text[:at]
    behind = words.text[at + 1 : at + 2]
    opening = all(w[0].isupper() or not w[0].isalnum() for w in before)
    return at <= DATELINE and opening and (not behind or behind[0] in _DASHES)


@lru_cache(maxsize=4)
def _acronyms(language: str) -> frozenset[str]:
    """Acronyms and capitals of common nouns: "UMKM", "GDP", "Tanah Air"."""
    read_as = "en" if language == "en" else "id"
    rows = Ontology.load().table("nameless")
    found = (row["words"].split("|") for row in rows if row["language"] == read_as)
    return frozenset(word for each in found for word in each)


@lru_cache(maxsize=1)
def _demonyms() -> frozenset[str]:
    """Single words for the people and things of a country."""
    rows = Ontology.load().table("demonyms")
    return frozenset(row["form"] for row in rows if " " not in row["form"])


def gloss(words: Words, candidate: Candidate) -> bool:
    """Words in brackets behind a common noun: "level tertinggi (All Time High)"; a handle."""
    if candidate.start and words.tokens[candidate.start - 1].text in {"@", "#"}:
        return True
    if candidate.start < 2 or candidate.keys or candidate.kind == "Person":
        return False
    before, bracket = words.tokens[candidate.start - 2], words.tokens[candidate.start - 1]
    return bracket.text == "(" and before.text.islower() and candidate.rule in WITNESSES


def common(words: Words, candidate: Candidate, small: Collection[str]) -> bool:
    """One capital word that the article also writes small: "Pemerintah", "Polisi"."""
    token = words.tokens[candidate.start]
    alone = candidate.end - candidate.start == 1 and not candidate.keys
    if alone and len(token.text) == 1:
        return True
    if alone and token.text in _demonyms():
        return True  # "Thai", "Australian": of a country, not one
    return alone and not token.text.isupper() and token.text.lower() in small


def lone_opener(words: Words, candidate: Candidate, knowledge: Knowledge) -> bool:
    """One capital word that opens a sentence, with the tagger as its only witness."""
    opener = candidate.start == 0 or words.tokens[candidate.start - 1].text in OPENING
    if not opener or candidate.rule != "tagger" or candidate.end - candidate.start > 1:
        return False
    form = words.tokens[candidate.start].text
    alone = knowledge.places.get(form, 0) < 2 and form not in knowledge.parts
    if not alone or form.isupper() or form in knowledge.abbreviations:
        return False
    built = words.language != "en" and (_VERBAL.match(form) or _BUILT.search(form))
    return bool(built) or is_common(form, words.language)
