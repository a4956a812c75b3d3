"""Spreadsheets."""

from __future__ import annotations

import io
import sys
import zipfile
from xml.sax.saxutils import escape

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.sheets import sheet_articles
from kgnews.articles.sniffing import sniffed
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "http://schemas.openxmlformats.org/package/2006"


def sheet(*rows: tuple[str | int | float, ...]) -> str:
    """The XML of a sheet with these rows; numbers as numbers."""
    lines = []
    for n, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{chr(65 + i)}{n}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            if isinstance(cell, str)
            else f'<c r="{chr(65 + i)}{n}"><v>{cell}</v></c>'
            for i, cell in enumerate(row)
        )
        lines.append(f'<row r="{n}">{cells}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def book(**sheets: str) -> bytes:
    """A workbook of named sheets, as small as one can be."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{LINKS}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PARTS}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PARTS}/relationships"><Relationship Id="r1" '
            f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{names}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PARTS}/relationships">{links}</Relationships>',
        )
        for n, words in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/s{n}.xml", words)
    return data.getvalue()


PLAIN = Options()


def read(data: bytes, options: Options = PLAIN) -> tuple[list[Article], list[str]]:
    found = list(sheet_articles(io.BytesIO(data), "f.xlsx", options, NOTHING))
    articles = [each for each in found if isinstance(each, Article)]
    return articles, [str(each) for each in found if isinstance(each, Refusal)]


def test_every_row_of_every_sheet_with_text_is_an_article() -> None:
    rows = sheet(("id", "judul", "isi", "tanggal"), (7, "Pasar", TEXT, "6 Mei 2024"))
    data = book(Berita=rows, Catatan=sheet(("jumlah", 3)))
    [found], said = read(data)
    assert (found.title, found.text, found.published) == ("Pasar", TEXT, "2024-05-06")
    assert (found.source, found.source_id) == ("f.xlsx#Berita:2", "7")
    assert said == []
    assert sniffed(data[:65536], "x") == ("xlsx", "")


def test_a_heading_above_the_columns_is_passed_over() -> None:
    rows = sheet(("Kliping Mei",), ("judul", "isi"), ("Pasar", TEXT))
    assert [each.title for each in read(book(A=rows))[0]] == ["Pasar"]


def test_columns_may_be_mapped() -> None:
    rows = sheet(("No", "Uraian"), (1, TEXT))
    [found], _ = read(book(A=rows), Options(fields=(("text", "Uraian"),)))
    assert found.text == TEXT


def test_a_book_without_text_is_refused() -> None:
    assert "no column with text" in read(book(A=sheet(("a", "b"), (1, 2))))[1][0]


@pytest.mark.parametrize("cut", [200, 600, -30])
def test_a_damaged_book_is_refused(cut: int) -> None:
    articles, said = read(book(A=sheet(("judul", "isi"), ("Pasar", TEXT)))[:cut])
    assert articles == []
    assert len(said) == 1


@pytest.mark.parametrize(
    ("mark", "at", "byte"),
    [(b"PK\x01\x02", 0, 0), (b"PK\x01\x02", 6, 182), (b"PK\x05\x06", 12, 255)],
)
def test_a_book_with_a_false_directory_is_refused(mark: bytes, at: int, byte: int) -> None:
    data = bytearray(book(A=sheet(("judul", "isi"), ("Pasar", TEXT))))
    data[data.index(mark) + at] = byte
    articles, said = read(bytes(data))
    assert articles == []
    assert "a damaged sheet" in said[0]


def test_a_book_that_would_fill_the_memory_is_refused() -> None:
    data = book(A=sheet(("judul", "isi"), ("Pasar", "a" * 60_000_000)))
    assert "more than 200 times its size" in read(data)[1][0]


def test_a_missing_library_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert read(b"PK")[1] == [
        "f.xlsx: the extra \"xlsx\" is needed to read it; pip install 'kgnews[xlsx]'"
    ]
