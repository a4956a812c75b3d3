"""``kgnews rebuild``: the graph from the record."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from kgnews.store import open_graph

Run = Callable[..., "CompletedProcess[str]"]


def test_a_lost_graph_comes_back_from_the_record(kgnews: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    kgnews("ingest", "-", "--store", store, stdin="Banjir merendam Kota Semarang hari Senin.")
    before = open_graph(store).count()
    shutil.rmtree(store / "graph")
    shutil.rmtree(store / "snapshots")
    done = kgnews("rebuild", "--store", store)
    assert done.returncode == 0, done.stderr
    assert f"{before:,} triples from 1 articles" in done.stderr
    assert open_graph(store).count() == before


def test_reading_again_by_the_same_rules_changes_nothing(kgnews: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    kgnews("ingest", "-", "--store", store, stdin="Banjir merendam Kota Semarang hari Senin.")
    done = kgnews("rebuild", "--reread", "--store", store)
    assert "0 of them read otherwise" in done.stderr


def test_without_a_store_it_says_what_to_do(kgnews: Run, tmp_path: Path) -> None:
    done = kgnews("rebuild", "--store", tmp_path / "none")
    assert done.returncode == 1
    assert "run kgnews ingest first" in done.stderr
