"""Files, folders and standard input."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from kgnews.articles import Options, Refusal, read
from kgnews.model import Article

TEXT = "Pasar Dibuka Lagi\n\nPasar ikan di tepi sungai itu dibuka kembali pada Senin pagi.\n"


def articles(*paths: Path | str, options: Options | None = None) -> list[Article]:
    return [each for each in read(paths, options=options) if isinstance(each, Article)]


def refusals(*paths: Path | str, options: Options | None = None) -> list[Refusal]:
    return [each for each in read(paths, options=options) if isinstance(each, Refusal)]


def test_a_text_file_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    [found] = articles(path)
    assert (found.title, found.source, found.text) == ("Pasar Dibuka Lagi", str(path), TEXT)


def test_a_folder_is_read_in_order_with_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    found = [str(Path(each.source).relative_to(tmp_path)) for each in articles(tmp_path)]
    assert found == ["a/1.txt", "a/2.txt", "b.txt", "c.md"]


def test_what_is_no_article_in_a_folder_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    (tmp_path / "README.md").write_text("How these were made.")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    for name in ("a.png", "b.css", "c.js"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    assert len(articles(tmp_path)) == 1
    [said] = refusals(tmp_path)
    assert said.skipped
    assert "a.png, b.css, c.js" in said.reason


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    [said] = refusals(tmp_path)
    assert "no article" in said.reason


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "page.txt").write_text(TEXT)
    (inner / "up").symlink_to(tmp_path)
    (inner / "loop").symlink_to("loop")
    (inner / "twin.txt").symlink_to(inner / "page.txt")
    assert len(articles(tmp_path)) == 1


def test_a_pipe_in_a_folder_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "page.txt").write_text(TEXT)
    assert len(articles(tmp_path)) == 1
    assert [each.reason for each in refusals(tmp_path)] == ["not a regular file"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"%PDF-1.4 ...", "a damaged PDF"),
        (b"\x89PNG\r\n", "a picture, not articles"),
        (b"\x1f\x8bnot really", "damaged"),
        (b"a" * 2000, "above 1000 bytes"),
    ],
)
def test_a_file_that_gives_no_article_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "page"
    path.write_bytes(data)
    [said] = refusals(path, options=Options(max_bytes=1000))
    assert said.where == str(path)
    assert said.reason.startswith(reason)
    assert said.cure


def test_a_missing_path_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    found = list(read([tmp_path / "none.txt", path, "a\x00b"]))
    assert [type(each).__name__ for each in found] == ["Refusal", "Article", "Refusal"]


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl.gz"
    lines = [json.dumps({"id": str(n), "text": TEXT}) for n in range(3)]
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    assert [each.source_id for each in articles(path)] == ["0", "1", "2"]


def test_a_gzip_bomb_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 50_000_000))
    assert "above" in refusals(path)[0].reason


def test_standard_input_may_be_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, count in ((TEXT.encode(), 1), (b'{"text": "Pasar."}\n{"text": "Kios."}\n', 2)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        found = articles("-")
        assert len(found) == count
        assert found[0].source.startswith("-")


def test_a_sidecar_says_what_the_text_does_not(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    beside = {"url": "https://pos.example/1", "published": "2024-05-06", "publisher": "Pos"}
    (tmp_path / "page.meta.json").write_text(json.dumps(beside))
    [found] = articles(tmp_path)
    assert (found.url, found.published, found.publisher) == tuple(beside.values())


def test_a_broken_sidecar_is_said_and_the_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    (tmp_path / "page.meta.json").write_text("{")
    found = list(read([tmp_path / "page.txt"]))
    assert [type(each).__name__ for each in found] == ["Refusal", "Article"]


def test_options_stop_the_guessing(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text('{"text": "Pasar."}')
    options = Options(kind="text", published="2024-05-06", url="https://pos.example/1")
    [found] = articles(path, options=options)
    assert found.text == '{"text": "Pasar."}'
    assert (found.published, found.url) == ("2024-05-06", "https://pos.example/1")


def test_a_collection_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"text": f"Nomor {n}."}) + "\n" for n in range(2000)))
    first = next(iter(read([path])))
    assert isinstance(first, Article)
    assert first.source == f"{path}:1"


def test_an_address_is_refused_as_one() -> None:
    (found,) = read(["https://kabar.example/1"])
    assert isinstance(found, Refusal)
    assert found.where == "https://kabar.example/1"
    assert "fetches nothing" in found.reason
    assert "--allow-network" in found.cure
