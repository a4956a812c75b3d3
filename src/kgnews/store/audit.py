"""Every span read again, and the graph compared with the record, line by line.

The record's own digests show a text or a reading that has changed; that the graph holds what
the articles state, all of it and nothing else, is compared by a sum of hashes over both, so
that memory holds only the lines that articles share.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b, sha256
from io import RawIOBase
from pathlib import Path
from typing import IO, Any, cast

from kgnews.errors import StoreError
from kgnews.mapping import escape
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Store, open_graph, open_record
from kgnews.store.graph import Graph, newest
from kgnews.store.record import Record

__all__ = ["Fault", "faults"]

_OWN = tuple(f"<{BASE}{kind}-".encode() for kind in ("article", "evidence", "quote"))
_EVIDENCE = re.compile(
    rf'^<{BASE}evidence-(\w+)> <{NAMESPACE}(start|end|quote)> "((?:[^"\\]|\\.)*)"', re.MULTILINE
)
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was stored: where, and what."""

    where: str
    what: str
    cure: str


def faults(folder: Path) -> Iterator[Fault]:
    """Everything in a store that is not as it should be; nothing for a sound one.

    Looks at every byte of it. Raises StoreError where there is no store, or one in use.
    """
    if not os.access(folder, os.W_OK):  # nobody is at work there either
        with open_record(folder) as record:
            yield from _record_faults(record)
            yield from _graph_faults(record, open_graph(folder))
        return
    with Store.open(folder) as store:
        yield from _record_faults(store.record)
        try:
            store.settle()
            yield from _graph_faults(store.record, store.graph)
        except StoreError as fault:
            yield Fault(fault.where, fault.what, fault.cure)


def _record_faults(record: Record) -> Iterator[Fault]:
    cure = "restore the record from a copy, or retract the article and ingest it again"
    for damage in record.damage():
        yield Fault(str(record.path), damage, "restore the record from a copy")
    for article_id, text_digest, quads_digest in record.digests():
        try:
            article, quads = record.article(article_id), record.quads(article_id)
            record.reading(article_id)
        except (StoreError, ValueError, KeyError, TypeError) as fault:
            yield Fault(article_id, f"its row cannot be read ({fault})", cure)
            continue
        if article.id != article_id or _hex(article.text.encode()) != text_digest:
            yield Fault(article_id, "the text is not the one that was stored", cure)
        elif _hex(quads) != quads_digest:
            yield Fault(article_id, "the triples are not those that were stored", cure)
        else:
            for start, end in _misquoted(article.text, quads.decode()):
                what = f"the text at {start}–{end} is not what the evidence quotes"
                yield Fault(article_id, what, "run kgnews rebuild --reread")


def _misquoted(text: str, quads: str) -> Iterator[tuple[str, str]]:
    """(start, end) of every evidence that quotes something else than its span covers."""
    found: dict[str, dict[str, str]] = {}
    for node, name, value in _EVIDENCE.findall(quads):
        found.setdefault(node, {})[name] = value
    for about in found.values():
        start, end, quote = (about.get(name, "") for name in ("start", "end", "quote"))
        if not start or not end or escape(text[int(start) : int(end)]) != quote:
            yield start, end


def _graph_faults(record: Record, graph: Graph) -> Iterator[Fault]:
    cure = "run kgnews rebuild"
    where = str(graph.folder)
    expected, found = _expected(record), _found(graph)
    if found == expected:
        published = newest(graph.folder)
        # Its files are those of the live graph, which was read to the last byte.
        if published is None or published.count() != expected[0]:
            yield Fault(where, "readers are not shown the graph as it is", cure)
        return
    lost = 0
    for article_id in record.ids():
        if missing := _missing(graph, record.quads(article_id)):
            lost += 1
            yield Fault(article_id, f"{missing:,} of its triples are not in the graph", cure)
    if not lost:
        more = found[0] - expected[0]
        yield Fault(where, f"{more:,} triples of the graph stand in no article", cure)


def _expected(record: Record) -> tuple[int, int]:
    """How many different lines the articles have, and the sum of their hashes."""
    shared: set[int] = set()
    count = total = 0
    for article_id in record.ids():
        for line in record.quads(article_id).splitlines():
            number = _number(line)
            if line.startswith(_OWN):
                count, total = count + 1, total + number
            else:
                shared.add(number)
    return count + len(shared), (total + sum(shared)) & _MASK


def _found(graph: Graph) -> tuple[int, int]:
    """How many lines the graph has, and the sum of their hashes."""
    from pyoxigraph import RdfFormat

    lines = _Lines()
    graph.dump(cast("IO[bytes]", lines), RdfFormat.N_TRIPLES)
    return lines.count, lines.total & _MASK


class _Lines(RawIOBase):
    """A file that counts and sums the lines written to it, and keeps none."""

    def __init__(self) -> None:
        self.count = self.total = 0
        self._rest = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        *lines, self._rest = (self._rest + bytes(data)).split(b"\n")
        self.count += len(lines)
        self.total += sum(map(_number, lines))
        return memoryview(data).nbytes


def _missing(graph: Graph, quads: bytes) -> int:
    """How many triples of an article the graph does not hold."""
    from pyoxigraph import Quad, RdfFormat, parse

    triples = parse(quads, format=RdfFormat.N_TRIPLES)
    return sum(Quad(t.subject, t.predicate, t.object) not in graph.store for t in triples)


def _number(line: bytes) -> int:
    return int.from_bytes(blake2b(line, digest_size=8).digest())


def _hex(data: bytes) -> str:
    return sha256(data).hexdigest()
