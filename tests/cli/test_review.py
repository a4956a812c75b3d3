"""The keys of ``kgnews judge --review`` on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from time import monotonic

import pytest

Run = Callable[..., "CompletedProcess[str]"]

pty = pytest.importorskip("pty", reason="there are no terminals of this kind on Windows")

TEXTS = {
    "a.txt": "Wali Kota Palu Ratri Puspita membuka pasar pada Senin.",
    "b.txt": "Wali Kota Palu Ratri Puspitasari menutup jalan pada Selasa.",
}


def test_one_key_answers_without_return(kgnews: Run, tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    store = tmp_path / "store"
    kgnews("ingest", *(tmp_path / name for name in TEXTS), "--store", store)
    ours, theirs = pty.openpty()
    words = ("judge", "--review", "--who", "Rina", "--store", str(store))
    with subprocess.Popen(
        [sys.executable, "-m", "kgnews", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as asked:
        os.close(theirs)
        shown = b""
        start = monotonic()
        while b"[q]uit" not in shown and monotonic() - start < 60:
            shown += os.read(ours, 4096)
        os.write(ours, b"nq")  # the second key is pressed ahead
        while True:  # else it cannot write on
            try:
                if not os.read(ours, 4096):
                    break
            except OSError:  # the other end is closed
                break
        assert asked.stderr is not None
        said = asked.stderr.read().decode()
    os.close(ours)
    assert asked.returncode == 0, said
    assert "1 decided" in said
    assert kgnews("judge", "--list", "--store", store).stdout.startswith("not-same ")
