"""RSS, RDF and Atom feeds into articles.

A feed with a document type is refused unread: entities are how a feed reads files and eats
memory. What is broken ends the reading; the items before it are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kgnews.articles.html import visible_text
from kgnews.articles.options import Options, Refusal
from kgnews.articles.records import article_of
from kgnews.model import Article

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["feed_articles"]

_DOCTYPE = re.compile(rb"<!\s{0,10}(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ITEMS = ("item", "entry")
_FIELDS = {
    "title": "title",
    "link": "url",
    "guid": "id",
    "id": "id",
    "pubdate": "published",
    "published": "published",
    "date": "published",
    "updated": "updated",
    "creator": "author",
    "author": "author",
    "encoded": "text",
    "content": "text",
    "description": "summary",
    "summary": "summary",
}


def feed_articles(data: bytes, where: str, options: Options) -> Iterator[Article | Refusal]:
    """The article of every item of a feed.

    Raises nothing: a feed that cannot be read is a refusal.
    """
    from lxml import etree

    if _DOCTYPE.search(data):
        yield Refusal(where, "XML with a document type", "remove the DOCTYPE and its entities")
        return
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        yield Refusal(where, "no XML that can be read", "fetch the feed again")
        return
    about = _channel(root)
    number = 0
    for element in root.iter():
        if _name(element) in _ITEMS:
            number += 1
            yield _of_item(element, about, f"{where}#{number}", options)
    if parser.error_log:
        first = parser.error_log[0]
        what = f"broken XML at line {first.line}: {number} items were read"
        yield Refusal(where, what, "fetch the feed again")
    elif not number:
        yield Refusal(where, "a feed without items", "check the address it came from")


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _words(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _channel(root: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for element in root.iter():
        name = _name(element)
        if name in _ITEMS:
            break
        if name in ("title", "language") and name not in found:
            found[name] = _words(element)
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return {"publisher": found.get("title"), "language": found.get("language") or language}


def _of_item(
    item: Element, about: dict[str, Any], place: str, options: Options
) -> Article | Refusal:
    record: dict[str, Any] = dict(about)
    for element in item:
        name = _name(element)
        field = _FIELDS.get(name)
        value = _words(element)
        if name == "link" and element.get("href"):
            if element.get("rel", "alternate") != "alternate":
                continue
            value = element.get("href") or ""
        if name == "author" and len(element):
            value = next((_words(each) for each in element if _name(each) == "name"), value)
        if field and value and field not in record:
            record[field] = value
    text = _plain(record.pop("text", "") or record.pop("summary", ""))
    record.pop("summary", None)
    title = record.get("title")
    if text and title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return article_of({**record, "text": text or title or ""}, place, options)


def _plain(markup: str) -> str:
    """The words of a description, which is HTML as often as not."""
    if "<" not in markup and "&" not in markup:
        return markup
    from lxml import etree, html

    try:
        return visible_text(html.fromstring(f"<div>{markup}</div>")).replace("\n", "\n\n")
    except (etree.LxmlError, ValueError):
        return markup
