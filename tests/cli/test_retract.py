"""``kgnews retract``: articles out, and in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kgnews.store import judged, open_graph, open_record

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def store(kgnews: Run, tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Banjir merendam Kota Semarang hari Senin.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Pasar dibuka di Kota Bandung hari Selasa.", encoding="utf-8")
    kgnews("ingest", tmp_path / "a.txt", tmp_path / "b.txt", "--store", tmp_path / "store")
    return tmp_path / "store"


def names_semarang(store: Path) -> bool:
    return bool(open_graph(store).query("ASK { ?article kg:mentions :city-semarang }"))


def the_id(store: Path, tmp_path: Path) -> str:
    with open_record(store) as record:
        (article_id,) = record.find(str(tmp_path / "a.txt"))
    return article_id


def test_a_retracted_article_is_gone_and_stays_out(
    kgnews: Run, store: Path, tmp_path: Path
) -> None:
    done = kgnews("retract", tmp_path / "a.txt", "--store", store)
    assert done.returncode == 0, done.stderr
    assert "1 retracted" in done.stderr
    with open_record(store) as record:
        assert [article.source for article in record.articles()] == [str(tmp_path / "b.txt")]
    assert not names_semarang(store)
    again = kgnews("ingest", tmp_path / "a.txt", "--store", store)
    assert again.returncode == 0, again.stderr
    assert "stored" not in again.stderr
    assert not names_semarang(store)


def test_a_retraction_is_a_decision_that_a_rebuild_and_a_copy_of_the_file_keep(
    kgnews: Run, store: Path, tmp_path: Path
) -> None:
    article_id = the_id(store, tmp_path)
    kgnews("retract", article_id[:8], "--store", store, "--who", "Rina", "--why", "hoaks")
    line = f'retract {article_id} by "Rina" why "hoaks"'
    assert line in (store / "decisions.kg").read_text(encoding="utf-8")
    kgnews("rebuild", "--store", store)
    assert not names_semarang(store)
    other = tmp_path / "other"
    kgnews("ingest", tmp_path / "b.txt", "--store", other)
    (other / "decisions.kg").write_text(line + "\n", encoding="utf-8")
    kgnews("ingest", tmp_path / "a.txt", "--store", other)
    assert not names_semarang(other)


def test_a_retraction_that_is_taken_back_brings_the_article_back(
    kgnews: Run, store: Path, tmp_path: Path
) -> None:
    article_id = the_id(store, tmp_path)
    kgnews("retract", article_id[:8], "--store", store)
    done = kgnews("retract", "--undo", article_id[:8], "--store", store)
    assert "1 back" in done.stderr
    assert names_semarang(store)


def test_an_erased_article_leaves_no_text_and_comes_back_only_when_it_is_ingested(
    kgnews: Run, store: Path, tmp_path: Path
) -> None:
    article_id = the_id(store, tmp_path)
    done = kgnews("retract", article_id, "--erase", "--store", store)
    assert "1 retracted and erased" in done.stderr
    with open_record(store) as record:
        assert judged.kept(record, article_id) is None
        known = [quads for _, quads in judged.quads_at(record, 1)]
    assert not any(b"Semarang" in quads for quads in known)
    done = kgnews("retract", "--undo", article_id, "--store", store)
    assert "1 may come in again" in done.stderr
    assert "1 stored" in kgnews("ingest", tmp_path / "a.txt", "--store", store).stderr
    assert names_semarang(store)


def test_an_unknown_article_is_an_error_and_nothing_is_retracted(
    kgnews: Run, store: Path, tmp_path: Path
) -> None:
    done = kgnews("retract", tmp_path / "a.txt", "nothing", "--store", store)
    assert done.returncode == 1
    assert done.stderr.startswith("kgnews: nothing: names no article")
    with open_record(store) as record:
        assert len(record) == 2
