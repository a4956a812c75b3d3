"""The triples of a graph as sorted N-Triples lines, whatever their number.

The store hands them out in the order of its index, which is that of hashes. They are sorted in
pieces that fit in memory, and the pieces are merged from disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from kgnews.mapping import PREFIXES
from kgnews.store.ordered import PIECE, in_order

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["lines", "type_first"]

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

    with TemporaryFile() as dump:
        graph.dump(dump, RdfFormat.N_TRIPLES)
        dump.seek(0)
        yield from in_order(dump, key, piece=PIECE)
