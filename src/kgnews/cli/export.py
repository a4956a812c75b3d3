"""``kgnews export``: the graph as a file for other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import Output, destination, folder
from kgnews.cli._part import (
    Around,
    Articles,
    Hops,
    Predicates,
    Since,
    Support,
    Types,
    Until,
    selection,
)

if TYPE_CHECKING:
    from kgnews.export import Exporter, Options
    from kgnews.store import Graph

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
    around: Around = None,
    hops: Hops = 1,
    since: Since = "",
    until: Until = "",
    types: Types = None,
    predicates: Predicates = None,
    only: Articles = None,
    support: Support = 1,
    measures: Annotated[
        str,
        typer.Option(
            metavar="NAME,…",
            help="Attributes of nodes in formats of nodes and edges: degree, pagerank, community.",
        ),
    ] = "",
    description: Annotated[
        bool,
        typer.Option(
            "--description/--no-description",
            help="Beside an RDF file another one that describes it, in VoID and DCAT.",
        ),
    ] = True,
    list_formats: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
) -> None:
    """Write the graph, or a part of it, for other programs.

    The same graph gives the same bytes. A file given with -o is read again and counted; it is
    whole or stays as it was.
    RDF formats hold everything; formats of nodes and edges hold the entities and the facts
    between them. Formats of several files (neo4j, obsidian) fill a new folder, or a file that
    ends in .zip. --around, --since, --type and the like choose a part, for every format.

    \b
    kgnews export graphml -o news.graphml
    kgnews export gexf -o u20.gexf --around U20 --hops 2 --measures pagerank,community
    kgnews export obsidian -o vault/
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

    if output is None and sys.stdout.isatty() and _is_binary(known[format], format):
        raise typer.BadParameter(f"{format} is nothing for a terminal; name a file with -o")
    chosen = set(map(str, stance or [Stances.ASSERTS]))
    stances = exports.STANCES if Stances.ALL in chosen else frozenset(chosen)
    options = exports.Options(stances, articles, _measures(measures))
    whole = open_graph(store)
    hopping = exports.STANCES if format in exports.MEDIA_TYPES else stances
    near = (around or [], hops, hopping)
    wanted = selection(whole, near, (since, until), (types, predicates, only), support)
    graph = exports.part(whole, wanted)
    _write(known[format], graph, options, output, partial(exports.recounted, format))
    if output and output.is_file() and description and format in exports.MEDIA_TYPES:
        _describe(graph, output, format)


def _is_binary(exporter: Exporter, format: str) -> bool:
    from kgnews.export import Folder

    return isinstance(exporter, Folder) or format.startswith("parquet")


def _measures(given: str) -> tuple[str, ...]:
    from kgnews.export import MEASURES

    names = [name.strip() for name in given.split(",") if name.strip()]
    names = ["community" if name == "communities" else name for name in names]
    for name in names:
        if name not in MEASURES:
            raise typer.BadParameter(f"{name!r} is no measure; one of {', '.join(MEASURES)}")
    return tuple(dict.fromkeys(names))


def _write(
    exporter: Exporter,
    graph: Graph,
    options: Options,
    output: Path | None,
    recounted: Callable[[Path, Graph, Options], None],
) -> None:
    """A file, which is read again, or the files of a folder."""
    from kgnews.export import Folder

    to_folder = output is not None and str(output) != "-" and output.suffix.lower() != ".zip"
    if isinstance(exporter, Folder) and to_folder:
        assert output is not None
        folder(output, exporter.files(graph, options))
        return
    with destination(output, lambda file: recounted(file, graph, options)) as stream:
        if isinstance(exporter, Folder):  # an archive is written back and forth
            archive = BytesIO()
            exporter(graph, archive, options)
            stream.write(archive.getvalue())
        else:
            exporter(graph, stream, options)


def _describe(graph: Graph, file: Path, format: str) -> None:
    """The description of an RDF file, beside it: ``news.ttl`` has ``news.void.ttl``."""
    import hashlib

    from kgnews.export import Written, describe

    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    written = Written(file.name, format, file.stat().st_size, digest)
    with destination(file.with_suffix(".void.ttl")) as beside:
        describe(graph, beside, written)


def _list(formats: dict[str, str]) -> None:
    from kgnews import view

    width = max(map(len, formats)) + 2
    for name, text in formats.items():
        help_text = text.strip().partition("\n")[0]
        view.print_lines([view.line(0, (name.ljust(width), "name"), help_text)], sys.stdout)
