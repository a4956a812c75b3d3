"""A small picture of an entity, to be shown beside a candidate."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kgnews.ask.facts import View
from kgnews.ontology import BASE
from kgnews.serve.frame import Frame
from kgnews.serve.markup import Html, joined, tag
from kgnews.serve.reconcile.index import Known

if TYPE_CHECKING:
    from starlette.requests import Request

    from kgnews.serve.site import Site

__all__ = ["preview"]

_FACTS = 4
_LOOKED_AT = 60


def preview(request: Request, site: Site, known: Known | None) -> str:
    """A page of a few lines, without the way to other pages around it."""
    frame = Frame(request)
    say = frame.say
    inside: list[Html | None] = [tag("p", say("Not found"))]
    if known:
        kinds = ", ".join(map(say.label, known.kinds))
        others = [each for each in known.names if each != known.name][:6]
        inside = [
            tag("h1", known.name),
            tag("p", f"{kinds} · :{known.key}", class_="faint"),
            tag("p", say("also: {names}", names=", ".join(others))) if others else None,
            tag("ul", *_facts(frame, site, known), class_="plain"),
        ]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", known.name if known else say("Not found")),
        tag("link", rel="icon", href="/assets/icon.svg", type="image/svg+xml"),
        tag("link", rel="stylesheet", href="/assets/page.css"),
    )
    body = tag("body", tag("main", *inside), class_="preview")
    return joined((Html("<!doctype html>\n"), tag("html", head, body, lang=frame.language)))


def _facts(frame: Frame, site: Site, known: Known) -> list[Html]:
    """Some facts, those that most articles state first."""
    if not known.in_graph:
        return [tag("li", frame.say("No article of the store names it yet."))]
    view = View(site.store.graph())
    found = list(islice(view.facts("subject", view.node(BASE + known.key)), _LOOKED_AT))
    found.sort(key=lambda each: ("asserts" not in each.stances, -each.articles, each.predicate))
    return [
        tag("li", frame.say.label(each.predicate), " → ", tag("strong", each.object_name))
        for each in found[:_FACTS]
    ]
