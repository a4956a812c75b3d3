"""The readers: one function a form of input, chosen by name.

A reader takes a stream, the place to name in refusals, the options and what stands beside the
input, and yields articles and refusals one after the other. Readers do not know each other.

Others may be installed: an entry point of the group ``kgnews.readers`` is a plain function of
``(stream, where, options)`` that yields the same; its name is the name of the form and the ending
of the files that are read with it. It is not asked for a form that is known already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import BinaryIO, cast

from kgnews.articles.options import Given, Options, Refusal
from kgnews.model import Article

__all__ = ["Reader", "reader_of", "readers_beside"]

Reader = Callable[[BinaryIO, str, Options, Given], Iterator[Article | Refusal]]

# Imported when they are needed: what one of them brings along, the others must not wait for.
_READERS = {
    "text": "pages.text_articles",
    "html": "pages.html_articles",
    "mhtml": "mhtml.mhtml_articles",
    "json": "jsons.json_articles",
    "jsonl": "jsons.json_line_articles",
    "csv": "tables.table_articles",
    "xlsx": "sheets.sheet_articles",
    "parquet": "parquet.parquet_articles",
    "feed": "feeds.feed_articles",
    "sitemap": "feeds.sitemap_articles",
    "newsml": "newsml.newsml_articles",
    "warc": "warc.warc_articles",
    "pdf": "pdf.pdf_articles",
}


def reader_of(kind: str) -> Reader | None:
    """The reader of a form of input; None where there is none."""
    if kind in _READERS:
        module, _, name = _READERS[kind].partition(".")
        return cast(Reader, getattr(import_module(f"{__name__}.{module}"), name))
    return readers_beside().get(kind)


@cache
def readers_beside() -> dict[str, Reader]:
    """The readers that other packages brought, by their names."""
    found = entry_points(group="kgnews.readers")
    return {each.name: _plain(each.load()) for each in found if each.name not in _READERS}


def _plain(function: Callable[[BinaryIO, str, Options], Iterator[Article | Refusal]]) -> Reader:
    return lambda stream, where, options, given: function(stream, where, options)
