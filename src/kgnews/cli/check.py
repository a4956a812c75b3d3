"""``kgnews check``: whether the graph is as it should be."""

from __future__ import annotations

import signal
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import Output, put, put_json

__all__ = ["Format", "check"]

FOUND = 1


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    TURTLE = "turtle"


def check(
    store: StoreFolder = DEFAULT_STORE,
    format: Annotated[
        Format,
        typer.Option("--format", help="Lines for people, JSON, or SHACL's own report in Turtle."),
    ] = Format.TEXT,
    shapes: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="SHACL shapes of your own, in Turtle, on top of ours."),
    ] = None,
    output: Output = None,
) -> None:
    """Hold the graph against its SHACL shapes.

    Every fact has evidence, every evidence its words and its place, every relation joins what
    the ontology lets it join. Prints a line for each finding and exits with 1 if there is one.
    """
    from kgnews import check as checks
    from kgnews.store import open_graph

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # rdflib and the engine hear Ctrl-C late
    done = checks.check(open_graph(store), shapes or ())
    if format is Format.TURTLE:
        put(done.report.encode(), output)
    elif format is Format.JSON:
        findings = [asdict(each) for each in done.findings]
        put_json({"version": 1, "conforms": not findings, "findings": findings}, output)
    else:
        put("".join(map(_line, done.findings)).encode(), output)
        count = len(done.findings)
        said = f"{count:,} finding{'' if count == 1 else 's'}" if count else "the graph conforms"
        print(said, file=sys.stderr)
    if done.findings:
        raise typer.Exit(FOUND)


def _line(finding: object) -> str:
    from kgnews.characters import shown
    from kgnews.check import Finding

    assert isinstance(finding, Finding)
    place = f"{finding.focus} {finding.path}".rstrip()
    value = f" (it is {finding.value})" if finding.value else ""
    return f"{shown(f'{place}: {finding.message}{value}')}\n"
