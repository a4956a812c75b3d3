"""Formats of other packages."""

from __future__ import annotations

import io
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import IO

import pyoxigraph
import pytest

from kgnews import export
from kgnews.store import EmbeddedGraph, Graph


def count(graph: Graph, stream: IO[bytes], options: export.Options) -> None:
    """The number of triples."""
    stream.write(str(graph.count()).encode())


def test_an_entry_point_is_a_format_but_replaces_none_of_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    theirs = EntryPoint("count", "elsewhere:count", export.GROUP)
    ours = EntryPoint("turtle", "elsewhere:count", export.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: count)
    monkeypatch.setattr(export, "entry_points", lambda group: [ours, theirs])
    known = export.exporters()
    assert list(known)[-1] == "count"
    stream = io.BytesIO()
    known["count"](EmbeddedGraph(pyoxigraph.Store(), tmp_path), stream, export.Options())
    assert stream.getvalue() == b"0"
    assert known["turtle"] is not count
