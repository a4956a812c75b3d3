"""A graph whose triples are fetched once in a command, however many files are made of them.

To fetch them takes the engine longer than all else that an RDF file and its description need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.store import Graph

__all__ = ["FetchedOnce"]

_PIECE = 1 << 20


class FetchedOnce:
    """A graph as :class:`kgnews.store.Graph`; its N-Triples are kept in a file without a name.

    They are those of the first time that somebody wants them, and are gone when it is closed.

    >>> import io, pyoxigraph
    >>> from kgnews.store import EmbeddedGraph
    >>> with FetchedOnce(EmbeddedGraph(pyoxigraph.Store(), Path("example"))) as graph:
    ...     graph.dump(stream := io.BytesIO(), pyoxigraph.RdfFormat.N_TRIPLES)
    >>> stream.getvalue()
    b''
    """

    def __init__(self, graph: Graph) -> None:
        """Nothing is fetched yet."""
        self._graph = graph
        self._kept: IO[bytes] | None = None

    @property
    def folder(self) -> Path:
        """As :attr:`kgnews.store.Graph.folder`."""
        return self._graph.folder

    @property
    def mark(self) -> int:
        """As :attr:`kgnews.store.Graph.mark`."""
        return self._graph.mark

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
        """As :meth:`kgnews.store.Graph.query`."""
        return self._graph.query(sparql, prefixes=prefixes)

    def triples(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | ox.Literal | None = None,
    ) -> Iterator[ox.Triple]:
        """As :meth:`kgnews.store.Graph.triples`."""
        return self._graph.triples(subject, predicate, object)

    def held(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """As :meth:`kgnews.store.Graph.held`."""
        return self._graph.held(triples)

    def count(self) -> int:
        """As :meth:`kgnews.store.Graph.count`."""
        return self._graph.count()

    def dump(self, output: IO[bytes] | str | Path, format: ox.RdfFormat) -> None:
        """As :meth:`kgnews.store.Graph.dump`."""
        from pyoxigraph import RdfFormat

        if format != RdfFormat.N_TRIPLES or isinstance(output, (str, Path)):
            self._graph.dump(output, format)
            return
        if self._kept is None:
            kept = TemporaryFile()  # noqa: SIM115 it is closed with this
            self._graph.dump(kept, format)
            self._kept = kept
        self._kept.seek(0)
        copyfileobj(self._kept, output, _PIECE)

    def __enter__(self) -> Self:
        """The graph itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what was kept; the graph stays open."""
        if self._kept:
            self._kept.close()
            self._kept = None
