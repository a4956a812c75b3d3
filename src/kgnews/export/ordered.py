"""The triples of a graph as sorted N-Triples lines, whatever their number.

The store hands them out in the order of its index, which is that of hashes. They are sorted in
pieces that fit in memory, and the pieces are merged from disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from kgnews.mapping import PREFIXES

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["lines", "type_first"]

PIECE = 500_000
"""Lines sorted in memory at once: some 150 MB."""

_TYPE = f" <{PREFIXES['rdf']}type> ".encode()


def type_first(line: bytes) -> bytes:
    """A key that sorts by subject, and puts the class of each before its properties.

    >>> sorted([b"<a> <b> <c> .", b"<a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <t> ."],
    ...        key=type_first)[0][-5:]
    b'<t> .'
    """
    return line.replace(_TYPE, b" \x01 ", 1)


def lines(graph: Graph, key: Callable[[bytes], bytes] | None = None) -> Iterator[bytes]:
    """Every triple as a line of N-Triples, sorted by bytes or by a key of them."""
    from pyoxigraph import RdfFormat

    with ExitStack() as stack:
        dump = stack.enter_context(TemporaryFile())
        graph.dump(dump, RdfFormat.N_TRIPLES)
        dump.seek(0)
        pieces: list[IO[bytes]] = []
        while piece := sorted(islice(dump, PIECE), key=key):
            if len(piece) < PIECE and not pieces:
                yield from piece
                return
            file = stack.enter_context(TemporaryFile())
            file.writelines(piece)
            file.seek(0)
            pieces.append(file)
        yield from merge(*pieces, key=key)
