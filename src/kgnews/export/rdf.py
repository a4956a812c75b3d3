"""The whole graph in the formats of RDF. The same graph gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from kgnews.export.network import Options
from kgnews.export.ordered import lines, type_first
from kgnews.mapping import PREFIXES, article_iri

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.store import Graph

__all__ = ["jsonld", "nquads", "ntriples", "rdfxml", "trig", "turtle", "turtle12"]

_BATCH = 20_000  # lines that are handed to the engine at once
_ESCAPE = re.compile(rb"\\(?:u00[01][0-9A-F]|u007F|uFFF[EF]|.)", re.DOTALL)
_XML_HAS = (rb"\u0009", rb"\u000A", rb"\u000D", rb"\u007F")


def ntriples(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """N-Triples 1.1: one triple a line, sorted, the canonical form."""
    stream.writelines(lines(graph))


def turtle(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Turtle 1.1: grouped by subject, sorted, with prefixes, to be read by people and git."""
    import pyoxigraph as ox

    with TemporaryFile() as plain:
        triples = _triples(lines(graph, type_first))
        ox.serialize(triples, plain, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        plain.seek(0)
        _spaced(plain, stream)


def turtle12(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Turtle 1.2: every fact is the reifier of its triple; for stores that read RDF 1.2."""
    import pyoxigraph as ox

    rdf = PREFIXES["rdf"]
    parts = {f"{rdf}subject": 0, f"{rdf}predicate": 1, f"{rdf}object": 2}
    reifies = ox.NamedNode(f"{rdf}reifies")

    def reified() -> Iterator[ox.Triple]:
        held: list[object] = [None, None, None]
        for triple in _triples(lines(graph, type_first)):
            place = parts.get(triple.predicate.value)
            if place is None:
                yield triple
                continue
            held[place] = triple.object
            if all(each is not None for each in held):
                about = ox.Triple(*held)  # type: ignore[arg-type] # a fact's own three terms
                yield ox.Triple(triple.subject, reifies, about)
                held = [None, None, None]

    with TemporaryFile() as plain:
        ox.serialize(reified(), plain, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        plain.seek(0)
        _spaced(plain, stream)


def trig(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """TriG 1.1: a named graph for every article, with what that article alone states."""
    import pyoxigraph as ox

    with TemporaryFile() as plain:
        quads = _quads(graph)
        ox.serialize(quads, plain, format=ox.RdfFormat.TRIG, prefixes=dict(PREFIXES))
        plain.seek(0)
        _spaced(plain, stream)


def nquads(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """N-Quads 1.1: what TriG holds, one statement a line with its article, sorted."""
    import pyoxigraph as ox

    for name, quads in groupby(_quads(graph), key=lambda quad: quad.graph_name):
        assert name is not None
        written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
        stream.writelines(sorted(written.splitlines(keepends=True)))


def _quads(graph: Graph) -> Iterator[ox.Quad]:
    """What each article states, as far as it is in the graph, article by article."""
    import pyoxigraph as ox

    from kgnews.store import open_record

    with open_record(graph.folder) as record:
        for id_ in record.ids():
            name = ox.NamedNode(article_iri(id_)[1:-1])
            written = sorted(record.quads(id_).splitlines(keepends=True), key=type_first)
            for triple in graph.held(_triples(written)):  # a part of a graph has less
                yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


def jsonld(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """JSON-LD 1.1: everything, expanded; framed by article it is schemaorg."""
    import pyoxigraph as ox

    ox.serialize(_triples(lines(graph)), stream, format=ox.RdfFormat.JSON_LD)


def rdfxml(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """RDF/XML: everything; characters that XML cannot hold become U+FFFD."""
    import pyoxigraph as ox

    triples = _triples(_ESCAPE.sub(_for_xml, line) for line in lines(graph))
    ox.serialize(triples, stream, format=ox.RdfFormat.RDF_XML, prefixes=dict(PREFIXES))


def _for_xml(match: re.Match[bytes]) -> bytes:
    barred = match[0].startswith((rb"\u00", rb"\uFFF")) and match[0] not in _XML_HAS
    return rb"\uFFFD" if barred else match[0]


def _triples(written: Iterable[bytes]) -> Iterator[ox.Triple]:
    """The triples of N-Triples lines, in their order."""
    import pyoxigraph as ox

    rest = iter(written)
    while batch := b"".join(islice(rest, _BATCH)):
        for quad in ox.parse(batch, format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple


def _spaced(plain: IO[bytes], stream: IO[bytes]) -> None:
    """Prefixes in their order, subjects with a blank line before, four blanks of indent."""
    prefixes = []
    for line in plain:
        if line.startswith(b"@prefix"):
            prefixes.append(line)
            continue
        if prefixes:
            stream.writelines(sorted(prefixes))
            prefixes = []
        inside = line.startswith((b"\t", b"}"))
        stream.write(b"" if inside else b"\n")
        stream.write(line.replace(b"\t", b"    ") if inside else line)
    stream.writelines(sorted(prefixes))
