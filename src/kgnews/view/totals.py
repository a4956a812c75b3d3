"""How much of what a store holds, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kgnews.ontology import Ontology
from kgnews.view.lines import Line, line

__all__ = ["totals_lines"]

_MOST = 20  # publishers and properties beyond that are in the JSON


def totals_lines(about: Mapping[str, Any]) -> Iterator[Line]:
    """What :func:`kgnews.ask.forms.totals_json` gives, for a person."""
    words = Ontology.load()
    yield line(0, ("Articles", "head"), f" {about['articles']:,}")
    if about["first"]:
        yield line(2, f"published {about['first']} to {about['last']}")
    if about["languages"]:
        counted = (f"{name} {count:,}" for name, count in about["languages"].items())
        yield line(2, f"languages: {', '.join(counted)}")
    yield from _counts("Publishers", about["publishers"])
    entities = {words.label(kind): count for kind, count in about["entities"].items()}
    yield from _counts("Entities", entities)
    yield from _facts(about["facts"])
    yield line(0, ("Quotes", "head"), f" {about['quotes']:,}")


def _counts(title: str, counts: Mapping[str, int]) -> Iterator[Line]:
    yield line(0, (title, "head"), f" {sum(counts.values()):,}")
    for name, count in list(counts.items())[:_MOST]:
        yield line(2, f"{count:>7,}  {name}")
    if len(counts) > _MOST:
        yield line(2, (f"and {len(counts) - _MOST:,} more", "faint"))


def _facts(facts: Mapping[str, Mapping[str, int]]) -> Iterator[Line]:
    words = Ontology.load()
    asserted = sum(stances.get("asserts", 0) for stances in facts.values())
    yield line(0, ("Facts", "head"), f" {asserted:,} stated")
    for name, stances in list(facts.items())[:_MOST]:
        others = [f"{stance} {count:,}" for stance, count in stances.items() if stance != "asserts"]
        more = f" ({', '.join(others)})" if others else ""
        yield line(2, f"{stances.get('asserts', 0):>7,}  {words.label(name)}{more}")
    if len(facts) > _MOST:
        yield line(2, (f"and {len(facts) - _MOST:,} more", "faint"))
