"""SPARQL over the graph of a store: guarded, bounded, and in words that help.

A query runs in a process of its own, with limits of time and memory and without a network::

    from kgnews import sparql

    asked = sparql.Question("SELECT ?city { ?city kg:supports ?event }")
    found = sparql.answer("kgnews-store", asked)
"""

from __future__ import annotations

from kgnews.sparql.guard import FORMS, SparqlError
from kgnews.sparql.named import Saved, bindings, parsed, saved, saved_query
from kgnews.sparql.running import (
    MEMORY,
    ROWS,
    SECONDS,
    Answer,
    Question,
    StoppedError,
    answer,
    started,
)

__all__ = [
    "FORMS",
    "MEMORY",
    "ROWS",
    "SECONDS",
    "Answer",
    "Question",
    "Saved",
    "SparqlError",
    "StoppedError",
    "answer",
    "bindings",
    "parsed",
    "saved",
    "saved_query",
    "started",
]
