"""Streams: the form that is found, the form that is named, readers that others brought."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from typing import BinaryIO

import pytest

from kgnews.articles import Options, Refusal, readers
from kgnews.articles.opening import opened
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."


def wire(stream: BinaryIO, where: str, options: Options) -> Iterator[Article | Refusal]:
    """A reader as another package would bring it: articles between lines of equals signs."""
    for number, text in enumerate(stream.read().decode().split("===\n"), 1):
        yield Article(text.strip(), source=f"{where}#{number}", language=options.language or "id")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    point = EntryPoint("kawat", f"{__name__}:wire", "kgnews.readers")
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    monkeypatch.setattr(EntryPoint, "load", lambda self: wire)
    monkeypatch.setattr(readers, "entry_points", lambda group: [point])
    readers.readers_beside.cache_clear()
    yield
    readers.readers_beside.cache_clear()


def found(data: bytes, where: str = "a", **options: str) -> list[str]:
    items = opened(io.BytesIO(data), where, Options(**options))  # type: ignore[arg-type]
    return [each.source if isinstance(each, Article) else str(each) for each in items]


def test_a_form_that_is_named_stops_the_looking() -> None:
    assert found(b'{"text": "Pasar."}', kind="text") == ["a"]


def test_a_form_that_nobody_reads_names_those_that_are_read() -> None:
    [said] = found(TEXT.encode(), kind="kawat")
    assert "kawat, not articles; kgnews reads text, html," in said


def test_gzip_may_lie_in_gzip_and_no_deeper() -> None:
    twice = gzip.compress(gzip.compress(TEXT.encode()))
    assert found(twice) == ["a"]
    [said] = found(gzip.compress(twice))
    assert "not articles" in said


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(("where", "kind"), [("a", "kawat"), ("a.kawat", "")])
def test_a_reader_that_was_installed_is_asked(where: str, kind: str) -> None:
    data = f"{TEXT}\n===\n{TEXT}".encode()
    assert found(data, where, **({"kind": kind} if kind else {})) == [f"{where}#1", f"{where}#2"]


@pytest.mark.usefixtures("installed")
def test_a_reader_that_was_installed_takes_no_form_from_others() -> None:
    assert found(b'{"text": "Pasar."}', "a.kawat") == ["a.kawat"]


def test_a_feed_may_be_larger_than_one_article_and_is_bounded_all_the_same() -> None:
    item = f"<item><title>Pasar</title><description>{TEXT}</description></item>"
    feed = f"<rss><channel>{item * 20}</channel></rss>".encode()
    read = list(opened(io.BytesIO(feed), "f", Options(max_bytes=len(feed) // 4)))
    assert len(read) == 20
    [said] = opened(io.BytesIO(feed), "f", Options(max_bytes=len(feed) // 10))
    assert "above" in str(said)
