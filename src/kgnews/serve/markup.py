"""HTML that cannot be broken out of: whatever is not made here is text, and is written as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from kgnews.characters import shown

__all__ = ["Html", "joined", "link", "tag", "text"]

_VOID = frozenset(("br", "hr", "img", "input", "link", "meta"))
_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f]{1,2000}")


class Html(str):
    """Text that is HTML already; only this module makes it."""

    __slots__ = ()


def text(words: str) -> Html:
    """Words as HTML, without what an eye cannot see.

    >>> text('</script> "Banjir" & angin')
    '&lt;/script&gt; &quot;Banjir&quot; &amp; angin'
    """
    return words if isinstance(words, Html) else Html(escape(shown(words)))


def joined(parts: Iterable[str | None], between: str = "") -> Html:
    """Parts one after the other; None is nothing."""
    return Html(text(between).join(text(each) for each in parts if each is not None))


def tag(name: str, /, *inside: str | None, **attributes: str | bool | None) -> Html:
    """An element with what is in it. An attribute is left out where it is None or False.

    A ``_`` at the end of an attribute's name is dropped, others become ``-``.

    >>> tag("p", "Air < 2 m", class_="note")
    '<p class="note">Air &lt; 2 m</p>'
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{text(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False and isinstance(value, str | bool)
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(inside)}</{name}>")


def link(words: str, address: str, **attributes: str | bool | None) -> Html:
    """Words that lead to an address: a path of this site, or a page of the web.

    Words whose address is anything else stay words.

    >>> link("Ambon", "/id/city-ambon"), link("klik", "javascript:alert(1)")
    ('<a href="/id/city-ambon">Ambon</a>', 'klik')
    """
    if address.startswith(("/", "#", "?")) and not address.startswith(("//", "/\\")):
        return tag("a", words, href=address, **attributes)
    if _WEB.fullmatch(address):
        return tag("a", words, href=address, rel="noopener noreferrer nofollow", **attributes)
    return text(words)
