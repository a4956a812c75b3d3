"""Sites to ask: in this process, and in one of their own on a free port of this machine."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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


# --- A browser ----------------------------------------------------------------------------------

_PATIENCE = 60  # seconds; machines that do other things at the same time are slow


class Page:
    """One page; ``asked`` are the addresses it loaded, ``complaints`` what its console said."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers, self._left, self._number = commands, answers, b"", 0
        self.asked: list[str] = []
        self.complaints: list[str] = []
        target = self._send("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self._send("Target.attachToTarget", {"targetId": target, "flatten": True})
        self._session = attached["sessionId"]
        for name in ("Page", "Runtime", "Network", "Log"):
            self.tell(f"{name}.enable")

    def tell(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command of the protocol to the page."""
        return self._send(method, parameters, self._session)

    def look(self, width: int = 1280, height: int = 900, *, dark: bool = False) -> None:
        """Take a size, and the reader's liking for light or dark."""
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)  # fmt: skip
        feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.tell("Emulation.setEmulatedMedia", features=[feature])

    def open(self, address: str) -> None:
        """Go to an address, and wait until everything is there."""
        self.asked.clear()
        self.complaints.clear()
        self.tell("Page.navigate", url=address)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        found = self.tell("Runtime.evaluate", expression=script, returnByValue=True,
                          awaitPromise=True)  # fmt: skip
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def until(self, script: str, seconds: float = 10) -> Any:
        """Wait for an expression to be true."""
        end = time.monotonic() + seconds
        while not (value := self.run(script)):
            assert time.monotonic() < end, f"never: {script}; {self.complaints}"
            time.sleep(0.05)
        return value

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Write what is seen as PNG."""
        found = self.tell("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(found["data"]))

    def _send(self, method: str, parameters: object, session: str = "") -> dict[str, Any]:
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        command |= {"sessionId": session} if session else {}
        os.write(self._commands, json.dumps(command).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._number:
                assert "error" not in said, said
                result: dict[str, Any] = said["result"]
                return result
            self._note(said)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            assert select.select([self._answers], [], [], _PATIENCE)[0], "the browser is silent"
            part = os.read(self._answers, 1 << 16)
            assert part, "the browser is gone"
            self._left += part
        first, self._left = self._left.split(b"\0", 1)
        said: dict[str, Any] = json.loads(first)
        return said

    def _note(self, said: dict[str, Any]) -> None:
        about = said.get("params", {})
        if said.get("method") == "Network.requestWillBeSent":
            self.asked.append(about["request"]["url"])
        elif said.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(about["exceptionDetails"])[:500])
        elif said.get("method") == "Log.entryAdded":
            self.complaints.append(about["entry"]["text"])
        elif said.get("method") == "Runtime.consoleAPICalled" and about["type"] == "error":
            self.complaints.append(json.dumps(about["args"])[:500])


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of Chromium without a window, spoken to through two pipes."""
    name = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if name is None:
        pytest.skip("no Chromium: see tests/serve/README.md")
    home = tmp_path_factory.mktemp("home")
    to_browser, from_us = os.pipe()
    from_browser, to_us = os.pipe()
    words = (name, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--no-first-run", "--disable-dev-shm-usage", "--hide-scrollbars",
             "--disable-background-networking", f"--user-data-dir={home}",
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")  # fmt: skip
    high = [fcntl.fcntl(each, fcntl.F_DUPFD, 10) for each in (to_browser, to_us)]

    def placed() -> None:  # Chromium reads from 3 and writes to 4
        for number, each in enumerate(high, 3):
            os.dup2(each, number)

    process = subprocess.Popen(
        words,
        preexec_fn=placed,
        pass_fds=(3, 4),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for each in (to_browser, to_us, *high):
        os.close(each)
    try:
        yield Page(from_us, from_browser)
    finally:
        process.terminate()
        process.wait(20)
        os.close(from_us)
        os.close(from_browser)
