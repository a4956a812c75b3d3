"""Mentions to entities: everything in one article that is the same thing.

Names are the same where their words say so: the same form, the same gazetteer entry, an
abbreviation and what it is defined as, part of a person's full name if only one person of the
article has it, the beginning of an organisation's full name. Nothing is joined across kinds of
things, and an unclear short name stays its own entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kgnews.extract.names.short_names import FORMS_OF_FIRMS
from kgnews.extract.words.editions import ANOTHER, same_series
from kgnews.extract.words.grammar import grammar
from kgnews.extract.words.heads import heads
from kgnews.extract.words.sorts import BODIES, PLACES, same_sort
from kgnews.model import Entity, Mention

__all__ = ["gather"]

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_AREA_WORDS = frozenset(
    [
        "kota",
        "kabupaten",
        "kab",
        "provinsi",
        "prov",
        "kecamatan",
        "kec",
        "kelurahan",
        "kel",
        "desa",
        "pulau",
        "city",
        "regency",
        "province",
    ]
)

_AREA_BEHIND = frozenset({"city", "county", "district", "province", "regency", "township"})
CLUB = 3  # words of a body that is also called by its last one

# What lies inside a regency or a city is never that regency or city.
_SMALL = frozenset({"kecamatan", "kec", "kelurahan", "kel", "desa"})
_LARGE = ("kab-", "city-", "prov-", "country-")

SHORT = 4  # "JAKARTA" is Jakarta in capitals, "KPK" is written so
# A government and its short form, which stands before the same place.
_GOVERNMENTS = (
    ("pemerintah provinsi", "pemprov"),
    ("pemerintah kota", "pemkot"),
    ("pemerintah kabupaten", "pemkab"),
)
# One name, spelled as its bearer or the writer likes.
_SPELLINGS = {
    **dict.fromkeys(
        "mohammad mohamad mohammed muhamad moh muh mochamad mochammad".split(), "muhammad"
    ),
    **dict.fromkeys(("ahmad", "achmad"), "ahmad"),
    "abd": "abdul",
}


@dataclass(slots=True)
class _Cluster:
    mentions: list[Mention] = field(default_factory=list)
    forms: dict[str, None] = field(default_factory=dict)
    key: str | None = None

    @property
    def kind(self) -> str:
        return self.mentions[0].kind


def gather(mentions: Iterable[Mention], abbreviations: Mapping[str, str]) -> tuple[Entity, ...]:
    """The entities of an article, in the order of their first mention.

    ``abbreviations`` maps short forms to full ones. A mention's first key is what it was
    linked to.

    >>> from kgnews.model import Span
    >>> full = Mention(Span(0, 14), "Person", "Ratna Wulandari", "tagger")
    >>> short = Mention(Span(30, 35), "Person", "Ratna", "short name")
    >>> [entity.names for entity in gather([full, short], {})]
    [('Ratna Wulandari', 'Ratna')]
    """
    clusters: list[_Cluster] = []
    ordered = sorted(mentions, key=lambda m: (-_length(m.text), m.span))
    for mention in ordered:
        key = mention.keys[0] if mention.keys else None
        cluster = _home(mention, clusters, abbreviations, key)
        if cluster is None:
            cluster = _Cluster(key=key)
            clusters.append(cluster)
        cluster.mentions.append(mention)
        cluster.forms.setdefault(_form(mention))
        cluster.key = cluster.key or key
    clusters.sort(key=lambda c: min(m.span for m in c.mentions))
    return tuple(_entity(f"e{number}", each) for number, each in enumerate(clusters, 1))


def _home(
    mention: Mention,
    clusters: Sequence[_Cluster],
    abbreviations: Mapping[str, str],
    key: str | None,
) -> _Cluster | None:
    """The one cluster that a mention belongs to; None where there is none or several."""
    fitting = [
        each
        for each in clusters
        if same_sort(each.kind, mention.kind)
        and (_is_another(each) == (mention.rule == ANOTHER) or (key and each.key == key))
    ]
    form = _form(mention)
    same = [each for each in fitting if form in each.forms and not _differs(each, key)]
    if same:
        return same[0]
    if key:
        linked = [each for each in fitting if each.key == key]
        if linked:
            return linked[0]
    full = abbreviations.get(mention.text)
    if full:
        wanted = _form(replace(mention, text=full))
        defined = [each for each in fitting if wanted in each.forms]
        if defined:
            return defined[0]
    parts = [
        each
        for each in fitting
        if not _differs(each, key)
        and any(
            _part_of(mention.kind, form, whole) and not _too_small(whole, key)
            for whole in each.forms
        )
    ]
    return parts[0] if len(parts) == 1 else _most_named(parts, mention)


def _most_named(parts: Sequence[_Cluster], mention: Mention) -> _Cluster | None:
    """Of several people with a name, who is named in full most often and first.

    A surname alone is that of whom the article is about, not of a relative named once.
    """
    if mention.kind != "Person" or not parts:
        return None
    ranked = sorted(parts, key=lambda each: -len(each.mentions))
    first = min(parts, key=lambda each: min(m.span for m in each.mentions))
    once = all(len(each.mentions) == 1 for each in ranked[1:])
    most = len(ranked[0].mentions) > 1 and once and first is ranked[0]
    return ranked[0] if most and first.mentions[0].span < mention.span else None


def _differs(cluster: _Cluster, key: str | None) -> bool:
    return key is not None and cluster.key is not None and cluster.key != key


def _is_another(cluster: _Cluster) -> bool:
    """Whether a cluster is an edition of an event that the article only compares with."""
    return cluster.mentions[0].rule == ANOTHER


def _too_small(whole: str, key: str | None) -> bool:
    """Whether a full name tells of a village and a key of the regency that is called like it."""
    if key is None:
        return False
    words = whole.split()
    town = words[-1] == "city" and not key.startswith("city-")  # "Kansas City" is not Kansas
    return town or (key.startswith(_LARGE) and words[0] in _SMALL)


def _part_of(kind: str, form: str, whole: str) -> bool:
    short, full = form.split(), whole.split()
    if len(short) >= len(full):
        return False
    if kind == "Person":
        return set(short) <= set(full) and (
            short[0] == full[0] or short[-1] == full[-1] or len(full) > 2
        )
    if kind in PLACES:
        before, behind = full[0] in _AREA_WORDS, full[-1] in _AREA_BEHIND
        return (before and full[1:] == short) or (behind and full[:-1] == short)
    if kind == "Event":
        return same_series(form, whole)
    if kind == "Document":  # "UU Nomor 1 Tahun 2004" is the one about state treasury
        return full[: len(short)] == short and any(word.isdigit() for word in short)
    if full[0] in FORMS_OF_FIRMS:
        full = full[1:]  # "Karsa Wanatirta" is PT Karsa Wanatirta
    if kind not in BODIES:
        return False
    if full[: len(short)] == short and len(short[0]) > 3:
        return True
    areas = [word for word in full[1:] if word not in _AREA_WORDS]
    return [full[0], *areas] == short or _is_nickname(short, full)


def _is_nickname(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a body is called by the last words of its name: "Kestrels" of Leeds Kestrels."""
    common = {**grammar("en").nouns, **grammar("id").nouns}
    last = short[0]
    own = len(short) == 1 and full[-1] == last and len(last) > SHORT and last not in common
    unit = heads("id").prefix_at((full[0],), 0).length or full[0] in common  # "Fraksi Golkar"
    return own and len(full) <= CLUB and not unit


def _entity(number: str, cluster: _Cluster) -> Entity:
    mentions = tuple(sorted(cluster.mentions, key=lambda m: m.span))
    names = tuple(dict.fromkeys(_spaced(m.text) for m in mentions))
    shouted = {name for name in names if name.isupper() and len(name) > SHORT}
    fullest = max(names, key=lambda n: (_length(n), n not in shouted, -names.index(n)))
    kinds = [m.kind for m in mentions if _spaced(m.text) == fullest] or [mentions[0].kind]
    ordered = (fullest, *(name for name in names if name != fullest))
    return Entity(number, kinds[0], fullest, ordered, mentions, cluster.key)


def _spaced(text: str) -> str:
    """A name with one blank between its words, whatever stands there on the page."""
    return " ".join(text.split())


def _form(mention: Mention) -> str:
    """The words of a mention for comparing; spellings of one given name are one."""
    words = _plain(mention.text)
    if mention.kind != "Person":
        for long, short in _GOVERNMENTS:
            if words.startswith(long):
                return words.replace(long, short, 1).replace(f"{short} {short}", short)
        return words
    return " ".join(_SPELLINGS.get(word, word) for word in words.split())


def _plain(text: str) -> str:
    """Words in lower case, for comparing; marks and spacing drop out.

    >>> _plain("U20  Mayors’ Summit")
    'u20 mayors summit'
    """
    return " ".join(word.casefold() for word in _WORD.findall(text))


def _length(text: str) -> int:
    return len(_WORD.findall(text))
