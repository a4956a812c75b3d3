"""What is kept of an input that could not be read, so that it can be tried again as it was."""

from __future__ import annotations

import json
import os
import re
import stat
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from kgnews import articles
from kgnews.articles import Refusal
from kgnews.store.entries import Refused

__all__ = ["Quarantine", "digest_of", "options_json", "unspelled"]

_MOST_KEPT = 1000  # refusals of one input that are kept: the input itself is read again
_MOST_DIGESTED = 64 << 20  # bytes


@dataclass(slots=True)
class Quarantine:
    """What the input at hand has had refused; what it has no longer is mended when it ends."""

    options: str
    places: dict[str, None] = field(default_factory=dict)
    digest: str = ""

    def refused(self, item: Refusal, given: str) -> list[Refused]:
        """What to keep of a refusal; of one input that is not more than a thousand."""
        if not given:  # found without being opened
            return [Refused(item.where, item.reason, item.cure, item.where, "", self.options)]
        if len(self.places) >= _MOST_KEPT:
            return []
        if not self.places:
            self.digest = digest_of(unspelled(given))
        self.places[item.where] = None
        kept = Refused(item.where, item.reason, item.cure, given, self.digest, self.options)
        return [kept]


def options_json(options: articles.Options) -> str:
    """How an input was read, so that it can be read so again."""
    return json.dumps(asdict(options), sort_keys=True)


def unspelled(name: str) -> str:
    r"""The path that was spelled out to be stored.

    >>> from kgnews.pipeline.frames import spelled
    >>> unspelled(spelled("caf\udce9.txt")) == "caf\udce9.txt"
    True
    """
    return re.sub(r"\\udc[89a-f][0-9a-f]", lambda code: chr(int(code[0][2:], 16)), name)


def digest_of(path: str) -> str:
    """SHA-256 of the first 64 megabytes of a file; empty for what is no readable file.

    >>> digest_of("no such file")
    ''
    """
    total, left = sha256(), _MOST_DIGESTED
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return ""
        with open(path, "rb") as file:
            while left > 0 and (data := file.read(min(left, 1 << 20))):
                total.update(data)
                left -= len(data)
    except (OSError, ValueError):
        return ""
    return total.hexdigest()
