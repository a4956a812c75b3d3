"""``kgnews stats``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_counts_are_printed(kgnews: Run, news_store: Path) -> None:
    done = kgnews("stats", "--store", news_store)
    assert done.stdout.startswith(
        "Articles 3\n  published 2024-03 to 2024-03-13\n  languages: id 2, en 1\n"
    )
    assert "        4  supports (denies 1, reports 1)\n" in done.stdout


def test_programs_get_json(kgnews: Run, news_store: Path) -> None:
    done = kgnews("stats", "--format", "json", "--store", news_store)
    assert json.loads(done.stdout)["articles"] == 3


def test_articles_are_listed_with_their_ids(kgnews: Run, news_store: Path) -> None:
    lines = kgnews("stats", "--articles", "--store", news_store).stdout.splitlines()
    assert len(lines) == 3
    assert any(
        each.endswith("Bay forum opens in Ambon  https://courier.example/bay-forum")
        for each in lines
    )


def test_no_store_is_an_error(kgnews: Run, tmp_path: Path) -> None:
    done = kgnews("stats", "--store", tmp_path / "none")
    assert done.returncode == 1
    assert "no such store" in done.stderr
