"""Parts: whole or not there, and what was put in comes out."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kgnews.articles import Refusal
from kgnews.articles.turns import Known
from kgnews.distributed.parts import finished, told_in, writing
from kgnews.distributed.places import Shelf
from kgnews.errors import InputError
from kgnews.model import Article, Reading
from kgnews.pipeline.frames import Told
from kgnews.store import entry
from kgnews.text import segment

TRIPLE = b"<https://a.example/1> <https://a.example/2> <https://a.example/3> .\n"


def article(text: str) -> Told:
    reading = Reading(segment(Article(text, source="a.jsonl:1")))
    return Told(entry(reading, TRIPLE, "rules"), key=b"0123456789abcdef", at=9)


BAD = Told(Refusal("a.jsonl:2", "not JSON", "mend or remove it"), slot=1)
KNOWN = Told(Known("a.jsonl:3", "30"), key=b"0", slot=2)
GOOD = article("“Banjir” surut di Bogor.")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(str(tmp_path / "parts"))
    with writing(made, "0f3a", triples=True) as (part, done):
        part.add(0, GOOD)
        part.add(0, BAD)
        part.add(1, GOOD)
        part.add(1, KNOWN)
    assert (done[0].articles, done[0].refused) == (2, 1)
    return made


def path(shelf: Shelf, ending: str) -> Path:
    return Path(shelf.place) / f"0f3a{ending}"


def test_what_was_put_in_comes_out(shelf: Shelf) -> None:
    assert list(told_in(shelf, "0f3a", private=True)) == [
        (0, GOOD),
        (0, BAD),
        (1, GOOD),
        (1, KNOWN),
    ]


def test_what_one_store_knows_is_nothing_for_others(shelf: Shelf) -> None:
    with pytest.raises(InputError, match="for one store alone"):
        list(told_in(shelf, "0f3a"))


def test_triples_of_the_same_article_are_written_once(shelf: Shelf) -> None:
    assert gzip.decompress(path(shelf, ".nt.gz").read_bytes()) == TRIPLE


def test_every_line_is_json_with_the_text_in_it(shelf: Shelf) -> None:
    rows = [json.loads(line) for line in path(shelf, ".record.jsonl").read_bytes().splitlines()]
    assert rows[0]["text"] == "“Banjir” surut di Bogor."
    assert rows[1]["refused"] == ["a.jsonl:2", "not JSON", "mend or remove it", False]
    assert rows[-1]["end"]["articles"] == 2


def test_the_same_content_has_the_same_bytes(shelf: Shelf, tmp_path: Path) -> None:
    other = Shelf(str(tmp_path / "other"))
    with writing(other, "0f3a", triples=True) as (part, _):
        for number, each in ((0, GOOD), (0, BAD), (1, GOOD), (1, KNOWN)):
            part.add(number, each)
    for ending in (".record.jsonl", ".nt.gz"):
        assert path(other, ending).read_bytes() == path(shelf, ending).read_bytes()


def test_a_whole_part_is_finished(shelf: Shelf) -> None:
    done = finished(shelf, "0f3a", triples=True)
    assert done is not None
    assert done.articles == 2
    assert finished(shelf, "0f3a", triples=False) == done


@pytest.mark.parametrize("ending", [".record.jsonl", ".nt.gz"])
@pytest.mark.parametrize("damage", ["absent", "empty", "short", "changed"])
def test_a_damaged_part_is_not_finished(shelf: Shelf, ending: str, damage: str) -> None:
    file = path(shelf, ending)
    data = file.read_bytes()
    changed = data[:50] + bytes([data[50] ^ 1]) + data[51:]
    content = {"empty": b"", "short": data[: len(data) // 2], "changed": changed}
    if damage == "absent":
        file.unlink()
    else:
        file.write_bytes(content[damage])
    assert finished(shelf, "0f3a", triples=True) is None


def test_nothing_is_told_of_a_damaged_part(shelf: Shelf) -> None:
    file = path(shelf, ".record.jsonl")
    file.write_bytes(file.read_bytes().replace(b"Bogor", b"Bekas"))
    with pytest.raises(InputError, match="not whole"):
        next(told_in(shelf, "0f3a"))


def test_a_part_that_is_cut_off_leaves_nothing(tmp_path: Path) -> None:
    shelf = Shelf(str(tmp_path / "parts"))

    def cut_off() -> None:
        with writing(shelf, "0f3a", triples=True) as (part, _):
            part.add(0, GOOD)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()
    assert list((tmp_path / "parts").iterdir()) == []


def test_a_part_without_triples_does_not_do_where_they_are_wanted(tmp_path: Path) -> None:
    shelf = Shelf(str(tmp_path / "parts"))
    with writing(shelf, "0f3a", triples=False) as (part, _):
        part.add(0, GOOD)
    assert finished(shelf, "0f3a", triples=False)
    assert finished(shelf, "0f3a", triples=True) is None
