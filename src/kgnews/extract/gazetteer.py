"""Known names in text: the gazetteer, compiled to one automaton.

A name is matched as it is written (case matters, so that ``Batu`` is not ``batu``), with accents
and typographic marks folded, and also in capitals for datelines (``JAKARTA``). Words that are
dangerous alone (``AS``, ``Menteng``, ``Basuki``) are *context aliases*: they are found too, but
the hit says so, and :func:`kgnews.extract.linking.link` takes them only with support.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from kgnews.extract.entries import COLUMNS, TABLES, Entry, read_entries
from kgnews.extract.folding import fold, folded
from kgnews.model import Span
from kgnews.ontology import Ontology

__all__ = ["COLUMNS", "Entry", "Gazetteer", "Hit"]

# Shorter names have no variant in capitals: "RIO" and "BALI" are names, "ADA" is a headline word.
CAPITALS_FROM = 4

# "Berlin.de", "Bali.com": an address, not the place.
_DOMAIN = re.compile(r"\.(?:com|co|id|net|org|go|ac|gov|edu|tv|info|de|uk)\b")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the text where known names stand.

    ``entries`` are all that bear the name, those that bear it as an ordinary name first.
    ``context`` is True where none does: the words name something only with support.
    """

    span: Span
    entries: tuple[Entry, ...]
    context: bool = False


class Gazetteer:
    """Every known name, found in text at over 20 MB a second.

    >>> known = Gazetteer.load(Ontology.load())
    >>> text = "Hujan di JAKARTA, São Paulo dan Romero."
    >>> [(hit.span.of(text), hit.entries[0].key) for hit in known.find(text, 0, len(text))]
    [('JAKARTA', 'city-jakarta'), ('São Paulo', 'city-sao-paulo')]
    >>> known.entry("city-jakarta").wikidata
    'Q3630'
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """A gazetteer of these entries; of two with one key the later counts."""
        self.entries: Mapping[str, Entry] = {entry.key: entry for entry in entries}

    @classmethod
    def load(cls, ontology: Ontology, extra: Sequence[Path] = ()) -> Gazetteer:
        """The gazetteer of the ontology and, over it, a user's own files (CSV or SKOS Turtle).

        A row of a later file with a known key adds its names to that entry and replaces the
        cells that it fills. Raises OntologyError with file, line, reason and cure.
        """
        if not extra and ontology is Ontology.load():
            return _shipped()
        return cls(_merged(ontology, extra))

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, None where there is none."""
        return self.entries.get(key)

    def named(self, name: str) -> tuple[Entry, ...]:
        """All entries that bear exactly this name, accents aside; ordinary names first."""
        number = self._numbers.get(folded(name))
        return () if number is None else self._bearers[number][0]

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """The longest known names in a stretch of text, left to right, without overlap.

        Names begin and end at word boundaries of the whole text. Spans are code points of it.
        """
        stop = len(text) if end is None else end
        stretch, places = fold(text[start:stop])
        hits: list[Hit] = []
        best: tuple[int, int, int] | None = None
        for left, right, number in sorted(self._automaton.find_overlapping(stretch), key=_leftmost):
            if best is not None and left < best[1]:
                continue
            if places is not None:
                left_, right_ = start + places[left], start + places[right]
            else:
                left_, right_ = start + left, start + right
            if _bounded(text, left_, right_):
                best = (left, right, number)
                entries, context = self._bearers[number]
                hits.append(Hit(Span(left_, right_), entries, context))
        return hits

    @cached_property
    def _names(self) -> dict[str, dict[str, bool]]:
        """Folded name → keys of its bearers, with whether the name needs context for them."""
        names: dict[str, dict[str, bool]] = {}
        for key, entry in self.entries.items():
            for name in entry.names:
                names.setdefault(folded(name), {})[key] = False
            for name in entry.context_aliases:
                names.setdefault(folded(name), {}).setdefault(key, True)
        for name in list(names):
            capitals = name.upper()
            if len(name) >= CAPITALS_FROM and capitals not in names:
                names[capitals] = names[name]
        names.pop("", None)
        return names

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._names)}

    @cached_property
    def _bearers(self) -> list[tuple[tuple[Entry, ...], bool]]:
        return [
            (
                tuple(self.entries[key] for key in sorted(keys, key=lambda k: (keys[k], k))),
                all(keys.values()),
            )
            for keys in self._names.values()
        ]

    @cached_property
    def _automaton(self) -> Any:
        from daachorse import CharwiseDoubleArrayAhoCorasick

        return CharwiseDoubleArrayAhoCorasick(list(self._names) or ["\0"])


def _leftmost(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[0], -match[1]


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone: not inside a word, a handle, a hashtag or a domain name."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "@#_"):
        return False
    after = text[end : end + 1]
    if after.isalnum() or after == "_":
        return False
    return after != "." or not _DOMAIN.match(text, end)


def _merged(ontology: Ontology, extra: Sequence[Path]) -> list[Entry]:
    entries: dict[str, Entry] = {}
    shipped = [ontology.folder / "gazetteer" / f"{name}.csv" for name in TABLES]
    for path in (*(path for path in shipped if path.is_file()), *extra):
        for entry in read_entries(path, ontology):
            known = entries.get(entry.key)
            entries[entry.key] = entry if known is None else known.updated(entry)
    return list(entries.values())


@lru_cache(maxsize=1)
def _shipped() -> Gazetteer:
    return Gazetteer(_merged(Ontology.load(), ()))
