"""Parquet tables into articles, one row at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, BinaryIO

from kgnews.articles.entries import article_of
from kgnews.articles.extras import needed
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.records import are_columns, field_named
from kgnews.articles.streams import searchable
from kgnews.articles.turns import passed
from kgnews.model import Article

__all__ = ["parquet_articles", "rows_in"]

_ROWS = 16  # that are in memory at once: each may be as long as an article may be
_BUFFER = 1 << 16
_NO_TEXT = "no column with text"
_NAME_IT = "give --map text=COLUMN"
_AGAIN = "fetch it again"


def parquet_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of every row; the columns are named as the fields of a JSON record are."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # others reserve what limits deny
    parquet = needed("pyarrow.parquet", "parquet", where)
    if isinstance(parquet, Refusal):
        yield parquet
        return
    with searchable(stream) as whole:
        try:
            table = parquet.ParquetFile(whole, pre_buffer=False, buffer_size=_BUFFER)
        except (OSError, ValueError) as fault:
            yield _damaged(where, fault)
            return
        columns = _columns(table.schema_arrow)
        if not _tells(columns, options):
            yield Refusal(where, _NO_TEXT, _NAME_IT)
            return
        try:
            for number, record in _rows(table, columns):
                yield article_of(record, f"{where}#{number}", options, given)
        except (OSError, ValueError) as fault:
            yield _damaged(where, fault)


def rows_in(path: str) -> int:
    """How many rows a table has. Raises OSError and ValueError for what is none."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    from pyarrow import parquet

    with parquet.ParquetFile(path) as table:
        return int(table.metadata.num_rows)


def _rows(table: Any, columns: list[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows with their numbers; groups of which nobody wants a row are passed over."""
    number = 0
    for group in range(table.num_row_groups):
        size = table.metadata.row_group(group).num_rows
        if passed(size):
            number += size
            continue
        for batch in table.iter_batches(_ROWS, row_groups=[group], columns=columns):
            for record in batch.to_pylist():
                number += 1
                yield number, {name: _plain(value) for name, value in record.items()}


def _columns(schema: Any) -> list[str]:
    """The columns that may say something of an article: no pictures, no lists of numbers."""
    from pyarrow import types

    found = []
    for field in schema:
        kind = field.type
        while types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
            kind = kind.value_type
        numbers = types.is_floating(kind) and kind != field.type
        if not (numbers or types.is_binary(kind) or types.is_large_binary(kind)):
            found.append(field.name)
    return found


def _tells(names: list[str], options: Options) -> bool:
    known = {field_named(name) for name in names}
    mapped = {ours for ours, theirs in options.fields if theirs.partition(".")[0] in names}
    return bool(known & {"text", "html", "summary"} or mapped) or are_columns(names)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    return value.isoformat() if isinstance(value, datetime | date | time) else value


def _damaged(where: str, fault: Exception) -> Refusal:
    return Refusal(where, f"a damaged table: {' '.join(str(fault).split())[:200]}", _AGAIN)
