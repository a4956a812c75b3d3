"""What a data set holds, for catalogues and for whoever finds the file: VoID and DCAT.

Counts of triples, classes and properties, the days that it covers, the vocabularies it uses, and
the program that made it. It has no clock: the same graph has the same description.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO, TYPE_CHECKING

from kgnews import __version__
from kgnews.export.network import Options
from kgnews.export.ordered import lines
from kgnews.mapping import PREFIXES
from kgnews.ontology import BASE, NAMESPACE

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.store import Graph

__all__ = ["MEDIA_TYPES", "Written", "describe", "void"]

MEDIA_TYPES = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "turtle12": "text/turtle; version=1.2",
    "schemaorg": "application/ld+json",
}
"""The formats of RDF, with what the web calls them."""

_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_SPACES = {
    "dcat": _DCAT,
    "dcterms": PREFIXES["dcterms"],
    "prov": PREFIXES["prov"],
    "rdfs": PREFIXES["rdfs"],
    "schema": PREFIXES["schema"],
    "void": _VOID,
    "xsd": PREFIXES["xsd"],
}
_TYPE = f"<{PREFIXES['rdf']}type>".encode()
_DAY = re.compile(rb'"(\d{4}(?:-\d\d(?:-\d\d)?)?)')
_PUBLISHED = f"<{PREFIXES['schema']}datePublished>".encode()
_RIGHTS = (
    "Facts are free; the words that are quoted belong to the publishers of the articles, "
    "and names and identifiers of the gazetteer to the sources that it names."
)


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the data set: its name, format, size in bytes and SHA-256."""

    name: str
    format: str
    size: int
    digest: str


@dataclass(slots=True)
class _Counted:
    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    days: list[str] = field(default_factory=lambda: ["~", ""])
    digest: str = ""


def void(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """VoID and DCAT: what the graph holds, in Turtle; goes with every RDF file."""
    describe(graph, stream)


def describe(graph: Graph, stream: IO[bytes], file: Written | None = None) -> None:
    """Write the description of a graph and of a file that it was written to."""
    import pyoxigraph as ox

    counted = _counted(graph)
    node = f"{BASE}dataset-{counted.digest[:32]}"
    triples = [*_dataset(node, counted), *(_distribution(node, file) if file else ())]
    spaces = {"": BASE, "kg": NAMESPACE, **_SPACES}
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=spaces) or b""
    rows = text.splitlines(keepends=True)
    head = sorted(row for row in rows if row.startswith(b"@prefix"))
    stream.writelines([*head, *rows[len(head) :]])


def _counted(graph: Graph) -> _Counted:
    """One walk over all triples in order."""
    found, digest, before = _Counted(), sha256(), b""
    for line in lines(graph):
        digest.update(line)
        subject, predicate, value = line.split(b" ", 2)
        found.triples += 1
        found.subjects += subject != before
        before = subject
        found.properties[predicate[1:-1].decode()] += 1
        if predicate == _TYPE:
            found.classes[value.rsplit(b" ", 1)[0][1:-1].decode()] += 1
        elif predicate == _PUBLISHED and (day := _DAY.match(value)):
            known = day[1].decode()
            found.days = [min(found.days[0], known), max(found.days[1], known)]
    found.digest = digest.hexdigest()
    return found


def _triple(subject: str, predicate: str, value: str | int, datatype: str = "") -> ox.Triple:
    import pyoxigraph as ox

    prefix, _, local = predicate.partition(":")
    space = {**_SPACES, "rdf": PREFIXES["rdf"]}[prefix]
    object_: ox.NamedNode | ox.Literal
    if isinstance(value, int) or datatype:
        name = datatype or "integer"
        object_ = ox.Literal(str(value), datatype=ox.NamedNode(PREFIXES["xsd"] + name))
    elif value.startswith("<"):
        object_ = ox.NamedNode(value[1:-1])
    else:
        object_ = ox.Literal(value)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(space + local), object_)


def _dataset(node: str, counted: _Counted) -> list[ox.Triple]:
    found = [
        _triple(node, "rdf:type", f"<{_VOID}Dataset>"),
        _triple(node, "rdf:type", f"<{_DCAT}Dataset>"),
        _triple(node, "dcterms:title", "A knowledge graph of news"),
        _triple(node, "dcterms:identifier", f"sha256:{counted.digest}"),
        _triple(node, "dcterms:rights", _RIGHTS),
        _triple(node, "dcterms:creator", f"kgnews {__version__}"),
        _triple(node, "void:triples", counted.triples),
        _triple(node, "void:distinctSubjects", counted.subjects),
        _triple(node, "void:classes", len(counted.classes)),
        _triple(node, "void:properties", len(counted.properties)),
        _triple(node, "void:uriSpace", BASE),
    ]
    spaces = {iri for iri in PREFIXES.values() if iri != BASE}
    used = {s for s in spaces if any(name.startswith(s) for name in counted.properties)}
    found += [_triple(node, "void:vocabulary", f"<{space}>") for space in sorted(used)]
    if counted.days[1]:
        found.append(_triple(node, "dcterms:temporal", f"<{node}-period>"))
    parts = list(_period(f"{node}-period", counted.days)) if counted.days[1] else []
    for name, counts, what, number in (
        ("class", counted.classes, "void:class", "void:entities"),
        ("property", counted.properties, "void:property", "void:triples"),
    ):
        for at, (iri, count) in enumerate(sorted(counts.items())):
            each = f"{node}-{name}-{at}"
            found.append(_triple(node, f"void:{name}Partition", f"<{each}>"))
            parts += [_triple(each, what, f"<{iri}>"), _triple(each, number, count)]
    return found + parts


def _period(node: str, days: list[str]) -> list[ox.Triple]:
    return [_dated(node, "dcat:startDate", days[0]), _dated(node, "dcat:endDate", days[1])]


def _dated(node: str, predicate: str, day: str) -> ox.Triple:
    return _triple(node, predicate, day, {4: "gYear", 7: "gYearMonth"}.get(len(day), "date"))


def _distribution(node: str, file: Written) -> list[ox.Triple]:
    each = f"{node}-{file.format}"
    return [
        _triple(node, "dcat:distribution", f"<{each}>"),
        _triple(each, "rdf:type", f"<{_DCAT}Distribution>"),
        _triple(each, "dcterms:title", file.name),
        _triple(each, "dcat:mediaType", MEDIA_TYPES[file.format]),
        _triple(each, "dcat:byteSize", file.size),
        _triple(each, "dcterms:identifier", f"sha256:{file.digest}"),
    ]
