"""What is dear to make and true as long as the graph is the same."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Remembered"]

T = TypeVar("T")


class Remembered(Generic[T]):
    """A value made from a graph, and again when the store has changed."""

    def __init__(self, make: Callable[[Graph], T]) -> None:
        """Nothing is made yet."""
        self._make = make
        self._lock = Lock()
        self._made: tuple[int, T] | None = None

    def of(self, graph: Graph) -> T:
        """The value for a graph; who comes while it is made waits for it."""
        mark = graph.mark
        with self._lock:
            if self._made is None or self._made[0] != mark:
                self._made = mark, self._make(graph)
            return self._made[1]
