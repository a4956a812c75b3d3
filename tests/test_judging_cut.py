"""A decision that is cut off at any moment is whole or not there, and the next command follows."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgnews.deciding import FILE, decide, follow
from kgnews.extract.gazetteer import Gazetteer
from kgnews.judgements import Decisions, settled
from kgnews.judging import derived
from kgnews.model import Article, Entity, Judgement, Mention, Reading, Span
from kgnews.ontology import Ontology
from kgnews.store import Store, entry, open_graph
from kgnews.store.audit import faults
from kgnews.text import segment

KNOWN = Gazetteer.load(Ontology.load())
CUT = 9

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is cut off by forking")


def reading(number: int) -> Reading:
    text = f"Kabar {number} tentang Ani dan Budi."
    entities = tuple(
        Entity(name, "Person", name, (name,), (Mention(_at(text, name), "Person", name, "hand"),))
        for name in ("Ani", "Budi")
    )
    return Reading(segment(Article(text)), entities)


def _at(text: str, name: str) -> Span:
    return Span(text.index(name), text.index(name) + len(name))


READINGS = [reading(number) for number in range(3)]
DECIDED = (
    Judgement("same", (":person-ani", ":person-budi"), who="Rina", why="satu orang"),
    Judgement("retract", (READINGS[0].document.article.id,), who="Rina", why="hoaks"),
)


def dumped(folder: Path) -> bytes:
    from pyoxigraph import RdfFormat

    out = io.BytesIO()
    open_graph(folder).dump(out, RdfFormat.N_TRIPLES)
    return b"".join(sorted(out.getvalue().splitlines(keepends=True)))


def expected(held: frozenset[Judgement]) -> bytes:
    meant = settled(held, KNOWN)
    lines: set[bytes] = set()
    for each in READINGS:
        if each.document.article.id not in meant.retracted:
            lines.update(derived(each, KNOWN, meant).quads.splitlines(keepends=True))
    return b"".join(sorted(lines))


def made(folder: Path) -> None:
    with Store.open(folder, create=True) as store:
        store.add([entry(each, derived(each, KNOWN).quads) for each in READINGS])


def decided_until(folder: Path, moment: int) -> None:
    """Decide, and take it back, in a process that ends at a moment of writing."""
    count = 0

    def cut(event: str, _: object) -> None:
        nonlocal count
        if event == "kgnews.moment":
            count += 1
            if count == moment:
                os._exit(CUT)

    made(folder)
    sys.addaudithook(cut)
    with Store.open(folder) as store:
        decide(store, DECIDED)
    with Store.open(folder) as store:
        decide(store, (), DECIDED)


def main(home: Path) -> None:
    """A store for every moment, each cut off there, until one gets to its end.

    This process opens no store itself: the engine's threads would not outlive a fork.
    """
    moment, code = 0, CUT
    while code == CUT:
        moment += 1
        child = os.fork()
        if not child:
            try:
                decided_until(home / f"store{moment}", moment)
            except BaseException:
                os._exit(1)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.exit(code)


def test_what_the_file_says_holds_after_a_cut_at_any_moment(tmp_path: Path) -> None:
    subprocess.run([sys.executable, __file__, tmp_path], check=True, timeout=300)
    folders = sorted(tmp_path.iterdir())
    assert len(folders) > 10  # a commit, batches, marks, snapshots: twice
    for folder in folders:
        with Store.open(folder) as store:
            follow(store)
        file = folder / FILE
        held = Decisions.read(file).judgements if file.exists() else frozenset()
        assert held in (frozenset(), frozenset(DECIDED))
        assert dumped(folder) == expected(held), folder.name
        assert list(faults(folder)) == []


if __name__ == "__main__":
    main(Path(sys.argv[1]))
