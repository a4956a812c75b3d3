"""One page to look at and to pass on: the picture, the table, and the sentence behind each fact.

The page is one file that fetches nothing. What a browser needs beside the data is built from
``web/`` and lies in ``kgnews/export/page/``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import IO, TYPE_CHECKING

from kgnews.export.html.contents import contents
from kgnews.export.html.facts import Facts, facts
from kgnews.export.html.page import page
from kgnews.export.html.thinning import MOST_EDGES, MOST_NODES, Thinned, thinned
from kgnews.export.network import Options, network

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["MOST_EDGES", "MOST_NODES", "Thinned", "html", "left_out", "thinned"]


def html(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """One page for a browser, without network: picture, table, and the sentence of every fact."""
    chosen, held = _chosen(graph, options)
    stream.write(page(contents(graph, chosen, held, options)))


def left_out(graph: Graph, options: Options) -> str:
    """What is too much for a page and therefore not in it, in words; nothing where all is in it.

    >>> import pyoxigraph
    >>> from pathlib import Path
    >>> from kgnews.store import EmbeddedGraph
    >>> left_out(EmbeddedGraph(pyoxigraph.Store(), Path("none")), Options())
    ''
    """
    return "; ".join(filter(None, map(str, _chosen(graph, options))))


@lru_cache(maxsize=1)  # the page is written, then somebody asks what is not in it
def _chosen(graph: Graph, options: Options) -> tuple[Thinned, Facts]:
    net = thinned(network(graph, options))
    return net, facts(graph, net.net, options)
