"""The options that choose a part of a graph, and what they choose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kgnews.export import Selection
    from kgnews.store import Graph

__all__ = [
    "Around",
    "Articles",
    "Hops",
    "Predicates",
    "Since",
    "Support",
    "Types",
    "Until",
    "selection",
]

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def _day(value: str) -> str:
    if value and not _DAY.fullmatch(value):
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
