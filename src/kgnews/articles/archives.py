"""What is in a ZIP or a tar, one file after the other, without unpacking anything onto the disk.

Nothing is written, so a path in an archive can reach nothing; one that tries is told all the same.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from kgnews.articles.names import in_page_of, sidecars_of
from kgnews.articles.options import Options, Refusal
from kgnews.articles.streams import DamagedError, ExpandingError, Unpacking, searchable

__all__ = ["DEEPEST", "Member", "members"]

DEEPEST = 2  # archives in archives
_MOST_MEMBERS = 200_000
_LONGEST_SIDECAR = 1 << 20
_AGAIN = "fetch or pack it again"
_DRIVE = re.compile(r"[A-Za-z]:")
_FAULTS = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError),
    # An unknown packing, a password, a false place, a file without a name.
    *(NotImplementedError, RuntimeError, ValueError, LookupError),
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path there, and its bytes while it is its turn.

    ``beside`` says that it is a picture or a frame of a saved page in the archive; ``sidecar``
    is what lies beside it as ``page.meta.json``.
    """

    name: str
    stream: BinaryIO
    beside: bool = False
    sidecar: bytes = b""


def members(
    kind: str, stream: BinaryIO, where: str, options: Options
) -> Iterator[Member | Refusal]:
    """The files of a ``zip`` or ``tar`` in the order they have there, and what is wrong with it."""
    try:
        yield from (_of_zip if kind == "zip" else _of_tar)(stream, where, options)
    except ExpandingError:
        raise
    except _FAULTS as fault:
        yield Refusal(where, f"a damaged archive: {_words(fault)}", _AGAIN)


def _words(fault: Exception) -> str:
    return " ".join(str(fault).split())[:200] or type(fault).__name__


def _of_zip(stream: BinaryIO, where: str, options: Options) -> Iterator[Member | Refusal]:
    with searchable(stream) as whole, zipfile.ZipFile(whole) as archive:
        names = frozenset(archive.namelist()[:_MOST_MEMBERS])
        for number, info in enumerate(archive.infolist()):
            if number == _MOST_MEMBERS:
                yield Refusal(where, f"more than {_MOST_MEMBERS:,} files", "split the archive")
                return
            place = f"{where}/{info.filename}"
            if info.filename.endswith("/"):  # ``is_dir`` fails on a file without a name
                continue
            if fault := _escape(info.filename) or _not_regular(info.external_attr >> 16):
                yield Refusal(place, fault, _AGAIN)
            elif info.flag_bits & 1:
                yield Refusal(place, "it needs a password", "unpack it first")
            elif in_page_of(info.filename, names):
                yield Member(info.filename, io.BytesIO(), beside=True)
            else:
                beside = next((each for each in sidecars_of(info.filename) if each in names), "")
                yield from _opened(archive, (info, beside), place, options.max_ratio)


def _opened(
    archive: zipfile.ZipFile, files: tuple[zipfile.ZipInfo, str], place: str, ratio: int
) -> Iterator[Member | Refusal]:
    info, beside = files
    sidecar = b""
    try:
        if beside:
            with archive.open(beside) as small:
                sidecar = small.read(_LONGEST_SIDECAR)
        with archive.open(info) as packed:
            raw = Unpacking(cast(BinaryIO, packed), info.compress_size, ratio)
            whole = cast(BinaryIO, io.BufferedReader(raw))
            yield Member(info.filename, whole, sidecar=sidecar)
    except (DamagedError, *_FAULTS) as fault:
        yield Refusal(place, f"damaged: {_words(fault)}", _AGAIN)


def _not_regular(mode: int) -> str:
    kind = mode & 0o170000
    return "" if kind in (0, 0o100000) else "not a regular file"


def _escape(name: str) -> str:
    """Why a path in an archive is none to trust."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or posixpath.isabs(name) or name.startswith("\\") or _DRIVE.match(name):
        return "a path that leads out of the archive"
    return ""


def _of_tar(stream: BinaryIO, where: str, options: Options) -> Iterator[Member | Refusal]:
    names: set[str] = set()
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for number, info in enumerate(archive):
            if number == _MOST_MEMBERS:
                yield Refusal(where, f"more than {_MOST_MEMBERS:,} files", "split the archive")
                return
            # tarfile keeps all of them, and a large archive has many
            archive.members = []  # type: ignore[attr-defined] # not in its published types
            place = f"{where}/{info.name}"
            names.add(info.name)
            if info.isdir():
                continue
            if not info.isreg() or info.issparse():
                yield Refusal(place, "not a regular file", _AGAIN)
            elif fault := _escape(info.name):
                yield Refusal(place, fault, _AGAIN)
            elif opened := archive.extractfile(info):
                raw = Unpacking(cast(BinaryIO, opened), info.size, options.max_ratio)
                beside = in_page_of(info.name, names)  # of the pages that came before it
                yield Member(info.name, cast(BinaryIO, io.BufferedReader(raw)), beside)
