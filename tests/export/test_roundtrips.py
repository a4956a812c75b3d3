"""What goes out is read by somebody else's program and counted: nodes, edges, every attribute.

On the samples, which have names that nobody chose for these tests.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kgnews.export import STANCES, Network, Options, exporters, network
from kgnews.export.characters import xml_safe
from kgnews.export.ftm import _schema
from kgnews.export.pages import pages
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Graph, open_graph

ALL = Options(STANCES, articles=True, measures=("degree", "pagerank", "community"))

Judge = Callable[[str, bytes], Any]


@pytest.fixture(scope="module")
def samples(sample_store: Path) -> Graph:
    return open_graph(sample_store)


@pytest.fixture(scope="module")
def whole(samples: Graph) -> Network:
    """Everything that formats of nodes and edges can hold."""
    return network(samples, ALL)


def _written(graph: Graph, format: str, options: Options = ALL) -> bytes:
    stream = io.BytesIO()
    exporters()[format](graph, stream, options)
    return stream.getvalue()


def test_there_is_enough_to_lose(whole: Network) -> None:
    assert len(whole.nodes) > 200
    assert len(whole.edges) > 300
    assert {"asserts", "plans"} <= {edge.stance for edge in whole.edges}


# --- Parquet -------------------------------------------------------------------------------------


def test_pyarrow_reads_every_value_of_every_node_and_edge(samples: Graph, whole: Network) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="no pyarrow: kgnews[parquet]")
    nodes = parquet.read_table(io.BytesIO(_written(samples, "parquet-nodes"))).to_pylist()
    assert nodes == [node.values() for node in whole.nodes]
    edges = parquet.read_table(io.BytesIO(_written(samples, "parquet"))).to_pylist()
    iris = {node.id: node.iri for node in whole.nodes}
    for row, edge in zip(edges, whole.edges, strict=True):
        ends = {"id": edge.id, "source": iris[edge.source], "target": iris[edge.target]}
        assert row == {"confidence": None} | ends | edge.values()


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_a_data_frame_has_as_many_rows_and_no_other_types(
    engine: str, samples: Graph, whole: Network, tmp_path: Path
) -> None:
    frames = pytest.importorskip(engine, reason=f"no {engine}: kgnews[test,judges]")
    pytest.importorskip("pyarrow", reason="no pyarrow: kgnews[parquet]")
    file = tmp_path / "nodes.parquet"
    file.write_bytes(_written(samples, "parquet-nodes"))
    frame = frames.read_parquet(file)
    assert len(frame) == len(whole.nodes)
    assert int(frame["mentions"].sum()) == sum(node.mentions for node in whole.nodes)
    assert list(frame["label"]) == [node.label for node in whole.nodes]


# --- Tables in folders ---------------------------------------------------------------------------


def test_a_folder_holds_what_the_archive_holds(samples: Graph) -> None:
    for format in ("neo4j", "obsidian"):
        exporter: Any = exporters()[format]
        archive = zipfile.ZipFile(io.BytesIO(_written(samples, format)))
        assert archive.testzip() is None
        files = dict(exporter.files(samples, ALL))
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_every_value_of_neo4j_is_one_that_a_table_reader_gets_back(
    samples: Graph, whole: Network
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(_written(samples, "neo4j")))
    nodes, edges = (
        list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
        for name in ("nodes.csv", "relationships.csv")
    )
    for row, node in zip(nodes, whole.nodes, strict=True):
        assert (row["iri:ID"], row["label:string"]) == (node.iri, node.label)
        assert int(row["mentions:long"]) == node.mentions
        assert float(row["pagerank:double"]) == dict(node.measures)["pagerank"]
    iris = {node.id: node.iri for node in whole.nodes}
    for row, edge in zip(edges, whole.edges, strict=True):
        ends = (row[":START_ID"], row[":END_ID"])
        assert ends == (iris[edge.source], iris[edge.target])
        assert (row["id:string"], row["quote:string"]) == (edge.id, edge.quote)
        assert int(row["support:long"]) == edge.support


def test_a_vault_has_every_fact_on_both_of_its_pages(samples: Graph, whole: Network) -> None:
    archive = zipfile.ZipFile(io.BytesIO(_written(samples, "obsidian")))
    pages_ = {name: archive.read(name).decode() for name in archive.namelist()}
    told = sum(text.count("\n- **this** ") + text.count(" **this**") for text in pages_.values())
    ends = sum(len({edge.source, edge.target}) for edge in whole.edges)
    articles = {node.id for node in whole.nodes if node.type == "Article"}
    of_articles = sum(edge.source in articles or edge.target in articles for edge in whole.edges)
    assert 0 < ends - of_articles <= told
    for name, text in pages_.items():
        if name != "Index.md":
            head = text.split("---\n")[1]
            about = dict(line.split(": ", 1) for line in head.splitlines())
            assert json.loads(about["iri"]).startswith(BASE), name


# --- FollowTheMoney ------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what followthemoney imports
def test_followthemoney_has_an_entity_for_every_node_fact_and_article(samples: Graph) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="no followthemoney")
    net = network(samples, Options(STANCES))
    read = {}
    for line in _written(samples, "ftm", Options(STANCES)).splitlines():
        proxy = followthemoney.model.get_proxy(json.loads(line), cleaned=False)
        read[proxy.id] = proxy
    facts = [edge for edge in net.edges if edge.id.startswith("fact-")]
    assert len(read) == len(net.nodes) + len(facts) + len(pages(samples))
    for node in net.nodes:
        proxy = read[node.iri.removeprefix(BASE)]
        assert (proxy.schema.name, proxy.caption) == (_schema(node), node.label)
    names = {node.id: node.iri.removeprefix(BASE) for node in net.nodes}
    for edge in facts:
        proxy = read[edge.id]
        ends = {proxy.first(prop) for prop in (proxy.schema.source_prop, proxy.schema.target_prop)}
        assert ends == {names[edge.source], names[edge.target]}
        assert proxy.get("summary") == ([_flat(edge.quote)] if edge.quote else [])
        assert len(proxy.get("proof")) == edge.support
        assert bool(proxy.get("description")) is ("asserts" not in edge.stance)


# --- Pictures ------------------------------------------------------------------------------------


def test_graphviz_reads_every_node_and_edge_with_its_attributes(
    samples: Graph, whole: Network
) -> None:
    dot = shutil.which("dot")
    if not dot:
        pytest.skip("no dot: see tests/export/README.md")
    written = _written(samples, "dot")
    done = subprocess.run([dot, "-Tdot_json"], input=written, capture_output=True, check=True)
    read = json.loads(done.stdout)
    found = {each["name"]: each for each in read["objects"]}
    names = {each["_gvid"]: each["name"] for each in read["objects"]}
    assert set(found) == {node.id for node in whole.nodes}
    for node in whole.nodes:
        assert _flat(found[node.id]["label"]) == _flat(xml_safe(node.label))
        assert node.iri in found[node.id]["tooltip"]
    edges = Counter(
        (names[e["tail"]], names[e["head"]], e["label"], _flat(e.get("tooltip", "")), e["weight"])
        for e in read["edges"]
    )
    assert edges == Counter(
        (e.source, e.target, e.label, _flat(xml_safe(e.quote)), str(e.weight)) for e in whole.edges
    )


def _flat(text: str) -> str:
    """A text without the escapes of DOT and of HTML, on one line."""
    return " ".join(unescape(text).replace("\\\\", "\\").replace('\\"', '"').split())


def test_mermaid_draws_every_node_and_edge_that_is_there(samples: Graph, judged: Judge) -> None:
    net = network(samples, Options())
    read = judged("flowchart", _written(samples, "mermaid", Options()))
    drawn = {end for edge in net.edges for end in (edge.source, edge.target)}
    assert {id_ for id_, _ in read["nodes"]} == drawn
    assert all(about["classes"] for _, about in read["nodes"])
    edges = Counter((start, end, about["label"]) for _, start, end, about in read["edges"])
    assert edges == Counter((edge.source, edge.target, edge.label) for edge in net.edges)


def test_mermaid_dots_what_nobody_asserts(samples: Graph, judged: Judge) -> None:
    options = Options(frozenset({"plans", "denies", "reports"}))
    read = judged("flowchart", _written(samples, "mermaid", options))
    net = network(samples, options)
    dotted = [about for *_, about in read["edges"] if about["stroke"] == "dotted"]
    assert len(dotted) == sum("asserts" not in edge.stance for edge in net.edges) > 0


# --- RDF for others ------------------------------------------------------------------------------

SCHEMA = rdflib.Namespace("http://schema.org/")
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")


@pytest.fixture(scope="module")
def truth(samples: Graph) -> rdflib.Graph:
    return rdflib.Graph().parse(data=_written(samples, "ntriples"), format="nt")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_counts_articles_mentions_and_quotations_of_schema_org(
    samples: Graph, truth: rdflib.Graph
) -> None:
    read = rdflib.Graph().parse(data=_written(samples, "schemaorg"), format="json-ld")
    ours = rdflib.Namespace(NAMESPACE)
    type_ = rdflib.RDF.type
    articles = set(truth.subjects(type_, ours.Article))
    assert set(read.subjects(type_, SCHEMA.NewsArticle)) == articles
    quotes = set(truth.subjects(type_, ours.Quote))
    assert set(read.subjects(type_, SCHEMA.Quotation)) == quotes
    assert set(read.subject_objects(SCHEMA.mentions)) == set(truth.subject_objects(ours.mentions))
    speakers = set(truth.subject_objects(ours.speaker))
    assert set(read.subject_objects(SCHEMA.spokenByCharacter)) == speakers
    for quote in quotes:
        assert str(read.value(quote, SCHEMA.text)) == str(truth.value(quote, SCHEMA.text))
    for article in articles:
        for name in (SCHEMA.headline, SCHEMA.datePublished, SCHEMA.inLanguage, SCHEMA.url):
            assert str(read.value(article, name)) == str(truth.value(article, name))


def test_rdflib_counts_what_the_description_counts(samples: Graph, truth: rdflib.Graph) -> None:
    read = rdflib.Graph().parse(data=_written(samples, "void"), format="turtle")
    (node,) = read.subjects(rdflib.RDF.type, VOID.Dataset)

    def number(about: Any, name: Any) -> int:
        return int(str(read.value(about, name)))

    def parts(kind: Any, what: Any, count: Any) -> dict[Any, int]:
        return {read.value(each, what): number(each, count) for each in read.objects(node, kind)}

    assert number(node, VOID.triples) == len(truth)
    assert number(node, VOID.distinctSubjects) == len(set(truth.subjects()))
    classes = Counter(truth.objects(None, rdflib.RDF.type))
    assert parts(VOID.classPartition, VOID["class"], VOID.entities) == classes
    properties = Counter(truth.predicates())
    assert parts(VOID.propertyPartition, VOID.property, VOID.triples) == properties
    days = sorted(str(each)[:10] for each in truth.objects(None, SCHEMA.datePublished))
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    (period,) = read.objects(node, rdflib.DCTERMS.temporal)
    ends = (str(read.value(period, dcat.startDate)), str(read.value(period, dcat.endDate)))
    assert ends == (days[0], days[-1])
