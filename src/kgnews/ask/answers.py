"""Searches, chains, comparisons and missing facts as plain dictionaries.

What ``--format json`` prints and the views draw; facts look as :mod:`kgnews.ask.forms` has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgnews.ask.absence import REASONS, Absence, Place
from kgnews.ask.chains import Chains, Link
from kgnews.ask.comparison import Comparison, Shared
from kgnews.ask.facts import Fact
from kgnews.ask.forms import VERSION, Context, facts_json, said_json, source_json
from kgnews.ask.search import Found
from kgnews.finding.entities import Entity

__all__ = ["absence_json", "chains_json", "comparison_json", "found_json"]


def found_json(found: Found) -> dict[str, Any]:
    """Entities and quotes that a search found."""
    return {
        "version": VERSION,
        "entities": [_entity(each.entity) | {"form": each.form} for each in found.entities],
        "quotes": [
            said_json(each.said) | {"speaker": _entity(each.speaker) if each.speaker else None}
            for each in found.quotes
        ],
        "in_all": {"entities": found.entities_in_all, "quotes": found.quotes_in_all},
        "taken": {word: list(forms) for word, forms in found.taken},
        "notes": [f"taking “{word}” for {', '.join(forms)}" for word, forms in found.taken],
    }


def chains_json(chains: Chains, context: Context) -> dict[str, Any]:
    """Chains of facts, each fact with its sentences."""

    def link(each: Link) -> dict[str, Any]:
        ends = {"source": _entity(each.source), "target": _entity(each.target)}
        return ends | {"facts": _facts(each.facts, context)}

    return {
        "version": VERSION,
        "ends": [_entity(each) for each in chains.ends],
        "steps": len(chains.chains[0]) if chains.chains else None,
        "chains": [[link(each) for each in chain] for chain in chains.chains],
        "in_all": chains.in_all,
        "articles": [source_json(each) for each in chains.articles],
        "notes": list(chains.notes),
    }


def comparison_json(comparison: Comparison, context: Context) -> dict[str, Any]:
    """Two entities side by side, each fact with its sentences."""

    def shared(each: Shared) -> dict[str, Any]:
        about = {"predicate": each.predicate, "inverse": each.inverse}
        other = {"id": each.other, "name": each.name}
        return about | {"other": other, "facts": _facts(each.facts, context)}

    sides = zip(comparison.sides, comparison.links, comparison.quotes, strict=True)
    return {
        "version": VERSION,
        "sides": [
            _entity(side) | {"links": list(links), "quotes": quotes}
            for side, links, quotes in sides
        ],
        "articles": [source_json(each) for each in comparison.articles],
        "between": _facts(comparison.between, context),
        "shared": [shared(each) for each in comparison.shared],
        "only": [_facts(each, context) for each in comparison.only],
        "notes": list(comparison.notes),
    }


def absence_json(absence: Absence, context: Context) -> dict[str, Any]:
    """Why there is no such fact, with the sentences that could have stated it."""

    def place(each: Place) -> dict[str, Any]:
        span = {"start": each.start, "end": each.end, "text": each.text}
        more = {"words": list(each.words), "instead": _facts(each.instead, context)}
        return {"article": source_json(each.source), **span, **more}

    subject, object_, both = absence.articles
    return {
        "version": VERSION,
        "asked": [absence.subject, absence.predicate, absence.object],
        "reason": absence.reason,
        "meaning": REASONS[absence.reason],
        "about": absence.about or None,
        "kinds": list(absence.kinds),
        "allowed": list(absence.allowed),
        "facts": _facts(absence.facts, context),
        "places": [place(each) for each in absence.places],
        "others": _facts(absence.others, context),
        "articles": {"subject": subject, "object": object_, "both": both},
        "notes": list(absence.notes),
    }


def _facts(facts: Iterable[Fact], context: Context) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = facts_json(facts, (), context)["facts"]
    return found


def _entity(entity: Entity) -> dict[str, Any]:
    kinds = [f"kg:{kind}" for kind in entity.kinds]
    return {"id": entity.id, "name": entity.name, "types": kinds, "articles": entity.articles}
