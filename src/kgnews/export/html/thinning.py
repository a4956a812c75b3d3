"""What a page can show of a large network, and how much that leaves out.

What most articles state stays, and what it connects.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kgnews.export.network import Edge, Network

__all__ = ["MOST_EDGES", "MOST_NODES", "Thinned", "thinned"]

MOST_NODES = 5_000
"""Nodes of a page: with more of them a laptop without a graphics card no longer pans."""
MOST_EDGES = 20_000
"""Edges of a page, for the same reason."""


@dataclass(frozen=True, slots=True)
class Thinned:
    """A network that fits into a page, and how large it was."""

    net: Network
    nodes: int
    edges: int

    def __str__(self) -> str:
        """What is left out, in words; nothing where all is there."""
        if len(self.net.nodes) == self.nodes and len(self.net.edges) == self.edges:
            return ""
        nodes = f"{len(self.net.nodes):,} of {self.nodes:,} entities"
        edges = f"{len(self.net.edges):,} of {self.edges:,} facts between them"
        return f"{nodes} and {edges}, those with most articles behind them"


def thinned(net: Network, most_nodes: int = MOST_NODES, most_edges: int = MOST_EDGES) -> Thinned:
    """The nodes with most support, and the edges between them with most support.

    >>> from kgnews.export.network import Node
    >>> nodes = tuple(Node(f"n{at}", f"i{at}", f"N{at}", "City") for at in range(3))
    >>> edges = (Edge("e", "n0", "n1", "p", "l", 1), Edge("f", "n1", "n2", "p", "l", 1, support=2))
    >>> print(thinned(Network(nodes, edges), most_nodes=2))
    2 of 3 entities and 1 of 2 facts between them, those with most articles behind them
    """
    weight: Counter[str] = Counter()
    for edge in net.edges:
        weight[edge.source] += edge.support
        weight[edge.target] += edge.support
    ranked = sorted(net.nodes, key=lambda node: (-weight[node.id], -node.mentions, node.iri))
    kept = {node.id for node in ranked[:most_nodes]}
    between = [edge for edge in net.edges if edge.source in kept and edge.target in kept]

    def rank(edge: Edge) -> tuple[int, int, int, str]:
        known = min(weight[edge.source], weight[edge.target])
        return -edge.support, -edge.weight, -known, edge.id

    best = {edge.id for edge in sorted(between, key=rank)[:most_edges]}
    nodes = tuple(node for node in net.nodes if node.id in kept)
    edges = tuple(edge for edge in between if edge.id in best)
    return Thinned(Network(nodes, edges), len(net.nodes), len(net.edges))
