"""HTTP to a server that is busy, breaks off, asks who we are, or is none."""

from __future__ import annotations

import hashlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import parse_http_list, parse_keqv_list

import pyoxigraph as ox
import pytest

from kgnews.errors import StoreError
from kgnews.store.places import Server
from kgnews.store.remote.client import Client, Patience, Request, ServerError
from kgnews.store.remote.graph import RemoteGraph
from kgnews.store.remote.login import Login

ROWS = "application/sparql-results+json"


@dataclass
class Said:
    """One answer of the fake server; ``cut`` breaks the connection after some bytes."""

    status: int = 200
    body: bytes = b"yes"
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None


@dataclass
class Heard:
    method: str
    path: str
    body: bytes
    headers: dict[str, str]


class Fake:
    """A server that gives the answers of a list, the last of them for ever."""

    def __init__(self) -> None:
        self.says: list[Said] = [Said()]
        self.heard: list[Heard] = []
        self.address = ""

    def next(self) -> Said:
        return self.says.pop(0) if len(self.says) > 1 else self.says[0]


@pytest.fixture
def fake() -> Iterator[Fake]:
    made = Fake()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            made.heard.append(Heard(self.command, self.path, body, dict(self.headers)))
            said = made.next()
            if said.cut is not None and not said.cut:  # not even a line: the connection is reset
                self._reset()
                return
            self.send_response(said.status)
            for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.body[: said.cut])
            if said.cut:
                self.wfile.flush()
                self._reset()

        do_GET = do_POST  # noqa: N815  the name that http.server looks for

        def _reset(self) -> None:
            at_once = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
            self.close_connection = True
            self.connection.close()

        def log_message(self, format: str, *args: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(OSError, ValueError):  # its own end of a connection that it broke
                super().handle()

        def finish(self) -> None:
            with suppress(OSError, ValueError):
                super().finish()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    made.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Waits:
    """The seconds that a client waited, without the wait."""

    seconds: list[float] = field(default_factory=list)


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def client(fake: Fake, waits: Waits) -> Iterator[Callable[..., Client]]:
    made = []

    def client(login: Login | None = None, **patience: float) -> Client:
        one = Client(
            fake.address,
            login or Login(),
            Patience(**patience),
            pause=waits.seconds.append,
            chance=lambda: 0.5,
        )
        made.append(one)
        return one

    yield client
    for each in made:
        each.close()


def asked(fake: Fake) -> Request:
    return Request(f"{fake.address}/query", form={"query": "ASK {}"})


def test_an_answer_is_read(fake: Fake, client: Callable[..., Client], waits: Waits) -> None:
    assert client().fetch(asked(fake)) == b"yes"
    (heard,) = fake.heard
    assert (heard.method, heard.path, heard.body) == ("POST", "/query", b"query=ASK+%7B%7D")
    assert heard.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert "Authorization" not in heard.headers
    assert waits.seconds == []


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again_and_the_wait_doubles(
    fake: Fake, client: Callable[..., Client], waits: Waits, status: int
) -> None:
    fake.says = [Said(status), Said(status), Said(status), Said()]
    assert client().fetch(asked(fake)) == b"yes"
    assert waits.seconds == [0.625, 1.25, 2.5]  # half a second, twice as long each, and a quarter


def test_a_server_that_stays_busy_is_left_alone_in_the_end(
    fake: Fake, client: Callable[..., Client], waits: Waits
) -> None:
    fake.says = [Said(503)]
    with pytest.raises(ServerError, match=r"is busy or down \(503 Service Unavailable\)"):
        client(tries=4).fetch(asked(fake))
    assert len(fake.heard) == 4
    assert len(waits.seconds) == 3


def test_the_wait_is_never_longer_than_the_longest(
    fake: Fake, client: Callable[..., Client], waits: Waits
) -> None:
    fake.says = [Said(503)]
    with pytest.raises(ServerError):
        client(tries=6, longest=1.0).fetch(asked(fake))
    assert waits.seconds == [0.625, 1.25, 1.25, 1.25, 1.25]


def test_a_server_is_given_the_time_that_it_asks_for(
    fake: Fake, client: Callable[..., Client], waits: Waits
) -> None:
    fake.says = [Said(429, headers={"Retry-After": "7"}), Said()]
    assert client().fetch(asked(fake)) == b"yes"
    assert waits.seconds == [7.0]


def test_a_server_that_asks_for_an_hour_is_told_of(
    fake: Fake, client: Callable[..., Client], waits: Waits
) -> None:
    fake.says = [Said(503, headers={"Retry-After": "3600"})]
    with pytest.raises(ServerError, match="asks to wait 3,600 seconds; run the command again"):
        client().fetch(asked(fake))
    assert waits.seconds == []


def test_a_wait_that_cannot_be_read_is_none(
    fake: Fake, client: Callable[..., Client], waits: Waits
) -> None:
    fake.says = [Said(503, headers={"Retry-After": "soon"}), Said()]
    assert client().fetch(asked(fake)) == b"yes"
    assert waits.seconds == [0.625]


def test_a_connection_that_is_reset_is_tried_again(
    fake: Fake, client: Callable[..., Client], waits: Waits
) -> None:
    fake.says = [Said(cut=0), Said(cut=0), Said()]
    assert client().fetch(asked(fake)) == b"yes"
    assert len(waits.seconds) == 2
    assert [each.body for each in fake.heard] == [b"query=ASK+%7B%7D"] * 3


def test_an_answer_that_breaks_off_is_asked_for_again(
    fake: Fake, client: Callable[..., Client]
) -> None:
    fake.says = [Said(body=b"yes and more", cut=3), Said(body=b"yes and more")]
    assert client().fetch(asked(fake)) == b"yes and more"


def test_an_answer_that_always_breaks_off_is_said(
    fake: Fake, client: Callable[..., Client]
) -> None:
    fake.says = [Said(body=b"yes and more", cut=3)]
    with pytest.raises(ServerError, match="broke off in the middle of its answer"):
        client().fetch(asked(fake))
    assert len(fake.heard) == 3


def test_nobody_at_an_address_is_said_at_once(waits: Waits) -> None:
    with socket.socket() as held:  # bound and not listening: nobody answers, nobody else may
        held.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(ServerError, match=r"cannot be reached \(Connection refused\)"):
            Client(address, Login(), pause=waits.seconds.append).fetch(Request(address))
    assert waits.seconds == []


def test_silence_is_not_waited_for_for_ever(fake: Fake, waits: Waits) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        patience = Patience(tries=2, silence=0.2)
        one = Client(address, Login(), patience, pause=waits.seconds.append)
        with pytest.raises(ServerError, match="does not answer"):
            one.fetch(Request(address))
        one.close()
    assert len(waits.seconds) == 1


def test_a_server_that_sends_us_on_is_not_followed(
    fake: Fake, client: Callable[..., Client]
) -> None:
    fake.says = [Said(302, headers={"Location": "http://elsewhere.example/sparql"})]
    with pytest.raises(ServerError, match=r"sends us on to http://elsewhere\.example/sparql"):
        client(Login("ani", "rahasia")).fetch(asked(fake))
    assert len(fake.heard) == 1


def test_a_refusal_has_the_words_of_the_server(fake: Fake, client: Callable[..., Client]) -> None:
    fake.says = [Said(400, b"line 1:\n  what is this?")]
    with pytest.raises(ServerError, match=r"refused \(400 Bad Request\): line 1: what is this\?"):
        client().fetch(asked(fake))
    assert len(fake.heard) == 1


def test_a_refusal_in_html_or_without_end_is_short(
    fake: Fake, client: Callable[..., Client]
) -> None:
    fake.says = [
        Said(500, b"<!DOCTYPE html><html><body>oops</body></html>"),
        Said(500, b"x" * 10**6),
    ]
    with pytest.raises(ServerError) as html:
        client().fetch(asked(fake))
    assert html.value.what == "refused (500 Internal Server Error)"
    with pytest.raises(ServerError) as long:
        client().fetch(asked(fake))
    assert len(str(long.value)) < 500


# --- Who we are ----------------------------------------------------------------------------------


def test_a_password_is_shown_when_the_server_asks_and_from_then_on(
    fake: Fake, client: Callable[..., Client]
) -> None:
    fake.says = [Said(401, headers={"WWW-Authenticate": 'Basic realm="x"'}), Said()]
    one = client(Login("ani", "rahasia"))
    assert one.fetch(asked(fake)) == one.fetch(asked(fake)) == b"yes"
    shown = [each.headers.get("Authorization") for each in fake.heard]
    assert shown == [None, "Basic YW5pOnJhaGFzaWE=", "Basic YW5pOnJhaGFzaWE="]


def test_a_wrong_password_is_shown_once(fake: Fake, client: Callable[..., Client]) -> None:
    fake.says = [Said(401, headers={"WWW-Authenticate": 'Basic realm="x"'})]
    with pytest.raises(ServerError, match=r"does not let us in .* are right") as said:
        client(Login("ani", "rahasia")).fetch(asked(fake))
    assert len(fake.heard) == 2
    assert "rahasia" not in str(said.value)


def test_a_server_that_asks_and_no_password_is_said_with_what_to_set(
    fake: Fake, client: Callable[..., Client]
) -> None:
    fake.says = [Said(401, headers={"WWW-Authenticate": 'Basic realm="x"'})]
    with pytest.raises(ServerError, match="set KGNEWS_SPARQL_USER and KGNEWS_SPARQL_PASSWORD"):
        client().fetch(asked(fake))
    assert len(fake.heard) == 1


def test_a_token_is_shown_at_once(fake: Fake, client: Callable[..., Client]) -> None:
    assert client(Login(token="t0k3n")).fetch(asked(fake)) == b"yes"
    assert fake.heard[0].headers["Authorization"] == "Bearer t0k3n"


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_where_the_server_can_a_password_is_not_given_away(
    fake: Fake, client: Callable[..., Client], algorithm: str
) -> None:
    challenge = f'Digest realm="s p", nonce="abc", opaque="o", qop="auth", algorithm={algorithm}'
    fake.says = [Said(401, headers={"WWW-Authenticate": challenge}), Said()]
    client(Login("ani", "kata sandi é")).fetch(Request(f"{fake.address}/store?graph=urn%3Ax"))
    shown = fake.heard[1].headers["Authorization"]
    assert "sandi" not in shown
    said = parse_keqv_list(parse_http_list(shown.removeprefix("Digest ")))
    assert (said["uri"], said["nc"], said["opaque"]) == ("/store?graph=urn%3Ax", "00000001", "o")

    def digest(text: str) -> str:
        return hashlib.new(algorithm.replace("-", "").lower(), text.encode()).hexdigest()

    whose, what = digest("ani:s p:kata sandi é"), digest("POST:/store?graph=urn%3Ax")
    wanted = digest(f"{whose}:abc:00000001:{said['cnonce']}:auth:{what}")
    assert said["response"] == wanted


def test_a_challenge_that_is_over_is_taken_again(fake: Fake, client: Callable[..., Client]) -> None:
    first = {"WWW-Authenticate": 'Digest realm="s", nonce="one", qop="auth"'}
    over = {"WWW-Authenticate": 'Digest realm="s", nonce="two", qop="auth", stale=true'}
    fake.says = [Said(401, headers=first), Said(), Said(401, headers=over), Said()]
    one = client(Login("ani", "rahasia"))
    assert one.fetch(asked(fake)) == one.fetch(asked(fake)) == b"yes"
    shown = [each.headers.get("Authorization", "") for each in fake.heard]
    assert ['nonce="two"' in each for each in shown] == [False, False, False, True]


# --- Answers that are none -----------------------------------------------------------------------


@contextmanager
def asking(fake: Fake) -> Iterator[RemoteGraph]:
    graph = RemoteGraph(Server(fake.address, fake.address, fake.address), Path("example"))
    yield graph
    graph.client.close()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<html>Welcome</html>"),
        (ROWS, b"<html>Welcome</html>"),
        (ROWS, b""),
        (ROWS, b"[1, 2]"),
        (ROWS, b'{"head":{"vars":["a"]}'),
    ],
)
def test_what_is_no_result_is_said(fake: Fake, kind: str, body: bytes) -> None:
    fake.says = [Said(body=body, headers={"Content-Type": kind})]
    with asking(fake) as graph:
        with pytest.raises(StoreError, match="a SPARQL server"):
            list(graph.query("SELECT ?a { ?a ?b ?c }"))
        with pytest.raises(StoreError, match="a SPARQL server"):
            bool(graph.query("ASK { ?a ?b ?c }"))


def test_triples_that_are_none_are_said(fake: Fake) -> None:
    fake.says = [Said(body=b"<a> <b> ", headers={"Content-Type": "application/n-triples"})]
    with asking(fake) as graph, pytest.raises(StoreError, match="a SPARQL server"):
        list(graph.triples())


def test_rows_that_break_off_are_no_end_of_the_rows(fake: Fake) -> None:
    row = b'{"a":{"type":"literal","value":"x"}}'
    body = b'{"head":{"vars":["a"]},"results":{"bindings":[' + b",".join([row] * 9000) + b"]}}"
    fake.says = [Said(body=body, headers={"Content-Type": ROWS}, cut=200_000)]
    with asking(fake) as graph, pytest.raises(StoreError, match="broke off in the middle"):
        list(graph.query("SELECT ?a { ?a ?b ?c }"))
    with asking(fake) as graph:
        found = graph.query("SELECT ?a { ?a ?b ?c }")
        assert isinstance(found, ox.QuerySolutions)
        assert next(found)["a"] == ox.Literal("x")  # read as they come


def test_a_server_that_leaves_rows_out_is_not_believed(fake: Fake) -> None:
    """Virtuoso says so in a header, and in nothing else."""
    headers = {"Content-Type": ROWS, "X-SPARQL-MaxRows": "10000"}
    fake.says = [Said(body=b'{"head":{"vars":[]},"results":{"bindings":[]}}', headers=headers)]
    with asking(fake) as graph, pytest.raises(StoreError, match="no more than 10000 rows"):
        graph.query("SELECT ?a { ?a ?b ?c }")
