"""What an article says around a name: cue words, the places beside it, the rest of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from kgnews.extract.gazetteer.lookup import Entry, Gazetteer, Hit
from kgnews.model import Article, Span
from kgnews.ontology import Ontology

__all__ = ["Context", "grade"]

AROUND = 48  # characters before and after a name in which cues and larger places are looked for

_GRADES = {"kab": "regency", "prov": "province", "kec": "district", "kel": "village"}
# A city that is also a province; a province that is also an island.
_ALSO = {"city-jakarta": frozenset({"province"}), "prov-bali": frozenset({"island"})}

_LARGER = re.compile(r", (?:di |in )?| \(")
_WITHIN = re.compile(r" (?:di|in|at) (?:Kota )?")
_OWNER = re.compile(r" (?:of (?:the )?)?")
_LIST = re.compile(r",? (?:dan|and|serta|atau|or) |, ")

# The country of a newsroom that writes in a language, where nothing else says it.
_HOME = {"id": "country-indonesia"}


@dataclass(frozen=True, slots=True)
class Context:
    """What an article says around a name.

    ``sure`` are keys that it names without doubt, ``countries`` the countries of these. The rest
    is about one mention, and :meth:`at` fills it: its words, the text before and after it, what
    kinds of place its cue words allow, and the entries beside it: those after a comma
    (``larger``; ``listed`` if a list goes on), those before a comma (``smaller``), those that
    follow "di" or "in" (``within``), and those to whom it belongs (``owners``: "Mahkamah Agung
    AS", "the Russian Ministry of Defence").
    """

    gazetteer: Gazetteer
    language: str = "und"
    published: str | None = None
    sure: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    words: str = ""
    before: str = ""
    after: str = ""
    cues: frozenset[str] = frozenset()
    larger: tuple[Entry, ...] = ()
    smaller: tuple[Entry, ...] = ()
    within: tuple[Entry, ...] = ()
    owners: tuple[Entry, ...] = ()
    listed: bool = False

    @classmethod
    def of(cls, article: Article, hits: Iterable[Hit], gazetteer: Gazetteer) -> Context:
        """What the hits of a whole article say together."""
        home = {_HOME[article.language]} if article.language in _HOME else set()
        empty = cls(gazetteer, article.language, article.published, countries=frozenset(home))
        return empty.knowing(
            hit.entries[0].key for hit in hits if not hit.context and len(hit.entries) == 1
        )

    def knowing(self, keys: Iterable[str]) -> Context:
        """This context with more keys that the article names without doubt."""
        sure = self.sure | frozenset(keys)
        entries = (self.gazetteer.entries[key] for key in sorted(sure - self.sure))
        countries = {self.country(entry) for entry in entries if entry.kind != "Person"} - {""}
        return replace(self, sure=sure, countries=self.countries | countries)

    def country(self, entry: Entry) -> str:
        """The key of an entry's country, of a country itself; empty where there is none."""
        return entry.key if entry.kind == "Country" else entry.country

    def at(self, text: str, span: Span) -> Context:
        """The same for one mention of the text."""
        before = text[max(0, span.start - AROUND) : span.start]
        after = text[span.end : span.end + AROUND]
        larger, listed = self._larger(text, span.end)
        return replace(
            self,
            words=span.of(text),
            before=before,
            after=after,
            cues=_cues(before, after, self.language),
            larger=larger,
            listed=listed,
            smaller=self._ending(text, span.start - 2) if before.endswith(", ") else (),
            within=self._following(text, span.end, _WITHIN),
            owners=self._following(text, span.end, _OWNER) or self._demonym(before),
        )

    def _larger(self, text: str, end: int) -> tuple[tuple[Entry, ...], bool]:
        found = _LARGER.match(text, end)
        hit = self._starting(text, found.end()) if found else None
        if hit is None:
            return (), False
        more = _LIST.match(text, hit.span.end)
        return self._plain(text, hit), bool(more and self._starting(text, more.end()))

    def _following(self, text: str, end: int, link: re.Pattern[str]) -> tuple[Entry, ...]:
        found = link.match(text, end)
        hit = self._starting(text, found.end()) if found else None
        return self._plain(text, hit) if hit else ()

    def _starting(self, text: str, start: int) -> Hit | None:
        if not text[start : start + 1].isupper():
            return None
        hits = self.gazetteer.find(text, start, start + AROUND, language=self.language)
        return hits[0] if hits and hits[0].span.start == start else None

    def _ending(self, text: str, end: int) -> tuple[Entry, ...]:
        hits = self.gazetteer.find(text, max(0, end - AROUND), end, language=self.language)
        return self._plain(text, hits[-1]) if hits and hits[-1].span.end == end else ()

    def _plain(self, text: str, hit: Hit) -> tuple[Entry, ...]:
        """The entries that bear the name of a neighbour without needing support themselves."""
        name = hit.span.of(text)
        needs = self.gazetteer.needs_support
        return tuple(e for e in hit.entries if not needs(name, e.key, self.language))

    def _demonym(self, before: str) -> tuple[Entry, ...]:
        """The country in "the Russian" or "Japan's" before a name."""
        words = before.split()
        if not words or not before.endswith(" "):
            return ()
        last = words[-1]
        country = self.gazetteer.entry(_demonyms().get(last, ""))
        if country is not None:
            return (country,)
        for mark in ("'s", "’s"):
            if last.endswith(mark):
                return self.gazetteer.named(last.removesuffix(mark), self.language)
        return ()


def grade(entry: Entry) -> frozenset[str]:
    """What an entry may be called: city, regency, province, state, island, country …

    >>> sorted(grade(Entry("city-jakarta", "City", "Jakarta")))
    ['city', 'province']
    """
    if entry.kind == "City":
        own = {"city"}
    elif entry.kind == "Country":
        own = {"country", "state"}
    elif entry.kind == "Place":
        own = {"island", "mountain", "lake", "river"}
    elif entry.kind == "AdministrativeArea":
        own = {_GRADES.get(entry.key.partition("-")[0], "state")}
        own |= {"province"} if "state" in own else set()
    else:
        own = set()
    return frozenset(own) | _ALSO.get(entry.key, frozenset())


@lru_cache(maxsize=8)
def _cue_patterns(language: str) -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """For the words before and after a name: a pattern, and the grade of each cue."""
    rows = Ontology.load().table("place_cues")
    rows = [row for row in rows if language in (row["language"], "und")]
    patterns = []
    for position, frame in (("before", r"(?:^|\W)({}) $"), ("after", r" ({})\b")):
        cues = {row["cue"]: row["grade"] for row in rows if row["position"] == position}
        words = "|".join(re.escape(cue) for cue in sorted(cues, key=lambda cue: (-len(cue), cue)))
        patterns.append((re.compile(frame.format(words or r"(?!)"), re.IGNORECASE), cues))
    return tuple(patterns)


def _cues(before: str, after: str, language: str) -> frozenset[str]:
    (left, left_cues), (right, right_cues) = _cue_patterns(language)
    found = set()
    if match := left.search(before):
        found.add(left_cues[match[1].lower()])
    if match := right.match(after):
        found.add(right_cues[match[1].lower()])
    return frozenset(found)


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    return {row["form"]: row["country"] for row in Ontology.load().table("demonyms")}
