"""The process that runs one query: ``python -m kgnews.ask.worker``, started by ``running``.

A running query of the engine cannot be stopped from Python, takes what memory it wants, and can
overflow the stack. In a process of its own all three end with that process.

It reads one JSON line from standard input, says ``{}`` when the graph is open, and then writes a
JSON line and the bytes of the answer.
"""

from __future__ import annotations

import json
import signal
import sys
from itertools import islice
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgnews.ask.entities import entity
from kgnews.ask.guard import SparqlError, guarded
from kgnews.ask.named import filled
from kgnews.ask.terms import absent, check
from kgnews.ask.wording import worded
from kgnews.errors import KgnewsError, OntologyError, QueryError, StoreError
from kgnews.mapping import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.store import Graph

__all__ = ["main"]

_KINDS: dict[str, type[KgnewsError]] = {
    "query": QueryError,
    "store": StoreError,
    "ontology": OntologyError,
    "": KgnewsError,
}

_GRACE = 30  # seconds for opening the graph and handing over the answer
_RESULTS = {"csv": "CSV", "tsv": "TSV", "json": "JSON", "xml": "XML"}
_GRAPHS = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD", "rdfxml": "RDF_XML"}


def main() -> None:
    """Answer the question on standard input."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends this process at once
    request = json.loads(sys.stdin.buffer.readline())
    _limit(request["memory"], request["seconds"])
    try:
        from kgnews.store import open_graph

        graph = open_graph(Path(request["folder"]))
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
    values, notes = _values(graph, request["bindings"])
    sparql = filled(request["sparql"], values)
    parts = guarded(sparql, network=request["network"])
    check(graph, sparql, parts)
    try:
        kind, some, body = _asked(graph, sparql, request)
    except SyntaxError as fault:
        raise worded(sparql, parts, str(fault), PREFIXES) from fault
    except (RuntimeError, OSError) as fault:
        if "Corruption" in str(fault):
            what = f"is damaged ({fault})".partition("\n")[0]
            raise StoreError(str(graph.folder), what, "run kgnews rebuild") from fault
        raise QueryError("query", str(fault).partition("\n")[0], "") from fault
    notes += [] if some else absent(graph, parts)
    return {"kind": kind, "found": some, "notes": notes}, body


def _asked(graph: Graph, sparql: str, request: dict[str, Any]) -> tuple[str, bool, bytes]:
    import pyoxigraph as ox

    found = graph.query(sparql)
    if isinstance(found, ox.QueryBoolean):
        return "truth", bool(found), _truth(found, request["rows"])
    if isinstance(found, ox.QueryTriples):
        return "graph", *_triples(found, request["graph"], request["limit"])
    return "rows", *_rows(found, request["rows"], request["limit"])


def _values(graph: Graph, terms: dict[str, dict[str, str]]) -> tuple[dict[str, str], list[str]]:
    """The values as the engine writes them in SPARQL, and what had to be guessed for them."""
    from pyoxigraph import Literal, NamedNode

    values, notes = {}, []
    for name, term in terms.items():
        value = term["value"]
        if term["type"] == "entity":
            meant, note = entity(graph, value)
            values[name] = str(NamedNode(meant.iri))
            notes += [note] if note else []
        else:
            datatype = NamedNode(term["datatype"]) if "datatype" in term else None
            values[name] = str(Literal(value, datatype=datatype))
    return values, notes


def _truth(found: ox.QueryBoolean, format: str) -> bytes:
    if format in ("json", "xml"):
        return _bytes(found.serialize(format=_results(format)))
    return b"true\n" if found else b"false\n"


def _rows(found: ox.QuerySolutions, format: str, limit: int | None) -> tuple[bool, bytes]:
    """Whether there are rows, and the rows; every format is written by the engine."""
    import pyoxigraph as ox

    if format not in _RESULTS:
        raise _misfit(format, "SELECT", _RESULTS)
    json_format = ox.QueryResultsFormat.JSON
    if limit is None:
        body = _bytes(found.serialize(format=json_format))
    else:
        names = [variable.value for variable in found.variables]
        bindings = [_row(names, row) for row in islice(found, limit)]
        document = {"head": {"vars": names}, "results": {"bindings": bindings}}
        body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    some = not body.endswith(b'"bindings":[]}}')
    if format != "json":
        again = ox.parse_query_results(body, format=json_format)
        body = _bytes(again.serialize(format=_results(format)))
    return some, body


def _row(names: list[str], row: ox.QuerySolution) -> dict[str, dict[str, str]]:
    bound = {name: term for name, term in zip(names, row, strict=True) if term is not None}
    return {name: _plain(term) for name, term in bound.items()}


def _plain(term: object) -> dict[str, str]:
    """A term as the JSON format of SPARQL results writes it."""
    from pyoxigraph import BlankNode, Literal, NamedNode

    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, Literal):
        raise QueryError("query", "a triple as a value cannot be limited", "leave out --limit")
    plain = {"type": "literal", "value": term.value}
    if term.language:
        return {**plain, "xml:lang": term.language}
    is_string = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return plain if is_string else {**plain, "datatype": term.datatype.value}


def _triples(found: ox.QueryTriples, format: str, limit: int | None) -> tuple[bool, bytes]:
    """Whether there are triples, and each of them once, in order."""
    import pyoxigraph as ox

    if format not in _GRAPHS:
        raise _misfit(format, "CONSTRUCT and DESCRIBE", _GRAPHS)
    triples = sorted(set(islice(found, limit)), key=str)
    written = getattr(ox.RdfFormat, _GRAPHS[format])
    words = "".join(map(str, triples))
    used = {name: space for name, space in PREFIXES.items() if f"<{space}" in words}
    prefixes = None if format == "ntriples" else used
    body = _bytes(ox.serialize(triples, format=written, prefixes=prefixes))
    return bool(triples), _in_order(body) if format == "turtle" else body


def _in_order(turtle: bytes) -> bytes:
    """The prefixes sorted: the engine keeps them in the order of hashes."""
    lines = turtle.splitlines(keepends=True)
    head = [line for line in lines if line.startswith(b"@prefix")]
    return b"".join([*sorted(head), *lines[len(head) :]])


def _results(format: str) -> ox.QueryResultsFormat:
    import pyoxigraph as ox

    found: ox.QueryResultsFormat = getattr(ox.QueryResultsFormat, _RESULTS[format])
    return found


def _bytes(written: bytes | None) -> bytes:
    """What the engine wrote; None is what it returns when it is given a file."""
    return written or b""


def _misfit(format: str, form: str, formats: dict[str, str]) -> QueryError:
    return QueryError(
        "query", f"{form} cannot be written as {format}", f"choose {', '.join(formats)}"
    )


if __name__ == "__main__":
    main()
