"""Markup into words: what a reader of HTML sees, and XML without what XML can do to a machine."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from kgnews.articles.encoding import decoded

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["BrokenError", "local_name", "plain", "visible_text", "words_of", "xml_tree"]

_BLOCK = re.compile(
    r"address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    r"h[1-6r]|header|li|main|nav|ol|p|pre|section|table|t[dhr]|time|ul"
)
_HIDDEN = re.compile(r"script|style|noscript|template|svg|head|iframe|object")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|&(?:#?\w{1,31});")
_DECLARATION = re.compile(r"\s{0,100}<\?xml\s[^<>]{0,200}\?>")
_DOCTYPE = re.compile(r"<!\s{0,10}(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Names that HTML gives to characters and XML does not: "&nbsp;" in a feed.
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)([a-zA-Z][a-zA-Z0-9]{1,30});")


class BrokenError(ValueError):
    """XML that is not read at all; the words say why."""


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
        tag = local_name(element)
        unseen = bool(_HIDDEN.fullmatch(tag))
        hidden += (event == "start") * unseen - (event == "end") * unseen
        if not hidden and not (event == "end" and element is tree):
            words = element.text if event == "start" else element.tail
            parts += ["\n"] * bool(_BLOCK.fullmatch(tag)) + [words or ""]
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def plain(markup: str) -> str:
    """The words of a field that is HTML as often as not, a blank line between its blocks.

    >>> plain("<p>Banjir &amp; longsor</p><p>Warga mengungsi.</p>")
    'Banjir & longsor\\n\\nWarga mengungsi.'
    >>> plain("Suhu < 20 derajat")
    'Suhu < 20 derajat'
    """
    if not _MARKUP.search(markup):
        return markup
    from lxml import etree, html

    try:
        return visible_text(html.fromstring(f"<div>{markup}</div>")).replace("\n", "\n\n")
    except (etree.LxmlError, ValueError):
        return markup


def xml_tree(data: bytes) -> tuple[Element, str]:
    """The root of some XML, and what is broken in it ("" where nothing is).

    Entities are how XML reads files and eats memory: what has a document type is not read.
    Raises BrokenError.
    """
    from lxml import etree

    text = _DECLARATION.sub("", decoded(data).lstrip("\ufeff"), count=1)
    if _DOCTYPE.search(text):
        raise BrokenError("XML with a document type")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, recover=True
    )
    try:
        root = etree.fromstring(_ENTITY.sub(_character, text).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise BrokenError("no XML that can be read")
    faults = [each for each in parser.error_log if each.type_name != "NS_ERR_UNDEFINED_NAMESPACE"]
    return root, f"broken XML at line {faults[0].line}" if faults else ""


def _character(match: re.Match[str]) -> str:
    found = html5.get(f"{match[1]};")
    return "".join(f"&#{ord(each)};" for each in found) if found else match[0]


def local_name(element: Element) -> str:
    """The name of an element in small letters, without its namespace."""
    tag = element.tag
    if not isinstance(tag, str):  # a comment has none
        return ""
    return re.split("[}:]", tag)[-1].lower() if "}" in tag or ":" in tag else tag.lower()


def words_of(element: Element) -> str:
    """All words inside an element."""
    if not isinstance(element.tag, str):  # a comment, or an instruction to some program
        return ""
    return "".join(map(str, element.itertext())).strip()
