"""How central each node of a network is, and with whom it belongs together.

The same network gives the same numbers: nodes are taken in their order, and the one method that
draws lots has a fixed seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from kgnews.export.network import Network

__all__ = ["MEASURES", "SEED", "measured"]

SEED = 2018

_DAMPING = 0.85  # as in the paper of Brin and Page
_ROUNDS = 100
_CLOSE = 1e-10  # change of a round, summed over all nodes, at which nothing changes any more
_DIGITS = 6  # that machines agree on


def measured(net: Network, names: Iterable[str]) -> Network:
    """The network with measures as attributes of its nodes, in the order of their names here.

    >>> from kgnews.export.network import Edge, Node
    >>> nodes = (Node("n0", "a", "A", "City"), Node("n1", "b", "B", "City"))
    >>> net = Network(nodes, (Edge("e", "n0", "n1", "p", "supports", 1),))
    >>> [node.measures for node in measured(net, ["degree"]).nodes]
    [(('degree', 1),), (('degree', 1),)]
    """
    columns = [(name, MEASURES[name](net)) for name in names]
    nodes = (
        replace(node, measures=tuple((name, values[node.id]) for name, values in columns))
        for node in net.nodes
    )
    return replace(net, nodes=tuple(nodes))


def _degree(net: Network) -> dict[str, int | float]:
    """How many edges a node has."""
    counts = Counter(end for edge in net.edges for end in (edge.source, edge.target))
    return {node.id: counts[node.id] for node in net.nodes}


def _pagerank(net: Network) -> dict[str, int | float]:
    """PageRank over the edges in their direction, weighted by evidence.

    By hand: that of NetworkX wants SciPy, another 100 MB.
    """
    ids = [node.id for node in net.nodes]
    out: dict[str, Counter[str]] = {id_: Counter() for id_ in ids}
    for edge in net.edges:
        out[edge.source][edge.target] += edge.weight
    totals = {id_: sum(out[id_].values()) for id_ in ids}
    ranks = dict.fromkeys(ids, 1 / len(ids)) if ids else {}
    for _ in range(_ROUNDS):
        lost = sum(ranks[id_] for id_ in ids if not totals[id_])
        new = dict.fromkeys(ids, (1 - _DAMPING + _DAMPING * lost) / len(ids)) if ids else {}
        for source in ids:
            for target, weight in out[source].items():
                new[target] += _DAMPING * ranks[source] * weight / totals[source]
        change = sum(abs(new[id_] - ranks[id_]) for id_ in ids)
        ranks = new
        if change < _CLOSE:
            break
    return {id_: round(rank, _DIGITS) for id_, rank in ranks.items()}


def _communities(net: Network) -> dict[str, int | float]:
    """The community of a node by the Louvain method; 0 is the largest."""
    import networkx

    place = {node.id: at for at, node in enumerate(net.nodes)}
    # Numbers as nodes: sets of them have one order, sets of texts one in every process.
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(place)))
    for edge in net.edges:
        one, two = place[edge.source], place[edge.target]
        weight = graph.get_edge_data(one, two, {"weight": 0})["weight"] + edge.weight
        graph.add_edge(one, two, weight=weight)
    found = networkx.community.louvain_communities(graph, seed=SEED) if place else []
    ordered = sorted(map(sorted, found), key=lambda each: (-len(each), each))
    numbers = {at: number for number, each in enumerate(ordered) for at in each}
    return {node.id: numbers[at] for at, node in enumerate(net.nodes)}


MEASURES: dict[str, Callable[[Network], dict[str, int | float]]] = {
    "degree": _degree,
    "pagerank": _pagerank,
    "community": _communities,
}
"""The measures by the names of their attributes."""
