"""The store folder: the record (SQLite, the truth) and the graph (derived; here or on a server).

To read, while nobody or somebody else writes::

    from kgnews.store import open_graph, open_record

    folder = place("kgnews-store")        # or "sparql+http://127.0.0.1:7878"
    graph = open_graph(folder)            # Graph: .query .triples .count .dump
    record = open_record(folder)          # Record: .article .articles .text .reading .quads .find
    for row in graph.query("SELECT ?city { ?city kg:supports ?event }"):
        print(row["city"].value)
    record.text("0f3a…")[start:end]       # the words of an evidence

To write: :class:`Store`, of which there is one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Self

from kgnews.errors import StoreError
from kgnews.store.disk import made, replaced
from kgnews.store.following import Live, ahead, follow
from kgnews.store.graph import LIVE, EmbeddedGraph, Graph, newest
from kgnews.store.judged import drop_removals, forgotten, identified, identity
from kgnews.store.live import LiveGraph
from kgnews.store.lock import Lock, LockedError
from kgnews.store.places import FILE as SERVER
from kgnews.store.places import Server, asked_for, keep, place, server
from kgnews.store.record import FILE, Entry, Record, entry

__all__ = [
    "EmbeddedGraph",
    "Entry",
    "Graph",
    "Record",
    "Store",
    "entry",
    "kept_gazetteers",
    "open_graph",
    "open_record",
    "place",
    "settled",
]

_GAZETTEERS = "gazetteer"
# What a start that was killed may leave before the record, and what people may bring along.
_OURS = {"lock", LIVE, SERVER, "decisions.kg"}


def open_record(folder: Path | str) -> Record:
    """The record of a store, to read; works while another process writes.

    Raises StoreError where there is no store, or one that this version cannot read.
    """
    return Record(_store(Path(folder)))


def open_graph(folder: Path | str) -> Graph:
    """The graph of a store as the last finished change left it, to read.

    Catches up with the record first where a change was cut off and nobody else is at work.
    Raises StoreError where there is no store, or its graph is damaged or not written yet.
    """
    home = _store(Path(folder))
    if graph := settled(home):
        return graph
    graph = _seen(home)
    try:
        Store.open(home).close()
    except (LockedError, OSError):
        if graph:  # a writer is at work, or we may not write: the finished state is good enough
            return graph
        raise
    found = _seen(home)
    if found is None:
        raise StoreError(str(home), "has no graph", "run kgnews rebuild")
    return found


def settled(folder: Path) -> Graph | None:
    """The graph as readers see it, if it has all that the record has; else None.

    Raises StoreError as :func:`open_graph`.
    """
    with Record(_store(folder)) as record:
        graph = _seen(folder)
        return graph if graph and graph.mark == record.sequence else None


def _seen(folder: Path) -> Graph | None:
    """The graph as readers see it, however far it has come; None where there is none yet."""
    if not (where := server(folder)):
        return newest(folder)
    from kgnews.store.remote.graph import RemoteGraph

    with Record(folder) as record:
        return RemoteGraph(where, folder, identity(record))


def kept_gazetteers(folder: Path) -> tuple[Path, ...]:
    """The user's own gazetteers that a store keeps, in the order of their names."""
    return tuple(sorted((folder / _GAZETTEERS).glob("*.*")))


class Store:
    """A store folder to write to, by one process at a time.

    ``add`` and ``retract`` return when the record has it on disk; the graph follows at
    :meth:`close`, or when the next one opens the store if this one is killed.
    """

    def __init__(self, folder: Path, *, fresh_graph: bool = False, wait: float = 0) -> None:
        """Take the lock of a folder; :meth:`open` and :meth:`rebuild` are the ways in."""
        self.folder = folder
        self._graph: Live | None = None
        with ExitStack() as started:
            started.callback(Lock(folder, wait=wait).release)
            LiveGraph.sweep(folder)
            self.record = started.enter_context(Record(folder, write=True))
            self._open = started.pop_all()
        if not fresh_graph:
            with ExitStack() as started:
                started.callback(self.abandon)
                ahead(self._hold(_live(folder, self.record)), self.record)
                started.pop_all()

    @classmethod
    def open(cls, folder: Path | str, *, create: bool = False, wait: float = 0) -> Store:
        """An existing store, or with ``create`` also a new one in an empty or absent folder.

        ``wait`` is how many seconds to wait for another process that writes to it.
        Raises StoreError where another process writes to it, where the folder holds something
        else, or where a newer kgnews made it.
        """
        home = Path(folder)
        if not create:
            _store(home)
        elif not (home / FILE).exists():
            if home.exists() and not home.is_dir():
                raise StoreError(str(home), "is a file", "name a folder with --store")
            if home.exists() and {each.name for each in home.iterdir()} - _OURS:
                raise StoreError(
                    str(home), "is not empty and not a kgnews store", "name another with --store"
                )
            _made(home)
        return cls(home, wait=wait)

    @classmethod
    def rebuild(cls, folder: Path | str, *, wait: float = 0) -> Store:
        """An existing store with its graph made again from the record.

        The old graph stays until the new one is complete. Raises StoreError as :meth:`open`.
        """
        home = _store(Path(folder))
        store = cls(home, fresh_graph=True, wait=wait)
        with ExitStack() as started:
            started.callback(store.abandon)
            live = store._hold(_live(home, store.record, fresh=True))
            store._drop_removals()  # the old graph needs them no more
            live.publish()
            started.pop_all()
        return store

    @property
    def graph(self) -> Graph:
        """The graph as it is being written; readers see it when it is settled."""
        if self._graph is None:
            raise StoreError(str(self.folder), "is closed")
        return self._graph.graph

    def add(self, entries: Sequence[Entry]) -> list[str]:
        """Store articles; ``stored``, ``duplicate`` or ``skipped`` (retracted) for each.

        All of them are on disk when this returns, or none is.
        """
        return self.record.add(entries)

    def retract(self, article_ids: Iterable[str]) -> int:
        """Take out articles and what only they state; how many were there."""
        return self.record.retract(article_ids)

    @property
    def gazetteers(self) -> tuple[Path, ...]:
        """The user's own gazetteers that the store keeps, in the order of their names."""
        return kept_gazetteers(self.folder)

    def keep_gazetteers(self, files: Iterable[Path]) -> None:
        """Keep copies of gazetteers, for all that is read from now on.

        Raises StoreError for a file that cannot be read.
        """
        for file in files:
            try:
                content = file.read_bytes()
            except OSError as fault:
                raise StoreError(str(file), fault.strerror or "cannot be read") from fault
            kept = (
                self.folder
                / _GAZETTEERS
                / (f"{file.stem}-{sha256(content).hexdigest()[:12]}{file.suffix}")
            )
            if not kept.exists():
                made(kept.parent)
                draft = self.folder / f"{kept.name}.part"
                draft.write_bytes(content)
                replaced(draft, kept)

    def settle(self) -> None:
        """Bring the graph up to the record and publish it to readers."""
        if self._graph is None:
            return
        changed = follow(self._graph, self.record)
        if changed:
            self._drop_removals()
        if changed or not self._graph.published:
            self._graph.publish()

    def _drop_removals(self) -> None:
        """Forget what the graph has dropped."""
        if server(self.folder):
            drop_removals(self.record)
        else:
            self.record.drop_removals(self.record.sequence)

    def close(self) -> None:
        """Settle, then let the next one write; the object is of no use afterwards."""
        try:
            self.settle()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go without touching the graph, which follows when the store is next opened."""
        self._graph = None
        self._open.close()  # the graph, the record, the lock, in this order

    def _hold(self, graph: Live) -> Live:
        self._open.callback(graph.close)
        self._graph = graph
        return graph

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Close it, or leave the graph for the next one where something went wrong."""
        if kind is None:
            self.close()
        else:
            self.abandon()


def _live(folder: Path, record: Record, *, fresh: bool = False) -> Live:
    """The graph of a store to write to; ``fresh`` makes it again from the record first."""
    if not (where := server(folder)):
        return LiveGraph.remade(folder, record) if fresh else LiveGraph(folder)
    from kgnews.store.remote.live import RemoteLive

    live = RemoteLive(where, folder, identified(record))
    if fresh or live.mark < forgotten(record):  # it was set back: what went out since is not known
        live.remake(record)
    return live


def _made(folder: Path) -> None:
    """Make the folder of a new store; its server has answered before there is one."""
    where: Server | None = None
    if asked_for(folder)[0]:
        from kgnews.store.remote.servers import sought

        where = sought(folder)
    made(folder)
    if where:
        keep(folder, where)


def _store(folder: Path) -> Path:
    """The folder, if it is a store's. Raises StoreError otherwise."""
    if (folder / FILE).is_file():
        return folder
    what = "is not a kgnews store" if folder.exists() else "no such store"
    raise StoreError(str(folder), what, "run kgnews ingest first, or name another with --store")
