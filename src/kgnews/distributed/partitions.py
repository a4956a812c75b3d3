"""Pieces of inputs, and partitions of them: what one machine reads at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple, TypeVar

from kgnews.articles.turns import Cut

__all__ = ["Input", "Partition", "Piece", "grouped", "partitioned"]

_MOST = 1000  # inputs that are taken together, however small they are
_DIGITS = 24  # of a name: 96 bits


class Input(NamedTuple):
    """A file to be read: what it is called, where every machine finds it, its bytes.

    ``listed`` is as in :class:`kgnews.articles.turns.Found`.
    """

    name: str
    path: str = ""
    size: int = 0
    listed: bool = False


class Piece(NamedTuple):
    """Some records of an input, or all of it (no ``cut``), and the digest of its bytes.

    The ``last`` piece of an input ends it.
    """

    input: Input
    digest: str
    size: int
    cut: Cut | None = None
    last: bool = True


class Partition(NamedTuple):
    """What is read at a time, by a name that says what it is."""

    name: str
    pieces: tuple[Piece, ...]


Sized = TypeVar("Sized", Input, Piece)


def grouped(inputs: Iterable[Sized], size: int) -> Iterator[tuple[Sized, ...]]:
    """Neighbours together until they have so many bytes.

    >>> [len(each) for each in grouped([Input("a", size=5), Input("b", size=5), Input("c")], 8)]
    [2, 1]
    """
    group: list[Sized] = []
    total = 0
    for each in inputs:
        group.append(each)
        total += each.size
        if total >= size or len(group) >= _MOST:
            yield tuple(group)
            group, total = [], 0
    if group:
        yield tuple(group)


def partitioned(pieces: Iterable[Piece], size: int, seed: str) -> Iterator[Partition]:
    """Partitions of so many bytes or more, in the order of their pieces.

    ``seed`` is what else decides what comes of them. Same pieces and seed, same names.

    >>> pieces = [Piece(Input(name), digest="0f3a", size=5) for name in "abc"]
    >>> [each.pieces[0].input.name for each in partitioned(pieces, 8, "rules")]
    ['a', 'c']
    """
    for group in grouped(pieces, size):
        told = [[p.input.name, p.input.listed, p.digest, p.cut] for p in group]
        words = json.dumps([seed, told]).encode()
        yield Partition(sha256(words).hexdigest()[:_DIGITS], group)
