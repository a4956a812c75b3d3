"""How a graph follows the record, wherever it is: what came in is added, what went out goes.

Every step may be done twice, and the mark of how far a graph has come is never ahead of its
triples, so nothing needs undoing: after an ingest, after a crash, from nothing, the same steps
make the graph what the record says.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from kgnews.errors import StoreError
from kgnews.prefixes import BASE
from kgnews.store.graph import Graph
from kgnews.store.record import Record

__all__ = ["ARTICLE", "OWN", "Live", "ahead", "follow"]

ARTICLE = f"{BASE}article-"
OWN = ("article-", "evidence-", "quote-")
"""How the names begin of which one article alone says something."""

_NODES = 500  # that a graph is asked about at once


class Live(Protocol):
    """A graph to write to, by one process at a time."""

    batch: int
    """Lines that are well written at once."""

    @property
    def graph(self) -> Graph:
        """The graph as it stands."""

    @property
    def where(self) -> str:
        """Its place, for messages."""

    @property
    def mark(self) -> int:
        """The number of the record's sequence up to which everything has come in."""

    @property
    def published(self) -> bool:
        """Whether readers see the graph as it stands."""

    def load(self, quads: bytes, seq: int) -> None:
        """Add N-Triples, and then or at once the mark of a number."""

    def remove(self, lines: Iterable[bytes]) -> None:
        """Take lines of N-Triples out; nothing happens for those that are not there."""

    def links(self, nodes: Sequence[str]) -> Mapping[str, set[str]]:
        """Node → ids of the articles that can say something of it, at least all of those."""

    def finish(self, goal: int) -> None:
        """Leave the mark of a number alone, and have everything on disk."""

    def publish(self) -> None:
        """Let readers see the graph as it stands."""

    def close(self) -> None:
        """Let go; the object is of no use afterwards."""


def ahead(live: Live, record: Record) -> None:
    """Raise StoreError where the record is an older copy that the graph is ahead of."""
    if live.mark > record.sequence:
        what = "holds more than the record, which seems to be an older copy"
        raise StoreError(live.where, what, "run kgnews rebuild")


def follow(live: Live, record: Record) -> bool:
    """Take in what the record has and a graph has not; whether anything changed.

    When this returns, the graph has kept everything and no longer needs what the record removed.
    """
    goal, mark = record.sequence, live.mark
    if mark == goal:
        return False
    for seq, quads in _batches(record.additions(mark), live.batch):
        # Not yet the goal, though it may be the last change: removals are still to come.
        live.load(quads, min(seq, goal - 1))
        sys.audit("kgnews.moment", "graph batch")
    _subtract(live, record, record.removals())
    sys.audit("kgnews.moment", "graph subtracted")
    live.load(b"", goal)
    sys.audit("kgnews.moment", "graph marked")
    live.finish(goal)
    sys.audit("kgnews.moment", "graph followed")
    return True


def _subtract(live: Live, record: Record, removals: Iterable[tuple[str, bytes]]) -> None:
    """Remove what only removed articles state."""
    gone: set[str] = set()
    by_subject: dict[str, set[bytes]] = {}
    for article_id, quads in removals:
        gone.add(article_id)
        for line in quads.splitlines(keepends=True):
            subject = line.partition(b" ")[0][1:-1].decode()
            by_subject.setdefault(subject, set()).add(line)
    for subject, articles in _may_state(live, by_subject, gone):
        lines = by_subject[subject]
        for article_id in sorted(articles):
            lines.difference_update(record.quads(article_id).splitlines(keepends=True))
            if not lines:
                break
    live.remove(sorted(line for lines in by_subject.values() for line in lines))


def _may_state(
    live: Live, subjects: Iterable[str], gone: set[str]
) -> Iterator[tuple[str, set[str]]]:
    """Each subject with the ids of the articles that can say something of it."""
    shared = []
    for subject in subjects:
        if subject.removeprefix(BASE).startswith(OWN):
            yield subject, gone  # these are one article's own, which may have come back
        else:
            shared.append(subject)
    for start in range(0, len(shared), _NODES):
        some = shared[start : start + _NODES]
        found = live.links(some)
        yield from ((node, found.get(node, set())) for node in some)


def _batches(additions: Iterable[tuple[int, bytes]], most: int) -> Iterator[tuple[int, bytes]]:
    """Additions put together into writes of a good size, each with the number of its last."""
    waiting: list[bytes] = []
    lines = seq = 0
    for seq, quads in additions:
        waiting.append(quads)
        lines += quads.count(b"\n")
        if lines >= most:
            yield seq, b"".join(waiting)
            waiting, lines = [], 0
    if waiting:
        yield seq, b"".join(waiting)
