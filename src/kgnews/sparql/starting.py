"""The start of the process that is asked: loads little, so that it can be the first thing done."""

from __future__ import annotations

import os
import subprocess
import sys

import kgnews

__all__ = ["started"]


def started() -> subprocess.Popen[bytes]:
    """A process that waits for one question; it ends with the thread that started it."""
    home = os.path.dirname(os.path.dirname(os.path.abspath(kgnews.__file__)))
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "kgnews.sparql.worker", str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env={**os.environ, "PYTHONPATH": path},
    )
