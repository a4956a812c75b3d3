"""JSON into articles: one object, a list of objects, or one object a line."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from kgnews.articles.encoding import decoded
from kgnews.articles.options import Options, Refusal
from kgnews.articles.records import article_of, given_in
from kgnews.articles.streams import Rewound
from kgnews.model import Article

__all__ = ["json_articles", "json_line_articles", "small_number"]

_CHUNK = 1 << 20
_BLANK = b" \t\r\n\xef\xbb\xbf"
_WRAPPERS = ("articles", "data", "items", "results", "docs", "documents", "news", "entries")
_MEND = "mend or remove it"
_SHAPE = 'give objects such as {"id": "1", "text": "…"}'


def small_number(digits: str) -> int | str:
    """An integer; a very long one stays text, for reading it would take quadratic time."""
    return int(digits) if len(digits) < 20 else digits[:200]


def _loaded(text: str) -> Any:
    return json.loads(text, parse_int=small_number)


def json_line_articles(
    stream: BinaryIO, where: str, options: Options, first: int = 1
) -> Iterator[Article | Refusal]:
    """The article of every line; a bad line is a refusal that names it (``feed.jsonl:12``)."""
    number = first - 1
    while raw := stream.readline(options.max_bytes + 1):
        number += 1
        place = f"{where}:{number}"
        if len(raw) > options.max_bytes:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(_CHUNK)
            yield Refusal(place, f"a line above {options.max_bytes} bytes", "raise the limit")
        elif raw.strip(_BLANK):
            yield _of_line(raw, place, options)


def _of_line(raw: bytes, place: str, options: Options) -> Article | Refusal:
    try:
        record = _loaded(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Refusal(place, "not UTF-8", _MEND)
    except (ValueError, RecursionError):
        return Refusal(place, "not JSON", _MEND)
    return _of_record(record, place, options)


def _of_record(record: Any, place: str, options: Options) -> Article | Refusal:
    if not isinstance(record, dict):
        return Refusal(place, "not a JSON object", _SHAPE)
    return article_of(record, place, options)


def json_articles(stream: BinaryIO, where: str, options: Options) -> Iterator[Article | Refusal]:
    """The articles of a JSON input: one object, a list, or lines in spite of its name.

    A list is read item by item, so it may be larger than memory.
    """
    line = stream.readline(options.max_bytes + 1)
    if line.lstrip(_BLANK).startswith(b"["):
        yield from _of_list(line, stream, where, options)
        return
    following = stream.readline(options.max_bytes + 1) if line.endswith(b"\n") else b""
    while following and not following.strip():
        following = stream.readline(options.max_bytes + 1)
    if following.lstrip().startswith(b"{"):  # one object a line, however broken the first is
        yield _of_line(line, f"{where}:1", options)
        lines = cast(BinaryIO, io.BufferedReader(Rewound(following, stream)))
        yield from json_line_articles(lines, where, options, first=2)
        return
    data = line + following + stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield Refusal(where, f"above {options.max_bytes} bytes", "raise the limit")
        return
    try:
        record = _loaded(decoded(data).lstrip("\ufeff"))
    except (ValueError, RecursionError):
        yield Refusal(where, "not JSON", _MEND)
        return
    listed = _wrapped(record)
    for number, each in enumerate(listed, 1):
        yield _of_record(each, f"{where}#{number}", options)
    if not listed:
        yield _of_record(record, where, options)


def _wrapped(record: Any) -> list[Any]:
    """The list of an object that only wraps one: ``{"articles": […]}``."""
    if isinstance(record, dict) and not given_in(record)[0]:
        for name in _WRAPPERS:
            if isinstance(record.get(name), list):
                return list(record[name])
    return []


def _of_list(
    head: bytes, stream: BinaryIO, where: str, options: Options
) -> Iterator[Article | Refusal]:
    """The articles of a list; reading stops at what is no JSON."""
    reader = codecs.getincrementaldecoder("utf-8-sig")("replace")
    decoder = json.JSONDecoder(parse_int=small_number)
    text = reader.decode(head).lstrip()[1:]
    number = position = 0
    while True:
        position = _skip(text, position)
        place = f"{where}#{number + 1}"
        try:
            if text.startswith("]", position):
                return
            record, position = decoder.raw_decode(text, position)
        except ValueError:
            more = stream.read(max(_CHUNK, len(text) - position))
            if not more or len(text) - position > options.max_bytes:
                yield Refusal(place, "not JSON" if not more else "too large", _MEND)
                return
            text, position = text[position:] + reader.decode(more), 0
        except RecursionError:
            yield Refusal(place, "nested too deeply", _MEND)
            return
        else:
            number += 1
            yield _of_record(record, place, options)


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n,":
        position += 1
    return position
