"""``kgnews export``: the graph as a file for other programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import Output, destination

__all__ = ["Stances", "export"]


class Stances(StrEnum):
    """Which facts are edges."""

    ASSERTS = "asserts"
    REPORTS = "reports"
    DENIES = "denies"
    PLANS = "plans"
    ALL = "all"


def export(
    format: Annotated[
        str | None,
        typer.Argument(help="turtle, ntriples, graphml, gexf, csv and others; --list shows all."),
    ] = None,
    store: StoreFolder = DEFAULT_STORE,
    output: Output = None,
    stance: Annotated[
        list[Stances] | None,
        typer.Option(
            "--stance",
            help="In formats of nodes and edges: facts that an article asserts, reports, denies "
            "or plans, or all; may be given more than once. Without: asserts.",
        ),
    ] = None,
    articles: Annotated[
        bool,
        typer.Option(
            "--articles", help="In formats of nodes and edges: a node for every article too."
        ),
    ] = False,
    list_formats: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
) -> None:
    """Write the graph for other programs.

    The same graph gives the same bytes. A file given with -o is whole or stays as it was.
    RDF formats hold everything; formats of nodes and edges hold the entities and the facts
    between them.

    \b
    kgnews export graphml -o news.graphml
    """
    from kgnews import export as exports

    known = exports.exporters()
    if list_formats:
        _list({name: function.__doc__ or "" for name, function in known.items()})
        return
    if format not in known:
        given = f"{format!r} is no format" if format else "no format given"
        raise typer.BadParameter(f"{given}; one of {', '.join(known)}")
    from kgnews.store import open_graph

    chosen = set(map(str, stance or [Stances.ASSERTS]))
    stances = exports.STANCES if Stances.ALL in chosen else frozenset(chosen)
    options = exports.Options(stances=stances, articles=articles)
    graph = open_graph(store)
    with destination(output) as stream:
        known[format](graph, stream, options)


def _list(formats: dict[str, str]) -> None:
    from kgnews import view

    width = max(map(len, formats)) + 2
    for name, text in formats.items():
        help_text = text.strip().partition("\n")[0]
        view.print_lines([view.line(0, (name.ljust(width), "name"), help_text)], sys.stdout)
