"""Files into articles: page dumps, HTML, JSON; with zones, details and language."""

from __future__ import annotations

from kgnews.articles.page import from_text

__all__ = ["from_text"]
