"""Timelines and conflicts as plain dictionaries: what ``--format json`` prints and views draw."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgnews.ask.conflicts import Conflict, Side
from kgnews.ask.forms import VERSION, Context, told_json
from kgnews.ask.periods import Period
from kgnews.ask.timeline import Row, Timeline
from kgnews.finding.entities import Entity

__all__ = ["conflicts_json", "timeline_json"]


def timeline_json(found: Timeline, context: Context) -> dict[str, Any]:
    """An entity with its dated rows, and the gaps and overlaps of an office."""
    return {
        "version": VERSION,
        "entity": _entity(found.entity),
        "rows": [_row(each, context) for each in found.rows],
        "between": [
            {"kind": b.kind, "from": b.since, "until": b.until, "names": list(b.names)}
            for b in found.between
        ],
        "notes": [found.note] if found.note else [],
    }


def conflicts_json(found: Iterable[Conflict], context: Context) -> dict[str, Any]:
    """What articles disagree on, each side with its sentence."""
    return {
        "version": VERSION,
        "conflicts": [
            {
                "kind": each.kind,
                "about": _entity(each.about),
                "property": f"kg:{each.property.removeprefix('kg:')}",
                "sides": [_side(side, context) for side in each.sides],
                "note": each.note or None,
            }
            for each in found
        ],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "types": [f"kg:{kind}" for kind in entity.kinds],
    }


def _valid(period: Period) -> dict[str, str | None]:
    return {"from": period.since or None, "until": period.until or None}


def _row(row: Row, context: Context) -> dict[str, Any]:
    return {
        "valid": _valid(row.period),
        "seen": {"first": row.seen[0] or None, "last": row.seen[1] or None},
        "subject": {"id": row.subject, "name": row.subject_name},
        "predicate": row.predicate,
        "object": {"id": row.object, "name": row.object_name},
        "ended": row.ended,
        "stances": list(row.stances),
        "listed": row.listed,
        "evidence": [told_json(each, context) for each in row.evidence],
    }


def _side(side: Side, context: Context) -> dict[str, Any]:
    return {
        "value": side.value,
        "name": side.name,
        "valid": _valid(side.period),
        "evidence": told_json(side.told, context),
    }
