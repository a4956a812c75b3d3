"""Who we are to a server: a name and a password, or a token, out of the environment.

None of them is written anywhere, nor shown in a message.
"""

from __future__ import annotations

import hashlib
import os
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Self
from urllib.parse import urlsplit
from urllib.request import parse_http_list, parse_keqv_list

__all__ = ["PASSWORD", "TOKEN", "USER", "Badge", "Login"]

USER, PASSWORD, TOKEN = (f"KGNEWS_SPARQL_{name}" for name in ("USER", "PASSWORD", "TOKEN"))

_ALGORITHMS = {"MD5": "md5", "SHA-256": "sha256"}


@dataclass(frozen=True, slots=True)
class Login:
    """A name with its password, or a token; empty where there is none.

    >>> Login("ani", "rahasia")
    Login(user='ani')
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def of(cls, settings: Mapping[str, str] = os.environ) -> Self:
        """What the environment has."""
        return cls(*(settings.get(name, "") for name in (USER, PASSWORD, TOKEN)))


class Badge:
    """What is shown to a server with every request.

    A token is shown at once; a password when the server asks for it, and by Digest, which does
    not give it away, where the server can.
    """

    def __init__(self, login: Login) -> None:
        """Nothing is shown yet but a token."""
        self._login = login
        self._fixed = f"Bearer {login.token}" if login.token else ""
        self._digest: dict[str, str] = {}
        self._count = 0

    @property
    def known(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._login.user or self._login.token)

    def headers(self, method: str, url: str) -> dict[str, str]:
        """The header for a request, or none."""
        if self._digest:
            return {"Authorization": self._answer(method, url)}
        return {"Authorization": self._fixed} if self._fixed else {}

    def learn(self, challenges: Iterable[str]) -> bool:
        """Take in how a server that refused wants to be told; whether another try makes sense."""
        if self._login.token or not self._login.user:
            return False
        asked = {each.partition(" ")[0].lower(): each.partition(" ")[2] for each in challenges}
        if "digest" in asked:
            wanted = parse_keqv_list(list(filter(None, parse_http_list(asked["digest"]))))
            first = not self._digest or wanted.get("stale", "").lower() == "true"
            self._digest, self._count = wanted, 0
            known = wanted.get("algorithm", "MD5").upper() in _ALGORITHMS
            return first and known and {"realm", "nonce"} <= set(wanted)
        if "basic" in asked and not self._fixed:
            pair = f"{self._login.user}:{self._login.password}".encode()
            self._fixed = f"Basic {b64encode(pair).decode()}"
            return True
        return False

    def _answer(self, method: str, url: str) -> str:
        """The answer to a challenge, as RFC 7616 and the older RFC 2617 have it."""
        asked, parts = self._digest, urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        algorithm = asked.get("algorithm", "MD5")

        def digest(*words: str) -> str:
            name = _ALGORITHMS[algorithm.upper()]
            return hashlib.new(name, ":".join(words).encode(), usedforsecurity=False).hexdigest()

        self._count += 1
        count, own = f"{self._count:08x}", token_hex(8)
        nonce = asked["nonce"]
        asks_for_more = "auth" in [each.strip() for each in asked.get("qop", "").split(",")]
        between = (nonce, count, own, "auth") if asks_for_more else (nonce,)
        whose = digest(self._login.user, asked["realm"], self._login.password)
        said = {
            "username": self._login.user,
            "realm": asked["realm"],
            "nonce": nonce,
            "uri": path,
            "response": digest(whose, *between, digest(method, path)),
        }
        said |= {"opaque": asked["opaque"]} if "opaque" in asked else {}
        said |= {"cnonce": own} if asks_for_more else {}
        quoted = [f'{name}="{_quoted(value)}"' for name, value in said.items()]
        bare = [f"algorithm={algorithm}", *(["qop=auth", f"nc={count}"] * asks_for_more)]
        return f"Digest {', '.join((*quoted, *bare))}"


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
