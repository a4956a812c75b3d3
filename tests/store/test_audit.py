"""Verify: finds what is not as it was stored, wherever it is, and changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kgnews.errors import StoreError
from kgnews.model import Article, Reading
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Entry, Store, entry, open_graph
from kgnews.store.audit import behind, faults, faults_apart
from kgnews.text import segment


def made(name: str) -> Entry:
    article = Article(f"Berita {name}.", source=f"{name}.txt")
    line = f'<{BASE}article-{article.id}> <{NAMESPACE}digest> "{name}" .\n'
    return entry(Reading(segment(article)), line.encode(), "rules")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two articles, a retracted one, a refused input and a gazetteer."""
    folder, names = tmp_path / "store", tmp_path / "names.csv"
    names.write_text("key,name\n")
    with Store.open(folder, create=True) as opened:
        opened.keep_gazetteers([names])
        opened.add([made("a"), made("b"), made("c")])
        opened.retract([made("c").id])
        opened.record.refuse([("x.html", "empty", "remove it")])
    return folder


def behind_by_a_kill(folder: Path) -> None:
    opened = Store.open(folder)
    opened.add([made("d")])
    opened.retract([made("a").id])
    opened.abandon()


def everything(folder: Path) -> dict[str, bytes]:
    """All files but those that only say who is there."""
    files = (each for each in folder.rglob("*") if each.is_file())
    passing = ("lock", "record.sqlite-shm")
    kept = {each for each in files if each.name not in passing}
    return {
        str(each.relative_to(folder)): each.read_bytes() for each in kept if each.stat().st_size
    }


@pytest.mark.parametrize("happened", [lambda folder: None, behind_by_a_kill])
def test_verify_changes_nothing(store: Path, happened: Callable[[Path], None]) -> None:
    happened(store)
    before = everything(store)
    assert list(faults(store)) == []
    assert list(faults_apart(store)) == []
    assert everything(store) == before


def test_a_graph_that_is_behind_is_no_fault_and_is_told(store: Path) -> None:
    assert behind(store) == 0
    behind_by_a_kill(store)
    assert behind(store) > 0
    open_graph(store)
    assert behind(store) == 0


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE articles SET source = 'elsewhere.txt' WHERE source = 'a.txt'", "its details"),
        ("UPDATE articles SET article = replace(article, 'a.txt', 'e.txt')", "its details"),
        ("UPDATE articles SET published = '2020' WHERE source = 'b.txt'", "its details"),
        ("UPDATE retracted SET source = 'elsewhere.txt'", "its row in retracted"),
        ("UPDATE refusals SET reason = 'rude'", "its row in refusals"),
    ],
)
def test_any_value_that_changed_is_found(store: Path, change: str, what: str) -> None:
    with closing(sqlite3.connect(store / "record.sqlite")) as db:
        db.execute(change)
        db.commit()
    found = [fault.what for fault in faults(store)]
    assert found
    assert all(what in each for each in found)


def test_a_gazetteer_that_changed_is_found(store: Path) -> None:
    (kept,) = (store / "gazetteer").iterdir()
    kept.write_text("key,nama\n")
    assert [fault.where for fault in faults(store)] == [str(kept)]


def test_a_snapshot_that_readers_cannot_read_is_found(store: Path) -> None:
    newest = max((store / "snapshots").iterdir(), key=lambda each: int(each.name))
    for table in newest.glob("*.sst"):
        data = bytearray(table.read_bytes())
        table.unlink()  # the live graph may have the same file
        data[:40] = b"x" * 40
        table.write_bytes(data)
    (fault,) = faults_apart(store)
    assert "snapshots" in fault.where
    assert fault.cure == "run kgnews rebuild"
    Store.rebuild(store).close()
    assert list(faults(store)) == []


def test_a_store_that_is_not_there_or_in_use_is_no_fault_but_an_error(
    store: Path, tmp_path: Path
) -> None:
    for looked_at in (faults, faults_apart):
        with pytest.raises(StoreError, match="no such store"):
            list(looked_at(tmp_path / "none"))
    with Store.open(store), pytest.raises(StoreError, match="is writing to it"):
        list(faults_apart(store))
