"""Exports of several files: a folder, or one ZIP archive of them in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kgnews.export.network import Options

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Files", "Folder"]

Files = Callable[["Graph", Options], Iterator[tuple[str, bytes]]]
"""A graph and options → relative paths and what is in them, in order."""

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can hold: no clock, the same bytes
_FILE = 0o644 << 16


class Folder:
    """An exporter whose files may be had one by one; as an exporter it writes a ZIP archive."""

    def __init__(self, files: Files) -> None:
        """Export what a function gives; its docstring is the help."""
        self.files = files
        self.__doc__ = files.__doc__

    def __call__(self, graph: Graph, stream: IO[bytes], options: Options) -> None:
        """Write all files as one archive; the same files give the same bytes."""
        with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            for name, content in self.files(graph, options):
                info = ZipInfo(name, _EPOCH)
                info.external_attr, info.compress_type = _FILE, ZIP_DEFLATED
                archive.writestr(info, content)
