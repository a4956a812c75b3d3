"""The formats of RDF as other people's parsers read them."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import xml.etree.ElementTree
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kgnews.export import Options, exporters
from kgnews.export.ordered import lines
from kgnews.store import Graph, open_record


def _written(graph: Graph, format: str) -> bytes:
    stream = io.BytesIO()
    exporters()[format](graph, stream, Options())
    return stream.getvalue()


@pytest.fixture(scope="module")
def truth(graph: Graph) -> rdflib.Graph:
    return rdflib.Graph().parse(data=_written(graph, "ntriples").decode(), format="nt")


def test_ntriples_are_what_the_articles_state_sorted(graph: Graph, news_store: Path) -> None:
    with open_record(news_store) as record:
        stated = {line for id_ in record.ids() for line in record.quads(id_).splitlines(True)}
    assert _written(graph, "ntriples") == b"".join(sorted(stated))


# rdflib's JSON-LD parser warns about a class that rdflib itself deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("format", ["turtle", "jsonld"])
def test_rdflib_and_pyoxigraph_read_the_same_graph(
    format: str, graph: Graph, truth: rdflib.Graph
) -> None:
    written = _written(graph, format)
    names = {"turtle": ("turtle", "TURTLE"), "jsonld": ("json-ld", "JSON_LD")}[format]
    assert isomorphic(rdflib.Graph().parse(data=written.decode(), format=names[0]), truth)
    again = {quad.triple for quad in ox.parse(written, format=getattr(ox.RdfFormat, names[1]))}
    assert again == set(graph.triples())


def test_rdfxml_is_xml_whatever_stands_in_the_news(graph: Graph, truth: rdflib.Graph) -> None:
    written = _written(graph, "rdfxml")
    xml.etree.ElementTree.fromstring(written)
    read = rdflib.Graph().parse(data=written.decode(), format="xml")
    assert len(read) == len(truth)
    changed = {str(o) for _, _, o in set(read) - set(truth)}
    assert changed == {"[/b] \ufffd[31mJudul\u202e =1+1"}


def test_trig_keeps_the_articles_apart(graph: Graph, news_store: Path) -> None:
    quads = list(ox.parse(_written(graph, "trig"), format=ox.RdfFormat.TRIG))
    with open_record(news_store) as record:
        for id_ in record.ids():
            name = ox.NamedNode(f"https://w3id.org/kgnews/id/article-{id_}")
            mine = {quad.triple for quad in quads if quad.graph_name == name}
            stated = ox.parse(record.quads(id_), format=ox.RdfFormat.N_TRIPLES)
            assert mine == {quad.triple for quad in stated}


def test_nquads_hold_what_trig_does_sorted_by_article(graph: Graph) -> None:
    quads = _written(graph, "nquads")
    trig = set(ox.parse(_written(graph, "trig"), format=ox.RdfFormat.TRIG))
    assert set(ox.parse(quads, format=ox.RdfFormat.N_QUADS)) == trig
    assert len(quads.splitlines()) == len(trig)


def test_turtle_12_reifies_every_fact_and_loses_none(graph: Graph) -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    parts = {f"{rdf}subject", f"{rdf}predicate", f"{rdf}object"}
    again: set[ox.Triple] = set()
    for quad in ox.parse(_written(graph, "turtle12"), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value != f"{rdf}reifies":
            again.add(quad.triple)
            continue
        about = quad.object
        assert isinstance(about, ox.Triple)
        for name in ("subject", "predicate", "object"):
            value = getattr(about, name)
            again.add(ox.Triple(quad.subject, ox.NamedNode(rdf + name), value))
    assert again == set(graph.triples())
    assert parts <= {triple.predicate.value for triple in again}


def test_turtle_is_for_reading(graph: Graph) -> None:
    written = _written(graph, "turtle").decode()
    blocks = written.split("\n\n")
    assert blocks[0].splitlines()[0] == "@prefix : <https://w3id.org/kgnews/id/> ."
    assert blocks[0].splitlines() == sorted(blocks[0].splitlines())
    (ambon,) = (each for each in blocks if each.startswith(":city-ambon "))
    assert ambon.splitlines() == [
        ":city-ambon a kg:City ;",
        '    rdfs:label "Ambon" ;',
        "    kg:supports :event-forum-kota-teluk .",
    ]
    assert blocks[1:] == sorted(blocks[1:])


def test_many_triples_are_sorted_on_disk(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(lines(graph))
    monkeypatch.setattr("kgnews.export.ordered.PIECE", 10)
    assert list(lines(graph)) == whole == sorted(whole)


def test_the_same_graph_gives_the_same_bytes(news_store: Path) -> None:
    code = (
        "import sys, hashlib, io; from kgnews.export import *\n"
        "from kgnews.store import open_graph\n"
        "from kgnews.errors import KgnewsError\n"
        "o = Options(stances=STANCES, articles=True, measures=tuple(MEASURES))\n"
        "for name, write in exporters().items():\n"
        "    s = io.BytesIO()\n"
        "    try: write(open_graph(sys.argv[1]), s, o)\n"
        "    except KgnewsError as fault: print(name, fault)\n"
        "    print(name, hashlib.sha256(s.getvalue()).hexdigest())\n"
    )
    said = set()
    for seed in ("0", "1", "4242"):
        words = [sys.executable, "-c", code, str(news_store)]
        done = subprocess.run(
            words, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        said.add(done.stdout)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("format", "name"), [("turtle", "turtle"), ("ntriples", "ntriples"), ("rdfxml", "rdfxml")]
)
def test_rapper_counts_the_same_triples(
    format: str, name: str, graph: Graph, truth: rdflib.Graph, tmp_path: Path
) -> None:
    rapper = shutil.which("rapper")
    if not rapper:
        pytest.skip("no rapper: see tests/export/README.md")
    file = tmp_path / "graph"
    file.write_bytes(_written(graph, format))
    words = [rapper, "-q", "-i", name, "-o", "ntriples", str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert len(set(done.stdout.splitlines())) == len(truth)
