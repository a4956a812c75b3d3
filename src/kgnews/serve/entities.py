"""A page for every thing of the graph, and its data for programs: what its IRI leads to.

``https://w3id.org/kgnews/id/KEY`` is shown at ``/id/KEY``, in the form that is asked for, or
with ``.html``, ``.ttl``, ``.nt``, ``.jsonld`` or ``.rdf`` behind it in that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from kgnews.mapping import PREFIXES
from kgnews.mapping import iri as minted
from kgnews.ontology import BASE
from kgnews.serve import data
from kgnews.serve.description import SYNTAXES, written
from kgnews.serve.frame import Frame, local_path
from kgnews.serve.negotiation import preferred
from kgnews.serve.reconcile import Known
from kgnews.serve.things import known_page, thing_page

if TYPE_CHECKING:
    import pyoxigraph as ox
    from starlette.requests import Request

    from kgnews.serve.site import Site
    from kgnews.store import Graph

__all__ = ["ENDINGS", "by_iri", "entity"]

ENDINGS = {
    "html": "text/html",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""What may stand behind the key of a thing, and what is then answered."""

_SAME = f"{PREFIXES['owl']}sameAs"
_OFFERED = ["text/html", *SYNTAXES]


def entity(request: Request) -> Response:
    """The page or the data of a thing."""
    site: Site = request.app.state.site
    graph = site.store.graph()
    key, media_type = request.path_params["key"], ""
    known = _known(request, graph, key)
    if known is None and (ending := key.rpartition(".")[2]) in ENDINGS:
        key, media_type = key[: -len(ending) - 1], ENDINGS[ending]
        known = _known(request, graph, key)
    if known is None:
        raise HTTPException(404, f"nothing in the graph is called :{key}")
    fixed = bool(media_type)
    media_type = media_type or _liked(request)
    named = known if isinstance(known, Known) else None
    iri = BASE + known.key if isinstance(known, Known) else known.value
    headers = _headers(iri, media_type, fixed=fixed)
    if media_type == "text/html":
        page = known_page(Frame(request), named) if named else _page(request, graph, iri)
        return Response(page, headers=headers, media_type=media_type)
    triples, more = data.listed(named) if named else data.about(graph, iri)
    if more:
        headers["kgnews-truncated"] = "true"
    prefixes = {name: space for name, space in PREFIXES.items() if name != "geonames"}
    return Response(written(triples, media_type, prefixes), headers=headers, media_type=media_type)


def _page(request: Request, graph: Graph, iri: str) -> str:
    site: Site = request.app.state.site
    everything = request.query_params.get("all") == "1"
    with site.store.record() as record:
        return thing_page(Frame(request), graph, record, iri, everything=everything)


def _known(request: Request, graph: Graph, key: str) -> ox.NamedNode | Known | None:
    """What the graph has of that key, or else the gazetteer."""
    if node := _node(graph, key):
        return node
    site: Site = request.app.state.site
    return site.names.of(graph).known.get(key)


def by_iri(request: Request) -> Response:
    """The way to the page of any IRI that the graph knows, also that of another graph."""
    from pyoxigraph import NamedNode

    site: Site = request.app.state.site
    iri = request.query_params.get("iri", "")
    if path := local_path(iri):
        return RedirectResponse(path, 303)
    try:
        node = NamedNode(iri)
    except ValueError as fault:
        raise HTTPException(400, "give an IRI, as in /about?iri=http://…") from fault
    for triple in site.store.graph().triples(None, NamedNode(_SAME), node):
        if path := local_path(getattr(triple.subject, "value", "")):
            return RedirectResponse(path, 303)
    raise HTTPException(404, "nothing in the graph is the same as that")


def _liked(request: Request) -> str:
    """The form that is liked best; who says nothing, or that all is the same, gets a page."""
    liked = preferred(request.headers.get("accept", ""), _OFFERED)
    if liked is None:
        raise HTTPException(406, f"this is written as {', '.join(_OFFERED)}")
    return liked


def _node(graph: Graph, key: str) -> ox.NamedNode | None:
    from pyoxigraph import NamedNode

    for iri in dict.fromkeys((BASE + key, minted(key)[1:-1])):
        try:
            node = NamedNode(iri)
        except ValueError:
            continue
        if next(iter(graph.triples(node)), None) is not None:
            return node
    return None


def _headers(iri: str, media_type: str, *, fixed: bool) -> dict[str, str]:
    """Where the other forms are, and what this one is about."""
    path = f"/id/{quote(iri.removeprefix(BASE), safe='')}"
    links = [f'<{quote(iri, safe=":/%#?&=+,;")}>; rel="describes"']
    links += [
        f'<{path}.{ending}>; rel="alternate"; type="{kind}"'
        for ending, kind in ENDINGS.items()
        if kind != media_type
    ]
    headers = {"link": ", ".join(links)}
    if not fixed:
        ending = next(each for each, kind in ENDINGS.items() if kind == media_type)
        headers |= {"vary": "Accept, Accept-Language", "content-location": f"{path}.{ending}"}
    return headers
