"""What the engine finds, written in a format, and not more of it than was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import RawIOBase
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, cast

from kgnews.errors import QueryError
from kgnews.prefixes import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.store import Graph

__all__ = ["Result", "result"]

_RESULTS = {"csv": "CSV", "tsv": "TSV", "json": "JSON", "xml": "XML"}
_GRAPHS = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD", "rdfxml": "RDF_XML"}
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_FEW = 1000  # rows that are faster counted here than written by the engine and cut


@dataclass(frozen=True, slots=True)
class Result:
    """``kind`` is ``rows``, ``truth`` or ``graph``; ``some`` whether there is a row, a triple or
    truth; ``more`` whether there are more of them than these."""

    kind: str
    some: bool
    more: bool
    body: bytes


def result(graph: Graph, sparql: str, request: Mapping[str, Any]) -> Result:
    """The answer to a query; ``request`` has the formats ``rows`` and ``graph``, and ``limit``.

    A limit of 0 is none. Raises QueryError for a format that does not fit.
    """
    import pyoxigraph as ox

    found, limit = graph.query(sparql), request["limit"]
    if isinstance(found, ox.QueryBoolean):
        return Result("truth", bool(found), False, _truth(found, request["rows"]))
    if not isinstance(found, ox.QuerySolutions):
        return _triples(found, request["graph"], limit)
    if request["rows"] not in _RESULTS:
        raise _misfit(request["rows"], "SELECT", _RESULTS)
    body, more = _first(found, limit) if 0 < limit <= _FEW else _written(found, limit)
    if body is None:  # what looks like rows may stand in texts: only counting them one by one helps
        body, more = _first(cast("ox.QuerySolutions", graph.query(sparql)), limit)
    some = not body.endswith(b'"bindings":[]}}')
    return Result("rows", some, more, _as(body, request["rows"], more=more))


def _as(body: bytes, format: str, *, more: bool) -> bytes:
    """Rows in a format, written by the engine from its JSON, which says if there are more."""
    import pyoxigraph as ox

    if format == "json":
        head = b'{"head":{'  # of which readers must bear more than they know
        return body.replace(head, head + b'"truncated":true,', 1) if more else body
    again = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    return _bytes(again.serialize(format=_results(format)))


def _truth(found: ox.QueryBoolean, format: str) -> bytes:
    if format in ("json", "xml"):
        return _bytes(found.serialize(format=_results(format)))
    return b"true\n" if found else b"false\n"


class _Enough(Exception):  # noqa: N818  it is no error
    """There may be more rows than are wanted."""


class _Counted(RawIOBase):
    """A file for rows as JSON that has enough at some number of them.

    What stands between two rows is counted, and may also stand in a text: it never counts too
    few.
    """

    def __init__(self, limit: int) -> None:
        self.parts: list[bytes] = []
        self._left = limit
        self._end = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        part = bytes(data)
        self.parts.append(part)
        self._left -= (self._end + part).count(b"},{")
        self._end = part[-2:]
        if self._left <= 0:
            raise _Enough
        return len(part)


def _written(found: ox.QuerySolutions, limit: int) -> tuple[bytes | None, bool]:
    """The first rows as JSON, and whether there are more; None where that cannot be told."""
    import pyoxigraph as ox

    if not limit:
        return _bytes(found.serialize(format=ox.QueryResultsFormat.JSON)), False
    file = _Counted(limit)
    try:
        found.serialize(cast("IO[bytes]", file), ox.QueryResultsFormat.JSON)
    except _Enough:
        return _cut(b"".join(file.parts).decode(errors="ignore"), limit), True
    return b"".join(file.parts), False


def _cut(text: str, limit: int) -> bytes | None:
    """The first rows of JSON that was cut off somewhere; None where there are no more than that."""
    decode = json.JSONDecoder().raw_decode
    place = text.index('"bindings":[') + len('"bindings":[')
    try:
        for _ in range(limit):
            _, place = decode(text, place)
            place += 1  # the comma, or what ends the rows
    except ValueError:
        return None
    return f"{text[: place - 1]}]}}}}".encode() if text[place - 1 : place + 1] == ",{" else None


def _first(found: ox.QuerySolutions, limit: int) -> tuple[bytes, bool]:
    """The first rows as JSON, and whether there are more."""
    names = [variable.value for variable in found.variables]
    body = bytearray(_json({"vars": names}).join((b'{"head":', b',"results":{"bindings":[')))
    for number, row in enumerate(islice(found, limit)):
        body += b"," * bool(number) + _json(_row(names, row))
    return bytes(body + b"]}}"), next(found, None) is not None


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _row(names: list[str], row: ox.QuerySolution) -> dict[str, Any]:
    bound = {name: term for name, term in zip(names, row, strict=True) if term is not None}
    return {name: _plain(term) for name, term in bound.items()}


def _plain(term: object) -> dict[str, Any]:
    """A term as the JSON format of SPARQL results writes it."""
    from pyoxigraph import BlankNode, NamedNode, Triple

    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {name: _plain(getattr(term, name)) for name in ("subject", "predicate", "object")}
        return {"type": "triple", "value": parts}
    literal = cast("ox.Literal", term)
    plain = {"type": "literal", "value": literal.value}
    if literal.language:
        plain["xml:lang"] = literal.language
        if literal.direction:
            plain["its:dir"] = str(literal.direction)
    elif literal.datatype.value != _STRING:
        plain["datatype"] = literal.datatype.value
    return plain


def _triples(found: Iterator[ox.Triple], format: str, limit: int) -> Result:
    """Each triple once, in order."""
    import pyoxigraph as ox

    if format not in _GRAPHS:
        raise _misfit(format, "CONSTRUCT and DESCRIBE", _GRAPHS)
    several, more = _once(found, limit)
    triples = sorted(several, key=str)
    written = getattr(ox.RdfFormat, _GRAPHS[format])
    words = "".join(map(str, triples))
    used = {name: space for name, space in PREFIXES.items() if f"<{space}" in words}
    prefixes = None if format == "ntriples" else used
    body = _bytes(ox.serialize(triples, format=written, prefixes=prefixes))
    return Result("graph", bool(triples), more, _in_order(body) if format == "turtle" else body)


def _once(found: Iterable[ox.Triple], limit: int) -> tuple[set[ox.Triple], bool]:
    """The first different triples, and whether there are more."""
    triples: set[ox.Triple] = set()
    for triple in found:
        if limit and len(triples) == limit and triple not in triples:
            return triples, True
        triples.add(triple)
    return triples, False


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
