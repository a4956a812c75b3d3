"""Which files of a folder are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.articles import read
from kgnews.articles.names import is_article, is_beside, page_of
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."


@pytest.mark.parametrize(
    ("name", "read_it"),
    [
        ("1.html", True), ("1.HTM", True), ("1.mhtml", True), ("isi/1.txt.gz", True),
        ("1.xlsx", True), ("1.warc.gz", True), ("1.tar.gz", True), ("1.zip", True),
        ("berita", True), ("1.png", False), ("1.css", False), ("README.md", False),
        ("1.meta.json", False), (".rahasia.txt", False), ("__MACOSX/1.html", False),
        (".git/1.txt", False),
    ],
)  # fmt: skip
def test_a_name_says_whether_it_is_read(name: str, read_it: bool) -> None:
    assert is_article(name) is read_it


def test_a_picture_is_told_and_a_licence_is_not() -> None:
    assert not is_beside("1.png")
    assert is_beside("LICENSE")


@pytest.mark.parametrize("folder", ["Pasar_files", "Pasar_file", "Pasar.files", "Pasar-Dateien"])
def test_browsers_name_the_folder_of_a_page_in_their_language(folder: str) -> None:
    assert page_of(folder, {"Pasar.htm"})


def test_a_page_saved_complete_is_one_article(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Pasar</h1>{f'<p>{TEXT}</p>' * 4}</article></body></html>"
    (tmp_path / "Pasar.html").write_text(page)
    inner = tmp_path / "Pasar_files"
    inner.mkdir()
    (inner / "saved_resource.html").write_text(page)
    (inner / "gaya.css").write_text("p {}")
    [found] = read([tmp_path])
    assert isinstance(found, Article)
    assert found.source == str(tmp_path / "Pasar.html")
