"""The process that runs one query: ``python -m kgnews.sparql.worker``, started by ``running``.

A running query of the engine cannot be stopped from Python, takes what memory it wants, and can
overflow the stack. In a process of its own all three end with that process.

It reads one JSON line from standard input, says ``{}`` when the graph is open, and then writes a
JSON line and the bytes of the answer.
"""

from __future__ import annotations

import json
import signal
import sys
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgnews.errors import KgnewsError, OntologyError, QueryError, StoreError
from kgnews.prefixes import PREFIXES
from kgnews.sparql.guard import SparqlError, guarded
from kgnews.sparql.named import filled
from kgnews.sparql.offline import cut_off
from kgnews.sparql.results import result
from kgnews.sparql.terms import absent, check
from kgnews.sparql.values import written
from kgnews.sparql.wording import worded
from kgnews.store.parent import end_with_parent
from kgnews.store.places import server

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["main"]

_KINDS: dict[str, type[KgnewsError]] = {
    "query": QueryError,
    "store": StoreError,
    "ontology": OntologyError,
    "": KgnewsError,
}

_GRACE = 30  # seconds for opening the graph and handing over the answer


def main() -> None:
    """Answer the question on standard input."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends this process at once
    end_with_parent(int(sys.argv[1]))
    import pyoxigraph  # noqa: F401 it and the store are loaded while the question is awaited

    from kgnews.store import open_graph, settled

    if not (line := sys.stdin.buffer.readline()):
        return  # nobody asks
    request = json.loads(line)
    _limit(request["memory"], request["seconds"])
    folder = Path(request["folder"])
    try:
        if not request["network"] and not server(folder):
            cut_off()
        graph = settled(folder)
        if graph is None and request["eager"]:
            _say({"behind": True})  # catching up takes more than a query may
            return
        graph = graph or open_graph(folder)
        _say({})
        header, body = _answer(graph, request)
    except KgnewsError as fault:
        header, body = {"error": _error(fault)}, b""
    _say(header)
    sys.stdout.buffer.write(body)
    sys.stdout.buffer.flush()


def _error(fault: KgnewsError) -> dict[str, Any]:
    kind = next(each for each in _KINDS if isinstance(fault, _KINDS[each]))
    words: dict[str, Any] = {"where": fault.where, "what": fault.what, "cure": fault.cure}
    if isinstance(fault, SparqlError):
        words |= {"sparql": fault.sparql, "place": fault.place}
    return {"kind": kind, **words}


def _say(line: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")
    sys.stdout.buffer.flush()


def _limit(memory: int, seconds: float) -> None:
    """Let the system refuse memory, and end this process if who asked is no longer there."""
    try:
        import resource
    except ImportError:  # Windows has neither
        return
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if seconds:
        signal.alarm(ceil(seconds) + _GRACE)


def _answer(graph: Graph, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    values, notes = written(graph, request["bindings"])
    sparql = filled(request["sparql"], values)
    parts = guarded(sparql, network=request["network"])
    try:
        check(graph, sparql, parts)
    except SparqlError as fault:
        if not request["lenient"]:
            raise
        notes.append(str(fault))
    try:
        found = result(graph, sparql, request)
    except SyntaxError as fault:
        raise worded(sparql, parts, str(fault), PREFIXES) from fault
    except (RuntimeError, OSError) as fault:
        if "Corruption" in str(fault):
            what = f"is damaged ({fault})".partition("\n")[0]
            raise StoreError(str(graph.folder), what, "run kgnews rebuild") from fault
        raise QueryError("query", str(fault).partition("\n")[0], "") from fault
    notes += [] if found.some else absent(graph, parts)
    header = {"kind": found.kind, "found": found.some, "more": found.more, "notes": notes}
    return header, found.body


if __name__ == "__main__":
    main()
