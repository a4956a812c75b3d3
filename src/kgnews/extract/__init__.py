"""Document → Reading: names, offices, coreference, frames, quotes."""

from __future__ import annotations

try:  # stance and values are on their way; until then nothing can be read
    from kgnews.extract.reading import read

    __all__ = ["read"]
except ImportError:
    __all__ = []
