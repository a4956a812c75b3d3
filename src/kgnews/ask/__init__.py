"""Questions to the graph.

Every public function takes a graph, a record or the folder of a store, and gives plain values::

    from kgnews import ask
    from kgnews.store import open_graph

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
from kgnews.ask.copied import copied
from kgnews.ask.decisions import decision
from kgnews.ask.facts import Fact, Page, page, why
from kgnews.ask.forms import changes_json, facts_json, page_json, sentences_of, totals_json
from kgnews.ask.likely import Doubt, doubts, doubts_json
from kgnews.ask.search import Found, search
from kgnews.ask.timed import conflicts_json, timeline_json
from kgnews.ask.timeline import Timeline, timeline
from kgnews.ask.totals import Totals, totals

__all__ = [
    "HOPS",
    "Absence",
    "Chains",
    "Changes",
    "Comparison",
    "Conflict",
    "Doubt",
    "Fact",
    "Found",
    "Page",
    "Sides",
    "Timeline",
    "Totals",
    "Vocabulary",
    "absence_json",
    "between",
    "chains",
    "chains_json",
    "changes",
    "changes_json",
    "compare",
    "comparison_json",
    "completions",
    "conflicts",
    "conflicts_json",
    "copied",
    "decision",
    "doubts",
    "doubts_json",
    "facts_json",
    "found_json",
    "is_sparql",
    "page",
    "page_json",
    "search",
    "sentences_of",
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
