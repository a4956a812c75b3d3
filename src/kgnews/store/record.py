"""The record: one SQLite file with every article and what was read from it. The truth.

An article is stored when its transaction is committed and synced; the graph follows and can be
made again from here at any time. Every change takes the next number of a sequence, by which
the graph knows what it has not seen yet.
"""

from __future__ import annotations

import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from kgnews.errors import StoreError
from kgnews.model import Article, Reading
from kgnews.store.codec import article_from, article_json, reading_from, reading_json
from kgnews.store.schema import broken, connect, prepare, reseal, seal

__all__ = ["Entry", "Record", "entry"]

FILE = "record.sqlite"
_SHORTEST_ID = 8  # 32 bits: two of a million articles share them with a chance of 1 in 10

_KEEP_OUT = """
INSERT OR IGNORE INTO retracted
SELECT id, url, source, seal(id, url, source) FROM articles WHERE id = ?
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article ready to be stored: plain strings and bytes that cross processes cheaply."""

    id: str
    source: str
    text: str
    article: str
    reading: bytes
    quads: bytes
    quads_digest: str
    rules: str


def entry(reading: Reading, quads: bytes, rules: str = "") -> Entry:
    """A reading and its N-Triples, packed.

    >>> from kgnews.text import segment
    >>> entry(Reading(segment(Article("Banjir."))), b"").quads_digest[:8]
    'e3b0c442'
    """
    article = reading.document.article
    return Entry(
        id=article.id,
        source=article.source,
        text=article.text,
        article=article_json(article),
        reading=zlib.compress(reading_json(reading).encode()),
        quads=zlib.compress(quads),
        quads_digest=sha256(quads).hexdigest(),
        rules=rules,
    )


class Record:
    """What a store holds of its articles. Made by :func:`kgnews.store.open_record`.

    Reading works while another process writes. Raises StoreError where the file is absent,
    damaged, not a record, or of a newer kgnews.
    """

    def __init__(self, folder: Path, *, write: bool = False) -> None:
        """Open the record of a folder; to write, make it where there is none."""
        self.path = folder / FILE
        mode = "rwc" if write else "ro"
        with self._guarded():
            self._db = connect(self.path, mode)
            prepare(self._db, self.path, write=write)

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._db.close()

    def __enter__(self) -> Self:
        """The record itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    # --- reading ---------------------------------------------------------------------------

    def __len__(self) -> int:
        """How many articles there are."""
        return int(self._one("SELECT count(*) FROM articles"))

    def __contains__(self, article_id: object) -> bool:
        """Whether there is an article with an id."""
        return bool(self._one("SELECT count(*) FROM articles WHERE id = ?", article_id))

    @property
    def sequence(self) -> int:
        """The number of the latest change."""
        return int(self._one("SELECT seq FROM counter"))

    def ids(self) -> list[str]:
        """The ids of all articles, sorted."""
        return [row[0] for row in self._rows("SELECT id FROM articles ORDER BY id")]

    def article(self, article_id: str) -> Article:
        """One article by its id. Raises StoreError where there is none."""
        found = self._rows("SELECT text, article FROM articles WHERE id = ?", article_id)
        for text, header in found:
            return article_from(text, header)
        raise StoreError(article_id, "no such article in the store")

    def articles(self) -> Iterator[Article]:
        """All articles, in the order of their ids."""
        for row in self._rows("SELECT text, article FROM articles ORDER BY id"):
            yield article_from(*row)

    def text(self, article_id: str) -> str:
        """The text of one article. Raises StoreError where there is none."""
        return self.article(article_id).text

    def reading(self, article_id: str) -> Reading:
        """What was read in one article, with every mention. Raises StoreError for none."""
        article = self.article(article_id)
        body = self._one("SELECT reading FROM articles WHERE id = ?", article_id)
        with self._guarded():
            return reading_from(article, zlib.decompress(body).decode())

    def quads(self, article_id: str) -> bytes:
        """The N-Triples of one article, sorted; none for an article that is not there."""
        rows = self._rows("SELECT quads FROM articles WHERE id = ?", article_id)
        with self._guarded():
            return b"".join(zlib.decompress(row[0]) for row in rows)

    def find(self, name: str) -> list[str]:
        """Ids of the articles that an id (or its first eight digits), IRI, URL or source names."""
        return self._find("articles", name)

    def _find(self, table: str, name: str) -> list[str]:
        wanted = name.rpartition("article-")[2]
        if len(wanted) >= _SHORTEST_ID and not set(wanted) - set("0123456789abcdef"):
            by_id = f"SELECT id FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id"
            if found := [row[0] for row in self._rows(by_id, wanted, wanted + "g")]:
                return found
        by_place = f"SELECT id FROM {table} WHERE url = ? OR source = ? ORDER BY id"
        return [row[0] for row in self._rows(by_place, name, name)]

    def additions(self, after: int) -> Iterator[tuple[int, bytes]]:
        """(number, N-Triples) of the articles that came in after a number, in its order."""
        rows = self._rows("SELECT seq, quads FROM articles WHERE seq > ? ORDER BY seq", after)
        for seq, packed in rows:
            with self._guarded():
                yield seq, zlib.decompress(packed)

    def removals(self) -> Iterator[tuple[str, bytes]]:
        """(id, N-Triples) of what went out and the graph may still hold."""
        for article_id, packed in self._rows("SELECT id, quads FROM removals ORDER BY seq"):
            with self._guarded():
                yield article_id, zlib.decompress(packed)

    def digests(self) -> Iterator[tuple[str, str, str]]:
        """(id, SHA-256 of the text, SHA-256 of the N-Triples) of every article, by id."""
        yield from self._rows("SELECT id, digest, quads_digest FROM articles ORDER BY id")

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file; nothing where it is sound."""
        found = [str(row[0]) for row in self._rows("PRAGMA integrity_check")]
        return [] if found == ["ok"] else found

    def broken(self) -> list[tuple[str, str]]:
        """(table, key) of every row that is not as it was written."""
        with self._guarded():
            return list(broken(self._db))

    def read_by_other(self, rules: str) -> list[str]:
        """Ids of the articles that were not read by these rules."""
        rows = self._rows("SELECT id FROM articles WHERE rules <> ? ORDER BY id", rules)
        return [row[0] for row in rows]

    def rules(self) -> set[str]:
        """The fingerprints of all rules by which articles were read."""
        return {row[0] for row in self._rows("SELECT DISTINCT rules FROM articles")}

    def refusals(self) -> list[tuple[str, str, str]]:
        """(source, reason, cure) of every input that could not be read when last tried."""
        return list(self._rows("SELECT source, reason, cure FROM refusals ORDER BY source"))

    def retracted(self) -> list[tuple[str, str]]:
        """(id, source) of every article that a person took out."""
        return list(self._rows("SELECT id, source FROM retracted ORDER BY id"))

    def find_retracted(self, name: str) -> list[str]:
        """As :meth:`find`, among the articles that were taken out."""
        return self._find("retracted", name)

    # --- writing ---------------------------------------------------------------------------

    def add(self, entries: Sequence[Entry]) -> list[str]:
        """Store articles in one transaction; for each ``stored``, ``duplicate`` or ``skipped``.

        ``skipped`` is an article that was retracted. Of two inputs with the same text and
        address, the one with the richer details stays, whichever came first.
        """
        with self._change() as db:
            return [self._add(db, each) for each in entries]

    def rewrite(self, entries: Iterable[Entry]) -> int:
        """Replace what was read in articles that are there; how many triples sets changed."""
        changed = 0
        with self._change() as db:
            for each in entries:
                digest = "SELECT quads_digest FROM articles WHERE id = ?"
                (old,) = db.execute(digest, (each.id,)).fetchone()
                if old == each.quads_digest:
                    update = "UPDATE articles SET reading = ?, rules = ? WHERE id = ?"
                    db.execute(update, (each.reading, each.rules, each.id))
                    reseal(db, "articles", each.id)
                else:
                    self._take_out(db, each.id)
                    self._put_in(db, each)
                    changed += 1
        return changed

    def retract(self, article_ids: Iterable[str]) -> int:
        """Take articles out, text and all, and keep them out; how many were there."""
        count = 0
        with self._change() as db:
            for article_id in article_ids:
                db.execute(_KEEP_OUT, (article_id,))
                count += self._take_out(db, article_id)
        return count

    def readmit(self, article_ids: Iterable[str]) -> int:
        """Let retracted articles in again when they are next ingested; how many there were."""
        with self._change() as db:
            forget = "DELETE FROM retracted WHERE id = ?"
            return sum(db.execute(forget, (each,)).rowcount for each in article_ids)

    def refuse(self, refusals: Iterable[tuple[str, str, str]], mended: Iterable[str] = ()) -> None:
        """Note inputs that could not be read (source, reason, cure), and forget mended ones."""
        with self._change() as db:
            db.executemany("DELETE FROM refusals WHERE source = ?", [(each,) for each in mended])
            rows = [(*each, seal(*each)) for each in refusals]
            db.executemany("INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?)", rows)

    def drop_removals(self, upto: int) -> None:
        """Forget removals that the graph has made and synced."""
        with self._change() as db:
            db.execute("DELETE FROM removals WHERE seq <= ?", (upto,))

    # --- inside ----------------------------------------------------------------------------

    def _add(self, db: sqlite3.Connection, new: Entry) -> str:
        if db.execute("SELECT 1 FROM retracted WHERE id = ?", (new.id,)).fetchone():
            return "skipped"
        old = db.execute("SELECT article FROM articles WHERE id = ?", (new.id,)).fetchone()
        if old is None:
            self._put_in(db, new)
            return "stored"
        if _richness(new.text, new.article) > _richness(new.text, old[0]):
            self._take_out(db, new.id)
            self._put_in(db, new)
        return "duplicate"

    def _put_in(self, db: sqlite3.Connection, new: Entry) -> None:
        article = article_from(new.text, new.article)
        about = (article.url, article.source, article.language, article.published)
        told = (new.text, sha256(new.text.encode()).hexdigest(), new.article)
        read = (new.reading, new.quads, new.quads_digest, new.rules)
        values = (new.id, self._next(db), *about, *told, *read)
        row = (*values, seal(*values))
        db.execute(f"INSERT INTO articles VALUES ({', '.join('?' * len(row))})", row)
        sys.audit("kgnews.moment", "record row")

    def _take_out(self, db: sqlite3.Connection, article_id: str) -> int:
        log = "INSERT INTO removals SELECT ?, id, quads FROM articles WHERE id = ?"
        if not db.execute(log, (self._next(db), article_id)).rowcount:
            return 0
        return db.execute("DELETE FROM articles WHERE id = ?", (article_id,)).rowcount

    def _next(self, db: sqlite3.Connection) -> int:
        return int(db.execute("UPDATE counter SET seq = seq + 1 RETURNING seq").fetchone()[0])

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with self._guarded():
            # Not the cursor itself: a reader who stops half-way would close it after the file.
            yield from map(tuple, self._db.execute(sql, values))

    def _one(self, sql: str, *values: object) -> Any:
        with self._guarded():
            return self._db.execute(sql, values).fetchone()[0]

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it on disk when the block ends, or nothing."""
        with self._guarded():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.rollback()
                raise
            sys.audit("kgnews.moment", "record committing")
            self._db.commit()
        sys.audit("kgnews.moment", "record committed")

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """SQLite's own errors, and damaged content, in kgnews's words."""
        try:
            yield
        except (sqlite3.Error, zlib.error) as fault:
            raise StoreError(str(self.path), f"{fault}", _cure(fault)) from fault


def _cure(fault: Exception) -> str:
    if isinstance(fault, sqlite3.OperationalError):
        return "see that the disk has room and the folder may be written"
    return "restore the record from a copy"


def _richness(text: str, header: str) -> tuple[int, str]:
    """How much an input knows of its article; any two that differ in what they know differ."""
    known = article_json(replace(article_from(text, header), source="", source_id=None))
    article = article_from(text, known)
    fields = (article.title, article.published, article.publisher)
    return len(article.details) + sum(1 for each in fields if each), known
