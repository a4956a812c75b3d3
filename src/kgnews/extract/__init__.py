"""Document → Reading: names, offices, coreference, frames, quotes.

Importing this loads nothing else: whoever asks for a name of the gazetteer need not load all that
reads a page, which takes longer than most commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgnews.extract.reading import read

__all__ = ["read"]


def __getattr__(name: str) -> object:
    """The one function, loaded now."""
    if name == "read":
        from kgnews.extract.reading import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
