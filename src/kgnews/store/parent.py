"""A process that works for another one ends with it."""

from __future__ import annotations

import os
import signal
import sys

__all__ = ["end_with_parent"]

_PARENT_DEATH_SIGNAL = 1  # of prctl


def end_with_parent(parent: int = 0) -> None:
    """Have the system kill this process when the one that started it ends, however it does.

    ``parent`` is its number, by which it is noticed that it ended while this one was starting.
    Only Linux can; elsewhere nothing is done.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if parent and os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
