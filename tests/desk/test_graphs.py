"""The graph as an object of other libraries: as large as the export, with the same attributes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import networkx
import pytest

import kgnews
from kgnews.desk import Desk
from kgnews.errors import QueryError
from kgnews.export import Network, Options, network
from kgnews.store import open_graph


@pytest.fixture(scope="module")
def kg(news_store: Path) -> Desk:
    return kgnews.open(news_store)


@pytest.fixture(scope="module")
def net(news_store: Path) -> Network:
    return network(open_graph(news_store), Options())


def test_networkx_has_every_node_and_edge_with_its_attributes(kg: Desk, net: Network) -> None:
    made = kg.to_networkx()
    assert isinstance(made, networkx.MultiDiGraph)
    assert dict(made.nodes(data=True)) == {
        node.iri.replace("https://w3id.org/kgnews/id/", ":"): node.values() for node in net.nodes
    }
    edges = {key: about for _, _, key, about in made.edges(keys=True, data=True)}
    for edge in net.edges:
        if edge.id.startswith("fact-"):
            assert edges[f":{edge.id}"] == edge.values()
    assert made.number_of_edges() == len(net.edges)


def test_an_office_leads_to_whose_it_is(kg: Desk) -> None:
    edges = kg.to_networkx().edges(keys=True)
    assert (":office-mayor-of-ambon", ":city-ambon", "kg:officeOf") in edges


def test_a_part_is_chosen_as_export_chooses_it(kg: Desk) -> None:
    made = kg.to_networkx(around="Barcelona", hops=1)
    assert set(made) == {":city-barcelona", ":event-forum-kota-teluk"}
    several = kg.to_networkx(around=["Barcelona", ":city-sao-tome"], types=["kota", "Event"])
    assert ":city-sao-tome" in several
    day = date(2024, 3, 12)
    early = kg.to_networkx(since=day, until=day, predicates="mendukung")
    assert set(early) == {
        *(":city-ambon", ":city-barcelona", ":city-manado", ":event-forum-kota-teluk"),
    }


def test_what_is_denied_or_planned_is_an_edge_where_that_is_asked_for(kg: Desk) -> None:
    made = kg.to_networkx(around="Manado", stances=["denies", "plans"])
    stances = {about["stance"] for _, _, about in made.edges(data=True)}
    assert stances == {"denies", "plans"}


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ({"stances": "doubts"}, "doubts: is no stance"),
        ({"measures": "beauty"}, "beauty: is no measure"),
        ({"since": "yesterday"}, "yesterday is no day"),
        ({"types": "Kotta"}, "did you mean City"),
        ({"predicates": "mendukun"}, "did you mean supports"),
        ({"around": "Atlantis"}, "Atlantis: is not in the graph"),
        ({"articles": "atlantis.txt"}, "is no article of the store"),
    ],
)
def test_a_part_that_means_nothing_is_an_error_of_kgnews(
    kg: Desk, part: dict[str, str], what: str
) -> None:
    with pytest.raises(QueryError, match=what):
        kg.to_networkx(**part)  # type: ignore[arg-type]  # every value may be a text


def test_measures_are_attributes_of_nodes(kg: Desk) -> None:
    nodes = kg.to_networkx(measures="degree").nodes
    assert nodes[":event-forum-kota-teluk"]["degree"] == 4


def test_rdflib_has_every_triple_and_the_prefixes(kg: Desk, news_store: Path) -> None:
    made = kg.to_rdflib()
    assert len(made) == open_graph(news_store).count()
    found = made.query("SELECT ?c { ?c kg:supports :event-forum-kota-teluk }")
    assert len(found) == 3
    near = kg.to_rdflib(around="Barcelona")
    assert ":programme-bay-fund" in kg.to_networkx(around="Barcelona", stances="reports")
    reported = "ASK { ?fact rdf:subject :city-barcelona ; rdf:object :programme-bay-fund }"
    assert near.query(reported).askAnswer
    assert len(near) < len(made)


def test_triples_of_a_query_are_a_graph_of_rdflib(kg: Desk) -> None:
    made = kg.query("DESCRIBE :city-barcelona")
    assert not isinstance(made, bool)
    assert len(made.to_rdflib()) == len(made)  # type: ignore[union-attr]  # DESCRIBE gives triples
    assert made._repr_html_().startswith("<table>")


def test_facts_and_entities_are_rows_and_data_frames(kg: Desk, net: Network) -> None:
    facts = kg.facts()
    assert len(facts) == sum(edge.id.startswith("fact-") for edge in net.edges)
    (row,) = (each for each in facts if each["subject"] == ":city-barcelona")
    assert row["object_name"] == "Forum Kota Teluk"
    assert (row["articles"], row["evidences"], row["stances"]) == (2, 2, "asserts")
    assert row["url"] == "https://courier.example/bay-forum"
    nowhere = next(each for each in facts if each["subject"] == ":city-sao-tome")
    assert nowhere["url"] is None
    (plan,) = kg.facts(stances="plans")
    assert (plan["valid_from"], plan["valid_until"]) == ("2025", None)
    entities = kg.entities(measures=["degree"])
    assert len(entities) == len(net.nodes)
    forum = next(each for each in entities if each["entity"] == ":event-forum-kota-teluk")
    assert (forum["type"], forum["articles"], forum["degree"]) == ("kg:Event", 2, 4)
    assert (forum["first_seen"], forum["last_seen"]) == (date(2024, 3, 12), date(2024, 3, 13))
    for engine in ("pandas", "polars"):
        pytest.importorskip(engine, reason=f"no {engine}")
        assert len(kg.to_dataframe(engine=engine)) == len(facts)
        assert (
            list(kg.to_dataframe("entities", engine=engine)["name"]) == entities.column("name")[:]
        )
    with pytest.raises(QueryError, match="'articles' is no table; give facts or entities"):
        kg.to_dataframe("articles")
