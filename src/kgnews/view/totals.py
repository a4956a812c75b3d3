"""How much of what a store holds, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kgnews.view.lines import Line, line
from kgnews.view.voice import Voice

__all__ = ["totals_lines"]

_MOST = 20  # publishers and properties beyond that are in the JSON


def totals_lines(about: Mapping[str, Any], say: Voice | None = None) -> Iterator[Line]:
    """What :func:`kgnews.ask.forms.totals_json` gives, for a person."""
    say = say or Voice()
    yield line(0, (say("Articles"), "head"), f" {about['articles']:,}")
    if about["first"]:
        yield line(2, say("published {a} to {b}", a=about["first"], b=about["last"]))
    if about["languages"]:
        counted = (f"{name} {count:,}" for name, count in about["languages"].items())
        yield line(2, say("languages: {names}", names=", ".join(counted)))
    yield from _counts("Publishers", about["publishers"], say)
    entities = {say.label(kind): count for kind, count in about["entities"].items()}
    yield from _counts("Entities", entities, say)
    yield from _facts(about["facts"], say)
    yield line(0, (say("Quotes"), "head"), f" {about['quotes']:,}")


def _counts(title: str, counts: Mapping[str, int], say: Voice) -> Iterator[Line]:
    yield line(0, (say(title), "head"), f" {sum(counts.values()):,}")
    for name, count in list(counts.items())[:_MOST]:
        yield line(2, f"{count:>7,}  {name}")
    yield from _more(len(counts), say)


def _facts(facts: Mapping[str, Mapping[str, int]], say: Voice) -> Iterator[Line]:
    asserted = sum(stances.get("asserts", 0) for stances in facts.values())
    yield line(0, (say("Facts"), "head"), " ", say("{n} stated", n=f"{asserted:,}"))
    for name, stances in list(facts.items())[:_MOST]:
        held = sorted(stances.items())
        others = [f"{say(stance)} {count:,}" for stance, count in held if stance != "asserts"]
        more = f" ({', '.join(others)})" if others else ""
        yield line(2, f"{stances.get('asserts', 0):>7,}  {say.label(name)}{more}")
    yield from _more(len(facts), say)


def _more(count: int, say: Voice) -> Iterator[Line]:
    if count > _MOST:
        yield line(2, (say("and {n} more", n=f"{count - _MOST:,}"), "faint"))
