"""CSV for spreadsheets, databases and network tools: one file of facts, one of entities."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

from kgnews.export.characters import cell
from kgnews.export.network import JOINED, Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["facts", "nodes"]

_FACTS = (
    *("id", "source", "source_label", "predicate", "label", "target", "target_label"),
    *("weight", "stance", "start", "end", "quote", "article_url"),
)
_NODES = ("id", "label", "type", "mentions", "first_seen", "last_seen", "same_as")


def facts(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """CSV: a row for every fact between two entities; no cell is a formula."""
    net = network(graph, options)
    known = {node.id: node for node in net.nodes}
    rows = (
        (
            edge.id,
            *(known[edge.source].iri, known[edge.source].label),
            *(edge.predicate, edge.label),
            *(known[edge.target].iri, known[edge.target].label),
            *(str(edge.weight), edge.stance, edge.start, edge.end, edge.quote),
            JOINED.join(edge.articles),
        )
        for edge in net.edges
    )
    _write(stream, _FACTS, rows)


def nodes(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """CSV: a row for every entity; goes with csv; no cell is a formula."""
    rows = (
        (
            *(node.iri, node.label, node.type, str(node.mentions)),
            *(node.first_seen, node.last_seen, JOINED.join(node.same_as)),
        )
        for node in network(graph, options).nodes
    )
    _write(stream, _NODES, rows)


def _write(stream: IO[bytes], names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(names)
    table.writerows([cell(value) for value in row] for row in rows)
    text.flush()
    text.detach()
