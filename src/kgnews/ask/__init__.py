"""Questions to the graph.

Every public function takes a graph, a record or the folder of a store, and gives plain values::

    from kgnews import ask
    from kgnews.store import open_graph, open_record

    found = ask.answer("kgnews-store", ask.Question("SELECT ?city { ?city kg:supports ?event }"))
    facts, notes = ask.why(open_graph("kgnews-store"), "Barcelona", "supports")
"""

from __future__ import annotations

from kgnews.ask.entities import Entity, entity, property_named, short
from kgnews.ask.facts import Fact, Page, page, why
from kgnews.ask.forms import facts_json, page_json, sentences_of, totals_json
from kgnews.ask.guard import SparqlError
from kgnews.ask.named import Saved, bindings, parsed, saved, saved_query
from kgnews.ask.running import MEMORY, SECONDS, Answer, Question, answer
from kgnews.ask.totals import Totals, totals

__all__ = [
    "MEMORY",
    "SECONDS",
    "Answer",
    "Entity",
    "Fact",
    "Page",
    "Question",
    "Saved",
    "SparqlError",
    "Totals",
    "answer",
    "bindings",
    "entity",
    "facts_json",
    "page",
    "page_json",
    "parsed",
    "property_named",
    "saved",
    "saved_query",
    "sentences_of",
    "short",
    "totals",
    "totals_json",
    "why",
]
