"""Files, folders and standard input into articles, one after the other.

Nothing that is wrong with one input stops the others: it comes out as a refusal, in its place.
A folder is walked in sorted order; symbolic links in it are not followed, and what is no regular
file is refused without being opened.
"""

from __future__ import annotations

import atexit
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from kgnews.articles.names import is_address, is_article, is_beside, page_of, sidecars_of
from kgnews.articles.opening import opened, sidecar
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.streams import between
from kgnews.articles.turns import Found, watched
from kgnews.model import Article

__all__ = ["found", "read", "read_one"]

_NAMED = 5  # skipped files that are named
_LONGEST_SIDECAR = 1 << 20


def read(
    paths: Iterable[str | Path], *, options: Options | None = None
) -> Iterator[Article | Refusal]:
    """The articles of files and folders, and a refusal for each input that gives none.

    ``-`` is standard input. The form of an input is found in its first bytes, then in its name
    (:mod:`kgnews.articles.readers` has all of them; each may be packed with gzip or lie in an
    archive). Collections are read one record at a time: they may be larger than memory.

    >>> next(read(["no such file"])).reason
    'no such file or folder'
    """
    asked = options or Options()
    for each in found(paths, options=asked):
        if isinstance(each, Refusal):
            yield each
        else:
            yield from read_one(each, options=asked)


def found(
    paths: Iterable[str | Path], *, options: Options | None = None
) -> Iterator[Found | Refusal]:
    """Every input that paths name, without opening it; folders are walked in sorted order.

    An address is fetched into a file, where the options allow that: those who read what is found
    need no network.

    >>> [each.path for each in found(["-", "news.jsonl"])]
    ['-', 'news.jsonl']
    """
    asked = options or Options()
    for path in paths:
        if is_address(str(path)):
            yield _of_address(str(path), asked)
        elif str(path) != "-" and os.path.isdir(path):
            yield from _in_folder(Path(path))
        else:
            yield Found(str(path))


def read_one(given: Found, *, options: Options) -> Iterator[Article | Refusal]:
    """The articles of one input, and a refusal for what gives none."""
    if given.path == "-":
        yield from opened(sys.stdin.buffer, "-", options)
    elif given.url:
        with watched(open(given.path, "rb")) as stream:
            yield from opened(stream, given.url, options, Given(url=given.url))
    else:
        yield from _of_file(given, options)


def _in_folder(folder: Path) -> Iterator[Found | Refusal]:
    skipped: list[str] = []
    some = False
    for path in _files(folder):
        if isinstance(path, Refusal):
            yield path
        elif is_article(path.name):
            some = True
            yield Found(str(path), listed=True)
        elif not is_beside(path.name):
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
        names = {each.name for each in inner}
        inner = [each for each in inner if not page_of(each.name, names)]
        inner.sort(key=lambda each: each.name, reverse=True)
        todo += [(each.path, each.is_dir(follow_symlinks=False)) for each in inner]


def _of_address(url: str, options: Options) -> Found | Refusal:
    if not options.network:
        what = "an address; kgnews fetches nothing without leave"
        return Refusal(url, what, "give --allow-network, or save the page first")
    from kgnews.articles.addresses import fetched  # with all of TLS, which files do not need

    page = fetched(url, options.max_bytes)
    if isinstance(page, Refusal):
        return page
    path = _fetched_folder() / sha256(page.url.encode()).hexdigest()
    path.write_bytes(page.data)
    return Found(str(path), url=page.url)


@cache
def _fetched_folder() -> Path:
    """A folder for what is fetched; it goes when this process does."""
    folder = mkdtemp(prefix="kgnews-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)


def _of_file(given: Found, options: Options) -> Iterator[Article | Refusal]:
    path = Path(given.path)
    where = given.name if "://" in given.name else str(Path(given.name or path))
    try:
        mode = os.lstat(path).st_mode if given.listed else os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            yield Refusal(where, "not a regular file", "give files, folders or -")
            return
        if given.cut:
            cut = given.cut
            with watched(path.open("rb")) as stream:
                piece = stream if cut.by_rows else between(stream, cut.begin, cut.end)
                yield from opened(piece, where, replace(options, kind=cut.kind))
            return
        beside = _sidecar(path)
        if isinstance(beside, Refusal):
            yield beside
            beside = Given()
        with watched(path.open("rb")) as stream:
            yield from opened(stream, where, options, beside)
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
    for name in sidecars_of(path.name):
        beside = path.with_name(name)
        if beside.is_file() and not beside.is_symlink():
            with beside.open("rb") as file:
                return sidecar(file.read(_LONGEST_SIDECAR), str(beside))
    return Given()
