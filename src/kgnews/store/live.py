"""The live graph of a folder: the one that is written to, and that follows the record."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.prefixes import BASE, NAMESPACE
from kgnews.store.disk import replaced
from kgnews.store.following import ARTICLE, follow
from kgnews.store.graph import (
    LIVE,
    MARKS,
    SNAPSHOTS,
    EmbeddedGraph,
    mark_of,
    marks,
    newest,
    snapshots,
    worded,
)
from kgnews.store.record import Record

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["LiveGraph"]

# Measured with 160 and 50,000 triples a call: below, load() is faster and makes no files of its
# own; above, bulk_load() is 3 times as fast.
_BULK_LINES = 20_000

_EVIDENCE = f"{NAMESPACE}evidence"
_STATED_IN = f"{NAMESPACE}statedIn"
_NEW, _OLD = "graph.new", "graph.old"  # of a rebuild


class LiveGraph:
    """The one graph of a folder that is written to. Its owner holds the lock of the folder.

    The mark of how far it has come is written in one atomic call with the triples. See
    :class:`kgnews.store.following.Live` for what its methods do.
    """

    batch = 60_000  # about a thousand articles and 10 MB: keeps memory flat

    def __init__(self, folder: Path, name: str = LIVE) -> None:
        """Open the graph of a folder, a new one where there is none."""
        from pyoxigraph import Store

        self.folder = folder
        self.path = folder / name
        self._unflushed = False
        # What killed bulk loads leave behind, and RocksDB's diary of earlier runs.
        for orphan in (*self.path.glob("bulk-*.sst"), *self.path.glob("LOG.old.*")):
            orphan.unlink()
        with worded(self.path):
            self.store = Store(str(self.path))

    def close(self) -> None:
        """Let go of the files; the object is of no use afterwards."""
        del self.store

    @staticmethod
    def sweep(folder: Path) -> None:
        """Remove what a rebuild that was killed leaves in a folder."""
        for unfinished in (_NEW, _OLD):
            shutil.rmtree(folder / unfinished, ignore_errors=True)

    @classmethod
    def remade(cls, folder: Path, record: Record) -> LiveGraph:
        """The graph of a folder made again from the record.

        The old one stays until the new one is complete.
        """
        fresh = cls(folder, _NEW)
        follow(fresh, record)
        fresh.close()
        sys.audit("kgnews.moment", "rebuild made")
        if (folder / LIVE).exists():
            (folder / LIVE).rename(folder / _OLD)
        sys.audit("kgnews.moment", "rebuild between")
        replaced(folder / _NEW, folder / LIVE)
        sys.audit("kgnews.moment", "rebuild replaced")
        shutil.rmtree(folder / _OLD, ignore_errors=True)
        return cls(folder)

    @property
    def graph(self) -> EmbeddedGraph:
        """The graph as it stands."""
        return EmbeddedGraph(self.store, self.folder)

    @property
    def where(self) -> str:
        """Its place, for messages."""
        return str(self.path)

    @property
    def mark(self) -> int:
        """The number of the record's sequence up to which everything has come in."""
        with worded(self.path):
            return mark_of(self.store)

    @property
    def published(self) -> bool:
        """Whether readers see the graph as it stands."""
        graph = newest(self.folder)
        return graph is not None and graph.mark == self.mark

    def publish(self) -> None:
        """Let readers see the graph as it stands."""
        home = self.folder / SNAPSHOTS
        home.mkdir(exist_ok=True)
        for leftover in home.glob("*.*"):
            shutil.rmtree(leftover)
        done = snapshots(self.folder)
        number = int(done[-1].name) + 1 if done else 1
        draft, path = home / f"{number}.part", home / str(number)
        with worded(self.path):
            self.store.backup(str(draft))
        sys.audit("kgnews.moment", "snapshot drafted")
        replaced(draft, path)
        sys.audit("kgnews.moment", "snapshot published")
        for old in done[:-1]:  # a reader may just be opening the one before
            shutil.rmtree(old, ignore_errors=True)

    def load(self, quads: bytes, seq: int) -> None:
        """Add N-Triples and the mark in one atomic write."""
        from pyoxigraph import RdfFormat

        mark = f'<{MARKS}> <{NAMESPACE}sequence> "{seq}" <{MARKS}> .\n'
        data = quads + mark.encode()
        with worded(self.path):
            if quads.count(b"\n") < _BULK_LINES:
                self.store.load(data, format=RdfFormat.N_QUADS)
                self._unflushed = True
                return
            if self._unflushed:  # a bulk load is on disk at once: what came before must be too
                self.store.flush()
                self._unflushed = False
            self.store.bulk_load(data, format=RdfFormat.N_QUADS, lenient=True)

    def remove(self, lines: Iterable[bytes]) -> None:
        """Take lines of N-Triples out; nothing happens for those that are not there."""
        from pyoxigraph import Quad, RdfFormat, parse

        with worded(self.path):
            for triple in parse(b"".join(lines), format=RdfFormat.N_TRIPLES):
                self.store.remove(Quad(*triple))

    def finish(self, goal: int) -> None:
        """Leave the mark of a number alone, and have everything on disk."""
        with worded(self.path):
            for number, quad in marks(self.store):
                if number < goal:
                    self.store.remove(quad)
            self.store.flush()
            self._unflushed = False

    def links(self, nodes: Sequence[str]) -> Mapping[str, set[str]]:
        """Node → ids of the articles that can say something of it, at least all of those."""
        with worded(self.path):
            return {node: set(self._articles(node)) for node in nodes}

    def _articles(self, name: str) -> Iterable[str]:
        from pyoxigraph import NamedNode

        node = NamedNode(name)
        if name.startswith(f"{BASE}fact-"):
            articles = {
                article.value
                for evidence in self._objects(node, _EVIDENCE)
                for article in self._objects(evidence, _STATED_IN)
            }
        else:
            links = self.store.quads_for_pattern(None, None, node, None)
            articles = {q.subject.value for q in links if isinstance(q.subject, NamedNode)}
        return (each.removeprefix(ARTICLE) for each in articles if each.startswith(ARTICLE))

    def _objects(self, subject: ox.NamedNode, predicate: str) -> list[ox.NamedNode]:
        from pyoxigraph import NamedNode

        found = list(self.store.quads_for_pattern(subject, NamedNode(predicate), None, None))
        return [quad.object for quad in found if isinstance(quad.object, NamedNode)]
