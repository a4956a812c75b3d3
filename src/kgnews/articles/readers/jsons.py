"""JSON into articles: one object, a list of objects, or one object a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from kgnews.articles.encoding import decoded
from kgnews.articles.entries import article_of
from kgnews.articles.json_values import loaded, small_number
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.records import has_text
from kgnews.articles.streams import rewound
from kgnews.model import Article
from kgnews.text.language import code_of

__all__ = ["json_articles", "json_line_articles"]

_CHUNK = 1 << 20
_BLANK = b" \t\r\n\xef\xbb\xbf"
_WRAPPERS = (
    *("articles", "data", "items", "results", "docs", "documents", "news", "entries", "hits"),
    *("posts", "response", "@graph", "stories"),
)
_WRAPPED = 3  # objects around a list: {"articles": {"results": […]}}
_MEND = "mend or remove it"
_SHAPE = 'give objects such as {"id": "1", "text": "…"}'


def json_line_articles(
    stream: BinaryIO, where: str, options: Options, given: Given, first: int = 1
) -> Iterator[Article | Refusal]:
    """The article of every line; a bad line is a refusal that names it (``feed.jsonl:12``)."""
    number = first - 1
    while raw := stream.readline(options.max_bytes + 1):
        number += 1
        place = f"{where}:{number}"
        if len(raw) > options.max_bytes:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(_CHUNK)
            yield Refusal(place, f"a line above {options.max_bytes} bytes", "raise --max-bytes")
        elif raw.strip(_BLANK):
            yield _of_line(raw, place, options, given)


def _of_line(raw: bytes, place: str, options: Options, given: Given) -> Article | Refusal:
    try:
        record = loaded(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Refusal(place, "not UTF-8", _MEND)
    except ValueError:
        return Refusal(place, "not JSON", _MEND)
    return _of_record(record, place, options, given)


def _of_record(record: Any, place: str, options: Options, given: Given) -> Article | Refusal:
    if not isinstance(record, dict):
        return Refusal(place, "not a JSON object", _SHAPE)
    return article_of(record, place, options, given)


def json_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The articles of a JSON input: one object, a list, or lines in spite of its name.

    A list is read item by item, so it may be larger than memory.
    """
    line = stream.readline(options.max_bytes + 1)
    if line.lstrip(_BLANK).startswith(b"["):
        yield from _of_list(line, stream, where, options, given)
        return
    following = stream.readline(options.max_bytes + 1) if line.endswith(b"\n") else b""
    while following and not following.strip():
        following = stream.readline(options.max_bytes + 1)
    if following.lstrip().startswith(b"{"):  # one object a line, however broken the first is
        yield _of_line(line, f"{where}:1", options, given)
        yield from json_line_articles(rewound(following, stream), where, options, given, first=2)
        return
    data = line + following + stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield Refusal(where, f"above {options.max_bytes} bytes", "raise --max-bytes")
        return
    try:
        record = loaded(decoded(data).lstrip("\ufeff"))
    except ValueError:
        yield Refusal(where, "not JSON", _MEND)
        return
    listed = _wrapped(record, options)
    about = given.or_else(_channel(record)) if listed is not None else given
    if listed is None:
        yield _of_record(record, where, options, given)
    elif not listed:
        yield Refusal(where, "a list without articles", "check how it was made")
    for number, each in enumerate(listed or (), 1):
        yield _of_record(each, f"{where}#{number}", options, about)


def _wrapped(record: Any, options: Options) -> list[Any] | None:
    """The list of an object that only wraps one: ``{"articles": […]}``."""
    for _ in range(_WRAPPED):
        if not isinstance(record, dict) or has_text(record, options):
            return None
        inner = next((record[name] for name in _WRAPPERS if record.get(name) is not None), None)
        if isinstance(inner, list):
            return inner
        record = inner
    return None


def _channel(record: Mapping[str, Any]) -> Given:
    """What a JSON Feed says of all its items."""
    if "jsonfeed.org" not in str(record.get("version"))[:80]:
        return Given()
    title, language = record.get("title"), record.get("language")
    return replace(
        Given(),
        publisher=title if isinstance(title, str) else None,
        language=code_of(language) if isinstance(language, str) else None,
    )


def _of_list(
    head: bytes, stream: BinaryIO, where: str, options: Options, given: Given
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
            yield _of_record(record, place, options, given)


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n,":
        position += 1
    return position
