"""How central a node is, against NetworkX."""

from __future__ import annotations

import subprocess
import sys

import networkx
import pytest

from kgnews.export import MEASURES, Edge, Network, Node
from kgnews.export.measures import measured


def _net(*pairs: str) -> Network:
    ids = sorted({each for pair in pairs for each in pair})
    nodes = tuple(Node(each, each, each, "City") for each in ids)
    edges = (Edge(f"e{at}", a, b, "p", "p", 1 + at % 3) for at, (a, b) in enumerate(pairs))
    return Network(nodes, tuple(edges))


TWO_CLIQUES = _net("ab", "bc", "ca", "de", "ef", "fd", "cd", "gh")


def _values(net: Network, name: str) -> dict[str, float]:
    return {node.id: dict(node.measures)[name] for node in measured(net, [name]).nodes}


def test_degree_counts_edges_both_ways() -> None:
    assert _values(TWO_CLIQUES, "degree") == dict(
        zip("abcdefgh", (2, 2, 3, 3, 2, 2, 1, 1), strict=True)
    )


def test_pagerank_is_that_of_networkx() -> None:
    pytest.importorskip("scipy", reason="the PageRank of NetworkX needs SciPy")
    graph = networkx.DiGraph()
    graph.add_weighted_edges_from((e.source, e.target, e.weight) for e in TWO_CLIQUES.edges)
    wanted = networkx.pagerank(graph, tol=1e-12, max_iter=1000)
    found = _values(TWO_CLIQUES, "pagerank")
    assert found == pytest.approx(wanted, abs=1e-5)


def test_ranks_add_up_and_what_is_pointed_at_has_more() -> None:
    found = _values(_net("ac", "bc"), "pagerank")
    assert sum(found.values()) == pytest.approx(1, abs=1e-5)
    assert found["c"] > found["a"] == found["b"]


def test_communities_are_the_cliques_the_largest_first() -> None:
    found = _values(TWO_CLIQUES, "community")
    assert found["a"] == found["b"] == found["c"]
    assert found["d"] == found["e"] == found["f"] != found["a"]
    assert found["g"] == found["h"] == 2


def test_an_empty_network_has_no_measures() -> None:
    assert measured(Network((), ()), MEASURES).nodes == ()


def test_two_processes_find_the_same_communities() -> None:
    code = (
        "from kgnews.export import *; from kgnews.export.measures import measured\n"
        "ids = [f'n{i}' for i in range(60)]\n"
        "ends = [(ids[i], ids[(i * 7 + 3) % 60]) for i in range(60)]\n"
        "edges = tuple(Edge(f'e{i}', a, b, 'p', 'p', 1) for i, (a, b) in enumerate(ends))\n"
        "net = Network(tuple(Node(i, i, i, 'City') for i in ids), edges)\n"
        "print([node.measures for node in measured(net, MEASURES).nodes])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "77")
    }
    assert len(said) == 1
