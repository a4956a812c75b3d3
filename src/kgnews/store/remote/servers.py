"""Which server is at an address, and where it takes queries, updates and triples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from kgnews.errors import StoreError
from kgnews.prefixes import BASE
from kgnews.store.places import FILE, Server, asked_for
from kgnews.store.remote.client import Client, Request, ServerError

__all__ = ["GRAPH", "found", "sought"]

GRAPH = f"{BASE}graph"
"""The graph for servers whose default graph is the union of all graphs, other people's too."""

_RESULTS = "application/sparql-results+json"


def sought(folder: Path) -> Server | None:
    """The server of a new store that was named by an address; None for one that has its own.

    Raises StoreError as :func:`found`.
    """
    address, graph = asked_for(folder)
    return found(address, graph) if address and not (folder / FILE).exists() else None


def found(address: str, graph: str = "", client: Client | None = None) -> Server:
    """The server at an address; ``graph`` names the graph in it, empty for the usual one.

    Raises StoreError where none answers, or none that speaks SPARQL.
    """
    mine = client or Client(address)
    refused: ServerError | None = None
    try:
        for server in _layouts(address):
            try:
                name = _answers(mine, server.query)
            except ServerError as fault:
                if not fault.status or fault.status in (401, 403):  # there is no use in trying on
                    raise
                refused = fault
                continue
            if name is not None:
                return _settled(server, name, graph)
    finally:
        if client is None:
            mine.close()
    said = f" ({refused.what})" if refused else ""
    what = f"has no SPARQL 1.1 service that is known{said}"
    raise StoreError(address, what, "write its addresses into server.json; see docs/servers.md")


def _layouts(address: str) -> Iterator[Server]:
    """The addresses that the known servers have, under the one that was given."""
    if "/repositories/" in address:  # GraphDB and others on RDF4J
        store = f"{address}/rdf-graphs/service"
        yield Server(address, address, f"{address}/statements", store, GRAPH)
        return
    # Oxigraph and Fuseki; the header of an answer tells which
    yield Server(address, f"{address}/query", f"{address}/update", f"{address}/data")
    # Virtuoso, Neptune
    yield Server(address, f"{address}/sparql", f"{address}/sparql", "", GRAPH)
    # QLever and others that have one address for everything
    yield Server(address, address, address, "", GRAPH)


def _answers(client: Client, query: str) -> str | None:
    """The name that a server gives itself, if it answers a question as SPARQL says."""
    with client.send(Request(query, form={"query": "ASK {}"}, accept=_RESULTS)) as reply:
        body = reply.readall()
        if reply.kind not in (_RESULTS, "application/json"):
            return None
        try:
            about = json.loads(body)
        except ValueError:
            return None
        return reply.headers.get("Server", "") if isinstance(about, dict) else None


def _settled(server: Server, name: str, graph: str) -> Server:
    """A layout with what is particular to the server that gives itself a name."""
    base, kind = server.address, ""
    query, update, store, where = server.query, server.update, server.store, server.graph
    if name.startswith("Oxigraph"):
        kind, store = "oxigraph", f"{base}/store"
    elif name.startswith("Virtuoso") and urlsplit(query).path.endswith("/sparql"):
        kind, update, store = "virtuoso", f"{query}-auth", f"{query}-graph-crud-auth"
    return Server(base, query, update, store, graph or where, kind)
