"""``kgnews query``: SPARQL, or a question with a name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgnews.characters import escaped, shown
from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import Output, put
from kgnews.errors import InputError

if TYPE_CHECKING:
    from subprocess import Popen

    from kgnews.sparql import Answer, Question, Saved

__all__ = ["SETTINGS", "Format", "query"]

SETTINGS: dict[str, Any] = {"ignore_unknown_options": True}
"""A saved query has options of its own, which are among the words."""

NOTHING_FOUND = 1


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    MD = "md"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


_GRAPHS = (Format.TURTLE, Format.NTRIPLES, Format.JSONLD, Format.RDFXML)
_ENDINGS = {
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".json": Format.JSON,
    ".srj": Format.JSON,
    ".xml": Format.XML,
    ".srx": Format.XML,
    ".md": Format.MD,
    ".ttl": Format.TURTLE,
    ".nt": Format.NTRIPLES,
    ".jsonld": Format.JSONLD,
    ".rdf": Format.RDFXML,
}


def _day(value: str) -> str:
    from kgnews.text.days import is_day

    if value and not is_day(value):
        raise typer.BadParameter("give a day, month or year: 2018-10-30, 2018-10, 2018")
    return value


def query(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SPARQL|NAME [--VALUE ...]",
            help="A SPARQL text, - to read one from standard input, or the name of a saved "
            "query with its values, such as quotes-by --who NAME.",
        ),
    ] = None,
    store: StoreFolder = DEFAULT_STORE,
    file: Annotated[
        Path | None, typer.Option("-f", "--file", metavar="FILE", help="Read the query from it.")
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="Without: a table on a terminal, CSV elsewhere."),
    ] = None,
    output: Output = None,
    excel: Annotated[
        bool,
        typer.Option(
            "--excel", help="CSV as Excel wants it: UTF-8 with its mark, and no cell is a formula."
        ),
    ] = False,
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="At most so many rows or triples; 0 is all.")
    ] = 100_000,
    timeout: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Stop after that long; 0 is never.")
    ] = 60.0,
    memory: Annotated[
        int, typer.Option(min=0, metavar="MB", help="Stop when it takes more; 0 is never.")
    ] = 1280,
    exit_status: Annotated[
        bool, typer.Option("--exit-status", help="Exit with 1 where nothing is found, or false.")
    ] = False,
    allow_network: Annotated[
        bool, typer.Option("--allow-network", help="Let SERVICE ask other servers.")
    ] = False,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="DATE",
            callback=_day,
            help="Only what articles say that were published by then: 2018-10-30, 2018-10, 2018.",
        ),
    ] = "",
    ingested_by: Annotated[
        str,
        typer.Option(
            metavar="RUN|DATE",
            help="The graph as it was after a run of kgnews diff --runs, or at the end of a day.",
        ),
    ] = "",
    valid_on: Annotated[
        str,
        typer.Option(
            metavar="DATE", callback=_day, help="Without facts that the articles date otherwise."
        ),
    ] = "",
    list_saved: Annotated[bool, typer.Option("--list", help="List the saved queries.")] = False,
) -> None:
    """Ask the graph, in SPARQL 1.1 or by the name of a saved query.

    Three clocks: --as-of is when it was published, --ingested-by when it came into the store,
    --valid-on when it holds.

    The usual prefixes (kg:, : for entities, schema:, rdf:, rdfs:, owl:, prov:, org:, skos:,
    sem:, wd:, xsd:) need no PREFIX lines. Nothing is changed, and nothing leaves this machine
    unless --allow-network is given.

    \b
    kgnews query 'SELECT ?city { ?city kg:supports ?event }'
    kgnews query cities-backing --event 'U20 Mayors Summit'
    """
    from kgnews import sparql

    if list_saved:
        _list(sparql.saved().values())
        return
    written = format or _ENDINGS.get(output.suffix.lower() if output else "")
    if excel and written not in (None, Format.CSV):
        raise typer.BadParameter(f"--excel is for CSV, not for {written}")
    written = Format.CSV if excel else written
    saved, values = _chosen(words or [], file)
    question = sparql.Question(
        saved.sparql,
        sparql.bindings(saved, values),
        rows=_rows(written, output),
        graph=written if written and written is not Format.TABLE else "turtle",
        limit=limit,
        seconds=timeout,
        memory=memory,
        network=allow_network,
    )
    with _as_it_was(store, as_of, ingested_by, valid_on) as place:
        answer = _answer(place, question, context.obj)
    if excel and answer.kind == "rows":
        from kgnews.export.characters import spreadsheet

        put(spreadsheet(answer.body), output)
    else:
        _print(answer, written or _default(output), output)
    if answer.more:
        what = "triples" if answer.kind == "graph" else "rows"
        cut = f"there are more than these {limit:,} {what}; --limit N or 0 gives more"
        print(f"kgnews: {cut}", file=sys.stderr)
    for note in answer.notes:
        print(f"kgnews: {shown(note)}", file=sys.stderr)
    if exit_status and not answer.found:
        raise typer.Exit(NOTHING_FOUND)


@contextmanager
def _as_it_was(store: Path, as_of: str, ingested_by: str, valid_on: str) -> Iterator[Path]:
    """The folder to ask: that of the store, or of the graph of a moment."""
    if not (as_of or ingested_by or valid_on):
        yield store
        return
    from tempfile import TemporaryDirectory

    from kgnews.store import open_record
    from kgnews.store.excerpts import Moment, excerpt

    with TemporaryDirectory(prefix="kgnews-") as name, open_record(store) as record:
        excerpt(record, Moment(as_of, ingested_by, valid_on), Path(name))
        yield Path(name)


def _default(output: Path | None) -> Format:
    on_terminal = output is None and sys.stdout.isatty()
    return Format.TABLE if on_terminal else Format.CSV


def _rows(written: Format | None, output: Path | None) -> str:
    """The format that the engine writes rows in; tables are drawn from its JSON."""
    format = written or _default(output)
    return Format.JSON if format in (Format.TABLE, Format.MD) else format


def _chosen(words: list[str], file: Path | None) -> tuple[Saved, dict[str, str]]:
    """The query that the words name or are, and the values for its parameters."""
    from kgnews import sparql

    texts, values = _sorted_out(words)
    if file is not None:
        if texts:
            raise typer.BadParameter("give -f FILE or a query, not both")
        return sparql.parsed(file.name, _read(file)), values
    if len(texts) != 1:
        what = "no query given" if not texts else "more than one query given"
        raise typer.BadParameter(f"{what}; quote a SPARQL text, and see --list for saved queries")
    text = texts[0]
    if text == "-":
        return sparql.parsed("-", sys.stdin.read()), values
    if text.replace("-", "").replace("_", "").isalnum():
        return sparql.saved_query(text), values
    if " " not in text and Path(text).is_file():
        raise typer.BadParameter(f"{shown(text)} is a file; kgnews query -f {shown(text)} asks it")
    return sparql.parsed("query", text), values


def _sorted_out(words: list[str]) -> tuple[list[str], dict[str, str]]:
    """The words that are no option, and the values of those that are."""
    texts, values, rest = [], {}, list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--") or len(word) < 3 or " " in word.partition("=")[0]:
            if word.startswith("-") and word != "-" and " " not in word:
                raise typer.BadParameter(f"no such option: {word}")
            texts.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not rest:
                raise typer.BadParameter(f"--{name} needs a value")
            value = rest.pop(0)
        values[name.replace("-", "_")] = value
    return texts, values


def _read(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError(str(file), "is not UTF-8", "save it as UTF-8") from fault
    except OSError as fault:
        raise InputError(str(file), fault.strerror or str(fault), "give another -f FILE") from fault


def _answer(store: Path, question: Question, worker: Popen[bytes] | None) -> Answer:
    from kgnews import sparql

    workers = iter([worker] if worker else [])
    try:
        return sparql.answer(store, question, start=lambda: next(workers, None) or sparql.started())
    except sparql.SparqlError as fault:
        print(f"kgnews: {shown(str(fault))}", file=sys.stderr)
        for line in fault.excerpt.splitlines():
            print(shown(line), file=sys.stderr)
        raise typer.Exit(1) from fault


def _print(answer: Answer, format: Format, output: Path | None) -> None:
    drawn = format in (Format.TABLE, Format.MD)
    if drawn and answer.kind == "truth":
        put(b"true\n" if answer.found else b"false\n", output)
        return
    if not drawn or answer.kind == "graph":
        body = answer.body if answer.body.endswith(b"\n") else answer.body + b"\n"
        put(escaped(body.decode()).encode() if format is Format.JSON else body, output)
        return
    from kgnews import view

    names = answer.names()
    rows = [[_cell(row.get(name)) for name in names] for row in answer.table()]
    if format is Format.TABLE and output is None:
        view.print_table(names, rows, sys.stdout)
    else:
        put(view.markdown(names, rows).encode(), output)


def _cell(term: dict[str, str] | None) -> str:
    from kgnews.finding import short

    if term is None:
        return ""
    return short(term["value"]) if term["type"] == "uri" else term["value"]


def _list(queries: Any) -> None:
    from kgnews.view import line, print_lines

    lines = []
    for each in queries:
        lines += [line(0, (each.name, "name")), line(4, each.help)]
        for parameter in each.parameters:
            optional = "" if parameter.required else " (optional)"
            lines.append(line(4, f"--{parameter.name}: {parameter.help}{optional}"))
    print_lines(lines, sys.stdout)
