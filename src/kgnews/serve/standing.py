"""The store as it stands: every request sees what the last finished change left."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from kgnews.errors import StoreError
from kgnews.store import Graph, Record, open_graph, open_record
from kgnews.store.graph import read, snapshots
from kgnews.store.places import server

__all__ = ["Standing"]


class Standing:
    """The newest graph of a store, opened once and again when there is a newer one."""

    def __init__(self, folder: Path) -> None:
        """Look at a store; raises StoreError where there is none."""
        self.folder = folder
        self._lock = Lock()
        self._path: Path | None = None
        self._graph = open_graph(folder)

    def graph(self) -> Graph:
        """The newest graph. Raises StoreError where the store is gone or damaged."""
        with self._lock:
            try:
                return self._newest()
            except StoreError:  # a newer one came, and this one went, while it was opened
                return self._newest()

    def record(self) -> Record:
        """The record, for one thread; to be closed."""
        return open_record(self.folder)

    def _newest(self) -> Graph:
        if server(self.folder):  # which always has the newest itself
            return open_graph(self.folder)
        path = next(reversed(snapshots(self.folder)), None)
        if path is None:
            raise StoreError(str(self.folder), "has no graph any more", "run kgnews rebuild")
        if path != self._path:
            self._graph, self._path = read(path, self.folder), path
        return self._graph
