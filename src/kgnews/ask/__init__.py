"""Questions to the graph.

Every public function takes a graph, a record or the folder of a store, and gives plain values::

    from kgnews import ask
    from kgnews.store import open_graph, open_record

    found = ask.answer("kgnews-store", ask.Question("SELECT ?city { ?city kg:supports ?event }"))
    facts, notes = ask.why(open_graph("kgnews-store"), "Barcelona", "supports")
"""

from __future__ import annotations

from kgnews.ask.changes import Changes, Sides, between, changes, since
from kgnews.ask.decisions import decision
from kgnews.ask.entities import Entity, entity, property_named, short
from kgnews.ask.facts import Fact, Page, page, why
from kgnews.ask.forms import changes_json, facts_json, page_json, sentences_of, totals_json
from kgnews.ask.guard import SparqlError
from kgnews.ask.likely import Doubt, doubts, doubts_json
from kgnews.ask.named import Saved, bindings, parsed, saved, saved_query
from kgnews.ask.running import MEMORY, SECONDS, Answer, Question, answer
from kgnews.ask.totals import Totals, totals

__all__ = [
    "MEMORY",
    "SECONDS",
    "Answer",
    "Changes",
    "Doubt",
    "Entity",
    "Fact",
    "Page",
    "Question",
    "Saved",
    "Sides",
    "SparqlError",
    "Totals",
    "answer",
    "between",
    "bindings",
    "changes",
    "changes_json",
    "decision",
    "doubts",
    "doubts_json",
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
    "since",
    "totals",
    "totals_json",
    "why",
]
