"""HTTP to a server that may be busy, broken, or none: tried again with patience, then said.

Everything that is sent may be sent twice: questions, and triples without blank nodes that are
added or taken out. Redirects are not followed, for a password would go along.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import responses
from io import RawIOBase
from traceback import clear_frames
from typing import TYPE_CHECKING, Any

from kgnews.errors import StoreError
from kgnews.store.remote.login import PASSWORD, TOKEN, USER, Badge, Login

if TYPE_CHECKING:
    import urllib3

__all__ = ["Client", "Patience", "Reply", "Request", "ServerError"]

_BUSY = {429, 502, 503, 504}
_SAID = 300  # characters of a server's own words that a message can bear


class ServerError(StoreError):
    """A server that refused or did not answer: ``status`` is the number of HTTP, or 0."""

    def __init__(self, where: str, what: str, cure: str = "", status: int = 0) -> None:
        """Say where, what, and what to do about it."""
        self.status = status
        super().__init__(where, what, cure)


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long a server is waited for; seconds, but for ``tries``.

    Between two tries the wait doubles from ``first``, with up to half of it added by chance, so
    that many who were refused at once do not come back at once. A server that asks for a wait
    is given it, up to ``longest``.
    """

    tries: int = 7
    first: float = 0.5
    longest: float = 60.0
    connect: float = 10.0
    silence: float = 300.0


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: ``form`` is sent as a form, ``body`` as it is."""

    url: str
    method: str = "POST"
    accept: str = "*/*"
    form: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    kind: str = ""


class Client:
    """A connection to one server, kept open between requests."""

    def __init__(
        self,
        where: str,
        login: Login | None = None,
        patience: Patience | None = None,
        *,
        pause: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Nothing is sent yet. ``where`` names the server in messages."""
        from urllib3 import PoolManager

        self.where = where
        self._badge = Badge(login or Login.of())
        self._patience = patience or Patience()
        self._pause, self._chance = pause, chance
        self._pool = PoolManager(maxsize=8)
        self._answered = False

    def close(self) -> None:
        """Close the connection."""
        self._pool.clear()

    def send(self, request: Request) -> Reply:
        """The answer to a request, to be read. Raises ServerError where there is none."""
        from urllib3.exceptions import HTTPError

        wait = self._patience.first
        for left in range(self._patience.tries - 1, -1, -1):
            asked = 0.0
            try:
                response = self._tried(request)
            except HTTPError as fault:
                if not left or not (self._answered or _may_pass(fault)):
                    raise self._unreachable(fault) from fault
                _let_go(fault)
            else:
                if response.status not in _BUSY:
                    return self._checked(response)
                asked = _asked(response)
                if not left or asked > self._patience.longest:
                    raise self._busy(response, asked)
                response.drain_conn()
            self._pause(asked or wait * (1 + self._chance() / 2))
            wait = min(2 * wait, self._patience.longest)
        raise AssertionError("the last try returns or raises")

    def fetch(self, request: Request) -> bytes:
        """The whole answer to a request; one that breaks off is asked for again."""
        for left in range(2, -1, -1):
            with self.send(request) as reply:
                try:
                    return reply.readall()
                except ServerError:
                    if not left:
                        raise
        raise AssertionError("the last try returns or raises")

    def _tried(self, request: Request) -> urllib3.BaseHTTPResponse:
        """One answer, whatever it says; a second try where the server wants to know who asks."""
        response = self._sent(request)
        if response.status == 401 and self._badge.learn(
            response.headers.getlist("WWW-Authenticate")
        ):
            response.drain_conn()
            response = self._sent(request)
        self._answered = True
        return response

    def _sent(self, request: Request) -> urllib3.BaseHTTPResponse:
        from urllib.parse import urlencode

        from urllib3 import Timeout

        body, kind = request.body or None, request.kind
        if request.form:
            body = urlencode(request.form).encode()
            kind = "application/x-www-form-urlencoded"
        headers = {"Accept": request.accept, "User-Agent": "kgnews"}
        headers |= {"Content-Type": kind} if kind else {}
        headers |= self._badge.headers(request.method, request.url)
        return self._pool.request(
            request.method,
            request.url,
            body=body,
            headers=headers,
            preload_content=False,
            redirect=False,
            retries=False,
            timeout=Timeout(connect=self._patience.connect, read=self._patience.silence),
        )

    def _checked(self, response: urllib3.BaseHTTPResponse) -> Reply:
        """An answer that is one. Raises ServerError with what is wrong with it."""
        status = response.status
        if 200 <= status < 300:
            return Reply(response, self.where)
        said = self._words(response)
        what, cure = f"refused ({_named(status)}){said}", ""
        if 300 <= status < 400:
            what = f"sends us on to {response.headers.get('Location', 'nowhere')[:_SAID]}"
            cure = "name that address, if it is the server's"
        elif status == 401:
            names = f"{USER} and {PASSWORD}, or {TOKEN}"
            what, cure = "wants to know who we are (401)", f"set {names}"
            if self._badge.known:
                what, cure = "does not let us in (401)", f"see that {names} are right"
        elif status == 403:
            cure = "see that this user may do it"
        raise ServerError(self.where, what, cure, status)

    def _words(self, response: urllib3.BaseHTTPResponse) -> str:
        """What a server says about its refusal, on one line."""
        from urllib3.exceptions import HTTPError

        try:
            text = (response.read(8 * _SAID) or b"").decode(errors="replace")
        except HTTPError:
            return ""
        finally:
            response.close()
        if "<html" in text[:200].lower():
            return ""
        line = " ".join(text.partition("SPARQL query:")[0].split())[:_SAID]
        return f": {line}" if line else ""

    def _busy(self, response: urllib3.BaseHTTPResponse, asked: float) -> ServerError:
        response.close()
        wants = f", and asks to wait {asked:,.0f} seconds" if asked else ""
        what = f"is busy or down ({_named(response.status)}){wants}"
        return ServerError(self.where, what, "run the command again later", response.status)

    def _unreachable(self, fault: Exception) -> ServerError:
        from urllib3.exceptions import NewConnectionError, SSLError, TimeoutError

        if isinstance(fault, SSLError):
            return ServerError(self.where, f"has no certificate that is trusted ({_brief(fault)})")
        if isinstance(fault, NewConnectionError):
            cure = "start the server, or name another with --store"
            return ServerError(self.where, f"cannot be reached ({_brief(fault)})", cure)
        if isinstance(fault, TimeoutError):
            return ServerError(self.where, "does not answer", "see how the server is")
        return ServerError(self.where, f"broke off the connection ({_brief(fault)})")


class Reply(RawIOBase):
    """The answer of a server as a file to read. Raises ServerError where it breaks off."""

    def __init__(self, response: urllib3.BaseHTTPResponse, where: str) -> None:
        """Read from a response that was accepted."""
        self._response, self.where = response, where
        self.headers = response.headers
        self.kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Some bytes, or all that are left."""
        from urllib3.exceptions import HTTPError

        try:
            return self._response.read(None if size is None or size < 0 else size) or b""
        except HTTPError as fault:
            what = f"broke off in the middle of its answer ({_brief(fault)})"
            raise ServerError(self.where, what, "run the command again") from fault

    def readall(self) -> bytes:
        """All bytes that are left."""
        return self.read()

    def close(self) -> None:
        """Let go of the connection, which serves again if all was read."""
        self._response.close()
        super().close()


def _let_go(fault: BaseException | None) -> None:
    """Forget where a fault came from: urllib3's frames hold it, it holds them, and they hold ours.

    What is in them would be let go in whatever thread looks for such rings, and results of
    pyoxigraph may not be.
    """
    while fault:
        clear_frames(fault.__traceback__)
        fault.__traceback__ = None
        fault = fault.__cause__ or fault.__context__


def _may_pass(fault: Exception) -> bool:
    """Whether what went wrong may be over soon; a wrong address will not be."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, SSLError

    return not isinstance(fault, NewConnectionError | ConnectTimeoutError | SSLError)


def _asked(response: urllib3.BaseHTTPResponse) -> float:
    """The seconds that a server wants us to wait, 0 where it does not say."""
    from urllib3 import Retry
    from urllib3.exceptions import InvalidHeader

    try:
        return Retry().parse_retry_after(response.headers.get("Retry-After", "0"))
    except InvalidHeader:
        return 0.0


def _named(status: int) -> str:
    return f"{status} {responses.get(status, '')}".strip()


def _brief(fault: Exception) -> str:
    """The innermost of what libraries say, on one line."""
    inner: Any = fault
    while inner.__cause__ or (inner.args and isinstance(inner.args[-1], Exception)):
        inner = inner.__cause__ or inner.args[-1]
    text = str(getattr(inner, "strerror", None) or inner)
    return " ".join(text.split())[:120]
