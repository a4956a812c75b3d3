"""Addresses, fetched from a server of this test on the loopback."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from kgnews.articles import Options, Refusal, read
from kgnews.articles.addresses import Page, fetched
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."
PAGE = f"<html><body><article><h1>Pasar Dibuka</h1>{f'<p>{TEXT}</p>' * 4}</article></body></html>"


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass

    def _send(self, status: int, data: bytes = b"", **fields: str) -> None:
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/moved":
            self._send(302, Location="/page")
        elif path == "/round":
            self._send(302, Location="/round")
        elif path == "/private":
            self._send(302, Location="http://10.0.0.1/page")
        elif path == "/neighbour":
            self._send(302, Location=f"http://127.0.0.2:{self.server.server_port}/page")  # type: ignore[attr-defined]
        elif path == "/file":
            self._send(302, Location="file:///etc/passwd")
        elif path == "/large":
            self._send(200, b"a" * 300_000)
        elif path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        elif path == "/cut":
            self._send(200, b"abc", Content_Length="1000")
        elif path == "/none":
            self._send(404)
        elif path == "/cyrillic":
            page = PAGE.replace("Pasar Dibuka", "Базар открыт").encode("cp1251")
            self._send(200, page, Content_Type="text/html; charset=windows-1251")
        else:
            self._send(200, PAGE.encode(), Content_Type="text/html; charset=utf-8")


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def page(url: str, most: int = 100_000, seconds: float = 5) -> Page:
    found = fetched(url, most, seconds=seconds)
    assert isinstance(found, Page), str(found)
    return found


def refusal(url: str, most: int = 100_000, seconds: float = 5) -> str:
    found = fetched(url, most, seconds=seconds)
    assert isinstance(found, Refusal)
    return str(found)


def test_a_page_is_fetched_when_that_is_allowed(site: str) -> None:
    [found] = read([f"{site}/page"], options=Options(network=True))
    assert isinstance(found, Article)
    assert (found.title, found.url, found.source) == (
        "Pasar Dibuka", f"{site}/page", f"{site}/page"
    )  # fmt: skip


def test_nothing_is_fetched_otherwise(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket, "create_connection", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    [found] = read([f"{site}/page"])
    assert "--allow-network" in str(found)


def test_a_redirect_is_followed_and_the_last_address_is_kept(site: str) -> None:
    assert page(f"{site}/moved").url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/round", "more than 5 redirects"),
        ("/private", "not public"),
        ("/neighbour", "not public"),
        ("/file", "only http and https"),
        ("/large", "above 100000 bytes"),
        ("/cut", "cut off"),
        ("/none", "the server says 404"),
    ],
)
def test_what_is_not_fetched_says_why(site: str, path: str, reason: str) -> None:
    assert reason in refusal(site + path)


def test_a_server_that_dawdles_is_left(site: str) -> None:
    start = time.monotonic()
    assert "takes too long" in refusal(f"{site}/slow", seconds=0.5)
    assert time.monotonic() - start < 3


def test_the_charset_of_the_header_is_heard(site: str) -> None:
    [found] = read([f"{site}/cyrillic"], options=Options(network=True))
    assert isinstance(found, Article)
    assert found.title == "Базар открыт"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/", "https://127.0.0.1:1/", "http:///page", "http://a:b@127.0.0.1/",
     "ftp://127.0.0.1/", "http://[::1", "http://127.0.0.1:99999/", "http://no-such.invalid/"],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_refused(url: str) -> None:
    assert refusal(url).startswith(url)


def test_what_was_fetched_is_read_by_others_from_a_file(site: str) -> None:
    from kgnews.articles.reading import found

    [given] = found([f"{site}/page"], options=Options(network=True))
    assert not isinstance(given, Refusal)
    assert Path(given.path).read_bytes() == PAGE.encode()
    assert given.url == f"{site}/page"
