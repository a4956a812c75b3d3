"""HTML into an article: what its markup says, and the text that a reader sees.

The body is what trafilatura finds; where that is nothing, what JSON-LD has, else the whole
visible page, read as a page dump is. Headline, date, bylines and publisher come from the markup
(:mod:`kgnews.articles.html_metadata`), and where this is silent from the visible page. The
headline becomes the first block of the stored text, so that it has a span.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kgnews.articles.cues import folded
from kgnews.articles.encoding import decoded
from kgnews.articles.html_metadata import ld_text, said
from kgnews.articles.markup import visible_text
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.page import from_text
from kgnews.articles.records import with_given
from kgnews.articles.turns import alone
from kgnews.model import Article, ZoneKind
from kgnews.text.language import agreed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["html_article", "page_article"]

_MOST_TAGS = 100_000  # of a page; the fullest front pages have a quarter of it
_MOST_ATTRIBUTES = 2000
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_GAP = re.compile(r"[\s/]+")
_READ = 200_000  # characters of the visible page that are looked at for date and byline
_SHORT = 250  # characters of a body that may be no more than a teaser
_SAVE = "save the page with its text"


@alone
def html_article(
    data: bytes, where: str, options: Options, given: Given, charset: str | None = None
) -> Article | Refusal:
    """The article of an HTML page, or why it has none.

    ``charset`` is what stood beside the page: in the header with which it was sent.
    """
    return page_article(decoded(data, charset), given, where, options)


@alone
def page_article(page: str, given: Given, where: str, options: Options) -> Article | Refusal:
    """The article of an HTML page that is text already."""
    if page.count("<") > _MOST_TAGS:
        return Refusal(where, f"a page of more than {_MOST_TAGS:,} tags", "cut it to the article")
    if _has_many_attributes(page):
        what = f"a tag of more than {_MOST_ATTRIBUTES:,} attributes"
        return Refusal(where, what, "cut it to the article")
    tree = _tree(page)
    if tree is None:
        return Refusal(where, "no HTML that can be read", "save the page again")
    markup = said(tree)
    visible = visible_text(tree)[:_READ]
    body = _body(page, tree, visible)
    if not given.language:
        language = agreed(body, markup.language)
        markup = replace(markup, language=None if language == "und" else language)
    known = given.or_else(markup)
    seen = _seen(visible, known)
    known = replace(
        known.or_else(seen), people=seen.people, published=_nearer(known.published, seen.published)
    )
    title = known.title
    if title and folded(title) not in (folded(line) for line in body.split("\n")[:3]):
        body = f"{title}\n\n{body}"
    article = with_given(body, known, where, options)
    if not any(zone.kind is ZoneKind.BODY for zone in article.zones):
        return Refusal(where, "no article text in the page", _SAVE)
    return article


def _nearer(said: str | None, seen: str | None) -> str | None:
    """The date of the markup, or the visible one where it says the same and more."""
    return seen if said and seen and seen.startswith(said) else said or seen


def _has_many_attributes(page: str) -> bool:
    """Whether a tag has so many attributes that to compare them takes quadratic time."""
    for piece in page.split("<"):
        if len(piece) > 2 * _MOST_ATTRIBUTES:
            tag = _QUOTED.sub(" ", piece).partition(">")[0]
            if len(_GAP.split(tag)) > _MOST_ATTRIBUTES:
                return True
    return False


def _tree(page: str) -> Element | None:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree


def _body(page: str, tree: Element, visible: str) -> str:
    """The running text, one block a paragraph."""
    import trafilatura

    found = trafilatura.extract(
        page, include_comments=False, include_tables=True, deduplicate=False, favor_recall=True
    )
    if len(found or "") < _SHORT and len(told := ld_text(tree)) > len(found or ""):
        found = told
    return "\n\n".join((found or visible).split("\n"))


def _seen(text: str, known: Given) -> Given:
    """What the visible page says in its date line and byline, and what was known before."""
    article = from_text(text, title=known.title)
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
