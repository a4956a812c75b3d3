"""Which articles are copies of one text, changed and cut as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgnews.ask.facts import Source, View
from kgnews.ask.origins import Witness, copies
from kgnews.mapping import SKETCH

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["copied"]


def copied(graph: Graph) -> list[tuple[Source, ...]]:
    """The articles that are copies of each other, in groups, the oldest of each first.

    The text decides, never the headline; that of the oldest need not be the original. Looks at
    every article: some seconds for ten thousand.

    >>> import pyoxigraph
    >>> from pathlib import Path
    >>> from kgnews.store import EmbeddedGraph
    >>> copied(EmbeddedGraph(pyoxigraph.Store(), Path("none")))
    []
    """
    from pyoxigraph import NamedNode

    view = View(graph)
    sources, witnesses = {}, []
    for triple in graph.triples(None, NamedNode(SKETCH)):
        source = view.source(str(getattr(triple.subject, "value", "")))
        sources[source.id] = source
        sketch = str(getattr(triple.object, "value", ""))
        witnesses.append(Witness(source.id, source.published, sketch))
    witnesses.sort(key=lambda each: (each.published or "9", each.id))
    return [tuple(sources[each.id] for each in group) for group in copies(witnesses) if group[1:]]
