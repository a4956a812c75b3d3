"""Every span read again, and the graph compared with the record, line by line.

The record's own seals and digests show a row, a text or a reading that has changed; that the
graph holds what the articles state, all of it and nothing else, is compared by a sum of hashes
over both, so that memory holds only the lines that articles share. Nothing is changed: a graph
that is behind the record catches up in a copy.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from hashlib import blake2b, sha256
from io import RawIOBase
from pathlib import Path
from typing import IO, Any, cast

import kgnews
from kgnews.errors import StoreError
from kgnews.mapping import escape
from kgnews.prefixes import BASE, NAMESPACE
from kgnews.store import kept_gazetteers, open_record
from kgnews.store.following import follow
from kgnews.store.graph import LIVE, EmbeddedGraph, Graph, newest, read, snapshots, worded
from kgnews.store.judged import identity
from kgnews.store.live import LiveGraph
from kgnews.store.lock import Lock
from kgnews.store.parent import end_with_parent
from kgnews.store.places import server
from kgnews.store.record import FILE, Record

__all__ = ["Fault", "behind", "faults", "faults_apart", "main"]

_OWN = tuple(f"<{BASE}{kind}-".encode() for kind in ("article", "evidence", "quote"))
_EVIDENCE = re.compile(
    rf'^<{BASE}evidence-(\w+)> <{NAMESPACE}(start|end|quote)> "((?:[^"\\]|\\.)*)"', re.MULTILINE
)
_MASK = (1 << 64) - 1
_MOST_MEMORY = 4 << 30  # address space; what a store of a million articles needs is far less
_AGAIN = "restore the record from a copy, or retract the article and ingest it again"
_REBUILD = "run kgnews rebuild"
_AHEAD = "holds more than the record, which seems to be an older copy"

# What the engine says of a store whose making was cut off: tables are made one after the other,
# and the number of its format is put in last.
_UNFINISHED = ("Column family not found", "Inserts are only possible on read-write")

# Two more ways through the triples, each by an index of its own: every block of them is read.
_COUNTS = (
    "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?p { ?x ?p ?y } } LATERAL { ?s ?p ?o } }",
    "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?o { ?x ?y ?o } } LATERAL { ?s ?p ?o } }",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was stored: where, and what."""

    where: str
    what: str
    cure: str


def faults(folder: Path, *, wait: float = 0) -> Iterator[Fault]:
    """Everything in a store that is not as it should be; nothing for a sound one.

    Looks at every byte of it. ``wait`` is how many seconds to wait for a writer. Raises
    StoreError where there is no store, or one in use.
    """
    with ExitStack() as held:
        if not (folder / FILE).is_file():
            open_record(folder)  # which says what is wrong
        if os.access(folder, os.W_OK):  # else nobody is at work there either
            held.callback(Lock(folder, wait=wait).release)
        try:
            record = held.enter_context(open_record(folder))
            yield from _record_faults(record)
            yield from _name_faults(folder)
            yield from _graph_faults(record, folder)
        except StoreError as fault:
            yield Fault(fault.where, fault.what, fault.cure)


def faults_apart(folder: Path, *, wait: float = 0) -> Iterator[Fault]:
    """As :func:`faults`, in a process of its own.

    A damaged table can make the engine take all memory, or end its process; that is a fault
    then, and not the end of this process.
    """
    home = str(Path(kgnews.__file__).parents[1])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    words = (str(os.getpid()), str(folder.absolute()), str(wait))
    line = [sys.executable, "-P", "-m", "kgnews.store.audit", *words]
    with subprocess.Popen(
        line,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    ) as child:
        try:
            said = cast("IO[bytes]", child.stdout).readlines()
            complained = cast("IO[bytes]", child.stderr).read().decode(errors="replace")
            child.wait()
        except BaseException:
            child.kill()
            raise
    for each in said:
        kind, *words = json.loads(each)
        if kind == "error":
            raise StoreError(*words)
        yield Fault(*words)
    if child.returncode and "Traceback" in complained and "MemoryError" not in complained:
        raise RuntimeError(complained)
    if child.returncode:
        what = f"cannot be read to its end: the engine gave up ({child.returncode})"
        yield Fault(str(folder / LIVE), what, _REBUILD)


def main() -> None:
    """The process of :func:`faults_apart`: every fault as a line of JSON."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    end_with_parent(int(sys.argv[1]))
    with suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        for fault in faults(Path(sys.argv[2]), wait=float(sys.argv[3])):
            print(json.dumps(["fault", fault.where, fault.what, fault.cure]), flush=True)
    except StoreError as fault:
        print(json.dumps(["error", fault.where, fault.what, fault.cure]), flush=True)


def behind(folder: Path) -> int:
    """How many changes of the record the graph has yet to take in: some, after a kill.

    The next command that opens the store derives them. Raises StoreError for a damaged store.
    """
    with open_record(folder) as record:
        live = _served(record, folder) or _live(folder)
        return record.sequence - (live.mark if live else 0)


def _served(record: Record, folder: Path) -> Graph | None:
    """The graph on a server; None where the folder has it."""
    if not (where := server(folder)):
        return None
    from kgnews.store.remote.graph import RemoteGraph

    return RemoteGraph(where, folder, identity(record))


def _live(folder: Path) -> Graph | None:
    """The graph as it was left; None for one whose making was cut off, or not begun."""
    if not (folder / LIVE / "CURRENT").exists():
        return None
    try:
        return read(folder / LIVE, folder)
    except StoreError as fault:
        if any(words in fault.what for words in _UNFINISHED):
            return None
        raise


def _name_faults(folder: Path) -> Iterator[Fault]:
    """The user's own gazetteers, whose names say what they hold."""
    for path in kept_gazetteers(folder):
        if _hex(path.read_bytes())[:12] != path.stem.rpartition("-")[2]:
            cure = "delete it, and ingest with --gazetteer FILE again"
            yield Fault(str(path), "is not the gazetteer that was kept", cure)


def _record_faults(record: Record) -> Iterator[Fault]:
    whole = "restore the record from a copy (kgnews restore)"
    for damage in record.damage():
        yield Fault(str(record.path), damage, whole)
    found = set()
    for article_id, text_digest, quads_digest in record.digests():
        for fault in _article_faults(record, article_id, text_digest, quads_digest):
            found.add(article_id)
            yield fault
    for table, key in record.broken():
        if table != "articles":
            yield Fault(key, f"its row in {table} is not the one that was stored", whole)
        elif key not in found:
            yield Fault(key, "its details are not those that were stored", _AGAIN)


def _article_faults(
    record: Record, article_id: str, text_digest: str, quads_digest: str
) -> Iterator[Fault]:
    try:
        article, quads = record.article(article_id), record.quads(article_id)
        record.reading(article_id)
    except (StoreError, ValueError, KeyError, TypeError) as fault:
        yield Fault(article_id, f"its row cannot be read ({fault})", _AGAIN)
        return
    if article.id != article_id or _hex(article.text.encode()) != text_digest:
        yield Fault(article_id, "the text is not the one that was stored", _AGAIN)
    elif _hex(quads) != quads_digest:
        yield Fault(article_id, "the triples are not those that were stored", _AGAIN)
    else:
        for start, end in _misquoted(article.text, quads.decode()):
            what = f"the text at {start}–{end} is not what the evidence quotes"
            yield Fault(article_id, what, "run kgnews rebuild --reread")


def _misquoted(text: str, quads: str) -> Iterator[tuple[str, str]]:
    """(start, end) of every evidence that quotes something else than its span covers."""
    found: dict[str, dict[str, str]] = {}
    for node, name, value in _EVIDENCE.findall(quads):
        found.setdefault(node, {})[name] = value
    for about in found.values():
        start, end, quote = (about.get(name, "") for name in ("start", "end", "quote"))
        if not start or not end or escape(text[int(start) : int(end)]) != quote:
            yield start, end


def _graph_faults(record: Record, folder: Path) -> Iterator[Fault]:
    expected = _expected(record)
    if served := _served(record, folder):
        yield from _served_faults(record, served, expected)
        return
    live = _live(folder)
    if live and live.mark > record.sequence:
        yield Fault(str(folder / LIVE), _AHEAD, _REBUILD)
        return
    if live and live.mark == record.sequence:
        yield from _compared(record, live, expected)
    elif (folder / LIVE).exists():
        del live
        with tempfile.TemporaryDirectory(prefix="kgnews-verify-") as name:
            yield from _compared(record, _caught_up(record, folder, Path(name)), expected)
    yield from _snapshot_faults(record, folder, expected)


def _served_faults(record: Record, graph: Graph, expected: tuple[int, int]) -> Iterator[Fault]:
    """What is wrong with a graph on a server; one that is behind is told of, and not compared."""
    where = server(graph.folder)
    place = where.address if where else ""
    if graph.mark > record.sequence:
        yield Fault(place, _AHEAD, _REBUILD)
    elif graph.mark == record.sequence and (found := _found(graph)) != expected:
        yield from _differing(record, graph, place, found[0] - expected[0])


def _compared(record: Record, graph: Graph, expected: tuple[int, int]) -> Iterator[Fault]:
    where = str(graph.folder / LIVE)
    with worded(Path(where)):
        found = _found(graph)
        if found != expected:
            yield from _differing(record, graph, where, found[0] - expected[0])
        elif _counted(graph) != {expected[0]}:
            yield Fault(where, "its indexes do not agree with each other", _REBUILD)


def _differing(record: Record, graph: Graph, where: str, more: int) -> Iterator[Fault]:
    """What of the record a graph does not have, or else that it has something more."""
    lost = 0
    for article_id in record.ids():
        if missing := _missing(graph, record.quads(article_id)):
            lost += 1
            what = f"{missing:,} of its triples are not in the graph"
            yield Fault(article_id, what, _REBUILD)
    if not lost:
        yield Fault(where, f"{more:,} triples of the graph stand in no article", _REBUILD)


def _snapshot_faults(record: Record, folder: Path, expected: tuple[int, int]) -> Iterator[Fault]:
    """What readers are shown: an older state after a kill, else the graph as it is."""
    published = newest(folder)
    if published is None:  # it will be written when it is asked for
        return
    path = snapshots(folder)[-1]
    with worded(path):
        found, counts = _found(published), _counted(published)
    current = published.mark >= record.sequence
    if counts != {found[0]} or (current and found != expected):
        yield Fault(str(path), "readers are not shown the graph as it is", _REBUILD)


def _caught_up(record: Record, folder: Path, place: Path) -> Graph:
    """A copy of the graph, in a place of its own, that has what the record has.

    Tables are never changed once they are written, so pointing at them is enough.
    """
    copy = place / LIVE
    copy.mkdir()
    for path in (folder / LIVE).iterdir():
        if path.suffix == ".sst" and os.name != "nt":  # where links need a right of their own
            (copy / path.name).symlink_to(path.absolute())
        elif path.name != "LOCK":
            shutil.copyfile(path, copy / path.name)
    live = LiveGraph(place)
    follow(live, record)
    return EmbeddedGraph(live.store, folder)


def _expected(record: Record) -> tuple[int, int]:
    """How many different lines the articles have, and the sum of their hashes."""
    shared: set[int] = set()
    count = total = 0
    for article_id in record.ids():
        for line in record.quads(article_id).splitlines():
            number = _number(line)
            if line.startswith(_OWN):
                count, total = count + 1, total + number
            else:
                shared.add(number)
    return count + len(shared), (total + sum(shared)) & _MASK


def _found(graph: Graph) -> tuple[int, int]:
    """How many lines the graph has, and the sum of their hashes."""
    from pyoxigraph import RdfFormat

    lines = _Lines()
    graph.dump(cast("IO[bytes]", lines), RdfFormat.N_TRIPLES)
    return lines.count, lines.total & _MASK


def _counted(graph: Graph) -> set[int]:
    """How many triples the other indexes have."""
    counts = set()
    for sparql in _COUNTS:
        (row,) = cast("Any", graph.query(sparql))
        counts.add(int(row["n"].value))
    return counts


class _Lines(RawIOBase):
    """A file that counts and sums the lines written to it, and keeps none."""

    def __init__(self) -> None:
        self.count = self.total = 0
        self._rest = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        *lines, self._rest = (self._rest + bytes(data)).split(b"\n")
        self.count += len(lines)
        self.total += sum(map(_number, lines))
        return memoryview(data).nbytes


def _missing(graph: Graph, quads: bytes) -> int:
    """How many triples of an article the graph does not hold."""
    from pyoxigraph import RdfFormat, parse

    triples = {quad.triple for quad in parse(quads, format=RdfFormat.N_TRIPLES)}
    return len(triples) - sum(1 for _ in graph.held(triples))


def _number(line: bytes) -> int:
    return int.from_bytes(blake2b(line, digest_size=8).digest())


def _hex(data: bytes) -> str:
    return sha256(data).hexdigest()


if __name__ == "__main__":
    main()
