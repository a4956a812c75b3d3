"""CSV, TSV and the tables of GDELT."""

from __future__ import annotations

import io
import time

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.tables import table_articles
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."


def split(found: list[Article | Refusal]) -> tuple[list[Article], list[str]]:
    read = [each for each in found if isinstance(each, Article)]
    return read, [str(each) for each in found if isinstance(each, Refusal)]


def table(data: str) -> tuple[list[Article], list[str]]:
    return split(list(table_articles(io.BytesIO(data.encode()), "f", Options(), NOTHING)))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_with_a_header(separator: str) -> None:
    rows = [["id", "judul", "isi", "tanggal"], ["1", "Pasar", f'"{TEXT}\nDua."', "2024-05-06"]]
    [found], said = table("\n".join(separator.join(row) for row in rows) + "\n")
    assert not said
    assert (found.source_id, found.title, found.published) == ("1", "Pasar", "2024-05-06")
    assert found.text.endswith("Dua.")


def test_a_row_without_text_is_named() -> None:
    read, said = table(f"id,text\n1,{TEXT}\n2,\n3,{TEXT}\n")
    assert [each.source_id for each in read] == ["1", "3"]
    assert said[0].startswith("f:3: ")


def test_a_table_without_a_column_of_text_is_refused() -> None:
    assert "no column with text" in table("a,b\n1,2\n")[1][0]


def test_a_quotation_mark_that_is_never_closed_costs_its_line_alone() -> None:
    read, said = table(f'id,text\n1,{TEXT}\n2,"{TEXT}\n3,{TEXT}\n')
    assert [each.source_id for each in read] == ["1", "3"]
    assert said[0].startswith("f:3: a quotation mark that is not closed")


def rows(data: bytes, options: Options) -> tuple[list[Article], list[str]]:
    return split(list(table_articles(io.BytesIO(data), "f", options, NOTHING)))


def test_columns_of_any_name_are_mapped() -> None:
    options = Options(fields=(("text", "Uraian Lengkap"), ("date", "Tgl"), ("title", "Topik")))
    data = f"No,Topik,Uraian Lengkap,Tgl\n1,Pasar,{TEXT},6 Mei 2024\n".encode()
    [found], said = rows(data, options)
    assert (found.text, found.title, found.published) == (TEXT, "Pasar", "2024-05-06")
    assert said == []


def test_unicode_text_of_a_spreadsheet_is_read() -> None:
    data = f"id\tjudul\tisi\r\n1\tPasar\t{TEXT}\r\n2\tKios\t{TEXT}\r\n".encode("utf-16")
    read, said = rows(data, Options())
    assert [each.title for each in read] == ["Pasar", "Kios"]
    assert said == []


def test_a_text_longer_than_a_field_of_csv_may_be_is_read() -> None:
    long = f"{TEXT} " * 3000
    assert len(long) > 131_072
    [found], _ = rows(f"id,text\n1,{long}\n".encode(), Options())
    assert len(found.text) == len(long)


def test_a_row_above_the_limit_ends_the_table() -> None:
    read, said = rows(f"id,text\n1,{TEXT}\n2,{'a' * 3000}\n".encode(), Options(max_bytes=2000))
    assert len(read) == 1
    assert said[0].startswith("f:3: a line above 2000 bytes")


def test_a_stray_quotation_mark_swallows_no_rows() -> None:
    stray = f'1\tA\t{TEXT}\n2\t"B\t{TEXT}\n3\tC\t{TEXT}\n4\t"D\t{TEXT}\n5\tE\t{TEXT}\n'
    read, said = rows(f"id\tjudul\tisi\n{stray}".encode(), Options())
    assert [each.source_id for each in read] == ["1", "3", "5"]
    assert [each.partition(";")[0] for each in said] == [
        "f:3: a quotation mark that is not closed", "f:5: a quotation mark that is not closed"
    ]  # fmt: skip


def test_a_text_of_many_lines_is_one_row() -> None:
    text = f"{TEXT}\n\n{TEXT}"
    read, said = rows(f'id,isi\n1,"{text}"\n2,{TEXT}\n'.encode(), Options())
    assert [(each.text, each.source) for each in read] == [(text, "f:2"), (TEXT, "f:5")]
    assert said == []


def test_stray_marks_in_every_line_take_no_time() -> None:
    start = time.process_time()
    _, said = rows(("id,isi\n" + '1,"Pasar\n2,x,y\n' * 3000).encode(), Options())
    assert len(said) > 1000
    assert time.process_time() - start < 5


def gkg(title: str) -> str:
    row = [""] * 27
    row[0], row[1], row[2] = "20240506101500-12", "20240506101500", "1"
    row[3], row[4] = "pos.example", "https://pos.example/1"
    row[26] = f"<PAGE_LINKS>x</PAGE_LINKS><PAGE_TITLE>{title}</PAGE_TITLE>" if title else ""
    return "\t".join(row)


def test_gdelt_has_no_header_and_no_text() -> None:
    read, said = rows(f"{gkg('Pasar Dibuka')}\n{gkg('')}\n".encode(), Options())
    [found] = read
    assert (found.text, found.url) == ("Pasar Dibuka", "https://pos.example/1")
    assert (found.published, found.publisher) == ("2024-05-06", "pos.example")
    assert found.named("note") == (
        "dated by the day on which GDELT saw it",
        "only metadata of the article was given",
    )
    assert said[0].startswith("f:2: no text")
