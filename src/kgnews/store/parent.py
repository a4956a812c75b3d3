"""A process that works for another one ends with it."""

from __future__ import annotations

import os
import signal
import sys

__all__ = ["end_with_parent"]

_PARENT_DEATH_SIGNAL = 1  # of prctl


def end_with_parent() -> None:
    """Have the system kill this process when the one that started it ends, however it does.

    Only Linux can; elsewhere nothing is done.
    """
    if sys.platform == "linux":
        import ctypes

        parent = os.getppid()
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it ended just before
            os.kill(os.getpid(), signal.SIGKILL)
