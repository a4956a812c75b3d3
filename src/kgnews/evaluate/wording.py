"""When two ways of writing a name, an office, a number or a text mean the same.

The word lists are in ``ontology/lexicon/scoring.csv``: titles that are no part of a name
(``title``), words in front of an office that do not change it (``standing``), short forms of
offices (``short``), first words of an office that need the second (``pair``), English words
that end the head of an office (``tie``), and posts that say membership (``membership``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from kgnews.ontology import Ontology

__all__ = [
    "day",
    "forms",
    "is_membership",
    "named",
    "plain",
    "same_office",
    "shared_number",
    "shared_words",
]

ENOUGH = 0.5
"""Share of the words of two offices that have to be common to both."""

_POSSESSIVE = re.compile(r"['’`‘]s\b")
_APOSTROPHES = re.compile(r"['’`‘]")
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\(([^)]{1,200})\)")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9.\-]{1,14}")
_NUMBER = re.compile(r"\d[\d.,]{0,40}")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in Ontology.load().table("scoring"):
        found.setdefault(row["use"], {})[row["form"]] = row["value"]
    return found


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words in small letters without accents, possessives and punctuation.

    >>> plain("Çekmeköy’s  “Mayor”")
    'cekmekoy mayor'
    """
    letters = "".join(each for each in normalize("NFKD", text) if not combining(each))
    letters = letters.casefold().replace("ı", "i")
    letters = _APOSTROPHES.sub("", _POSSESSIVE.sub("", letters))
    return " ".join(_WORD.findall(letters))


def named(text: str) -> str:
    """A name in plain words without the titles in front of it.

    >>> named("Gubernur H. Made Sukerta")
    'made sukerta'
    """
    titles = _lists()["title"]
    words = plain(text).split()
    while len(words) > 1 and words[0] in titles:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=4096)
def forms(text: str) -> frozenset[str]:
    """The ways to write a name: whole, without its bracket, and the abbreviation in it.

    >>> sorted(forms("Komisi Pemilihan Umum (KPU)"))
    ['komisi pemilihan umum', 'komisi pemilihan umum kpu', 'kpu']
    """
    found = {named(text), named(_BRACKETS.sub(" ", text))}
    inner = (words.strip() for words in _BRACKETS.findall(text))
    found |= {named(words) for words in inner if _SHORT.fullmatch(words)}
    return frozenset(found - {""})


def same_office(one: str, other: str, language: str) -> bool:
    """Whether two wordings mean one office: the same head, or half of their words.

    >>> same_office("Wagub", "Wakil Gubernur", "id"), same_office("Camat", "Lurah", "id")
    (True, False)
    """
    for each in (language, "en"):
        if _head(one, each) == _head(other, each) != "":
            return True
    mine, theirs = set(plain(one).split()), set(plain(other).split())
    return bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= ENOUGH


def _head(office: str, language: str) -> str:
    """The word, or two, that say what kind of office it is."""
    lists = _lists()
    words = plain(office).split()
    while len(words) > 1 and words[0] in lists["standing"]:
        words.pop(0)
    text = " ".join(words)
    for short, full in lists["short"].items():
        text = re.sub(rf"\b{short}\b", full, text)
    words = text.split()
    if language == "en":
        ends = [at for at, word in enumerate(words) if word in lists["tie"]]
        core = words[: ends[0]] if ends and ends[0] else words
        return core[-1] if core else ""
    return " ".join(words[:2] if words and words[0] in lists["pair"] else words[:1])


def is_membership(office: str) -> bool:
    """Whether a post only says that its holder belongs to something.

    >>> is_membership("anggota Komisi III"), is_membership("Ketua")
    (True, False)
    """
    return plain(office).startswith(tuple(_lists()["membership"]))


def shared_number(one: str, other: str) -> bool:
    """Whether a number of one stands in the other, however its thousands are marked.

    >>> shared_number("Rp1.250.000", "1,250,000 rupiah")
    True
    """
    return bool(_numbers(one) & _numbers(other))


def _numbers(text: str) -> set[str]:
    digits = (re.sub(r"[.,]", "", each).lstrip("0") for each in _NUMBER.findall(text))
    return {each or "0" for each in digits}


def day(text: str) -> str:
    """The first ISO date in a text, with its precision; empty where there is none.

    >>> day("on 2024-03"), day("soon")
    ('2024-03', '')
    """
    found = _DAY.search(text)
    return found[0] if found else ""


def shared_words(one: str, other: str) -> float:
    """The share of the longer words of the shorter text that stand in the other.

    >>> shared_words("mengorupsi dana desa", "korupsi dana desa Rp1 miliar")
    0.6666666666666666
    """
    mine, theirs = ({w for w in plain(text).split() if len(w) > 2} for text in (one, other))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
