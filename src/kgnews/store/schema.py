"""The tables of the record, as numbered steps: a new record takes all, an older one the rest.

A step is never changed once it has been released, only followed by another. ``user_version``
of the file says how many it has taken.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from kgnews.errors import StoreError

__all__ = ["SCHEMA", "STEPS", "broken", "connect", "prepare", "reseal", "seal"]

_APPLICATION = 0x6B676E77  # "kgnw": tells `file` and us whose database this is
_WAIT_SECONDS = 30  # a commit holds readers up for milliseconds; more than this is a fault

_FIRST = """
CREATE TABLE articles (
  id TEXT PRIMARY KEY,            -- Article.id
  seq INTEGER NOT NULL UNIQUE,    -- when it came in, counted over all changes
  url TEXT, source TEXT NOT NULL, language TEXT NOT NULL, published TEXT,
  text TEXT NOT NULL,
  digest TEXT NOT NULL,           -- SHA-256 of the text
  article TEXT NOT NULL,          -- JSON: every other field of the article
  reading BLOB NOT NULL,          -- JSON, zlib: what was read
  quads BLOB NOT NULL,            -- N-Triples, sorted, zlib: what it adds to the graph
  quads_digest TEXT NOT NULL,     -- SHA-256 of the N-Triples
  rules TEXT NOT NULL             -- fingerprint of the rules that read it
) WITHOUT ROWID;
CREATE INDEX articles_url ON articles (url);
CREATE INDEX articles_source ON articles (source);
CREATE TABLE removals (           -- what the graph has yet to drop
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL, quads BLOB NOT NULL
);
CREATE TABLE retracted (          -- articles that a person took out; they stay out
  id TEXT PRIMARY KEY, url TEXT, source TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE refusals (           -- the latest state of inputs that could not be read
  source TEXT PRIMARY KEY, reason TEXT NOT NULL, cure TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE counter (seq INTEGER NOT NULL);
INSERT INTO counter VALUES (0);
"""

# SQLite notices damage to the shape of its file, not to what stands in a row. A column ``seal``
# is filled when a migration ends, whatever tables have one by then.
_SEALS = """
ALTER TABLE articles ADD COLUMN seal TEXT NOT NULL DEFAULT '';
ALTER TABLE retracted ADD COLUMN seal TEXT NOT NULL DEFAULT '';
ALTER TABLE refusals ADD COLUMN seal TEXT NOT NULL DEFAULT '';
CREATE INDEX articles_rules ON articles (rules);
"""

STEPS = (_FIRST, _SEALS)
SCHEMA = len(STEPS)
"""The format that this version reads and writes."""


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
    for table, columns in _sealed(db):
        for sealed, *values in db.execute(f"SELECT seal, {', '.join(columns)} FROM {table}"):
            if seal(*values) != sealed:
                yield table, str(values[0])


def reseal(db: sqlite3.Connection, table: str, key: str) -> None:
    """Seal a row anew after a change; ``key`` is its ``id``."""
    columns = dict(_sealed(db))[table]
    update = f"UPDATE {table} SET seal = seal({', '.join(columns)}) WHERE id = ?"
    db.execute(update, (key,))


def _sealed(db: sqlite3.Connection) -> list[tuple[str, list[str]]]:
    """The tables that have a seal, with their other columns in order."""
    found = []
    names = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    for (table,) in db.execute(names).fetchall():
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        if "seal" in columns:
            found.append((table, [each for each in columns if each != "seal"]))
    return found


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """An open file, in a mode of SQLite's: ``ro`` to read, ``rwc`` to write."""
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    if mode == "ro" and not os.access(path.parent, os.W_OK) and not _in_use(path):
        uri += "&immutable=1"  # else SQLite wants to write beside what it only reads
    db = sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA fullfsync = ON")  # macOS: as far as the disk, not only to its cache
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA trusted_schema = OFF")  # a store may come from somebody else
    db.create_function("seal", -1, seal, deterministic=True)
    return db


def prepare(db: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Make sure that a file is a record of today's format; to write, bring it there.

    Raises StoreError for a file of another kind, of a newer kgnews, or, to read, of an older one.
    """
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    empty = not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if empty and write:
        db.execute("PRAGMA journal_mode = WAL")
        _take(db, 0)
    elif application != _APPLICATION:
        raise StoreError(str(path), "not a kgnews record", "choose another --store")
    elif version > SCHEMA:
        what = f"made by a newer kgnews (format {version}, and this one knows {SCHEMA})"
        raise StoreError(str(path), what, "update kgnews")
    elif version < SCHEMA and not write:
        what = f"made by an older kgnews (format {version}, and this one reads {SCHEMA})"
        raise StoreError(str(path), what, "run kgnews rebuild, which brings it up to date")
    elif version < SCHEMA:
        if lost := next(broken(db), None):  # a new seal would hide it for good
            what = f"cannot be brought up to date: row {lost[1]} of {lost[0]} is damaged"
            raise StoreError(str(path), what, "restore the record from a copy")
        _take(db, version)


def _take(db: sqlite3.Connection, version: int) -> None:
    """Take the steps that are missing, all of them or none."""
    db.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version, SCHEMA):
            for statement in _statements(STEPS[number]):
                db.execute(statement)
            sys.audit("kgnews.moment", "migrate step")
        for table, columns in _sealed(db):
            db.execute(f"UPDATE {table} SET seal = seal({', '.join(columns)})")
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        db.execute(f"PRAGMA user_version = {SCHEMA}")
    except BaseException:
        db.rollback()
        raise
    db.commit()
    sys.audit("kgnews.moment", "migrate committed")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script: ``executescript`` would commit before the first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _in_use(path: Path) -> bool:
    """Whether a writer has the file open, or was cut off."""
    return any(path.with_name(path.name + end).exists() for end in ("-wal", "-shm"))
