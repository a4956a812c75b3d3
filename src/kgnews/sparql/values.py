"""The values of a saved query as SPARQL writes them, entities found by what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kgnews.finding.entities import entity

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["written"]


def written(
    graph: Graph, terms: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, str], list[str]]:
    """Each term as it stands in a SPARQL text, and what had to be guessed for them.

    ``terms`` are as :func:`kgnews.sparql.named.bindings` makes them. Raises QueryError for the
    name of an entity that means none or several.
    """
    from pyoxigraph import Literal, NamedNode

    values, notes = {}, []
    for name, term in terms.items():
        value = term["value"]
        if term["type"] == "entity":
            meant, note = entity(graph, value)
            values[name] = str(NamedNode(meant.iri))
            notes += [note] if note else []
        else:
            datatype = NamedNode(term["datatype"]) if "datatype" in term else None
            values[name] = str(Literal(value, datatype=datatype))
    return values, notes
