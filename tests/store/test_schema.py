"""The format of the record: steps from every older one to today's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgnews.errors import StoreError
from kgnews.model import Article, Reading
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Entry, Record, Store, entry, open_graph, open_record
from kgnews.store import schema as schema_module
from kgnews.store.audit import faults
from kgnews.store.schema import SCHEMA, STEPS, connect
from kgnews.store.seals import sealed
from kgnews.text import segment


def made(name: str) -> Entry:
    article = Article(f"Berita {name}.", source=f"{name}.txt", url=f"https://kabar.example/{name}")
    line = f'<{BASE}article-{article.id}> <{NAMESPACE}digest> "{name}" .\n'
    return entry(Reading(segment(article)), line.encode(), "rules")


def shape(path: Path) -> list[tuple[object, ...]]:
    """Every table, column and index of a record, and its format."""
    with sqlite3.connect(path) as db:
        tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        columns = [
            (table, *column)
            for (table,) in tables.fetchall()
            for column in db.execute(f"PRAGMA table_info({table})")
        ]
        indexes = db.execute("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name")
        rows = [*columns, *indexes, *db.execute("PRAGMA user_version")]
    db.close()
    return rows


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of today: two articles, a third one retracted, and a refused input."""
    folder = tmp_path / "store"
    with Store.open(folder, create=True) as opened:
        opened.add([made("a"), made("b"), made("c")])
        opened.retract([made("c").id])
        opened.record.refuse([("x.html", "empty", "remove it")])
    return folder


def age(folder: Path, format: int) -> None:
    """Make a record of today one of an older format, with the rows that that one could hold."""
    path = folder / "record.sqlite"
    with sqlite3.connect(path) as db:
        rows = {}
        tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            names = [column[1] for column in db.execute(f"PRAGMA table_info({table})")]
            rows[table] = [
                dict(zip(names, row, strict=True)) for row in db.execute(f"SELECT * FROM {table}")
            ]
    db.close()
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    with connect(path, "rwc") as db:
        db.execute("PRAGMA journal_mode = WAL")
        for step in STEPS[:format]:
            db.executescript(step)
        db.execute("DELETE FROM counter")
        for table, kept in rows.items():
            names = [column[1] for column in db.execute(f"PRAGMA table_info({table})")]
            for row in kept:
                values = [row[name] for name in names]
                db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
        for table, columns in sealed(db):  # as that version would have sealed them
            db.execute(f"UPDATE {table} SET seal = seal({', '.join(columns)})")
        db.execute(f"PRAGMA application_id = {0x6B676E77}")
        db.execute(f"PRAGMA user_version = {format}")
    db.close()


def content(folder: Path) -> Iterator[object]:
    with open_record(folder) as record:
        for each in record.ids():
            yield record.article(each), record.reading(each), record.quads(each)
        yield record.retracted(), record.refusals(), record.sequence


OLDER = range(1, SCHEMA)


@pytest.mark.parametrize("format", OLDER)
def test_writing_brings_an_older_store_up_to_date_and_loses_nothing(
    store: Path, format: int
) -> None:
    today, before = shape(store / "record.sqlite"), list(content(store))
    age(store, format)
    assert shape(store / "record.sqlite") != today
    with Store.open(store) as opened:
        assert opened.add([made("a"), made("c")]) == ["duplicate", "skipped"]
    assert shape(store / "record.sqlite") == today
    assert list(content(store)) == before
    assert list(faults(store)) == []


@pytest.mark.parametrize("format", OLDER)
def test_reading_an_older_store_says_which_command_helps_and_it_does(
    store: Path, format: int
) -> None:
    count = open_graph(store).count()
    age(store, format)
    for opening in (open_record, open_graph):
        with pytest.raises(StoreError, match=rf"older kgnews \(format {format}.*kgnews rebuild"):
            opening(store)
    Store.rebuild(store).close()
    assert open_graph(store).count() == count


def test_a_step_that_fails_leaves_the_older_store_as_it_was(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    age(store, SCHEMA - 1)
    before = shape(store / "record.sqlite")
    bad = (*STEPS[:-1], STEPS[-1] + "SELECT nothing FROM nowhere;\n")
    monkeypatch.setattr(schema_module, "STEPS", bad)
    with pytest.raises(StoreError):
        Record(store, write=True)
    assert shape(store / "record.sqlite") == before


def test_a_damaged_row_is_not_sealed_anew(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(store / "record.sqlite") as db:
        db.execute("UPDATE articles SET source = 'elsewhere' WHERE id = ?", (made("a").id,))
    db.close()
    monkeypatch.setattr(schema_module, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(schema_module, "STEPS", (*STEPS, "CREATE TABLE more (a);\n"))
    with pytest.raises(StoreError, match="of articles is damaged"):
        Record(store, write=True)


def test_a_newer_record_is_refused_to_readers_and_writers(store: Path) -> None:
    with sqlite3.connect(store / "record.sqlite") as db:
        db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    for opening in (open_record, open_graph, Store.open, Store.rebuild):
        with pytest.raises(StoreError, match=r"newer kgnews .*; update kgnews"):
            opening(store)
