"""``kgnews judge``: what people decide about names and facts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgnews.characters import shown
from kgnews.cli._options import DEFAULT_STORE, StoreFolder, Wait
from kgnews.cli._output import All, AnswerFormat, Format, Lang, Spoken, put_json
from kgnews.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kgnews.ask import Changes
    from kgnews.deciding import Applied
    from kgnews.model import Judgement
    from kgnews.store import Record, Store

__all__ = ["judge"]

_MOST = 10  # changes of each kind that are shown


def judge(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DECISION...]",
            help="A decision, such as: same A B. Without one the decisions file is followed.",
        ),
    ] = None,
    store: StoreFolder = DEFAULT_STORE,
    who: Annotated[
        str | None, typer.Option(envvar="KGNEWS_WHO", metavar="NAME", help="Who decides.")
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the decision, 2026-11-25.")
    ] = None,
    article: Annotated[
        str | None,
        typer.Option("--in", metavar="ARTICLE", help="The only article where a fact is wrong."),
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take the decision back; without one, the latest.")
    ] = False,
    list_all: Annotated[bool, typer.Option("--list", help="List the decisions that hold.")] = False,
    review: Annotated[
        bool, typer.Option("--review", help="Go through likely duplicates and doubtful links.")
    ] = False,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions", metavar="FILE", help="Follow this file from now on, and write to it."
        ),
    ] = None,
    format: Format = AnswerFormat.TEXT,
    lang: Lang = Spoken.EN,
    everything: All = False,
    wait: Wait = 0,
) -> None:
    """Decide what the machine cannot: who is who, what is wrong.

    Decisions are lines of a text file, decisions.kg in the store, made for git: sorted, one a
    line, each with who and why. Exactly the articles that a decision touches are mapped again
    from what was read in them; order never matters, and a decision that is taken back leaves
    no trace. Decisions that contradict each other are told with their lines, and none holds.

    \b
    same A B            two are one         not-same A B     they are not
    rename A NAME       its name            retype A CLASS   its class
    ban NAME|A          no name at all      retract ARTICLE  an article is out
    link A wd:Q3630     what it is          unlink A         nothing elsewhere
    wrong S P O         the fact is wrong   correct S P O to S P O

    \b
    kgnews judge same "Anies R" :person-anies-baswedan --who Rina --why "one man"
    kgnews judge --undo
    kgnews judge --review --who Rina
    """
    from kgnews.store import Store, open_graph, open_record

    if list_all:
        with open_record(store) as record:
            _list(record, store, format, lang)
        return
    if review and format is AnswerFormat.JSON:
        from kgnews.cli._review import candidates

        put_json({"version": 1, "candidates": candidates(store)})
        return
    signed = {"who": who or "", "why": why or "", "day": date or "", "article": article or ""}
    if review:
        from kgnews.cli._review import review as go_through

        _signed(signed, "why" if why else "who")
        go_through(store, signed, _Begin(wait), lang)
        return
    judgement: list[Judgement] = []
    if words:
        from kgnews import ask

        if undo:
            signed = {**signed, "who": "-", "why": "-"}
        _known_verb(words[0])
        _signed(signed, "who", "why")
        with open_record(store) as record:
            known = _known(record, store)
            judgement = [ask.decision(open_graph(store), record, words, signed, known)]
    with Store.open(store, wait=wait) as opened:
        applied, before = _decided(opened, judgement, undo=undo, file=decisions)
    about, found = _changed(store, before)
    if format is AnswerFormat.JSON:
        put_json({**about, "decisions": _lines(applied)})
        return
    _tell(applied, about, None if everything else _MOST, lang)
    if applied.added or applied.removed:
        print(_summary(found, store, lang), file=sys.stderr)


def _known(record: Record, store: Path) -> Callable[[str], bool]:
    """Whether a name means something, in the graph or not: it was judged, or is in a name list."""
    from kgnews.deciding import held, known_names
    from kgnews.judgements import settled

    gazetteer = known_names(store)
    things = settled(held(record), gazetteer).things
    return lambda name: name in things or gazetteer.entry(name) is not None


def _known_verb(verb: str) -> None:
    """Raises BadParameter for what is no decision: that comes before who made it."""
    from difflib import get_close_matches

    from kgnews.judgements import VERBS

    if verb not in VERBS:
        near = get_close_matches(verb, VERBS, 2)
        cure = f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(VERBS)}"
        raise typer.BadParameter(f"{verb} is no decision; {cure}")


def _signed(signed: dict[str, str], *names: str) -> None:
    for name in names:
        if not signed[name].strip():
            extra = " or KGNEWS_WHO" if name == "who" else ""
            raise typer.BadParameter(f"a decision says {name}: give --{name}{extra}")


class _Begin:
    """Opens a store to decide something in it; each time that is a run of its own."""

    def __init__(self, wait: float) -> None:
        self._wait = wait

    def __call__(self, store: Path) -> Store:
        from kgnews.store import Store, judged

        opened = Store.open(store, wait=self._wait)
        judged.begin_run(opened.record, now(), "judge --review")
        return opened


def _decided(
    opened: Store, judgements: Iterable[Judgement], *, undo: bool, file: Path | None
) -> tuple[Applied, int]:
    """Write and follow; what that changed, and the run before."""
    from kgnews.deciding import decide, follow
    from kgnews.errors import InputError
    from kgnews.judgements import Decisions, parsed
    from kgnews.store import judged

    record = opened.record
    before = judged.begin_run(record, now(), "judge") - 1
    if file is not None:
        if not file.exists():
            Decisions().write(file)
        judged.use_decisions_file(record, str(file.absolute()))
    if not undo:
        added = tuple(judgements)
        return (decide(opened, added) if added else follow(opened)), before
    gone = tuple(judgements)
    if not gone:
        lines = judged.lines(record)
        if not lines:
            raise InputError("judge", "there is no decision to take back", "see --list")
        gone = (parsed(lines[-1])[0],)
    known = {line: parsed(line)[0].decision for line in judged.lines(record)}
    for each in gone:
        if each.decision not in known.values():
            raise InputError("judge", "no such decision was made", "kgnews judge --list shows all")
    return decide(opened, (), gone), before


def _changed(store: Path, before: int) -> tuple[dict[str, Any], Changes]:
    """What is otherwise than at the end of a run."""
    from kgnews import ask
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        found = ask.changes(ask.since(record, before), open_graph(store))
        return ask.changes_json(found, ask.sentences_of(record)), found


def _lines(applied: Applied) -> dict[str, list[str]]:
    from kgnews.judgements import line_of

    sides = {"added": applied.added, "removed": applied.removed}
    return {name: [line_of(each) for each in those] for name, those in sides.items()}


def _tell(applied: Applied, about: dict[str, Any], most: int | None, lang: Spoken) -> None:
    """What became of it, for people."""
    from kgnews import view

    say = view.Voice(lang)
    for sign, those in zip("+-", _lines(applied).values(), strict=True):
        for each in those:
            print(f"{sign} {shown(each)}", flush=True)
    if not applied.added and not applied.removed:
        said = say("nothing to follow: the store is as its decisions file says")
        print(said, file=sys.stderr)
        return
    view.print_lines(view.changes_lines(about, most, say), sys.stdout)
    sys.stdout.flush()


def _summary(found: Changes, store: Path, lang: Spoken) -> str:
    from kgnews.view import Voice

    say = Voice(lang)
    counts = (
        ("{n} changed", say.counted(found.changed_articles, "article")),
        ("{n} back", say.counted(len(found.new_articles), "article")),
        ("{n} out", say.counted(len(found.gone_articles), "article")),
        ("{n} new", say.counted(len(found.new_facts), "fact")),
        ("{n} gone", say.counted(len(found.gone_facts), "fact")),
    )
    told = [say(words, n=n) for words, n in counts if not n.startswith("0 ")]
    return f"{', '.join(told) or say('nothing changed')} ({shown(str(store))})"


def _list(record: Record, store: Path, format: AnswerFormat, lang: Spoken) -> None:
    from kgnews.deciding import decisions_path, held, idle
    from kgnews.judgements import Decisions, line_of
    from kgnews.view import Voice

    path = decisions_path(store, record)
    followed = held(record)
    written = Decisions.read(path).judgements if path.exists() else followed
    unused = idle(record, followed)
    if format is AnswerFormat.JSON:
        lines, rest = ([line_of(j) for j in sorted(those)] for those in (written, unused))
        about = {"file": str(path), "decisions": lines, "followed": written == followed}
        put_json({"version": 1, **about, "touching_nothing": rest})
        return
    say = Voice(lang)
    for each in sorted(written, key=line_of):
        note = f"  # {say('touches no article')}" if each in unused else ""
        print(shown(line_of(each) + note))
    if written != followed:
        said = say("the store does not follow all of it yet: run kgnews judge")
        print(said, file=sys.stderr)
