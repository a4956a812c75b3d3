"""The graph of a moment: by when it was published, came in, and holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kgnews.mapping import quads
from kgnews.model import Article, Entity, Evidence, Reading, Span, Statement
from kgnews.resolve import Identity
from kgnews.store import Store, entry, judged, open_graph, open_record
from kgnews.store.excerpts import Moment, excerpt
from kgnews.text import segment

Run = Callable[..., "CompletedProcess[str]"]

NAMES = {"e1": Identity("person-ani"), "e2": Identity("office-mayor"), "e3": Identity("person-b")}


def made(text: str, published: str, *statements: tuple[str, str, str, bool]) -> Reading:
    """An article that says who holds an office, from when until when, and whether it is over."""
    article = Article(text, published=published)
    told = Evidence(Span(0, 5), text[:5], "hand")
    return Reading(
        segment(article),
        (
            Entity("e1", "Person", "Ani", ("Ani",)),
            Entity("e2", "Office", "Wali Kota", ("Wali Kota",)),
            Entity("e3", "Person", "Budi", ("Budi",)),
        ),
        tuple(
            Statement(
                who, "holdsOffice", "e2", told, valid_from=since or None, valid_until=until or None,
                ended=over,
            )
            for who, since, until, over in statements
        ),
    )  # fmt: skip


EARLY = made("Kabar lama.", "2019-03-05", ("e1", "2018", "2020-06", False))
LATE = made("Kabar baru.", "2021-01-10", ("e3", "2020-07-01", "", False), ("e1", "", "", True))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moments") / "store"
    for number, each in enumerate((EARLY, LATE), start=1):
        with Store.open(folder, create=True) as opened:
            judged.begin_run(opened.record, f"2024-01-0{number}T08:00:00Z", "ingest")
            opened.add([entry(each, quads(each, NAMES))])
    return folder


def holders(store: Path, folder: Path, moment: Moment) -> set[str]:
    folder.mkdir()
    with open_record(store) as record:
        excerpt(record, moment, folder)
    rows = open_graph(folder).query("SELECT ?who { ?who kg:holdsOffice :office-mayor }")
    return {str(row["who"]).rpartition("/")[2].strip(">") for row in rows}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (Moment(), {"person-ani", "person-b"}),
        (Moment(published="2020"), {"person-ani"}),
        (Moment(published="2021-01-10"), {"person-ani", "person-b"}),
        (Moment(published="2021-01-09"), {"person-ani"}),
        (Moment(known="1"), {"person-ani"}),
        (Moment(known="2024-01-01"), {"person-ani"}),
        (Moment(known="2"), {"person-ani", "person-b"}),
        (Moment(holds="2019"), {"person-ani"}),
        (Moment(holds="2020-06-30"), {"person-ani"}),
        (Moment(holds="2020-07"), {"person-b"}),
        (Moment(holds="2017"), set()),
        (Moment(published="2020", holds="2021"), set()),
    ],
)
def test_each_clock_leaves_out_what_was_not_yet_or_no_longer(
    store: Path, tmp_path: Path, moment: Moment, expected: set[str]
) -> None:
    assert holders(store, tmp_path / "excerpt", moment) == expected


def test_the_command_asks_the_graph_of_a_moment(kgnews: Run, store: Path) -> None:
    asked = "SELECT ?who { ?who kg:holdsOffice :office-mayor } ORDER BY ?who"
    done = kgnews("query", asked, "--store", store, "--valid-on", "2019-05-01")
    assert done.returncode == 0, done.stderr
    assert [line.rpartition("/")[2] for line in done.stdout.split()[1:]] == ["person-ani"]
    wrong = kgnews("query", asked, "--store", store, "--as-of", "May")
    assert wrong.returncode == 2


def test_a_run_that_there_was_not_is_told(kgnews: Run, store: Path) -> None:
    done = kgnews("query", "ASK { ?s ?p ?o }", "--store", store, "--ingested-by", "9")
    assert done.returncode == 1
    assert "no such run; the store has runs 1 to 2" in done.stderr
