"""A graph is fetched once, and says what it said before."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgnews.export import FetchedOnce, Options, Written, describe, exporters
from kgnews.store import EmbeddedGraph, Graph


def _files(graph: Graph, format: str) -> tuple[bytes, bytes]:
    file, beside = io.BytesIO(), io.BytesIO()
    exporters()[format](graph, file, Options())
    describe(graph, beside, Written("all", format, len(file.getvalue()), "ab"))
    return file.getvalue(), beside.getvalue()


@pytest.mark.parametrize("format", ["turtle", "ntriples", "trig", "jsonld", "rdfxml", "turtle12"])
def test_files_have_the_bytes_that_they_have_without_it(graph: Graph, format: str) -> None:
    with FetchedOnce(graph) as once:
        assert _files(once, format) == _files(graph, format)


def test_a_file_and_its_description_take_one_dump(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    dumps: list[ox.RdfFormat] = []
    dump = EmbeddedGraph.dump

    def counted(self: EmbeddedGraph, output: io.BytesIO, format: ox.RdfFormat) -> None:
        dumps.append(format)
        dump(self, output, format)

    monkeypatch.setattr(EmbeddedGraph, "dump", counted)
    with FetchedOnce(graph) as once:
        _files(once, "turtle")
    assert dumps == [ox.RdfFormat.N_TRIPLES]


def test_it_answers_as_the_graph_does(graph: Graph, tmp_path: Path) -> None:
    everything = sorted(map(str, graph.triples()))
    with FetchedOnce(graph) as once:
        assert (once.folder, once.mark, once.count()) == (graph.folder, graph.mark, graph.count())
        assert sorted(map(str, once.triples())) == everything
        assert sorted(map(str, once.held(graph.triples()))) == everything
        assert once.query("ASK { ?city a kg:City }")
        once.dump(tmp_path / "all.nt", ox.RdfFormat.N_TRIPLES)
    assert len((tmp_path / "all.nt").read_bytes().splitlines()) == len(everything)
