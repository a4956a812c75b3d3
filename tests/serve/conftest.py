"""Sites to ask: in this process, and in one of their own on a free port of this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")
from starlette.testclient import TestClient

from kgnews.serve import Settings, application

Open = Callable[..., TestClient]


@contextmanager
def client_of(settings: Settings) -> Iterator[TestClient]:
    """A client of a site, as a program on this machine is one."""
    app = application(settings)
    with TestClient(
        app, base_url="http://127.0.0.1:8765", follow_redirects=False, raise_server_exceptions=False
    ) as client:
        client.headers.clear()
        yield client


@pytest.fixture(scope="session")
def site(news_store: Path) -> Iterator[TestClient]:
    """The site of three invented articles."""
    with client_of(Settings(news_store)) as client:
        yield client


@pytest.fixture
def sites(news_store: Path) -> Iterator[Open]:
    """Sites with settings of their own; they end with the test."""
    from contextlib import ExitStack

    with ExitStack() as opened:

        def site(**settings: object) -> TestClient:
            made = Settings(**{"folder": news_store, **settings})  # type: ignore[arg-type] # as given
            return opened.enter_context(client_of(made))

        yield site


@contextmanager
def running(store: Path, *words: object) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a site in a process of its own, and the process."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KGNEWS_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "kgnews", "serve", "--store", str(store), "--port", "0",
         *map(str, words)],
        env=environment | {"PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert process.stderr
    try:
        said = ""
        while "Ctrl-C" not in said:
            line = process.stderr.readline()
            assert line, said
            said += line
        yield said.split("http://", 1)[1].split("/")[0], process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(10)
        process.stderr.close()


@pytest.fixture(scope="session")
def served(news_store: Path) -> Iterator[str]:
    """The address of a site in a process of its own."""
    with running(news_store) as (address, _):
        yield f"http://{address}"


@pytest.fixture(scope="session")
def starts() -> Callable[..., object]:
    """A way to start a site in a process of its own."""
    return running
