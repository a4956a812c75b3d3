"""Going through likely duplicates and doubtful links, one key each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgnews.characters import shown

if TYPE_CHECKING:
    from kgnews.ask import Doubt
    from kgnews.model import Judgement
    from kgnews.store import Store
    from kgnews.view import Voice

__all__ = ["candidates", "review"]

_KEYS = "[s]ame  [n]ot the same  s[k]ip  [u]ndo  [q]uit"
_MEANT = {"s": "same", "n": "not", "k": "skip", "u": "undo", "q": "quit", "y": "same", " ": "skip"}


def candidates(store: Path) -> list[dict[str, Any]]:
    """The open questions of a store with their evidence, likeliest first."""
    from kgnews import ask
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        graph = open_graph(store)
        return ask.doubts_json(_doubts(store), graph, record)


def review(
    store: Path, signed: Mapping[str, str], begin: Callable[[Path], Store], lang: str = "en"
) -> None:
    """Ask, and write down every answer at once; ends with the questions, the input, or ``q``."""
    from kgnews import ask
    from kgnews.store import open_graph, open_record
    from kgnews.view import Voice

    say = Voice(lang)
    found = _doubts(store)
    made: list[tuple[int, Judgement]] = []
    at = 0
    if not found:
        print(say("nothing to ask"), file=sys.stderr)
        return
    with open_record(store) as record, begin(store) as opened, _keys(say) as keys:
        graph = open_graph(store)
        while at < len(found) or made:
            if at < len(found):
                (about,) = ask.doubts_json([found[at]], graph, record)
                _show(about, say("{n} of {m}", n=at + 1, m=len(found)), say)
            else:
                print(f"\n{say('That was all.  [u]ndo  [q]uit')}", flush=True)
            answer = next(keys, "quit")
            if answer == "quit":
                break
            if answer == "undo":
                at = _undone(opened, made, at, say)
            elif at < len(found):
                if answer != "skip":
                    _answer(opened, found[at], answer, signed, made, at)
                at += 1
    decided = say("{n} decided", n=f"{len(made):,}")
    print(f"{decided} ({shown(str(store))})", file=sys.stderr)


def _doubts(store: Path) -> list[Doubt]:
    from kgnews import ask
    from kgnews.deciding import held, known_names
    from kgnews.judgements import settled
    from kgnews.store import open_graph, open_record

    with open_record(store) as record:
        names = known_names(store)
        return ask.doubts(open_graph(store), record, settled(held(record), names), names)


def _answer(
    opened: Store,
    doubt: Doubt,
    answer: str,
    signed: Mapping[str, str],
    made: list[tuple[int, Judgement]],
    at: int,
) -> None:
    """Write a decision down; one that contradicts others is told and left out."""
    from kgnews.deciding import decide
    from kgnews.errors import InputError

    chosen = doubt.yes if answer == "same" else doubt.no
    seen = "; ".join(doubt.reasons)
    why = signed["why"] or f"reviewed; {seen}"
    judgement = replace(chosen, who=signed["who"], why=why, day=signed["day"])
    try:
        decide(opened, [judgement])
    except InputError as fault:
        print(f"kgnews: {shown(str(fault))}", file=sys.stderr)
        return
    made.append((at, judgement))


def _undone(opened: Store, made: list[tuple[int, Judgement]], at: int, say: Voice) -> int:
    """Take the latest answer back; where to go on."""
    from kgnews.deciding import decide

    if not made:
        print(say("nothing to undo"), file=sys.stderr)
        return at
    back, judgement = made.pop()
    decide(opened, (), [judgement])
    return back


def _show(about: Mapping[str, Any], place: str, say: Voice) -> None:
    from kgnews.view import line, print_lines

    lines = [line(0, "")]
    lines.append(line(0, (f"{place} · {'; '.join(map(say.note, about['reasons']))}", "head")))
    for side in ("left", "right"):
        each = about[side]
        kinds = ", ".join(map(say.label, each["types"]))
        count = say.counted(each["articles"], "article")
        lines.append(line(2, (each["name"], "name"), f"  {kinds}, {count}, {each['id']}"))
        for told in each["sentences"]:
            where = say("headline") if told["text"] == told["headline"] else told["headline"]
            lines.append(line(4, told["text"]))
            lines.append(line(4, (" · ".join(filter(None, (where, told["day"]))), "faint")))
    lines.append(line(0, say(_KEYS)))
    print_lines(lines, sys.stdout)
    sys.stdout.flush()


@contextmanager
def _keys(say: Voice) -> Iterator[Iterator[str]]:
    """What the person answers: a key on a terminal, else the first letter of each line.

    The terminal hands out single keys from before the first question until after the last, so
    that keys pressed ahead are not lost.
    """
    try:
        import termios
        import tty
    except ImportError:  # Windows has neither: Enter is needed there
        yield _meant(_one_line, say)
        return
    if not sys.stdin.isatty():
        yield _meant(_one_line, say)
        return
    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin, termios.TCSADRAIN)
        yield _meant(lambda: sys.stdin.read(1), say)
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _meant(one: Callable[[], str], say: Voice) -> Iterator[str]:
    while key := one():
        if meant := _MEANT.get(key.lower()):
            yield meant
        else:
            print(say(_KEYS), file=sys.stderr)


def _one_line() -> str:
    """The first letter of a line; an empty line skips, the end of the input quits."""
    line = sys.stdin.readline()
    return (line.strip() or " ")[0] if line else ""
