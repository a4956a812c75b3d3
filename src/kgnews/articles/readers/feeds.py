"""RSS, RDF and Atom feeds, and the sitemaps that sites write for news searches.

A feed with a document type is refused unread: entities are how a feed reads files and eats
memory. What is broken ends the reading; the items before it are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from kgnews.articles.cues import folded
from kgnews.articles.entries import article_of
from kgnews.articles.markup import BrokenError, local_name, plain, words_of, xml_tree
from kgnews.articles.options import Given, Options, Refusal
from kgnews.model import Article
from kgnews.text.language import agreed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["feed_articles", "sitemap_articles"]

_ITEMS = ("item", "entry")
_FIELDS = {
    "title": "title",
    "link": "url",
    "origlink": "url",
    "guid": "id",
    "id": "id",
    "pubdate": "published",
    "published": "published",
    "issued": "published",
    "date": "published",
    "updated": "updated",
    "creator": "author",
    "author": "author",
    "encoded": "text",
    "content": "text",
    "description": "summary",
    "summary": "summary",
    "category": "subjects",
    "subject": "subjects",
}
_MEDIA = re.compile(r"\{http://(?:search\.yahoo\.com/mrss|www\.itunes\.com)|media:|itunes:")
_MANY = ("author", "subjects")
_FULL = 800  # characters of a description that is more than a summary
_NEWS = {"title": "title", "publication_date": "published", "name": "publisher",
         "language": "language", "keywords": "subjects"}  # fmt: skip
_AGAIN = "fetch it again"


def feed_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of every item of a feed.

    Raises nothing: a feed that cannot be read is a refusal.
    """
    try:
        root, fault = xml_tree(stream.read())
    except BrokenError as broken:
        yield _not_read(where, broken)
        return
    about = _channel(root)
    number = 0
    for element in root.iter():
        if local_name(element) in _ITEMS:
            number += 1
            record = _record(element, about)
            yield article_of(record, f"{where}#{number}", options, given)
    if fault:
        yield Refusal(where, f"{fault}: {number} items were read", _AGAIN)
    elif not number:
        yield Refusal(where, "a feed without items", "check the address it came from")


def _not_read(where: str, broken: BrokenError) -> Refusal:
    cure = "remove the DOCTYPE and its entities" if "document type" in str(broken) else _AGAIN
    return Refusal(where, str(broken), cure)


def _channel(root: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for element in root.iter():
        name = local_name(element)
        if name in _ITEMS:
            break
        if name in ("title", "language") and name not in found:
            found[name] = words_of(element)
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return {"publisher": found.get("title"), "language": found.get("language") or language}


def _record(item: Element, about: dict[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = dict(about)
    base = item.get("{http://www.w3.org/XML/1998/namespace}base")
    for element in item:
        if _is_media(element):
            continue
        name = local_name(element)
        field = _FIELDS.get(name)
        value = _value(element, name)
        if name == "link" and element.get("rel", "alternate") != "alternate":
            continue
        if field in _MANY and value:
            record.setdefault(field, []).append(value)
        elif field and value and (field not in record or _is_longer(field, value, record)):
            record[field] = value
    if base and not str(record.get("url", base)).startswith("http"):
        record["url"] = base.rstrip("/") + "/" + str(record["url"]).lstrip("/")
    if str(record.get("id", "")).startswith("http"):
        record.setdefault("url", record["id"])
    return _told(record)


def _is_media(element: Element) -> bool:
    """Whether an element is of a picture or a sound: ``media:content`` is no text."""
    tag = element.tag
    return isinstance(tag, str) and bool(_MEDIA.match(tag))


def _is_longer(field: str, value: str, record: dict[str, Any]) -> bool:
    """Whether this is the text and not the caption that was found before it."""
    return field == "text" and len(value) > 2 * len(record["text"])


def _value(element: Element, name: str) -> str:
    if name == "link" and element.get("href"):
        return element.get("href") or ""
    if name == "author" and len(element):
        return next((words_of(each) for each in element if local_name(each) == "name"), "")
    if name == "category" and not words_of(element):
        return element.get("label") or element.get("term") or ""
    if name in ("content", "summary") and element.get("type") == "xhtml":
        from lxml import etree

        return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return words_of(element)


def _told(record: dict[str, Any]) -> dict[str, Any]:
    """The record with its headline before the text, and in the language of its words."""
    text, summary = plain(record.pop("text", "")), plain(record.pop("summary", ""))
    if len(summary) > max(_FULL, len(text)):
        text = summary  # many a feed has the whole text in its description
    field, words = ("text", text) if text else ("summary", summary)
    title = record.get("title") or ""
    if words and title and folded(words.split("\n", 1)[0]) != folded(title):
        words = f"{title}\n\n{words}"
    language = agreed(words or title, _code(record.get("language")))
    record["language"] = None if language == "und" else language
    return {**record, field: words} if words else record


def _code(language: str | None) -> str | None:
    return (language or "").strip()[:2].lower() or None


def sitemap_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """What a news sitemap says of every article that it lists: no text, and a note that says so."""
    try:
        root, fault = xml_tree(stream.read())
    except BrokenError as broken:
        yield _not_read(where, broken)
        return
    if local_name(root) == "sitemapindex":
        yield Refusal(where, "a list of sitemaps, not of articles", "give the sitemaps it names")
        return
    number = told = 0
    for url in root.iter():
        if local_name(url) != "url":
            continue
        number += 1
        record: dict[str, Any] = {}
        for element in url.iter():
            field = "url" if local_name(element) == "loc" else _NEWS.get(local_name(element))
            if field:
                record.setdefault(field, words_of(element))
        if record.get("title"):
            told += 1
            yield article_of(record, f"{where}#{number}", options, given)
    if fault:
        yield Refusal(where, f"{fault}: {told} articles were read", _AGAIN)
    elif not told:
        yield Refusal(where, "a sitemap without headlines", "give the pages that it lists")
