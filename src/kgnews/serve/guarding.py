"""Who may talk to the site: a request for another host or from a foreign page is turned away.

A page of the web can point its own name at this machine (DNS rebinding) and would then read the
store through its visitor's browser; so only requests for a known ``Host`` are answered. A page
can also make the browser send requests whose answers it cannot read; those cost work, so what a
browser calls ``cross-site`` is answered only where somebody followed a link, or where the origin
was allowed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["LOOPBACK", "POLICY", "Guard", "called"]

LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors {}"
)
"""What a page may load and who may frame it. Nothing from elsewhere, no script or style in it."""

_METHODS = ("GET", "HEAD", "POST")


def called(host: str) -> str:
    """The name in a ``Host`` header, without the port and in small letters.

    >>> called("LocalHost:8765"), called("[::1]:80"), called("127.0.0.1")
    ('localhost', '[::1]', '127.0.0.1')
    """
    name, colon, port = host.strip().lower().rpartition(":")
    return name.rstrip(".") if colon and port.isdecimal() else host.strip().lower().rstrip(".")


class Guard:
    """An application that answers known hosts, and says with every answer what a page may do."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], origins: Iterable[str]) -> None:
        """Stand before an application."""
        self.app = app
        self.hosts = LOOPBACK | {called(each) for each in hosts}
        self.origins = frozenset(each.lower().rstrip("/") for each in origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "").lower()
        allowed = origin if origin in self.origins else ""

        async def answering(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._mark(MutableHeaders(scope=message), allowed)
            await send(message)

        response = self._refusal(scope, headers, allowed) or self._preflight(scope, headers)
        await (response or self.app)(scope, receive, answering)

    def _refusal(self, scope: Scope, headers: Headers, allowed: str) -> Response | None:
        if called(headers.get("host", "")) not in self.hosts:
            return PlainTextResponse(
                "This server is not known by that name; kgnews serve --host NAME names it.\n", 421
            )
        foreign = headers.get("sec-fetch-site") == "cross-site"
        if foreign and headers.get("sec-fetch-mode") != "navigate" and not allowed:
            return PlainTextResponse(
                "Pages of other sites may not ask; kgnews serve --allow-origin lets one.\n", 403
            )
        if scope["method"] not in (*_METHODS, "OPTIONS"):
            return PlainTextResponse(
                "This server only reads.\n", 405, {"allow": ", ".join((*_METHODS, "OPTIONS"))}
            )
        return None

    def _preflight(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a browser that asks whether it may ask."""
        if scope["method"] != "OPTIONS":
            return None
        names = ", ".join(_METHODS)
        wanted = headers.get("access-control-request-headers", "")
        plain = (
            wanted if wanted.replace("-", "").replace(",", "").replace(" ", "").isalnum() else ""
        )
        return Response(
            status_code=204,
            headers={
                "allow": f"{names}, OPTIONS",
                "access-control-allow-methods": names,
                "access-control-allow-headers": plain or "Accept, Content-Type",
                "access-control-max-age": "600",
            },
        )

    def _mark(self, headers: MutableHeaders, allowed: str) -> None:
        headers["x-content-type-options"] = "nosniff"
        headers["referrer-policy"] = "no-referrer"
        headers["cross-origin-opener-policy"] = "same-origin"
        headers.setdefault("content-security-policy", POLICY.format("'none'"))
        headers.setdefault("cache-control", "no-cache")
        if self.origins:
            headers.add_vary_header("Origin")
        if allowed:
            headers["access-control-allow-origin"] = allowed
            headers["access-control-expose-headers"] = "Link, Kgnews-Note, Kgnews-Truncated"
