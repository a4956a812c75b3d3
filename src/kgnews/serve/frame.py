"""What all pages have around them: the head, the way to the other pages, the language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from kgnews.mapping import PREFIXES
from kgnews.ontology import BASE
from kgnews.serve.markup import Html, joined, link, tag
from kgnews.serve.negotiation import language
from kgnews.view import LANGUAGES, Voice

if TYPE_CHECKING:
    from starlette.requests import Request

    from kgnews.serve.site import Site

__all__ = ["Frame", "local_path", "paged"]

_NAMES = {"en": "English", "id": "Bahasa Indonesia"}


class Frame:
    """One request's language and ways."""

    def __init__(self, request: Request) -> None:
        """Speak the language that the address names, else the one that the browser likes."""
        site: Site = request.app.state.site
        wanted = request.query_params.get("lang", "")
        self.chosen = wanted if wanted in LANGUAGES else ""
        header = request.headers.get("accept-language", "")
        self.language = self.chosen or language(header, LANGUAGES, site.settings.language)
        self.say = Voice(self.language)
        self.article = ""  # the CURIE of the one that the page is about: it needs not be named
        self.query = [pair for pair in request.query_params.multi_items() if pair[0] != "lang"]

    def way(self, path: str) -> str:
        """A path of this site, that keeps a language that was chosen."""
        if not self.chosen:
            return path
        before, sign, place = path.partition("#")
        mark = "&" if "?" in before else "?"
        return f"{before}{mark}lang={self.chosen}{sign}{place}"

    def to(self, words: str, path: str, **attributes: str | bool | None) -> Html:
        """Words that lead to another page of this site."""
        return link(words, self.way(path), **attributes)

    def entity(self, words: str, name: str) -> Html:
        """Words that lead to the page of an entity, by its CURIE or IRI; else words."""
        path = local_path(name)
        return self.to(words, path) if path else link(words, name)

    def other_languages(self) -> Iterable[Html]:
        """The same page in the other languages."""
        for each in LANGUAGES:
            pairs = [*self.query, ("lang", each)]
            query = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
            if each != self.language and len(query) < 2_000:
                yield link(_NAMES.get(each, each), f"?{query}", lang=each, hreflang=each)


def local_path(name: str) -> str:
    """The path of an entity's page here, by its CURIE or IRI; nothing for what is not ours.

    >>> local_path(":city-ambon"), local_path("https://w3id.org/kgnews/id/city-ambon")
    ('/id/city-ambon', '/id/city-ambon')
    >>> local_path("kg:supports"), local_path("http://example.org/")
    ('/ns#supports', '')
    """
    iri = name
    prefix, colon, local = name.partition(":")
    if colon and prefix in ("", "kg"):
        iri = PREFIXES[prefix] + local
    if iri.startswith(BASE) and len(iri) > len(BASE):
        return f"/id/{quote(iri.removeprefix(BASE), safe='')}"
    if iri.startswith(PREFIXES["kg"]):
        return f"/ns#{quote(iri.removeprefix(PREFIXES['kg']), safe='')}"
    return ""


def paged(
    frame: Frame, title: str, *inside: str | None, head: Iterable[Html] = (), wide: bool = False
) -> str:
    """A whole page of HTML."""
    say = frame.say
    ways = (
        frame.to("kgnews", "/", class_="brand"),
        frame.to(say("Search"), "/search"),
        frame.to(say("Query"), "/query"),
        frame.to(say("Ontology"), "/ns"),
    )
    page = tag(
        "html",
        tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("title", f"{title} · kgnews"),
            tag("link", rel="icon", href="/assets/icon.svg", type="image/svg+xml"),
            tag("link", rel="stylesheet", href="/assets/page.css"),
            *head,
        ),
        tag(
            "body",
            tag("a", say("Skip to the content"), href="#content", class_="skip"),
            tag(
                "header",
                tag("nav", *ways, aria_label=say("Pages")),
                tag("div", *frame.other_languages(), class_="languages"),
            ),
            tag("main", *inside, id="content"),
            tag("footer", say("Every fact shows the sentence that states it.")),
            class_="wide" if wide else None,
        ),
        lang=frame.language,
    )
    return joined((Html("<!doctype html>\n"), page))
