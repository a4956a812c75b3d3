"""``kgnews stats``: how much of what a store holds."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import AnswerFormat, Format, Lang, Spoken, put_json

if TYPE_CHECKING:
    from kgnews.model import Article

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
    copies: Annotated[
        bool,
        typer.Option("--copies", help="List articles with one text, the oldest and its copies."),
    ] = False,
) -> None:
    """Count what a store holds: articles, entities, facts, quotes.

    Facts by property and stance. Of an article that was revised the newest version counts; the
    record keeps the older ones.
    """
    if articles or versions:
        _articles(store, format, lang, old=versions)
        return
    if copies:
        _copies(store, format, lang)
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
    from kgnews.store import open_record

    with open_record(store) as record:
        newest = dict(record.versions()) if old else {}
        for each in map(record.article, newest) if old else record.articles():
            if format is AnswerFormat.JSON:
                put_json(_about(each) | ({"newest": newest[each.id]} if old else {}))
            else:
                _list(each, 0, lang)


def _copies(store: Path, format: AnswerFormat, lang: Spoken) -> None:
    from kgnews import ask
    from kgnews.store import open_graph, open_record
    from kgnews.view import Voice

    groups = ask.copied(open_graph(store))
    with open_record(store) as record:
        for group in groups:
            first, *others = (record.article(each.article) for each in group)
            if format is AnswerFormat.JSON:
                put_json(_about(first) | {"copies": [_about(each) for each in others]})
                continue
            _list(first, 0, lang)
            for each in others:
                _list(each, 2, lang)
    if not groups:
        print(Voice(lang)("no copies"), file=sys.stderr)


def _about(article: Article) -> dict[str, Any]:
    about = {"id": article.id, "published": article.published, "title": article.title}
    return about | {"url": article.url, "source": article.source}


def _list(article: Article, indent: int, lang: Spoken) -> None:
    """An article in a line: id, day, title, and where it is from."""
    from kgnews.view import Voice, line, print_lines

    say = Voice(lang)
    first = f"{article.id[:12]}  {(article.published or say('no date')).ljust(_DAY)}  "
    words = f"{article.title or say('no title')}  {article.url or article.source}"
    print_lines([line(indent, first, words, hang=len(first))], sys.stdout)
