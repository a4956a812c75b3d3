"""A site in a process of its own: how it starts, what it bears, how it ends."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
ASK = quote("ASK { ?a ?b ?c }")


def spoken(address: str, sent: bytes, seconds: float = 20) -> bytes:
    """What a site answers to bytes, until it closes the connection or is silent."""
    host, port = address.rpartition("/")[2].split(":")
    with socket.create_connection((host, int(port)), timeout=seconds) as line:
        line.sendall(sent)
        said = b""
        while part := line.recv(65536):
            said += part
    return said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("busy", [False, True])
def test_it_ends_at_once_and_cleanly_also_in_the_midst_of_a_query(
    news_store: Path, starts, number: int, busy: bool
) -> None:
    with starts(news_store) as (address, process):
        if busy:
            host, port = address.split(":")
            line = socket.create_connection((host, int(port)))
            asked = f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: {address}\r\n\r\n"
            line.sendall(asked.encode())
            time.sleep(0.7)
        start = time.monotonic()
        process.send_signal(number)
        assert process.wait(10) == 0
        assert time.monotonic() - start < 3
        assert process.stderr.read() == ""
        if busy:
            line.close()


def test_a_host_of_the_web_is_refused_and_one_that_was_named_is_not(
    news_store: Path, starts
) -> None:
    def ask(host: str) -> bytes:
        head = f"Host: {host}\r\nConnection: close\r\n\r\n"
        return f"GET /sparql?query={ASK} HTTP/1.1\r\n{head}".encode()

    with starts(news_store, "--host", "news.example.org") as (address, _):
        assert b" 421 " in spoken(address, ask("evil.example"))
        assert b" 200 " in spoken(address, ask("news.example.org"))
        assert b" 200 " in spoken(address, ask(address))


def test_what_is_no_http_or_far_too_long_is_turned_away(served: str) -> None:
    head = "Host: 127.0.0.1\r\nConnection: close\r\n"
    for sent in (
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20 + b"\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 2_000_000 + b" HTTP/1.1\r\n\r\n",
        f"GET / HTTP/1.1\r\n{head}X: {'a' * 2_000_000}\r\n\r\n".encode(),
        f"GET / HTTP/1.1\r\nHost: a\r\n{head}\r\n".encode(),
    ):
        try:
            said = spoken(served, sent)
        except ConnectionError:  # it is closed while we still talk
            continue
        assert b" 200 " not in said.partition(b"\r\n")[0], said[:200]
    with urllib.request.urlopen(f"{served}/health") as found:
        assert found.status == 200


def test_a_long_query_is_read_and_one_that_is_too_long_is_not(served: str) -> None:
    for length in (10, 11, 12, 500, 9_000):  # of which the note is cut anywhere
        values = " ".join(f":city-{'x' * (each % 7)}{each}" for each in range(length))
        query = f"SELECT ?a {{ VALUES ?a {{ {values} }} ?a kg:supports ?b }}"
        with urllib.request.urlopen(f"{served}/sparql?query={quote(query)}") as found:
            assert b'"bindings":[]' in found.read()
    too_long = b"query=" + b"%20" * 700_000
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{served}/sparql", data=too_long)
    with refused.value:
        assert refused.value.code == 413


def test_a_request_that_never_arrives_is_given_up(news_store: Path) -> None:
    import subprocess

    script = (
        "import sys; from pathlib import Path; from kgnews.serve import *\n"
        "place = listening('127.0.0.1', 0)\n"
        "say = lambda: print(place.getsockname()[1], flush=True)\n"
        "serve(Settings(Path(sys.argv[1]), arriving=0.6), place, say)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(news_store)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        address = f"127.0.0.1:{process.stdout.readline().strip()}"
        start = time.monotonic()
        assert spoken(address, b"GET / HTTP/1.1\r\nHost: 127.0") == b"", "half a head"
        head = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n"
        head += "Content-Type: application/sparql-query\r\nConnection: close\r\n\r\nASK {"
        assert b" 408 " in spoken(address, head.encode()), "half a body"
        assert time.monotonic() - start < 10
        process.terminate()
        assert process.wait(10) == 0


def test_more_queries_than_there_is_room_for_are_told_to_come_again(sites) -> None:
    from concurrent.futures import ThreadPoolExecutor

    site = sites(at_once=1, patience=0.2, seconds=1.5)
    with ThreadPoolExecutor(4) as crew:

        def ask(_: int) -> int:
            return int(site.get("/sparql", params={"query": ENDLESS}).status_code)

        codes = sorted(crew.map(ask, range(4)))
    assert codes == [500, 503, 503, 503]
    assert site.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_without_a_store_or_with_a_taken_port_one_line_says_so(
    kgnews, tmp_path: Path, news_store: Path
) -> None:
    nothing = kgnews("serve", "--store", tmp_path / "none", "--port", "0")
    assert nothing.returncode == 1
    assert "no such store" in nothing.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        busy = kgnews("serve", "--store", news_store, "--port", port)
    assert (busy.returncode, str(port) in busy.stderr) == (1, True)
    assert len(busy.stderr.splitlines()) == 1


def test_an_address_that_others_reach_wants_a_name(kgnews, news_store: Path) -> None:
    said = kgnews("serve", "--store", news_store, "--bind", "0.0.0.0", "--port", "0")
    assert (said.returncode, "--host" in said.stderr) == (2, True)
    odd = kgnews("serve", "--store", news_store, "--allow-origin", "*")
    assert odd.returncode == 2


def test_an_address_that_others_reach_is_said_plainly(news_store: Path, starts) -> None:
    with starts(news_store, "--bind", "0.0.0.0", "--host", "news.example.org") as (address, _):
        assert address.startswith("0.0.0.0:")


def test_without_the_extra_one_line_says_what_to_install(news_store: Path, tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "starlette.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'starlette'\", name='starlette')\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "kgnews", "serve", "--store", str(news_store), "--port", "0"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "pip install 'kgnews[serve]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_query_is_stopped_when_nobody_waits_for_it(news_store: Path, starts) -> None:
    with starts(news_store, "--at-once", "1") as (address, _):
        host, port = address.split(":")
        with socket.create_connection((host, int(port))) as line:
            asked = f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: {address}\r\n\r\n"
            line.sendall(asked.encode())
            time.sleep(0.7)
        start = time.monotonic()
        with urllib.request.urlopen(f"http://{address}/sparql?query={ASK}") as found:
            assert found.status == 200
        assert time.monotonic() - start < 4, "and not after the 30 seconds that it may take"


def test_it_answers_while_articles_come_in(kgnews, starts, tmp_path: Path) -> None:
    import json
    from concurrent.futures import ThreadPoolExecutor

    store, page = tmp_path / "store", tmp_path / "a.json"

    def ingest(number: int) -> None:
        about = {"text": f"Banjir nomor {number} merendam Kota Bogor.", "title": f"Banjir {number}"}
        page.write_text(json.dumps(about))
        assert kgnews("ingest", "--store", store, page).returncode == 0

    ingest(0)
    count = quote("SELECT (COUNT(*) AS ?n) { ?a a kg:Article }")
    with starts(store) as (address, _), ThreadPoolExecutor(3) as crew:
        over = []

        def ask(path: str) -> list[bytes]:
            said = []
            while not over:
                with urllib.request.urlopen(f"http://{address}{path}") as found:
                    said.append(found.read())
                time.sleep(0.1)
            return said

        queries = quote(json.dumps({"a": {"query": "Bogor"}}))
        paths = (f"/sparql?query={count}", "/id/city-bogor", f"/reconcile?queries={queries}")
        asked = [crew.submit(ask, path) for path in paths]
        try:
            for number in range(1, 3):
                ingest(number)
        finally:
            over.append(True)
        counts = [each["n"]["value"] for said in asked[0].result()
                  for each in json.loads(said)["results"]["bindings"]]  # fmt: skip
        assert counts == sorted(counts)
        assert all(b"Bogor" in each for several in asked[1:] for each in several.result())
        with urllib.request.urlopen(f"http://{address}/health") as found:
            assert json.load(found)["articles"] == 3
