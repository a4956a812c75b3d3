"""What the markup of a page says about its article: JSON-LD, microdata, ``<meta>``, links.

What a page says in several places is taken from the one that its makers keep best: JSON-LD
before microdata before ``<meta>`` before the elements of the page. Nothing here looks at the
words of the article.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin

from kgnews.articles.cues import folded
from kgnews.articles.json_values import loaded
from kgnews.articles.markup import words_of
from kgnews.articles.options import Given
from kgnews.articles.records import given_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["ld_text", "said"]

_TYPES = re.compile(r"Article|Posting|Report|NewsItem|LiveBlog", re.IGNORECASE)
_PAGES = re.compile(r"WebPage$|ItemPage$", re.IGNORECASE)
_MOST_SCRIPTS, _MOST_NODES, _MOST_ELEMENTS = 40, 4000, 20_000
_WRAPPING = re.compile(
    r"^\s{0,100}(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://)?\s?\]\]>)\s{0,100}$"
)
_LOOSE_COMMA = re.compile(r",(\s{0,200}[}\]])")
_META = {
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "dcterms.title": "title",
    "sailthru.title": "title", "parsely-title": "title",
    "og:url": "url", "twitter:url": "url",
    "og:site_name": "publisher", "application-name": "publisher", "dc.publisher": "publisher",
    "article:published_time": "published", "og:article:published_time": "published",
    "article:published": "published", "og:published_time": "published",
    "datepublished": "published", "pubdate": "published", "publishdate": "published",
    "publish-date": "published", "publish_date": "published", "publish_time": "published",
    "published_date": "published", "published_time": "published", "publication_date": "published",
    "publishtime": "published", "originalpublicationdate": "published", "ptime": "published",
    "parsely-pub-date": "published", "sailthru.date": "published", "bt:pubdate": "published",
    "content_publisheddate": "published", "article.published": "published",
    "dc.date": "published", "dc.date.issued": "published", "dc.date.created": "published",
    "dcterms.date": "published", "dcterms.issued": "published", "dcterms.created": "published",
    "date": "published",
    "author": "author", "authors": "author", "article:author": "author", "og:author": "author",
    "article:author_name": "author", "parsely-author": "author", "content_author": "author",
    "sailthru.author": "author", "dc.creator": "author", "dcterms.creator": "author",
    "byl": "author", "byline": "author",
    "reporter": "reporter", "content_reporter": "reporter",
    "editor": "editor", "content_editor": "editor", "article:editor": "editor",
}  # fmt: skip

# The last word of a name that a site makes up: "dtk:publishdate", "cXenseParse:author".
_LASTS = ("author", "editor", "publishdate", "pubdate", "publishtime")
_LAST_FIELDS = {name: _META[name] for name in _LASTS}
_ITEMS = {"headline": "title", "name": "title", "datepublished": "published", "author": "author",
          "editor": "editor", "publisher": "publisher", "url": "url",
          "mainentityofpage": "url"}  # fmt: skip
_WRITTEN = re.compile(r"written by|ditulis oleh|oleh|by|author|penulis", re.IGNORECASE)
_SAVED = re.compile(
    r"(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,5}url:\s)(\S{8,2000})"
)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(https?://\S+)")
_WEB = re.compile(r"https?://[^\s/]+")
_SAME = 0.6  # of the words of a heading: it is the same headline
_SITE_WORDS = 4
_SIDE = re.compile(r"\s(?:[-–—|•·»~:]|::)\s")
_CUT = re.compile(r"\s{0,3}(?:…|\.\.\.)$")


def said(tree: Element) -> Given:
    """What the markup of a page says of its article."""
    heading = _heading(tree)
    meta = _meta(tree)
    known = _json_ld(tree, heading).or_else(_microdata(tree)).or_else(meta).or_else(_elements(tree))
    publisher = known.publisher or _site(tree, heading or known.title or _of_window(tree) or "")
    return Given(
        title=_title(tree, known.title, heading, publisher),
        url=_address(tree, meta.url or known.url),
        published=known.published,
        language=meta.language or known.language,
        publisher=publisher,
        people=_together(known.people, meta.people),
        subjects=(),
        retrieved=None,
    )


def _together(
    people: tuple[tuple[str, str], ...], others: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """People and, of others, those in roles that nobody has: the editor may be in a meta alone."""
    roles = {role for role, _ in people}
    return (*people, *(each for each in others if each[0] not in roles))


# --- Titles and addresses ------------------------------------------------------------------------


def _heading(tree: Element) -> str:
    """The one main heading; with several there is none."""
    found = [" ".join(words_of(each).split()) for each in tree.iterfind(".//h1")]
    found = [each for each in dict.fromkeys(found) if each]
    return found[0] if len(found) == 1 else ""


def _title(tree: Element, title: str | None, heading: str, publisher: str | None) -> str | None:
    """A headline without the name of the site, and whole where the page has it whole."""
    if not title:
        return heading or _of_window(tree)
    near, whole = folded(title), folded(heading)
    shared = set(near.split()) & set(whole.split())
    if whole and (
        len(shared) > _SAME * len(set(whole.split())) or whole.startswith(_CUT.sub("", near))
    ):
        return heading  # what readers see, without the site and what was added to be clicked on
    parts = _SIDE.split(title)
    last = folded(parts[-1])
    if len(parts) > 1 and publisher and (last == folded(publisher) or last in folded(publisher)):
        return title[: title.rindex(parts[-1])].rstrip(" -–—|•·»:")
    return title


def _of_window(tree: Element) -> str | None:
    """The headline in the title of the window, where it stands before the name of the site."""
    parts = _SIDE.split(" ".join((tree.findtext(".//title") or "").split()))
    return parts[0] if len(parts) > 1 and len(parts[0].split()) > len(parts[-1].split()) else None


def _site(tree: Element, title: str) -> str | None:
    """The name of the site, which stands after the headline in the title of the window."""
    whole = " ".join((tree.findtext(".//title") or "").split())
    parts = _SIDE.split(whole)
    last = parts[-1]
    if len(parts) == 2 and folded(parts[0]) == folded(title) and len(last.split()) <= _SITE_WORDS:
        return last
    return None


def _address(tree: Element, meta: str | None) -> str | None:
    """The address of the page: canonical link, ``og:url``, or where it was saved from."""
    link = tree.find(".//link[@rel='canonical']")
    base = tree.find(".//base[@href]")
    start = meta or (base.get("href") if base is not None else None) or ""
    try:
        places = [urljoin(start, link.get("href") or "")] if link is not None else []
    except ValueError:  # brackets that hold no address
        places = []
    places += [meta or "", *_saved_from(tree)]
    found = [_ARCHIVED.sub(r"\1", each.strip()) for each in places]
    found = [each for each in found if _WEB.match(each)]
    inner = [each for each in found if each.rstrip("/").count("/") > 2]  # no front page
    return next(iter(inner or found), None)


def _saved_from(tree: Element) -> Iterator[str]:
    from lxml import etree

    root = tree.getroottree().getroot()
    before = root.itersiblings(preceding=True)
    inside = (each for _, each in zip(range(20), tree.iter(etree.Comment), strict=False))
    for comment in (*before, *inside):
        if found := _SAVED.search(str(comment.text or "")[:4000]):
            yield found[1]


# --- JSON-LD -------------------------------------------------------------------------------------


def _json_ld(tree: Element, heading: str) -> Given:
    node, named = _main_node(tree, heading)
    if not node:
        return Given()
    kept = {key: _resolved(value, named) for key, value in node.items() if key in _LD}
    kept["url"] = _link(node.get("url")) or _link(node.get("mainEntityOfPage"))
    kept["title"] = node.get("headline") or node.get("name")
    kept["published"] = node.get("datePublished") or node.get("dateCreated")
    return given_in({key: _unescaped(value) for key, value in kept.items()})


_LD = ("author", "creator", "editor", "publisher", "inLanguage")


def ld_text(tree: Element) -> str:
    """The text of the article where JSON-LD has it; many sites put it there for search engines."""
    node, _ = _main_node(tree, "")
    text = node.get("articleBody")
    return unescape(text) if isinstance(text, str) else ""


def _main_node(tree: Element, heading: str) -> tuple[Mapping[str, Any], dict[str, Any]]:
    """The node of the article itself (others may be in lists of related ones), and all by @id."""
    nodes = list(_nodes(tree))
    named = {
        each["@id"]: each for each in nodes if isinstance(each.get("@id"), str) and len(each) > 1
    }
    found = [each for each in nodes if _is_a(each, _TYPES)]
    found = found or [each for each in nodes if _is_a(each, _PAGES) and each.get("datePublished")]
    same = [
        each for each in found if heading and folded(str(each.get("headline"))) == folded(heading)
    ]
    dated = [each for each in found if each.get("datePublished")]
    return next(iter(same or dated or found), {}), named


def _is_a(node: Mapping[str, Any], types: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(types.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _nodes(tree: Element) -> Iterator[Mapping[str, Any]]:
    """All objects of the JSON-LD scripts, from the outside in."""
    scripts = (
        each
        for each in tree.iterfind(".//script[@type]")
        if (each.get("type") or "").lower().startswith("application/ld+json")
    )
    for _, script in zip(range(_MOST_SCRIPTS), scripts, strict=False):
        todo = deque([_parsed(script.text or "")])
        for _ in range(_MOST_NODES):
            if not todo:
                break
            node = todo.popleft()
            if isinstance(node, list):
                todo += node
            elif isinstance(node, dict):
                yield node
                todo += [value for value in node.values() if isinstance(value, dict | list)]


def _parsed(script: str) -> Any:
    """What a script says; None where it is broken: the rest of the page is read all the same."""
    words = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip().rstrip(";")
    for each in (words, _LOOSE_COMMA.sub(r"\1", words)):
        try:
            return loaded(each, strict=False)
        except ValueError:
            continue
    return None


def _resolved(value: Any, named: Mapping[str, Any]) -> Any:
    """A value with what its ``{"@id": …}`` stands for in the graph."""
    if isinstance(value, list):
        return [_resolved(each, named) for each in value]
    if isinstance(value, dict):
        if not value.get("name"):
            value = named.get(str(value.get("@id")), value)
        return value.get("name") or None
    return None if isinstance(value, str) and "://" in value else value


def _unescaped(value: Any) -> Any:
    if isinstance(value, list):
        return [_unescaped(each) for each in value]
    return unescape(value) if isinstance(value, str) else value


def _link(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and _WEB.match(value) else None


# --- Microdata, <meta>, elements -----------------------------------------------------------------


def _microdata(tree: Element) -> Given:
    scope = next(
        (
            each
            for each in tree.iterfind(".//*[@itemtype]")
            if _TYPES.search(each.get("itemtype") or "")
        ),
        None,
    )
    if scope is None:
        return Given()
    found: dict[str, Any] = {}
    for _, element in zip(range(_MOST_ELEMENTS), scope.iterfind(".//*[@itemprop]"), strict=False):
        field = _ITEMS.get((element.get("itemprop") or "").lower())
        inner = element.get("itemscope") is not None
        owner = next(element.iterancestors("*"), None)
        while owner is not None and owner is not scope and owner.get("itemscope") is None:
            owner = owner.getparent()
        if field and owner is scope and (value := _value(element, inner)):
            if field in ("author", "editor"):
                found.setdefault(field, []).append(value)
            else:
                found.setdefault(field, value)
    return given_in(found)


def _value(element: Element, inner: bool) -> str:
    if inner:
        name = element.find(".//*[@itemprop='name']")
        if name is not None:
            element = name
    for attribute in ("content", "datetime", "href" if element.tag == "link" else "content"):
        if element.get(attribute):
            return element.get(attribute) or ""
    return " ".join(words_of(element).split())


def _meta(tree: Element) -> Given:
    found: dict[str, Any] = {}
    labels: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        name, content = name.strip().lower(), (element.get("content") or "").strip()
        if name.startswith(("twitter:label", "twitter:data")):  # "Written by", and who
            labels[name[8:]] = content
        field = _META.get(name) or _LAST_FIELDS.get(re.split("[:._]", name)[-1])
        if not field or not content or (field == "author" and "://" in content[:8]):
            continue
        if field in ("author", "editor", "reporter"):
            found.setdefault(field, []).append(content)
        else:
            found.setdefault(field, content)
    for number in "12":
        if "author" not in found and _WRITTEN.fullmatch(labels.get(f"label{number}", "")):
            found["author"] = labels.get(f"data{number}")
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return given_in({**found, "language": language} if language else found)


def _is_named(element: Element) -> bool:
    return "fn" in (element.get("class") or "").split()


def _elements(tree: Element) -> Given:
    """The date of a ``<time>`` under the headline, and the author of a link that says so."""
    found: dict[str, Any] = {}
    heading = tree.find(".//h1")
    for time in tree.iterfind(".//time[@datetime]"):
        told = f"{time.get('itemprop')} {time.get('class')} {time.get('pubdate')}".lower()
        if "publish" in told or "pubdate" in told or "entry-date" in told:
            found["published"] = time.get("datetime")
            break
    else:
        if heading is not None:
            below = cast("list[Element]", heading.xpath("following::time[@datetime][1]"))
            found["published"] = below[0].get("datetime") if below else None
    author = tree.find(".//a[@rel='author']")
    if author is None:  # as hCard has it, which blogs write
        named = (each for each in tree.iterfind(".//*[@class]") if _is_named(each))
        author = next(named, None)
    if author is not None:
        found["author"] = words_of(author)
    return given_in(found)
