"""A way to a server that breaks again and again: what comes through is whole, and once."""

from __future__ import annotations

import http.client
import io
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

from kgnews.model import Article, Reading
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Entry, Store, entry, open_graph, open_record, place
from kgnews.store.audit import faults
from kgnews.store.remote import client
from kgnews.text import segment


def article(number: int) -> Entry:
    made = Article(f"Berita {number}.", source=f"{number}.txt")
    this = f"<{BASE}article-{made.id}>"
    towns = [f"<{BASE}city-{(number + step) % 7}>" for step in range(3)]
    lines = [f"{this} <{NAMESPACE}mentions> {town} .\n" for town in towns]
    lines += [f'{town} <{NAMESPACE}name> "{town[-2]}" .\n' for town in towns]
    return entry(Reading(segment(made)), "".join(sorted(lines)).encode(), "rules")


@pytest.fixture
def broken_way(oxigraph: str) -> Iterator[str]:
    """An address from which the server is reached, three times of six.

    Once the way is busy, once what is sent is lost, and once the answer is: the server has done
    what it was told, and nobody hears of it.
    """
    to = urlsplit(oxigraph).netloc
    numbers = count()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            turn = next(numbers) % 6
            if turn == 1:
                self._said(503, {}, b"busy")
                return
            if turn == 3:
                self._reset()
                return
            there = http.client.HTTPConnection(to)
            there.request("POST", self.path, body, dict(self.headers))
            answer = there.getresponse()
            said = answer.read()
            there.close()
            if turn == 5:
                self._reset()
                return
            kind = {"Content-Type": answer.headers["Content-Type"] or "text/plain"}
            server = {"Server": answer.headers["Server"]}
            self._said(answer.status, kind | server, said)

        def _said(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response_only(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _reset(self) -> None:
            at_once = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
            self.close_connection = True
            self.connection.close()

        def log_message(self, format: str, *args: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(OSError, ValueError):
                super().handle()

        def finish(self) -> None:
            with suppress(OSError, ValueError):
                super().finish()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_everything_comes_through_a_way_that_breaks(
    broken_way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = client.Patience(first=0.001)
    monkeypatch.setattr(client, "Patience", lambda: patience)
    address = f"sparql+{broken_way}?graph=http://example.org/broken-way"
    folder = place(address, {"KGNEWS_RECORD": str(tmp_path / "store")})
    for first in (0, 20, 40):
        with Store.open(folder, create=True) as store:
            live = store._graph
            assert live is not None
            live.batch = 10  # many requests
            store.add([article(number) for number in range(first, first + 20)])
            store.retract([article(first + 3).id])
    out = io.BytesIO()
    open_graph(folder).dump(out, ox.RdfFormat.N_TRIPLES)
    with open_record(folder) as record:
        lines = {line for each in record.ids() for line in record.quads(each).splitlines(True)}
        assert len(record) == 57
    assert set(out.getvalue().splitlines(True)) == lines
    assert not list(faults(folder))
