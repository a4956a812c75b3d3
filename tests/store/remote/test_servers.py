"""Which server is at an address, as far as its answers tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from kgnews.errors import StoreError
from kgnews.store.places import Server
from kgnews.store.remote.client import Request, ServerError
from kgnews.store.remote.servers import GRAPH, found

ROWS = "application/sparql-results+json"
TRUE = json.dumps({"head": {}, "boolean": True}).encode()


class Reply:
    """What a server answers at one address."""

    def __init__(self, name: str, kind: str = ROWS, body: bytes = TRUE) -> None:
        self.headers, self.kind, self.body = {"Server": name}, kind, body

    def readall(self) -> bytes:
        return self.body


class Client:
    """The addresses at which there is something; 404 everywhere else."""

    def __init__(self, **replies: Reply) -> None:
        self.replies = {name.replace("_", "/"): reply for name, reply in replies.items()}
        self.asked: list[str] = []

    @contextmanager
    def send(self, request: Request) -> Iterator[Any]:
        path = request.url.removeprefix("http://h")
        self.asked.append(path)
        if path not in self.replies:
            raise ServerError("http://h", "refused (404 Not Found)", "", 404)
        yield self.replies[path]


def test_oxigraph_is_known_by_its_name() -> None:
    client: Any = Client(_query=Reply("Oxigraph/0.5.13"))
    wanted = Server("http://h", "http://h/query", "http://h/update", "http://h/store")
    assert found("http://h", client=client) == Server(*_of(wanted)[:4], "", "oxigraph")


def test_virtuoso_is_written_to_where_it_asks_who_we_are() -> None:
    client: Any = Client(_sparql=Reply("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu"))
    addresses = ("sparql", "sparql-auth", "sparql-graph-crud-auth")
    wanted = Server("http://h", *(f"http://h/{each}" for each in addresses), GRAPH, "virtuoso")
    assert found("http://h", client=client) == wanted
    assert client.asked == ["/query", "/sparql"]


def test_a_dataset_of_fuseki_has_three_addresses_and_a_default_graph() -> None:
    client: Any = Client(_news_query=Reply(""))
    addresses = ("query", "update", "data")
    wanted = Server("http://h/news", *(f"http://h/news/{each}" for each in addresses))
    assert found("http://h/news", client=client) == wanted


def test_a_repository_is_written_to_under_statements() -> None:
    client: Any = Client(_repositories_news=Reply(""))
    base = "http://h/repositories/news"
    wanted = Server(base, base, f"{base}/statements", f"{base}/rdf-graphs/service", GRAPH)
    assert found(base, client=client) == wanted


def test_another_server_gets_everything_by_updates_into_a_graph_of_ours() -> None:
    client: Any = Client(_sparql=Reply("Neptune"))
    wanted = Server("http://h", "http://h/sparql", "http://h/sparql", "", GRAPH)
    assert found("http://h", client=client) == wanted
    alone: Any = Client(**{"": Reply("QLever")})
    assert found("http://h", client=alone) == Server("http://h", "http://h", "http://h", "", GRAPH)


def test_the_graph_may_be_chosen() -> None:
    client: Any = Client(_query=Reply("Oxigraph/0.5.13"))
    assert found("http://h", "urn:news", client).graph == "urn:news"


@pytest.mark.parametrize(
    "reply",
    [Reply("nginx", "text/html", b"<html>"), Reply("", ROWS, b"not JSON"), Reply("", ROWS, b"[]")],
)
def test_a_page_of_the_web_is_no_server(reply: Reply) -> None:
    client: Any = Client(**{"": reply, "_query": reply, "_sparql": reply})
    with pytest.raises(StoreError, match=r"has no SPARQL 1\.1 service .*see docs/servers\.md"):
        found("http://h", client=client)


def _of(server: Server) -> tuple[str, ...]:
    return tuple(getattr(server, name) for name in Server.__slots__)
