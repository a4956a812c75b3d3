"""What questions and exports cost beside the engine alone and beside other people's writers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clock import compared, job, kgnews, said, spent
from collection import write

__all__ = ["exports", "queries"]

ARTICLES = 2_000

BARE = """
import sys, pyoxigraph as ox
store = ox.Store.read_only(sys.argv[1])
prefixes = {"kg": "https://w3id.org/kgnews/ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
found = store.query(sys.argv[2], prefixes=prefixes)
found.serialize(open("/dev/null", "wb"), format=ox.QueryResultsFormat.CSV)
"""
TURTLE = """
import sys, pyoxigraph as ox
store = ox.Store.read_only(sys.argv[1])
store.dump(open("/dev/null", "wb"), ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
"""
GRAPHML = """
import sys, networkx
networkx.write_graphml(networkx.read_graphml(sys.argv[1]), "/dev/null")
"""
SHORT = "SELECT ?name { ?city a kg:City ; rdfs:label ?name } LIMIT 20"
LONG = "SELECT (COUNT(*) AS ?n) { ?a kg:mentions ?x . ?a kg:mentions ?y . ?x rdfs:label ?l }"


@contextmanager
def _store() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spent("ingest", write(folder / "in.jsonl", ARTICLES), "--store", folder / "store")
        yield folder / "store"


def queries() -> None:
    """``query`` against a bare script with the engine, same store."""
    with _store() as store:
        newest = max((store / "snapshots").iterdir(), key=lambda each: int(each.name))
        for title, sparql, goal in (
            ("a short query / bare engine", SHORT, "+60 ms"),
            ("a long query / bare engine", LONG, "1.05"),
        ):
            ours = kgnews("query", "--store", store, "--timeout", 600, "--format", "csv", sparql)
            compared(title, ours, job("-c", BARE, newest, sparql), goal)


def exports() -> None:
    """Turtle against the engine's own; GraphML against networkx's writer of the same graph."""
    with _store() as store:
        newest = max((store / "snapshots").iterdir(), key=lambda each: int(each.name))
        place = store.parent
        dump = job("-c", TURTLE, newest)
        for title, more in (("", ()), (" --no-description", ("--no-description",))):
            words = ("export", "turtle", *more, "--store", store, "-o", place / "all.ttl")
            ours = kgnews(*words)
            compared(f"export turtle{title} / the engine's dump", ours, dump, "1.5", rounds=3)
        ours = kgnews("export", "graphml", "--store", store, "-o", place / "all.graphml")
        theirs = job("-c", GRAPHML, place / "all.graphml")
        compared("export graphml / networkx reads and writes it", ours, theirs, rounds=3)
        said("  memory of export graphml", f"{_memory('graphml', store)} MiB")
        said("  memory of export turtle", f"{_memory('turtle', store)} MiB")


def _memory(format: str, store: Path) -> int:
    return spent("export", format, "--store", store, "-o", store.parent / f"all.{format}").memory
