"""Document → Reading: names, offices, coreference, frames, quotes."""

from __future__ import annotations

from kgnews.extract.reading import read

__all__ = ["read"]
