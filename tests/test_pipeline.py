"""From files to a store: what is counted, what is told, what a fault costs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kgnews import extract
from kgnews.articles import from_text
from kgnews.model import Article, Reading
from kgnews.ontology import root
from kgnews.pipeline import Ended, Options, Outcome, Reader, ingest, reread
from kgnews.pipeline import reader as reader_module
from kgnews.pipeline.reader import _digest, fingerprint
from kgnews.store import open_graph, open_record

TEXTS = {
    "a": "Banjir merendam Kota Semarang pada hari Senin.",
    "b": "Pasar baru dibuka di Kota Bandung pada hari Selasa.",
    "c": "Warga Kota Surabaya menanam pohon di tepi sungai.",
}


HERE = Options(workers=0)  # in this process, where a test can put a fault


def outcomes(told: list[Outcome]) -> Callable[[Outcome | Ended], None]:
    """A listener that keeps what became of the inputs."""

    def tell(event: Outcome | Ended) -> None:
        if isinstance(event, Outcome):
            told.append(event)

    return tell


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.jsonl"
    rows = [json.dumps({"id": name, "text": text}) for name, text in TEXTS.items()]
    path.write_text("\n".join([rows[0], "{broken", *rows[1:], rows[0]]), encoding="utf-8")
    return path


def test_found_is_the_sum_of_what_became_of_the_inputs(feed: Path, tmp_path: Path) -> None:
    told: list[Outcome] = []
    report = ingest([str(feed)], tmp_path / "store", tell=outcomes(told))
    assert (report.stored, report.duplicate, report.refused, report.skipped) == (3, 1, 1, 0)
    assert report.found == len(told) == 5


def test_outcomes_come_in_the_order_of_the_inputs(feed: Path, tmp_path: Path) -> None:
    told: list[Outcome] = []
    ingest([str(feed)], tmp_path / "store", tell=outcomes(told))
    assert [each.status for each in told] == ["stored", "refused", "stored", "stored", "duplicate"]


def test_what_is_told_as_stored_is_on_disk(feed: Path, tmp_path: Path) -> None:
    def tell(outcome: Outcome | Ended) -> None:
        if isinstance(outcome, Outcome) and outcome.status == "stored":
            with open_record(tmp_path / "store") as record:
                assert outcome.article in record

    ingest([str(feed)], tmp_path / "store", tell=tell)


def test_a_bug_in_reading_one_article_does_not_cost_the_others(
    feed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Reader.read

    def read(self: Reader, article: Article) -> object:
        if "Bandung" in article.text:
            raise ZeroDivisionError("by design")
        return real(self, article)

    monkeypatch.setattr(Reader, "read", read)
    told: list[Outcome] = []
    report = ingest([str(feed)], tmp_path / "store", HERE, outcomes(told))
    assert (report.stored, report.refused) == (2, 2)
    assert any("ZeroDivisionError: by design" in each.reason for each in told)
    with open_record(tmp_path / "store") as record:
        assert len(record.refusals()) == 2
    monkeypatch.undo()
    ingest([str(feed)], tmp_path / "store")
    with open_record(tmp_path / "store") as record:
        assert len(record.refusals()) == 1  # the broken line is still broken


def test_a_dry_run_counts_against_what_is_there(feed: Path, tmp_path: Path) -> None:
    ingest([str(feed)], tmp_path / "store")
    report = ingest([str(feed)], tmp_path / "store", Options(dry_run=True))
    assert (report.stored, report.duplicate, report.refused) == (0, 4, 1)


def test_articles_read_by_other_rules_are_read_again_on_request(
    feed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    monkeypatch.setattr(extract, "read", lambda document, *_: Reading(document))
    for name in ("reader", "ingesting"):
        made = f"older-{_digest('', ())}"
        monkeypatch.setattr(f"kgnews.pipeline.{name}.fingerprint", lambda _, made=made: made)
    ingest([str(feed)], store, HERE)
    assert not bool(open_graph(store).query("ASK { ?article kg:mentions ?city }"))
    monkeypatch.undo()
    assert ingest([str(feed)], store).outdated == 3
    assert reread(store) == 3
    assert bool(open_graph(store).query("ASK { ?article kg:mentions :city-bandung }"))
    assert reread(store) == 0


def test_the_story_of_one_article() -> None:
    reader = Reader.make()
    entry = reader.entry(from_text(TEXTS["a"]))
    assert entry.rules == reader.rules
    assert entry.id == from_text(TEXTS["a"]).id


def test_what_reading_depends_on_marks_a_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """The models and the ontology do, the figures beside the facts do not."""
    read: list[Path] = []

    def remembered(start: str, files: Iterable[Path]) -> str:
        read.extend(files)
        return start

    monkeypatch.setattr(reader_module, "_digest", remembered)
    fingerprint(())
    models = set(Path(extract.__file__).parent.rglob("*.crf"))
    assert models
    assert models <= set(read)
    assert root() / "kgnews.ttl" in read
    assert root() / "precision.csv" not in read
