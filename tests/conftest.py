"""The only conftest: what several test files share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def kgnews() -> Run:
    """Run the command line in a process of its own, away from the tester's settings."""

    def run(*words: object, stdin: str = "", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("KGNEWS_")}
        return subprocess.run(
            [sys.executable, "-m", "kgnews", *map(str, words)],
            input=stdin,
            cwd=cwd,
            env=environment | {"PYTHONUTF8": "1", "COLUMNS": "100"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def sample_store(kgnews: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all samples; to be read only."""
    folder = tmp_path_factory.mktemp("samples") / "store"
    done = kgnews("ingest", "--store", folder, ROOT / "samples")
    assert done.returncode == 0, done.stderr
    return folder
