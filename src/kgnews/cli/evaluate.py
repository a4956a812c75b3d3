"""``kgnews eval``: how well annotated pages are read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.cli._options import Gazetteers
from kgnews.cli._output import AnswerFormat, put_json

if TYPE_CHECKING:
    from kgnews.evaluate import Answer, Gold, Page, Score

__all__ = ["Spoken", "evaluate"]

FLOORS = "floors.json"


class Spoken(StrEnum):
    """The languages of annotated pages."""

    ID = "id"
    EN = "en"


def evaluate(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="Folder with pages/NNN.txt and gold/NNN.json."),
    ],
    lang: Annotated[Spoken | None, typer.Option("--lang", help="Only pages of a language.")] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Show all that is wrong, with the rule that said it.")
    ] = False,
    format: Annotated[
        AnswerFormat, typer.Option("--format", help="For people, or for programs.")
    ] = AnswerFormat.TEXT,
    gazetteer: Gazetteers = None,
    write_precision: Annotated[
        Path | None,
        typer.Option(
            "--write-precision",
            metavar="FILE",
            help="Write how often each rule was right, as CSV; ontology/precision.csv is what "
            "users see as confidence.",
        ),
    ] = None,
    floors: Annotated[
        bool, typer.Option("--floors", help=f"Fail when a figure is below that of DIR/{FLOORS}.")
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help=f"Write today's figures into DIR/{FLOORS}.")
    ] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="Let --update lower a floor.")
    ] = False,
) -> None:
    """Read annotated pages and show how much is read, and right.

    Names, facts, quotes, dates, bylines and zones are compared with what a person took from
    the same pages; nothing is stored. Exit code 1 says that --floors found a figure too low.
    """
    from kgnews import evaluate as measure

    if (floors or update) and lang:
        raise typer.BadParameter("floors hold for all pages together; leave out --lang")
    gold = measure.load(folder)
    score = measure.score(_readings(gold.only(lang), tuple(gazetteer or ())))
    if format is AnswerFormat.JSON:
        put_json(measure.report_json(score, faults=errors))
    else:
        lines = [*measure.report_lines(score)]
        if errors:
            lines += ["", *measure.fault_lines(score.faults)]
        _print(lines)
    if write_precision:
        _write_precision(score, write_precision)
    if update:
        _update(folder, gold, score, allow_regression=allow_regression)
    elif floors:
        _hold(folder, gold, score)


def _readings(gold: Gold, gazetteers: tuple[Path, ...]) -> Iterator[tuple[Page, Answer]]:
    from kgnews.articles import from_text
    from kgnews.evaluate import told
    from kgnews.pipeline import Reader

    reader = Reader.make(gazetteers)
    for page in gold.pages:
        reading = reader.read(from_text(page.text))
        yield page, told(page.answer.id, reading, reader.identities(reading))


def _print(lines: list[str]) -> None:
    from kgnews.characters import shown

    for line in lines:
        print(shown(line))


def _write_precision(score: Score, path: Path) -> None:
    import csv

    from kgnews import confidence
    from kgnews.errors import InputError
    from kgnews.evaluate import rule_counts

    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(confidence.rows(rule_counts(score)))
    except OSError as fault:
        raise InputError(str(path), fault.strerror or "cannot be written") from fault


def _update(folder: Path, gold: Gold, score: Score, *, allow_regression: bool) -> None:
    from kgnews import evaluate as measure

    path = folder / FLOORS
    before = measure.read_floors(path)
    lower = measure.below(score.figures, before) if before else []
    if lower and not allow_regression:
        print("\n".join(lower), file=sys.stderr)
        print(f"{path}: left as it is; --allow-regression lowers it", file=sys.stderr)
        raise typer.Exit(1)
    measure.write_floors(path, measure.raised(gold.digest, len(gold.pages), score.figures))


def _hold(folder: Path, gold: Gold, score: Score) -> None:
    from kgnews import evaluate as measure
    from kgnews.errors import InputError

    path = folder / FLOORS
    floors = measure.read_floors(path)
    if floors is None:
        raise InputError(str(path), "no such file", "write it with --update")
    if floors.digest != gold.digest:
        raise InputError(str(path), "the pages are not those it was made for", "use --update")
    if low := measure.below(score.figures, floors):
        print("\n".join(low), file=sys.stderr)
        raise typer.Exit(1)
