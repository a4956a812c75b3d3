"""The process that is asked: a person waits for its start."""

from __future__ import annotations

import subprocess
import sys

from kgnews.sparql import started


def _loaded(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_starting_it_loads_neither_reading_nor_the_engine() -> None:
    loaded = _loaded("kgnews.sparql.starting")
    assert not loaded & {"dataclasses", "pathlib", "kgnews.sparql.running", "pyoxigraph", "typer"}


def test_it_loads_only_what_a_query_needs() -> None:
    loaded = _loaded("kgnews.sparql.worker")
    assert not loaded & {"subprocess", "kgnews.model", "kgnews.mapping", "kgnews.text", "typer"}


def test_a_process_that_nobody_asks_ends_without_a_word() -> None:
    with started() as worker:
        said, complained = worker.communicate(timeout=30)
    assert (worker.returncode, said, complained) == (0, b"", b"")
