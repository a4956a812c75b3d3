"""The tables of the record, as numbered steps: a new record takes all, an older one the rest.

A step is never changed once it has been released, only followed by another. ``user_version``
of the file says how many it has taken.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from kgnews.errors import StoreError
from kgnews.store.codec import article_from
from kgnews.store.seals import broken, seal, sealed
from kgnews.store.versions import newness, page_of

__all__ = ["SCHEMA", "STEPS", "connect", "prepare"]

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

# Articles that are versions of one page, keys of records that were read, and all that is known of
# what was refused. ``superseded`` is worked out for the pages in ``unsettled`` when a record is
# next written to.
_VERSIONS = """
ALTER TABLE articles ADD COLUMN page TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN given TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN newness TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
UPDATE articles
SET page = page_of(url), given = given_id(article), newness = newness(text, article);
CREATE INDEX articles_page ON articles (page) WHERE page <> '';
CREATE VIEW current AS SELECT * FROM articles WHERE NOT superseded;
CREATE TABLE unsettled (page TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO unsettled SELECT page FROM articles WHERE page <> '' GROUP BY page HAVING count(*) > 1;
CREATE TABLE inputs (             -- digest of a record that was read -> the article it became
  key BLOB PRIMARY KEY, id TEXT NOT NULL
) WITHOUT ROWID;
ALTER TABLE refusals ADD COLUMN input TEXT NOT NULL DEFAULT '';
ALTER TABLE refusals ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE refusals ADD COLUMN options TEXT NOT NULL DEFAULT '';
UPDATE refusals SET input = source;
CREATE INDEX refusals_input ON refusals (input);
"""

# What people decided, and what every run changed: ``history`` has what an article stated before
# the run, NULL where the graph did not have it, and keeps itself.
_JUDGED = """
CREATE TABLE judgements (         -- lines of the decisions file that hold
  seq INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT NOT NULL UNIQUE, seal TEXT NOT NULL
);
CREATE TABLE touched (            -- names, texts and facts judged -> articles they are in
  what TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (what, id)
) WITHOUT ROWID;
CREATE INDEX touched_id ON touched (id);
CREATE TABLE aside (              -- retracted articles that may come back
  id TEXT PRIMARY KEY, source TEXT NOT NULL, text TEXT NOT NULL, article TEXT NOT NULL,
  reading BLOB NOT NULL, quads BLOB NOT NULL, quads_digest TEXT NOT NULL, rules TEXT NOT NULL,
  seal TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE settings (
  name TEXT PRIMARY KEY, value TEXT NOT NULL, seal TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE runs (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, seal TEXT NOT NULL
);
CREATE TABLE history (
  id TEXT NOT NULL, run INTEGER NOT NULL, quads BLOB, PRIMARY KEY (id, run)
) WITHOUT ROWID;
CREATE INDEX history_run ON history (run);
CREATE TRIGGER came AFTER INSERT ON articles WHEN EXISTS (SELECT 1 FROM runs) BEGIN
  INSERT OR IGNORE INTO history SELECT NEW.id, max(number), NULL FROM runs;
END;
CREATE TRIGGER went BEFORE DELETE ON articles WHEN EXISTS (SELECT 1 FROM runs) BEGIN
  INSERT OR IGNORE INTO history
  SELECT OLD.id, max(number), CASE WHEN OLD.superseded THEN NULL ELSE OLD.quads END FROM runs;
END;
CREATE TRIGGER turned AFTER UPDATE OF superseded ON articles WHEN EXISTS (SELECT 1 FROM runs) BEGIN
  INSERT OR IGNORE INTO history
  SELECT OLD.id, max(number), CASE WHEN OLD.superseded THEN NULL ELSE OLD.quads END FROM runs;
END;
"""

STEPS = (_FIRST, _SEALS, _VERSIONS, _JUDGED)
SCHEMA = len(STEPS)
"""The format that this version reads and writes."""


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """An open file, in a mode of SQLite's: ``ro`` to read, ``rwc`` to write."""
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    if mode == "ro" and not os.access(path.parent, os.W_OK) and not _in_use(path):
        uri += "&immutable=1"  # else SQLite wants to write beside what it only reads
    db = sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    # Not FULL: in a record that is not in the WAL mode, as a copy may be, a commit is the removal
    # of a file, which FULL does not sync; after a power cut the file, and what was before, is back.
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute("PRAGMA fullfsync = ON")  # macOS: as far as the disk, not only to its cache
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA trusted_schema = OFF")  # a store may come from somebody else
    db.create_function("seal", -1, seal, deterministic=True)
    db.create_function("page_of", 1, page_of, deterministic=True)
    db.create_function("given_id", 1, _given_id, deterministic=True)
    db.create_function("newness", 2, _newness, deterministic=True)
    return db


def _given_id(header: str) -> str:
    return article_from("", header).source_id or ""


def _newness(text: str, header: str) -> str:
    return newness(article_from(text, header))


def prepare(db: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Make sure that a file is a record of today's format; to write, bring it there.

    Raises StoreError for a file of another kind, of a newer kgnews, or, to read, of an older one.
    """
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    empty = not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if write and (empty or application == _APPLICATION):
        db.execute("PRAGMA journal_mode = WAL")  # which stays, but a copy may be in another
    if empty and write:
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
        for table, columns in sealed(db):
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
