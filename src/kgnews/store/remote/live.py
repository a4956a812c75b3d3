"""A graph on a server that is written to: triples first, the mark when the server has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from kgnews.errors import StoreError
from kgnews.mapping import EVIDENCE, STATED_IN
from kgnews.prefixes import BASE, NAMESPACE
from kgnews.store.following import ARTICLE
from kgnews.store.ordered import differences, in_order
from kgnews.store.places import Server
from kgnews.store.record import Record
from kgnews.store.remote.client import Request
from kgnews.store.remote.graph import RemoteGraph, marks_of

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["RemoteLive"]

# Of one update. Virtuoso's compiler gives up at some 5,000 lines.
_LINES = 1000
_BYTES = 500_000

# Measured with 50,000 lines: Oxigraph's bulk loader is twice as fast, and what it has is on disk at
# once. It is not undone where it breaks off, which is no harm: the same lines are sent again.
_BULK_LINES = 20_000

# Virtuoso 7.2.5 makes an integer of more than 32 bits a decimal, unless it comes in an update.
_LONG = re.compile(rb'"-?[0-9]{10,18}"\^\^<http://www\.w3\.org/2001/XMLSchema#integer> \.\n$')
_PREFIX = f"@prefix kg: <{NAMESPACE}> .\n".encode()
_SEQUENCE = f"<{NAMESPACE}sequence>"
_RECORD = f"<{NAMESPACE}record>"


class RemoteLive:
    """The graph of a store on a server, for the one process that has the lock of the folder.

    Every request adds or removes triples without blank nodes, so it may be sent twice. See
    :class:`kgnews.store.following.Live` for what its methods do. Readers see a graph on a server
    while it is being written to.
    """

    def __init__(self, server: Server, folder: Path, owner: str) -> None:
        """Claim the graph for a record. Raises StoreError where it is somebody else's."""
        self._server = server
        self._virtuoso = server.kind == "virtuoso"
        self.batch = 50_000 if server.kind == "oxigraph" else 10_000
        self.graph = RemoteGraph(server, folder, owner, copies=False)
        self._marks = marks_of(server)
        if not self.graph.marks():
            if any(True for _ in self.graph.ask("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")):
                cure = "name an empty dataset, or a graph of your own (?graph=IRI)"
                raise StoreError(server.address, "has triples that are not kgnews's", cure)
            self._mark(_RECORD, owner)

    def remake(self, record: Record) -> None:
        """Make the graph what the record says, whatever is in it.

        What is missing comes in and what is too much goes, so whoever asks meanwhile has at
        least what was right before.
        """
        self.graph.mark  # noqa: B018  raises where it is another record's
        goal = record.sequence
        with TemporaryFile() as there:
            self.graph.dump(there, _ntriples())
            there.seek(0)
            stated = (line for each in record.ids() for line in _lines(record.quads(each)))
            missing: list[bytes] = []
            with TemporaryFile() as surplus:
                for line, ours in differences(in_order(stated), in_order(there)):
                    if not ours:
                        surplus.write(line)
                        continue
                    missing.append(line)
                    if len(missing) >= self.batch:
                        self._add(missing)
                        missing.clear()
                self._add(missing)
                surplus.seek(0)
                self.remove(surplus)
        self.load(b"", goal)
        self.finish(goal)

    @property
    def where(self) -> str:
        """Its place, for messages."""
        return self._server.address

    @property
    def mark(self) -> int:
        """The number of the record's sequence up to which everything has come in."""
        return self.graph.mark

    @property
    def published(self) -> bool:
        """A graph on a server is seen as it stands."""
        return True

    def publish(self) -> None:
        """Nothing is to be done: readers ask the same server."""

    def load(self, quads: bytes, seq: int) -> None:
        """Add N-Triples, and when the server has them the mark of a number."""
        self._add(_lines(quads))
        self._mark(_SEQUENCE, str(seq))

    def remove(self, lines: Iterable[bytes]) -> None:
        """Take lines of N-Triples out; nothing happens for those that are not there."""
        for some in _pieces(lines):
            self._update(f"DELETE DATA {{ {self._in_graph(some)} }}")

    def finish(self, goal: int) -> None:
        """Leave the mark of a number alone; what a server said yes to, it keeps."""
        self._forget_before(goal)

    def links(self, nodes: Sequence[str]) -> Mapping[str, set[str]]:
        """Node → ids of the articles that can say something of it, at least all of those."""
        found: dict[str, set[str]] = {}
        facts = [node for node in nodes if node.startswith(f"{BASE}fact-")]
        others = [node for node in nodes if not node.startswith(f"{BASE}fact-")]
        ways = ((facts, f"?n <{EVIDENCE}> ?e . ?e <{STATED_IN}> ?a"), (others, "?a ?p ?n"))
        for some, where in ways:
            values = " ".join(f"<{node}>" for node in some)
            sparql = f"SELECT DISTINCT ?n ?a WHERE {{ VALUES ?n {{ {values} }} {where} }}"
            for node, article in self.graph.ask(sparql) if some else ():
                if article.value.startswith(ARTICLE):
                    found.setdefault(node.value, set()).add(article.value.removeprefix(ARTICLE))
        return found

    def close(self) -> None:
        """Close the connection."""
        self.graph.client.close()

    # --- inside ----------------------------------------------------------------------------

    def _add(self, lines: Sequence[bytes]) -> None:
        updates = lines
        if self._server.store:
            updates = [line for line in lines if self._virtuoso and _LONG.search(line)]
            apart = set(updates)
            self._post(b"".join(line for line in lines if line not in apart))
        for some in _pieces(updates):
            self._update(f"INSERT DATA {{ {self._in_graph(some)} }}")

    def _post(self, quads: bytes) -> None:
        """N-Triples by the Graph Store Protocol."""
        from urllib.parse import quote

        if not quads:
            return
        name = self._server.graph
        where = f"graph={quote(name, safe='')}" if name else "default"
        if self._server.kind == "oxigraph" and quads.count(b"\n") >= _BULK_LINES:
            where += "&no_transaction"
        url = f"{self._server.store}{'&' if '?' in self._server.store else '?'}{where}"
        if self._virtuoso:  # it looks at the first thousands of bytes itself, and wants to see this
            self._done(Request(url, body=_PREFIX + quads, kind="text/turtle"))
        else:
            self._done(Request(url, body=quads, kind="application/n-triples"))

    def _update(self, sparql: str) -> None:
        self._done(Request(self._server.update, form={"update": sparql}))

    def _done(self, request: Request) -> None:
        self.graph.client.fetch(request)

    def _in_graph(self, lines: Iterable[bytes]) -> str:
        text = b"".join(lines).decode()
        return f"GRAPH <{self._server.graph}> {{ {text} }}" if self._server.graph else text

    def _mark(self, name: str, value: str) -> None:
        mark = f'<{self._marks}> {name} "{value}"'
        self._update(f"INSERT DATA {{ GRAPH <{self._marks}> {{ {mark} }} }}")

    def _forget_before(self, goal: int) -> None:
        """Drop the marks but that of a number."""
        old = [each for each in self.graph.marks().get("sequence", []) if each != str(goal)]
        marks = " . ".join(f'<{self._marks}> {_SEQUENCE} "{each}"' for each in old)
        if marks:
            self._update(f"DELETE DATA {{ GRAPH <{self._marks}> {{ {marks} }} }}")


def _lines(quads: bytes) -> list[bytes]:
    return quads.splitlines(keepends=True)


def _ntriples() -> ox.RdfFormat:
    from pyoxigraph import RdfFormat

    return RdfFormat.N_TRIPLES


def _pieces(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines in pieces that an update can bear."""
    piece: list[bytes] = []
    size = 0
    for line in lines:
        if piece and (len(piece) >= _LINES or size + len(line) > _BYTES):
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    if piece:
        yield piece
