"""PDF."""

from __future__ import annotations

import io
import sys

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.pdf import pdf_articles
from kgnews.articles.sniffing import sniffed
from kgnews.model import Article


def pdf(*pages: str) -> bytes:
    """A PDF with the lines of some pages, as small as one can be."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, page in enumerate(pages):
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 50 780 Td {lines}ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for n, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{n} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return data + f"{tail}startxref\n{len(data)}\n%%EOF\n".encode()


FIRST = """Pasar Ikan Dibuka Lagi
Senin, 6 Mei 2024

Pemerintah Kabupaten Wanasari membuka kembali pasar ikan di tepi sungai
Lumbang yang ditutup sejak dua tahun lalu karena tiang penyangganya la-
puk dimakan air dan pengunjung tidak lagi aman.
Bupati Ratih Kemuning datang ke pasar itu bersama para pedagang yang dulu
berjualan di sana."""
SECOND = """Kepala Dinas Perdagangan Lestari Utami mengatakan kios itu dibagi dengan
undian pada Rabu pekan ini."""


def read(data: bytes) -> tuple[list[Article], list[str]]:
    found = list(pdf_articles(io.BytesIO(data), "f.pdf", Options(), NOTHING))
    articles = [each for each in found if isinstance(each, Article)]
    return articles, [str(each) for each in found if isinstance(each, Refusal)]


def test_lines_become_paragraphs_and_pages_are_details() -> None:
    data = pdf(FIRST, SECOND)
    [found], said = read(data)
    assert said == []
    assert "tiang penyangganya lapuk dimakan air" in found.text
    assert "di tepi sungai Lumbang yang ditutup" in found.text
    assert (found.title, found.published) == ("Pasar Ikan Dibuka Lagi", "2024-05-06")
    pages = {each.value: each.span for each in found.details if each.name == "page"}
    assert list(pages) == ["1", "2"]
    assert pages["2"] is not None
    assert pages["2"].of(found.text).startswith("Kepala Dinas Perdagangan Lestari Utami")
    assert sniffed(data) == ("pdf", "")


def test_a_pdf_says_how_far_it_can_be_trusted() -> None:
    [found], _ = read(pdf(FIRST))
    assert found.named("note") == ("read from a PDF: columns, line ends and hyphens may be wrong",)


def test_a_scan_is_refused_with_what_can_be_done() -> None:
    articles, said = read(pdf(""))
    assert articles == []
    assert "a PDF without text" in said[0]
    assert "ocrmypdf" in said[0]


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", pdf(FIRST)[:150], b"%PDF-1.7" + b"\x00" * 500])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    articles, said = read(data)
    assert articles == []
    assert len(said) == 1


def test_a_missing_library_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert read(b"%PDF-1.4")[1] == [
        "f.pdf: the extra \"pdf\" is needed to read it; pip install 'kgnews[pdf]'"
    ]
