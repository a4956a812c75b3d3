"""A batch: what it counts, how it goes on after an end, and what becomes of copies and versions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgnews.pipeline import Ended, Options, Outcome, ingest
from kgnews.store import Store, open_graph, open_record
from kgnews.store.audit import faults

FLOOD = "Banjir merendam Kota Bogor pada Senin. Wali kota meninjau rumah nomor {} di tepi sungai."


def written(path: Path, *records: dict[str, str] | str) -> str:
    lines = (each if isinstance(each, str) else json.dumps(each) for each in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def outcomes(paths: list[str], store: Path, options: Options | None = None) -> list[Outcome]:
    told: list[Outcome] = []

    def tell(event: Outcome | Ended) -> None:
        if isinstance(event, Outcome):
            told.append(event)

    report = ingest(paths, store, options or Options(), tell)
    assert report.found == len(told)
    return told


def test_an_interrupted_batch_goes_on_where_it_was(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", *({"text": FLOOD.format(n)} for n in range(250)))
    seen = 0

    def interrupted(event: Outcome | Ended) -> None:
        nonlocal seen
        seen += 1
        if seen == 120:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([path], tmp_path / "store", tell=interrupted)
    with open_record(tmp_path / "store") as record:
        assert len(record) == 200  # two commits of a hundred
        keys = list(record.keys())
    assert keys == sorted(keys)
    assert len(keys) == 200
    told = outcomes([path], tmp_path / "store")
    assert [each.status for each in told] == ["duplicate"] * 200 + ["stored"] * 50
    assert all(each.article for each in told)
    outcomes([path], tmp_path / "other")
    assert open_graph(tmp_path / "store").count() == open_graph(tmp_path / "other").count()
    assert list(faults(tmp_path / "store")) == []


def test_a_record_that_was_read_is_known_wherever_it_comes_again(tmp_path: Path) -> None:
    one = written(tmp_path / "a.jsonl", {"text": FLOOD.format(1)}, {"text": FLOOD.format(2)})
    outcomes([one], tmp_path / "store")
    other = written(tmp_path / "b.jsonl", {"text": FLOOD.format(2)}, {"text": FLOOD.format(3)})
    told = outcomes([other, other], tmp_path / "store")
    assert [each.status for each in told] == ["duplicate", "stored", "duplicate", "duplicate"]
    with open_record(tmp_path / "store") as record:
        assert {each.article for each in told} <= set(record.ids())


@pytest.mark.parametrize("workers", [0, 1])
def test_a_dry_run_says_what_a_run_would_do(tmp_path: Path, workers: int) -> None:
    path = written(tmp_path / "a.jsonl", {"text": FLOOD.format(1)}, "{", {"text": FLOOD.format(2)})
    dry = Options(dry_run=True, workers=workers)
    before = [each.status for each in outcomes([path, path], tmp_path / "store", dry)]
    assert before == [each.status for each in outcomes([path, path], tmp_path / "store")]
    again = [each.status for each in outcomes([path], tmp_path / "store", dry)]
    assert again == ["duplicate", "refused", "duplicate"]


def test_a_known_record_of_a_retracted_article_is_skipped_until_it_may_come_back(
    tmp_path: Path,
) -> None:
    path = written(tmp_path / "a.jsonl", {"text": FLOOD.format(1)})
    (first,) = outcomes([path], tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        store.retract([first.article])
    assert [each.status for each in outcomes([path], tmp_path / "store")] == ["skipped"]
    assert outcomes([path], tmp_path / "store", Options(dry_run=True))[0].status == "skipped"
    with Store.open(tmp_path / "store") as store:
        store.record.readmit([first.article])
    assert [each.status for each in outcomes([path], tmp_path / "store")] == ["stored"]


def test_a_revised_article_is_told_as_a_version(tmp_path: Path) -> None:
    page = {"url": "https://kabar.example/banjir", "published": "2024-05-06"}
    newer = {**page, "published": "2024-05-07", "text": FLOOD.format(2)}
    path = written(tmp_path / "a.jsonl", {**page, "text": FLOOD.format(1)}, newer)
    told = outcomes([path], tmp_path / "store")
    assert [each.status for each in told] == ["stored", "stored"]
    assert [each.note for each in told] == ["older version", "new version"]
    count = "SELECT (count(*) AS ?n) { ?article a kg:Article }"
    (row,) = open_graph(tmp_path / "store").query(count)  # type: ignore[misc] # a SELECT yields rows
    assert row["n"].value == "1"


def test_a_copy_at_another_address_is_kept_and_is_one_origin(tmp_path: Path) -> None:
    from kgnews.ask.origins import Witness, origins

    text = " ".join(FLOOD.format(n) for n in range(12))
    rows = [
        {"url": "https://kabar.example/1", "title": "Banjir Bogor", "text": text},
        {"url": "https://warta.example/2", "title": "Bogor Terendam", "text": text},
    ]
    told = outcomes([written(tmp_path / "a.jsonl", *rows)], tmp_path / "store")
    assert [each.status for each in told] == ["stored", "stored"]
    sketches = "SELECT ?article ?sketch { ?article kg:sketch ?sketch }"
    witnesses = [
        Witness(row["article"].value, sketch=row["sketch"].value)  # type: ignore[index] # a SELECT yields rows
        for row in open_graph(tmp_path / "store").query(sketches)
    ]
    assert len(witnesses) == 2
    assert len(origins(witnesses)) == 1


def test_an_input_without_records_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", "[]")
    assert [each.reason for each in outcomes([path], tmp_path / "store")] == ["no article in it"]


def test_a_thousand_refusals_of_a_file_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", *["{"] * 1500)
    assert len(outcomes([path], tmp_path / "store")) == 1500
    with open_record(tmp_path / "store") as record:
        assert len(record.quarantine()) == 1000


def test_what_never_gives_an_article_is_left(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", *["{"] * 12_000, {"text": FLOOD.format(1)})
    told = outcomes([path], tmp_path / "store")
    assert len(told) == 10_001
    assert "10,000 records in a row gave no article" in told[-1].reason
