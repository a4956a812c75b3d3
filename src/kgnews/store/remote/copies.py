"""A copy of a graph on a server, for whoever asks so much of it that a copy is cheaper.

Some commands look at everything, one small question after the other: where all articles
disagree, what looks like a duplicate. A question to a server costs a millisecond next door and
thirty far away, and a copy of the graph costs some seconds for a hundred thousand triples. When
the questions have taken as long as a copy would take, one is made; so whatever is asked takes at
most about twice as long as what would have been best.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from kgnews.store.graph import EmbeddedGraph, Graph

__all__ = ["Copies"]

_LEAST = 1.0  # seconds of questions before a copy is thought of
_SPEED = 50_000  # triples a second, fetched and loaded
_IN_MEMORY = 500_000  # triples, some 400 MB; more than that goes to a temporary folder
_IDLE = 5.0  # seconds without a question, after which a graph may have changed


class _Fetched(Protocol):
    """Every triple of a graph, loaded into a store of pyoxigraph."""

    def __call__(self, copy: EmbeddedGraph, /) -> None:
        """Load it."""


class Copies:
    """The copy of one graph, made when it is worth it and forgotten when nobody asks."""

    def __init__(
        self,
        graph: Graph,
        fetched: _Fetched,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """No copy yet. ``fetched`` loads every triple of the graph into another."""
        self._graph, self._fetched, self._clock = graph, fetched, clock
        self._copy: EmbeddedGraph | None = None
        self._place: TemporaryDirectory[str] | None = None
        self._spent = self._last = 0.0
        self._size = 0

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Note how long a question to the server takes."""
        began = self._clock()
        try:
            yield
        finally:
            self._last = self._clock()
            self._spent += self._last - began

    def instead(self) -> EmbeddedGraph | None:
        """The copy that answers instead of the server; None where the server is to be asked."""
        now = self._clock()
        if now - self._last > _IDLE:
            self.forget()
        if self._copy is None and self._spent > _LEAST:
            self._size = self._size or self._graph.count() or 1
            if self._spent > self._size / _SPEED:
                self._copy = self._made()
        if self._copy is not None:
            self._last = self._clock()
        return self._copy

    def forget(self) -> None:
        """Ask the server again from now on."""
        self._copy, self._spent, self._size = None, 0.0, 0
        if self._place:
            self._place.cleanup()
            self._place = None

    def _made(self) -> EmbeddedGraph:
        from pyoxigraph import Store

        if self._size > _IN_MEMORY:
            self._place = TemporaryDirectory(prefix="kgnews-copy-", ignore_cleanup_errors=True)
            store = Store(str(Path(self._place.name) / "graph"))
        else:
            store = Store()
        copy = EmbeddedGraph(store, self._graph.folder)
        self._fetched(copy)
        return copy
