"""Formats for one program each: yEd, Neo4j, Cytoscape's CX2, Kumu, Aleph, Obsidian, data frames."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import networkx
import pytest
from lxml import etree

from kgnews.export import STANCES, Network, Options, exporters
from kgnews.export.characters import xml_safe
from kgnews.export.obsidian import file_name
from kgnews.store import EmbeddedGraph

Write = Callable[..., bytes]
XML = "{http://graphml.graphdrawing.org/xmlns}"
MEASURED = Options(STANCES, articles=True, measures=("degree", "pagerank"))


@pytest.mark.parametrize("format", ["graphml-yed", "graphml-neo4j"])
def test_flavours_of_graphml_have_the_same_nodes_and_edges(
    format: str, written: Write, net: Network
) -> None:
    read = networkx.read_graphml(io.BytesIO(written(format)), force_multigraph=True)
    assert set(read.nodes) == {node.id for node in net.nodes}
    edges = {(edge.source, edge.target, edge.id) for edge in net.edges}
    assert set(read.edges(keys=True)) == edges
    assert {about["iri"] for _, about in read.nodes(data=True)} == {n.iri for n in net.nodes}


def test_yed_draws_names_and_relations(written: Write, net: Network) -> None:
    root = etree.fromstring(written("graphml-yed"))
    y = {"y": "http://www.yworks.com/xml/graphml"}
    assert root.xpath("//y:NodeLabel/text()", namespaces=y) == [
        xml_safe(n.label) for n in net.nodes
    ]
    assert root.xpath("//y:EdgeLabel/text()", namespaces=y) == [edge.label for edge in net.edges]
    styles = set(root.xpath("//y:LineStyle/@type", namespaces=y))
    assert styles == {"line", "dashed"}  # what is denied or planned is dashed


def test_neo4j_reads_labels_and_types_from_graphml(written: Write) -> None:
    root = etree.fromstring(written("graphml-neo4j"))
    assert ":Entity:City" in {each.get("labels") for each in root.iter(f"{XML}node")}
    types = {each.get("label") for each in root.iter(f"{XML}edge")}
    assert {"SUPPORTS", "HOLDS_OFFICE", "TAKES_PLACE_AT"} <= types


def _archive(content: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return archive


def test_neo4j_csv_has_an_end_for_every_relationship(written: Write, net: Network) -> None:
    archive = _archive(written("neo4j", MEASURED))
    nodes, edges = (
        list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
        for name in ("nodes.csv", "relationships.csv")
    )
    ids = [row["iri:ID"] for row in nodes]
    assert ids == [node.iri for node in net.nodes]
    assert [row["label:string"] for row in nodes] == [node.label for node in net.nodes]
    assert all(row["degree:long"].isdecimal() for row in nodes)
    assert {row[":START_ID"] for row in edges} | {row[":END_ID"] for row in edges} <= set(ids)
    assert [row["id:string"] for row in edges] == [edge.id for edge in net.edges]
    assert [row["quote:string"] for row in edges] == [edge.quote for edge in net.edges]
    assert all(re.fullmatch("[A-Z_]+", row[":TYPE"]) for row in edges)


def test_cx2_is_whole_and_counts_itself(written: Write, net: Network) -> None:
    document = json.loads(written("cx2", MEASURED))
    assert document[0] == {"CXVersion": "2.0", "hasFragments": False}
    assert document[-1] == {"status": [{"success": True}]}
    aspects = {name: each[name] for each in document[2:-1] for name in each}
    counted = {each["name"]: each["elementCount"] for each in document[1]["metaData"]}
    assert counted == {name: len(each) for name, each in aspects.items()}
    declared = aspects["attributeDeclarations"][0]
    types = {"string": str, "integer": int, "double": float}
    for of, wanted in (("nodes", net.nodes), ("edges", net.edges)):
        assert len(aspects[of]) == len(wanted)
        for each in aspects[of]:
            for name, value in each["v"].items():
                assert isinstance(value, types[declared[of][name]["d"]])
    ids = [each["id"] for each in aspects["nodes"]]
    assert ids == list(range(len(ids)))
    assert {end for each in aspects["edges"] for end in (each["s"], each["t"])} <= set(ids)


@pytest.mark.filterwarnings("ignore")  # of what ndex2 imports
def test_the_library_of_ndex_reads_every_node_edge_and_attribute(
    written: Write, net: Network
) -> None:
    cx2 = pytest.importorskip("ndex2.cx2", reason="no ndex2: kgnews[judges]")
    read = cx2.CX2Network()
    read.create_from_raw_cx2(json.loads(written("cx2")))
    nodes, edges = read.get_nodes(), read.get_edges()
    for at, node in enumerate(net.nodes):
        assert nodes[at]["v"] == {k: v for k, v in node.values().items() if v != ""}
    for at, edge in enumerate(net.edges):
        values = {"fact": edge.id} | {k: v for k, v in edge.values().items() if v != ""}
        assert edges[at]["v"] == values
        ends = (net.nodes[edges[at]["s"]].id, net.nodes[edges[at]["t"]].id)
        assert ends == (edge.source, edge.target)


def test_kumu_has_an_element_for_every_end(written: Write, net: Network) -> None:
    document = json.loads(written("kumu"))
    labels = [each["label"] for each in document["elements"]]
    assert labels == [node.label for node in net.nodes]
    ids = {each["id"] for each in document["elements"]}
    assert all({each["from"], each["to"]} <= ids for each in document["connections"])
    assert [each["description"] for each in document["connections"]] == [e.quote for e in net.edges]


def test_parquet_has_types_and_every_value(written: Write, net: Network) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="no pyarrow: kgnews[parquet]")
    nodes = parquet.read_table(io.BytesIO(written("parquet-nodes", MEASURED)))
    assert str(nodes.schema.field("mentions").type) == "int64"
    assert str(nodes.schema.field("pagerank").type) == "double"
    assert nodes.column("label").to_pylist() == [node.label for node in net.nodes]
    edges = parquet.read_table(io.BytesIO(written("parquet")))
    assert edges.column("id").to_pylist() == [edge.id for edge in net.edges]
    assert edges.column("confidence").to_pylist() == [edge.confidence for edge in net.edges]


# --- Aleph ---------------------------------------------------------------------------------------


def _entities(content: bytes) -> dict[str, Any]:
    found = [json.loads(line) for line in content.splitlines()]
    assert len({each["id"] for each in found}) == len(found)
    return {each["id"]: each for each in found}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what followthemoney imports
def test_followthemoney_takes_every_entity_and_every_value(written: Write) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="no followthemoney")
    entities = _entities(written("ftm"))
    for each in entities.values():
        proxy = followthemoney.model.get_proxy(each, cleaned=False)
        proxy.schema.validate(each)
        for name, values in each["properties"].items():
            assert sorted(proxy.get(name)) == sorted(set(values)), name
            if proxy.schema.get(name).range:
                assert set(values) <= set(entities)


def test_offices_are_occupied_and_denials_say_so(written: Write) -> None:
    entities = _entities(written("ftm")).values()
    (held,) = (each for each in entities if each["schema"] == "Occupancy")
    assert held["properties"]["holder"] == ["person-rina-latuhihin"]
    assert held["properties"]["post"] == ["office-mayor-of-ambon"]
    assert held["properties"]["proof"][0].startswith("article-")
    links = [each["properties"] for each in entities if each["schema"] == "UnknownLink"]
    (denied,) = (each for each in links if "not asserted: denies" in each.get("description", ()))
    assert (denied["subject"], denied["object"]) == (["city-manado"], ["programme-bay-fund"])


# --- Obsidian ------------------------------------------------------------------------------------


def test_every_link_of_the_vault_leads_to_a_page(written: Write, net: Network) -> None:
    archive = _archive(written("obsidian"))
    names = {name.removesuffix(".md") for name in archive.namelist()}
    assert len({name.casefold() for name in names}) == len(names)
    for name in archive.namelist():
        text = archive.read(name).decode()
        assert {link.partition("|")[0] for link in re.findall(r"\[\[([^\]]+)\]\]", text)} <= names
    assert len(names) == len(net.nodes) + 1  # and the index


def test_a_page_has_facts_with_their_sentence_and_quotes(written: Write) -> None:
    page = _archive(written("obsidian")).read("Person/Rina Latuhihin.md").decode()
    assert 'aliases: ["Rina Latuhihin"]' in page
    assert "**this** holds office [[Office/Wali Kota Ambon|Wali Kota Ambon]]" in page
    assert "“Teluk adalah halaman depan kami,”" in page


def test_no_word_of_the_news_is_markup(written: Write) -> None:
    archive = _archive(written("obsidian"))
    hostile = archive.read("Event/Festival Angin script.md").decode()
    assert r"# Festival " + '"Angin" ' + r"\</script\>" in hostile
    assert "<" not in hostile.replace(r"\<", "").partition("---\n\n")[2]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "CON",
        "a" * 300,
        "..",
        "x\x00y",
        "nul.txt",
        "?",
        "a\u202eb",
        "\U0001f600" * 90,
    ],
)
def test_a_file_name_is_safe_everywhere(name: str) -> None:
    safe = file_name(name)
    assert safe
    assert len(safe.encode()) <= 121
    assert PurePosixPath(safe).parts == (safe,)
    assert not set(safe) & set('\\/:*?"<>|\x00\u202e')
    assert safe.strip(" .") == safe
    assert safe.casefold() not in ("con", "nul", "nul.txt")


def test_two_of_one_name_have_two_pages_also_where_capitals_do_not_count() -> None:
    from kgnews.export.obsidian import _paths

    base = "https://w3id.org/kgnews/id/"
    wanted = [("City/Bima", f"{base}city-bima"), ("City/BIMA", f"{base}city-bima-2")]
    assert list(_paths(wanted).values()) == ["City/Bima", "City/BIMA (city-bima-2)"]


# --- All of them ---------------------------------------------------------------------------------


@pytest.mark.parametrize("format", sorted(exporters()))
def test_a_format_has_help_and_can_write_an_empty_graph(
    format: str, written: Write, tmp_path: Any
) -> None:
    import pyoxigraph

    from kgnews.store import Store

    assert ":" in (exporters()[format].__doc__ or "").partition("\n")[0]
    if format.startswith("parquet"):
        pytest.importorskip("pyarrow", reason="no pyarrow: kgnews[parquet]")
    with Store.open(tmp_path / "empty", create=True):
        pass
    empty = EmbeddedGraph(pyoxigraph.Store(), tmp_path / "empty")
    written(format, Options(), empty)
