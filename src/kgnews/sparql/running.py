"""Questions to the graph, each in a process of its own that can be stopped."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kgnews.errors import KgnewsError, OntologyError, QueryError, StoreError
from kgnews.sparql.guard import SparqlError, guarded
from kgnews.sparql.starting import started

__all__ = ["MEMORY", "ROWS", "SECONDS", "Answer", "Question", "StoppedError", "answer"]

SECONDS = 60.0
"""How long a query may take; what a person asks takes less than one."""
MEMORY = 1280
"""Megabytes of address space, a third of which is taken before the query begins. Counting all of
a graph of a million triples takes less than 200; a sorted product of it takes any amount."""

ROWS = 100_000
"""Rows or triples; what is more is for kgnews export."""

_KINDS: dict[str, type[KgnewsError]] = {
    "query": QueryError,
    "store": StoreError,
    "ontology": OntologyError,
}


class StoppedError(QueryError):
    """A question that is well put and takes more than it may."""


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL text and how it is to be answered.

    ``bindings`` are the values of the parameters, as :func:`kgnews.sparql.named.bindings` makes
    them. ``rows`` and ``graph`` are the formats of what SELECT and
    CONSTRUCT yield. ``limit`` is of rows or triples; it, ``seconds`` and ``memory``, in
    megabytes, are limits of which 0 is none. ``lenient`` notes names that the ontology does not
    have, which are refused otherwise.
    """

    sparql: str
    bindings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: str = "json"
    graph: str = "turtle"
    limit: int = ROWS
    seconds: float = SECONDS
    memory: int = MEMORY
    network: bool = False
    lenient: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question yields: ``kind`` is ``rows``, ``truth`` or ``graph``.

    ``found`` is whether there is a row or a triple, or whether it is true; ``more`` whether
    the limit left some out, which the head of JSON says too (``"truncated": true``). ``notes``
    are for the person who asked: names that the graph does not have.
    """

    kind: str
    body: bytes
    found: bool
    notes: tuple[str, ...] = ()
    more: bool = False

    def names(self) -> list[str]:
        """The variables of rows in the format ``json``."""
        names: list[str] = json.loads(self.body)["head"]["vars"]
        return names

    def table(self) -> Iterator[dict[str, dict[str, str]]]:
        """The rows of the format ``json``: a term for every variable that has a value."""
        yield from json.loads(self.body)["results"]["bindings"]


def answer(
    folder: Path | str,
    question: Question,
    *,
    start: Callable[[], subprocess.Popen[bytes]] | None = None,
) -> Answer:
    """What the graph of a store has to say; ``start`` gives the process that is asked.

    Raises QueryError for a text that is refused or that the engine does not understand,
    StoppedError for one that takes more than its time or memory, and StoreError where there is
    no store.
    """
    guarded(question.sparql, network=question.network)
    request = {
        "folder": str(Path(folder).absolute()),
        "sparql": question.sparql,
        "bindings": {name: dict(term) for name, term in question.bindings.items()},
        "rows": question.rows,
        "graph": question.graph,
        "limit": question.limit,
        "network": question.network,
        "memory": question.memory << 20,
        "seconds": question.seconds,
        "lenient": question.lenient,
        "eager": True,
    }
    start = start or started
    header, body = _asked(request, start)
    if header.get("behind"):
        from kgnews.store import open_graph

        open_graph(folder)
        header, body = _asked(request | {"eager": False}, start)
    if error := header.get("error"):
        if "sparql" in error:
            raise SparqlError(error["sparql"], error["place"], error["what"], error["cure"])
        raise _KINDS.get(error["kind"], KgnewsError)(error["where"], error["what"], error["cure"])
    return Answer(header["kind"], body, header["found"], tuple(header["notes"]), header["more"])


def _asked(
    request: Mapping[str, Any], start: Callable[[], subprocess.Popen[bytes]]
) -> tuple[dict[str, Any], bytes]:
    """What a worker of its own says to a request."""
    with start() as worker:
        try:
            return _heard(worker, request)
        finally:
            worker.kill()
            worker.wait()


def _heard(
    worker: subprocess.Popen[bytes], request: Mapping[str, Any]
) -> tuple[dict[str, Any], bytes]:
    """What the worker says; the clock runs from the moment that it has the graph open."""
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write(json.dumps(request).encode() + b"\n")
    ready = worker.stdout.readline()
    seconds: float = request["seconds"]
    try:
        said, complained = worker.communicate(timeout=seconds or None)
    except subprocess.TimeoutExpired as late:
        what = f"no answer after {seconds:g} seconds, so it was stopped"
        raise StoppedError("query", what, "narrow it, or give it more with --timeout") from late
    first = ready if ready != b"{}\n" else said.partition(b"\n")[0]
    if worker.returncode == 0:
        return json.loads(first), said[len(first) + 1 :]
    complaint = complained.decode(errors="replace")
    raise _failed(worker.returncode, complaint, request["memory"] >> 20)


def _failed(code: int, complaint: str, megabytes: int) -> QueryError:
    """Why a worker ended without an answer."""
    if code == -getattr(signal, "SIGSEGV", 11):
        return StoppedError("query", "is too complicated for the query engine", "ask in pieces")
    if code == -getattr(signal, "SIGABRT", 6) or "MemoryError" in complaint:
        what = f"needs more than {megabytes:,} MB of memory, so it was stopped"
        return StoppedError("query", what, "narrow it, or give it more with --memory")
    raise RuntimeError(f"the query worker ended with {code}:\n{complaint}")
