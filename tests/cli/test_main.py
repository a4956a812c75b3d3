"""The command line itself: help, version, errors, exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kgnews import __version__

Run = Callable[..., "CompletedProcess[str]"]


def test_help_names_every_command_and_the_exit_codes(kgnews: Run) -> None:
    done = kgnews("--help")
    assert done.returncode == 0
    asking = ("query", "show", "why", "stats", "export", "check")
    for word in ("ingest", "read", *asking, "verify", "retract", "rebuild", "130 interrupted"):
        assert word in done.stdout


def test_the_version_is_that_of_the_package(kgnews: Run) -> None:
    assert kgnews("--version").stdout == f"kgnews {__version__}\n"


def test_wrong_usage_has_a_code_of_its_own(kgnews: Run) -> None:
    assert kgnews("ingest").returncode == 2
    assert kgnews("ingest", "a.txt", "--wrong").returncode == 2
    assert kgnews("unknown").returncode == 2


def test_a_command_speaks_as_one_of_many(kgnews: Run) -> None:
    assert kgnews("why-not", "--wrong").stderr.startswith("Usage: kgnews why-not ")
    assert "'query'" in kgnews("querry").stderr  # did you mean


def test_a_question_that_is_not_asked_leaves_no_process_behind(kgnews: Run) -> None:
    done = kgnews("query", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: kgnews query ")


def test_a_failure_is_one_line_without_a_traceback(kgnews: Run, tmp_path: Path) -> None:
    done = kgnews("verify", "--store", tmp_path / "\x1b[31mnone")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr


def test_the_store_may_be_named_in_the_environment(tmp_path: Path) -> None:
    environment = os.environ | {"KGNEWS_STORE": str(tmp_path / "named")}
    done = subprocess.run(
        [sys.executable, "-m", "kgnews", "verify"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "named: no such store" in done.stderr


def test_a_closed_pipe_is_no_traceback(root: Path) -> None:
    script = f'"{sys.executable}" -m kgnews read "{root}/samples" --format json | head -c 10'
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def _shell(script: str) -> CompletedProcess[str]:
    return subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_one_line(root: Path) -> None:
    command = f'"{sys.executable}" -m kgnews read "{root}/samples/banjir-demak.txt" > /dev/full'
    done = _shell(command)
    assert done.returncode == 1
    assert done.stderr == "kgnews: standard output: No space left on device\n"


def test_streams_that_are_closed_are_no_crash(root: Path) -> None:
    for closed in (">&-", "2>&-", "<&-"):
        done = _shell(f'"{sys.executable}" -m kgnews query --list {closed}')
        assert (done.returncode, done.stderr) == (0, "")


def test_an_interrupt_ends_quietly_with_its_own_code(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kgnews", "ingest", "-", "--store", str(tmp_path / "store")],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        deadline = time.monotonic() + 30
        while not (tmp_path / "store" / "record.sqlite").exists():  # it has begun, and waits
            assert time.monotonic() < deadline
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in told
