"""The page where queries are written, and the saved questions beside the editor.

The list of questions works without script too: a question with its values becomes a query, and
the endpoint answers a browser with a table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from kgnews.errors import QueryError
from kgnews.mapping import PREFIXES
from kgnews.ontology import BASE, NAMESPACE
from kgnews.serve.frame import Frame, paged
from kgnews.serve.guarding import POLICY
from kgnews.serve.markup import Html, tag
from kgnews.serve.negotiation import preferred
from kgnews.sparql import Saved, bindings, saved
from kgnews.sparql.named import Parameter, filled
from kgnews.sparql.values import written

if TYPE_CHECKING:
    from starlette.requests import Request

    from kgnews.serve.site import Site

__all__ = ["question", "questions"]

_EXAMPLE = """# Entities by the number of articles that name them. No PREFIX lines are needed.
SELECT ?entity ?name (COUNT(DISTINCT ?article) AS ?articles)
WHERE {
  ?article kg:mentions ?entity .
  ?entity rdfs:label ?name .
}
GROUP BY ?entity ?name
ORDER BY DESC(?articles) ?name
LIMIT 50
"""
_RESIZER = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
"""The one style sheet that YASGUI writes into the page, by its digest: columns of tables."""
_PARAMETERS = re.compile(r"^# param .*\n", re.MULTILINE)
_QUERY = "application/sparql-query"
_HINTS = {"number": "26", "date": "2018-10-30"}


def questions(request: Request) -> Response:
    """The editor with the saved questions beside it."""
    frame = Frame(request)
    say = frame.say
    page = paged(
        frame,
        say("Query"),
        tag("h1", say("Query")),
        tag(
            "div",
            tag(
                "aside",
                tag("h2", say("Questions")),
                tag("input", type="search", id="narrow", hidden=True,
                    placeholder=say("Narrow the list"), aria_label=say("Narrow the list")),
                tag("ul", *_list(frame, saved().values()), class_="questions"),
            ),
            tag(
                "div",
                tag("p", id="note", class_="note", hidden=True, role="status"),
                tag("div", id="yasgui", data_told=json.dumps(_told(frame))),
                tag("noscript", _plain(frame)),
            ),
            class_="desk",
        ),
        head=(
            tag("link", rel="stylesheet", href="/assets/query.css"),
            tag("script", src="/assets/query.js", defer=True),
        ),
        wide=True,
    )  # fmt: skip
    policy = POLICY.format("'none'").replace("style-src 'self'", f"style-src 'self' {_RESIZER}")
    headers = {"vary": "Accept-Language", "content-security-policy": policy}
    return Response(page, media_type="text/html", headers=headers)


def _told(frame: Frame) -> dict[str, object]:
    """What the script is told of the store."""
    return {
        "endpoint": "/sparql",
        "suggest": "/reconcile/suggest",
        "prefixes": dict(PREFIXES),
        "places": [[BASE, "/id/"], [NAMESPACE, "/ns#"]],
        "example": _EXAMPLE,
        "words": {
            "query": frame.say("Query"),
            "more": frame.say("There is more; this is cut off."),
        },
    }


def _plain(frame: Frame) -> Html:
    """An editor for a browser without script."""
    area = tag("textarea", _EXAMPLE, name="query", rows="12", aria_label=frame.say("Query"))
    return tag("form", area, tag("p", tag("button", frame.say("Ask"))),
               action=frame.way("/sparql"), method="get")  # fmt: skip


def _list(frame: Frame, several: Iterable[Saved]) -> Iterable[Html]:
    for query in several:
        words = tag("summary", frame.say(query.help), tag("code", query.name))
        fields = (_field(frame, query, each) for each in query.parameters)
        form = tag("form", *fields, tag("button", frame.say("Ask")), class_="question",
                   action=f"/queries/{query.name}", method="get")  # fmt: skip
        yield tag("li", tag("details", words, form))


def _field(frame: Frame, query: Saved, parameter: Parameter) -> Html:
    say = frame.say
    words = say(parameter.help)
    label = words if parameter.required else say("{words} (may stay empty)", words=words)
    place = f"list-{query.name}-{parameter.name}"
    entity = parameter.kind == "entity"
    return tag(
        "label",
        label,
        tag("input", name=parameter.name, required=parameter.required, autocomplete="off",
            maxlength="300", placeholder=_HINTS.get(parameter.kind),
            list=place if entity else None, data_entity=entity),
        tag("datalist", id=place) if entity else None,
    )  # fmt: skip


def question(request: Request) -> Response:
    """The SPARQL of a saved question with its values; for a browser, the way to its answer."""
    known = saved().get(request.path_params["name"])
    if known is None:
        raise HTTPException(404, "there is no question of that name")
    given = {
        name: value
        for name, value in request.query_params.items()
        if value.strip() and name != "lang"
    }
    site: Site = request.app.state.site
    try:
        values, _ = written(site.store.graph(), bindings(known, given))
    except QueryError as fault:
        raise HTTPException(400, str(fault)) from fault
    sparql = filled(_PARAMETERS.sub("", known.sparql), values)
    headers = {"vary": "Accept"}
    accept = request.headers.get("accept", "")
    if preferred(accept, [_QUERY, "text/plain", "text/html"]) == "text/html":
        way = Frame(request).way(f"/sparql?query={quote(sparql, safe='')}")
        return RedirectResponse(way, 303, headers)
    return Response(sparql, media_type=_QUERY, headers=headers)
