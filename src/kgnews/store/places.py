"""Where a store is: a folder, or the address of a SPARQL server that has its graph.

A store with its graph on a server has a folder too, for the record. The file ``server.json`` in
it says where the server takes queries and updates, so afterwards the folder alone is enough.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from kgnews.errors import StoreError
from kgnews.store.disk import replaced

__all__ = ["FILE", "RECORD", "Server", "asked_for", "keep", "place", "server"]

FILE = "server.json"
RECORD = "KGNEWS_RECORD"
"""The variable of the environment that names the folder of the record."""

_SCHEME = "sparql+"
_NO_ADDRESS = "give sparql+http://HOST:PORT/ or sparql+https://HOST/PATH"

_asked: dict[Path, str] = {}  # folder → the address by which this process was told of it


@dataclass(frozen=True, slots=True)
class Server:
    """The addresses of a SPARQL server, and where in it the graph is.

    ``store`` is that of the Graph Store Protocol, empty where triples come in by updates only.
    ``graph`` names the graph; empty is the default graph. ``kind`` is ``oxigraph``,
    ``virtuoso`` or empty.
    """

    address: str
    query: str
    update: str
    store: str = ""
    graph: str = ""
    kind: str = ""


def place(name: str | Path, settings: Mapping[str, str] = os.environ) -> Path:
    """The folder of a store: a path is one, and an address has one for the record.

    Raises StoreError for what begins like an address and is none, for one with a password, and
    for the address of a page.

    >>> place("news").name, place("sparql+http://127.0.0.1:7878/", {}).name
    ('news', 'kgnews-store-127.0.0.1-7878')
    >>> place("sparql+http://127.0.0.1:7878", {"KGNEWS_RECORD": "news"}).name
    'news'
    """
    if not str(name).startswith(_SCHEME):
        if str(name).startswith(("http://", "https://")):  # as a path it would become a folder
            raise StoreError(str(name), "is an address, and no folder", f"give {_SCHEME}{name}")
        return Path(name)
    address = str(name).removeprefix(_SCHEME)
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:  # a port that is no number
        usable = False
    if not usable or not address.isprintable() or set(address) & set(' <>"{}|\\^`'):
        raise StoreError(str(name), "is no address of a server", _NO_ADDRESS)
    if parts.username is not None:
        shown = f"{_SCHEME}{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        cure = "set KGNEWS_SPARQL_USER and KGNEWS_SPARQL_PASSWORD instead"
        raise StoreError(shown, "a password does not belong into an address", cure)
    slug = re.sub(r"[^\w.]+", "-", address.partition("://")[2]).strip("-")
    folder = Path(settings.get(RECORD) or f"kgnews-store-{slug}")
    _asked[folder.absolute()] = address
    return folder


def asked_for(folder: Path) -> tuple[str, str]:
    """The address by which a folder was named in this process, and the graph that it names.

    Both are empty where it was named by its path.
    """
    parts = urlsplit(_asked.get(folder.absolute(), ""))
    graph = parse_qs(parts.query).get("graph", [""])[0]
    return parts._replace(query="", fragment="").geturl().rstrip("/"), graph


def server(folder: Path) -> Server | None:
    """The server that has the graph of a store; None where the folder has it.

    Raises StoreError where ``server.json`` cannot be understood, and where the folder was named
    by an address and its graph is somewhere else.
    """
    address, graph = asked_for(folder)
    path = folder / FILE
    try:
        about = json.loads(path.read_bytes())
        known = {each.name: str(about.get(each.name, "")) for each in fields(Server)}
        known["address"] = known["address"] or known["query"]
        found = Server(**known)
    except FileNotFoundError:
        if address and folder.exists():
            raise _elsewhere(folder, "in that folder") from None
        return None
    except (OSError, ValueError, AttributeError) as fault:
        raise StoreError(str(path), f"cannot be read ({fault})", "see docs/servers.md") from fault
    if not found.query or not found.update:
        raise StoreError(str(path), "names no query and update", "see docs/servers.md")
    if address and (address, graph or found.graph) != (found.address, found.graph):
        raise _elsewhere(folder, f"at {found.address} {found.graph}".rstrip())
    return found


def keep(folder: Path, found: Server) -> None:
    """Write into a folder which server has its graph."""
    draft = folder / f"{FILE}.part"
    draft.write_text(json.dumps(asdict(found), indent=1) + "\n", encoding="utf-8")
    replaced(draft, folder / FILE)


def _elsewhere(folder: Path, where: str) -> StoreError:
    cure = f"name another folder with {RECORD}, or see docs/servers.md on moving a graph"
    return StoreError(str(folder), f"is the record of a store whose graph is {where}", cure)
