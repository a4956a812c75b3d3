"""Rows as a table on a terminal, or in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from kgnews.view.characters import shown
from kgnews.view.lines import console, rich_text

__all__ = ["markdown", "print_table"]

_SPECIAL = re.compile(r"([\\`*|<>\[\]])")


def print_table(names: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    """Draw rows on a terminal; long cells are folded, never cut."""
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
    screen = console(stream)
    screen.print(table)
    screen.print(rich_text([(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}", "faint")]))


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
