"""Rows as a data frame of whatever the user has: pandas or polars."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from typing import Any

from kgnews.desk.values import Value, written
from kgnews.errors import QueryError

__all__ = ["frame"]

_Columns = Mapping[str, list[Value]]


def frame(columns: Sequence[str], rows: Sequence[Sequence[Value]], engine: str | None) -> Any:
    """A data frame; ``engine`` is ``pandas``, ``polars`` or None for what is installed.

    Raises QueryError for another engine, and for one that is not installed.
    """
    chosen = engine or next((name for name in _ENGINES if find_spec(name)), "pandas")
    if chosen not in _ENGINES:
        raise QueryError(
            "to_dataframe", f"{chosen!r} is no engine", f"give {' or '.join(_ENGINES)}"
        )
    named = {name: _even([row[at] for row in rows]) for at, name in enumerate(columns)}
    try:
        return _ENGINES[chosen](named)
    except ModuleNotFoundError as fault:
        cure = f"pip install {chosen}"
        raise QueryError("to_dataframe", f"{fault.name} is not installed", cure) from fault


def _even(values: list[Value]) -> list[Value]:
    """The values of a column, all of one kind: texts where they are of several."""
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) > 1 and not kinds <= {int, float}:
        return [None if value is None else written(value) for value in values]
    return [str(value) if isinstance(value, str) else value for value in values]


def _pandas(columns: _Columns) -> Any:
    import pandas

    made = pandas.DataFrame(columns)
    for name, values in columns.items():
        there = [value for value in values if value is not None]
        if not there:
            continue
        if all(isinstance(value, date) for value in there):
            zoned = any(isinstance(value, datetime) and value.tzinfo for value in there)
            made[name] = pandas.to_datetime(made[name], utc=zoned)
        elif len(there) < len(values) and all(type(value) is int for value in there):
            made[name] = made[name].astype("Int64")
    return made


def _polars(columns: _Columns) -> Any:
    import polars

    return polars.DataFrame(columns, strict=False)


_ENGINES: Mapping[str, Callable[[_Columns], Any]] = {"pandas": _pandas, "polars": _polars}
