"""SPARQL 1.1 Protocol: a request becomes a question, its answer a response.

``GET ?query=``, a form and a bare query in a POST are understood. A query that is no SPARQL is
answered with 400, one that takes too long or too much with 500 and one in a form that nobody
here writes with 406, as the standard has it; an update is refused with 403.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kgnews.errors import KgnewsError, QueryError
from kgnews.serve import answers, description
from kgnews.serve.limiting import body, form
from kgnews.serve.negotiation import preferred
from kgnews.sparql import Answer, Question, SparqlError, StoppedError
from kgnews.sparql.guard import FORMS, guarded

if TYPE_CHECKING:
    from starlette.requests import Request

    from kgnews.serve.site import Site

__all__ = ["sparql"]

ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/html": "html",
}
"""Media types of what SELECT and ASK yield, the one for who does not care first."""
GRAPHS: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/plain": "ntriples",
    "text/html": "html",
}
"""Media types of what CONSTRUCT and DESCRIBE yield."""

_UPDATE = "this endpoint only reads; articles go in with kgnews ingest"
_DATASET = "this endpoint has one graph; leave out default-graph-uri and named-graph-uri"
_LOOK = 0.5  # seconds between two looks whether anybody still waits
_MOST_NOTES = 900  # characters of a header

_log = logging.getLogger("kgnews.serve")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query, and the media type that its answer is wanted in."""

    sparql: str
    media_type: str
    graph: bool

    def question(self, site: Site) -> Question:
        format = (GRAPHS if self.graph else ROWS)[self.media_type]
        told = site.settings
        return Question(
            self.sparql,
            rows=("json" if format == "html" else format) if not self.graph else "json",
            graph=("turtle" if format == "html" else format) if self.graph else "turtle",
            limit=told.rows,
            seconds=told.seconds,
            memory=told.memory,
            lenient=True,
        )


async def sparql(request: Request) -> Response:
    """The endpoint."""
    site: Site = request.app.state.site
    fields = await _fields(request, site.settings.arriving)
    if fields is None:
        return await description.response(request)
    asked = _asked(_query(fields), request.headers.get("accept", ""))
    try:
        async with site.turns.turn():
            answer = await _answered(request, site, asked.question(site))
    except StoppedError as fault:
        raise HTTPException(500, str(fault)) from fault
    except QueryError as fault:
        raise HTTPException(400, _words(fault)) from fault
    except KgnewsError as fault:
        _log.error("%s", fault)
        raise HTTPException(500, "the store cannot be read now") from fault
    return await _response(request, asked, answer)


async def _fields(request: Request, seconds: float) -> list[tuple[str, str]] | None:
    """The parameters of a request; None where it asks for nothing at all."""
    fields = list(request.query_params.multi_items())
    if request.method != "POST":
        return fields if any(name in ("query", "update") for name, _ in fields) else None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return await form(request, seconds)
    if kind == "application/sparql-query":
        sent = await body(request, seconds)
        try:
            return [*fields, ("query", sent.decode())]
        except UnicodeDecodeError as fault:
            raise HTTPException(400, "the query is not UTF-8") from fault
    if kind == "application/sparql-update":
        raise HTTPException(403, _UPDATE)
    what = "send a form, or application/sparql-query"
    raise HTTPException(415, what, {"accept-post": "application/x-www-form-urlencoded, "
                                                   "application/sparql-query"})  # fmt: skip


def _query(fields: Iterable[tuple[str, str]]) -> str:
    named: dict[str, list[str]] = {}
    for name, value in fields:
        named.setdefault(name, []).append(value)
    if "update" in named:
        raise HTTPException(403, _UPDATE)
    if "default-graph-uri" in named or "named-graph-uri" in named:
        raise HTTPException(400, _DATASET)
    queries = named.get("query", [])
    if len(queries) != 1:
        raise HTTPException(400, f"give one query, not {len(queries) or 'none'}")
    return queries[0]


def _asked(query: str, accept: str) -> _Asked:
    try:
        parts = guarded(query)
    except QueryError as fault:
        raise HTTPException(400, _words(fault)) from fault
    words = (token.text.upper() for token in parts if token.kind == "word")
    form_ = next((word for word in words if word in FORMS), "SELECT")
    graph = form_ in ("CONSTRUCT", "DESCRIBE")
    offered = list(GRAPHS if graph else ROWS)
    media_type = preferred(accept, offered)
    if media_type is None:
        raise HTTPException(406, f"{form_} is written as {', '.join(offered)}")
    return _Asked(query, media_type, graph)


async def _answered(request: Request, site: Site, question: Question) -> Answer:
    """The answer, or nothing at all should who asked no longer wait."""
    job = site.workers.job()

    async def watched() -> None:
        while not await request.is_disconnected():
            await anyio.sleep(_LOOK)
        job.stop()

    fault: Exception | None = None
    try:
        async with anyio.create_task_group() as group:
            group.start_soon(watched)
            try:
                return await run_in_threadpool(job.answer, site.settings, question)
            except Exception as raised:
                fault = raised
            finally:
                group.cancel_scope.cancel()
    finally:
        site.workers.done(job)
        site.workers.prepare()
    if job.stopped:
        raise HTTPException(503, "stopped") from fault
    assert fault
    raise fault


async def _response(request: Request, asked: _Asked, answer: Answer) -> Response:
    headers = {"vary": "Accept"}
    if answer.more:
        headers["kgnews-truncated"] = "true"
    if answer.notes:
        notes = "; ".join(answer.notes)[:_MOST_NOTES].strip()
        headers["kgnews-note"] = quote(notes, safe=" ,;:`?<>()/")
    if asked.media_type == "text/html":
        page = await run_in_threadpool(answers.page, request, asked.sparql, answer)
        return Response(page, headers=headers, media_type="text/html")
    return Response(answer.body, headers=headers, media_type=asked.media_type)


def _words(fault: QueryError) -> str:
    """What is wrong, and where."""
    return f"{fault}\n{fault.excerpt}" if isinstance(fault, SparqlError) else str(fault)
