"""What a person sees: readings, answers, entities and evidence as text, tables and JSON.

The only place that draws with Rich. Every foreign string passes through :func:`shown`.
"""

from __future__ import annotations

from kgnews.view.characters import shown
from kgnews.view.reading import reading_json, reading_text

__all__ = ["reading_json", "reading_text", "shown"]
