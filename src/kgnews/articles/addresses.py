"""A page from the web, when the user allows it: bounded in steps, size and time.

An address that the user gave may be any, also one of this machine or of the house. What a server
sends us on to may not: a redirect reaches a public address, or the host that was given.
"""

from __future__ import annotations

import codecs
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from kgnews.articles.options import Refusal

__all__ = ["Page", "fetched"]

_MOST_STEPS = 5
_SECONDS = 30.0  # for everything: name, steps, page
_PAUSE = 10.0  # for one answer of a server
_CHUNK = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
_AGENT = "kgnews (+https://w3id.org/kgnews/ns)"
_CHECK = "check the address, or save the page first"


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: where it was in the end, and its bytes.

    Where the server declared a charset that the bytes are in, they are UTF-8 with a mark.
    """

    url: str
    data: bytes


class _Host(NamedTuple):
    name: str
    port: int


class _RefusedError(Exception):
    """Why an address is not fetched."""


def fetched(url: str, most: int, *, seconds: float = _SECONDS) -> Page | Refusal:
    """The page at an address, of at most ``most`` bytes, or why there is none."""
    until = time.monotonic() + seconds
    first = None
    place = url
    try:
        for _ in range(_MOST_STEPS + 1):
            parts = _parts(place)
            port = parts.port or (443 if parts.scheme == "https" else 80)
            host = _Host(parts.hostname or "", port)
            first = first or host
            with _answer(parts, host, until, host == first) as answer:
                moved = answer.getheader("Location") if answer.status in _MOVED else None
                if moved is None:
                    return _page(place, answer, most, until)
            place = urljoin(place, moved)
        return Refusal(url, f"more than {_MOST_STEPS} redirects", _CHECK)
    except _RefusedError as fault:
        return Refusal(url, str(fault), _CHECK)
    except (OSError, HTTPException, ValueError) as fault:
        return Refusal(url, f"cannot be fetched: {_words(fault)}", _CHECK)


def _words(fault: Exception) -> str:
    return " ".join(str(fault).split())[:200] or type(fault).__name__


def _parts(place: str) -> SplitResult:
    parts = urlsplit(place)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _RefusedError("only http and https are fetched")
    if parts.username or parts.password:
        raise _RefusedError("an address with a password in it")
    return parts


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise _RefusedError("it takes too long")
    return left


def _answer(parts: SplitResult, host: _Host, until: float, private: bool) -> HTTPResponse:
    """What a server says. The address that was looked at is the one that is connected to."""
    place = _number(host, private)
    pause = min(_PAUSE, _left(until))
    raw = socket.create_connection((place, host.port), timeout=pause)
    connection: HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = HTTPSConnection(host.name, host.port, context=context)
        raw = context.wrap_socket(raw, server_hostname=host.name)
    else:
        connection = HTTPConnection(host.name, host.port)
    connection.sock = raw
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    headers = {"User-Agent": _AGENT, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"}
    connection.request("GET", path + query, headers=headers)
    return connection.getresponse()


def _number(host: _Host, private: bool) -> str:
    """The number of a host that may be connected to."""
    found = socket.getaddrinfo(host.name, host.port, type=socket.SOCK_STREAM)
    numbers = [str(each[4][0]) for each in found]
    for number in numbers:
        if private or _is_public(number):
            return number
    raise _RefusedError("it sends on to an address that is not public")


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return address.is_global and not address.is_multicast


def _page(place: str, answer: HTTPResponse, most: int, until: float) -> Page | Refusal:
    if answer.status != 200:
        return Refusal(place, f"the server says {answer.status} {answer.reason}"[:200], _CHECK)
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        data += chunk
        _left(until)
        if len(data) > most:
            return Refusal(place, f"above {most} bytes", "raise --max-bytes")
    declared = int(answer.getheader("Content-Length") or len(data))
    if len(data) < declared:
        return Refusal(place, "the page was cut off", _CHECK)
    return Page(place, _marked(bytes(data), answer.headers.get_content_charset()))


def _marked(data: bytes, charset: str | None) -> bytes:
    """The bytes, told to be in UTF-8 where a charset that is not fits them."""
    for name in ("utf-8", charset or ""):
        try:
            text = data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
        return data if name == "utf-8" else codecs.BOM_UTF8 + text.encode("utf-8")
    return data
