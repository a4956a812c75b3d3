"""``kgnews why``: the sentences behind a fact."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import All, AnswerFormat, put_json
from kgnews.view.characters import shown

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
    format: Annotated[
        AnswerFormat, typer.Option("--format", help="For people, or for programs.")
    ] = AnswerFormat.TEXT,
    everything: All = False,
) -> None:
    """Show why a fact is in the graph: each sentence that states, reports, denies or plans it.

    With the article, its date and publisher, the rule that read it, and whose words they are.
    The words that the fact stands on are marked in the sentence.
    """
    from kgnews import ask, view
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        facts, notes = ask.why(open_graph(store), subject, predicate, object)
        about = ask.facts_json(facts, notes, ask.sentences_of(record))
    if format is AnswerFormat.JSON:
        put_json(about)
        return
    for note in about["notes"]:
        print(f"kgnews: {shown(note)}", file=sys.stderr)
    view.print_lines(view.facts_lines(about, None if everything else _MOST), sys.stdout)
