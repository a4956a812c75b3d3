"""What the endpoint says about itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from kgnews.mapping import RDF
from kgnews.serve.negotiation import preferred

if TYPE_CHECKING:
    import pyoxigraph as ox
    from starlette.requests import Request

__all__ = ["response", "written"]

SYNTAXES = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
}
"""Media types of RDF, and what pyoxigraph calls them."""

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


async def response(request: Request) -> Response:
    """The description in RDF, and for a browser the page where queries are written."""
    offered = [*SYNTAXES, "text/html"]
    media_type = preferred(request.headers.get("accept", ""), offered)
    if media_type is None:
        raise HTTPException(406, f"this is written as {', '.join(offered)}")
    if media_type == "text/html":
        return RedirectResponse("/query", 303, {"vary": "Accept"})
    endpoint = str(request.url.replace(query=""))
    triples = list(_triples(endpoint.rstrip("?")))
    return Response(
        written(triples, media_type, {"sd": _SD, "formats": _FORMATS}),
        headers={"vary": "Accept"},
        media_type=media_type,
    )


def written(triples: list[ox.Triple], media_type: str, prefixes: dict[str, str]) -> bytes:
    """Triples in a syntax, in order."""
    from pyoxigraph import RdfFormat, serialize

    format = getattr(RdfFormat, SYNTAXES[media_type])
    words = "".join(map(str, triples))
    used = {name: space for name, space in prefixes.items() if f"<{space}" in words}
    plain = media_type == "application/n-triples"
    body = serialize(sorted(triples, key=str), format=format, prefixes=None if plain else used)
    lines = (body or b"").splitlines(keepends=True)
    head = [line for line in lines if line.startswith(b"@prefix")]  # in the order of hashes
    return b"".join([*sorted(head), *lines[len(head) :]])


def _triples(endpoint: str) -> list[ox.Triple]:
    from pyoxigraph import NamedNode, Triple

    def node(iri: str) -> NamedNode:
        return NamedNode(iri)

    service, dataset = node(f"{endpoint}#service"), node(f"{endpoint}#dataset")
    graph = node(f"{endpoint}#graph")
    kind = node(f"{RDF}type")
    return [
        Triple(service, kind, node(f"{_SD}Service")),
        Triple(service, node(f"{_SD}endpoint"), node(endpoint)),
        Triple(service, node(f"{_SD}supportedLanguage"), node(f"{_SD}SPARQL11Query")),
        *(Triple(service, node(f"{_SD}resultFormat"), node(_FORMATS + each)) for each in _RESULTS),
        Triple(service, node(f"{_SD}defaultDataset"), dataset),
        Triple(dataset, kind, node(f"{_SD}Dataset")),
        Triple(dataset, node(f"{_SD}defaultGraph"), graph),
        Triple(graph, kind, node(f"{_SD}Graph")),
    ]
