"""CSV for spreadsheets, databases and network tools: one file of facts, one of entities."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

from kgnews.export.characters import cell
from kgnews.export.network import JOINED, NODE_COLUMNS, Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["facts", "nodes"]

_FACTS = (
    *("id", "source", "source_label", "predicate", "label", "target", "target_label"),
    *("weight", "support", "confidence", "stance", "start", "end", "quote", "article_url"),
)
_NODES = ("id", "label", "type", "mentions", "first_seen", "last_seen", "same_as")  # then measures


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
            *(str(edge.weight), str(edge.support)),
            "" if edge.confidence is None else str(edge.confidence),
            *(edge.stance, edge.start, edge.end, edge.quote),
            JOINED.join(edge.articles),
        )
        for edge in net.edges
    )
    _write(stream, _FACTS, rows)


def nodes(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """CSV: a row for every entity; goes with csv; no cell is a formula."""
    net = network(graph, options)
    measures = [name for name, _ in net.node_columns[len(NODE_COLUMNS) :]]
    rows = (
        (
            *(node.iri, node.label, node.type, str(node.mentions)),
            *(node.first_seen, node.last_seen, JOINED.join(node.same_as)),
            *(str(value) for _, value in node.measures),
        )
        for node in net.nodes
    )
    _write(stream, (*_NODES, *measures), rows)


def _write(stream: IO[bytes], names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(names)
    table.writerows([cell(value) for value in row] for row in rows)
    text.flush()
    text.detach()
