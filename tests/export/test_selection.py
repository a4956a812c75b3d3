"""Parts of a graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

from kgnews.check import check
from kgnews.export import STANCES, Options, Selection, network, part
from kgnews.store import EmbeddedGraph, Graph, open_graph, open_record

ID = "https://w3id.org/kgnews/id/"
PARTS = {
    "around": Selection(around=(f"{ID}city-manado",)),
    "two hops": Selection(around=(f"{ID}person-rina-latuhihin",), hops=2),
    "days": Selection(since="2024-03-13", until="2024-03-13"),
    "months": Selection(until="2024-02"),
    "types": Selection(types=("Place", "Event")),
    "predicates": Selection(predicates=("takesPlaceAt",)),
    "support": Selection(support=2),
}


def _facts(graph: Graph, stances: frozenset[str] = STANCES) -> set[tuple[str, str, str]]:
    net = network(graph, Options(stances))
    names = {node.id: node.label for node in net.nodes}
    return {(names[e.source], e.label, names[e.target]) for e in net.edges}


def _names(graph: Graph) -> set[str]:
    return {node.label for node in network(graph, Options()).nodes}


@pytest.mark.parametrize("name", PARTS)
def test_a_file_of_a_part_passes_the_same_shapes_as_the_whole(
    name: str, graph: Graph, written: Callable[..., bytes], tmp_path: Path
) -> None:
    store = pyoxigraph.Store()
    content = written("turtle", Options(), part(graph, PARTS[name]))
    store.load(content, format=pyoxigraph.RdfFormat.TURTLE)
    assert not check(EmbeddedGraph(store, tmp_path)).findings


@pytest.mark.parametrize("name", PARTS)
def test_a_part_has_nothing_that_the_whole_has_not(name: str, graph: Graph) -> None:
    assert set(part(graph, PARTS[name]).triples()) < set(graph.triples())


def test_nothing_chosen_is_everything(graph: Graph) -> None:
    assert part(graph, Selection()) is graph


def test_around_an_entity_are_its_facts_and_no_others(graph: Graph) -> None:
    assert _facts(part(graph, PARTS["around"])) == {
        ("Manado", "supports", "Forum Kota Teluk"),
        ("Manado", "hosts", "Forum Kota Teluk"),
        ("Manado", "supports", "Bay Fund"),
    }


def test_what_is_only_planned_or_denied_is_no_step_where_it_is_not_drawn(graph: Graph) -> None:
    stated = Selection(around=(f"{ID}city-manado",), stances=frozenset({"asserts"}))
    assert _names(part(graph, stated)) == {"Manado", "Forum Kota Teluk"}


def test_an_office_is_a_step_from_whose_it_is(graph: Graph) -> None:
    near = part(graph, PARTS["two hops"])
    assert _names(near) == {"Rina Latuhihin", "Wali Kota Ambon", "Ambon"}


def test_days_choose_articles_and_only_their_evidence(graph: Graph) -> None:
    later = part(graph, PARTS["days"])
    asserted = _facts(later, frozenset({"asserts"}))
    assert asserted == {("Barcelona", "supports", "Forum Kota Teluk")}
    (edge,) = (e for e in network(later, Options()).edges if e.label == "supports")
    assert edge.quote == "The Bay Cities Forum, backed by Barcelona"
    assert edge.weight == 1


def test_an_undated_or_earlier_time_chooses_nothing(graph: Graph) -> None:
    assert part(graph, PARTS["months"]).count() == 0


def test_a_month_takes_its_days_and_a_day_not_the_month(graph: Graph) -> None:
    month = part(graph, Selection(since="2024-03", until="2024-03"))
    assert len(_names(month)) == 10
    day = part(graph, Selection(since="2024-03-12", until="2024-03-12"))
    assert "São Tomé" not in _names(day)


def test_a_type_takes_the_classes_below_it(graph: Graph) -> None:
    chosen = part(graph, PARTS["types"])
    assert "Rina Latuhihin" not in _names(chosen)
    assert ("Forum Kota Teluk", "takes place at", "Ambon") in _facts(chosen)


def test_a_type_keeps_what_has_no_fact_with_its_like(graph: Graph) -> None:
    cities = part(graph, Selection(types=("City",)))
    assert _names(cities) == {"Ambon", "Barcelona", "Manado", "São Tomé"}
    assert not _facts(cities)
    whole = {node.iri: node.mentions for node in network(graph, Options()).nodes}
    assert all(node.mentions == whole[node.iri] for node in network(cities, Options()).nodes)


def test_support_counts_articles(graph: Graph) -> None:
    assert _facts(part(graph, PARTS["support"])) == {("Barcelona", "supports", "Forum Kota Teluk")}


def test_one_article_alone(graph: Graph) -> None:
    iri = next(n.iri for n in network(graph, Options(articles=True)).nodes if n.type == "Article")
    one = part(graph, Selection(articles=(iri.rpartition("article-")[2],)))
    rows = list(one.query("SELECT ?a { ?a a kg:Article }"))  # type: ignore[arg-type] # a SELECT yields rows
    assert len(rows) == 1


def test_the_parts_of_all_articles_are_the_whole(sample_store: Path) -> None:
    graph = open_graph(sample_store)
    with open_record(sample_store) as record:
        parts = [part(graph, Selection(articles=(id_,))) for id_ in record.ids()]
    together = {triple for each in parts for triple in each.triples()}
    assert together == set(graph.triples())
