"""The record: one SQLite file with every article and what was read from it. The truth.

An article is stored when its transaction is committed and synced; the graph follows and can be
made again from here at any time. Every change takes the next number of a sequence, by which
the graph knows what it has not seen yet.
"""

from __future__ import annotations

import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kgnews.errors import StoreError
from kgnews.store.codec import article_from, reading_from
from kgnews.store.entries import Entry, Refused, entry, richness
from kgnews.store.schema import connect, prepare
from kgnews.store.seals import broken, reseal, seal
from kgnews.store.versions import LOG, newness, page_of, settle

if TYPE_CHECKING:
    from kgnews.model import Article, Reading

__all__ = ["Entry", "Record", "Refused", "entry"]

FILE = "record.sqlite"
_SHORTEST_ID = 8  # 32 bits: two of a million articles share them with a chance of 1 in 10

Judging = Callable[[Entry], tuple[Entry, tuple[str, ...]]]
"""An entry as people's judgements have it, and which of them touched it."""

_KEEP_OUT = """
INSERT OR IGNORE INTO retracted
SELECT id, url, source, seal(id, url, source) FROM articles WHERE id = ?
"""


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
        self._pages: set[str] = set()  # whose articles changed in this transaction
        self.judging: Judging | None = None
        if write and self._one("SELECT count(*) FROM unsettled"):
            with self._change() as db:
                self._pages.update(row[0] for row in db.execute("SELECT page FROM unsettled"))
                db.execute("DELETE FROM unsettled")

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
        return int(self._one("SELECT count(*) FROM current"))

    def __contains__(self, article_id: object) -> bool:
        """Whether there is an article with an id."""
        return bool(self._one("SELECT count(*) FROM articles WHERE id = ?", article_id))

    @property
    def sequence(self) -> int:
        """The number of the latest change."""
        return int(self._one("SELECT seq FROM counter"))

    def ids(self) -> list[str]:
        """The ids of all articles, sorted."""
        return [row[0] for row in self._rows("SELECT id FROM current ORDER BY id")]

    def article(self, article_id: str) -> Article:
        """One article by its id. Raises StoreError where there is none."""
        found = self._rows("SELECT text, article FROM articles WHERE id = ?", article_id)
        for text, header in found:
            return article_from(text, header)
        raise StoreError(article_id, "no such article in the store")

    def articles(self) -> Iterator[Article]:
        """All articles, in the order of their ids."""
        for row in self._rows("SELECT text, article FROM current ORDER BY id"):
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
        rows = self._rows("SELECT quads FROM current WHERE id = ?", article_id)
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
        rows = self._rows("SELECT seq, quads FROM current WHERE seq > ? ORDER BY seq", after)
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
        yield from self._rows("SELECT id, digest, quads_digest FROM current ORDER BY id")

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

    def versions(self) -> list[tuple[str, str]]:
        """(id of an older version, id of the newest) of every article that was revised, by id."""
        rows = self._rows(
            "SELECT old.id, new.id FROM articles old JOIN current new ON new.page = old.page "
            "WHERE old.superseded AND old.page <> '' AND new.newness >= old.newness "
            "AND (old.given = new.given OR old.given = '' OR new.given = '') ORDER BY 1, 2 DESC"
        )
        return sorted(dict(rows).items())

    def keys(self) -> Iterator[bytes]:
        """The digests of all records that became an article of the store, sorted."""
        known = "SELECT id FROM articles UNION SELECT id FROM retracted"
        rows = self._rows(f"SELECT key FROM inputs WHERE id IN ({known}) ORDER BY key")
        return (row[0] for row in rows)

    def became(self, key: bytes) -> str:
        """The id of the article that a record became; empty for an unknown one."""
        return next((row[0] for row in self._rows("SELECT id FROM inputs WHERE key = ?", key)), "")

    def standing(self, article_id: str) -> str:
        """``new version`` or ``older version`` of an article that there was; else nothing."""
        found = "SELECT page, given, superseded FROM articles WHERE id = ?"
        for page, given, old in self._rows(found, article_id):
            if old or not page:
                return "older version" if old else ""
            others = "SELECT count(*) FROM articles WHERE page = ? AND superseded"
            alike = "AND (given = ? OR given = '' OR ? = '')"
            return "new version" if self._one(f"{others} {alike}", page, given, given) else ""
        return ""

    def is_retracted(self, article_id: str) -> bool:
        """Whether a person took an article out."""
        return bool(self._one("SELECT count(*) FROM retracted WHERE id = ?", article_id))

    def quarantine(self) -> list[Refused]:
        """Every input that could not be read when last tried, by its place."""
        columns = ", ".join(Refused._fields)
        return [Refused(*row) for row in self._rows(f"SELECT {columns} FROM refusals ORDER BY 1")]

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

    def add(self, entries: Sequence[Entry], keys: Sequence[bytes] = ()) -> list[str]:
        """Store articles in one transaction; for each ``stored``, ``duplicate`` or ``skipped``.

        ``skipped`` is an article that was retracted. Of two inputs with the same text and
        address, the one with the richer details stays, whichever came first. ``keys`` are the
        digests of the records that the articles were read from, empty where there is none.
        """
        with self._change() as db:
            for each, key in zip(entries, keys, strict=False):
                if key:
                    db.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?)", (key, each.id))
            return [self._add(db, each) for each in entries]

    def rewrite(self, entries: Iterable[Entry]) -> int:
        """Replace what was read in articles that are there; how many triples sets changed."""
        with self._change() as db:
            return sum(self._rewrite(db, each) for each in entries)

    def retract(self, article_ids: Iterable[str]) -> int:
        """Take articles out, text and all, and keep them out; how many were there."""
        count = 0
        with self._change() as db:
            for article_id in article_ids:
                db.execute(_KEEP_OUT, (article_id,))
                count += self._take_out(db, article_id)
                db.execute("UPDATE history SET quads = NULL WHERE id = ?", (article_id,))
        return count

    def readmit(self, article_ids: Iterable[str]) -> int:
        """Let retracted articles in again when they are next ingested; how many there were."""
        with self._change() as db:
            forget = "DELETE FROM retracted WHERE id = ?"
            return sum(db.execute(forget, (each,)).rowcount for each in article_ids)

    def refuse(self, refused: Iterable[tuple[str, ...]], mended: Iterable[str] = ()) -> None:
        """Note inputs that could not be read (see :class:`Refused`), forget mended places."""
        with self._change() as db:
            db.executemany("DELETE FROM refusals WHERE source = ?", [(each,) for each in mended])
            rows = [Refused(*each) for each in refused]
            columns = ", ".join(Refused._fields)
            marks = ", ".join("?" * (len(Refused._fields) + 1))
            insert = f"INSERT OR REPLACE INTO refusals ({columns}, seal) VALUES ({marks})"
            db.executemany(insert, [(*each, seal(*each)) for each in rows])

    def mend(self, name: str, but: Iterable[str] = ()) -> int:
        """Forget what was refused of an input, except some places; how many that were."""
        with self._change() as db:
            places = "SELECT source FROM refusals WHERE input = ?"
            gone = {row[0] for row in db.execute(places, (name,))} - set(but)
            forget = "DELETE FROM refusals WHERE source = ?"
            db.executemany(forget, [(each,) for each in sorted(gone)])
            return len(gone)

    def drop_removals(self, upto: int) -> None:
        """Forget removals that the graph has made and synced."""
        with self._change() as db:
            db.execute("DELETE FROM removals WHERE seq <= ?", (upto,))

    # --- inside ----------------------------------------------------------------------------

    def _add(self, db: sqlite3.Connection, new: Entry) -> str:
        if db.execute("SELECT 1 FROM retracted WHERE id = ?", (new.id,)).fetchone():
            return "skipped"
        found = "SELECT article, given, page FROM articles WHERE id = ?"
        old = db.execute(found, (new.id,)).fetchone()
        if old is None:
            self._put_in(db, new)
            return "stored"
        header, given, page = old
        mine = article_from("", new.article).source_id or ""
        least = min(filter(None, (given, mine)), default="")
        if richness(new.text, new.article) > richness(new.text, header):
            self._take_out(db, new.id)
            self._put_in(db, new, least)
        elif least != given:
            db.execute("UPDATE articles SET given = ? WHERE id = ?", (least, new.id))
            reseal(db, "articles", new.id)
            self._pages.add(page)
        return "duplicate"

    def _rewrite(self, db: sqlite3.Connection, new: Entry) -> bool:
        """Replace what was read in an article; whether its triples changed."""
        new = self._as_judged(db, new)
        found = "SELECT quads_digest, given FROM articles WHERE id = ?"
        old, given = db.execute(found, (new.id,)).fetchone()
        if old == new.quads_digest:
            update = "UPDATE articles SET reading = ?, rules = ? WHERE id = ?"
            db.execute(update, (new.reading, new.rules, new.id))
            reseal(db, "articles", new.id)
            return False
        self._take_out(db, new.id)
        self._put_in(db, new, given)
        return True

    def _as_judged(self, db: sqlite3.Connection, new: Entry) -> Entry:
        """An entry under people's judgements, and a note of those that touched it."""
        if self.judging is None:
            return new
        new, touched = self.judging(new)
        rows = [(each, new.id) for each in touched]
        db.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?)", rows)
        return new

    def _put_in(self, db: sqlite3.Connection, new: Entry, given: str = "") -> None:
        new = self._as_judged(db, new)
        article = article_from(new.text, new.article)
        about = (article.url, article.source, article.language, article.published)
        told = (new.text, sha256(new.text.encode()).hexdigest(), new.article)
        read = (new.reading, new.quads, new.quads_digest, new.rules)
        page, known = page_of(article.url), given or article.source_id or ""
        values = (new.id, self._next(db), *about, *told, *read)
        version = (page, known, newness(article), 0)
        row = (*values, seal(*values, *version), *version)
        db.execute(f"INSERT INTO articles VALUES ({', '.join('?' * len(row))})", row)
        self._pages.add(page)
        sys.audit("kgnews.moment", "record row")

    def _take_out(self, db: sqlite3.Connection, article_id: str) -> int:
        for (page,) in db.execute("SELECT page FROM articles WHERE id = ?", (article_id,)):
            self._pages.add(page)
        if not db.execute(LOG, (self._next(db), article_id)).rowcount:
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
                settle(self._db, self._pages, self._next)
                self._pages.clear()
            except BaseException:
                self._pages.clear()
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
