"""CSV and TSV with a header line into articles, one row at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from kgnews.articles.encoding import decoded
from kgnews.articles.options import Options, Refusal
from kgnews.articles.records import article_of, has_text
from kgnews.model import Article

__all__ = ["table_articles"]

_HEAD = 8192
_SEPARATORS = "\t;|,"


def table_articles(stream: BinaryIO, where: str, options: Options) -> Iterator[Article | Refusal]:
    """The article of every row; the columns are named as the fields of a JSON record are."""
    head = stream.readline(_HEAD)
    header = decoded(head, cut=True).strip().lstrip("\ufeff")
    separator = max(_SEPARATORS, key=header.count)
    names = next(csv.reader([header], delimiter=separator), [])
    if not has_text(names):
        what = "no column with text"
        yield Refusal(where, what, 'name it "text", "body" or "content" in the first line')
        return
    rows = csv.reader(_lines(stream), delimiter=separator, strict=False)
    number = 1
    while True:
        place = f"{where}:{number + 1}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as fault:
            yield Refusal(place, str(fault), "close the quotation mark, or give JSON lines")
            return
        number = 1 + rows.line_num
        if any(row):
            yield article_of(dict(zip(names, row, strict=False)), place, options)


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Lines of text; a NUL would end the reading."""
    for raw in io.BufferedReader(stream) if isinstance(stream, io.RawIOBase) else stream:
        yield decoded(raw).replace("\x00", " ")
