"""The paths of the site, and what answers them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kgnews.errors import KgnewsError
from kgnews.serve import reconcile
from kgnews.serve.entities import by_iri, entity
from kgnews.serve.frame import Frame, paged
from kgnews.serve.front import front, search, search_box
from kgnews.serve.guarding import Guard
from kgnews.serve.health import health
from kgnews.serve.markup import tag
from kgnews.serve.negotiation import preferred
from kgnews.serve.protocol import sparql
from kgnews.serve.questions import question, questions
from kgnews.serve.settings import Settings
from kgnews.serve.site import Site
from kgnews.serve.terms import ontology

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["application"]

_THREADS = 8  # for pages; each looks at the graph and the record on its own

_log = logging.getLogger("kgnews.serve")

_ASSETS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}


def application(settings: Settings) -> Starlette:
    """The site of a store. Raises StoreError where there is none."""
    site = Site.of(settings)
    routes = [
        Route("/", front),
        Route("/search", search),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/query", questions),
        Route("/queries/{name}", question),
        Route("/id/{key}", entity),
        Route("/about", by_iri),
        Route("/ns", ontology),
        Route("/health", health),
        *reconcile.routes(),
        Route("/assets/{name}", _asset),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, settings.hosts, settings.origins)],
        exception_handlers={
            HTTPException: _refused,
            KgnewsError: _failed,
            Exception: _broken,
        },
        lifespan=_life,
    )
    app.router.redirect_slashes = False  # an address with a slash more is another one
    app.state.site = site
    return app


@asynccontextmanager
async def _life(app: Starlette) -> AsyncIterator[None]:
    """From the first request to the last."""
    from anyio.to_thread import current_default_thread_limiter

    site: Site = app.state.site
    current_default_thread_limiter().total_tokens = _THREADS + site.settings.at_once
    site.workers.prepare()
    try:
        yield
    finally:
        site.workers.end()


def _asset(request: Request) -> Response:
    """A file that pages are made of."""
    name = request.path_params["name"]
    known = {each.name: each for each in files(__package__).joinpath("assets").iterdir()}
    kind = _ASSETS.get(name[name.rfind(".") :])
    if name not in known or kind is None:
        raise HTTPException(404, "there is no such file")
    content = known[name].read_bytes()
    mark = f'"{sha256(content).hexdigest()[:32]}"'
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers={"etag": mark})
    return Response(content, media_type=kind, headers={"etag": mark})


def _refused(request: Request, fault: Exception) -> Response:
    """What is wrong with a request, as a page for a browser and as plain text else."""
    assert isinstance(fault, HTTPException)
    return _told(request, fault.status_code, fault.detail, dict(fault.headers or {}))


def _failed(request: Request, fault: Exception) -> Response:
    """The store cannot be read; what is wrong with it is for whoever runs the site."""
    _log.error("%s", fault)
    return _told(request, 500, "the store cannot be read now", {})


def _broken(request: Request, fault: Exception) -> Response:
    """A fault of ours: nothing of it is told."""
    return PlainTextResponse("something is broken here\n", 500)


def _told(request: Request, status: int, words: str, headers: dict[str, str]) -> Response:
    accept = request.headers.get("accept", "")
    headers |= {"vary": "Accept"}
    if preferred(accept, ["text/plain", "text/html"]) != "text/html" or not accept.strip():
        return PlainTextResponse(f"{words}\n", status, headers)
    frame = Frame(request)
    if status == 404:
        title = frame.say("Not found")
        page = paged(frame, title, tag("h1", title), search_box(frame, ""))
    else:
        page = paged(frame, str(status), tag("h1", str(status)), tag("pre", words))
    return Response(page, status, headers, media_type="text/html")
