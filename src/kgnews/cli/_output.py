"""Where the data of a command goes: standard output, or a file that is whole or not there."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from shutil import rmtree
from threading import current_thread, main_thread
from typing import IO, Annotated

import typer

from kgnews.characters import json_text, shown
from kgnews.errors import InputError

__all__ = [
    "All",
    "AnswerFormat",
    "Format",
    "Lang",
    "Output",
    "Spoken",
    "destination",
    "folder",
    "put",
    "put_json",
    "tell",
]

_CURES = {
    errno.ENOENT: "make the folder first, or name another file",
    errno.ENOTDIR: "name a file in a folder",
    errno.EISDIR: "name a file in it",
    errno.EACCES: "name a file where you may write",
    errno.EROFS: "name a file where you may write",
}
_OTHERWISE = "make room, or name another file"

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to a file; - is standard output."),
]

All = Annotated[bool, typer.Option("--all", help="Leave nothing out, however long it gets.")]


class AnswerFormat(StrEnum):
    """How a command that shows something prints it."""

    TEXT = "text"
    JSON = "json"


Format = Annotated[AnswerFormat, typer.Option("--format", help="For people, or for programs.")]


class Spoken(StrEnum):
    """The languages of :data:`kgnews.view.LANGUAGES`."""

    EN = "en"
    ID = "id"


Lang = Annotated[
    Spoken, typer.Option("--lang", help="Language of the words around what articles say.")
]


def tell(notes: Iterable[str], lang: Spoken) -> None:
    """Say on standard error what a person should know about an answer."""
    from kgnews.view import Voice

    for note in notes:
        print(f"kgnews: {shown(Voice(lang).note(note))}", file=sys.stderr)


@contextmanager
def destination(
    path: Path | None, check: Callable[[Path], None] | None = None
) -> Iterator[IO[bytes]]:
    """A binary file to write to, None and ``-`` being standard output.

    A file of that name is replaced when everything is on disk, and stays as it was if anything
    goes wrong; ``check`` looks at the new one before and raises what is wrong with it. Raises
    InputError where the folder cannot be written to.
    """
    where = "standard output" if path is None or str(path) == "-" else str(path)
    try:
        if where == "standard output":
            sys.stdout.flush()
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif path and path.exists() and not path.is_file():  # a pipe or a device
            with path.open("wb") as stream:
                yield stream
        elif path:
            yield from _replacing(path, check)
    except BrokenPipeError:  # whoever reads has had enough, which is no error
        raise
    except OSError as fault:
        if where == "standard output":  # what is still to be written has nowhere to go
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        cure = _CURES.get(fault.errno or 0, _OTHERWISE)
        raise InputError(where, fault.strerror or str(fault), cure) from fault


def _replacing(path: Path, check: Callable[[Path], None] | None) -> Iterator[IO[bytes]]:
    """A new file beside the path, which takes its place once it is on disk."""
    from tempfile import NamedTemporaryFile

    with (
        NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream,
        _orderly_end(),
    ):
        try:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            if check:
                check(Path(stream.name))
            os.chmod(stream.name, _mode(path))
            os.replace(stream.name, path)
        except BaseException:
            os.unlink(stream.name)
            raise


@contextmanager
def _orderly_end() -> Iterator[None]:
    """A termination that leaves nothing half-written behind, as an interrupt does not."""

    def end(number: int, _: object) -> None:
        sys.exit(128 + number)

    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def folder(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files to a new folder, or to one that is empty; it is there when all of them are.

    Raises InputError where there is something already, or it cannot be written.
    """
    from tempfile import mkdtemp

    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InputError(str(path), "is not an empty folder", "name a new one with -o")
    try:
        draft = Path(mkdtemp(dir=path.absolute().parent, prefix=f".{path.name}."))
        try:
            for name, content in files:
                place = draft / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            draft.chmod(0o777 & ~_mask())
            os.sync()  # once for all: a vault has thousands of files
            os.replace(draft, path)
        except BaseException:
            rmtree(draft, ignore_errors=True)
            raise
    except OSError as fault:
        cure = _CURES.get(fault.errno or 0, _OTHERWISE)
        raise InputError(str(path), fault.strerror or str(fault), cure) from fault


def put(data: bytes, path: Path | None) -> None:
    """Write bytes; on a terminal without what a terminal would obey."""
    if (path is None or str(path) == "-") and sys.stdout.isatty():
        for line in data.decode(errors="replace").splitlines():
            print(shown(line))
        return
    with destination(path) as stream:
        stream.write(data)


def put_json(value: object, path: Path | None = None) -> None:
    """Write a value as JSON: indented on a terminal, one line in a pipe."""
    indent = 2 if path is None and sys.stdout.isatty() else None
    text = json_text(value, indent=indent) + "\n"
    with destination(path) as stream:
        stream.write(text.encode())


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    return 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
