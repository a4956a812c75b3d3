"""A real browser for the page: Chromium without a window, spoken to through two pipes.

No package is needed for that, and no port is opened. Tests are skipped where there is no Chromium.
"""

from __future__ import annotations

import base64
import fcntl
import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kgnews.export import Options, exporters
from kgnews.mapping import quads
from kgnews.model import (
    Article,
    Entity,
    Evidence,
    Mention,
    Reading,
    Span,
    Statement,
    Zone,
    ZoneKind,
)
from kgnews.resolve import Identity
from kgnews.store import Graph, Store, entry, open_graph
from kgnews.text import segment

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    *("--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-extensions"),
    *("--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND",  # nothing outside has an address
)
_PATIENCE = 180.0  # seconds; machines that build other things at the same time are slow


class Browser:
    """Chromium in a process of its own; :meth:`open` gives a tab."""

    def __init__(self, program: str, folder: Path) -> None:
        to_it, from_us = os.pipe()
        from_it, to_us = os.pipe()
        # Chromium reads from 3 and writes to 4; what becomes these must not be these before.
        high = [fcntl.fcntl(each, fcntl.F_DUPFD, 10) for each in (to_it, to_us)]
        place = "import os, sys; a, b, *c = sys.argv[1:]; os.dup2(int(a), 3); os.dup2(int(b), 4)"
        start = [sys.executable, "-c", f"{place}; os.execvp(c[0], c)", *map(str, high)]
        command = [*start, program, *_FLAGS, f"--user-data-dir={folder}", "about:blank"]
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=high,
            )
        for each in (to_it, to_us, *high):
            os.close(each)
        self._out = os.fdopen(from_us, "wb", buffering=0)
        self._in = from_it
        self._rest = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def send(self, method: str, session: str = "", **about: Any) -> dict[str, Any]:
        """The answer to a command; what happened meanwhile is in ``events``."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": about}
        if session:
            message["sessionId"] = session
        self._out.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                return dict(answer["result"])
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._in, 1 << 20)
            assert more, "the browser is gone"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(message))

    @contextmanager
    def open(self, address: str, **settings: Any) -> Iterator[Tab]:
        """A tab of its own, without memory of others."""
        context = self.send("Target.createBrowserContext")["browserContextId"]
        try:
            yield Tab(self, context, address, **settings)
        finally:
            self.send("Target.disposeBrowserContext", browserContextId=context)

    def close(self) -> None:
        """End it."""
        self._out.close()
        os.close(self._in)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Tab:
    """One page in the browser, with everything that it complained about."""

    def __init__(
        self,
        browser: Browser,
        context: str,
        address: str,
        size: tuple[int, int] = (1280, 800),
        features: dict[str, str] | None = None,
    ) -> None:
        self.browser = browser
        about = {"browserContextId": context, "url": "about:blank"}
        target = browser.send("Target.createTarget", **about)["targetId"]
        attached = browser.send("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.send(f"{domain}.enable")
        screen = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", **screen)
        wanted = {"prefers-reduced-motion": "reduce", "prefers-color-scheme": "light"}
        pairs = [{"name": n, "value": v} for n, v in (wanted | (features or {})).items()]
        self.send("Emulation.setEmulatedMedia", features=pairs)
        self.send("Page.navigate", url=address)
        self.wait("document.body && document.body.dataset.ready === 'true'")

    def send(self, method: str, **about: Any) -> dict[str, Any]:
        """A command to this tab."""
        return self.browser.send(method, self.session, **about)

    def run(self, script: str) -> Any:
        """The value of an expression, awaited where it is a promise."""
        about = {"expression": script, "returnByValue": True, "awaitPromise": True}
        answer = self.send("Runtime.evaluate", **about)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, script: str, seconds: float = _PATIENCE) -> None:
        """Until an expression is true."""
        end = time.monotonic() + seconds
        while not self.run(script):
            assert time.monotonic() < end, f"never: {script}"
            time.sleep(0.05)

    def text(self, selector: str) -> str:
        """What a reader sees of the first element of a selector."""
        return str(self.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def texts(self, selector: str) -> list[str]:
        """The same of all of them."""
        script = f"[...document.querySelectorAll({json.dumps(selector)})].map((e) => e.innerText)"
        return list(self.run(script))

    def click(self, selector: str) -> None:
        """Press on the middle of an element."""
        where = (
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'nearest'}); const b = e.getBoundingClientRect();"
            "return {x: b.left + b.width / 2, y: b.top + b.height / 2}; })()"
        )
        self.press(self.run(where))

    def press(self, place: dict[str, float]) -> None:
        """Move the mouse to a place of the window and click."""
        self.send("Input.dispatchMouseEvent", type="mouseMoved", **place)
        about = {"button": "left", "clickCount": 1, **place}
        self.send("Input.dispatchMouseEvent", type="mousePressed", **about)
        self.send("Input.dispatchMouseEvent", type="mouseReleased", **about)
        self.run("new Promise((done) => setTimeout(done, 400))")  # sigma waits for a double click

    def click_on(self, id_: str) -> None:
        """Click a node, or the middle of a line, in the picture."""
        self.press(self.run(f"kgnewsPage.place({json.dumps(id_)})"))

    def key(self, name: str, **about: Any) -> None:
        """Press a key: ``ArrowDown``, ``Enter``, ``Tab`` …"""
        codes = {"Enter": 13, "Tab": 9, "Escape": 27, "Home": 36, "End": 35}
        codes |= {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}
        known: dict[str, Any] = {"key": name, "code": name, **about}
        known["windowsVirtualKeyCode"] = codes.get(name, 0)
        if name == "Enter":
            known["text"] = "\r"
        self.send("Input.dispatchKeyEvent", type="keyDown", **known)
        known.pop("text", None)
        self.send("Input.dispatchKeyEvent", type="keyUp", **known)

    def write(self, selector: str, text: str) -> None:
        """Type a text into a field that is emptied first."""
        field = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{field}.focus(), {field}.select()")
        self.send("Input.insertText", text=text)
        self.run("new Promise((done) => setTimeout(done, 300))")

    def shot(self) -> bytes:
        """What it looks like, as PNG."""
        return base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])

    @property
    def complaints(self) -> list[str]:
        """Errors, warnings, breaches of the policy, and requests for anything but the page."""
        self.run("1")  # takes in what has happened
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            kind, about = event["method"], event["params"]
            if kind == "Runtime.exceptionThrown":
                found.append(str(about["exceptionDetails"]))
            elif kind == "Runtime.consoleAPICalled" and about["type"] in ("error", "warning"):
                found.append(str(about["args"]))
            elif kind == "Log.entryAdded" and about["entry"]["level"] in ("error", "warning"):
                if about["entry"]["source"] != "rendering":  # of the driver that draws in software
                    found.append(str(about["entry"]))
            elif kind == "Audits.issueAdded" and "Security" in about["issue"]["code"]:
                found.append(str(about["issue"]))
            elif kind == "Network.requestWillBeSent":
                address = about["request"]["url"]
                if not address.startswith(("file:", "blob:", "data:", "about:")):
                    found.append(address)
        return found


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, started once."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if not program:
        pytest.skip("no Chromium: see tests/export/README.md")
    started = Browser(program, tmp_path_factory.mktemp("chromium"))
    yield started
    started.close()


Saved = Callable[..., Path]


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Graph and options → the page as a file."""

    def save(graph: Graph, options: Options | None = None) -> Path:
        stream = io.BytesIO()
        exporters()["html"](graph, stream, options or Options())
        path = tmp_path_factory.mktemp("page") / "page.html"
        path.write_bytes(stream.getvalue())
        return path

    return save


# --- A page that wants to be more than text ------------------------------------------------------

EVIL = "</script><img src=x onerror=alert(1)>"
SLOTS = "{{script}} <!-- ${x} \u2028"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """One article whose title, names, address and publisher are attacks."""
    sentence = f"🎉🎉 Kota {EVIL} mendukung Forum {SLOTS} \u202ekemarin."
    text = f"{EVIL} Judul\n\n{sentence} Warga senang."
    start = text.index("🎉")
    names = {"city-evil": ("City", f"Kota {EVIL}"), "event-slots": ("Event", f"Forum {SLOTS}")}
    entities = []
    for id_, (kind, name) in names.items():
        at = text.index(name)
        mention = Mention(Span(at, at + len(name)), kind, name, "hand")
        entities.append(Entity(id_, kind, name, (name,), (mention,)))
    begins, ends = text.index("Kota"), text.index(" \u202e")
    evidence = Evidence(Span(begins, ends), text[begins:ends], "hand:<supports>")
    article = Article(
        text,
        url="javascript:alert(1)",
        title=f"{EVIL} Judul",
        published="2024-05-02",
        language="id",
        publisher=EVIL,
        zones=(Zone(ZoneKind.BODY, Span(start, len(text))),),
    )
    statement = Statement("city-evil", "supports", "event-slots", evidence)
    reading = Reading(segment(article), tuple(entities), (statement,))
    folder = tmp_path_factory.mktemp("hostile") / "store"
    with Store.open(folder, create=True) as store:
        written = quads(reading, {id_: Identity(id_) for id_ in names})
        store.add([entry(reading, written)])
    return open_graph(folder)
