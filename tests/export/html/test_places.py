"""Where the entities of a page begin."""

from __future__ import annotations

from math import dist

from kgnews.export import Edge, Network, Node
from kgnews.export.html.places import places


def test_each_has_a_place_of_its_own_and_neighbours_are_near() -> None:
    nodes = tuple(Node(f"n{at}", f"i{at:02}", f"N{at}", "City") for at in range(40))
    edges = tuple(Edge(f"e{at}", "n7", f"n{at}", "p", "l", 1) for at in (3, 20, 39))
    found = places(Network(nodes, edges))
    assert len(set(found.values())) == 40
    assert found["n7"] == (0.0, 0.0)
    away = sorted(found, key=lambda id_: dist(found[id_], found["n7"]))
    assert set(away[1:4]) == {"n3", "n20", "n39"}
