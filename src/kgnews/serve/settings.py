"""What a site is told when it is started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kgnews.sparql import MEMORY, ROWS

__all__ = ["BODY", "Settings"]

BODY = 1 << 20
"""Bytes of a request; a batch of OpenRefine has some thousand."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The store, who may ask, and how much.

    ``hosts`` are names, beside those of this machine itself, by which the site may be called;
    ``origins`` are the other sites whose pages may read it. A query takes at most so many
    ``seconds``, megabytes of ``memory`` and ``rows``; ``at_once`` of them run side by side, and
    one waits ``patience`` seconds for its turn. A request that takes longer than ``arriving``
    seconds to arrive is given up.
    """

    folder: Path
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    seconds: float = 30.0
    memory: int = MEMORY
    rows: int = ROWS
    at_once: int = 2
    patience: float = 5.0
    arriving: float = 10.0
    language: str = "en"
