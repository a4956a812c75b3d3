"""Questions to the graph.

Every public function takes a graph, a record or the folder of a store, and gives plain values::

    from kgnews import ask
    from kgnews.store import open_graph, open_record

    found = ask.answer("kgnews-store", ask.Question("SELECT ?city { ?city kg:supports ?event }"))
    facts, notes = ask.why(open_graph("kgnews-store"), "Barcelona", "supports")
"""

from __future__ import annotations

from kgnews.ask.absence import Absence, why_not
from kgnews.ask.answers import absence_json, chains_json, comparison_json, found_json
from kgnews.ask.chains import HOPS, Chains, chains
from kgnews.ask.changes import Changes, Sides, between, changes, since
from kgnews.ask.comparison import Comparison, compare
from kgnews.ask.completion import Vocabulary, completions, is_sparql, vocabulary
from kgnews.ask.conflicts import Conflict, conflicts, stale
from kgnews.ask.decisions import decision
from kgnews.ask.entities import Entity, entity, property_named, short
from kgnews.ask.facts import Fact, Page, page, why
from kgnews.ask.forms import changes_json, facts_json, page_json, sentences_of, totals_json
from kgnews.ask.guard import SparqlError
from kgnews.ask.likely import Doubt, doubts, doubts_json
from kgnews.ask.named import Saved, bindings, parsed, saved, saved_query
from kgnews.ask.running import MEMORY, ROWS, SECONDS, Answer, Question, answer
from kgnews.ask.search import Found, search
from kgnews.ask.timed import conflicts_json, timeline_json
from kgnews.ask.timeline import Timeline, timeline
from kgnews.ask.totals import Totals, totals

__all__ = [
    "HOPS",
    "MEMORY",
    "ROWS",
    "SECONDS",
    "Absence",
    "Answer",
    "Chains",
    "Changes",
    "Comparison",
    "Conflict",
    "Doubt",
    "Entity",
    "Fact",
    "Found",
    "Page",
    "Question",
    "Saved",
    "Sides",
    "SparqlError",
    "Timeline",
    "Totals",
    "Vocabulary",
    "absence_json",
    "answer",
    "between",
    "bindings",
    "chains",
    "chains_json",
    "changes",
    "changes_json",
    "compare",
    "comparison_json",
    "completions",
    "conflicts",
    "conflicts_json",
    "decision",
    "doubts",
    "doubts_json",
    "entity",
    "facts_json",
    "found_json",
    "is_sparql",
    "page",
    "page_json",
    "parsed",
    "property_named",
    "saved",
    "saved_query",
    "search",
    "sentences_of",
    "short",
    "since",
    "stale",
    "timeline",
    "timeline_json",
    "totals",
    "totals_json",
    "vocabulary",
    "why",
    "why_not",
]
