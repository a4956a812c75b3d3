"""CSV and TSV with a header line into articles, one row at a time; GDELT's files without one."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO

from kgnews.articles.encoding import decoded
from kgnews.articles.entries import article_of
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.records import are_columns, field_named
from kgnews.articles.streams import rewound
from kgnews.model import Article

__all__ = ["table_articles"]

_HEAD = 65536
_SEPARATORS = "\t;|,"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_SWALLOWED = 1000  # lines of a row that are read again
_NO_TEXT = "no column with text"
_NAME_IT = 'name it "text" or "title" in the first line, or give --map text=COLUMN'
# GDELT's global knowledge graph has no header: its columns by number, and tags in the last one.
_GKG = re.compile(r"\d{14}-T?\d+$")
_GKG_COLUMNS = 27
_TAG = re.compile(r"<(PAGE_TITLE|PAGE_AUTHORS)>([^<]{1,2000})</\1>")


def table_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of every row; the columns are named as the fields of a JSON record are."""
    csv.field_size_limit(min(options.max_bytes, 1 << 30))
    lines = _lines(stream, options.max_bytes)
    try:
        header = next(lines, "").strip("\r\n").lstrip("\ufeff")
        separator = max(_SEPARATORS, key=header.count)
        names = next(csv.reader([header], delimiter=separator), [])
    except csv.Error as fault:
        yield Refusal(where, str(fault), "raise --max-bytes, or end its lines as others do")
        return
    if _is_gkg(names):
        yield from _of_gkg(header, lines, where, options, given)
        return
    if not _tells(names, options):
        yield Refusal(where, _NO_TEXT, _NAME_IT)
        return
    for number, row in _rows(lines, separator, len(names)):
        place = f"{where}:{number}"
        if isinstance(row, str):
            yield Refusal(place, row, "mend the line, or give JSON lines")
        elif any(row):
            record = dict(zip(names, row, strict=False))
            yield article_of(record, place, options, given)


class _Lines:
    """Lines that can be put back: those that the present row has taken are known."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        while True:
            line = self._back.popleft() if self._back else next(self._lines, None)
            if line is None:
                self.ended = True
                return
            self.taken.append(line)
            yield line

    def put_back(self) -> None:
        """Let all lines of the present row but the first be read again."""
        self._back.extendleft(reversed(self.taken[1:]))
        self.taken.clear()
        self.ended = False


def _rows(
    lines: Iterator[str], separator: str, width: int
) -> Iterator[tuple[int, list[str] | str]]:
    """(number of the first line, cells) of every row, or what is wrong with a line.

    A quotation mark that is never closed, or only some rows later, swallows the lines up to
    there: its own line is told, and those after it are read.
    """
    noted = _Lines(lines)
    number = 2
    while True:
        try:
            for row in csv.reader(noted, delimiter=separator, strict=False):
                if _has_swallowed(noted, len(row) == width, separator):
                    break
                yield number, row
                number += len(noted.taken)
                noted.taken.clear()
            else:
                return
        except csv.Error as fault:
            yield number, str(fault)
            return
        yield number, "a quotation mark that is not closed"
        noted.put_back()
        number += 1


def _has_swallowed(noted: _Lines, fits: bool, separator: str) -> bool:
    """Whether a row of several lines is several rows: marks do not pair, or not around a cell."""
    if noted.ended and "".join(noted.taken).count('"') % 2:
        return True
    if not 1 < len(noted.taken) < _MOST_SWALLOWED:
        return False
    try:
        next(csv.reader(noted.taken, delimiter=separator, strict=True))
    except csv.Error:
        return True
    return not fits


def _tells(names: Sequence[str], options: Options) -> bool:
    known = {field_named(name) for name in names}
    mapped = {field_named(ours) for ours, column in options.fields if column in names}
    return bool((known | mapped) & {"text", "html", "summary"}) or are_columns(names)


def _lines(stream: BinaryIO, most: int) -> Iterator[str]:
    """Lines of text; a NUL would end the reading. Raises csv.Error where one is too long."""
    head = stream.read(2)
    whole = rewound(head, stream)
    if head in _UTF16:  # "Unicode text" of a spreadsheet
        text = io.TextIOWrapper(whole, encoding="utf-16", errors="replace", newline="")
        while line := text.readline(most):
            yield line.replace("\x00", " ")
        return
    while raw := whole.readline(most + 1):
        if len(raw) > most:
            raise csv.Error(f"a line above {most} bytes")
        yield decoded(raw).replace("\x00", " ")


def _is_gkg(row: Sequence[str]) -> bool:
    return bool(row) and bool(_GKG.match(row[0])) and len(row) >= _GKG_COLUMNS


def _of_gkg(
    first: str, lines: Iterator[str], where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    for number, line in enumerate(chain((first,), lines), 1):
        if line.strip():
            yield article_of(_gkg_record(line), f"{where}:{number}", options, given)


def _gkg_record(line: str) -> Mapping[str, object]:
    """What GDELT knows of an article: no text, and the headline only where the page had one."""
    row = [*line.rstrip("\r\n").split("\t"), *[""] * _GKG_COLUMNS]
    tags = dict(_TAG.findall(row[_GKG_COLUMNS - 1]))
    return {
        "seendate": row[1],
        "domain": row[3],
        "url": row[4],
        "title": tags.get("PAGE_TITLE"),
        "author": [each for each in tags.get("PAGE_AUTHORS", "").split(";") if each],
        "id": row[0],
    }
