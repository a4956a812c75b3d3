"""``python -m kgnews`` is the ``kgnews`` command."""

from kgnews.cli import main

main()
