"""``kgnews why``: the sentences behind a fact."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json, tell

__all__ = ["why"]

_MOST = 5  # sentences of a fact; more say the same


def why(
    subject: Annotated[str, typer.Argument(help="An entity, by any form of its name or its id.")],
    predicate: Annotated[
        str | None, typer.Argument(help="A property, by its name or label: supports, mendukung.")
    ] = None,
    object: Annotated[
        str | None, typer.Argument(help="The entity or value on the other side.")
    ] = None,
    store: StoreFolder = DEFAULT_STORE,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    everything: All = False,
) -> None:
    """Show why a fact is in the graph: the sentences that say so.

    Each sentence that states, reports, denies or plans it, with the article, its date and
    publisher, the rule that read it, and whose words they are.
    The words that the fact stands on are marked in the sentence. Why a fact is not there says
    kgnews why-not.
    """
    from kgnews import ask, view
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        facts, notes = ask.why(open_graph(store), subject, predicate, object)
        about = ask.facts_json(facts, notes, ask.sentences_of(record))
    if format is AnswerFormat.JSON:
        put_json(about)
        return
    tell(about["notes"], lang)
    lines = view.facts_lines(about, None if everything else _MOST, view.Voice(lang))
    view.print_lines(lines, sys.stdout)
