"""One writer at a time: a lock file that names its holder and dies with its process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from kgnews.errors import StoreError

__all__ = ["Lock", "LockedError"]

_FILE = "lock"


class LockedError(StoreError):
    """Another process has the right to write."""


class Lock:
    """The right to write to a store folder, until :meth:`release` or the end of the process.

    Raises LockedError naming the holder where another process has it. The file stays behind;
    only the operating system's lock on it counts, so a killed process leaves nothing stale.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock at once or not at all."""
        try:
            self._file: IO[str] = (folder / _FILE).open("a+", encoding="utf-8")
        except OSError as fault:
            what = f"cannot be written to ({fault.strerror})"
            raise StoreError(str(folder), what, "copy it, or name another with --store") from fault
        try:
            _lock(self._file)
        except OSError as fault:
            self._file.seek(0)
            holder = self._file.read(20).strip() or "unknown"
            self._file.close()
            raise LockedError(
                str(folder), f"another process ({holder}) is writing to it", "wait for it to end"
            ) from fault
        self._file.truncate(0)
        self._file.write(f"{os.getpid()}\n")
        self._file.flush()

    def release(self) -> None:
        """Let the next one write."""
        self._file.close()


if sys.platform == "win32":  # which has no flock
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(1 << 20)  # far behind the holder's number, which stays readable
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
