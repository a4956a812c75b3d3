"""SPARQL over the graph of a store: guarded, bounded, and in words that help.

A query runs in a process of its own, with limits of time and memory and without a network::

    from kgnews import sparql

    asked = sparql.Question("SELECT ?city { ?city kg:supports ?event }")
    found = sparql.answer("kgnews-store", asked)

Importing this loads nothing else: the process that is asked needs another half of it than the
one that asks, and a person waits for both.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    )
    from kgnews.sparql.starting import started

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

_MODULES = {
    "guard": ("FORMS", "SparqlError"),
    "named": ("Saved", "bindings", "parsed", "saved", "saved_query"),
    "running": (
        "MEMORY",
        "ROWS",
        "SECONDS",
        "Answer",
        "Question",
        "StoppedError",
        "answer",
    ),
    "starting": ("started",),
}


def __getattr__(name: str) -> object:
    """A name from the module that has it, which is loaded now."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
