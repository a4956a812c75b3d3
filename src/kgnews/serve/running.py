"""The site on a socket, until it is told to end."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kgnews.errors import KgnewsError
from kgnews.serve.application import application
from kgnews.serve.settings import Settings

if TYPE_CHECKING:
    from types import FrameType

    from starlette.applications import Starlette

    from kgnews.serve.site import Site

__all__ = ["listening", "serve"]

_LINE = 300_000  # bytes of a request line and headers: the longest query that is read at all
_CONNECTIONS = 100
_GOODBYE = 3  # seconds for answers under way when it is told to end


class _Patient(H11Protocol):
    """A connection that is closed when its first request does not arrive in time."""

    arriving = 10.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Start the clock."""
        super().connection_made(transport)
        self.loop.call_later(self.arriving, self._unless_asked)

    def _unless_asked(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()


def listening(host: str, port: int) -> socket.socket:
    """A socket at an address; port 0 is any that is free.

    Raises KgnewsError where the address is not this machine's, or taken.
    """
    try:
        family, kind, number, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        place = socket.socket(family, kind, number)
        try:
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            place.bind(address)
        except OSError:
            place.close()
            raise
    except OSError as fault:
        what = fault.strerror or str(fault)
        raise KgnewsError(f"{host}:{port}", what, "give another --port or --bind") from fault
    return place


class _Server(uvicorn.Server):
    """A server that says when it is ready, and gives up what is under way when it ends."""

    def __init__(self, config: uvicorn.Config, site: Site, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._site, self._ready = site, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._site.workers.end()
        await super().shutdown(sockets)


def serve(settings: Settings, place: socket.socket, ready: Callable[[], None]) -> None:
    """Answer requests at a socket until Ctrl-C or a termination, which both end it cleanly.

    ``ready`` is called when the first request may come. Raises StoreError where there is no store.
    """
    ended: list[int] = []

    def noted(number: int, frame: FrameType | None) -> None:
        ended.append(number)

    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, noted) for each in signals]  # uvicorn raises them again at last
    try:
        app = application(settings)
        if not ended:
            _Server(_config(app, settings), app.state.site, ready).run(sockets=[place])
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)


def _config(app: Starlette, settings: Settings) -> uvicorn.Config:
    _Patient.arriving = settings.arriving
    return uvicorn.Config(
        app,
        http=_Patient,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=_GOODBYE,
        h11_max_incomplete_event_size=_LINE,
    )
