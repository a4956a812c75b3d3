"""The small words around offices, by role, and the words that fill an office phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgnews.extract.words.titles import Phrases
from kgnews.ontology import Ontology

__all__ = ["Cues", "cues"]


@dataclass(frozen=True, slots=True)
class Cues:
    """The small words around offices, by role, and the words that fill them."""

    roles: dict[str, Phrases]
    sets: dict[str, frozenset[str]]
    portfolios: Phrases
    organisations: Phrases
    places: Phrases
    stops: frozenset[str]
    works: Phrases
    demonyms: Phrases

    def named_before(self, words: Sequence[str], position: int) -> bool:
        """Whether a word that begins the name of a document or a place stands before a word."""
        found = any(heads.before(words, position) for heads in (self.works, self.places))
        return found and words[position - 1][0].isupper()


@lru_cache(maxsize=4)
def cues(language: str) -> Cues:
    """The cues of ``id`` or ``en``; every other language reads as Indonesian."""
    own = "en" if language == "en" else "id"
    table = Ontology.load().table
    forms: dict[str, list[tuple[str, str]]] = {}
    for row in table("office_cues"):
        if row["language"] == own or row["role"] == "acting":
            forms.setdefault(row["role"], []).append((row["form"], row["role"]))
    stops = {
        word
        for row in table("function_words")
        if row["language"] == own
        for word in row["words"].split("|")
    }
    return Cues(
        sets={role: frozenset(f.casefold() for f, _ in found) for role, found in forms.items()},
        roles={role: Phrases(entries) for role, entries in forms.items()},
        portfolios=Phrases((r["form"], "") for r in table("portfolios") if r["language"] == own),
        organisations=_heads("org_heads", own),
        places=_heads("place_heads", own),
        stops=frozenset(stops),
        works=_heads("work_heads", own),
        demonyms=Phrases((r["form"], "") for r in table("demonyms") if r["language"] == own),
    )


def _heads(name: str, language: str) -> Phrases:
    rows = Ontology.load().table(name)
    return Phrases(
        (row["form"], row["kind"])
        for row in rows
        if row["language"] in {language, "id"}
        and row["position"] == "first"
        and row["use"] in {"name", "both"}
        and row["form"][0].isupper()
        and (row["language"] == "id" or row["form"].endswith((" of", " for", " on")))
    )
