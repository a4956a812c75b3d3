"""Which of the entries that bear a name is meant: decided by what stands around it, or not at all.

The reasons in their order; each leaves fewer candidates, and what is still open stays unlinked:

1. *What follows* speaks against: ``Paris, Texas`` is not in France, ``Mahkamah Agung AS`` is not
   the court of Indonesia.
2. *Cue words*: ``Kabupaten Bandung``, ``Wali Kota Bandung``, ``the island of Bali``.
3. *Support*: a name that is dangerous alone needs a cue word, a safe name of the same entry in
   the article, a larger place after a comma (``Lima, Peru``), or, for a body of one government,
   an article about no other country.
4. *The smaller place before a comma*: ``Atlanta, Georgia``.
5. *Editions*: the place or year that the words state, else the one that the article names in
   full, else the year of the article; else the whole series. An ordinal that no entry has
   ("42nd …") needs the place or the year; "the next …" is none that the article names.
6. *The article*: one candidate is named more fully elsewhere.
7. *Country, then size*: the one in a country of the article; the city that is five times larger.

That a bare ``Bandung`` is the kota needs no rule: its kabupaten is nearly always written with
the word, so there the bare name is a context alias. A province and a kota that share a bare name
(``Jambi``, ``Yogyakarta``) are told apart by cues alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kgnews.extract.gazetteer.lookup import Entry, Gazetteer, Hit
from kgnews.extract.gazetteer.surroundings import Context, grade
from kgnews.extract.words.editions import another, reach
from kgnews.model import Article

__all__ = ["Context", "link", "link_all"]

# A city is the plain reading of its name if it is this many times larger than its namesakes:
# London in Ontario has a twentieth of London, Hyderabad in Pakistan a quarter of Hyderabad.
DOMINANT = 5

_STATED_AFTER = re.compile(r"\W{1,3}(?:(?:pada|in|of|tahun|year) ){0,2}((?:19|20)\d\d)\b")
_STATED_BEFORE = re.compile(r"\b((?:19|20)\d\d) $")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

# Cues that no other kind of place bears; "kota" and "pulau" are used loosely.
_STRICT = frozenset({"regency", "district", "village"})
_LARGER = ("Country", "AdministrativeArea")
_BODIES = ("GovernmentBody", "Organization")


def link(candidates: Sequence[Entry], context: Context) -> str | None:
    """The key of the entry that a mention means, None where that is not clear.

    >>> from kgnews.ontology import Ontology
    >>> known = Gazetteer.load(Ontology.load())
    >>> text = "Bupati Bandung dan Wali Kota Bandung bertemu."
    >>> around = Context(known, language="id")
    >>> [link(hit.entries, around.at(text, hit.span)) for hit in known.find(text)]
    ['kab-bandung', 'city-bandung']
    """
    left = [entry for entry in candidates if not _contradicted(entry, context)]
    cued = [entry for entry in left if grade(entry) & context.cues]
    if context.cues & _STRICT and not cued:
        return None
    left = cued or _standing(left, context)
    holding = [entry for entry in left if _holds_smaller(entry, context)]
    if any(entry.series for entry in left) or any(entry.kind == "Event" for entry in left[:1]):
        return _told_edition(left, context)
    for narrowed in (left, holding, _named_elsewhere(left, context)):
        if len(narrowed) == 1:
            return narrowed[0].key
    return _plain_reading(left, context)


def link_all(article: Article, hits: Sequence[Hit], gazetteer: Gazetteer) -> list[str | None]:
    """For each hit of an article the key that it means; what one hit settles supports the next.

    >>> from kgnews.ontology import Ontology
    >>> known = Gazetteer.load(Ontology.load())
    >>> text = "Komisi Yudisial (KY) memeriksa hakim. KY menunggu Mahkamah Agung."
    >>> article = Article(text, language="id")
    >>> link_all(article, known.find(text), known)
    ['org-ky', 'org-ky', 'org-ky', 'org-mahkamah-agung']
    """
    context = Context.of(article, hits, gazetteer)
    context = replace(context, sure=context.sure | _outlets(article, gazetteer))
    places = [context.at(article.text, hit.span) for hit in hits]
    borne = _borne(hits, places)
    first = [link(entries, at) for entries, at in zip(borne, places, strict=True)]
    settled = context.knowing(key for key in first if key)
    again = [replace(at, sure=settled.sure, countries=settled.countries) for at in places]
    return [link(entries, at) for entries, at in zip(borne, again, strict=True)]


def _borne(hits: Sequence[Hit], places: Sequence[Context]) -> list[tuple[Entry, ...]]:
    """The entries that each name can mean in this article.

    Where the article gives a name to a place of another grade, and never to an entry's own, the
    name alone is not the entry: after "Kecamatan Karanganyar" Karanganyar is not the regency.
    """
    fits: dict[str, set[bool]] = {}
    words: dict[str, set[str]] = {}
    for hit, at in zip(hits, places, strict=True):
        own = any(grade(entry) & at.cues for entry in hit.entries)
        if own or at.cues & _STRICT:
            fits.setdefault(at.words, set()).add(own)
        for entry in hit.entries:
            words.setdefault(entry.key, set()).add(at.words)
    return [
        tuple(e for e in hit.entries if fits.get(at.words) != {False} or words[e.key] > {at.words})
        for hit, at in zip(hits, places, strict=True)
    ]


def _outlets(article: Article, gazetteer: Gazetteer) -> frozenset[str]:
    """Outlets that the page names as such: after "dikutip dari" Antara is no preposition."""
    named = {each.value for each in article.details if each.name in ("origin", "publisher")}
    entries = (entry for name in sorted(named) for entry in gazetteer.named(name))
    return frozenset(entry.key for entry in entries if entry.kind == "Organization")


def _contradicted(entry: Entry, context: Context) -> bool:
    """Whether what stands beside the name places it elsewhere."""
    if entry.kind == "City" and context.larger and not context.listed:
        large = [place for place in context.larger if _is_larger(place)]
        return bool(large) and all(_apart(entry, place, context.gazetteer) for place in large)
    country = context.country(entry)
    if entry.kind == "GovernmentBody" and country:
        owners = [place.key for place in context.owners if place.kind == "Country"]
        return bool(owners) and country not in owners
    return False


def _is_larger(place: Entry) -> bool:
    """Whether a kota lies in such places; in a regency it does not: "Semarang, Pacitan" lists."""
    return place.kind in _LARGER and bool(grade(place) & {"country", "province", "state"})


def _apart(entry: Entry, place: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a city cannot lie in a larger place, as far as the gazetteer knows both."""
    above = {entry.key, *gazetteer.ancestors(entry)}
    if place.key in above or "province" in grade(entry):  # "Jakarta, Jawa Barat" is a list
        return False
    shared = above & {place.key, *gazetteer.ancestors(place)}
    regions = [key for key in above - {entry.key} if not _is_country(key)]
    return not shared or (bool(regions) and all(_is_country(key) for key in shared))


def _is_country(key: str) -> bool:
    return key.startswith("country-")


def _standing(candidates: Sequence[Entry], context: Context) -> list[Entry]:
    """Candidates that may bear the name here; who bears it safely needs no rival with support.

    "New York, Amerika Serikat" is the city, though the state lies there too; but an article
    that names Kabupaten Bandung, and never Kota Bandung, may mean it by "Bandung".
    """
    safe = [entry for entry in candidates if not _needy(entry, context)]
    backed = [e for e in candidates if e not in safe and _supported(e, context)]
    if any(entry.key in context.sure for entry in safe):
        return safe
    if safe:
        backed = [e for e in backed if e.key in context.sure or _holds_smaller(e, context)]
    return safe + backed


def _needy(entry: Entry, context: Context) -> bool:
    return context.gazetteer.needs_support(context.words, entry.key, context.language)


def _supported(entry: Entry, context: Context) -> bool:
    """Whether something backs a name that is dangerous alone."""
    if entry.key in context.sure:
        return True
    above = context.gazetteer.ancestors(entry)
    if any(place.key in above for place in (*context.larger, *context.within)):
        return True
    if _holds_smaller(entry, context):
        return True
    if entry.kind in _BODIES and (own := [key for key in above if not _is_country(key)]):
        named = any(key in context.sure for key in own)
        return named and not _other_regions(
            context.gazetteer, context.sure, entry.country, tuple(own)
        )
    if entry.kind == "Person" and " " in context.words:
        return entry.parent in context.sure
    if entry.kind in _BODIES and " " in context.words and entry.country:
        alone = entry.kind != "GovernmentBody" or len(context.countries) == 1
        return alone and entry.country in context.countries
    return False


@lru_cache(maxsize=64)
def _other_regions(
    gazetteer: Gazetteer, sure: frozenset[str], country: str, own: tuple[str, ...]
) -> bool:
    """Whether an article names regions of a country beside those of one body."""
    areas = (gazetteer.entries[key] for key in sorted(sure))
    return any(
        area.kind in ("City", "AdministrativeArea")
        and area.country == country
        and {area.key, *gazetteer.ancestors(area)}.isdisjoint(own)
        for area in areas
    )


def _holds_smaller(entry: Entry, context: Context) -> bool:
    """Whether a place before the comma lies in an entry: "Atlanta, Georgia"."""
    return any(entry.key in context.gazetteer.ancestors(small) for small in context.smaller)


def _named_elsewhere(candidates: Sequence[Entry], context: Context) -> list[Entry]:
    return [entry for entry in candidates if entry.key in context.sure]


def _told_edition(candidates: Sequence[Entry], context: Context) -> str | None:
    """The edition that is meant, where the words beside the name tell it apart from others."""
    if another(context.before, context.after, context.language):
        return _edition(candidates, replace(context, published=None, sure=frozenset()))
    if any(reach(context.before, context.after)):
        found = _edition(candidates, replace(context, published=None, sure=frozenset()))
        return found if any(entry.key == found for entry in candidates if entry.series) else None
    return _edition(candidates, context)


def _edition(candidates: Sequence[Entry], context: Context) -> str | None:
    """The edition that words, article or date point to, else the whole series."""
    if len(candidates) == 1:
        return candidates[0].key
    editions = [entry for entry in candidates if entry.series]
    series = {entry.series for entry in editions} | {
        entry.key for entry in candidates if not entry.series
    }
    if len(series) > 1:
        return None
    whole = series.pop()
    if not context.gazetteer.entry(whole):
        return None
    stated = _stated_year(context)
    places = {place.key for place in (*context.within, *context.larger)}
    hosted = [e for e in editions if places & {e.parent, *context.gazetteer.ancestors(e)}]
    year = stated or (context.published or "")[:4]
    chosen = [entry for entry in editions if year and entry.start[:4] == year]
    if hosted and not stated:
        chosen = [entry for entry in hosted if entry in chosen] or hosted
    elif hosted:
        chosen = [entry for entry in chosen if entry in hosted] or chosen
    elif places and not stated and context.within:
        chosen = []  # it is said to be elsewhere than the edition of this year
    elif not stated and len(named := _named_elsewhere(editions, context)) == 1:
        chosen = named
    return chosen[0].key if len(chosen) == 1 else whole


def _stated_year(context: Context) -> str:
    for found in (_YEAR.search(context.words), _STATED_BEFORE.search(context.before)):
        if found:
            return found[0].strip()
    after = _STATED_AFTER.match(context.after)
    return after[1] if after else ""


def _plain_reading(candidates: Sequence[Entry], context: Context) -> str | None:
    """Of places with one name the one in a country of the article, else a far larger one."""
    here = [entry for entry in candidates if context.country(entry) in context.countries]
    if len(here) == 1:
        return here[0].key
    ranked = sorted(here or candidates, key=lambda entry: -entry.population)
    if len(ranked) > 1 and all(entry.kind == "City" for entry in ranked):
        first, second = ranked[:2]
        if second.population and first.population >= DOMINANT * second.population:
            return first.key
    return None
