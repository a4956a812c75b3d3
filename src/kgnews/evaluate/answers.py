"""What one page says, as a person wrote it down or as kgnews read it: one shape for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from kgnews.model import Entity, Quote, Reading, Statement, Zone
from kgnews.ontology import NAMESPACE, Ontology, triples

__all__ = ["ARTICLE", "JUDGED", "KINDS", "Answer", "Fact", "Identified", "Name", "Saying", "told"]

HAPPENING = "happening"
"""The rule of mentions of an event without a name, as :mod:`kgnews.extract` gives it."""

ARTICLE = "article"
"""The subject of what is said about the article itself."""

KINDS = ("PERSON", "ORG", "PLACE", "EVENT", "WORK")
"""The types of names that are told apart."""

JUDGED = frozenset(
    """about accusedOf affiliatedWith age amount announces appointedAs arrestedFor cooperatesWith
    foundedOn holdsOffice hosts initiates leads locatedIn meets memberOf occursOn organizes partOf
    participantCount participatesIn produces relativeOf reports supports takesPlaceAt""".split()
)
"""The relations that annotators write down. What is read of others is neither right nor wrong."""

# From the narrow to the wide: a city is an agent too.
_CLASSES = (
    ("Person", "PERSON"), ("Place", "PLACE"), ("Organization", "ORG"), ("Event", "EVENT"),
    ("Programme", "WORK"), ("Document", "WORK"),
)  # fmt: skip
_NARROWER = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"


@dataclass(frozen=True, slots=True)
class Name:
    """Something named: its fullest form, its type, its other forms.

    ``also`` are other types that are right too; ``rule`` is who took it for a name.
    """

    text: str
    kind: str
    others: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement in names; ``of`` is the body or place of an office."""

    subject: str
    predicate: str
    object: str
    of: str | None = None
    stance: str = "asserts"
    words: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of a quote, or their beginning, and whose they are."""

    speaker: str | None
    words: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that a person or kgnews takes from one page.

    The last four are a person's alone: names neither required nor wrong (``optional``), names
    that stand in boilerplate only (``outside``), facts that the page denies (``denied``), and
    whether the stance of facts was written down (``stanced``).
    """

    id: str
    language: str = "und"
    title: str | None = None
    url: str | None = None
    published: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    names: tuple[Name, ...] = ()
    facts: tuple[Fact, ...] = ()
    sayings: tuple[Saying, ...] = ()
    zones: tuple[Zone, ...] = ()
    optional: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    denied: tuple[Fact, ...] = ()
    stanced: bool = False


class Identified(Protocol):
    """An identity as :mod:`kgnews.resolve` gives it."""

    @property
    def name(self) -> str:
        """The local part of the IRI: one and the same for one and the same thing."""

    @property
    def kind(self) -> str | None:
        """The class that a person decided on, None where nobody did."""


def told(page: str, reading: Reading, identities: Mapping[str, Identified]) -> Answer:
    """What kgnews takes from a page of this id, in the shape of an annotation.

    Entities that have one identity are one name. Denied statements are left out, relations
    narrower than a judged one count as that one, and only direct speech is a saying. Events
    without a name ("banjir di Demak"), and what is said of them, are not what annotators write
    down: they are left out.
    """
    article = reading.document.article
    groups: dict[str, list[Entity]] = {}
    unnamed = {entity.id for entity in reading.entities if _is_unnamed(entity)}
    for entity in (each for each in reading.entities if each.id not in unnamed):
        groups.setdefault(identities[entity.id].name, []).append(entity)
    names = {each.id: group[0].name for group in groups.values() for each in group}
    bodies = {entity.id: entity.of for entity in reading.entities if entity.of}
    return Answer(
        id=page,
        language=article.language,
        title=article.title,
        url=article.url,
        published=article.published,
        bylines=tuple(
            name for role in ("author", "reporter", "editor") for name in article.named(role)
        ),
        names=tuple(_names(groups.values(), identities)),
        facts=tuple(
            _facts(
                (s for s in reading.statements if unnamed.isdisjoint((s.subject, s.object))),
                names,
                bodies,
            )
        ),
        sayings=tuple(_sayings(reading.quotes, names)),
        zones=article.zones,
    )


def _is_unnamed(entity: Entity) -> bool:
    return bool(entity.mentions) and all(each.rule == HAPPENING for each in entity.mentions)


def _names(groups: Iterable[list[Entity]], identities: Mapping[str, Identified]) -> Iterator[Name]:
    for group in groups:
        first = group[0]
        kind = _kind(identities[first.id].kind or first.kind)
        if not kind:
            continue
        forms = dict.fromkeys(name for each in group for name in (each.name, *each.names))
        others = tuple(form for form in forms if form != first.name)
        rules = [mention.rule for each in group for mention in each.mentions]
        yield Name(first.name, kind, others, rule=rules[0] if rules else "")


def _kind(kind: str) -> str | None:
    words = Ontology.load()
    return next((name for ancestor, name in _CLASSES if words.is_a(kind, ancestor)), None)


def _facts(
    statements: Iterable[Statement], names: Mapping[str, str], bodies: Mapping[str, str]
) -> Iterator[Fact]:
    broader = _broader()
    for each in statements:
        predicate = each.predicate
        while predicate not in JUDGED and predicate in broader:
            predicate = broader[predicate]
        if predicate not in JUDGED or each.stance == "denies":
            continue
        body = None if each.literal else bodies.get(each.object)
        yield Fact(
            subject=ARTICLE if each.subject == ARTICLE else names[each.subject],
            predicate=predicate,
            object=each.object if each.literal else names[each.object],
            of=names.get(body) if body else None,
            stance=str(each.stance),
            words=each.evidence.quote,
            rule=each.evidence.rule,
        )


def _broader() -> dict[str, str]:
    """Relation → the relation of ours that it narrows."""
    folder = Ontology.load().folder
    files = (folder / "kgnews.ttl", *sorted((folder / "domains").glob("*.ttl")))
    return {
        subject.removeprefix(NAMESPACE): value.removeprefix(NAMESPACE)
        for subject, predicate, value, _ in triples(files)
        if predicate == _NARROWER and value.startswith(NAMESPACE)
    }


def _sayings(quotes: Iterable[Quote], names: Mapping[str, str]) -> Iterator[Saying]:
    for quote in quotes:
        if quote.direct:
            yield Saying(names[quote.speaker] if quote.speaker else None, quote.text, quote.date)
