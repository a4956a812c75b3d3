"""When a copy of a graph on a server is made, and when it is forgotten."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgnews.store import EmbeddedGraph
from kgnews.store.remote.copies import Copies


class Clock:
    """A clock that is moved by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Counted(EmbeddedGraph):
    """A graph that says how large it is."""

    size = 100_000

    def count(self) -> int:
        return self.size


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def graph() -> Counted:
    return Counted(ox.Store(), Path("example"))


@pytest.fixture
def copies(graph: Counted, clock: Clock) -> Copies:
    def fetched(copy: EmbeddedGraph) -> None:
        triple = (ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))
        copy.store.add(ox.Quad(*triple))

    return Copies(graph, fetched, clock=clock)


def asked(copies: Copies, clock: Clock, seconds: float) -> None:
    with copies.timed():
        clock.now += seconds


def test_few_questions_go_to_the_server(copies: Copies, clock: Clock) -> None:
    asked(copies, clock, 0.9)
    assert copies.instead() is None


def test_questions_that_took_as_long_as_a_copy_takes_have_one(copies: Copies, clock: Clock) -> None:
    asked(copies, clock, 1.9)  # a hundred thousand triples take two seconds
    assert copies.instead() is None
    asked(copies, clock, 0.2)
    copy = copies.instead()
    assert copy is not None
    assert copy.count() == 1
    clock.now += 4
    assert copies.instead() is copy


def test_a_larger_graph_is_asked_for_longer(copies: Copies, clock: Clock, graph: Counted) -> None:
    graph.size = 10_000_000
    asked(copies, clock, 199)
    assert copies.instead() is None


def test_a_large_copy_is_on_disk_and_leaves_nothing(
    copies: Copies, clock: Clock, graph: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    graph.size = 600_000
    asked(copies, clock, 13)
    copy = copies.instead()
    assert copy is not None
    assert copy.count() == 1
    assert list(tmp_path.iterdir())
    del copy
    copies.forget()
    assert not list(tmp_path.iterdir())


def test_after_a_while_without_questions_the_server_is_asked_again(
    copies: Copies, clock: Clock
) -> None:
    asked(copies, clock, 2.1)
    assert copies.instead() is not None
    clock.now += 6
    assert copies.instead() is None
