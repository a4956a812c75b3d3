"""The chains of facts between two entities."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.ask import Chains, chains
from kgnews.errors import QueryError
from kgnews.store import EmbeddedGraph, Graph, open_graph

EVERY = frozenset({"asserts", "reports", "denies", "plans"})


@pytest.fixture(scope="module")
def graph(news_store: Path) -> Graph:
    return open_graph(news_store)


def _names(found: Chains) -> list[list[str]]:
    return [[chain[0].source.name, *(link.target.name for link in chain)] for chain in found.chains]


def test_two_cities_that_support_one_forum_hang_together(graph: Graph) -> None:
    found = chains(graph, ("Manado", "Barcelona"))
    assert _names(found) == [["Manado", "Forum Kota Teluk", "Barcelona"]]
    words = found.chains[0][0].facts[0].evidence[0].quote
    assert words.startswith("Forum Kota Teluk didukung tiga kota")


def test_an_office_leads_to_whose_it_is(graph: Graph) -> None:
    found = chains(graph, ("Rina Latuhihin", "Ambon"))
    assert _names(found) == [["Rina Latuhihin", "Wali Kota Ambon", "Ambon"]]
    assert [len(link.facts) for link in found.chains[0]] == [1, 0]


def test_what_is_said_or_denied_is_no_link_unless_it_is_wanted(graph: Graph) -> None:
    assert chains(graph, ("Bay Fund", "Barcelona")).chains == ()
    found = chains(graph, ("Bay Fund", "Barcelona"), stances=EVERY)
    assert _names(found) == [["Bay Fund", "Barcelona"]]


def test_where_there_is_no_chain_the_common_articles_are_told(graph: Graph) -> None:
    found = chains(graph, ("Bay Fund", "Rina Latuhihin"))
    assert found.chains == ()
    assert [each.headline for each in found.articles] == ["Bay forum opens in Ambon"]


def test_a_chain_is_not_longer_than_wanted(graph: Graph) -> None:
    assert chains(graph, ("Manado", "Barcelona"), hops=1).chains == ()


def test_the_best_supported_chain_comes_first_and_all_are_counted(graph: Graph) -> None:
    found = chains(graph, ("Forum Kota Teluk", "Ambon"), most=1)
    assert found.in_all == 1
    assert {fact.predicate for fact in found.chains[0][0].facts} == {
        "kg:supports",
        "kg:takesPlaceAt",
    }


def test_one_thing_has_no_way_to_itself(graph: Graph) -> None:
    with pytest.raises(QueryError, match="is Ambon as well"):
        chains(graph, ("Ambon", ":city-ambon"))


def test_every_shortest_way_is_found_whichever_end_it_is_looked_for_from(tmp_path: Path) -> None:
    """Against NetworkX, on invented graphs."""
    import random

    import networkx
    import pyoxigraph

    from kgnews.mapping import RDF, RDFS
    from kgnews.ontology import BASE, NAMESPACE

    lots = random.Random(7)
    for size, edges in ((12, 14), (16, 30), (20, 22)):
        drawn = networkx.gnm_random_graph(size, edges, seed=lots.randrange(1_000))
        lines = [f'<{BASE}n-{n}> <{RDFS}label> "N {n}" .' for n in drawn]
        for at, (one, two) in enumerate(drawn.edges):
            fact, told = f"<{BASE}fact-{at}>", f"<{BASE}evidence-{at}>"
            lines += [
                f"{fact} <{RDF}subject> <{BASE}n-{one}> .",
                f"{fact} <{RDF}object> <{BASE}n-{two}> .",
                f"{fact} <{RDF}predicate> <{NAMESPACE}meets> .",
                f"{fact} <{NAMESPACE}evidence> {told} .",
                f'{told} <{NAMESPACE}stance> "asserts" .',
                f'{told} <{NAMESPACE}quote> "N." .',
                f"{told} <{NAMESPACE}statedIn> <{BASE}article-a> .",
                f'{told} <{NAMESPACE}rule> "r" .',
                f'{told} <{NAMESPACE}start> "0" .',
                f'{told} <{NAMESPACE}end> "2" .',
            ]
        store = pyoxigraph.Store()
        store.load("\n".join(lines).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        for end in range(1, size):
            found = chains(
                EmbeddedGraph(store, tmp_path), (":n-0", f":n-{end}"), hops=5, most=1_000
            )
            ways = {(0, *(int(link.target.id[3:]) for link in each)) for each in found.chains}
            wanted = set()
            if networkx.has_path(drawn, 0, end):
                wanted = set(map(tuple, networkx.all_shortest_paths(drawn, 0, end)))
            assert ways == {way for way in wanted if len(way) <= 6}
            assert len(ways) == found.in_all
