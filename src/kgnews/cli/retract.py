"""``kgnews retract``: articles out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.characters import shown
from kgnews.cli._options import DEFAULT_STORE, StoreFolder, Wait
from kgnews.clock import now

if TYPE_CHECKING:
    from kgnews.store import Record

__all__ = ["retract"]


def retract(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Id of an article or its first eight digits, its address, or the file it was in.",
        ),
    ],
    store: StoreFolder = DEFAULT_STORE,
    who: Annotated[
        str, typer.Option(envvar="KGNEWS_WHO", metavar="NAME", help="Who decides.")
    ] = "unsigned",
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "retracted",
    undo: Annotated[
        bool, typer.Option("--undo", help="Take articles back in, with all that they state.")
    ] = False,
    erase: Annotated[
        bool,
        typer.Option("--erase", help="Forget the text too: then only ingesting brings it back."),
    ] = False,
    wait: Wait = 0,
) -> None:
    """Take articles out of the graph.

    Everything that only they state goes; what other articles state too stays. It is a decision
    like those of kgnews judge: a line of the decisions file, which holds after every rebuild. A
    retracted article stays out, also when it is ingested again, until --undo. With --erase its
    text goes as well.
    """
    from kgnews.deciding import decide
    from kgnews.model import Judgement
    from kgnews.store import Store, judged

    with Store.open(store, wait=wait) as opened:
        record = opened.record
        ids = _found(record, articles, undo=undo)
        out = {article_id for article_id, _ in record.retracted()}
        judgements = [Judgement("retract", (each,), who=who, why=why) for each in ids]
        judged.begin_run(record, now(), "retract --undo" if undo else "retract")
        if undo:
            applied = decide(opened, (), judgements)
            record.readmit(ids)  # those taken out before there was a decisions file
            later, count, done = len(ids) - applied.returned, applied.returned, "back"
        else:
            decide(opened, [each for each in judgements if each.about[0] not in out])
            later, count, done = 0, len(ids - out), "retracted"
            if erase:
                judged.erase(record, sorted(ids))
                done += " and erased"
    told = [f"{count:,} {done}"] if count or not later else []
    told += [f"{later:,} may come in again"] if later else []
    print(f"{', '.join(told)} ({shown(str(store))})", file=sys.stderr)


def _found(record: Record, names: list[str], *, undo: bool) -> set[str]:
    """The ids that names mean. Raises StoreError where one means none."""
    from kgnews.errors import StoreError

    found: set[str] = set()
    for name in names:
        those = [] if undo else record.find(name)
        those = those or record.find_retracted(name)
        if not those:
            what = "was not retracted" if undo else "names no article of the store"
            raise StoreError(name, what, "give its id, its address, or its path as ingested")
        found.update(those)
    return found
