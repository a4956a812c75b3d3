"""``kgnews retract``: articles out, and in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kgnews.store import open_graph, open_record

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def store(kgnews: Run, tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Banjir merendam Kota Semarang hari Senin.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Pasar dibuka di Kota Bandung hari Selasa.", encoding="utf-8")
    kgnews("ingest", tmp_path / "a.txt", tmp_path / "b.txt", "--store", tmp_path / "store")
    return tmp_path / "store"


def test_a_retracted_article_is_gone_and_stays_out(
    kgnews: Run, store: Path, tmp_path: Path
) -> None:
    done = kgnews("retract", tmp_path / "a.txt", "--store", store)
    assert done.returncode == 0, done.stderr
    assert "1 retracted" in done.stderr
    with open_record(store) as record:
        assert [article.source for article in record.articles()] == [str(tmp_path / "b.txt")]
    assert not bool(open_graph(store).query("ASK { ?article kg:mentions :city-semarang }"))
    again = kgnews("ingest", tmp_path / "a.txt", "--store", store)
    assert "1 retracted before" in again.stderr


def test_a_retraction_can_be_undone(kgnews: Run, store: Path, tmp_path: Path) -> None:
    with open_record(store) as record:
        (article_id,) = record.find(str(tmp_path / "a.txt"))
    kgnews("retract", article_id[:8], "--store", store)
    done = kgnews("retract", "--undo", article_id[:8], "--store", store)
    assert "1 may come in again" in done.stderr
    assert "1 stored" in kgnews("ingest", tmp_path / "a.txt", "--store", store).stderr


def test_an_unknown_article_is_an_error_and_nothing_is_retracted(
    kgnews: Run, store: Path, tmp_path: Path
) -> None:
    done = kgnews("retract", tmp_path / "a.txt", "nothing", "--store", store)
    assert done.returncode == 1
    assert done.stderr.startswith("kgnews: nothing: names no article")
    with open_record(store) as record:
        assert len(record) == 2
