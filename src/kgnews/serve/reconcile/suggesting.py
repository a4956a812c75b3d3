"""Completions of what somebody types: entities, types, properties."""

from __future__ import annotations

from typing import Any

from kgnews.finding import folded
from kgnews.ontology import Ontology
from kgnews.serve.reconcile.index import Index, Known
from kgnews.serve.reconcile.matching import key_of
from kgnews.serve.reconcile.values import OWN, Values

__all__ = ["suggested"]

_LOOKED_AT = 400  # beginnings, of which the best known come first
_COUNTED = 60  # of them are ordered by how many articles name them


def suggested(what: str, prefix: str, index: Index, values: Values) -> list[dict[str, Any]] | None:
    """The best completions first; None where nobody completes such things."""
    if what == "entity":
        return _entities(prefix, index, values)
    if what == "type":
        return _terms(prefix, {each: [] for each in Ontology.load().classes})
    if what == "property":
        return _terms(prefix, {**{k: [v] for k, v in OWN.items()}, **_properties()})
    return None


def _entities(prefix: str, index: Index, values: Values) -> list[dict[str, Any]]:
    if not prefix.strip():
        return []
    keys = [key] if (key := key_of(prefix, index)) else []
    keys += index.beginning(prefix, _LOOKED_AT)
    found = [index.known[each] for each in dict.fromkeys(keys)]
    found.sort(key=lambda each: (folded(each.name) != folded(prefix), not each.in_graph))
    counted = {each.key: values.articles(each) for each in found[:_COUNTED]}
    found.sort(key=lambda each: (
        folded(each.name) != folded(prefix), not each.in_graph, -counted.get(each.key, 0),
        len(each.name), each.key))  # fmt: skip
    return [_entity(each) for each in found]


def _entity(known: Known) -> dict[str, Any]:
    words = Ontology.load()
    kinds = [{"id": each, "name": words.label(each)} for each in known.kinds]
    others = [each for each in known.names if each != known.name][:3]
    about = "; ".join(filter(None, (", ".join(k["name"] for k in kinds), ", ".join(others))))
    return {"id": known.key, "name": known.name, "description": about, "notable": kinds}


def _properties() -> dict[str, list[str]]:
    words = Ontology.load()
    return {name: [text for _, text in sorted(known.definitions.items())][:1]
            for name, known in words.properties.items()}  # fmt: skip


def _terms(prefix: str, terms: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Terms of the ontology by their name or a label in any language."""
    words, wanted = Ontology.load(), folded(prefix.removeprefix("kg:"))
    found = []
    for name, about in terms.items():
        labels = [name, *(words.label(name, each) for each in ("en", "id")), *about[:1]]
        plain = [folded(each) for each in labels[:3]] + ([folded(OWN[name])] if name in OWN else [])
        if any(each.startswith(wanted) or f" {wanted}" in each for each in plain):
            shown = OWN.get(name) or words.label(name)
            told = {"id": name, "name": shown, "description": about[0] if about else ""}
            found.append((wanted not in plain, len(name), name, told))
    return [told for *_, told in sorted(found, key=lambda each: each[:3])]
