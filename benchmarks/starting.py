"""What a command costs before it does anything."""

from __future__ import annotations

from clock import compared, job, kgnews

__all__ = ["start"]


def start() -> None:
    """``--help`` against its own command-line library."""
    typer = job("-c", "import typer")
    compared("kgnews --help / import typer", kgnews("--help"), typer, "2")
    compared("import kgnews.cli / import typer", job("-c", "import kgnews.cli"), typer)
    compared("import typer / python -c pass", typer, job("-c", "pass"))
