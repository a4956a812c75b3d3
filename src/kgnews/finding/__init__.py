"""What a person means by a name: an entity, a relation, or a typing error."""

from __future__ import annotations

from kgnews.finding.entities import Entity, described, entity, found, long, property_named, short
from kgnews.finding.likeness import folded, similar

__all__ = [
    "Entity",
    "described",
    "entity",
    "folded",
    "found",
    "long",
    "property_named",
    "short",
    "similar",
]
