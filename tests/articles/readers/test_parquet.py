"""Parquet tables."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.parquet import parquet_articles, rows_in
from kgnews.articles.sniffing import sniffed
from kgnews.articles.turns import Cut, Found
from kgnews.model import Article
from kgnews.pipeline import Ended
from kgnews.pipeline.crew import Crew, Setup

pyarrow = pytest.importorskip("pyarrow", reason="no pyarrow: kgnews[parquet]")

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."


def table(rows: list[dict[str, Any]], group: int = 1000) -> bytes:
    from pyarrow import Table, parquet

    into = io.BytesIO()
    parquet.write_table(Table.from_pylist(rows), into, row_group_size=group)
    return into.getvalue()


def read(data: bytes, options: Options | None = None) -> list[Article | Refusal]:
    return list(parquet_articles(io.BytesIO(data), "a.parquet", options or Options(), NOTHING))


def test_every_row_is_an_article_with_its_number() -> None:
    moment = datetime(2024, 5, 6, 7, 30, tzinfo=UTC)
    rows = [{"text": f"{TEXT} {n}", "title": "Pasar", "date": moment} for n in range(40)]
    found = read(table(rows, group=7))
    assert [each.source for each in found if isinstance(each, Article)] == [
        f"a.parquet#{n}" for n in range(1, 41)
    ]
    first = found[0]
    assert isinstance(first, Article)
    assert (first.title, first.published) == ("Pasar", "2024-05-06")


def test_pictures_and_vectors_of_numbers_are_not_read() -> None:
    (found,) = read(table([{"text": TEXT, "image": b"\x89PNG", "vector": [0.5] * 100}]))
    assert isinstance(found, Article)


def test_a_column_may_be_named() -> None:
    (found,) = read(table([{"kata": TEXT}]), Options(fields=(("text", "kata"),)))
    assert isinstance(found, Article)
    assert found.text == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (table([{"harga": 3}]), "no column with text"),
        (b"PAR1 and no more", "a damaged table"),
        (table([{"text": TEXT}])[:-9], "a damaged table"),
    ],
)
def test_a_table_that_gives_nothing_is_refused(data: bytes, reason: str) -> None:
    (found,) = read(data)
    assert isinstance(found, Refusal)
    assert found.reason.startswith(reason)


def test_a_table_is_known_by_its_first_bytes() -> None:
    assert sniffed(table([{"text": TEXT}]), "x") == ("parquet", "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system")
@pytest.mark.parametrize("group", [3, 1000])
def test_some_rows_are_read_under_limits_with_the_numbers_of_the_whole(
    tmp_path: Path, group: int
) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(table([{"text": f"{TEXT} {n}"} for n in range(20)], group))
    assert rows_in(str(path)) == 20
    piece = Found(str(path), name="a.parquet", cut=Cut("parquet", 5, 12))
    with Crew(Setup()) as crew:
        told = [each for each in crew.read([piece]) if not isinstance(each, Ended)]
    sources = [getattr(each.item, "source", each.item) for each in told]
    assert sources == [f"a.parquet#{n}" for n in range(6, 13)]
