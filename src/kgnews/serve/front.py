"""The front page and the search, for people who have no address yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from kgnews import ask
from kgnews.ask.facts import View
from kgnews.errors import QueryError
from kgnews.serve.facts import quote_list
from kgnews.serve.frame import Frame, paged
from kgnews.serve.markup import Html, tag
from kgnews.view import Voice

if TYPE_CHECKING:
    from starlette.requests import Request

    from kgnews.serve.site import Site
    from kgnews.serve.sums import Sums
    from kgnews.store import Graph

__all__ = ["front", "search", "search_box"]

_MOST = 40  # of each kind that a search finds
_LONGEST = 200


def front(request: Request) -> Response:
    """What the store holds, whom it names most, and where to go."""
    site: Site = request.app.state.site
    frame, graph = Frame(request), site.store.graph()
    say, sums = frame.say, site.sums.of(graph)
    counts = {
        say("Articles"): sums.articles,
        say("Entities"): sums.entities,
        say("Facts"): sums.facts,
        say("Quotes"): sums.quotes,
    }
    period = say("published {a} to {b}", a=sums.first, b=sums.last) if sums.first else None
    page = paged(
        frame,
        say("A graph of news"),
        tag("h1", say("A graph of news")),
        tag("p", say("Every fact shows the sentence that states it."), class_="lead"),
        search_box(frame, ""),
        tag("dl", *_pairs(counts), class_="counts"),
        tag("p", period, class_="faint") if period else None,
        tag("h2", say("Named most often")),
        tag("ul", *_known(frame, graph, sums), class_="names"),
        tag("h2", say("For programs")),
        tag("ul", *_ways(frame, request), class_="plain"),
    )
    return Response(page, media_type="text/html", headers={"vary": "Accept-Language"})


def _pairs(counts: Mapping[str, int]) -> list[Html]:
    return [tag("div", tag("dt", name), tag("dd", f"{n:,}")) for name, n in counts.items()]


def search_box(frame: Frame, words: str) -> Html:
    """Where words are typed."""
    say = frame.say
    return tag(
        "form",
        tag("input", type="search", name="q", value=words, required=True, maxlength=str(_LONGEST),
            placeholder=say("A name, or words of a quote"), aria_label=say("Search")),
        tag("input", type="hidden", name="lang", value=frame.chosen) if frame.chosen else None,
        tag("button", say("Search")),
        action="/search",
        role="search",
        class_="search",
    )  # fmt: skip


def _known(frame: Frame, graph: Graph, sums: Sums) -> list[Html]:
    view = View(graph)
    named = [(view.named(iri), n) for iri, n in sums.known]
    return [
        tag("li", frame.entity(each.name, each.id), " ",
            tag("small", frame.say.counted(n, "article"), class_="faint"))
        for each, n in named
    ]  # fmt: skip


def _ways(frame: Frame, request: Request) -> list[Html]:
    base = f"{request.url.scheme}://{request.url.netloc}"
    ways = {
        f"{base}/sparql": frame.say("SPARQL 1.1 endpoint, read-only"),
        f"{base}/reconcile": frame.say("reconciliation service for OpenRefine"),
        f"{base}/health": frame.say("whether all is well"),
    }
    return [tag("li", tag("code", each), " – ", words) for each, words in ways.items()]


def search(request: Request) -> Response:
    """Entities and quotes with some words."""
    site: Site = request.app.state.site
    frame = Frame(request)
    say = frame.say
    words = request.query_params.get("q", "")[:_LONGEST]
    parts: list[Html | None] = []
    if words.strip():
        parts = _found(frame, site.store.graph(), words)
    title = f"{words} – {say('Search')}" if words.strip() else say("Search")
    page = paged(frame, title, tag("h1", say("Search")), search_box(frame, words), *parts)
    return Response(page, media_type="text/html", headers={"vary": "Accept-Language"})


def _found(frame: Frame, graph: Graph, words: str) -> list[Html | None]:
    say = frame.say
    try:
        found = ask.search(graph, words, most=_MOST)
    except QueryError:
        return [tag("p", say("nothing was found"))]
    told = ask.found_json(found)
    if not told["entities"] and not told["quotes"]:
        return [tag("p", say("nothing was found"))]
    names = [_entity(frame, each, say) for each in told["entities"]]
    in_all = told["in_all"]
    return [
        *_section(say("Names"), in_all["entities"], tag("ul", *names, class_="plain")),
        *_section(say("Quotes"), in_all["quotes"], quote_list(frame, told["quotes"])),
    ]


def _section(title: str, count: int, inside: Html) -> list[Html]:
    if not count:
        return []
    return [tag("h2", title, " ", tag("span", f"{count:,}", class_="count")), inside]


def _entity(frame: Frame, found: Mapping[str, Any], say: Voice) -> Html:
    kinds = ", ".join(map(say.label, found["types"]))
    form = say(" (as “{form}”)", form=found["form"]) if found["form"] != found["name"] else ""
    about = f"{kinds} · {say.counted(found['articles'], 'article')}{form}"
    return tag("li", frame.entity(found["name"], found["id"]), " ",
               tag("small", about, class_="faint"))  # fmt: skip
