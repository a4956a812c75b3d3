"""A part of the graph, chosen as the options of ``kgnews export`` choose it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from kgnews.errors import QueryError

if TYPE_CHECKING:
    from kgnews.export import Options, Selection
    from kgnews.store import Graph

__all__ = ["Part", "checked", "chosen"]


class Part(TypedDict, total=False):
    """What is chosen of the graph.

    What may be several is one or a list. ``stances`` are those of the facts that are edges,
    without it those that an article asserts; ``measures`` and ``with_articles`` are for graphs
    of nodes and edges.
    """

    around: str | Sequence[str]
    hops: int
    since: str | date
    until: str | date
    types: str | Sequence[str]
    predicates: str | Sequence[str]
    articles: str | Sequence[str]
    support: int
    stances: str | Sequence[str]
    measures: str | Sequence[str]
    with_articles: bool


def chosen(whole: Graph, part: Part) -> tuple[Graph, Options]:
    """The chosen part of a graph, and what is drawn of it.

    Raises QueryError for a name that means nothing or several things, and for what is no day,
    stance or measure.
    """
    from kgnews import export

    stances = frozenset(_several(part, "stances") or ("asserts",))
    if strange := stances - export.STANCES:
        cure = f"one of {', '.join(sorted(export.STANCES))}"
        raise QueryError(", ".join(sorted(strange)), "is no stance", cure)
    measures = _several(part, "measures")
    for name in measures:
        if name not in export.MEASURES:
            raise QueryError(name, "is no measure", f"one of {', '.join(export.MEASURES)}")
    options = export.Options(stances, part.get("with_articles", False), measures)
    return export.part(whole, _selection(whole, part, stances)), options


def _selection(graph: Graph, part: Part, stances: frozenset[str]) -> Selection:
    """What is chosen, by names of any form. Raises QueryError for one that means nothing."""
    from kgnews import export, finding

    ids = [finding.articles_named(graph, each) for each in _several(part, "articles")]
    return export.Selection(
        around=tuple(finding.entity(graph, each)[0].iri for each in _several(part, "around")),
        hops=part.get("hops", 1),
        since=_day(part, "since"),
        until=_day(part, "until"),
        articles=tuple(id_ for each in ids for id_ in each),
        types=tuple(map(finding.class_named, _several(part, "types"))),
        predicates=tuple(map(finding.property_named, _several(part, "predicates"))),
        support=part.get("support", 1),
        stances=stances,
    )


def _several(part: Part, name: str) -> tuple[str, ...]:
    """A value that may be one or several."""
    given: Any = part.get(name, ())
    return (given,) if isinstance(given, str) else tuple(given or ())


def _day(part: Part, name: str) -> str:
    return checked(name, str(part.get(name) or ""))


def checked(name: str, text: str) -> str:
    """A day, month or year, or nothing. Raises QueryError for anything else.

    >>> checked("since", "2018-10"), checked("since", "")
    ('2018-10', '')
    """
    from kgnews.text.days import is_day

    if text and not is_day(text):
        raise QueryError(name, f"{text} is no day, month or year", "like 2018, 2018-10, 2018-10-30")
    return text
