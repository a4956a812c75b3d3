"""Rows of plain values with named columns: what SELECT yields, and every answer as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, SupportsIndex, overload

from kgnews.characters import shown
from kgnews.desk.frames import frame
from kgnews.desk.values import Value, written

__all__ = ["Row", "Rows"]

_SHOWN = 30  # rows that a notebook shows; the others are in the object
_WIDEST = 60  # columns of a cell in plain text


class Row(tuple[Value, ...]):
    """The values of a row, by place or by the name of the column.

    >>> row = Row(("city", "year"), (":city-ambon", 2019))
    >>> row["year"], row[0], dict(row.items())
    (2019, ':city-ambon', {'city': ':city-ambon', 'year': 2019})
    """

    columns: tuple[str, ...]

    def __new__(cls, columns: Sequence[str], values: Iterable[Value]) -> Row:
        """The values of some columns."""
        row = super().__new__(cls, values)
        row.columns = tuple(columns)
        return row

    def __getnewargs__(self) -> tuple[tuple[str, ...], tuple[Value, ...]]:
        """What a copy is made of."""
        return self.columns, tuple(self)

    @overload
    def __getitem__(self, key: str | SupportsIndex) -> Value: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, key: str | SupportsIndex | slice) -> Value | tuple[Value, ...]:
        """A value by its column or place; KeyError names the columns that there are."""
        if isinstance(key, str):
            return super().__getitem__(_place(self.columns, key))
        return super().__getitem__(key)

    def items(self) -> Iterator[tuple[str, Value]]:
        """Pairs of column and value."""
        return zip(self.columns, self, strict=True)


@dataclass(frozen=True, repr=False)
class Rows(Sequence[Row]):
    """Rows in their order. ``more`` is whether a limit left some out.

    ``notes`` are what a person should know: names that were guessed, or that the graph has not.

    >>> rows = Rows(("city", "year"), ((":city-ambon", 2019), (":city-bima", None)))
    >>> len(rows), rows[0]["city"], rows.column("year")
    (2, ':city-ambon', [2019, None])
    >>> rows
    city         year
    :city-ambon  2019
    :city-bima
    2 rows
    """

    columns: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    more: bool = False

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.values)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        """A row, or some of them."""
        if isinstance(index, slice):
            return Rows(self.columns, self.values[index], self.notes, self.more)
        return Row(self.columns, self.values[index])

    def column(self, name: str) -> list[Value]:
        """The values of a column; KeyError names the columns that there are."""
        at = _place(self.columns, name)
        return [row[at] for row in self.values]

    def to_dataframe(self, engine: str | None = None) -> Any:
        """A data frame of ``pandas`` or ``polars``; without a name of what is installed.

        Days become the engine's dates; a column of days and mere years stays text. Raises
        QueryError for another engine, and for one that is not installed.
        """
        return frame(self.columns, self.values, engine)

    def __repr__(self) -> str:
        """A table of the first rows."""
        cells = [self.columns, *self._cells()]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = (
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in cells
        )
        return "\n".join((*lines, self._counted()))

    def _repr_html_(self) -> str:
        """A table of the first rows, for a notebook."""
        from kgnews.view import html_table

        rows = ([written(value) for value in row] for row in self.values[:_SHOWN])
        return html_table(self.columns, rows, self._counted())

    def _cells(self) -> Iterator[tuple[str, ...]]:
        for row in self.values[:_SHOWN]:
            cells = (shown(written(value)) for value in row)
            yield tuple(c if len(c) <= _WIDEST else f"{c[: _WIDEST - 1]}…" for c in cells)

    def _counted(self) -> str:
        count = f"{len(self):,} row{'' if len(self) == 1 else 's'}"
        if len(self) > _SHOWN:
            count += f", of which {_SHOWN} are shown"
        if self.more:
            count += "; there are more, give limit="
        return "; ".join((count, *self.notes))


def _place(columns: Sequence[str], name: str) -> int:
    try:
        return columns.index(name)
    except ValueError:
        raise KeyError(f"no column {name!r}; there are {', '.join(columns)}") from None
