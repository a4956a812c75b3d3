"""``python -m kgnews`` is the ``kgnews`` command."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen


def main() -> None:
    """Run the command. Ctrl-C ends it at once, also while its parts are being loaded."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with ExitStack() as opened:
        worker = opened.enter_context(_waiting()) if sys.argv[1:2] == ["query"] else None
        from kgnews.cli import main as run

        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            run(worker)
        except KeyboardInterrupt:  # before the command itself began
            sys.exit(128 + signal.SIGINT)


@contextmanager
def _waiting() -> Iterator[Popen[bytes]]:
    """The process that is asked: it loads its parts while this one loads its own."""
    from kgnews.sparql import started

    with started() as worker:
        try:
            yield worker
        finally:  # --help asks nothing
            worker.kill()


if __name__ == "__main__":
    main()
