"""Files into articles: page dumps, HTML, JSON; with zones, details and language."""

from __future__ import annotations

from kgnews.articles.options import Options, Refusal
from kgnews.articles.page import from_text
from kgnews.articles.reading import read

__all__ = ["Options", "Refusal", "from_text", "read"]
