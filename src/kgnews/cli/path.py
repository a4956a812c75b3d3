"""``kgnews path``: the chains of facts between two entities."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json, tell

__all__ = ["Held", "path"]

_MOST = 3  # chains
NO_CHAIN = 1


class Held(StrEnum):
    """Which facts are links."""

    ASSERTS = "asserts"
    ALL = "all"


def path(
    first: Annotated[str, typer.Argument(help="An entity, by any form of its name or its id.")],
    second: Annotated[str, typer.Argument(help="Another one.")],
    store: StoreFolder = DEFAULT_STORE,
    hops: Annotated[int, typer.Option(min=1, max=8, metavar="N", help="At most so long.")] = 5,
    stance: Annotated[
        Held,
        typer.Option(
            "--stance", help="Facts that articles assert, or also what is said, planned or denied."
        ),
    ] = Held.ASSERTS,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    everything: All = False,
) -> None:
    """Show the shortest chains of facts between two entities.

    Each fact has its sentence. Best supported chains come first. Articles are no links; those
    that name both are listed. Exits with 1 where there is no chain.

    \b
    kgnews path Barcelona "Anies Baswedan"
    """
    from kgnews import ask, view
    from kgnews.model import Stance
    from kgnews.store import open_graph, open_record

    stances = {str(each) for each in Stance} if stance is Held.ALL else {"asserts"}
    most = 1_000 if everything else _MOST
    with open_record(store) as record:
        found = ask.chains(
            open_graph(store), (first, second), stances=frozenset(stances), hops=hops, most=most
        )
        about = ask.chains_json(found, ask.sentences_of(record))
    if format is AnswerFormat.JSON:
        put_json(about)
    else:
        tell(about["notes"], lang)
        view.print_lines(view.chains_lines(about, view.Voice(lang)), sys.stdout)
    if not about["chains"]:
        raise typer.Exit(NO_CHAIN)
