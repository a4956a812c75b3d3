"""Outlets: one key for one newsroom, and which newsrooms an article says it took its story from.

A newsroom is written in many ways: ``KOMPAS.com``, ``Harian Kompas``, ``https://www.kompas.com``.
The key is what they have in common. Two keys may still be one house; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from kgnews.model import Article, Detail
from kgnews.ontology import Ontology

__all__ = ["outlet_key", "site_key", "taken_from"]

_ENDING = re.compile(r"(?:\.[a-z]{2,7}){1,2}$")
_LONGEST = 120  # characters of a name or of a host
# Before the two letters of a country these are no name: "antara.co.id".
_SECOND = frozenset("co com or org go gov ac edu sch net web my".split())
_SHORTEST = 2  # letters that are left of a name: "AP"


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``lexicon/origins.csv`` that names of outlets are made of."""

    platforms: frozenset[str]
    desks: frozenset[str]
    shells: re.Pattern[str]
    ends: tuple[str, ...]
    same: dict[str, str]  # squeezed form → squeezed first form


@lru_cache(maxsize=1)
def _words() -> _Words:
    rows = Ontology.load().table("origins")
    of = {
        role: [word for row in rows if row["role"] == role for word in row["words"].split("|")]
        for role in ("platform", "desk", "shell", "end")
    }
    shells = sorted(of["shell"], key=lambda word: (-len(word), word))
    same = [row["words"].split("|") for row in rows if row["role"] == "same"]
    return _Words(
        frozenset(map(_squeezed, of["platform"])),
        frozenset(of["desk"]),
        re.compile(rf"^(?:(?:{'|'.join(map(re.escape, shells))})\s+)+"),
        tuple(of["end"]),
        {_squeezed(form): _squeezed(forms[0]) for forms in same for form in forms},
    )


def _squeezed(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def outlet_key(name: str) -> str:
    """What all ways to write an outlet have in common; empty for a desk, a platform, no name.

    >>> outlet_key("KOMPAS.com"), outlet_key("Harian Kompas"), outlet_key("kantor berita Antara")
    ('kompas', 'kompas', 'antara')
    >>> outlet_key("The Associated Press"), outlet_key("Tim Redaksi"), outlet_key("YouTube")
    ('ap', '', '')
    """
    words = _words()
    plain = " ".join(name[:_LONGEST].casefold().split()).strip("()[]\"'“”‘’.,;:-– ")
    if all(word in words.desks for word in plain.split()):
        return ""
    bare = words.shells.sub("", _ENDING.sub("", plain)) or plain
    key = _squeezed(bare)
    if key.startswith("the") and " " not in bare and len(key) > len("the") + 3:
        key = key.removeprefix("the")  # "theguardian.com"
    for end in words.ends:
        if key.endswith(end) and len(key) - len(end) >= _SHORTEST:
            key = key.removesuffix(end)
    key = words.same.get(key, key)
    return "" if key in words.platforms or len(key) < _SHORTEST else key


def site_key(url: str | None) -> str:
    """The key of the outlet whose site an address belongs to; empty where it names none.

    >>> site_key("https://jateng.antaranews.com/berita/1"), site_key("https://kabar.co.id")
    ('antara', 'kabar')
    >>> site_key("https://example.com/a"), site_key("http://127.0.0.1/a"), site_key(None)
    ('', '', '')
    """
    try:
        host = (urlsplit(url or "").hostname or "")[:_LONGEST]
    except ValueError:  # "http://[": no address at all
        return ""
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdigit() or ":" in host:
        return ""
    country = len(labels[-1]) == 2 and len(labels) > 2 and labels[-2] in _SECOND
    return outlet_key(labels[-3 if country else -2])


def taken_from(article: Article) -> tuple[Detail, ...]:
    """The details that name another outlet from which an article took its story, each outlet once.

    Its own newsroom is none: pages of an outlet name it in their dateline.

    >>> said = (Detail("origin", "ANTARA"), Detail("origin", "Kabar Sore"))
    >>> [each.value for each in taken_from(Article("", publisher="Kabar Sore", details=said))]
    ['ANTARA']
    """
    own = _own(article)
    found: dict[str, Detail] = {}
    for detail in article.details:
        if detail.name == "origin" and (key := outlet_key(detail.value)) and key not in own:
            found.setdefault(key, detail)
    return tuple(found.values())


def _own(article: Article) -> frozenset[str]:
    """The keys of the newsroom whose page it is.

    Where there is an address, a publisher that only the dateline names is not that newsroom.
    """
    site = site_key(article.url)
    in_dateline = {each.span for each in article.details if each.name == "origin"} - {None}
    said = [each.span for each in article.details if each.name == "publisher"]
    elsewhere = not said or said[0] not in in_dateline
    publisher = outlet_key(article.publisher or "") if elsewhere or not site else ""
    return frozenset({site, publisher}) - {""}
