"""Gathering: what a cluster read is in the store as if it had been read at home."""

from __future__ import annotations

import gzip
import json
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from kgnews import pipeline
from kgnews.articles import Options
from kgnews.distributed import GivenUp, Settings, distributed, work
from kgnews.distributed.engines import Each, Made
from kgnews.errors import KgnewsError
from kgnews.pipeline import Ended, Outcome
from kgnews.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system")

FLOOD = "Banjir merendam Kota Bogor. Wali Kota Bogor Bima Arya meninjau lokasi nomor {}."


def cluster(do: Callable[[Any], Any], things: Sequence[Any]) -> Made:
    """Everything in this process, the last thing first, as if it came from another machine."""
    for number in reversed(range(len(things))):
        there = pickle.loads(pickle.dumps((do, things[number])))
        yield number, pickle.loads(pickle.dumps(there[0](there[1])))


def row(number: int, **more: str) -> str:
    return json.dumps({"text": FLOOD.format(number), **more}) + "\n"


@pytest.fixture(scope="module", autouse=True)
def _one_process() -> Iterator[None]:
    """Partitions of these tests are tiny: one process that reads does for all of them."""
    with ExitStack() as opened:
        begun: list[pipeline.ingesting.Read] = []

        @contextmanager
        def kept(*asked: Any, **more: Any) -> Iterator[pipeline.ingesting.Read]:
            if not begun:
                begun.append(opened.enter_context(pipeline.reading(*asked, **more)))
            yield begun[0]

        patch = opened.enter_context(pytest.MonkeyPatch.context())
        patch.setattr(work, "reading", kept)
        yield


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Inputs of many kinds, good and bad."""
    folder = tmp_path_factory.mktemp("desk")
    news = folder / "news"
    news.mkdir()
    page = "https://kabar.example/1"
    lines = [
        row(1, url=page, date="2024-05-06"),
        row(2),
        "{no JSON\n",
        "\n",
        row(2),
        row(3, url=page, date="2024-05-07"),
        '{"title": ""}\n',
        row(4, id="x-4"),
    ]
    (news / "a.jsonl").write_text("".join(lines))
    (news / "b.jsonl.gz").write_bytes(gzip.compress("".join([*lines[:2], row(5)]).encode()))
    (news / "c.txt").write_text(FLOOD.format(6))
    (news / "c.meta.json").write_text('{"title": "Banjir di Bogor"}')
    (news / "d.jsonl").write_text(row(7) + row(8) + row(9))
    (news / "d.jsonl.meta.json").write_text('{"publisher": "Kabar"}')
    (news / "e.txt").write_text("")
    (news / "picture.png").write_bytes(b"\x89PNG")
    (news / "f.warc").write_bytes(b"".join(map(record, ("request", "response", "request"))))
    if find_spec("pyarrow"):
        from pyarrow import Table, parquet

        rows = [{"text": FLOOD.format(n), "title": ""} for n in range(11, 15)]
        parquet.write_table(Table.from_pylist(rows), news / "g.parquet", row_group_size=3)
    (folder / "empty").mkdir()
    return folder


def record(kind: str) -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + FLOOD.format(10).encode()
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    return head + page + b"\r\n\r\n"


INPUTS = ("news", "./news/a.jsonl", "nowhere.txt", "empty", "news/c.txt")
SMALL = 150  # bytes: less than two lines


class Done:
    """An ingest, what it said, and what is in its store."""

    def __init__(self, store: Path, by: Any = pipeline.reading, *, dry_run: bool = False) -> None:
        self.store = store
        self.said: list[Any] = []
        options = pipeline.Options(Options(), dry_run=dry_run)
        report = pipeline.ingest(INPUTS, store, options, self.said.append, by)
        self.counts = (report.stored, report.duplicate, report.refused, report.skipped)

    @property
    def outcomes(self) -> list[Outcome]:
        return [replace(each, at=0) for each in self.said if isinstance(each, Outcome)]

    @property
    def ended(self) -> list[tuple[str, int]]:
        found = [each for each in self.said if isinstance(each, Ended)]
        return [(each.given.called, each.size) for each in found]

    @property
    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        with sqlite3.connect(self.store / "record.sqlite") as db:
            names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema")]
            kept = [name for name in names if "_" not in name and name not in ("current", "came")]
            tables = [name for name in kept if name not in ("went", "turned")]
            return {name: list(db.execute(f'SELECT * FROM "{name}"')) for name in tables}


@pytest.fixture(scope="module")
def home(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Done:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk)
        return Done(tmp_path_factory.mktemp("home") / "store")


def away(store: Path, each: Each = cluster, **settings: Any) -> Done:
    settings = {"parts": str(store) + ".parts", "size": SMALL, **settings}
    return Done(store, distributed(each, Settings(**settings)))


def test_the_store_is_the_same_byte_for_byte(
    home: Done, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    found = away(tmp_path / "store")
    assert found.tables == home.tables
    assert found.outcomes == home.outcomes
    assert found.ended == home.ended
    tables = 4 if find_spec("pyarrow") else 0
    assert home.counts == (10 + tables, 9, 7, 1)
    with Store.open(tmp_path / "store") as store, Store.open(home.store) as other:
        assert sorted(map(str, store.graph.triples())) == sorted(map(str, other.graph.triples()))


def test_the_folder_of_parts_goes_when_all_is_gathered(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    away(tmp_path / "store")
    assert not (tmp_path / "store.parts").exists()


def test_what_was_finished_is_not_read_again(
    home: Done, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)

    def cut_off(do: Callable[[Any], Any], things: Sequence[Any]) -> Made:
        for number, (place, result) in enumerate(cluster(do, things)):
            if number == 1 and getattr(do, "func", None) is work.read:
                raise KgnewsError("cluster", "is gone")
            yield place, result

    with pytest.raises(KgnewsError, match="is gone"):
        away(tmp_path / "store", cut_off, size=1000)
    parts = tmp_path / "store.parts"
    before = {path.name: path.stat().st_mtime_ns for path in parts.glob("*.jsonl")}
    assert before
    found = away(tmp_path / "store", size=1000, keep=True)
    after = {path.name: path.stat().st_mtime_ns for path in parts.glob("*.jsonl")}
    assert before.items() <= after.items()
    kept = ("articles", "refusals", "inputs")
    assert {name: found.tables[name] for name in kept} == {name: home.tables[name] for name in kept}


def test_what_the_cluster_gives_up_is_read_here(
    home: Done, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)

    def weak(do: Callable[[Any], Any], things: Sequence[Any]) -> Made:
        for number, result in cluster(do, things):
            yield number, GivenUp("three workers died") if number % 2 else result

    said: list[str] = []
    found = away(tmp_path / "store", weak, say=said.append)
    assert found.tables == home.tables
    assert "the cluster gave up a part of news/a.jsonl (three workers died); read here" in said


def test_what_the_store_knows_is_not_read_again(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.setattr(work, "reading", pipeline.reading)
    counts: list[int] = []

    def counting(do: Callable[[Any], Any], things: Sequence[Any]) -> Made:
        for number, result in cluster(do, things):
            counts.append(getattr(result, "articles", 0))
            yield number, result

    Done(tmp_path / "home")
    at_home = Done(tmp_path / "home")
    away(tmp_path / "store", counting, size=100_000)
    assert sum(counts) > 0
    counts.clear()
    found = away(tmp_path / "store", counting, size=100_000)
    assert sum(counts) == 0
    assert found.outcomes == at_home.outcomes
    assert found.tables == at_home.tables


def test_a_try_says_what_it_would_say_at_home(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    at_home = Done(tmp_path / "none", dry_run=True)
    by = distributed(cluster, Settings(str(tmp_path / "parts"), size=SMALL))
    found = Done(tmp_path / "none", by, dry_run=True)
    assert found.outcomes == at_home.outcomes
    assert not (tmp_path / "none").exists()


def test_parts_are_listed_in_the_order_of_the_inputs(
    home: Done, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    parts = tmp_path / "parts"
    away(tmp_path / "store", parts=str(parts), keep=True, triples=True)
    rows = json.loads((parts / "parts.json").read_text())
    first = [each["inputs"][0][0] for each in rows]
    assert first[0] == "news/a.jsonl"
    assert first[-1] == "news/c.txt"
    lines = {
        line
        for each in rows
        for line in gzip.decompress((parts / f"{each['name']}.nt.gz").read_bytes()).splitlines()
    }
    with sqlite3.connect(home.store / "record.sqlite") as db:
        ids = [id_ for (id_,) in db.execute("SELECT id FROM articles WHERE NOT superseded")]
    with Store.open(home.store) as store:
        stated = {line for id_ in ids for line in store.record.quads(id_).splitlines()}
    assert stated <= lines


def test_an_input_without_an_article_anywhere_is_given_up_as_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "bad.jsonl").write_text("{bukan\n" * 10_500 + row(1))
    (tmp_path / "news" / "bad.warc").write_bytes(record("request") * 3)
    at_home = Done(tmp_path / "home")
    by = distributed(cluster, Settings(str(tmp_path / "parts"), size=30_000))
    found = Done(tmp_path / "away", by)
    assert found.outcomes == at_home.outcomes
    assert found.tables == at_home.tables
    reasons = [each.reason for each in found.outcomes]
    assert "10,000 records in a row gave no article, so the rest was left unread" in reasons
    assert "no article in it" in reasons


def test_addresses_are_read_as_files_are_and_parts_may_lie_at_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: kgnews[dask]")
    monkeypatch.chdir(tmp_path)
    files = {
        "a.jsonl": (row(1) + row(2) + "{no JSON\n" + row(3)).encode(),
        "b.warc.gz": gzip.compress(record("request")) + gzip.compress(record("response")) * 2,
        "c.txt": FLOOD.format(4).encode(),
        "c.meta.json": b'{"title": "Banjir di Bogor"}',
    }
    (tmp_path / "kabar").mkdir()
    for name, content in files.items():
        (tmp_path / "kabar" / name).write_bytes(content)
        fsspec.filesystem("memory").pipe_file(f"/kabar/{name}", content)

    def told(where: str, network: bool, **more: Any) -> list[tuple[str, str, str]]:
        said: list[Any] = []
        options = pipeline.Options(Options(network=network))
        pipeline.ingest([where], tmp_path / f"{network} {len(more)}", options, said.append, **more)
        rows = [each for each in said if isinstance(each, Outcome)]
        return [(each.where.removeprefix("memory:///"), each.status, each.article) for each in rows]

    by = distributed(cluster, Settings("memory://parts", keep=True, size=100))
    assert told("memory://kabar", True, by=by) == told("kabar", True)
    assert fsspec.filesystem("memory").exists("/parts/parts.json")
    assert told("memory://kabar", False, by=by) == [("memory://kabar", "refused", "")]


def test_new_names_are_read_by_everywhere_and_old_articles_are_read_again_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "reading", pipeline.reading)  # by processes that know the names
    names = tmp_path / "names.csv"
    names.write_text(
        "key,kind,label_id,label_en,aliases\norg-banyu,Organization,Banyu,Banyu,Banyu\n"
    )
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text(row(1).replace("Bima Arya", "bertemu Banyu"))
    second.write_text(row(2).replace("Bima Arya", "bertemu Banyu") + row(3))
    tables = []
    by = distributed(cluster, Settings(str(tmp_path / "parts"), size=100))
    for name, way in (("home", pipeline.reading), ("away", by)):
        for file, asked in ((first, ()), (second, (names,))):
            options = pipeline.Options(Options(), gazetteers=asked)
            pipeline.ingest([str(file)], tmp_path / name, options, by=way)
        with sqlite3.connect(tmp_path / name / "record.sqlite") as db:
            tables.append(list(db.execute("SELECT quads, * FROM articles")))
    assert tables[0] == tables[1]
    named = [b"org-banyu" in zlib.decompress(quads) for quads, *_ in tables[0]]
    assert sorted(named) == [False, True, True]
