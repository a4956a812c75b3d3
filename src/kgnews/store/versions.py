"""Which articles are versions of one page, and which of them is the newest.

Articles with one address are versions of each other, except where their source gave them
different ids. The newest is the one that says so: by the day of its change or publication, then
by the day on which it was fetched, by its length, and at last by its id. That is a pure function
of the set of articles, so the order in which they come in says nothing.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from kgnews.store.seals import reseal

if TYPE_CHECKING:
    from kgnews.model import Article

__all__ = ["LOG", "Version", "newness", "page_of", "settle", "superseded"]

LOG = "INSERT INTO removals SELECT ?, id, quads FROM articles WHERE id = ?"
"""What the graph is told of an article that goes: its number and its id are to be given."""

_LONGEST = 2000  # characters of an address
_CAMPAIGN = re.compile(r"(?:utm_\w{1,40}|fbclid|gclid|gclsrc|dclid|igshid|mc_[ce]id)(?:=|$)")
_FRONT = re.compile(r"/(?:index\.\w{2,5}|home)?", re.IGNORECASE)


class Version(NamedTuple):
    """An article as one of several: its id, the id its source gave it, how new it says it is."""

    id: str
    given: str
    newness: str


def page_of(url: str | None) -> str:
    """The address whose articles are versions of each other; empty for none and for a front page.

    >>> page_of("HTTPS://www.Kabar.example/a/?utm_source=x#top"), page_of("http://kabar.example/a")
    ('kabar.example/a', 'kabar.example/a')
    >>> page_of("https://kabar.example/"), page_of("javascript:alert(1)")
    ('', '')
    """
    try:
        parts = urlsplit((url or "")[:_LONGEST].strip())
    except ValueError:  # brackets that hold no address
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    host = re.sub(r":(?:80|443)$", "", parts.netloc.rpartition("@")[2].lower().removeprefix("www."))
    query = "&".join(each for each in parts.query.split("&") if not _CAMPAIGN.match(each))
    if not query and _FRONT.fullmatch(parts.path or "/"):
        return ""
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def newness(article: Article) -> str:
    """A text that sorts after that of every older version.

    >>> from kgnews.model import Article
    >>> newness(Article("Banjir.", published="2024-05-06"))
    '2024-05-06  0000000007'
    """
    days = [article.published or "", *map(_moment, article.named("modified"))]
    fetched = max(map(_moment, article.named("retrieved")), default="")
    return f"{max(days)} {fetched} {len(article.text):010}"


def superseded(versions: Iterable[Version]) -> set[str]:
    """The ids of the articles of one address that are not the newest of theirs.

    >>> superseded([Version("a", "", "2024-05-06"), Version("b", "", "2024-05-07")])
    {'a'}
    >>> superseded([Version("a", "1", "2024-05-06"), Version("b", "2", "2024-05-07")])
    set()
    """
    every = list(versions)
    several = len({each.given for each in every if each.given}) > 1
    newest: dict[str, Version] = {}
    for each in every:
        name = each.given if several else ""
        newest[name] = max(newest.get(name, each), each, key=lambda v: (v.newness, v.id))
    return {each.id for each in every} - {each.id for each in newest.values()}


def settle(
    db: sqlite3.Connection, pages: Iterable[str], number: Callable[[sqlite3.Connection], int]
) -> None:
    """Let the newest version of every page that changed be the one that the graph has.

    ``number`` gives the next number of the record's sequence.
    """
    for page in sorted(set(pages) - {""}):
        rows = "SELECT id, given, newness, superseded FROM articles WHERE page = ?"
        found = db.execute(rows, (page,)).fetchall()
        old = superseded(Version(*row[:3]) for row in found)
        for article_id, _, _, was_old in found:
            if bool(was_old) == (article_id in old):
                continue
            if was_old:  # what was newer has been taken out
                change = "UPDATE articles SET superseded = 0, seq = ? WHERE id = ?"
                db.execute(change, (number(db), article_id))
            else:
                db.execute(LOG, (number(db), article_id))
                db.execute("UPDATE articles SET superseded = 1 WHERE id = ?", (article_id,))
            reseal(db, "articles", article_id)


def _moment(value: str) -> str:
    """A stated moment in UTC, so that moments of different zones sort; a day as it is."""
    try:
        moment = datetime.fromisoformat(value) if len(value) > len("2024-05-06") else None
    except ValueError:
        moment = None
    if moment is None:
        return value[:10]
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
