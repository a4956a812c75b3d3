"""A stream into articles: what is packed is unpacked, what it is is found, its reader is asked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kgnews.articles.archives import DEEPEST, members
from kgnews.articles.json_values import loaded
from kgnews.articles.names import is_article, is_beside
from kgnews.articles.options import KINDS, NOTHING, Given, Options, Refusal
from kgnews.articles.readers import reader_of, readers_beside
from kgnews.articles.records import given_in
from kgnews.articles.sniffing import HEAD, sniffed
from kgnews.articles.streams import DamagedError, ExpandingError, is_packed, rewound, unpacked
from kgnews.model import Article

__all__ = ["opened", "sidecar"]

# Collections, which are read record by record and may have any size.
_STREAMED = ("json", "jsonl", "csv", "parquet", "warc")
_ARCHIVES = ("zip", "tar")
# Read as a whole though they hold much beside the text, or many articles.
_ROOMY = ("feed", "sitemap", "newsml", "xlsx", "pdf", "mhtml")
_ROOM = 8  # times the bytes of one article
_LARGER = "raise --max-bytes, or split or shorten the input"
_AGAIN = "fetch it again"
_LAYERS = 2  # of gzip around each other
_NAMED = 5  # passed over files that are named


def opened(
    stream: BinaryIO, where: str, options: Options, given: Given = NOTHING, depth: int = 0
) -> Iterator[Article | Refusal]:
    """The articles of a stream, and a refusal for what gives none. Raises nothing of its own."""
    try:
        yield from _unpacked(stream, where, options, given, depth)
    except DamagedError as fault:
        yield Refusal(where, str(fault), _AGAIN)
    except ExpandingError as fault:
        yield Refusal(where, str(fault), "raise --max-ratio if you trust it")


def _unpacked(
    stream: BinaryIO, where: str, options: Options, given: Given, depth: int
) -> Iterator[Article | Refusal]:
    head = stream.read(HEAD)
    for _ in range(_LAYERS):
        if is_packed(head):
            stream = unpacked(head, stream, options.max_ratio)
            head = stream.read(HEAD)
    if not head.strip():
        yield Refusal(where, "empty", "remove it, or check how it was made")
        return
    kind, what = _kind(head, where, options)
    whole = rewound(head, stream) if not _is_at_start(stream, head) else stream
    if kind in _ARCHIVES:
        yield from _of_archive(kind, whole, where, options, depth)
        return
    reader = reader_of(kind)
    if reader is None:
        known = ", ".join((*KINDS, *sorted(readers_beside())))
        yield Refusal(where, f"{what or kind}, not articles", f"kgnews reads {known}")
        return
    if kind in KINDS and kind not in _STREAMED:
        most = options.max_bytes * (_ROOM if kind in _ROOMY else 1)
        data = whole.read(most + 1)
        if len(data) > most:
            yield Refusal(where, f"above {most} bytes", _LARGER)
            return
        whole = io.BytesIO(data)
    yield from reader(whole, where, options, given)


def _is_at_start(stream: BinaryIO, head: bytes) -> bool:
    """Whether a stream could be set back to its start, so that an archive is not copied."""
    if stream.seekable() and stream.tell() == len(head):
        stream.seek(0)
        return True
    return False


def _kind(head: bytes, where: str, options: Options) -> tuple[str, str]:
    if options.kind:
        return options.kind, ""
    kind, what = sniffed(head, where)
    ending = where.rpartition(".")[2].lower()
    if kind in ("", "text", "zip") and ending in readers_beside():
        return ending, ""
    return kind, what


def _of_archive(
    kind: str, stream: BinaryIO, where: str, options: Options, depth: int
) -> Iterator[Article | Refusal]:
    if depth >= DEEPEST:
        yield Refusal(where, f"more than {DEEPEST} archives in each other", "unpack the outer one")
        return
    if options.kind in _ARCHIVES:
        options = _inside(options)
    beside: list[str] = []
    told = False
    for member in members(kind, stream, where, options):
        if isinstance(member, Refusal):
            told = True
            yield member
        elif member.beside:
            continue
        elif is_article(member.name):
            told = True
            place = f"{where}/{member.name}"
            given = sidecar(member.sidecar, place) if member.sidecar else NOTHING
            if isinstance(given, Refusal):
                yield given
                given = NOTHING
            yield from opened(member.stream, place, options, given, depth + 1)
        elif not is_beside(member.name):
            beside.append(member.name)
    if beside:
        names = ", ".join(beside[:_NAMED]) + ", …" * (len(beside) > _NAMED)
        what = f"{len(beside)} of its files are no articles by their names: {names}"
        yield Refusal(where, what, "unpack one to have it read all the same", skipped=True)
    if not told:
        yield Refusal(where, "no article in the archive", "give an archive with articles in it")


def sidecar(data: bytes, where: str) -> Given | Refusal:
    """What a file beside an article says of it: any field of a record, as JSON."""
    try:
        record = loaded(data.decode("utf-8-sig"))
    except ValueError:
        return Refusal(where, "its sidecar is not JSON", "mend or remove the file")
    if not isinstance(record, dict):
        return Refusal(where, "its sidecar is not a JSON object", "mend or remove the file")
    return given_in(record)


def _inside(options: Options) -> Options:
    """The options for what an archive holds: its own form was that of the archive."""
    return replace(options, kind=None)
