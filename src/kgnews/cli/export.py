"""``kgnews export``: the graph as a file for other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import Output, destination, folder
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

if TYPE_CHECKING:
    from kgnews.export import Exporter, Options
    from kgnews.store import Graph

__all__ = ["export"]


def export(
    format: Annotated[
        str | None,
        typer.Argument(
            help="turtle, graphml, gexf, csv, html and others; --list shows all. Without: what the "
            "ending of the file says."
        ),
    ] = None,
    store: StoreFolder = DEFAULT_STORE,
    output: Output = None,
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
    if format is None and output:
        format = exports.ENDINGS.get(output.suffix.lower())
    if format not in known:
        raise typer.BadParameter(_no_format(format, output, known))
    from kgnews.store import open_graph

    printed = output is None or str(output) == "-"
    if printed and sys.stdout.isatty() and _is_binary(known[format], format):
        raise typer.BadParameter(f"{format} is nothing for a terminal; name a file with -o")
    options = network_options(stance, articles, measures)
    whole = open_graph(store)
    hopping = exports.STANCES if format in exports.MEDIA_TYPES else options.stances
    near = (around or [], hops, hopping)
    wanted = selection(whole, near, (since, until), (types, predicates, only), support)
    with exports.FetchedOnce(exports.part(whole, wanted)) as graph:
        tell_if_empty(graph)
        _write(known[format], graph, options, output, partial(exports.recounted, format))
        if format == "html":
            _tell_what_is_left_out(graph, options)
        if output and output.is_file() and description and format in exports.MEDIA_TYPES:
            _describe(graph, output, format)


def _no_format(format: str | None, output: Path | None, known: Iterable[str]) -> str:
    """What is wrong with the format, and what may have been meant."""
    from difflib import get_close_matches

    if format and (near := get_close_matches(format, list(known), 1, 0.7)):
        return f"{format!r} is no format; did you mean {near[0]}?"
    given = f"{format!r} is no format" if format else "no format given"
    if not format and output and output.suffix:
        given = f"no format given, and {output.suffix} is not the ending of one"
    return f"{given}; one of {', '.join(known)}"


def _is_binary(exporter: Exporter, format: str) -> bool:
    from kgnews.export import Folder

    return isinstance(exporter, Folder) or format.startswith("parquet")


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


def _tell_what_is_left_out(graph: Graph, options: Options) -> None:
    from kgnews.export.html import left_out

    if words := left_out(graph, options):
        print(f"kgnews: the page has {words}", file=sys.stderr)


def _list(formats: dict[str, str]) -> None:
    from kgnews import view

    width = max(map(len, formats)) + 2
    for name, text in formats.items():
        help_text = text.strip().partition("\n")[0]
        each = view.line(0, (name.ljust(width), "name"), help_text, hang=width)
        view.print_lines([each], sys.stdout)
