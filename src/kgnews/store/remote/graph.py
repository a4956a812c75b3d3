"""A graph on a server, asked by the SPARQL 1.1 Protocol."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from kgnews.errors import StoreError
from kgnews.prefixes import NAMESPACE, PREFIXES
from kgnews.store.graph import MARKS, EmbeddedGraph
from kgnews.store.places import Server
from kgnews.store.remote.client import Client, Reply, Request
from kgnews.store.remote.copies import Copies

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["RemoteGraph", "marks_of"]

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_HELD = 200  # triples that are asked about at once
# Virtuoso's word in a header that there would be more rows, and where the number stands.
_MOST, _MOST_OF_ALL = "X-SPARQL-MaxRows", "ResultSetMaxRows"


class RemoteGraph:
    """The graph of a store on a server, to read. See :class:`kgnews.store.graph.Graph`.

    Every question is a request, and answers are read as they come in; for many small ones in a
    row a copy is made (:mod:`kgnews.store.remote.copies`).
    """

    def __init__(
        self, server: Server, folder: Path, owner: str = "", *, copies: bool = True
    ) -> None:
        """Nothing is asked yet. ``owner`` is the identity of the record in the folder.

        Without ``copies`` it is always the server that answers: for whoever writes to it.
        """
        self.server = server
        self.folder = folder
        self.owner = owner
        self.client = Client(server.address)
        self._copies = Copies(self, self._load) if copies else None

    @property
    def mark(self) -> int:
        """As :attr:`Graph.mark`."""
        known = self.marks()
        self._gives_all()
        if self.owner and known.get("record", [self.owner]) != [self.owner]:
            what = "has the graph of another record"
            cure = "name that record's folder, another dataset, or a graph of your own (?graph=IRI)"
            raise StoreError(self.server.address, what, cure)
        return max(map(int, known.get("sequence", [])), default=0)

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
        """As :meth:`Graph.query`; what is not SPARQL is found here and not sent."""
        every = {**PREFIXES, **(prefixes or {})}
        answered = self._form(sparql, every)
        lines = [f"PREFIX {name}: <{space}>\n" for name, space in every.items()]
        text = "".join(lines) + sparql
        return answered(text)

    def triples(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | ox.Literal | None = None,
    ) -> Iterator[ox.Triple]:
        """As :meth:`Graph.triples`, in the order of the server."""
        if copy := self._copies and self._copies.instead():
            return copy.triples(subject, predicate, object)
        pattern = f"{subject or '?s'} {predicate or '?p'} {object or '?o'}"
        return self._triples(f"CONSTRUCT {{ {pattern} }} WHERE {{ {pattern} }}")

    def held(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """As :meth:`Graph.held`, some hundred with one request."""
        waiting = iter(triples)
        while some := list(islice(waiting, _HELD)):
            if copy := self._copies and self._copies.instead():
                yield from copy.held(some)
                continue
            values = " ".join(f"({t.subject} {t.predicate} {t.object})" for t in some)
            where = f"VALUES (?s ?p ?o) {{ {values} }} ?s ?p ?o"
            there = set(self._triples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}"))
            yield from (triple for triple in some if triple in there)

    def count(self) -> int:
        """As :meth:`Graph.count`; the server counts."""
        ((number,),) = self.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        return int(number.value)

    def dump(self, output: IO[bytes] | str | Path, format: ox.RdfFormat) -> None:
        """As :meth:`Graph.dump`, while it comes in."""
        import pyoxigraph as ox

        every = self._triples("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        ox.serialize(every, output, format=format, prefixes=dict(PREFIXES))

    def marks(self) -> dict[str, list[str]]:
        """What stands in the graph of marks: ``sequence`` and ``record`` with their values."""
        where = f"GRAPH <{marks_of(self.server)}> {{ ?s ?p ?o }}"
        found: dict[str, list[str]] = {}
        for name, value in self.ask(f"SELECT ?p ?o WHERE {{ {where} }}", whole=True):
            found.setdefault(name.value.removeprefix(NAMESPACE), []).append(value.value)
        return found

    def ask(self, sparql: str, *, whole: bool = False) -> Iterator[tuple[Any, ...]]:
        """The rows of a SELECT without prefixes; ``whole`` asks all that the server has."""
        return (tuple(row) for row in self._rows(sparql, whole=whole))

    # --- inside ----------------------------------------------------------------------------

    def _gives_all(self) -> None:
        """Raise StoreError for a Virtuoso that leaves out rows; of triples it would not say so."""
        if self.server.kind != "virtuoso":
            return
        most = f"bif:virtuoso_ini_item_value('SPARQL', '{_MOST_OF_ALL}')"
        for (value,) in self.ask(f"SELECT ({most} AS ?most) WHERE {{ }}", whole=True):
            if value is not None and value.value not in ("", "0"):
                what = f"gives no more than {value.value} rows"
                cure = f"set {_MOST_OF_ALL} = 0 in its virtuoso.ini"
                raise StoreError(self.server.address, what, cure)

    def _form(
        self, sparql: str, prefixes: Mapping[str, str]
    ) -> Callable[[str], ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]]:
        """How a query is answered, which an empty graph tells. Raises SyntaxError."""
        import pyoxigraph as ox

        found = ox.Store().query(sparql, prefixes=dict(prefixes))
        if isinstance(found, ox.QueryBoolean):
            return self._truth
        return self._rows if isinstance(found, ox.QuerySolutions) else self._triples

    def _asked(self, sparql: str, accept: str, *, whole: bool = False) -> Request:
        """A question to our graph, or with ``whole`` to all that the server has."""
        form = {"query": sparql}
        if self.server.graph and not whole:
            form["default-graph-uri"] = self.server.graph
        return Request(self.server.query, form=form, accept=accept)

    def _sent(self, sparql: str, accept: str, *, whole: bool = False) -> Reply:
        with self._copies.timed() if self._copies else nullcontext():
            reply = self.client.send(self._asked(sparql, accept, whole=whole))
        if most := reply.headers.get(_MOST):
            reply.close()
            cure = f"set {_MOST_OF_ALL} = 0 in its virtuoso.ini"
            raise StoreError(self.server.address, f"gives no more than {most} rows", cure)
        if reply.kind not in (accept, "application/json", "text/plain"):
            reply.close()
            what = f"answers with {reply.kind or 'nothing'} and not with {accept}"
            raise StoreError(self.server.address, what, "see that it is a SPARQL server")
        return reply

    def _rows(self, sparql: str, *, whole: bool = False) -> ox.QuerySolutions:
        import pyoxigraph as ox

        reply = self._sent(sparql, _ROWS, whole=whole)
        with self._understood():
            found = ox.parse_query_results(
                cast("IO[bytes]", reply), format=ox.QueryResultsFormat.JSON
            )
        return cast("ox.QuerySolutions", found)

    def _truth(self, sparql: str) -> ox.QueryBoolean:
        import pyoxigraph as ox

        with self._sent(sparql, _ROWS) as reply, self._understood():
            about = json.loads(reply.readall())
            if "boolean" not in about:  # Virtuoso 7.2.5 answers with a row that has 1, or none
                about = {"head": {}, "boolean": bool(about["results"]["bindings"])}
            found = ox.parse_query_results(json.dumps(about), format=ox.QueryResultsFormat.JSON)
        return cast("ox.QueryBoolean", found)

    def _triples(self, sparql: str) -> Iterator[ox.Triple]:
        import pyoxigraph as ox

        with self._sent(sparql, _TRIPLES) as reply, self._understood():
            quads = ox.parse(cast("IO[bytes]", reply), format=ox.RdfFormat.N_TRIPLES)
            yield from (quad.triple for quad in quads)

    def _load(self, copy: EmbeddedGraph) -> None:
        """Put every triple into another graph."""
        from pyoxigraph import RdfFormat

        every = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        with self._sent(every, _TRIPLES) as reply, self._understood():
            copy.store.bulk_load(cast("IO[bytes]", reply), format=RdfFormat.N_TRIPLES)

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """What is no result of SPARQL, in kgnews's words."""
        try:
            yield
        except (SyntaxError, ValueError, TypeError, KeyError) as fault:
            what = f"answers with what is no result ({str(fault).partition(chr(10))[0][:120]})"
            cure = "see that it is a SPARQL server"
            raise StoreError(self.server.address, what, cure) from fault


def marks_of(server: Server) -> str:
    """The name of the graph that says how far the graph on a server has come."""
    return f"{server.graph}-store" if server.graph else MARKS
