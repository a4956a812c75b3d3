"""What the tests of several formats share: the graph, what is written, other people's readers."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kgnews.export import STANCES, Network, Options, exporters, network
from kgnews.store import Graph, open_graph

ALL = Options(stances=STANCES, articles=True)

Write = Callable[..., bytes]
Judge = Callable[[str, bytes], Any]


@pytest.fixture(scope="session")
def graph(news_store: Path) -> Graph:
    return open_graph(news_store)


@pytest.fixture(scope="session")
def net(graph: Graph) -> Network:
    """Everything that formats of nodes and edges can hold."""
    return network(graph, ALL)


@pytest.fixture(scope="session")
def written(graph: Graph) -> Write:
    """Format, options, graph → the bytes of an export."""

    def write(format: str, options: Options = ALL, of: Graph = graph) -> bytes:
        stream = io.BytesIO()
        exporters()[format](of, stream, options)
        return stream.getvalue()

    return write


@pytest.fixture
def judged(tmp_path: Path) -> Judge:
    """What a JavaScript library finds in a file; skips where there is none."""

    def judge(kind: str, content: bytes) -> Any:
        node = shutil.which("node")
        if not node:
            pytest.skip("no node: see tests/export/README.md")
        file = tmp_path / kind
        file.write_bytes(content)
        words = [node, str(Path(__file__).with_name("judges.cjs")), kind, str(file)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
        if "Cannot find module" in done.stderr:
            pytest.skip(f"no library for node that reads {kind}: see tests/export/README.md")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return judge
