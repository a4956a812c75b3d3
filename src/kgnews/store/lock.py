"""One writer at a time: a lock file that names its holder and dies with its process."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import IO

from kgnews.errors import StoreError

__all__ = ["Lock", "LockedError"]

_FILE = "lock"
_PAUSE = 0.1  # seconds between two attempts
_LONGEST = 200  # characters of a command that a message can bear


class LockedError(StoreError):
    """Another process has the right to write."""


class Lock:
    """The right to write to a store folder, until :meth:`release` or the end of the process.

    ``wait`` is how many seconds to wait for another process; without, the lock is taken at once
    or not at all. Raises LockedError naming the holder where another process has it. The file
    stays behind; only the operating system's lock on it counts, so a killed process leaves
    nothing stale.
    """

    def __init__(self, folder: Path, *, wait: float = 0) -> None:
        """Take the lock."""
        try:
            self._file: IO[str] = (folder / _FILE).open("a+", encoding="utf-8", errors="replace")
        except OSError as fault:
            what = f"cannot be written to ({fault.strerror})"
            raise StoreError(str(folder), what, "copy it, or name another with --store") from fault
        until = time.monotonic() + wait
        try:
            while not self._taken():
                if time.monotonic() >= until:
                    raise self._refused(folder, wait)
                time.sleep(_PAUSE)
        except BaseException:
            self._file.close()
            raise
        self._file.truncate(0)
        self._file.write(f"{os.getpid()}\n{_command()}\n")
        self._file.flush()

    def release(self) -> None:
        """Let the next one write."""
        self._file.close()

    def _taken(self) -> bool:
        try:
            _lock(self._file)
        except OSError:
            return False
        return True

    def _refused(self, folder: Path, wait: float) -> LockedError:
        self._file.seek(0)
        number, _, command = self._file.read(2 * _LONGEST).strip().partition("\n")
        holder = ": ".join(filter(None, (number, command))) or "unknown"
        what = f"another process ({holder}) is writing to it"
        if wait:
            return LockedError(str(folder), f"{what} since more than {wait:g} seconds", "try later")
        return LockedError(str(folder), what, "wait for it to end, or give --wait SECONDS")


def _command() -> str:
    """What this process was asked to do, on one line."""
    first, *rest = sys.argv or [""]
    name = Path(first).name.removesuffix(".py").replace("__main__", "kgnews")
    return " ".join(" ".join((name, *rest)).split())[:_LONGEST]


if sys.platform == "win32":  # which has no flock
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(1 << 20)  # far behind the holder's number, which stays readable
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
