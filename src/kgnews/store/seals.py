"""Seals: a digest in every row, by which it is noticed that a value is not as it was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import sha256

__all__ = ["broken", "reseal", "seal", "sealed"]


def seal(*values: object) -> str:
    """A digest of the other values of a row, in the order of its columns; also a function of SQL.

    >>> len(seal("a", None, 1)), seal("a", "", 1) == seal("a", None, 1)
    (64, False)
    """
    total = sha256()
    for value in values:
        data = value if isinstance(value, bytes) else str(value).encode()
        total.update(f"{type(value).__name__} {len(data)} ".encode() + data)
    return total.hexdigest()


def broken(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """(table, key) of every row whose seal is not that of its other values."""
    for table, columns in sealed(db):
        for kept, *values in db.execute(f"SELECT seal, {', '.join(columns)} FROM {table}"):
            if seal(*values) != kept:
                yield table, str(values[0])


def reseal(db: sqlite3.Connection, table: str, key: str) -> None:
    """Seal a row anew after a change; ``key`` is its ``id``."""
    columns = dict(sealed(db))[table]
    update = f"UPDATE {table} SET seal = seal({', '.join(columns)}) WHERE id = ?"
    db.execute(update, (key,))


def sealed(db: sqlite3.Connection) -> list[tuple[str, list[str]]]:
    """The tables that have a seal, with their other columns in order."""
    found = []
    names = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    for (table,) in db.execute(names).fetchall():
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        if "seal" in columns:
            found.append((table, [each for each in columns if each != "seal"]))
    return found
