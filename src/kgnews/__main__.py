"""``python -m kgnews`` is the ``kgnews`` command."""

import signal
import sys


def main() -> None:
    """Run the command. Ctrl-C ends it at once, also while its parts are being loaded."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kgnews.cli import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run()
    except KeyboardInterrupt:  # before the command itself began
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main()
