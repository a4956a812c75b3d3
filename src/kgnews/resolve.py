"""Names and judgements become identities; nothing is read, nothing is kept.

The identity of an entity is the local part of its IRI: the key of the gazetteer where it was
linked, else the prefix of its kind and its name in plain letters. It depends on the entity, the
gazetteer and the judgements alone, never on other articles or on the order of arrival.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import combining, normalize

from kgnews.errors import OntologyError
from kgnews.extract.gazetteer import Gazetteer
from kgnews.judgements import UNJUDGED, Settled, Thing
from kgnews.model import Entity, Reading, digest
from kgnews.ontology import Ontology

__all__ = ["Identity", "identify", "slug"]

# Long enough for nearly every name; a part of a path or of a URL may have 255 bytes.
LENGTH = 80

# From the narrow to the wide, so that a class of a user's own finds the nearest.
PREFIXES = {
    "Person": "person",
    "Group": "group",
    "GovernmentBody": "org",
    "Organization": "org",
    "Office": "office",
    "City": "city",
    "Country": "country",
    "AdministrativeArea": "place",
    "Place": "place",
    "Event": "event",
    "Programme": "programme",
    "Document": "document",
    "Concept": "concept",
}

# Added to a name that would otherwise take the key of an entry that it was not linked to.
UNCLEAR = "unclear"

# Kept in the name of an office: Kota and Kabupaten Bandung each have a secretary.
_TELLING = ("kab-", "kec-", "kel-")

_SPELLED = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l",
        "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
        "&": " and ", "’": None, "'": None, "‘": None, "ʻ": None, "`": None,
    }
)  # fmt: skip

# Words at the edges of an office that are no part of it: who holds it how, what ties it on.
_HELD = frozenset(
    [
        "mantan", "bekas", "eks", "plt", "plh", "pj", "pjs", "penjabat", "pejabat", "pelaksana",
        "tugas", "harian", "sementara", "former", "ex", "acting", "interim", "incumbent", "then",
        "outgoing", "the",
    ]
)  # fmt: skip
_TIES = frozenset(
    [
        "of", "for", "at", "the", "s", "di", "dari", "pada", "untuk", "provinsi", "propinsi",
        "negara", "republik",
    ]
)  # fmt: skip
_WORD = re.compile(r"[^\s,;:()\[\]\"“”]+")


@dataclass(frozen=True, slots=True)
class Identity:
    """What an entity is called in the graph, and which other IRIs name the same thing.

    ``kind`` is the class that a person decided on, None where nobody did. ``label`` is what a
    person or the gazetteer calls it, empty where neither does: every article then gives an
    entity the same label, whatever form of its name it uses. ``read_as`` is the name before
    anybody judged, ``banned`` says that a person wants it out of the graph.
    """

    name: str
    same_as: tuple[str, ...] = ()
    kind: str | None = None
    label: str = ""
    read_as: str = field(default="", compare=False)
    banned: bool = False


def slug(name: str, length: int = LENGTH) -> str:
    """A name in a-z, 0-9 and single hyphens, never empty, at most ``length`` long.

    Names that were cut, or that have letters with no Latin form, are told apart by a digest.

    >>> slug("São Paulo"), slug("Ma'ruf Amin"), slug("U20/G20 – 2018")
    ('sao-paulo', 'maruf-amin', 'u20-g20-2018')
    >>> slug("東京").startswith("x-"), len(slug("panjang " * 40))
    (True, 80)
    """
    spelled = [c for c in normalize("NFKD", name.translate(_SPELLED)) if not combining(c)]
    foreign = any(c.isalnum() and not c.isascii() for c in spelled)
    letters = "".join(c if c.isascii() else " " for c in spelled).lower()
    plain = "-".join(re.findall(r"[a-z0-9]+", letters))
    if plain and not foreign and len(plain) <= length:
        return plain
    tail = digest("slug", " ".join(normalize("NFC", name).split()))[:8]
    return f"{plain[: length - len(tail) - 1].strip('-') or 'x'}-{tail}"


def identify(
    reading: Reading, gazetteer: Gazetteer, judged: Settled = UNJUDGED
) -> dict[str, Identity]:
    """For each local entity id of a reading its identity.

    Two entities of one article may have the same: in the graph they are one.

    >>> from kgnews.model import Article, Document
    >>> entities = (
    ...     Entity("e1", "City", "DKI Jakarta", key="city-jakarta"),
    ...     Entity("e2", "Office", "Gubernur DKI Jakarta", of="e1"),
    ...     Entity("e3", "Person", "Mustaqim Amna"),
    ... )
    >>> reading = Reading(Document(Article(""), ()), entities)
    >>> found = identify(reading, Gazetteer.load(Ontology.load()))
    >>> found["e1"].same_as[0], found["e3"].name
    ('http://www.wikidata.org/entity/Q3630', 'person-mustaqim-amna')
    """
    article = reading.document.article.id
    entities = {entity.id: entity for entity in reading.entities}
    found: dict[str, Identity] = {}
    for entity in reading.entities:
        _identify(entity, entities, found, (judged, article, gazetteer))
    return found


def _identify(
    entity: Entity,
    entities: Mapping[str, Entity],
    found: dict[str, Identity],
    by: tuple[Settled, str, Gazetteer],
) -> Identity:
    """The identity of one entity; that of an office needs that of its place first."""
    if entity.id in found:
        return found[entity.id]
    judged, article, gazetteer = by
    name = read = _plain_name(entity, gazetteer)
    found[entity.id] = Identity(name, read_as=name)  # ends a circle of offices
    owner = entities.get(entity.of or "")
    if entity.kind == "Office" and owner is not None:
        whole = _identify(owner, entities, found, by)
        name = _office(entity.name, owner, whole.name, gazetteer)
        read = _office(entity.name, owner, whole.read_as, gazetteer)
    # What was decided on an office holds too where its owner was decided to be another.
    thing = judged.thing(read, article) or judged.thing(name, article)
    found[entity.id] = _as_judged(thing, name, read, gazetteer)
    return found[entity.id]


def _as_judged(thing: Thing | None, name: str, read: str, gazetteer: Gazetteer) -> Identity:
    """The identity of a name, as people decided on it where they did."""
    if thing is None:
        entry = gazetteer.entry(name)
        label = entry.label() if entry else ""
        return Identity(name, _same_as((name,), gazetteer), None, label, read)
    entry = gazetteer.entry(thing.name)
    label = thing.label or (entry.label() if entry and thing.links != () else "")
    links = _same_as(thing.members, gazetteer) if thing.links is None else thing.links
    return Identity(thing.name, links, thing.kind, label, read, thing.banned)


def _plain_name(entity: Entity, gazetteer: Gazetteer) -> str:
    """The key of an entity, or a name made of its kind and its words.

    An entity for which the reader weighed entries and took none keeps apart from them; one for
    which nobody asked the gazetteer is looked up by its whole name.
    """
    if entity.key and gazetteer.entry(entity.key):
        return entity.key
    if not any(mention.keys for mention in entity.mentions):
        # Where a page names an outlet, an outlet is meant: "ANTARA" is no preposition there.
        on_page = entity.kind == "Organization" and not entity.mentions
        bearers = [
            entry.key
            for entry in gazetteer.named(entity.name)
            if _prefix(entry.kind) == _prefix(entity.kind)
            and (on_page or not gazetteer.needs_support(entity.name, entry.key))
        ]
        if len(bearers) == 1:
            return bearers[0]
    name = f"{_prefix(entity.kind)}-{slug(entity.name)}"
    return f"{name}-{UNCLEAR}" if gazetteer.entry(name) else name


@lru_cache(maxsize=256)
def _prefix(kind: str) -> str:
    ontology = Ontology.load()
    for known, prefix in PREFIXES.items():
        if ontology.is_a(kind, known):
            return prefix
    return slug(kind)


# --- Offices ---------------------------------------------------------------------------------


def _office(words: str, owner: Entity, owner_name: str, gazetteer: Gazetteer) -> str:
    """``office-governor-of-jakarta`` for "Gubernur DKI Jakarta" and "Governor of Jakarta"."""
    role = _trimmed(_without_owner(words, owner, gazetteer)) or " ".join(words.split())
    key = _role_keys().get(role.lower())
    return f"office-{key or slug(role)}-of-{_bare(owner_name, gazetteer)}"


def _trimmed(role: str) -> str:
    """A role without words that say how it is held or that tied it to its owner.

    >>> _trimmed("mantan Gubernur Provinsi"), _trimmed("of the Mayor's"), _trimmed("Plt. Ketua")
    ('Gubernur', "Mayor's", 'Ketua')
    """
    words = _WORD.findall(role)
    while words and words[0].lower().strip(".-'’") in _HELD | _TIES:
        words.pop(0)
    while words and words[-1].lower().strip(".-'’") in _TIES:
        words.pop()
    return " ".join(words)


def _without_owner(words: str, owner: Entity, gazetteer: Gazetteer) -> str:
    """The words of an office without any name of the entity whose office it is."""
    names = {owner.name, *owner.names}
    entry = gazetteer.entry(owner.key or "")
    if entry is not None:
        names |= set(entry.names) | {name.partition("@")[0] for name in entry.context_aliases}
        names |= _demonyms_of().get(entry.key, frozenset())
    for name in sorted(filter(None, names), key=lambda name: (-len(name), name)):
        title = r"(?<![Ww]ali )" if name.startswith("Kota ") else ""  # "Wali Kota Paris"
        pattern = rf"(?<!\w){title}{re.escape(name)}(?:['’]s)?(?!\w)"
        rest = re.sub(pattern, " ", words, flags=re.IGNORECASE if len(name) > 3 else 0)
        if rest != words and rest.strip():
            return rest.strip()
    return words


def _bare(name: str, gazetteer: Gazetteer) -> str:
    """An identity without the prefix of its kind, where nothing else is then called so."""
    prefix, _, rest = name.partition("-")
    if name.startswith(_TELLING) or not rest:
        return name
    if prefix == "prov" and gazetteer.entry(f"city-{rest}"):
        return name
    return rest


@lru_cache(maxsize=1)
def _role_keys() -> dict[str, str]:
    """Form in lower case → key of the office, for forms that are really one office.

    The table of titles groups kindred titles; only the first form of each language is the
    office that the key names, and the forms that ``same_office`` lists beside it.
    """
    ontology = Ontology.load()
    try:
        titles, synonyms = ontology.table("titles"), ontology.table("same_office")
    except OntologyError:
        return {}  # an ontology without titles: offices are called by their words
    whole = {row["key"] for row in synonyms if not row["form"]}
    keys: dict[str, str] = {}
    for row in titles:
        for language in ("id", "en"):
            forms = row[language].split("|")
            kept = forms if row["key"] in whole else forms[:1]
            for form in filter(None, kept):
                keys.setdefault(form.lower(), row["key"])
    keys.update({row["form"].lower(): row["key"] for row in synonyms if row["form"]})
    return keys


@lru_cache(maxsize=1)
def _demonyms_of() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in Ontology.load().table("demonyms"):
        found.setdefault(row["country"], set()).add(row["form"])
    return {country: frozenset(forms) for country, forms in found.items()}


def _same_as(names: Iterable[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    found = set()
    for entry in map(gazetteer.entry, names):
        if entry is not None and entry.wikidata:
            found.add(f"http://www.wikidata.org/entity/{entry.wikidata}")
        if entry is not None and entry.geonames:
            found |= {f"https://sws.geonames.org/{n}/" for n in entry.geonames.split("|")}
    return tuple(sorted(found))
