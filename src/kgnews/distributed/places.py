"""Files that several machines see: paths, and the addresses that fsspec knows.

A path is used as it is. An address (``s3://…``, ``hdfs://…``) is copied to where it is read.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from kgnews.articles import Refusal
from kgnews.articles.names import is_address as is_page
from kgnews.articles.names import is_article, sidecars_of
from kgnews.distributed.partitions import Input
from kgnews.errors import InputError

__all__ = ["Shelf", "copied", "inputs_at", "is_address", "local"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_CHUNK = 1 << 20
_INSTALL = "pip install 'kgnews[dask]' brings fsspec; s3fs, gcsfs and others speak to their servers"


def local(path: str) -> str:
    """The path of an address of this machine; anything else as it is.

    >>> local("file:///data/a%20b.jsonl"), local("s3://kabar/a.jsonl")
    ('/data/a b.jsonl', 's3://kabar/a.jsonl')
    """
    return unquote(urlsplit(path).path) if path[:8].lower() == "file:///" else path


def is_address(path: str) -> bool:
    """Whether a path is an address for fsspec; pages of the web are not.

    >>> is_address("s3://kabar/2024/"), is_address("news/a.jsonl"), is_address("https://a.example/")
    (True, False, False)
    """
    return bool(_ADDRESS.match(path)) and not is_page(path)


def _opened(address: str) -> tuple[Any, str]:
    """(file system, path in it) of an address. Raises InputError where it cannot be spoken to."""
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address)
    except ImportError as fault:
        raise InputError(address, f"needs a package that is missing ({fault})", _INSTALL) from fault
    except ValueError as fault:
        raise InputError(address, str(fault), "give a path, or an address of fsspec") from fault
    return system, path


@contextmanager
def _told(address: str) -> Iterator[None]:
    """What goes wrong at an address, in one line; libraries raise whatever they like."""
    try:
        yield
    except InputError:
        raise
    except Exception as fault:
        what = " ".join(str(fault).split())[:300] or type(fault).__name__
        raise InputError(address, what, "check the address and who may read it") from fault


def inputs_at(address: str) -> Iterator[Input | Refusal]:
    """The files at an address, sorted: one, those in a folder, those that ``*`` stands for."""
    try:
        found = _listed(address)
    except InputError as fault:
        yield Refusal(fault.where, fault.what, fault.cure)
        return
    if not found:
        yield Refusal(address, "no such file, or no article in it", "check the address")
    for name, size in found:
        yield Input(name, name, size)


def _listed(address: str) -> list[tuple[str, int]]:
    """(full name, bytes) of the files at an address, sorted. Raises InputError."""
    with _told(address):
        system, path = _opened(address)
        if "*" in path or "?" in path or "[" in path:
            found = system.glob(path, detail=True)
        elif system.isdir(path):
            found = system.find(path, detail=True)
            found = {name: about for name, about in found.items() if is_article(name)}
        else:
            found = {path: system.info(path)} if system.exists(path) else {}
        return [
            (str(system.unstrip_protocol(name)), int(about.get("size") or 0))
            for name, about in sorted(found.items())
            if about.get("type") != "directory"
        ]


@contextmanager
def copied(path: str, begin: int = 0, end: int | None = None) -> Iterator[Path]:
    """A file as one of this machine: itself, or a copy of the bytes that are wanted.

    A copy of all of it has the files beside it that say more of it. Raises InputError.
    """
    if not is_address(path):
        yield Path(path)
        return
    with TemporaryDirectory(prefix="kgnews-") as folder:
        with _told(path):
            system, inner = _opened(path)
            copy = Path(folder) / (inner.rstrip("/").rpartition("/")[2] or "copy")
            with system.open(inner, "rb") as stream, copy.open("wb") as file:
                _copy(stream, file, begin, end)
            if end is None:
                for beside in sidecars_of(inner):
                    if system.exists(beside):
                        system.get_file(beside, str(copy.with_name(beside.rpartition("/")[2])))
        yield copy


def _copy(stream: BinaryIO, file: BinaryIO, begin: int, end: int | None) -> None:
    stream.seek(begin)
    left = None if end is None else end - begin
    while data := stream.read(_CHUNK if left is None else min(_CHUNK, left)):
        file.write(data)
        left = None if left is None else left - len(data)


class Shelf:
    """A folder of finished files, here or at an address; what is in it is whole.

    >>> from tempfile import mkdtemp
    >>> shelf = Shelf(mkdtemp())
    >>> with shelf.draft("a.nt") as draft:
    ...     _ = draft.write_bytes(b"whole")
    >>> shelf.has("a.nt"), shelf.has("b.nt")
    (True, False)
    """

    def __init__(self, place: str) -> None:
        """The folder of a path or an address; it is made when something is put there."""
        self.place = local(place)

    def has(self, name: str) -> bool:
        """Whether there is a file of a name."""
        if not is_address(self.place):
            return os.path.isfile(os.path.join(self.place, name))
        with _told(self.place):
            system, path = _opened(self.place)
            return bool(system.exists(f"{path.rstrip('/')}/{name}"))

    @contextmanager
    def file(self, name: str) -> Iterator[Path]:
        """A file, or a copy of it, for as long as this lasts."""
        sign = "" if self.place.endswith("/") else "/"
        with copied(f"{self.place}{sign}{name}") as path:
            yield path

    @contextmanager
    def draft(self, name: str) -> Iterator[Path]:
        """A file to be written, which is put there when the block ends, and only then."""
        if is_address(self.place):
            with TemporaryDirectory(prefix="kgnews-") as folder:
                draft = Path(folder) / name
                yield draft
                with _told(self.place):
                    system, path = _opened(self.place)
                    system.makedirs(path, exist_ok=True)
                    system.put_file(str(draft), f"{path.rstrip('/')}/{name}")
            return
        folder_here = Path(self.place)
        folder_here.mkdir(parents=True, exist_ok=True)
        draft = folder_here / f".{name}.{os.urandom(6).hex()}.draft"
        try:
            yield draft
            with draft.open("rb") as file:
                os.fsync(file.fileno())
            draft.replace(folder_here / name)
        finally:
            with suppress(OSError):
                draft.unlink()

    def put(self, path: Path) -> str:
        """A file of this machine, put there by a name that its content decides."""
        with path.open("rb") as file:
            return self.put_all("names", iter(lambda: file.read(_CHUNK), b""), path.suffix)

    def put_all(self, kind: str, content: Iterable[bytes], ending: str = "") -> str:
        """Bytes as a file, as :meth:`put`."""
        with TemporaryDirectory(prefix="kgnews-") as folder:
            made, total = Path(folder) / "made", sha256()
            with made.open("wb") as file:
                for chunk in content:
                    total.update(chunk)
                    file.write(chunk)
            name = f"{kind}.{total.hexdigest()[:24]}{ending}"
            if not self.has(name):
                with self.draft(name) as draft:
                    shutil.copyfile(made, draft)
        return name

    def tidy(self) -> None:
        """Remove drafts that nobody finished, where the folder is one of this machine."""
        for draft in [] if is_address(self.place) else Path(self.place).glob(".*.draft"):
            with suppress(OSError):
                draft.unlink()

    def remove(self) -> None:
        """Remove the folder, where it is one of this machine."""
        if not is_address(self.place):
            shutil.rmtree(self.place, ignore_errors=True)
