"""``python -m kgnews`` is the ``kgnews`` command."""

import signal


def main() -> None:
    """Run the command. Ctrl-C ends it at once, also while its parts are being loaded."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kgnews.cli import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


if __name__ == "__main__":
    main()
