"""Rows as a table on a terminal, or in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from kgnews.view.characters import shown
from kgnews.view.lines import console, line, print_lines, rich_text

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["markdown", "print_table"]

_READABLE = 14  # columns; a cell in less is one word a line
_GAP = 3
_SPECIAL = re.compile(r"([\\`*|<>\[\]])")


def print_table(names: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    """Draw rows on a terminal; long cells are folded, never cut.

    Where the columns would get too narrow to read, each row is a block of lines instead.
    """
    from rich.cells import cell_len

    screen = console(stream)
    shapes = zip(names, *rows, strict=True) if rows else ((name,) for name in names)
    widths = [max(cell_len(shown(cell)) for cell in column) for column in shapes]
    if sum(min(width, _READABLE) + _GAP for width in widths) - _GAP > screen.width and rows:
        _print_blocks(names, rows, stream)
    else:
        screen.print(_table(names, rows))
    screen.print(rich_text([(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}", "faint")]))


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


def _print_blocks(names: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    width = max(map(len, names)) + 2
    for row in rows:
        pairs = ((name, cell) for name, cell in zip(names, row, strict=True) if cell)
        lines = [line(0, (name.ljust(width), "head"), cell) for name, cell in pairs]
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
