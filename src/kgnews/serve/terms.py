"""What the terms of the ontology mean: the page and the data of ``https://w3id.org/kgnews/ns``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from kgnews.mapping import PREFIXES
from kgnews.ontology import Ontology, Property, root
from kgnews.serve.description import SYNTAXES, written
from kgnews.serve.frame import Frame, paged
from kgnews.serve.markup import Html, tag
from kgnews.serve.negotiation import preferred

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["ontology"]


def ontology(request: Request) -> Response:
    """Classes and properties with labels, definitions and examples; or all of it as RDF."""
    offered = ["text/html", *SYNTAXES]
    media_type = preferred(request.headers.get("accept", ""), offered)
    if media_type is None:
        raise HTTPException(406, f"this is written as {', '.join(offered)}")
    headers = {"vary": "Accept, Accept-Language"}
    if media_type == "text/html":
        return Response(_page(Frame(request)), headers=headers, media_type=media_type)
    return Response(_data(media_type), headers=headers, media_type=media_type)


@lru_cache(maxsize=len(SYNTAXES))
def _data(media_type: str) -> bytes:
    from pyoxigraph import RdfFormat, Triple, parse

    folder = root()
    triples: set[Triple] = set()
    for path in (folder / "kgnews.ttl", *sorted((folder / "domains").glob("*.ttl"))):
        found = parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True)
        triples.update(each.triple for each in found)
    return written(list(triples), media_type, dict(PREFIXES))


def _page(frame: Frame) -> str:
    say, words = frame.say, Ontology.load()
    classes = (
        tag("li", tag("code", f"kg:{name}"), " ", words.label(name, frame.language), id=name)
        for name in sorted(words.classes)
    )
    properties = (_property(frame, words.properties[name]) for name in sorted(words.properties))
    return paged(
        frame,
        say("Ontology"),
        tag("h1", say("Ontology")),
        tag("h2", say("Classes"), " ", tag("span", str(len(words.classes)), class_="count")),
        tag("ul", *classes, class_="names"),
        tag("h2", say("Relations"), " ", tag("span", str(len(words.properties)), class_="count")),
        *properties,
    )


def _property(frame: Frame, known: Property) -> Html:
    language = frame.language
    label = known.labels.get(language) or known.labels.get("en") or known.name
    meaning = known.definitions.get(language) or known.definitions.get("en")
    example = next((text for text, each in known.examples if each == language), None)
    ends = (" | ".join(known.domain), " | ".join(known.range))
    return tag(
        "section",
        tag("h3", label, " ", tag("code", f"kg:{known.name}")),
        tag("p", f"{ends[0] or '…'} → {ends[1] or '…'}", class_="faint"),
        tag("p", meaning) if meaning else None,
        tag("blockquote", example) if example else None,
        id=known.name,
        class_="term",
    )
