"""``kgnews shell``: ask one question after the other."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from kgnews.characters import shown
from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import Lang, Spoken
from kgnews.errors import KgnewsError

__all__ = ["shell"]

_COMMANDS = (
    *("search", "show", "why", "why-not", "path", "compare", "timeline", "conflicts", "stats"),
    *("query", "export", "check", "diff"),
)
_KEPT = 1_000  # lines of history
_WRONG_USAGE: Any = typer.BadParameter.__mro__[2]  # Typer has a Click of its own, which is private
_HELP = """\
SELECT, ASK, CONSTRUCT …   SPARQL; a text ends with its last brace, or with an empty line
quotes-by --who NAME       a saved query; queries lists them
search, show, why, why-not, path, compare, stats, export …   the commands of kgnews
format table|csv|json|md   how queries are answered from now on
lang id|en                 in which language
help, quit                 Tab completes commands, prefixes, terms, entities and names"""


def shell(
    context: typer.Context,
    store: StoreFolder = DEFAULT_STORE,
    lang: Lang = Spoken.EN,
    history: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where lines are remembered. Without: ~/.local/state/kgnews/history.",
        ),
    ] = None,
) -> None:
    """Ask one question after the other, in one session.

    SPARQL, saved queries, and the commands of kgnews. On a terminal with history and completion
    of commands, prefixes, terms and names of entities. Lines may also come from a file or a
    pipe; then nothing is remembered, and it exits with 1 where one of them failed.

    \b
    kgnews shell
    echo 'show Barcelona' | kgnews shell
    """
    from kgnews.store import open_graph

    session = _Session(context.find_root().command, store, lang)
    open_graph(store)  # says at once that there is no store
    if not sys.stdin.isatty():
        session.run(lambda _: sys.stdin.readline() or None)
        if session.failed:
            raise typer.Exit(1)
        return
    with_history = history or _state() / "history"
    remember = _prepared(session, with_history)
    print(f"{store}: help says what can be asked, Ctrl-D ends", file=sys.stderr)
    try:
        session.run(_typed)
    finally:
        remember()


def _typed(prompt: str) -> str | None:
    try:
        return input(prompt) + "\n"
    except EOFError:
        print()
        return None


class _Session:
    """What holds from one line to the next."""

    def __init__(self, group: Any, store: Path, lang: Spoken) -> None:
        from kgnews import sparql

        self.group, self.store = group, store
        self.lang, self.format = str(lang), ""
        self.failed = False
        self.commands = {n: group.commands[n] for n in _COMMANDS if n in group.commands}
        self.saved = sparql.saved()

    def run(self, line_after: Callable[[str], str | None]) -> None:
        """Answer until there is no line any more."""
        for text in self._texts(line_after):
            if text in ("quit", "exit"):
                return
            try:
                if self._answer(text):
                    self.failed = True
            except KeyboardInterrupt:
                print(file=sys.stderr)
            # A command may have given Ctrl-C back to the system, to be stopped at all.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            sys.stdout.flush()

    def _texts(self, line_after: Callable[[str], str | None]) -> Iterator[str]:
        """Lines, and SPARQL texts of several lines."""
        while (line := _stopped(line_after, "kgnews> ")) is not None:
            text = line.strip()
            while _unfinished(text):
                more = _stopped(line_after, "   ...> ")
                if not more or not more.strip():
                    break
                text = f"{text}\n{more.rstrip()}"
            if text and not text.startswith("#"):
                yield text

    def _answer(self, text: str) -> int:
        from kgnews import ask

        if ask.is_sparql(text):
            return self._called("query", [text])
        try:
            first, *rest = shlex.split(text)
        except ValueError:
            return _said('a quotation mark is not closed; names with blanks are written "so"')
        if first == "help":
            print(_HELP)
        elif first == "queries":
            return self._called("query", ["--list"])
        elif first in ("format", "lang") and len(rest) == 1:
            setattr(self, first, rest[0])
        elif first in self.commands:
            return self._called(first, rest)
        elif first in self.saved:
            return self._called("query", [first, *rest])
        else:
            return self._unknown(first)
        return 0

    def _unknown(self, word: str) -> int:
        from kgnews.finding.likeness import similar

        near = similar(word, {*self.commands, *self.saved, "help", "queries"})
        cure = f"did you mean {' or '.join(near)}?" if near else "help says what can be asked"
        return _said(f"{word}: is no command and no saved query; {cure}")

    def _called(self, name: str, words: list[str]) -> int:
        """Run a command as the command line would; its exit code."""
        options = {each for parameter in self.commands[name].params for each in parameter.opts}
        given = ["--store", str(self.store)] if "--store" in options else []
        if "--lang" in options and "--lang" not in words:
            given += ["--lang", self.lang]
        if name == "query" and self.format and "--format" not in words:
            given += ["--format", self.format]
        try:
            code = self.group.main([name, *given, *words], "kgnews", standalone_mode=False)
        except _WRONG_USAGE as fault:
            return _said(fault.format_message())
        except typer.Abort:
            return 0
        except KgnewsError as fault:
            return _said(str(fault))
        return code if isinstance(code, int) else 0

    def options(self) -> dict[str, list[str]]:
        """The words that may begin a line, with the options of each."""
        found = {
            name: sorted({o for p in command.params for o in p.opts if o.startswith("--")})
            for name, command in self.commands.items()
        }
        for name, query in self.saved.items():
            found[name] = [f"--{each.name}" for each in query.parameters]
        return found | {word: [] for word in ("help", "queries", "format", "lang", "quit")}


def _stopped(line_after: Callable[[str], str | None], prompt: str) -> str | None:
    """The next line; Ctrl-C gives up the one that is being written."""
    while True:
        try:
            return line_after(prompt)
        except KeyboardInterrupt:
            print(file=sys.stderr)


def _unfinished(text: str) -> bool:
    """Whether a SPARQL text goes on in the next line."""
    from kgnews import ask
    from kgnews.sparql.tokens import tokens

    if not ask.is_sparql(text):
        return False
    signs = [token.text for token in tokens(text) if token.kind == "sign"]
    if "{" not in signs:
        return not text.upper().startswith("DESCRIBE")
    return signs.count("{") > signs.count("}")


def _said(fault: str) -> int:
    print(f"kgnews: {shown(fault)}", file=sys.stderr)
    return 1


def _state() -> Path:
    """Where a user's programs keep what is no work of theirs."""
    place = os.environ.get("XDG_STATE_HOME", "")
    return (Path(place) if place else Path.home() / ".local" / "state") / "kgnews"


def _prepared(session: _Session, history: Path) -> Callable[[], None]:
    """History and completion, where Python has them; what remembers the lines in the end."""
    try:
        import readline
    except ImportError:  # Windows: input() alone
        return lambda: None
    from kgnews import ask
    from kgnews.store import open_graph

    words = ask.vocabulary(open_graph(session.store), session.options())
    found: list[str] = []

    def complete(_: str, at: int) -> str | None:
        if at == 0:
            line = readline.get_line_buffer()[: readline.get_endidx()]
            fits = ask.completions(line, words)
            found[:] = [each if each.endswith(":") else f"{each} " for each in fits]
        return found[at] if at < len(found) else None

    readline.set_completer_delims(" \t\n")
    readline.set_completer(complete)
    readline.parse_and_bind("tab: complete")
    if history.is_file():
        readline.read_history_file(history)

    def remember() -> None:
        history.parent.mkdir(parents=True, exist_ok=True)
        readline.set_history_length(_KEPT)
        readline.write_history_file(history)
        history.chmod(0o600)

    return remember
