"""The options that choose a part of a graph, and what they choose."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kgnews.export import Options, Selection
    from kgnews.store import Graph

__all__ = [
    "Around",
    "ArticleNodes",
    "Articles",
    "HeldAs",
    "Hops",
    "Measures",
    "Predicates",
    "Since",
    "Stances",
    "Support",
    "Types",
    "Until",
    "network_options",
    "selection",
    "tell_if_empty",
]


def _day(value: str) -> str:
    from kgnews.text.days import is_day

    if value and not is_day(value):
        raise typer.BadParameter("give a day, month or year: 2018-10-30, 2018-10, 2018")
    return value


Around = Annotated[
    list[str] | None,
    typer.Option(
        "--around", metavar="ENTITY", help="Only what is near an entity; may be repeated."
    ),
]
Hops = Annotated[int, typer.Option(min=0, max=9, metavar="N", help="How near: in facts.")]
Since = Annotated[
    str,
    typer.Option(
        metavar="DATE", callback=_day, help="Only articles published then or later: 2018-10."
    ),
]
Until = Annotated[
    str,
    typer.Option(metavar="DATE", callback=_day, help="Only articles published then or before."),
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type", metavar="CLASS", help="Only entities of a class, or below it; may be repeated."
    ),
]
Predicates = Annotated[
    list[str] | None,
    typer.Option(
        "--predicate", metavar="PROPERTY", help="Only facts of a property; may be repeated."
    ),
]
Articles = Annotated[
    list[str] | None,
    typer.Option(
        "--article",
        metavar="ID|PATH|URL",
        help="Only what an article says: its id or the beginning, its file or address; may be "
        "repeated.",
    ),
]
Support = Annotated[
    int, typer.Option(min=1, metavar="N", help="Only facts that so many articles state.")
]


class Stances(StrEnum):
    """Which facts are edges."""

    ASSERTS = "asserts"
    REPORTS = "reports"
    DENIES = "denies"
    PLANS = "plans"
    ALL = "all"


HeldAs = Annotated[
    list[Stances] | None,
    typer.Option(
        "--stance",
        help="In formats of nodes and edges: facts that an article asserts, reports, denies "
        "or plans, or all; may be given more than once. Without: asserts.",
    ),
]
ArticleNodes = Annotated[
    bool,
    typer.Option("--articles", help="In formats of nodes and edges: a node for every article too."),
]
Measures = Annotated[
    str,
    typer.Option(
        metavar="NAME,…",
        help="Attributes of nodes in formats of nodes and edges: degree, pagerank, community.",
    ),
]

_Near = tuple[Sequence[str], int, frozenset[str]]
_Lists = tuple[Sequence[str] | None, Sequence[str] | None, Sequence[str] | None]


def selection(
    graph: Graph, near: _Near, days: tuple[str, str], of: _Lists, support: int
) -> Selection:
    """What the options choose.

    ``near`` are entities, hops, and the stances of the facts that are hops; ``of`` classes,
    properties and articles.

    Raises QueryError for names that mean nothing or several things.
    """
    from kgnews import export, finding

    types, predicates, articles = of
    return export.Selection(
        around=tuple(finding.entity(graph, name)[0].iri for name in near[0]),
        hops=near[1],
        since=days[0],
        until=days[1],
        articles=tuple(
            id_ for each in articles or () for id_ in finding.articles_named(graph, each)
        ),
        types=tuple(map(finding.class_named, types or ())),
        predicates=tuple(map(finding.property_named, predicates or ())),
        support=support,
        stances=near[2],
    )


def network_options(stances: Sequence[Stances] | None, articles: bool, measures: str) -> Options:
    """What of a graph are nodes and edges, as the options say."""
    from kgnews import export

    chosen = set(map(str, stances or [Stances.ASSERTS]))
    held = export.STANCES if Stances.ALL in chosen else frozenset(chosen)
    return export.Options(held, articles, _measures(measures))


def _measures(given: str) -> tuple[str, ...]:
    from kgnews.export import MEASURES

    names = [name.strip() for name in given.split(",") if name.strip()]
    names = ["community" if name == "communities" else name for name in names]
    for name in names:
        if name not in MEASURES:
            raise typer.BadParameter(f"{name!r} is no measure; one of {', '.join(MEASURES)}")
    return tuple(dict.fromkeys(names))


def tell_if_empty(graph: Graph) -> None:
    """Say on standard error that nothing is left of a graph: often a slip in an option."""
    if next(iter(graph.triples()), None) is None:
        what = "nothing fits, so what is written is empty; kgnews stats says what there is"
        print(f"kgnews: {what}", file=sys.stderr)
