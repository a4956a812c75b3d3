"""Known names in text: the gazetteer, compiled to one automaton.

A name is matched as it is written (case matters, so that ``Batu`` is not ``batu``), with accents
and typographic marks folded, and also in capitals for datelines (``JAKARTA``). Words that are
dangerous alone (``MK``, ``Menteng``, ``Basuki``) are *context aliases*: they are found too, but
the hit says so, and :func:`kgnews.extract.gazetteer.linking.link` takes them only with support.
An alias ``AS@id`` needs no support in articles of that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from kgnews.extract.gazetteer.entries import COLUMNS, TABLES, Entry, read_entries
from kgnews.extract.gazetteer.folding import fold, folded
from kgnews.model import Span
from kgnews.ontology import Ontology
from kgnews.text.lost_spaces import lost_behind, lost_space

__all__ = ["COLUMNS", "Entry", "Gazetteer", "Hit"]

# Shorter names have no variant in capitals: "RIAU" and "BALI" are places, "RIO" may be anything.
CAPITALS_FROM = 4

# "Berlin.de", "Bali.com": an address, not the place.
_DOMAIN = re.compile(r"\.(?:com|co|id|net|org|go|ac|gov|edu|tv|info|de|uk)\b")

# "bahasa Inggris", "suku Sasak": a language or a people, not the country or the place.
_TONGUE = re.compile(r"\b(?:(?:[Bb]er)?[Bb]ahasa|[Ss]uku|[Ee]tnis|[Aa]ksara) $")
_TONGUE_BEFORE = 11
_TONGUE_ENDS = frozenset(("a ", "u ", "s "))  # looked at first, for it is cheap

_TIED = frozenset("@#_")

# "Wali Kota Bandung", "Ibu Kota Jakarta": the word belongs to the title, not to the city.
_TITLE_CITY = re.compile(r"(?:[Ww]ali|WALI|\W[Ii]bu|\WIBU) K(?:ota|OTA) ")

# What a name may demand: nothing, support, or an article in a language.
_ALWAYS, _SUPPORT = "", "support"


class Hit(NamedTuple):
    """A place in the text where known names stand.

    ``entries`` are all that bear the name, those that bear it as an ordinary name first.
    ``context`` is True where none does: the words name something only with support.
    """

    span: Span
    entries: tuple[Entry, ...]
    context: bool = False


class Gazetteer:
    """Every known name, found in text at tens of megabytes a second.

    >>> known = Gazetteer.load(Ontology.load())
    >>> text = "Hujan di JAKARTA, São Paulo dan Romero."
    >>> [(hit.span.of(text), hit.entries[0].key) for hit in known.find(text)]
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

    def ancestors(self, entry: Entry) -> tuple[str, ...]:
        """Keys of what an entry lies in or belongs to, nearest first, its country last.

        >>> known = Gazetteer.load(Ontology.load())
        >>> known.ancestors(known.entry("kec-menteng-jakarta"))
        ('city-jakarta-pusat', 'city-jakarta', 'country-indonesia')
        """
        found: dict[str, None] = {}
        at: Entry | None = entry
        while at is not None and at.parent and at.parent not in found:
            found[at.parent] = None
            at = self.entries.get(at.parent)
        countries = [self.entries[key].country for key in found if key in self.entries]
        for country in (entry.country, *countries):
            if country and country not in found:
                found[country] = None
        found.pop(entry.key, None)
        return tuple(found)

    def named(self, name: str, language: str = "und") -> tuple[Entry, ...]:
        """All entries that bear exactly this name, accents aside; ordinary names first."""
        number = self._numbers.get(folded(name))
        return () if number is None else self._bearers(number, language)[0]

    def needs_support(self, name: str, key: str, language: str = "und") -> bool:
        """Whether a name stands for an entry only with support, in a language's articles.

        >>> known = Gazetteer.load(Ontology.load())
        >>> known.needs_support("AS", "country-united-states", "en")
        True
        >>> known.needs_support("AS", "country-united-states", "id")
        False
        """
        demand = self._names.get(folded(name), {}).get(key, _ALWAYS)
        return demand not in (_ALWAYS, language)

    def find(
        self, text: str, start: int = 0, end: int | None = None, *, language: str = "und"
    ) -> list[Hit]:
        """The longest known names in a stretch of text, left to right, without overlap.

        Names begin and end at word boundaries of the whole text. Spans are code points of it.
        """
        stop = len(text) if end is None else end
        stretch, places = fold(text[start:stop])
        hits: list[Hit] = []
        done = start
        # The matches come by their end; backwards and sorted by start the longest is first.
        matches = self._automaton.find_overlapping(stretch)[::-1]
        for left, right, number in sorted(matches, key=itemgetter(0)):
            if places is not None:
                left, right = places[left], places[right]
            begin = start + left
            if begin >= done and _bounded(text, begin, start + right):
                done = start + right
                if not _is_tongue(text, begin):
                    hits.append(Hit(Span(begin, done), *self._bearers(number, language)))
        return hits

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        """Folded name → keys of its bearers → what the name demands for each of them."""
        names: dict[str, dict[str, str]] = {}
        for key, entry in self.entries.items():
            for name, demand in self._borne(entry):
                name = folded(name)
                demands = names.get(name)
                if demands is None:
                    names[name] = {key: demand}
                else:
                    demands[key] = min(demand, demands.get(key, demand))
        for name in list(names):
            capitals = name.upper()
            if len(name) >= CAPITALS_FROM and capitals not in names:
                names[capitals] = names[name]
        names.pop("", None)
        return names

    def _borne(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """The names of an entry with what they demand; an edition bears those of its series."""
        whole = self.entries.get(entry.series)
        for owner in (entry, whole) if whole else (entry,):
            for name in owner.names:
                yield name, _ALWAYS
            for marked in owner.context_aliases:
                name, _, language = marked.partition("@")
                yield name, language or _SUPPORT
        if whole and (year := entry.start[:4]):
            for name in (*whole.names, *(m.partition("@")[0] for m in whole.context_aliases)):
                yield f"{name} {year}", _ALWAYS
                yield f"{year} {name}", _ALWAYS

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._names)}

    @cached_property
    def _demands(self) -> list[dict[str, str]]:
        return list(self._names.values())

    @cached_property
    def _known_bearers(self) -> dict[tuple[int, str], tuple[tuple[Entry, ...], bool]]:
        return {}

    def _bearers(self, number: int, language: str) -> tuple[tuple[Entry, ...], bool]:
        """The entries that bear a name, and whether all of them need support for it."""
        known = self._known_bearers.get((number, language))
        if known is None:
            needy = {
                key: demand not in (_ALWAYS, language)
                for key, demand in self._demands[number].items()
            }
            keys = sorted(needy, key=lambda key: (needy[key], bool(self.entries[key].series), key))
            known = tuple(self.entries[key] for key in keys), all(needy.values())
            self._known_bearers[number, language] = known
        return known

    @cached_property
    def _automaton(self) -> Any:
        from daachorse import CharwiseDoubleArrayAhoCorasick

        return CharwiseDoubleArrayAhoCorasick(list(self._names) or ["\0"])


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone: not inside a word, a handle, a hashtag or a domain name."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _TIED or after == "_" or (after.isalnum() and not lost_behind(text, end)):
        return False
    if before.isalnum() and not lost_space(text, start):
        return False
    if text[start] == "K" and _TITLE_CITY.match(text, max(0, start - 5)):
        return False
    return after != "." or not _DOMAIN.match(text, end)


def _is_tongue(text: str, start: int) -> bool:
    """Whether the words before a name make it a language or a people."""
    ends = text[start - 2 : start] in _TONGUE_ENDS
    return ends and _TONGUE.search(text, max(0, start - _TONGUE_BEFORE), start) is not None


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
