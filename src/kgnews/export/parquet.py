"""Parquet for data frames: the same tables as CSV, with types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from kgnews.errors import KgnewsError
from kgnews.export.network import EDGE_COLUMNS, Options, Value, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["edges", "nodes"]


def edges(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Parquet: a row for every fact between two entities; needs kgnews[parquet]."""
    net = network(graph, options)
    known = {node.id: node for node in net.nodes}
    ends = (("id", "string"), ("source", "string"), ("target", "string"))
    rows: list[dict[str, Value]] = []
    for edge in net.edges:
        iris = {"source": known[edge.source].iri, "target": known[edge.target].iri}
        rows.append({"id": edge.id, **iris, **edge.values()})
    _write(stream, (*ends, *EDGE_COLUMNS), rows)


def nodes(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Parquet: a row for every entity; needs kgnews[parquet]."""
    net = network(graph, options)
    _write(stream, net.node_columns, [node.values() for node in net.nodes])


def _write(
    stream: IO[bytes], columns: Sequence[tuple[str, str]], rows: Iterable[Mapping[str, Any]]
) -> None:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as fault:
        cure = "pip install 'kgnews[parquet]'"
        raise KgnewsError("parquet", "needs pyarrow, which is not installed", cure) from fault
    types = {"string": pyarrow.string(), "integer": pyarrow.int64(), "double": pyarrow.float64()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns])
    parquet.write_table(pyarrow.Table.from_pylist([_clean(row) for row in rows], schema), stream)


def _clean(row: Mapping[str, Any]) -> dict[str, Any]:
    """The values without half characters, which no other program takes."""
    return {
        name: value.encode(errors="replace").decode() if isinstance(value, str) else value
        for name, value in row.items()
    }
