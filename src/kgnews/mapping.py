"""One reading as N-Triples: mints every IRI and is the only place that knows the graph's shape.

Everything goes to the default graph, without blank nodes, so that the graph of a store is the
plain union of what its articles yield. ``:`` is :data:`kgnews.prefixes.BASE`.

==================  ============================================================================
``:article-ID``     ``kg:Article``, schema.org terms, ``kg:digest``, ``kg:sketch``,
                    ``kg:derivedFrom`` outlets, ``kg:mentions`` each entity
entity              its class, ``rdfs:label``, ``skos:altLabel``, ``owl:sameAs``, ``kg:officeOf``
direct triple       ``:city-x kg:supports :event-y`` if and only if some evidence *asserts* it
                    and does not speak of it as over; of a symmetric property both ways
``:fact-DIGEST``    one for each subject, predicate, object and validity, with ``kg:evidence``;
                    a symmetric property has one, with the smaller IRI as subject
``:evidence-DIGEST``  article, span, quote, rule, stance, who said it, as of when
``:quote-DIGEST``   speaker, role, words, source, date, span
==================  ============================================================================

Names are plain literals without a language. A literal is written as Oxigraph would write it
(``7``, not ``007``), so a dump of the graph has the bytes that were put in. Where entities are
mentioned stays out of the graph: the record keeps the reading, with every span.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from kgnews.model import Article, Detail, Entity, Quote, Reading, Span, Stance, Statement, digest
from kgnews.ontology import Ontology
from kgnews.prefixes import BASE, NAMESPACE, PREFIXES
from kgnews.text.sketch import sketch

if TYPE_CHECKING:
    from kgnews.resolve import Identity

__all__ = ["PREFIXES", "article_iri", "escape", "iri", "literal", "page_entities", "quads"]

RDF = PREFIXES["rdf"]
RDFS = PREFIXES["rdfs"]
OWL = PREFIXES["owl"]
SKOS = PREFIXES["skos"]
XSD = PREFIXES["xsd"]
SCHEMA = PREFIXES["schema"]

EVIDENCE = f"{NAMESPACE}evidence"
STATED_IN = f"{NAMESPACE}statedIn"
DERIVED_FROM = f"{NAMESPACE}derivedFrom"
SKETCH = f"{NAMESPACE}sketch"
QUOTE = f"{NAMESPACE}quote"
START = f"{NAMESPACE}start"
END = f"{NAMESPACE}end"

_TYPE = f"<{RDF}type>"
_ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    **{ord(sign): f"\\{letter}" for sign, letter in zip('\b\t\n\f\r"\\', 'btnfr"\\', strict=True)},
}
_NOT_IN_IRI = re.compile(  # what RFC 3987 leaves out, and what no reader would see
    r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff/?#\[\]@%\ud800-\uf8ff\ufdd0-"
    r"\ufdef\ufff0-\uffff\U000e0000-\U000e0fff\U000efffe-\U0010ffff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 15)) + "]")  # fmt: skip
_LINK = re.compile(r"https?://(?:[\w.~!$&'()*+,;=:@/?#-]|%[\dA-Fa-f]{2}){1,500}", re.ASCII)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?", re.ASCII
)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?", re.ASCII)
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}

# What an article says about itself: (name of the detail, property, class where it is an entity).
_DETAILS: tuple[tuple[str, str, str], ...] = (
    ("title", f"{SCHEMA}headline", ""), ("published", f"{SCHEMA}datePublished", ""),
    ("author", f"{SCHEMA}author", "Person"), ("reporter", f"{SCHEMA}author", "Person"),
    ("editor", f"{SCHEMA}editor", "Person"), ("photographer", f"{SCHEMA}contributor", "Person"),
    ("publisher", f"{SCHEMA}publisher", "Organization"), ("origin", DERIVED_FROM, "Organization"),
    ("dateline", f"{SCHEMA}dateline", ""), ("views", f"{NAMESPACE}viewCount", ""),
    ("caption", f"{NAMESPACE}caption", ""), ("subject", f"{SCHEMA}keywords", ""),
    ("retrieved", f"{NAMESPACE}retrieved", ""), ("note", f"{NAMESPACE}note", ""),
)  # fmt: skip


def quads(reading: Reading, identities: Mapping[str, Identity]) -> bytes:
    """What one article adds to the graph: N-Triples lines, each once, sorted by bytes.

    ``identities`` gives every entity id of the reading its place in the world, and those of
    :func:`page_entities` where there are such. The same reading and identities, the same bytes.

    >>> from kgnews.text import segment
    >>> lines = quads(Reading(segment(Article("Banjir di Bogor.", language="id"))), {})
    >>> [line.split()[1] for line in lines.decode().splitlines()][0]
    '<http://schema.org/inLanguage>'
    """
    return _Writer(reading, identities).written()


def page_entities(article: Article) -> tuple[Entity, ...]:
    """Whom an article's details name: its authors, editors, publisher.

    >>> [entity.id for entity in page_entities(Article("", publisher="Kabar Uji"))]
    ['Organization:Kabar Uji']
    """
    return tuple(
        Entity(f"{kind}:{detail.value}", kind, detail.value)
        for name, _, kind in _DETAILS
        if kind
        for detail in _details(article, name)
    )


def _details(article: Article, name: str) -> list[Detail]:
    """The details of one name; the article's own field has the last word on a value."""
    if name == "origin":
        from kgnews.articles.outlets import taken_from  # with all readers, see below

        return list(taken_from(article))
    found = [detail for detail in article.details if detail.name == name]
    if name in ("title", "published", "publisher"):
        value: str | None = getattr(article, name)
        if value:
            return [Detail(name, value, found[0].span if found else None)]
    return found


def escape(text: str) -> str:
    r"""Text as it stands between the quotation marks of N-Triples.

    >>> print(escape('"Banjir"\n'))
    \"Banjir\"\n
    """
    return text.translate(_ESCAPES)


def iri(name: str) -> str:
    """``<IRI>`` of a local name of the graph; what may not stand in an IRI is percent-encoded.

    >>> iri("city-barcelona")
    '<https://w3id.org/kgnews/id/city-barcelona>'
    """
    return f"<{BASE}{_NOT_IN_IRI.sub(_percent, name)}>"


def article_iri(article_id: str) -> str:
    """``<IRI>`` of an article's node."""
    return iri(f"article-{article_id}")


def literal(value: str, datatype: str = "string") -> str:
    """A literal as Oxigraph writes it; what its type does not allow becomes a plain string.

    >>> literal("007", "integer"), literal("3.50", "decimal")
    ('"7"^^<http://www.w3.org/2001/XMLSchema#integer>', '"3.5"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    >>> literal("2018-10", "date")
    '"2018-10"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    typed = _typed(value, datatype)
    return f'"{typed[0]}"^^<{XSD}{typed[1]}>' if typed else f'"{escape(value)}"'


def _typed(value: str, datatype: str) -> tuple[str, str] | None:
    """(lexical form, type) where the value is one of its type."""
    if datatype == "integer" and _INTEGER.fullmatch(value):
        return str(int(value)), "integer"
    if datatype == "decimal" and _DECIMAL.fullmatch(value):
        number = f"{Decimal(value):f}"
        number = number.rstrip("0").rstrip(".") if "." in number else number
        return ("0" if number == "-0" else number), "decimal"
    if datatype == "boolean" and value in ("true", "false"):
        return value, "boolean"
    if datatype in ("date", "dateTime", "gYear", "gYearMonth"):
        return _dated(value)
    return None


def _dated(value: str) -> tuple[str, str] | None:
    """A date with the type of its precision, a moment to the second; None for a false one."""
    moment = _MOMENT.fullmatch(value)
    day = moment[1] if moment else value
    try:
        if not _DATE.fullmatch(day):
            return None
        date.fromisoformat(day + "0000-01-01"[len(day) :])
        if moment is None:
            return day, _DATE_TYPES[len(day)]
        time.fromisoformat(moment[2] + (moment[3] or ":00"))
    except ValueError:
        return None
    zone = moment[4] or ""
    zone = "Z" if zone in ("+00:00", "-00:00") else zone
    return f"{day}T{moment[2]}{moment[3] or ':00'}{zone}", "dateTime"


def _address(link: str) -> str:
    """A link in full: ``wd:Q3630`` is an address in Wikidata."""
    prefix, _, local = link.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else link


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


class _Writer:
    """The lines of one article as they come together."""

    def __init__(self, reading: Reading, identities: Mapping[str, Identity]) -> None:
        self.reading = reading
        self.article: Article = reading.document.article
        self.node = article_iri(self.article.id)
        self.identities = identities
        self.lines: set[str] = set()
        self.iris = {id_: iri(identity.name) for id_, identity in identities.items()}
        self.iris["article"] = self.node
        self.ontology = Ontology.load()
        self._article()
        for entity in reading.entities:
            self._entity(entity, identities[entity.id])
        for statement in reading.statements:
            self._statement(statement)
        for quote in reading.quotes:
            self._quote(quote)

    def written(self) -> bytes:
        return "".join(sorted(self.lines)).encode()

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        self.lines.update(f"{subject} <{predicate}> {each} .\n" for each in objects)

    def _article(self) -> None:
        article, node = self.article, self.node
        self.add(node, f"{RDF}type", f"<{NAMESPACE}Article>", f"<{SCHEMA}NewsArticle>")
        self.add(node, f"{NAMESPACE}digest", f'"{sha256(article.text.encode()).hexdigest()}"')
        if sample := sketch(self.reading.document):
            self.add(node, SKETCH, literal(sample))
        self.add(node, f"{SCHEMA}inLanguage", literal(article.language))
        if article.url:
            self.add(node, f"{SCHEMA}url", f'"{escape(article.url)}"^^<{XSD}anyURI>')
        for name, predicate, kind in _DETAILS:
            for detail in _details(article, name):
                self._detail(detail, predicate, kind)

    def _detail(self, detail: Detail, predicate: str, kind: str) -> None:
        if kind:
            if not (value := self._named(detail, kind)):
                return
        elif detail.name in ("published", "retrieved"):
            value = literal(detail.value, "dateTime")
        else:
            value = literal(detail.value, "integer" if detail.name == "views" else "string")
        self.add(self.node, predicate, value)
        if detail.span is not None:
            rule = f"page:{detail.name}"
            self._fact((self.node, predicate, value), self._evidence(detail.span, rule))

    def _named(self, detail: Detail, kind: str) -> str:
        """The IRI of whom a detail names: the entity read there, or one of the name alone.

        Empty where something else was read there: "dikutip dari media Korea" names no outlet.
        """
        from kgnews.resolve import Identity, slug  # all of reading, which a query needs not load

        span = detail.span or Span(0, 0)
        entities = self.reading.entities
        there = [e for e in entities if any(m.span.overlaps(span) for m in e.mentions)]
        for entity in (*there, *(e for e in entities if e.name == detail.value)):
            if self.ontology.is_a(entity.kind, kind):
                return self.iris[entity.id]
        local = f"{kind}:{detail.value}"
        identity = self.identities.get(local)
        if (identity and identity.banned) or (there and detail.name == "origin"):
            return ""
        if identity is None:
            prefix = "person" if kind == "Person" else "org"
            identity = Identity(f"{prefix}-{slug(detail.value)}")
        self._described(Entity(local, kind, detail.value), identity)
        return iri(identity.name)

    def _entity(self, entity: Entity, identity: Identity) -> None:
        self.add(self.node, f"{NAMESPACE}mentions", self.iris[entity.id])
        self._described(entity, identity)
        if entity.of:
            self.add(self.iris[entity.id], f"{NAMESPACE}officeOf", self.iris[entity.of])

    def _described(self, entity: Entity, identity: Identity) -> None:
        node = iri(identity.name)
        self.add(node, f"{RDF}type", f"<{NAMESPACE}{identity.kind or entity.kind}>")
        label = identity.label or entity.name
        self.add(node, f"{RDFS}label", literal(label))
        others = {entity.name, *entity.names} - {label}
        self.add(node, f"{SKOS}altLabel", *(literal(name) for name in others))
        links = (_address(link) for link in identity.same_as)
        self.add(node, f"{OWL}sameAs", *(f"<{link}>" for link in links if _LINK.fullmatch(link)))

    def _statement(self, statement: Statement) -> None:
        subject = self.iris[statement.subject]
        predicate = f"{NAMESPACE}{statement.predicate}"
        if statement.literal:
            object_ = literal(statement.object, statement.datatype)
        else:
            object_ = self.iris[statement.object]
        known = self.ontology.properties.get(statement.predicate)
        if both := known is not None and known.symmetric and not statement.literal:
            subject, object_ = sorted((subject, object_))
        if statement.stance is Stance.ASSERTS and not statement.ended:
            self.add(subject, predicate, object_)
            if both:
                self.add(object_, predicate, subject)
        self._fact((subject, predicate, object_), self._stated(statement), statement)

    def _stated(self, statement: Statement) -> str:
        who = self.iris[statement.attributed_to] if statement.attributed_to else ""
        told = statement.evidence
        return self._evidence(
            told.span, told.rule, stance=statement.stance, who=who, as_of=statement.as_of or ""
        )

    def _fact(
        self, triple: tuple[str, str, str], evidence: str, statement: Statement | None = None
    ) -> None:
        subject, predicate, object_ = triple
        since = (statement and statement.valid_from) or ""
        until = (statement and statement.valid_until) or ""
        over = bool(statement and statement.ended)
        parts = (subject, predicate, object_, since, until, *(("ended",) if over else ()))
        node = iri(f"fact-{digest('fact', *parts)}")
        self.add(node, f"{RDF}type", f"<{NAMESPACE}Fact>")
        self.add(node, f"{RDF}subject", subject)
        self.add(node, f"{RDF}predicate", f"<{predicate}>")
        self.add(node, f"{RDF}object", object_)
        self.add(node, EVIDENCE, evidence)
        for name, day in (("validFrom", since), ("validUntil", until)):
            if day:
                self.add(node, f"{NAMESPACE}{name}", literal(day, "date"))
        if over:
            self.add(node, f"{NAMESPACE}ended", literal("true", "boolean"))

    def _evidence(
        self, span: Span, rule: str, *, stance: str = "asserts", who: str = "", as_of: str = ""
    ) -> str:
        place = (str(span.start), str(span.end))
        parts = (self.article.id, *place, rule, str(stance), who, as_of)
        node = iri(f"evidence-{digest('evidence', *parts)}")
        self.add(node, f"{RDF}type", f"<{NAMESPACE}Evidence>")
        self._placed(node, span)
        self.add(node, QUOTE, literal(span.of(self.article.text)))
        self.add(node, f"{NAMESPACE}rule", literal(rule))
        self.add(node, f"{NAMESPACE}stance", literal(str(stance)))
        if who:
            self.add(node, f"{NAMESPACE}attributedTo", who)
        if as_of:
            self.add(node, f"{NAMESPACE}asOf", literal(as_of, "date"))
        return node

    def _placed(self, node: str, span: Span) -> None:
        self.add(node, STATED_IN, self.node)
        self.add(node, START, literal(str(span.start), "integer"))
        self.add(node, END, literal(str(span.end), "integer"))
        for page in self.article.details:
            if page.name == "page" and page.span and page.span.overlaps(span):
                self.add(node, f"{NAMESPACE}page", literal(page.value, "integer"))

    def _quote(self, quote: Quote) -> None:
        speaker = self.iris[quote.speaker] if quote.speaker else ""
        where = (str(quote.span.start), str(quote.span.end), str(quote.direct))
        words = (quote.text, quote.role or "", quote.source or "", quote.date or "")
        node = iri(f"quote-{digest('quote', self.article.id, *where, speaker, *words)}")
        self.add(node, f"{RDF}type", f"<{NAMESPACE}Quote>")
        self._placed(node, quote.span)
        self.add(node, f"{SCHEMA}text", literal(quote.text))
        self.add(node, f"{NAMESPACE}direct", literal(str(quote.direct).lower(), "boolean"))
        if speaker:
            self.add(node, f"{NAMESPACE}speaker", speaker)
        for name, value in (("speakerRole", quote.role), ("quoteSource", quote.source)):
            if value:
                self.add(node, f"{NAMESPACE}{name}", literal(value))
        if quote.date:
            self.add(node, f"{SCHEMA}dateCreated", literal(quote.date, "date"))
        if quote.evidence:
            self.add(node, f"{NAMESPACE}rule", literal(quote.evidence.rule))
