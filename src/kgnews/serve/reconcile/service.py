"""The endpoints of the API: manifest and queries, completions, previews, values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kgnews import __version__
from kgnews.ontology import BASE, NAMESPACE, Ontology
from kgnews.serve.guarding import POLICY
from kgnews.serve.limiting import form
from kgnews.serve.reconcile.index import Index
from kgnews.serve.reconcile.matching import MOST, Asked, Candidate, candidates
from kgnews.serve.reconcile.preview import preview
from kgnews.serve.reconcile.suggesting import suggested
from kgnews.serve.reconcile.values import OWN, Values, named

if TYPE_CHECKING:
    from starlette.requests import Request

    from kgnews.serve.site import Site

__all__ = ["routes"]

BATCH = 100
"""Queries at once."""
_MOST_IDS = 1_000
_MOST_PROPERTIES = 50
_MOST_VALUES = 100  # of one property of one entity


class _Json(JSONResponse):
    """JSON that can be sent whatever was asked: half a character is escaped like all others."""

    def render(self, content: object) -> bytes:
        return json.dumps(content).encode()


def _names(request: Request) -> tuple[Index, Values]:
    """The names of the newest graph, and a way to look into that graph."""
    site: Site = request.app.state.site
    graph = site.store.graph()
    index = site.names.of(graph)
    return index, Values(graph, index)


def routes() -> list[Route]:
    """The paths of the service."""
    return [
        Route("/reconcile", _endpoint, methods=["GET", "POST"]),
        Route("/reconcile/suggest/{what}", _suggest),
        Route("/reconcile/properties", _proposed),
        Route("/reconcile/preview", _preview),
    ]


async def _endpoint(request: Request) -> Response:
    """The manifest, or the answer to ``queries`` or ``extend``."""
    site: Site = request.app.state.site
    if request.method == "POST":
        fields = dict(await form(request, site.settings.arriving))
    else:
        fields = dict(request.query_params)
    if "queries" in fields:
        return await run_in_threadpool(_reconciled, request, _object(fields, "queries"))
    if "extend" in fields:
        return await run_in_threadpool(_extended, request, _object(fields, "extend"))
    if request.method == "POST":
        raise HTTPException(400, "give queries or extend")
    return _Json(_manifest(f"{request.url.scheme}://{request.url.netloc}"))


def _object(fields: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        found = json.loads(fields[name])
    except (ValueError, RecursionError) as fault:
        raise HTTPException(400, f"{name} is no JSON") from fault
    if not isinstance(found, dict):
        raise HTTPException(400, f"{name} is no JSON object")
    return found


def _manifest(base: str) -> dict[str, Any]:
    service = {"service_url": base}
    return {
        "versions": ["0.2"],
        "name": "kgnews",
        "identifierSpace": BASE,
        "schemaSpace": NAMESPACE,
        "documentation": f"{base}/",
        "logo": f"{base}/assets/icon.svg",
        "serviceVersion": __version__,
        "defaultTypes": [_type(each) for each in ("Person", "Organization", "Place", "Event")],
        "view": {"url": f"{base}/id/{{{{id}}}}"},
        "preview": {"url": f"{base}/reconcile/preview?id={{{{id}}}}", "width": 420, "height": 260},
        "suggest": {
            each: service | {"service_path": f"/reconcile/suggest/{each}"}
            for each in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": service | {"service_path": "/reconcile/properties"},
            "property_settings": [
                {
                    "name": "limit",
                    "label": "Limit",
                    "type": "number",
                    "default": 0,
                    "help_text": "At most so many values; 0 is all.",
                },
                {
                    "name": "claims",
                    "label": "Claims too",
                    "type": "checkbox",
                    "default": False,
                    "help_text": "Also what is only reported, denied or planned.",
                },
            ],
        },
        "batchSize": BATCH,
    }


def _type(kind: str, language: str = "en") -> dict[str, str]:
    return {"id": kind, "name": Ontology.load().label(kind, language)}


def _reconciled(request: Request, queries: dict[str, Any]) -> Response:
    if len(queries) > BATCH:
        raise HTTPException(413, f"{BATCH} queries at most")
    asked = {name: _asked(query) for name, query in queries.items()}
    index, values = _names(request)
    answer = {
        name: {"result": [_candidate(*each) for each in candidates(query, index, values)]}
        for name, query in asked.items()
    }
    return _Json(answer)


def _asked(query: object) -> Asked:
    """One query. Answers 400 where it is none."""
    if not isinstance(query, dict):
        raise HTTPException(400, "a query is a JSON object")
    name, kinds = query.get("query", ""), query.get("type", [])
    given, limit = query.get("properties", []), query.get("limit", 10)
    if isinstance(kinds, str):
        kinds = [kinds]
    if not isinstance(name, str) or not isinstance(kinds, list) or not isinstance(given, list):
        raise HTTPException(400, "query is a text, type and properties are lists")
    if not isinstance(limit, int | float) or limit < 1:
        raise HTTPException(400, "limit is a number from 1 on")
    properties = tuple(_property(each) for each in given[:_MOST_PROPERTIES])
    if not name.strip() and not properties:
        raise HTTPException(400, "a query has a query or properties")
    types = tuple(_local(each) for each in kinds if each)
    return Asked(name[:1_000], types, properties, int(min(limit, MOST)))


def _local(name: object) -> str:
    return str(name).removeprefix("kg:").removeprefix(NAMESPACE)


def _property(given: object) -> tuple[str, tuple[Any, ...]]:
    if not isinstance(given, dict) or "pid" not in given or "v" not in given:
        raise HTTPException(400, "a property has a pid and a v")
    values = given["v"] if isinstance(given["v"], list) else [given["v"]]
    return _local(given["pid"]), tuple(values[:_MOST_VALUES])


def _candidate(found: Candidate, match: bool) -> dict[str, Any]:
    known = found.known
    kinds = ", ".join(_type(each)["name"] for each in known.kinds)
    counted = "1 article" if found.articles == 1 else f"{found.articles:,} articles"
    features: list[dict[str, Any]] = [
        {"id": "name", "value": round(found.likeness, 3)},
        {"id": "articles", "value": found.articles},
    ]
    if found.agreeing:
        features.append({"id": "properties", "value": found.agreeing.count(True)})
    return {
        "id": known.key,
        "name": known.name,
        "description": f"{kinds}; {counted}",
        "type": [_type(each) for each in known.kinds],
        "score": found.score,
        "features": features,
        "match": match,
    }


def _suggest(request: Request) -> Response:
    prefix = request.query_params.get("prefix", "")[:200]
    cursor = request.query_params.get("cursor", "0")
    skip = int(cursor) if cursor.isdecimal() and len(cursor) < 6 else 0
    index, values = _names(request)
    found = suggested(request.path_params["what"], prefix, index, values)
    if found is None:
        raise HTTPException(404, "entity, type and property are suggested")
    return _Json({"result": found[skip : skip + MOST]})


def _proposed(request: Request) -> Response:
    """The properties that a type may have."""
    kind = _local(request.query_params.get("type", ""))
    limit = request.query_params.get("limit", "")
    words = Ontology.load()
    fitting = [
        each
        for each in sorted(words.properties)
        if not kind or words.fits(kind, words.properties[each].domain)
    ]
    most = int(limit) if limit.isdecimal() and len(limit) < 6 else len(OWN) + len(fitting)
    listed = [{"id": each, "name": named(each, "en") or each} for each in (*OWN, *fitting)]
    told: dict[str, Any] = {"type": kind, "properties": listed[:most]}
    return _Json(told | ({"limit": most} if limit else {}))


def _extended(request: Request, asked: dict[str, Any]) -> Response:
    """The values of some properties of some entities."""
    ids, properties = asked.get("ids", []), asked.get("properties", [])
    if not isinstance(ids, list) or not isinstance(properties, list):
        raise HTTPException(400, "ids and properties are lists")
    if len(ids) > _MOST_IDS or len(properties) > _MOST_PROPERTIES:
        raise HTTPException(413, f"{_MOST_IDS:,} ids and {_MOST_PROPERTIES} properties at most")
    wanted = [each for each in map(_wanted, properties) if each]
    index, values = _names(request)
    rows: dict[str, Any] = {}
    for key in map(str, ids):
        known = index.known.get(key)
        rows[key] = {
            pid: [*_some(values.of(known, pid, claims=claims), most)] if known else []
            for pid, most, claims in wanted
        }
    return _Json({"meta": [_meta(pid) for pid, _, _ in wanted], "rows": rows})


def _wanted(given: object) -> tuple[str, int, bool] | None:
    """A property, how many values of it, and whether claims count; None for one unknown."""
    if not isinstance(given, dict) or not isinstance(given.get("id"), str):
        raise HTTPException(400, "a property has an id")
    pid = _local(given["id"])
    settings = given.get("settings")
    settings = settings if isinstance(settings, dict) else {}
    limit = str(settings.get("limit", ""))
    most = int(limit) if limit.isdecimal() and 0 < len(limit) < 4 else 0
    claims = settings.get("claims") in (True, "true", "on")
    return (pid, most or _MOST_VALUES, claims) if named(pid, "en") else None


def _some(values: Iterator[dict[str, Any]], most: int) -> Iterator[dict[str, Any]]:
    return islice(values, min(most, _MOST_VALUES))


def _meta(pid: str) -> dict[str, Any]:
    told: dict[str, Any] = {"id": pid, "name": named(pid, "en")}
    known = Ontology.load().properties.get(pid)
    if known and known.kind == "object" and len(known.range) == 1:
        told["type"] = _type(known.range[0])
    return told


def _preview(request: Request) -> Response:
    site: Site = request.app.state.site
    index, _ = _names(request)
    page = preview(request, site, index.known.get(request.query_params.get("id", "")))
    frames = " ".join(("'self'", *(quote(each, safe=":/[].") for each in site.settings.origins)))
    headers = {"content-security-policy": POLICY.format(frames)}
    return Response(page, media_type="text/html", headers=headers)
