"""Which names of the gathered tables are shipped, and which of them need context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

__all__ = ["context_only", "gloss"]

# "Myanmar (Burma)", "Kebon Sirih (metonym)": a remark of the table, no part of the name.
_REMARK = re.compile(r" \((?:Burma|Keeling|metonym|officeholder|before \d{4}|Jakarta)\)$")
# "Gubernur Anies" is an office and a name, not a name.
_TITLED = re.compile(r"(?:Presiden|Gubernur|Pj Gubernur|Mendagri|Menhub|Kapolri) ")
# A district is nearly always also a village, a market, a station.
_CUE = re.compile(r"(?:Kecamatan|Kec\.|Kelurahan|Kel\.) ")


@cache
def risky() -> dict[str, str]:
    """Name → the name as a context alias, with the language in which it is safe."""
    lines = (Path(__file__).parent / "risky_names.txt").read_text(encoding="utf-8").splitlines()
    names = (line.strip() for line in lines if line.strip() and not line.startswith("#"))
    return {name.partition("@")[0]: name for name in names}


def gloss(name: str) -> str:
    """A label without the remark of its table."""
    return _REMARK.sub("", name)


def context_only(kind: str, key: str, names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Names that may stand alone, and names that need context, without what is no name."""
    alone: list[str] = []
    context: list[str] = []
    for name in dict.fromkeys(names):
        if not name or _REMARK.search(name):
            continue
        if kind == "Person" and _TITLED.match(name):
            continue
        if key.startswith(("kec-", "kel-")) and not _CUE.match(name):
            if key.startswith("kec-"):
                context.append(name)
        elif name in risky():
            context.append(risky()[name])
        elif not name.islower():
            alone.append(name)
    return alone, context
