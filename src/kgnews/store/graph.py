"""The graph: what the record's articles state, as triples that SPARQL can ask.

It is derived, and it is in the store's folder or on a server: :class:`Graph` is what either can
be asked. In the folder, ``graph/`` is the live store, touched by the one writer only; readers
open the newest folder in ``snapshots/``, a copy by hard links that nobody writes to (opening the
live store beside its writer fails now and then with a false report of corruption).

How far into the record the graph has come stands in a named graph of its own, which no query,
count or dump of this module shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from kgnews.errors import StoreError
from kgnews.prefixes import BASE, PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "LIVE",
    "MARKS",
    "SNAPSHOTS",
    "EmbeddedGraph",
    "Graph",
    "mark_of",
    "marks",
    "newest",
    "read",
    "snapshots",
    "worded",
]

LIVE = "graph"
SNAPSHOTS = "snapshots"
MARKS = f"{BASE}store"  # the named graph of the mark


class Graph(Protocol):
    """A graph to read, wherever it is. Made by :func:`kgnews.store.open_graph`.

    Every method raises StoreError where the graph is damaged or its server has no answer.
    """

    @property
    def folder(self) -> Path:
        """The folder of the store, with the record that the graph is derived from."""

    @property
    def mark(self) -> int:
        """The number of the record's sequence that the graph has come to."""

    def __hash__(self) -> int:
        """A graph is the same as itself alone, so that what was worked out of it can be kept."""

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
        """The answer to a SPARQL 1.1 query; the usual prefixes need no PREFIX lines.

        Raises SyntaxError for what is not SPARQL, as pyoxigraph words it.
        """

    def triples(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | ox.Literal | None = None,
    ) -> Iterator[ox.Triple]:
        """All triples that fit, in no order that means anything; None fits everything."""

    def held(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """Those of some triples that the graph has, in their order."""

    def count(self) -> int:
        """How many triples there are; looks at every one of them."""

    def dump(self, output: IO[bytes] | str | Path, format: ox.RdfFormat) -> None:
        """Write all triples to a binary file or a path.

        ``format`` is one that can hold a single graph: Turtle, N-Triples, RDF/XML, JSON-LD …
        """


class EmbeddedGraph:
    """A graph in this process, on disk or in memory.

    >>> import pyoxigraph
    >>> graph = EmbeddedGraph(pyoxigraph.Store(), Path("example"))
    >>> graph.count(), bool(graph.query("ASK { ?city kg:supports ?event }"))
    (0, False)
    """

    def __init__(self, store: ox.Store, folder: Path) -> None:
        """Look at a store of pyoxigraph as the graph of a folder."""
        self.store = store
        self.folder = folder

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """As :meth:`Graph.query`."""
        every = {**PREFIXES, **(prefixes or {})}
        return self.store.query(sparql, prefixes=every, named_graphs=[])

    @property
    def mark(self) -> int:
        """As :attr:`Graph.mark`."""
        with worded(self.folder):
            return mark_of(self.store)

    def triples(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | ox.Literal | None = None,
    ) -> Iterator[ox.Triple]:
        """As :meth:`Graph.triples`, in the order of the store's index."""
        from pyoxigraph import DefaultGraph

        with worded(self.folder):
            found = self.store.quads_for_pattern(subject, predicate, object, DefaultGraph())
            yield from (quad.triple for quad in found)

    def held(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """As :meth:`Graph.held`."""
        from pyoxigraph import Quad

        with worded(self.folder):
            yield from (triple for triple in triples if Quad(*triple) in self.store)

    def count(self) -> int:
        """As :meth:`Graph.count`: 7 million a second."""
        with worded(self.folder):
            return len(self.store) - len(marks(self.store))

    def dump(self, output: IO[bytes] | str | Path, format: ox.RdfFormat) -> None:
        """As :meth:`Graph.dump`."""
        from pyoxigraph import DefaultGraph

        self.store.dump(output, format, from_graph=DefaultGraph(), prefixes=dict(PREFIXES))


def mark_of(store: ox.Store) -> int:
    """The number of the record's sequence that a store has come to; 0 for a new one."""
    return max((number for number, _ in marks(store)), default=0)


def marks(store: ox.Store) -> list[tuple[int, ox.Quad]]:
    """The marks that stand in a store, with the numbers they stand for."""
    from pyoxigraph import Literal, NamedNode

    quads = list(store.quads_for_pattern(None, None, None, NamedNode(MARKS)))
    return [(int(q.object.value), q) for q in quads if isinstance(q.object, Literal)]


def snapshots(folder: Path) -> list[Path]:
    """The copies of the graph that may be read, oldest first."""
    found = (each for each in (folder / SNAPSHOTS).glob("*") if each.name.isdecimal())
    return sorted(found, key=lambda each: int(each.name))


def newest(folder: Path) -> EmbeddedGraph | None:
    """The newest snapshot, or None where there is none yet. Raises StoreError for a damaged one."""
    found = snapshots(folder)
    return read(found[-1], folder) if found else None


def read(path: Path, folder: Path) -> EmbeddedGraph:
    """A graph that nobody writes to, opened to read. Raises StoreError for a damaged one."""
    from pyoxigraph import Store

    with worded(path):
        return EmbeddedGraph(Store.read_only(str(path)), folder)


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """What RocksDB has to say, in kgnews's words."""
    try:
        yield
    except (OSError, RuntimeError) as fault:
        text = str(fault)
        full = "No space left" in text or "File too large" in text
        cure = "make room and run the command again" if full else "run kgnews rebuild"
        raise StoreError(str(path), text.partition("\n")[0], cure) from fault
