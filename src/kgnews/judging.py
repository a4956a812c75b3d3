"""From a reading to N-Triples under what people decided. The reading itself stays as it was read.

Judgements come in between reading and mapping: names that are banned go, entities get the
identity that people gave them, facts that are wrong go or are put right. Which judgements
touched an article is told with its triples, so that one that is taken back finds it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgnews.judgements import UNJUDGED, Correction, Settled, judged_in, unquoted
from kgnews.mapping import literal, page_entities, quads
from kgnews.model import Article, Entity, Evidence, Reading, Statement
from kgnews.ontology import Ontology
from kgnews.resolve import PREFIXES, Identity, identify

if TYPE_CHECKING:
    from kgnews.extract.gazetteer import Gazetteer

__all__ = ["Derived", "derived"]

_ARTICLE = "article"  # the local id of the article itself


@dataclass(frozen=True, slots=True)
class Derived:
    """What one article adds to the graph, and the names, texts and corrections that shaped it."""

    quads: bytes
    touched: tuple[str, ...] = ()


def derived(reading: Reading, gazetteer: Gazetteer, judged: Settled = UNJUDGED) -> Derived:
    """The N-Triples of a reading under judgements: the same for the same three, always.

    >>> from kgnews.extract.gazetteer import Gazetteer
    >>> from kgnews.text import segment
    >>> derived(Reading(segment(Article("Banjir."))), Gazetteer.load(Ontology.load())).touched
    ()
    """
    page = Reading(reading.document, page_entities(reading.document.article))
    if judged is UNJUDGED or not judged.judgements:
        names = {**identify(page, gazetteer), **identify(reading, gazetteer)}
        return Derived(quads(reading, names))
    return _Derivation(reading, page, gazetteer, judged).done()


class _Derivation:
    """One reading as it is judged, and what touched it."""

    def __init__(
        self, reading: Reading, page: Reading, gazetteer: Gazetteer, judged: Settled
    ) -> None:
        self.judged = judged
        self.gazetteer = gazetteer
        self.article: Article = reading.document.article
        self.touched: set[str] = set()
        self.reading = self._without_names(reading)
        page = self._without_names(page)
        names = {
            **identify(page, gazetteer, judged),
            **identify(self.reading, gazetteer, judged),
        }
        banned = {each.id for each in page_entities(self.article)} - {e.id for e in page.entities}
        for id_, identity in names.items():
            self._note(identity)
            if identity.banned:
                banned.add(id_)
        self.names = {id_: each for id_, each in names.items() if id_ not in banned}
        self.reading = self._without(self.reading, banned)
        self.silent = {id_: Identity("", banned=True) for id_ in banned}

    def done(self) -> Derived:
        self._correct()
        data = quads(self.reading, {**self.silent, **self.names})
        return Derived(data, tuple(sorted(self.touched)))

    def _note(self, identity: Identity) -> None:
        """Remember what decided on an identity, by the names that it had before."""
        for name in (identity.read_as, identity.name):
            for each in (f"{name}@{self.article.id}", name):
                if each in self.judged.things:
                    self.touched.add(each)

    # --- Names that are none -------------------------------------------------------------------

    def _without_names(self, reading: Reading) -> Reading:
        """A reading in which banned texts name nothing."""
        gone, kept = set(), []
        for entity in reading.entities:
            names = dict.fromkeys((entity.name, *entity.names))
            bad = {name for name in names if " ".join(name.split()) in self.judged.banned}
            self.touched |= {f'"{" ".join(name.split())}"' for name in bad}
            good = tuple(name for name in names if name not in bad)
            if not good:
                gone.add(entity.id)
                continue
            if bad:
                told = tuple(m for m in entity.mentions if m.text not in bad)
                name = entity.name if entity.name in good else max(good, key=lambda n: (len(n), n))
                entity = replace(entity, name=name, names=good, mentions=told)
            kept.append(entity)
        return self._without(replace(reading, entities=tuple(kept)), gone)

    def _without(self, reading: Reading, gone: set[str]) -> Reading:
        """A reading without some entities and all that is said of them."""
        if not gone:
            return reading
        entities = (
            replace(each, of=None) if each.of in gone else each
            for each in reading.entities
            if each.id not in gone
        )
        statements = (
            replace(each, attributed_to=None) if each.attributed_to in gone else each
            for each in reading.statements
            if each.subject not in gone and (each.literal or each.object not in gone)
        )
        quotes = (
            replace(each, speaker=None) if each.speaker in gone else each for each in reading.quotes
        )
        return replace(
            reading,
            entities=tuple(entities),
            statements=tuple(statements),
            quotes=tuple(quotes),
        )

    # --- Facts that are wrong ------------------------------------------------------------------

    def _correct(self) -> None:
        """Take out what is wrong and put in what should be there, with the same words."""
        if not self.judged.corrections:
            return
        statements = [
            made for statement in self.reading.statements for made in self._righted(statement)
        ]
        self.reading = replace(self.reading, statements=tuple(dict.fromkeys(statements)))

    def _holds(self, correction: Correction) -> bool:
        return correction.article in ("", self.article.id)

    def _righted(self, statement: Statement) -> Iterator[Statement]:
        """A statement, or what people put in its place."""
        said = self.judged.by_property.get(statement.predicate, ())
        hit = [each for each in said if self._holds(each) and self._meant(each.fact, statement)]
        if not hit:
            yield statement
        for each in hit:
            self.touched.add(each.key)
            if each.instead:
                yield self._instead(statement, each.instead, each.judgement.who)

    def _meant(self, fact: tuple[str, str, str], statement: Statement) -> bool:
        """Whether a statement states a fact."""
        subject, _, object_ = fact
        ends = (self._called(statement.subject), self._object(statement))
        wanted = (self._final(subject), self._final(object_))
        known = Ontology.load().properties.get(statement.predicate)
        swapped = known is not None and known.symmetric and not statement.literal
        return ends == wanted or (swapped and ends == wanted[::-1])

    def _called(self, local: str) -> str:
        """An entity of the article as a term of the decisions file."""
        name = f"article-{self.article.id}" if local == _ARTICLE else self.names[local].name
        return f":{name}"

    def _object(self, statement: Statement) -> str:
        if not statement.literal:
            return self._called(statement.object)
        return _value(statement.object, statement.datatype)

    def _final(self, term: str) -> str:
        """A term of the file as it is called today; a value as it stands in the graph."""
        if term.startswith('"'):
            return unquoted(term)
        return f":{self.judged.final(term.removeprefix(':'))}"

    def _instead(self, old: Statement, fact: tuple[str, str, str], who: str) -> Statement:
        subject, predicate, object_ = fact
        literal_ = object_.startswith('"')
        evidence = Evidence(old.evidence.span, old.evidence.quote, f"judgement by {who}")
        property_ = Ontology.load().properties[predicate.removeprefix("kg:")]
        kind = next((x.removeprefix("xsd:") for x in property_.range if x[:4] == "xsd:"), "string")
        return replace(
            old,
            subject=self._local(subject),
            predicate=property_.name,
            object=unquoted(object_) if literal_ else self._local(object_),
            literal=literal_,
            datatype=kind if literal_ else "string",
            evidence=evidence,
        )

    def _local(self, term: str) -> str:
        """The entity of the article that a term means; one is made where there is none."""
        bare, _ = judged_in(term)
        wanted = self._final(term).removeprefix(":")
        if bare == f"article-{self.article.id}":
            return _ARTICLE
        for entity in self.reading.entities:
            if self.names[entity.id].name == wanted:
                return entity.id
        made = _made(wanted, self.judged, self.gazetteer)
        self.reading = replace(self.reading, entities=(*self.reading.entities, made))
        found = identify(replace(self.reading, entities=(made,)), self.gazetteer, self.judged)
        self.names[made.id] = replace(found[made.id], name=wanted)
        return made.id


def _made(name: str, judged: Settled, gazetteer: Gazetteer) -> Entity:
    """An entity that an article does not name, known by its key alone."""
    entry = gazetteer.entry(name)
    if entry is not None:
        return Entity(f"judged:{name}", entry.kind, entry.label(), key=name)
    prefix, _, words = name.partition("-")
    kinds = {short: kind for kind, short in reversed(PREFIXES.items())}
    thing = judged.things.get(name)
    label = (thing and thing.label) or words.replace("-", " ").title() or name
    return Entity(f"judged:{name}", kinds.get(prefix, "Concept"), label)


def _value(text: str, datatype: str) -> str:
    """A value as it stands in the graph, without its type."""
    written = literal(text, datatype)
    return written[1 : written.rindex('"')] if '"^^' in written else text
