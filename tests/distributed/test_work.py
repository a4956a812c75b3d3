"""Work: a plain function of a partition, done again without harm, that tells what is amiss."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kgnews.distributed.partitions import Input, Partition, partitioned
from kgnews.distributed.parts import Finished
from kgnews.distributed.places import Shelf
from kgnews.distributed.work import Fault, Job, cut, read
from kgnews.pipeline import Options
from kgnews.pipeline.reader import fingerprint

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system")


def job(tmp_path: Path, *names: Path) -> Job:
    shelf = Shelf(str(tmp_path / "parts"))
    shown = tuple(map(shelf.put, names))
    return Job(Options(), shown, fingerprint(names), shelf.place, 10_000, True)


def lines(tmp_path: Path) -> Input:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "Banjir merendam Kota Bogor."}) + "\n")
    return Input("a.jsonl", str(path), path.stat().st_size)


def one(asked: Job, given: Input) -> Partition:
    pieces = cut(asked, (given,))
    assert isinstance(pieces, list)
    (found,) = partitioned(pieces, asked.size, asked.seed)
    return found


def test_a_second_reading_leaves_the_first_as_it_is(tmp_path: Path) -> None:
    asked, given = job(tmp_path), lines(tmp_path)
    partition = one(asked, given)
    first = read(asked, partition)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "parts").iterdir()}
    assert isinstance(first, Finished)
    assert first.articles == 1
    assert read(asked, partition) == first
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "parts").iterdir()} == before


def test_a_damaged_part_is_made_again_with_the_same_bytes(tmp_path: Path) -> None:
    asked = job(tmp_path)
    partition = one(asked, lines(tmp_path))
    read(asked, partition)
    record = tmp_path / "parts" / f"{partition.name}.record.jsonl"
    whole = record.read_bytes()
    record.write_bytes(whole[:100])
    read(asked, partition)
    assert record.read_bytes() == whole


def test_a_file_that_changed_is_told_and_leaves_no_part(tmp_path: Path) -> None:
    asked, given = job(tmp_path), lines(tmp_path)
    partition = one(asked, given)
    Path(given.path).write_text('{"text": "Hujan deras di Kota Bogor."}\n')
    found = read(asked, partition)
    assert isinstance(found, Fault)
    assert found.what == "changed while it was read"
    assert list((tmp_path / "parts").iterdir()) == []


def test_a_machine_with_other_rules_says_so(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("key,type,label\n")
    asked, given = job(tmp_path, names), lines(tmp_path)
    partition = one(asked, given)
    found = read(replace(asked, names=()), partition)
    assert isinstance(found, Fault)
    assert found.what == "reads by other rules than the machine that asked it to"


def test_a_machine_that_does_not_see_a_file_says_which(tmp_path: Path) -> None:
    found = cut(job(tmp_path), (Input("a.jsonl", str(tmp_path / "a.jsonl"), 9),))
    assert isinstance(found, Fault)
    assert found.where.endswith("a.jsonl")
    assert "all machines see" in found.cure


def test_a_file_beside_an_article_has_a_part_in_the_name(tmp_path: Path) -> None:
    asked = job(tmp_path)
    given = Input("a.txt", str(tmp_path / "a.txt"), 9)
    Path(given.path).write_text("Banjir merendam Kota Bogor.")
    before = one(asked, given).name
    (tmp_path / "a.meta.json").write_text('{"title": "Banjir"}')
    assert one(asked, given).name != before
