"""``kgnews ingest`` as a person uses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., "CompletedProcess[str]"]

FLOOD = "Banjir merendam Kota Semarang pada Senin. Wali Kota Semarang meninjau lokasi itu."
MARKET = "Pasar baru dibuka di Kota Bandung. Ratusan pedagang pindah ke sana."


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "flood.txt").write_text(FLOOD, encoding="utf-8")
    (folder / "market.txt").write_text(MARKET, encoding="utf-8")
    return folder


@pytest.fixture
def run(kgnews: Run, tmp_path: Path) -> Run:
    """Run a command with a store of this test's own."""

    def call(command: str, *words: object, **more: Any) -> CompletedProcess[str]:
        return kgnews(command, *words, "--store", tmp_path / "store", **more)

    return call


def test_what_was_found_is_counted_on_standard_error(run: Run, pages: Path) -> None:
    done = run("ingest", pages)
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 found: 2 stored" in done.stderr


def test_the_same_again_changes_nothing(run: Run, pages: Path) -> None:
    run("ingest", pages)
    again = run("ingest", pages, pages / "flood.txt")
    assert again.returncode == 0
    assert "duplicate" in again.stderr
    assert "stored" not in again.stderr


def test_standard_input_is_read_for_a_dash(run: Run) -> None:
    done = run("ingest", "-", stdin=FLOOD)
    assert done.returncode == 0
    assert "1 found: 1 stored" in done.stderr


def test_a_bad_input_is_named_and_stops_nothing(run: Run, pages: Path) -> None:
    (pages / "empty.txt").write_text("")
    done = run("ingest", pages, pages / "absent.txt")
    assert done.returncode == 3
    lines = [line for line in done.stderr.splitlines() if line.startswith("refused ")]
    assert len(lines) == 2
    assert "empty.txt: " in lines[0]
    assert "absent.txt: " in lines[1]
    assert "2 stored" in done.stderr


def test_nothing_at_all_is_a_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = run("ingest", tmp_path / "nothing")
    assert done.returncode == 1
    assert "no article in the folder" in done.stderr


def test_every_form_of_input_can_be_named() -> None:
    from kgnews.articles.options import KINDS
    from kgnews.cli._options import FORMS

    assert FORMS == KINDS


def test_the_report_has_a_line_for_every_input(run: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "empty.txt").write_text("")
    run("ingest", pages, "--report", tmp_path / "report.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()]
    assert sorted(row["status"] for row in rows) == ["refused", "stored", "stored"]
    assert all(row["article"] for row in rows if row["status"] == "stored")
    assert all(row["reason"] for row in rows if row["status"] == "refused")


def test_a_dry_run_says_what_would_be_and_writes_nothing(
    run: Run, pages: Path, tmp_path: Path
) -> None:
    done = run("ingest", pages, "--dry-run")
    assert done.returncode == 0
    assert "2 stored (dry run, nothing written)" in done.stderr
    assert not (tmp_path / "store").exists()


def test_a_folder_that_is_no_store_is_left_alone(kgnews: Run, pages: Path) -> None:
    done = kgnews("ingest", pages / "flood.txt", "--store", pages)
    assert done.returncode == 1
    assert "is not empty and not a kgnews store" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_workers_store_the_same_bytes(kgnews: Run, tmp_path: Path, root: Path) -> None:
    from kgnews.store import open_record

    told = []
    for workers in (1, 2):
        store = tmp_path / f"store{workers}"
        done = kgnews("ingest", root / "samples", "--store", store, "--workers", workers)
        assert done.returncode == 0, done.stderr
        with open_record(store) as record:
            told.append([(each, record.quads(each), record.article(each)) for each in record.ids()])
    assert told[0] == told[1]


def test_names_of_ones_own_are_known_from_then_on(run: Run, tmp_path: Path) -> None:
    from kgnews.store import open_graph

    run("ingest", "-", stdin="Sanggar Lumbung Kecil membuka pameran di Kota Bandung.")
    names = tmp_path / "mine.csv"
    names.write_text(
        "key,kind,label_id\norg-lumbung-kecil,Organization,Sanggar Lumbung Kecil\n",
        encoding="utf-8",
    )
    done = run("ingest", "-", "--gazetteer", names, stdin="Pasar dibuka di Kota Semarang.")
    assert done.returncode == 0, done.stderr
    assert "1 stored before now read otherwise" in done.stderr
    graph = open_graph(tmp_path / "store")
    assert bool(graph.query("ASK { ?article kg:mentions :org-lumbung-kecil }"))


def test_a_faulty_gazetteer_is_refused_before_anything_is_stored(
    run: Run, tmp_path: Path, pages: Path
) -> None:
    (tmp_path / "bad.csv").write_text("key,kind\nNo Key,Nothing\n")
    done = run("ingest", pages, "--gazetteer", tmp_path / "bad.csv")
    assert done.returncode == 1
    assert "bad.csv" in done.stderr
    assert run("ingest", pages).returncode == 0


def test_a_page_may_be_told_where_and_when_it_appeared(run: Run, tmp_path: Path) -> None:
    from kgnews.store import open_record

    address = "https://kabar.example/banjir"
    run("ingest", "-", "--url", address, "--published", "2024-02-05", stdin=FLOOD)
    with open_record(tmp_path / "store") as record:
        (article,) = record.articles()
    assert (article.url, article.published) == (address, "2024-02-05")


def test_a_report_that_cannot_be_written_is_told_in_one_line(kgnews: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Judul\n\nBanjir di Bogor surut.", encoding="utf-8")
    report = tmp_path / "none" / "report.jsonl"
    done = kgnews("ingest", page, "--store", tmp_path / "store", "--report", report)
    assert done.returncode == 1
    assert (
        done.stderr == f"kgnews: {report}: No such file or directory; name another with --report\n"
    )


@pytest.mark.parametrize(
    ("option", "value", "cure"),
    [
        ("--published", "soon", "2018-10-30"),
        ("--language", "klingon", "two or three letters"),
        ("--url", "javascript:alert(1)", "https://"),
    ],
)
def test_a_value_that_means_nothing_is_wrong_usage(
    kgnews: Run, tmp_path: Path, option: str, value: str, cure: str
) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Judul\n\nBanjir di Bogor surut.", encoding="utf-8")
    done = kgnews("ingest", page, "--store", tmp_path / "store", option, value)
    assert done.returncode == 2
    assert cure in done.stderr
    assert not (tmp_path / "store").exists()
