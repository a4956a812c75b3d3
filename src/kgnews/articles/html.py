"""HTML into an article: what its metadata says, and the text that a reader sees.

The body is what trafilatura finds. Headline, date, bylines and publisher are read from JSON-LD
(``NewsArticle``), OpenGraph and ``<meta>``, and where these are silent from the visible page, as
from a page dump. The headline becomes the first block of the stored text, so that it has a span.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kgnews.articles.cues import folded
from kgnews.articles.encoding import decoded
from kgnews.articles.jsons import small_number
from kgnews.articles.options import Options, Refusal
from kgnews.articles.page import from_text
from kgnews.articles.records import Given, given_in, with_given
from kgnews.articles.turns import alone
from kgnews.model import Article, ZoneKind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["html_article", "visible_text"]

_TYPES = re.compile(r"Article|Posting|Report|NewsItem|LiveBlog", re.IGNORECASE)
_MOST_TAGS = 100_000  # of a page; the fullest front pages have a quarter of it
_MOST_SCRIPTS, _MOST_NODES = 40, 4000
_READ = 200_000  # characters of the visible page that are looked at for date and byline
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "og:url": "url",
    "og:site_name": "publisher",
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "pubdate": "published",
    "publishdate": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "parsely-pub-date": "published",
    "content_publisheddate": "published",
    "author": "author",
    "article:author": "author",
    "parsely-author": "author",
    "content_author": "author",
    "content_editor": "editor",
    "dc.creator": "author",
}
_BLOCK = re.compile(
    r"address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    r"h[1-6r]|header|li|main|nav|ol|p|pre|section|table|t[dhr]|time|ul"
)
_HIDDEN = re.compile(r"script|style|noscript|template|svg|head|iframe|object")


@alone
def html_article(data: bytes, where: str, options: Options, given: Given) -> Article | Refusal:
    """The article of an HTML page, or why it has none."""
    page = decoded(data)
    if page.count("<") > _MOST_TAGS:
        return Refusal(where, f"a page of more than {_MOST_TAGS:,} tags", "cut it to the article")
    tree = _tree(page)
    if tree is None:
        return Refusal(where, "no HTML that can be read", "save the page again")
    said = _said(tree)
    body = _body(page)
    known = given.or_else(said)
    seen = _seen(visible_text(tree), known)
    known = replace(known.or_else(seen), people=seen.people)
    title = known.title
    if title and folded(title) not in (folded(line) for line in body.split("\n")[:3]):
        body = f"{title}\n\n{body}"
    article = with_given(body, known, where, options)
    if not any(zone.kind is ZoneKind.BODY for zone in article.zones):
        return Refusal(where, "no article text in the page", "save the page with its text")
    return article


def _tree(page: str) -> Element | None:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree


def _body(page: str) -> str:
    """The running text, one block a paragraph."""
    import trafilatura

    found = trafilatura.extract(
        page, include_comments=False, include_tables=True, deduplicate=False, favor_recall=True
    )
    return "\n\n".join((found or "").split("\n"))


def _said(tree: Element) -> Given:
    """What the metadata of a page says; JSON-LD before OpenGraph before the rest."""
    return _json_ld(tree).or_else(_meta(tree))


def _json_ld(tree: Element) -> Given:
    for node in _nodes(tree):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(_TYPES.search(str(kind)) for kind in kinds):
            about = {key: value for key, value in node.items() if key not in ("@id", "articleBody")}
            about["url"] = node.get("url") or _address(node.get("mainEntityOfPage"))
            about.pop("name", None)
            return given_in({**about, "title": node.get("headline") or node.get("name")})[1]
    return Given()


def _address(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else None


def _nodes(tree: Element) -> Iterator[Mapping[str, Any]]:
    """All objects of the JSON-LD scripts, from the outside in."""
    scripts = tree.iterfind(".//script[@type='application/ld+json']")
    for _, script in zip(range(_MOST_SCRIPTS), scripts, strict=False):
        try:
            todo = [json.loads(script.text or "", strict=False, parse_int=small_number)]
        except (ValueError, RecursionError):
            continue  # a page may have broken JSON-LD beside its text: the rest is still read
        for _ in range(_MOST_NODES):
            if not todo:
                break
            node = todo.pop(0)
            if isinstance(node, list):
                todo += node
            elif isinstance(node, dict):
                yield node
                todo += [value for value in node.values() if isinstance(value, dict | list)]


def _meta(tree: Element) -> Given:
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or ""
        ).lower()
        field = _META.get(name)
        content = (element.get("content") or "").strip()
        if (
            field
            and content
            and field not in found
            and "://" not in content[: 8 * (field == "author")]
        ):
            found[field] = content
    canonical = tree.find(".//link[@rel='canonical']")
    if canonical is not None and canonical.get("href"):
        found["url"] = canonical.get("href") or ""
    heading = tree.find(".//h1")
    if "title" not in found and heading is not None:
        found["title"] = " ".join("".join(map(str, heading.itertext())).split())
    language = tree.get("lang")
    return given_in({**found, "language": language} if language else found)[1]


def _seen(text: str, known: Given) -> Given:
    """What the visible page says in its date line and byline, and what was known before."""
    article = from_text(text[:_READ], title=known.title)
    roles = {role for role, _ in known.people}
    people = [
        (each.name, each.value)
        for each in article.details
        if each.name in ("author", "reporter", "editor") and each.name not in roles
    ]
    return Given(
        title=article.title,
        published=article.published,
        publisher=article.publisher,
        people=(*known.people, *people),
    )


def visible_text(tree: Element) -> str:
    """The words of a page as a reader sees them, one block a line.

    >>> from lxml import html
    >>> visible_text(html.document_fromstring("<p>Satu <b>dua</b></p><ul><li>tiga</ul>"))
    'Satu dua\\ntiga'
    """
    from lxml import etree

    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""  # a comment has no name
        unseen = bool(_HIDDEN.fullmatch(tag))
        hidden += (event == "start") * unseen - (event == "end") * unseen
        if not hidden:
            words = element.text if event == "start" else element.tail
            parts += ["\n"] * bool(_BLOCK.fullmatch(tag)) + [words or ""]
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
