"""Spreadsheets (.xlsx, .xls, .ods) into articles: every sheet whose first row names a text."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from kgnews.articles.entries import article_of
from kgnews.articles.extras import needed
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.records import are_columns, field_named
from kgnews.articles.streams import searchable
from kgnews.model import Article

__all__ = ["sheet_articles"]

_MOST_SHEETS = 200
_HEADING_ROWS = 10  # rows above the names of the columns: a title, a blank
_MOST_BYTES = 1 << 28  # of a sheet, unpacked: a table is held in memory
_NO_TEXT = "no column with text"
_NAME_IT = 'name a column "text" or "title" in the first row, or give --map text=COLUMN'


def sheet_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of every row, of every sheet that has articles."""
    calamine = needed("python_calamine", "xlsx", where)
    if isinstance(calamine, Refusal):
        yield calamine
        return
    with searchable(stream) as whole:
        if fault := _too_large(whole, options):
            yield Refusal(where, fault, "save it again, or as CSV")
            return
        told = False
        for name, sheet in _sheets(calamine, whole):
            place = f"{where}#{name}" if name else where
            if isinstance(sheet, _Broken):
                told = True
                yield Refusal(place, f"a damaged sheet: {sheet}", "save it again")
                continue
            for each in _of_rows(sheet.iter_rows(), place, options, given):
                told = True
                yield each
    if not told:
        yield Refusal(where, _NO_TEXT, _NAME_IT)


class _Broken(str):
    """Why a book or a sheet of it cannot be read."""

    __slots__ = ()


def _sheets(calamine: Any, stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    """The sheets of a book by their names; a book that is broken has none, and no name."""
    book = _tried(lambda: calamine.load_workbook(stream))
    if isinstance(book, _Broken):
        yield "", book
        return
    for name in book.sheet_names[:_MOST_SHEETS]:
        yield name, _tried(partial(book.get_sheet_by_name, name))


def _tried(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except MemoryError:
        raise
    except BaseException as fault:
        # What is broken may make calamine's Rust panic, and that is none of Python's exceptions.
        if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
            raise
        return _Broken(" ".join(str(fault).split())[:200] or type(fault).__name__)


def _too_large(stream: BinaryIO, options: Options) -> str:
    if not zipfile.is_zipfile(stream):  # the old format, which is not packed
        stream.seek(0)
        return ""
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as fault:
        return f"a damaged sheet: {' '.join(str(fault).split())[:200]}"
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    stream.seek(0)
    if unpacked > _MOST_BYTES:
        return f"a sheet above {_MOST_BYTES >> 20} MiB"
    if unpacked > 1 << 25 and unpacked > options.max_ratio * max(1, packed):
        return f"it unpacks to more than {options.max_ratio} times its size"
    return ""


def _of_rows(
    rows: Iterator[Sequence[Any]], where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    names: list[str] = []
    mapped = {column for _, column in options.fields}
    for number, row in enumerate(rows, 1):
        if not names:
            words = [str(cell).strip() for cell in row]
            some = [each for each in words if each]
            if some and (are_columns(some) or _has_text(some) or mapped & set(some)):
                names = words
            elif number >= _HEADING_ROWS:
                return
        elif any(cell != "" for cell in row):
            record = {
                name: cell if isinstance(cell, str) else _plain(cell)
                for name, cell in zip(names, row, strict=False)
                if name
            }
            yield article_of(record, f"{where}:{number}", options, given)


def _has_text(names: Sequence[str]) -> bool:
    return bool({field_named(name) for name in names} & {"text", "html"})


def _plain(cell: Any) -> Any:
    """A number without the ".0" that a sheet gives it."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
