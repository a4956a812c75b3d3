"""News items of agencies: NewsML-G2, alone or many in a message, and NITF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from kgnews.articles.entries import article_of
from kgnews.articles.markup import BrokenError, local_name, visible_text, words_of, xml_tree
from kgnews.articles.options import Given, Options, Refusal
from kgnews.model import Article

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["newsml_articles"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_BODIES = ("inlinexml", "inlinedata", "body.content")
_AGAIN = "fetch it again"


def newsml_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of every text in it; pictures and packages of others are passed over."""
    try:
        root, fault = xml_tree(stream.read())
    except BrokenError as broken:
        yield Refusal(where, str(broken), "remove the DOCTYPE, or fetch it again")
        return
    items = [each for each in root.iter() if local_name(each) == "newsitem"]
    records = [_g2(item) for item in items if _is_text(item)] if items else [_nitf(root)]
    for number, record in enumerate(records, 1):
        place = where if len(records) == 1 else f"{where}#{number}"
        yield article_of(record, place, options, given)
    if fault:
        yield Refusal(where, f"{fault}: {len(records)} items were read", _AGAIN)
    elif not records:
        yield Refusal(where, "no text among the news items", "give the items that have one")


def _all(item: Element, name: str) -> Iterator[Element]:
    return (each for each in item.iter() if local_name(each) == name)


def _first(item: Element, *names: str) -> str:
    """The words of the first element of the first of some names that has any."""
    for name in names:
        for element in _all(item, name):
            if words := " ".join(words_of(element).split()):
                return words
    return ""


def _is_text(item: Element) -> bool:
    kinds = (each.get("qcode") or each.get("uri") or "" for each in _all(item, "itemclass"))
    return all(each.lower().endswith("text") for each in kinds if each)


def _named(element: Element) -> str:
    """The name of a subject or a provider: in its own language, else its literal or code."""
    names = [words_of(each) for each in element if local_name(each) == "name"]
    return next(filter(None, names), None) or element.get("literal") or ""


def _g2(item: Element) -> dict[str, Any]:
    provider = next(_all(item, "provider"), None)
    code = "" if provider is None else (provider.get("qcode") or "").rpartition(":")[2]
    identity = item.get("guid") or ""
    bylines = [" ".join(words_of(each).split()) for each in _all(item, "by")]
    creators = [_named(each) for each in _all(item, "creator")]
    language = next((each.get("tag") for each in _all(item, "language")), None)
    links = (each.get("href") for each in _all(item, "link") if "canonical" in each.get("rel", ""))
    return {
        "text": _text(item),
        "summary": _first(item, "description"),
        "title": _first(item, "headline", "hl1", "hedline", "title"),
        "author": [each for each in bylines or creators or [_first(item, "byline")] if each],
        "published": _first(item, "firstcreated", "versioncreated", "contentcreated"),
        "publisher": (_named(provider) if provider is not None else "") or code,
        "language": language or item.get(_LANGUAGE),
        "id": identity,
        "url": identity if identity.startswith("http") else next(links, None),
        "subjects": [name for each in _all(item, "subject") if (name := _named(each))],
    }


def _nitf(root: Element) -> dict[str, Any]:
    """A NITF item, whose head has the dates as 20240506T101500+0700."""
    dates = (each.get("norm") for name in ("date.issue", "date.release", "story.date")
             for each in _all(root, name))  # fmt: skip
    codes = (each.get("key") for each in _all(root, "keyword"))
    return {
        "text": _text(root),
        "title": _first(root, "hl1", "hedline", "title"),
        "author": [each for each in [_first(root, "person"), _first(root, "byline")] if each][:1],
        "published": next(filter(None, dates), None),
        "publisher": _first(root, "doc.copyright") or next(
            (each.get("name") for each in _all(root, "pubdata") if each.get("name")), None),
        "id": next((each.get("id-string") for each in _all(root, "doc-id")), None),
        "subjects": [each for each in codes if each],
    }  # fmt: skip


def _text(item: Element) -> str:
    """The text of an item: of its NITF, XHTML or plain body, one block a paragraph."""
    for name in ("body.content", "body", "inlinexml", "inlinedata"):
        for body in _all(item, name):
            if name == "inlinedata":
                return words_of(body)
            if words := visible_text(body).replace("\n", "\n\n"):
                return words
    return ""
