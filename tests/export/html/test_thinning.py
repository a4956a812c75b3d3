"""A network that is too large for a page."""

from __future__ import annotations

from kgnews.export import Edge, Network, Node
from kgnews.export.html import MOST_EDGES, MOST_NODES, thinned


def _node(at: int) -> Node:
    return Node(f"n{at}", f"https://example.org/{at:05}", f"Kota {at}", "City")


def _edge(at: int, source: int, target: int, support: int = 1) -> Edge:
    return Edge(f"e{at:05}", f"n{source}", f"n{target}", "p", "l", support, support=support)


def test_what_fits_stays_as_it_is() -> None:
    net = Network((_node(0), _node(1)), (_edge(0, 0, 1),))
    assert thinned(net).net == net
    assert str(thinned(net)) == ""


def test_the_nodes_with_most_articles_behind_their_facts_stay_in_their_order() -> None:
    net = Network(
        tuple(map(_node, range(4))), (_edge(0, 0, 1), _edge(1, 1, 2, support=9), _edge(2, 2, 3))
    )
    kept = thinned(net, most_nodes=2)
    assert [node.id for node in kept.net.nodes] == ["n1", "n2"]
    assert [edge.id for edge in kept.net.edges] == ["e00001"]


def test_the_edges_with_most_articles_stay() -> None:
    edges = (_edge(0, 0, 1, 1), _edge(1, 1, 2, 3), _edge(2, 0, 2, 2))
    kept = thinned(Network(tuple(map(_node, range(3))), edges), most_edges=2)
    assert [edge.id for edge in kept.net.edges] == ["e00001", "e00002"]


def test_it_says_in_words_what_is_left_out() -> None:
    nodes = tuple(map(_node, range(MOST_NODES + 10)))
    edges = tuple(_edge(at, at % 5000, (at + 1) % 5000) for at in range(MOST_EDGES + 1))
    kept = thinned(Network(nodes, edges))
    assert len(kept.net.nodes) == MOST_NODES
    assert len(kept.net.edges) == MOST_EDGES
    assert str(kept) == (
        "5,000 of 5,010 entities and 20,000 of 20,001 facts between them, "
        "those with most articles behind them"
    )
