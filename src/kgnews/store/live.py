"""The live graph: the one that is written to, and that follows the record."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.errors import StoreError
from kgnews.mapping import EVIDENCE, STATED_IN
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store.disk import replaced
from kgnews.store.graph import LIVE, MARKS, SNAPSHOTS, mark_of, marks, snapshots, worded
from kgnews.store.record import Record

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["LiveGraph"]

# Measured with 160 and 50,000 triples a call: below, load() is faster and makes no files of its
# own; above, bulk_load() is 3 times as fast.
_BULK_LINES = 20_000
_BATCH_LINES = 60_000  # about a thousand articles and 10 MB: keeps memory flat


class LiveGraph:
    """The one graph that is written to. Its owner holds the lock of the folder.

    :meth:`follow` makes the graph what the record says, from wherever it stands: after an
    ingest, after a crash, from nothing. Every step may be done twice, and the mark of how far
    it has come is written in one atomic call with the triples, so nothing needs undoing.
    """

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

    @property
    def mark(self) -> int:
        """The number of the record's sequence up to which everything has come in."""
        with worded(self.path):
            return mark_of(self.store)

    def check(self, record: Record) -> None:
        """Raise StoreError where the record is an older copy that the graph is ahead of."""
        if self.mark > record.sequence:
            what = "holds more than the record, which seems to be an older copy"
            raise StoreError(str(self.path), what, "run kgnews rebuild")

    def follow(self, record: Record) -> bool:
        """Take in what the record has and the graph has not; whether anything changed.

        When this returns, the graph is on disk and no longer needs what the record removed.
        """
        goal, mark = record.sequence, self.mark
        if mark == goal:
            return False
        with worded(self.path):
            for seq, quads in _batches(record.additions(mark)):
                # Not yet the goal, though it may be the last change: removals are still to come.
                self._load(quads, min(seq, goal - 1))
                sys.audit("kgnews.moment", "graph batch")
            removals = list(record.removals())
            self._subtract(record, removals)
            sys.audit("kgnews.moment", "graph subtracted")
            self._load(b"", goal)
            sys.audit("kgnews.moment", "graph marked")
            self._drop_marks_before(goal)
            self.store.flush()
            self._unflushed = False
        sys.audit("kgnews.moment", "graph followed")
        return True

    def snapshot(self) -> Path:
        """Publish the graph as it stands to readers; the path of the copy."""
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
        return path

    def _load(self, quads: bytes, seq: int) -> None:
        """Add N-Triples and the mark in one atomic write."""
        from pyoxigraph import RdfFormat

        mark = f'<{MARKS}> <{NAMESPACE}sequence> "{seq}" <{MARKS}> .\n'
        data = quads + mark.encode()
        if quads.count(b"\n") < _BULK_LINES:
            self.store.load(data, format=RdfFormat.N_QUADS)
            self._unflushed = True
            return
        if self._unflushed:  # a bulk load is on disk at once: what came before must not be behind
            self.store.flush()
            self._unflushed = False
        self.store.bulk_load(data, format=RdfFormat.N_QUADS, lenient=True)

    def _drop_marks_before(self, goal: int) -> None:
        for number, quad in marks(self.store):
            if number < goal:
                self.store.remove(quad)

    def _subtract(self, record: Record, removals: Iterable[tuple[str, bytes]]) -> None:
        """Remove what only removed articles state."""
        from pyoxigraph import Quad, RdfFormat, parse

        gone: set[str] = set()
        by_subject: dict[bytes, set[bytes]] = {}
        for article_id, quads in removals:
            gone.add(article_id)
            for line in quads.splitlines(keepends=True):
                by_subject.setdefault(line.partition(b" ")[0], set()).add(line)
        for subject, lines in by_subject.items():
            for article_id in self._may_state(subject[1:-1].decode(), gone):
                lines.difference_update(record.quads(article_id).splitlines(keepends=True))
                if not lines:
                    break
        doomed = b"".join(line for lines in by_subject.values() for line in lines)
        for triple in parse(doomed, format=RdfFormat.N_TRIPLES):
            self.store.remove(Quad(*triple))

    def _may_state(self, subject: str, gone: set[str]) -> Iterable[str]:
        """Ids of the articles that can say something of a subject, all of those that do."""
        from pyoxigraph import NamedNode

        name = subject.removeprefix(BASE)
        if name.startswith(("article-", "evidence-", "quote-")):
            return sorted(gone)  # these are one article's own, which may have come back
        node = NamedNode(subject)
        if name.startswith("fact-"):
            articles = {
                article.value
                for evidence in self._objects(node, EVIDENCE)
                for article in self._objects(evidence, STATED_IN)
            }
        else:
            links = self.store.quads_for_pattern(None, None, node, None)
            articles = {q.subject.value for q in links if isinstance(q.subject, NamedNode)}
        prefix = f"{BASE}article-"
        return sorted(each.removeprefix(prefix) for each in articles if each.startswith(prefix))

    def _objects(self, subject: ox.NamedNode, predicate: str) -> list[ox.NamedNode]:
        from pyoxigraph import NamedNode

        found = list(self.store.quads_for_pattern(subject, NamedNode(predicate), None, None))
        return [quad.object for quad in found if isinstance(quad.object, NamedNode)]


def _batches(additions: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Additions put together into writes of a good size, each with the number of its last."""
    waiting: list[bytes] = []
    lines = seq = 0
    for seq, quads in additions:
        waiting.append(quads)
        lines += quads.count(b"\n")
        if lines >= _BATCH_LINES:
            yield seq, b"".join(waiting)
            waiting, lines = [], 0
    if waiting:
        yield seq, b"".join(waiting)
