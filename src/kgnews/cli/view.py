"""``kgnews view``: the graph as a page, opened in the browser."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import destination
from kgnews.cli._part import (
    Around,
    ArticleNodes,
    Articles,
    HeldAs,
    Hops,
    Measures,
    Predicates,
    Since,
    Support,
    Types,
    Until,
    network_options,
    selection,
    tell_if_empty,
)

__all__ = ["view"]


def view(
    store: StoreFolder = DEFAULT_STORE,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write the page to a file, to keep or to pass on. Without: a temporary file.",
        ),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = True,
    stance: HeldAs = None,
    articles: ArticleNodes = False,
    around: Around = None,
    hops: Hops = 1,
    since: Since = "",
    until: Until = "",
    types: Types = None,
    predicates: Predicates = None,
    only: Articles = None,
    support: Support = 1,
    measures: Measures = "",
) -> None:
    """Show the graph, or a part of it, as one page in the browser.

    A picture and a table of the facts: search, filters by kind, relation, date and number of
    articles, neighbours, the shortest path. A click on a line shows the sentence that states it.
    The page is one file that fetches nothing; kgnews export html writes the same one. Of a graph
    that is too large for a page, what most articles state is in it.

    \b
    kgnews view --around Barcelona --hops 2
    kgnews view --since 2024 --no-open -o 2024.html
    """
    from kgnews import export
    from kgnews.export.html import html, left_out
    from kgnews.store import open_graph

    options = network_options(stance, articles, measures)
    whole = open_graph(store)
    near = (around or [], hops, options.stances)
    wanted = selection(whole, near, (since, until), (types, predicates, only), support)
    graph = export.part(whole, wanted)
    tell_if_empty(graph)
    path = output or _temporary()
    with destination(path) as stream:
        html(graph, stream, options)
    if str(path) == "-":
        return
    if words := left_out(graph, options):
        print(f"kgnews: the page has {words}", file=sys.stderr)
    print(path.absolute())
    if browser and not _opened(path):
        print("kgnews: no browser here; open the file in one", file=sys.stderr)


def _temporary() -> Path:
    """A new file that nobody else may read, and that stays for the browser."""
    from tempfile import mkstemp

    handle, name = mkstemp(prefix="kgnews-", suffix=".html")
    os.close(handle)
    return Path(name)


def _opened(path: Path) -> bool:
    """Whether a browser with a window has taken the page."""
    import webbrowser

    silent = sys.platform not in ("win32", "darwin")
    if silent and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False  # a browser in the terminal would show nothing of it
    return webbrowser.open(path.absolute().as_uri())
