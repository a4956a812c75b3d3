"""The page itself: what was built from ``web/``, with the data, under a policy that bars the rest.

Only the one script and the one style sheet whose digests stand in the policy may run; nothing may
be fetched. The data is no script.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from kgnews.characters import escaped

__all__ = ["embedded", "page"]

_SLOT = re.compile(r"\{\{(\w+)\}\}")
_MARKUP = re.compile("[<>&]")  # what HTML would read in the data, whatever stands around it


def page(contents: Mapping[str, Any]) -> bytes:
    """The page of some contents, as UTF-8.

    >>> b"default-src 'none'" in page({})
    True
    """
    style, script = _built("page.css"), _built("page.js")
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
        "img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'"
    )
    slots = {"policy": policy, "style": style, "script": script, "data": embedded(contents)}
    slots["licences"] = _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", _built("LICENSES.txt"))
    # In one go, so that no slot is looked for in what fills another.
    return _SLOT.sub(lambda slot: slots[slot[1]], _built("page.html")).encode()


def embedded(contents: Mapping[str, Any]) -> str:
    r"""JSON that may stand in a ``<script>`` of a page, whatever is in it.

    >>> print(embedded({"title": "</script><b>&"}))
    {"title":"\u003c/script\u003e\u003cb\u003e\u0026"}
    """
    text = json.dumps(contents, ensure_ascii=False, separators=(",", ":"))
    return _MARKUP.sub(lambda sign: f"\\u{ord(sign[0]):04x}", escaped(text))


@cache
def _built(name: str) -> str:
    return (files("kgnews.export") / "page" / name).read_bytes().decode()


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
