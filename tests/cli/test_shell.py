"""``kgnews shell``, fed from a pipe and typed on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_lines_are_answered_one_after_the_other(kgnews: Run, news_store: Path) -> None:
    lines = "\n".join(
        (
            "# a comment, and an empty line",
            "",
            "search latuhihin",
            "SELECT ?city",
            "{ ?city kg:takesPlaceAt",
            "  :city-ambon }",
            "quotes-by --who 'Rina Latuhihin'",
            "lang id",
            "why-not Manado supports 'Bay Fund'",
            "quit",
            "show nobody",
        )
    )
    done = kgnews("shell", "--store", news_store, stdin=lines)
    assert (done.returncode, done.stderr) == (0, "")
    assert "  Rina Latuhihin – person\n" in done.stdout
    assert "\nhttps://w3id.org/kgnews/id/event-forum-kota-teluk\n" in done.stdout
    assert "\nRina Latuhihin,Wali Kota Ambon," in done.stdout
    assert "  dibantah, dan tidak ada yang menyatakannya\n" in done.stdout


def test_a_wrong_line_is_told_and_does_not_end_it(kgnews: Run, news_store: Path) -> None:
    lines = "serach x\nshow Timbuktu\nshow --nothing\nshow 'Ambon\nformat json\nASK { ?a ?b ?c }\n"
    done = kgnews("shell", "--store", news_store, stdin=lines)
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert "serach: is no command and no saved query; did you mean search?" in told[0]
    assert "Timbuktu: is not in the graph" in told[1]
    assert "No such option: --nothing" in told[2]
    assert "a quotation mark is not closed" in told[3]
    assert '"boolean":true' in done.stdout


def test_an_empty_line_ends_a_text_that_does_not_end(kgnews: Run, news_store: Path) -> None:
    done = kgnews("shell", "--store", news_store, stdin="SELECT ?a {\n\nhelp\n")
    assert "ends before a `}`" in done.stderr
    assert "Tab completes" in done.stdout


def test_there_has_to_be_a_store(kgnews: Run, tmp_path: Path) -> None:
    done = kgnews("shell", "--store", tmp_path / "none", stdin="help\n")
    assert done.returncode == 1
    assert "no such store" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
def test_a_terminal_has_completion_and_a_history(news_store: Path, tmp_path: Path) -> None:
    pytest.importorskip("readline", reason="this Python has no readline")
    import pty
    import select

    history = tmp_path / "state" / "history"
    words = ["shell", "--store", str(news_store), "--history", str(history)]
    keyboard, screen = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "kgnews", *words],
        stdin=screen,
        stdout=screen,
        stderr=screen,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "100"},
    )
    os.close(screen)
    seen = ""

    def until(what: str) -> None:
        nonlocal seen
        late = time.monotonic() + 20
        while what not in seen and time.monotonic() < late:
            if select.select([keyboard], [], [], 1)[0]:
                seen += os.read(keyboard, 65536).decode(errors="replace")
        assert what in seen, seen

    until("kgnews> ")
    os.write(keyboard, b"sho\tmanad\t\n")
    until(":city-manado")
    os.write(keyboard, b"quit\n")
    assert child.wait(timeout=60) == 0
    os.close(keyboard)
    assert history.read_text("utf-8").splitlines()[-2:] == ["show Manado ", "quit"]
    assert history.stat().st_mode & 0o077 == 0
