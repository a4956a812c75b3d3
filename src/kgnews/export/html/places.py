"""Where each node of a page begins, before the browser moves it: the same for the same network."""

from __future__ import annotations

from collections import deque
from math import cos, sin, sqrt

from kgnews.export.network import Network

__all__ = ["places"]

_TURN = 2.399963  # radians of the golden angle: points on a spiral that never meet
_STEP = 10.0  # distance of neighbours on it


def places(net: Network) -> dict[str, tuple[float, float]]:
    """Points on a spiral by the id of a node, each near its neighbours.

    From the node with most edges outwards, neighbours one after the other: a layout that begins
    there has less to untangle.

    >>> from kgnews.export.network import Edge, Node
    >>> nodes = tuple(Node(f"n{at}", f"i{at}", f"N{at}", "City") for at in range(2))
    >>> places(Network(nodes, (Edge("e", "n0", "n1", "p", "l", 1),)))
    {'n0': (0.0, 0.0), 'n1': (-7.4, 6.8)}
    """
    near: dict[str, list[str]] = {node.id: [] for node in net.nodes}
    for edge in net.edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    order: dict[str, None] = {}
    for first in sorted(net.nodes, key=lambda node: (-len(near[node.id]), node.iri)):
        waiting = deque([first.id])
        while waiting:
            id_ = waiting.popleft()
            if id_ not in order:
                order[id_] = None
                waiting.extend(near[id_])
    return {id_: _place(at) for at, id_ in enumerate(order)}


def _place(at: int) -> tuple[float, float]:
    away, angle = _STEP * sqrt(at), at * _TURN
    return round(away * cos(angle), 1), round(away * sin(angle), 1)
