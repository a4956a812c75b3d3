"""The ``kgnews`` command: one command a file, each of them parse → one library call → print.

Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

import io
import os
import sys
from copy import copy
from typing import TYPE_CHECKING, Annotated

import typer
import typer.main

from kgnews import __version__
from kgnews.characters import shown
from kgnews.cli.backup import backup
from kgnews.cli.check import check
from kgnews.cli.compare import compare
from kgnews.cli.conflicts import conflicts
from kgnews.cli.diff import diff
from kgnews.cli.evaluate import evaluate
from kgnews.cli.export import export
from kgnews.cli.ingest import ingest
from kgnews.cli.judge import judge
from kgnews.cli.path import path
from kgnews.cli.quarantine import quarantine
from kgnews.cli.query import SETTINGS, query
from kgnews.cli.read import read
from kgnews.cli.rebuild import rebuild
from kgnews.cli.restore import restore
from kgnews.cli.retract import retract
from kgnews.cli.search import search
from kgnews.cli.serve import serve
from kgnews.cli.shell import shell
from kgnews.cli.show import show
from kgnews.cli.stats import stats
from kgnews.cli.timeline import timeline
from kgnews.cli.verify import verify
from kgnews.cli.view import view
from kgnews.cli.why import why
from kgnews.cli.why_not import why_not
from kgnews.errors import KgnewsError

if TYPE_CHECKING:
    from subprocess import Popen

__all__ = ["app", "main"]

app = typer.Typer(
    name="kgnews",
    help="Build a knowledge graph from news, in which every fact can show the sentence that "
    "states it. Nothing leaves this machine.",
    epilog="Exit codes: 0 done; 1 failed, or something was found; 2 wrong usage; 3 some inputs "
    "could not be read and the rest is stored; 130 interrupted.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (ingest, read, query, show, why, stats, export, check, verify, retract, rebuild):
    # a saved query has options of its own
    app.command(context_settings=SETTINGS if _command is query else None)(_command)
app.command()(view)
app.command()(search)
app.command()(path)
app.command()(compare)
app.command()(why_not)
app.command()(shell)
app.command()(serve)
app.command()(backup)
app.command()(restore)
app.command()(judge)
app.command()(diff)
app.command()(timeline)
app.command()(conflicts)
app.command("eval")(evaluate)
app.add_typer(quarantine)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"kgnews {__version__}")
        raise typer.Exit


@app.callback()
def _kgnews(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    pass


def main(worker: Popen[bytes] | None = None) -> None:
    """Run the command line of this process; its exit code says how it went.

    ``worker`` is one of :func:`kgnews.sparql.started` that waits for the question already.
    """
    _prepare_streams()
    try:
        try:
            _asked(sys.argv[1:])(prog_name="kgnews", obj=worker)
        except KgnewsError as fault:
            print(f"kgnews: {shown(str(fault))}", file=sys.stderr)
            sys.exit(1)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has had enough
        _drop_output()
        sys.exit(1)
    except OSError as fault:  # no room, no right: where it is known to happen a cure is told too
        place = str(fault.filename or "standard output")
        print(f"kgnews: {shown(place)}: {fault.strerror or fault}", file=sys.stderr)
        _drop_output()
        sys.exit(1)


def _asked(words: list[str]) -> typer.Typer:
    """The command line with the one command that is asked for, where it is told first.

    Typer makes all that an app has at every start, which takes as long as loading Typer. A shell
    has all of them.
    """
    names = {
        typer.main.get_command_name(each.name or each.callback.__name__): each
        for each in app.registered_commands
        if each.callback and each.callback is not shell
    }
    if not words or words[0] not in names:
        return app
    alone = copy(app)
    alone.registered_commands = [names[words[0]]]
    alone.registered_groups = []
    return alone


def _prepare_streams() -> None:
    """What a terminal cannot write is no crash, nor is a stream that was closed before."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 it lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Whatever is still to be written goes nowhere: Python would try again, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
