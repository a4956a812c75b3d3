"""Rows as a table on a terminal, or in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from kgnews.characters import shown
from kgnews.view.lines import console, line, print_lines, rich_text

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["markdown", "print_table"]

_READABLE = 14  # columns; a cell in less is one word a line
_SHORT = 24  # columns; a cell of that many is not folded
_TALL = 5  # lines of a row; more are a paragraph in a column
_GAP = 3
_SPECIAL = re.compile(r"([\\`*|<>\[\]])")


def print_table(names: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    """Draw rows on a terminal; long cells are folded, never cut.

    Where the columns would get too narrow to read, or the rows as tall as paragraphs, each row
    is a block of lines instead.
    """
    from rich.cells import cell_len

    screen = console(stream)
    shapes = zip(names, *rows, strict=True) if rows else ((name,) for name in names)
    widths = [max(cell_len(shown(cell)) for cell in column) for column in shapes]
    if rows and (_narrow(widths, screen.width) or _tall(widths, screen.width)):
        _print_blocks(names, rows, stream, screen.width)
    else:
        screen.print(_table(names, rows))
    screen.print(rich_text([(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}", "faint")]))


def _narrow(widths: Sequence[int], screen: int) -> bool:
    """Whether a column gets less than it takes to read it."""
    return sum(min(width, _READABLE) + _GAP for width in widths) - _GAP > screen


def _tall(widths: Sequence[int], screen: int) -> bool:
    """Whether a cell is folded into many lines, the long columns sharing what the others leave."""
    long = [width for width in widths if width > _SHORT]
    left = screen - sum(width + _GAP for width in widths if width <= _SHORT)
    return bool(long) and sum(long) > _TALL * (left - _GAP * len(long))


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for at, name in enumerate(names):
        numbers = all(_is_number(row[at]) for row in rows) and bool(rows)
        table.add_column(
            rich_text([(shown(name), "head")]),
            overflow="fold",
            justify="right" if numbers else "left",
        )
    for row in rows:
        table.add_row(*(rich_text([(shown(cell), "")]) for cell in row))
    return table


def _print_blocks(
    names: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO, screen: int
) -> None:
    width = max(map(len, names)) + 2
    for row in rows:
        lines = []
        for name, cell in zip(names, row, strict=True):
            first, *rest = wrap(shown(cell), max(_READABLE, screen - width)) or [""]
            if first:
                lines.append(line(0, (name.ljust(width), "head"), first))
                lines += [line(width, each) for each in rest]
        print_lines([*lines, line(0, "")], stream)


def markdown(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table, in which no cell is markup.

    >>> print(markdown(["name"], [["a|b"]]), end="")
    | name |
    | --- |
    | a\\|b |
    """
    cells = [[_cell(cell) for cell in row] for row in (names, *rows)]
    cells.insert(1, ["---"] * len(names))
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", shown(text))


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-").isdecimal()
