"""Chromium without a window, told what to do over a pipe (the DevTools protocol)."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

__all__ = ["Page", "browser", "program"]

_PATIENCE = 30


def program() -> str | None:
    """The browser that is installed."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


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


@contextmanager
def browser() -> Iterator[Page]:
    """A browser of one's own with one page."""
    to_browser, from_us = os.pipe()
    from_browser, to_us = os.pipe()
    name = program()
    assert name
    with TemporaryDirectory() as home:
        words = (name, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
                 "--no-first-run", "--disable-dev-shm-usage", "--hide-scrollbars",
                 f"--user-data-dir={home}")  # fmt: skip
        process = subprocess.Popen(
            ["sh", "-c", f'exec "$@" 3<&{to_browser} 4>&{to_us}', "sh", *words],
            pass_fds=(to_browser, to_us),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(to_us)
        try:
            yield Page(from_us, from_browser)
        finally:
            process.terminate()
            process.wait(20)
            os.close(from_us)
            os.close(from_browser)
            time.sleep(0.2)  # its children still write into its home
