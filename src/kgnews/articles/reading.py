"""Files, folders and standard input into articles, one after the other.

Nothing that is wrong with one input stops the others: it comes out as a refusal, in its place.
A folder is walked in sorted order; symbolic links in it are not followed, and what is no regular
file is refused without being opened.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from kgnews.articles.encoding import decoded, sniffed
from kgnews.articles.feeds import feed_articles
from kgnews.articles.html import html_article
from kgnews.articles.jsons import json_articles, json_line_articles, small_number
from kgnews.articles.options import KINDS, Options, Refusal
from kgnews.articles.records import Given, given_in, with_given
from kgnews.articles.streams import Rewound
from kgnews.articles.tables import table_articles
from kgnews.articles.turns import Found, watched
from kgnews.articles.warc import warc_articles
from kgnews.model import Article

__all__ = ["found", "read", "read_one"]

_HEAD = 65536
_LARGER = "raise the limit, or split or shorten the input"
_SIDECAR = ".meta.json"
_ENDINGS = re.compile(
    r"te?xt|md|x?html?|json|jsonl|ndjson|jl|csv|tsv|xml|rss|atom|warc",
)
_LEGAL = re.compile(r"(?:readme|licen[cs]e|changelog|copying|notice)\b|.*\.meta\.json$", re.I)
# Collections that are read article by article, whatever their size.
_STREAMED: dict[str, Callable[[BinaryIO, str, Options], Iterator[Article | Refusal]]] = {
    "jsonl": json_line_articles,
    "json": json_articles,
    "csv": table_articles,
    "warc": warc_articles,
}
_ADDRESS = re.compile(r"(?:https?|ftps?)://", re.I)
_NAMED = 5  # skipped files that are named


def read(
    paths: Iterable[str | Path], *, options: Options | None = None
) -> Iterator[Article | Refusal]:
    """The articles of files and folders, and a refusal for each input that gives none.

    ``-`` is standard input. The form of an input (page dump, HTML, JSON, JSON lines, CSV, feed,
    WARC, each also with gzip) is found in its first bytes, then in its name. Lines of JSON are
    read one at a time: a collection may be larger than memory.

    >>> next(read(["no such file"])).reason
    'no such file or folder'
    """
    asked = options or Options()
    for each in found(paths):
        if isinstance(each, Refusal):
            yield each
        else:
            yield from read_one(each, options=asked)


def found(paths: Iterable[str | Path]) -> Iterator[Found | Refusal]:
    """Every input that paths name, without opening it; folders are walked in sorted order.

    >>> list(found(["-"]))
    [Found(path='-', listed=False)]
    """
    for path in paths:
        if _ADDRESS.match(str(path)):
            yield Refusal(str(path), "an address; kgnews fetches nothing", "save the page first")
        elif str(path) != "-" and os.path.isdir(path):
            yield from _in_folder(Path(path))
        else:
            yield Found(str(path))


def read_one(given: Found, *, options: Options) -> Iterator[Article | Refusal]:
    """The articles of one input, and a refusal for what gives none."""
    if given.path == "-":
        yield from _of_stream(sys.stdin.buffer, "-", options, Given())
    else:
        yield from _of_file(Path(given.path), options, given.listed)


def _in_folder(folder: Path) -> Iterator[Found | Refusal]:
    skipped: list[str] = []
    some = False
    for path in _files(folder):
        if isinstance(path, Refusal):
            yield path
        elif _is_article(path.name):
            some = True
            yield Found(str(path), listed=True)
        elif not _LEGAL.match(path.name):
            skipped.append(path.name)
    if skipped:
        names = ", ".join(skipped[:_NAMED]) + ", …" * (len(skipped) > _NAMED)
        what = f"{len(skipped)} of its files are no articles by their names: {names}"
        yield Refusal(str(folder), what, "name a file to have it read all the same", skipped=True)
    if not some:
        yield Refusal(str(folder), "no article in the folder", "name a folder with articles in it")


def _files(folder: Path) -> Iterator[Path | Refusal]:
    """The files of a folder and of those in it; links are left alone, so no file comes twice."""
    todo: list[tuple[str, bool]] = [(str(folder), True)]
    while todo:
        path, is_folder = todo.pop()
        if not is_folder:
            yield Path(path)
            continue
        try:
            with os.scandir(path) as entries:
                inner = [each for each in entries if each.name[:1] != "." and not each.is_symlink()]
        except OSError as fault:
            yield Refusal(path, fault.strerror or str(fault), "check the permissions")
            continue
        inner.sort(key=lambda each: each.name, reverse=True)
        todo += [(each.path, each.is_dir(follow_symlinks=False)) for each in inner]


def _is_article(name: str) -> bool:
    stem, _, ending = name.lower().removesuffix(".gz").rpartition(".")
    known = bool(_ENDINGS.fullmatch(ending)) or not stem
    return known and not name.endswith(_SIDECAR) and not _LEGAL.match(name)


def _of_file(path: Path, options: Options, listed: bool = False) -> Iterator[Article | Refusal]:
    where = str(path)
    try:
        mode = os.lstat(path).st_mode if listed else os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            yield Refusal(where, "not a regular file", "give files, folders or -")
            return
        given = _sidecar(path)
        if isinstance(given, Refusal):
            yield given
            given = Given()
        with watched(path.open("rb")) as stream:
            yield from _of_stream(stream, where, options, given)
    except FileNotFoundError:
        yield Refusal(where, "no such file or folder", "check the path")
    except PermissionError:
        yield Refusal(where, "not readable", "check the permissions")
    except OSError as fault:
        yield Refusal(where, fault.strerror or str(fault), "check the file")
    except ValueError as fault:  # a NUL in the path
        yield Refusal(where, str(fault), "check the path")


def _sidecar(path: Path) -> Given | Refusal:
    """What stands in ``page.meta.json`` beside ``page.txt``."""
    for name in (path.name + _SIDECAR, path.stem + _SIDECAR):
        beside = path.with_name(name)
        if beside.is_file() and not beside.is_symlink():
            try:
                record = json.loads(beside.read_bytes()[: 1 << 20], parse_int=small_number)
            except (ValueError, RecursionError):
                return Refusal(str(beside), "not JSON", "mend or remove the file")
            return given_in(record)[1] if isinstance(record, dict) else Given()
    return Given()


def _of_stream(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    try:
        head = stream.read(_HEAD)
        if head.startswith(b"\x1f\x8b"):
            packed = gzip.GzipFile(fileobj=io.BufferedReader(Rewound(head, stream)))
            stream = cast(BinaryIO, packed)
            head = stream.read(_HEAD)
        if not head.strip():
            yield Refusal(where, "empty", "remove it, or check how it was made")
            return
        kind, what = (options.kind, "") if options.kind else sniffed(head, where)
        if kind not in KINDS:
            yield Refusal(where, f"{what or kind}, not articles", "give text, HTML, JSON or a feed")
            return
        whole = cast(BinaryIO, io.BufferedReader(Rewound(head, stream)))
        yield from _of_kind(kind, whole, where, options, given)
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        yield Refusal(where, f"damaged gzip: {fault}", "fetch it again")


def _of_kind(
    kind: str, stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    if kind in _STREAMED:
        yield from _STREAMED[kind](stream, where, options)
        return
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield Refusal(where, f"above {options.max_bytes} bytes", _LARGER)
    elif kind == "feed":
        yield from feed_articles(data, where, options)
    elif kind == "html":
        yield html_article(data, where, options, given)
    else:
        yield with_given(decoded(data), given, where, options)
