"""How many rows a table has, found out by a process that may do nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

__all__ = ["counted", "main"]

_PATIENCE = 60  # seconds


def counted(path: Path) -> int:
    """The rows of a Parquet table; 0 for what is none, or cannot be read here.

    A table is foreign input like any other, and its reader is a library of C++.
    """
    words = [sys.executable, "-P", "-m", __name__, str(path)]
    try:
        done = subprocess.run(words, capture_output=True, check=False, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        return 0
    return int(done.stdout) if not done.returncode and done.stdout.strip().isdigit() else 0


def main() -> None:
    """Print the number of rows of the table that is named."""
    from kgnews.articles.readers.parquet import rows_in
    from kgnews.pipeline.limits import Limits, confine, give_time
    from kgnews.store.parent import end_with_parent

    end_with_parent()
    limits = Limits()
    confine(limits)
    give_time(limits.seconds)
    print(rows_in(sys.argv[1]))


if __name__ == "__main__":
    main()
