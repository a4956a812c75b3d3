"""Known names and which of their bearers is meant."""

from __future__ import annotations

from kgnews.extract.gazetteer.lookup import Gazetteer, Hit

__all__ = ["Gazetteer", "Hit"]
