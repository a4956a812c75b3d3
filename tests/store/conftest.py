"""Servers that tests start on loopback and stop again, each by its own number."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from kgnews.store import place

VIRTUOSO = """
[Database]
DatabaseFile = {home}/v.db
ErrorLogFile = {home}/v.log
LockFile = {home}/v.lck
TransactionFile = {home}/v.trx
xa_persistent_file = {home}/v.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {home}/temp.db
TransactionFile = {home}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {home}
[SPARQL]
ResultSetMaxRows = {rows}
"""

Named = Callable[[str, Path], Path]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(words: list[str], home: Path, ready: str) -> Iterator[None]:
    """A server until the end of the block; it is ready when an address answers."""
    with (home / "output").open("wb") as output:
        child = subprocess.Popen(
            words, cwd=home, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        until = time.monotonic() + 60
        while not _answers(ready):
            said = (home / "output").read_text(errors="replace")
            assert child.poll() is None, said
            assert time.monotonic() < until, said
            time.sleep(0.05)
        yield
    finally:
        child.terminate()
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except OSError:
        return False


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server with everything in memory."""
    program = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
    if not program:
        pytest.skip("no oxigraph: pip install oxigraph")
    address = f"127.0.0.1:{free_port()}"
    home = tmp_path_factory.mktemp("oxigraph")
    with running([program, "serve", "--bind", address], home, f"http://{address}/"):
        yield f"http://{address}"


@contextmanager
def virtuoso_with(home: Path, rows: int) -> Iterator[str]:
    """The address of a Virtuoso with a folder of its own, which gives so many rows; 0 is all."""
    program = shutil.which("virtuoso-t")
    if not program:
        pytest.skip("no virtuoso-t: apt-get install virtuoso-opensource-7-bin")
    ports = {"sql": free_port(), "http": free_port()}
    (home / "v.ini").write_text(VIRTUOSO.format(home=home, rows=rows, **ports))
    address = f"http://127.0.0.1:{ports['http']}"
    words = [program, "+foreground", "+configfile", str(home / "v.ini")]
    with running(words, home, f"{address}/sparql"):
        yield address


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtuoso_with(tmp_path_factory.mktemp("virtuoso"), 0) as address:
        yield address


@pytest.fixture
def short_virtuoso(tmp_path: Path) -> Iterator[str]:
    """One as Debian sets it up, which leaves out rows."""
    with virtuoso_with(tmp_path, 10_000) as address:
        yield address


_numbers = count(1)


@pytest.fixture
def named(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Named:
    """Kind of graph, folder → that folder, whose graph will be of that kind."""

    def named(kind: str, folder: Path) -> Path:
        if kind == "embedded":
            return folder
        engine, _, how = kind.partition(" ")
        address = request.getfixturevalue(engine)
        if engine == "virtuoso":
            monkeypatch.setenv("KGNEWS_SPARQL_USER", "dba")
            monkeypatch.setenv("KGNEWS_SPARQL_PASSWORD", "dba")
        if engine == "virtuoso" or how:
            address += f"?graph=http://example.org/graph-{next(_numbers)}"
        else:
            emptied(address)
        return place(f"sparql+{address}", {"KGNEWS_RECORD": str(folder)})

    return named


def emptied(address: str) -> None:
    wanted = urllib.request.Request(
        f"{address}/update",
        data=b"DROP ALL",
        headers={"Content-Type": "application/sparql-update"},
    )
    with urllib.request.urlopen(wanted, timeout=10):
        pass
