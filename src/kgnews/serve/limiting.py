"""How much a request may be, and how many questions are worked at side by side."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import anyio
from starlette.exceptions import HTTPException

from kgnews.serve.settings import BODY

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["Turns", "body", "form"]

_MOST_FIELDS = 100
_HEARD_OUT = 16 * BODY  # who is cut off while still talking does not hear why


async def body(request: Request, seconds: float) -> bytes:
    """What was sent along, at most :data:`~kgnews.serve.settings.BODY` bytes of it.

    Answers 413 where it is more and 408 where it takes longer to arrive.
    """
    parts, length = [], 0
    try:
        with anyio.fail_after(seconds):
            async for part in request.stream():
                length += len(part)
                if length <= BODY:
                    parts.append(part)
                elif length > _HEARD_OUT:
                    break
    except TimeoutError as late:
        raise HTTPException(408, f"the request took more than {seconds:g} seconds") from late
    if length > BODY:
        raise HTTPException(413, f"a request has {BODY:,} bytes at most")
    return b"".join(parts)


async def form(request: Request, seconds: float) -> list[tuple[str, str]]:
    """The fields of a form that was sent, as :func:`body`. Answers 400 for what is no form."""
    from urllib.parse import parse_qsl

    sent = await body(request, seconds)
    try:
        return parse_qsl(
            sent.decode(),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as fault:
        raise HTTPException(400, "the form is not one of UTF-8") from fault


class Turns:
    """So many at once; others wait a while and are then told to come again."""

    def __init__(self, at_once: int, patience: float) -> None:
        """Let so many work, and others wait so many seconds."""
        self._free = anyio.Semaphore(at_once)
        self._patience = patience

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A turn of one's own. Answers 503 where none comes."""
        try:
            with anyio.fail_after(self._patience):
                await self._free.acquire()
        except TimeoutError as late:
            raise HTTPException(503, "busy with other queries", {"retry-after": "5"}) from late
        try:
            yield
        finally:
            self._free.release()
