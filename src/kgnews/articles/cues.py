"""The words by which a page shows its parts, read from ``ontology/lexicon/page.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kgnews.ontology import Ontology

__all__ = ["ROLES", "Cues", "cues", "folded"]

# Byline labels whose names become details; those of translators and sources only mark the line.
ROLES = ("author", "reporter", "editor", "photographer", "translator", "source")

# Labels that may do without a colon at the start of a line; "Editor Iskandar" is not safe.
_OPENERS = ("by", "oleh", "laporan wartawan")
_CAPITAL = r"(?-i:[A-ZÀ-Þ])[\w'’.-]{0,30}"
# A full name, perhaps behind a place or an outlet, with nothing but a separator after it.
_FULL_NAME = (
    rf"(?=(?:{_CAPITAL}(?:\s{_CAPITAL})?,\s)?{_CAPITAL}(?:\s{_CAPITAL}){{1,4}}"
    r"\s{0,3}(?:$|[|/;•·,(@\x00]|[-–—]\s|(?:in|di|dari|from)\s(?-i:[A-Z])))"
)

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "\u00a0": " "})
_EDGE = re.compile(r"^(?:#{1,6}\s+)?[^\w(©@#+]+|^#{1,6}\s+|[^\w)\]+]+$")
_COUNT = re.compile(r"(?:^\d[\d.,]{0,8}\s?(?=[^\W\d]))|(?:\s?[(\[]?\d[\d.,]{0,8}[)\]]?\s?$)")


def folded(line: str) -> str:
    """A line as the cue tables write it: lower case, without counts, marks and bullets.

    >>> folded("  » Komentar (12) "), folded("13Shares"), folded("BAGIKAN KE :")
    ('komentar', 'shares', 'bagikan ke')
    """
    plain = " ".join(line.translate(_QUOTES).lower().split())
    return _EDGE.sub("", _COUNT.sub("", _EDGE.sub("", plain)))


@dataclass(frozen=True)
class Cues:
    """The compiled tables: whole lines, beginnings and inner words by kind."""

    whole: dict[str, frozenset[str]]
    start: dict[str, tuple[str, ...]]
    inside: dict[str, re.Pattern[str]]
    labels: dict[str, str]  # label → kind, both of bylines and of dates
    media: frozenset[str]
    desk: frozenset[str]  # words of a name that is a part of an outlet: "Tim Redaksi"
    media_last: frozenset[str]  # words that make any name the name of an outlet at its end
    media_part: frozenset[str]  # words that a name of an outlet may have beside those
    media_person: frozenset[str]  # words of outlets that are names of people too: "Sun"
    roles: frozenset[str]  # what those are who write: "correspondent", "redaktur"
    fields: frozenset[str]  # what a role may be of: "political", "science"
    bare: re.Pattern[str]  # a label without a colon before a full name: "| Editor Sri Utami"
    byline: re.Pattern[str]  # a label of a byline with its colon
    opener: re.Pattern[str]  # a label that begins a line and needs no colon
    dating: re.Pattern[str]  # a label of a date, before a hidden date
    credit: re.Pattern[str]  # the label of a picture's author at the start of a line
    updated: re.Pattern[str]  # the label of a later change, at the end of what precedes a date

    def is_whole(self, kind: str, key: str) -> bool:
        """Whether a folded line is a cue of this kind."""
        return key in self.whole.get(kind, frozenset())

    def is_small(self, key: str) -> bool:
        """Whether a folded piece is a section, a button or a menu word."""
        return any(self.is_whole(kind, key) for kind in ("menu", "share", "section", "comments"))

    def starts(self, kind: str, key: str) -> bool:
        """Whether a folded line begins with a cue of this kind."""
        return key.startswith(self.start.get(kind, ()))

    def holds(self, kind: str, key: str) -> bool:
        """Whether a folded line has a cue of this kind anywhere."""
        pattern = self.inside.get(kind)
        return bool(pattern and pattern.search(key))


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues of the installed ontology."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in Ontology.load().table("page"):
        words = found.setdefault(row["match"], {}).setdefault(row["kind"], [])
        words += row["words"].split("|")
    labels = {word: kind for kind, words in found["label"].items() for word in words}
    return Cues(
        whole={kind: frozenset(words) for kind, words in found["whole"].items()},
        start={kind: tuple(words) for kind, words in found["start"].items()},
        inside={kind: _any_of(words) for kind, words in found["inside"].items()},
        labels=labels,
        media=frozenset(found["word"]["media"]),
        desk=frozenset(found["word"]["desk"]),
        media_last=frozenset(found["word"]["media_last"]),
        media_part=frozenset(found["word"]["media_part"]),
        media_person=frozenset(found["word"]["media_person"]),
        roles=frozenset(found["word"]["role"]),
        fields=frozenset(found["word"]["field"]),
        **_label_patterns(labels, found["word"]["bare"]),
    )


def _label_patterns(labels: dict[str, str], bare: list[str]) -> dict[str, re.Pattern[str]]:
    bylines = [word for word, kind in labels.items() if kind in ROLES]
    openers = [word for word in bylines if word in _OPENERS or word.endswith((" by", " oleh"))]
    dating = [word for word, kind in labels.items() if kind in ("published", "updated")]
    updated = [word for word, kind in labels.items() if kind == "updated"]
    credited = [word for word, kind in labels.items() if kind == "credit"]
    forms = {
        "credit": (r"[(\[]?\s?(?:{})\s?[:：/]", credited),
        "byline": (r"(?<![\w-])(?P<label>{})\s?(?:\([^()]{{0,30}}\)\s?)?[:：]\s?", bylines),
        "opener": (
            r"(?:^|(?<=[;|.])|(?<=,)(?=\s\w{{4,12}}\s(?:by|oleh)\s))[^\w\x00]{{0,4}}(?P<label>{})\s",
            openers,
        ),
        "bare": (
            r"(?:^|(?<=[|/;•·\x00]))[^\w\x00]{{0,4}}(?P<label>{})\s{{1,3}}"
            + _FULL_NAME.replace("{", "{{").replace("}", "}}"),
            bare,
        ),
        "dating": (r"(?<![\w-])(?:{})\s?[:：]?\s{{0,2}}(?=\x00)", dating),
        "updated": (r"(?:{})\s?[:：]?\s{{0,2}}\(?\Z", updated),
    }
    return {
        name: re.compile(form.format(_any_of(words).pattern), re.IGNORECASE)
        for name, (form, words) in forms.items()
    }


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
