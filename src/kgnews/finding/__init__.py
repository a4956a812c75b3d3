"""What a person means by a name: an entity, a relation, or a typing error."""

from __future__ import annotations

from kgnews.finding.entities import (
    Entity,
    articles_named,
    class_named,
    described,
    entity,
    found,
    long,
    property_named,
    short,
)
from kgnews.finding.likeness import folded, similar

__all__ = [
    "Entity",
    "articles_named",
    "class_named",
    "described",
    "entity",
    "folded",
    "found",
    "long",
    "property_named",
    "short",
    "similar",
]
