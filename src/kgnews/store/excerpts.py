"""The graph of some articles, or of some of what they state, in a folder of its own.

The graph of a store is the union of what its articles state, so the graph of any earlier day is
the union of those that were there by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kgnews.prefixes import BASE, NAMESPACE
from kgnews.store.judged import quads_at, run_named
from kgnews.store.live import LiveGraph
from kgnews.store.record import Record

__all__ = ["Moment", "excerpt", "holding", "within"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LINE = re.compile(r"(<[^>]*>) <([^>]*)> (.*) \.$")
_ENDED = f"{NAMESPACE}ended"
_ASSERTS = f' <{NAMESPACE}stance> "asserts" .\n'
_BATCH = 20_000  # lines that are written at once


@dataclass(frozen=True, slots=True)
class Moment:
    """Three clocks: by when it was published, by when it came in, and when it holds.

    ``published`` and ``holds`` are days, months or years; ``known`` is a run of the store, by its
    number or its day. Empty is whenever.
    """

    published: str = ""
    known: str = ""
    holds: str = ""

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return bool(self.published or self.known or self.holds)


def excerpt(record: Record, moment: Moment, folder: Path) -> None:
    """Write the graph of a moment into an empty folder, as a store that can be asked.

    Raises StoreError for a run that there is not.
    """
    Record(folder, write=True).close()
    graph = LiveGraph(folder)
    try:
        batch: list[bytes] = []
        lines = 0
        for quads in _stated(record, moment):
            batch.append(quads)
            lines += quads.count(b"\n")
            if lines >= _BATCH:
                graph.load(b"".join(batch), 0)
                batch, lines = [], 0
        graph.load(b"".join(batch), 0)
        graph.publish()
    finally:
        graph.close()


def _stated(record: Record, moment: Moment) -> Iterator[bytes]:
    """The N-Triples of each article that counts, without what does not hold."""
    if moment.known:
        articles: Iterable[tuple[str, bytes]] = quads_at(record, run_named(record, moment.known)[0])
    else:
        articles = ((each, record.quads(each)) for each in record.ids())
    for _, quads in articles:
        if not moment.published or _published(quads, moment.published):
            yield holding(quads, moment.holds) if moment.holds else quads


def _published(quads: bytes, day: str) -> bool:
    """Whether an article says that it was published by the end of a day, month or year."""
    found = re.search(rb'<http://schema\.org/datePublished> "([0-9-]{4,10})', quads)
    return found is not None and _last(found[1].decode()) <= _last(day)


def within(since: str, until: str, day: str) -> bool:
    """Whether a period, open where it is empty, has a day, month or year in it.

    >>> within("2018", "", "2018-05"), within("", "2018-04", "2018-05"), within("", "", "2018")
    (True, False, True)
    """
    return (not since or _first(since) <= _last(day)) and (not until or _first(day) <= _last(until))


def _first(day: str) -> str:
    return day[:10] + "0000-01-01"[len(day[:10]) :]


def _last(day: str) -> str:
    return day[:10] + "0000-12-31"[len(day[:10]) :]


def holding(quads: bytes, day: str) -> bytes:
    """The N-Triples of an article without the facts that do not hold on a day.

    A fact goes where the article dates it and the day is outside, and where it speaks of it as
    over without saying when; what is not dated stays.
    """
    lines = quads.decode().splitlines(keepends=True)
    facts, used = _facts(lines)
    asserting = {each.partition(" ")[0] for each in lines if each.endswith(_ASSERTS)}
    gone = {node for node, about in facts.items() if not _holds(about, day)}
    if not gone:
        return quads
    firm = {node for evidence in asserting for node in used.get(evidence, ())}
    firm -= {node for node, about in facts.items() if _ENDED in about}
    kept = {_triple(facts[node]) for node in firm - gone}
    over = {_triple(facts[node]) for node in gone} - kept
    over |= {(o, p, s) for s, p, o in over if (o, p, s) not in kept}
    orphans = {each for each, by in used.items() if by <= gone}
    return "".join(line for line in lines if not _drops(line, gone | orphans, over)).encode()


def _facts(lines: Iterable[str]) -> tuple[dict[str, dict[str, str]], dict[str, set[str]]]:
    """The facts of an article with their properties, and which of them use which evidence."""
    facts: dict[str, dict[str, str]] = {}
    used: dict[str, set[str]] = {}
    for line in lines:
        if line.startswith(f"<{BASE}fact-") and (match := _LINE.match(line)):
            node, predicate, value = match.groups()
            facts.setdefault(node, {})[predicate] = value
            if predicate == f"{NAMESPACE}evidence":
                used.setdefault(value, set()).add(node)
    return facts, used


def _triple(about: dict[str, str]) -> tuple[str, str, str]:
    subject, predicate, object_ = (about[f"{_RDF}{n}"] for n in ("subject", "predicate", "object"))
    return subject, predicate, object_


def _holds(about: dict[str, str], day: str) -> bool:
    since, until = (
        about.get(f"{NAMESPACE}{name}", "").partition("^^")[0].strip('"')
        for name in ("validFrom", "validUntil")
    )
    if _ENDED in about and not until:
        return False
    return within(since, until, day)


def _drops(line: str, nodes: set[str], over: set[tuple[str, str, str]]) -> bool:
    match = _LINE.match(line)
    if match is None:
        return False
    subject, predicate, value = match.groups()
    return subject in nodes or (subject, f"<{predicate}>", value) in over
