"""Whether the site works, for whoever watches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from kgnews import __version__
from kgnews.errors import KgnewsError

if TYPE_CHECKING:
    from starlette.requests import Request

    from kgnews.serve.site import Site

__all__ = ["health"]


def health(request: Request) -> Response:
    """200 where the graph and the record can be read, else 503; with what they hold."""
    site: Site = request.app.state.site
    try:
        graph = site.store.graph()
        with site.store.record() as record:
            told = {
                "status": "ok",
                "version": __version__,
                "articles": len(record),
                "settled": graph.mark == record.sequence,
            }
    except KgnewsError as fault:
        return JSONResponse({"status": "failing", "version": __version__, "why": fault.what}, 503)
    return JSONResponse(told)
