"""What a person sees: readings, answers, entities and evidence as text, tables, JSON and HTML.

The only place that draws with Rich. Every foreign string passes through
:func:`kgnews.characters.shown`.
"""

from __future__ import annotations

from kgnews.view.answers import absence_lines, chains_lines, comparison_lines, found_lines
from kgnews.view.changes import changes_lines
from kgnews.view.evidence import facts_lines, page_lines
from kgnews.view.html import Marked, html_lines, html_table, html_text
from kgnews.view.lines import Line, line, print_lines
from kgnews.view.reading import reading_json, reading_text
from kgnews.view.table import markdown, print_table
from kgnews.view.timed import conflicts_lines, timeline_lines
from kgnews.view.totals import totals_lines
from kgnews.view.voice import LANGUAGES, Voice

__all__ = [
    "LANGUAGES",
    "Line",
    "Marked",
    "Voice",
    "absence_lines",
    "chains_lines",
    "changes_lines",
    "comparison_lines",
    "conflicts_lines",
    "facts_lines",
    "found_lines",
    "html_lines",
    "html_table",
    "html_text",
    "line",
    "markdown",
    "page_lines",
    "print_lines",
    "print_table",
    "reading_json",
    "reading_text",
    "timeline_lines",
    "totals_lines",
]
