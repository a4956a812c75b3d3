"""``kgnews stats``: how much of what a store holds."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import AnswerFormat, Format, Lang, Spoken, put_json

__all__ = ["stats"]

_DAY = len("2018-10-30")


def stats(
    store: StoreFolder = DEFAULT_STORE,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    articles: Annotated[
        bool, typer.Option("--articles", help="List the articles instead: id, day, title, source.")
    ] = False,
    versions: Annotated[
        bool,
        typer.Option("--versions", help="List the older versions of articles that were revised."),
    ] = False,
) -> None:
    """Count what a store holds: articles, entities, facts by property and stance, quotes.

    Of an article that was revised the newest version counts; the record keeps the older ones.
    """
    if articles or versions:
        _articles(store, format, lang, old=versions)
        return
    from kgnews import ask, view
    from kgnews.store import open_graph

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the engine does not listen to Python's Ctrl-C
    about = ask.totals_json(ask.totals(open_graph(store)))
    if format is AnswerFormat.JSON:
        put_json(about)
    else:
        view.print_lines(view.totals_lines(about, view.Voice(lang)), sys.stdout)


def _articles(store: Path, format: AnswerFormat, lang: Spoken, *, old: bool) -> None:
    from kgnews import view
    from kgnews.store import open_record

    say = view.Voice(lang)
    with open_record(store) as record:
        newest = dict(record.versions()) if old else {}
        for each in map(record.article, newest) if old else record.articles():
            about = {"id": each.id, "published": each.published, "title": each.title}
            about |= {"url": each.url, "source": each.source}
            about |= {"newest": newest[each.id]} if old else {}
            if format is AnswerFormat.JSON:
                put_json(about)
                continue
            day = (each.published or say("no date")).ljust(_DAY)
            first = f"{each.id[:12]}  {day}  "
            words = f"{each.title or say('no title')}  {each.url or each.source}"
            view.print_lines([view.line(0, first, words, hang=len(first))], sys.stdout)
