"""What the record keeps of judgements and of runs.

The lines of the decisions file that hold, in the order in which they came; which of them touched
which article; articles that were retracted, set aside with all that was read from them; and for
every run what each article stated before it, so that the graph of any earlier run can be told.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from secrets import token_hex
from typing import NamedTuple

from kgnews.errors import StoreError
from kgnews.store.entries import Entry
from kgnews.store.record import Record  # whose private half this is
from kgnews.store.seals import seal

__all__ = [
    "Change",
    "Judged",
    "Linked",
    "Run",
    "before",
    "begin_run",
    "decisions_file",
    "drop_removals",
    "erase",
    "every_id",
    "forgotten",
    "identified",
    "identity",
    "judge",
    "kept",
    "lines",
    "linked",
    "quads_at",
    "run_named",
    "runs",
    "superseded",
    "touched",
    "use_decisions_file",
]

_ENTRY = ("id", "source", "text", "article", "reading", "quads", "quads_digest", "rules")


Judged = tuple[Entry, tuple[str, ...]]
"""An article as it is judged, and the names, texts and facts that touched it."""


class Run(NamedTuple):
    """Something that changed a store: its number, when it began, and the command."""

    number: int
    at: str
    what: str


class Linked(NamedTuple):
    """An entity of one article with its key, all forms of its name, and how often it is named."""

    kind: str
    name: str
    names: tuple[str, ...]
    key: str
    times: int


@dataclass(frozen=True, slots=True)
class Change:
    """What other judgements make of a record.

    ``lines`` are all that hold from now on. ``entries`` are the articles that may state
    something else. Articles in ``out`` are retracted, those in ``back`` no longer.
    """

    lines: tuple[str, ...]
    entries: Iterable[Judged]
    out: frozenset[str] = frozenset()
    back: tuple[Judged, ...] = ()
    forgotten: frozenset[str] = frozenset()


def lines(record: Record) -> list[str]:
    """The judgements that hold, in the order in which they came."""
    return [row[0] for row in record._rows("SELECT line FROM judgements ORDER BY seq")]


def touched(record: Record, what: Iterable[str]) -> set[str]:
    """Ids of the articles that judgements on some names, texts or facts touched."""
    wanted = "SELECT id FROM touched WHERE what = ?"
    return {row[0] for each in sorted(what) for row in record._rows(wanted, each)}


def kept(record: Record, article_id: str) -> Entry | None:
    """All that the record keeps of an article, older versions and those set aside included."""
    columns = ", ".join(_ENTRY)
    for table in ("articles", "aside"):
        for row in record._rows(f"SELECT {columns} FROM {table} WHERE id = ?", article_id):
            return Entry(*row)
    return None


def every_id(record: Record) -> set[str]:
    """The ids of all articles, older versions included."""
    return {row[0] for row in record._rows("SELECT id FROM articles")}


def superseded(record: Record) -> Iterator[tuple[str, bytes]]:
    """(id, N-Triples) of every older version, which the graph does not have."""
    for article_id, quads in record._rows("SELECT id, quads FROM articles WHERE superseded"):
        yield article_id, zlib.decompress(quads)


def judge(record: Record, change: Change) -> tuple[list[str], int, int]:
    """Let other judgements hold, in one transaction.

    Returns the ids of articles that now state something else, and how many went and came back.
    """
    with record._change() as db:
        gone = [each for each in sorted(change.out) if _set_aside(record, db, each)]
        for each in sorted(change.forgotten):
            db.execute("DELETE FROM retracted WHERE id = ?", (each,))
        for entry, touched in change.back:
            db.execute("DELETE FROM aside WHERE id = ?", (entry.id,))
            _touch(db, entry.id, touched)
            record._put_in(db, entry)
        changed = [each.id for each, by in change.entries if _derive(record, db, each, by)]
        kept = set(change.lines)
        known = {row[0] for row in db.execute("SELECT line FROM judgements")}
        for line in sorted(known - kept):
            db.execute("DELETE FROM judgements WHERE line = ?", (line,))
        for line in sorted(kept - known):
            add = "INSERT INTO judgements (line, seal) VALUES (?, '')"
            seq = db.execute(add, (line,)).lastrowid
            db.execute("UPDATE judgements SET seal = ? WHERE seq = ?", (seal(seq, line), seq))
    return changed, len(gone), len(change.back)


def _derive(record: Record, db: sqlite3.Connection, entry: Entry, touched: tuple[str, ...]) -> bool:
    _touch(db, entry.id, touched)
    return record._rewrite(db, entry)


def _touch(db: sqlite3.Connection, article_id: str, touched: tuple[str, ...]) -> None:
    db.execute("DELETE FROM touched WHERE id = ?", (article_id,))
    rows = [(each, article_id) for each in touched]
    db.executemany("INSERT INTO touched VALUES (?, ?)", rows)


def _set_aside(record: Record, db: sqlite3.Connection, article_id: str) -> bool:
    """Keep an article out, and what is known of it for the day on which it comes back."""
    columns = ", ".join(_ENTRY)
    keep = (
        f"INSERT OR REPLACE INTO aside SELECT {columns}, seal({columns}) FROM articles WHERE id = ?"
    )
    known = db.execute(keep, (article_id,)).rowcount > 0
    place = db.execute("SELECT url, source FROM articles WHERE id = ?", (article_id,)).fetchone()
    values = (article_id, *(place or (None, "")))
    add = "INSERT OR IGNORE INTO retracted VALUES (?, ?, ?, ?)"
    db.execute(add, (*values, seal(*values)))
    record._take_out(db, article_id)
    return known


def erase(record: Record, article_ids: Iterable[str]) -> int:
    """Forget the text of retracted articles and what was read from them; how many there were."""
    with record._change() as db:
        count = 0
        for each in article_ids:
            count += db.execute("DELETE FROM aside WHERE id = ?", (each,)).rowcount
            db.execute("UPDATE history SET quads = NULL WHERE id = ?", (each,))
        return count


# --- Settings ------------------------------------------------------------------------------------


def decisions_file(record: Record) -> str:
    """Where the decisions file lies, empty for the store's own."""
    found = record._rows("SELECT value FROM settings WHERE name = 'decisions'")
    return next((row[0] for row in found), "")


def use_decisions_file(record: Record, path: str) -> None:
    """Follow another decisions file from now on; an empty path is the store's own."""
    with record._change() as db:
        values = ("decisions", path)
        insert = "INSERT OR REPLACE INTO settings VALUES (?, ?, ?)"
        db.execute(insert, (*values, seal(*values)))


def identity(record: Record) -> str:
    """What tells a record from all others, empty for one whose graph was never on a server."""
    found = record._rows("SELECT value FROM settings WHERE name = 'identity'")
    return next((row[0] for row in found), "")


def identified(record: Record) -> str:
    """As :func:`identity`; a record that has none gets one by chance."""
    if known := identity(record):
        return known
    values = ("identity", token_hex(16))
    with record._change() as db:
        insert = "INSERT INTO settings VALUES (?, ?, ?)"
        db.execute(insert, (*values, seal(*values)))
    return values[1]


def forgotten(record: Record) -> int:
    """The number up to which a record no longer knows what went out of a graph on a server."""
    found = record._rows("SELECT value FROM settings WHERE name = 'forgotten'")
    return next((int(row[0]) for row in found), 0)


def drop_removals(record: Record) -> None:
    """Forget what went out, and up to where: a server may come back in an older state."""
    number = record.sequence
    values = ("forgotten", str(number))
    with record._change() as db:
        db.execute("DELETE FROM removals WHERE seq <= ?", (number,))
        insert = "INSERT OR REPLACE INTO settings VALUES (?, ?, ?)"
        db.execute(insert, (*values, seal(*values)))


# --- Runs ----------------------------------------------------------------------------------------


def begin_run(record: Record, at: str, what: str) -> int:
    """Number what changes from now on; ``at`` is the moment, as its caller gives it.

    A run that changed nothing gives its number to the next.
    """
    with record._change() as db:
        last = db.execute("SELECT max(number) FROM runs").fetchone()[0] or 0
        some = db.execute("SELECT 1 FROM history WHERE run = ? LIMIT 1", (last,)).fetchone()
        number = last + 1 if some or not last else last
        values = (number, at, what)
        db.execute("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?)", (*values, seal(*values)))
    return int(number)


def runs(record: Record) -> list[Run]:
    """Every run, in its order."""
    return [Run(*row) for row in record._rows("SELECT number, at, what FROM runs ORDER BY number")]


def run_named(record: Record, name: str) -> Run:
    """The run of a number, or the last one that began by the end of a day or moment.

    ``0`` is before the first. Raises StoreError where there is none.
    """
    known = runs(record)
    if name == "0":
        return Run(0, "", "")
    found = [each for each in known if str(each.number) == name]
    if not found and "-" in name:
        found = [each for each in known if each.at[: len(name)] <= name]
    if found:
        return found[-1]
    said = f"runs 1 to {len(known)}" if known else "no runs"
    raise StoreError(name, f"no such run; the store has {said}", "kgnews diff --runs lists them")


def before(record: Record, run: int) -> dict[str, bytes | None]:
    """What articles that changed after a run stated at its end; None where there was none."""
    then = (
        "SELECT id, quads FROM history AS first WHERE run > ? AND run = "
        "(SELECT min(run) FROM history WHERE id = first.id AND run > ?) ORDER BY id"
    )
    return {
        article_id: quads and zlib.decompress(quads)
        for article_id, quads in record._rows(then, run, run)
    }


def quads_at(record: Record, run: int) -> Iterator[tuple[str, bytes]]:
    """(id, N-Triples) of every article that the graph had at the end of a run, by id."""
    then = before(record, run)
    for article_id in sorted({*record.ids(), *then}):
        quads = then[article_id] if article_id in then else record.quads(article_id)
        if quads is not None:
            yield article_id, quads


def linked(record: Record) -> Iterator[tuple[str, str, list[Linked]]]:
    """(id, language, entities with a key of the gazetteer) of every article, by id.

    The text is not cut into sentences for that.
    """
    for article_id in record.ids():
        found = "SELECT reading, language FROM articles WHERE id = ?"
        ((body, language),) = record._rows(found, article_id)
        entities = json.loads(zlib.decompress(body))["entities"]
        yield (
            article_id,
            language,
            [
                Linked(kind, name, tuple(names), key, len(mentions))
                for _, kind, name, names, mentions, key, _ in entities
                if key
            ],
        )
