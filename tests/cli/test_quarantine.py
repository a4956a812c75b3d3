"""``kgnews quarantine`` as a person uses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., "CompletedProcess[str]"]

FLOOD = "Banjir merendam Kota Semarang pada Senin. Wali Kota Semarang meninjau lokasi itu."


@pytest.fixture
def run(kgnews: Run, tmp_path: Path) -> Run:
    """Run a command with a store of this test's own."""

    def call(*words: object, **more: Any) -> CompletedProcess[str]:
        return kgnews(*words, "--store", tmp_path / "store", **more)

    return call


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": FLOOD}) + "\n{broken\n", encoding="utf-8")
    return path


def test_what_was_refused_is_listed_with_reason_cure_and_digest(run: Run, feed: Path) -> None:
    run("ingest", feed)
    listed = run("quarantine", "list")
    assert listed.returncode == 0
    assert listed.stdout == f"{feed}:2: not JSON; mend or remove it\n"
    row = json.loads(run("quarantine", "list", "--format", "json").stdout)
    assert (row["where"], row["input"], row["changed"]) == (f"{feed}:2", str(feed), False)
    assert len(row["digest"]) == 64


def test_a_file_that_was_mended_is_read_and_leaves_the_list(run: Run, feed: Path) -> None:
    run("ingest", feed)
    still = run("quarantine", "retry")
    assert still.returncode == 3
    assert "2 found: 1 duplicate, 1 refused" in still.stderr
    mended = FLOOD.replace("Semarang", "Bogor")
    feed.write_text(feed.read_text().replace("{broken", json.dumps({"text": mended})))
    assert "(changed since)" in run("quarantine", "list").stdout
    done = run("quarantine", "retry")
    assert done.returncode == 0
    assert "2 found: 1 stored, 1 duplicate" in done.stderr
    assert run("quarantine", "list").stdout == ""


def test_a_retry_reads_with_the_options_of_then(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.dat"
    page.write_text("")
    run("ingest", page, "--type", "text", "--url", "https://kabar.example/banjir")
    page.write_text(FLOOD)
    assert run("quarantine", "retry").returncode == 0
    assert "https://kabar.example/banjir" in run("stats", "--articles").stdout


def test_ingesting_the_mended_file_takes_it_off_too(run: Run, feed: Path) -> None:
    run("ingest", feed)
    feed.write_text(json.dumps({"text": FLOOD}) + "\n")
    run("ingest", feed)
    assert run("quarantine", "list").stdout == ""


def test_a_dry_run_puts_nothing_there(run: Run, feed: Path, tmp_path: Path) -> None:
    run("ingest", feed, "--dry-run")
    assert not (tmp_path / "store").exists()


def test_one_file_may_be_tried_alone(run: Run, feed: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    run("ingest", feed, tmp_path / "empty.txt")
    done = run("quarantine", "retry", tmp_path / "empty.txt")
    assert done.returncode == 1
    assert "1 found: 1 refused" in done.stderr


def test_a_folder_that_has_articles_now_leaves_the_list(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    run("ingest", folder)
    assert "no article in the folder" in run("quarantine", "list").stdout
    (folder / "a.txt").write_text(FLOOD, encoding="utf-8")
    assert run("quarantine", "retry").returncode == 0
    assert run("quarantine", "list").stdout == ""
