"""The laws of judgements, on articles and decisions that nobody thought of.

The graph is a pure function of the set of articles and the set of judgements: any order, twice
is once, judged and taken back is as before, retracted is never ingested, rebuilt is the graph.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgnews.deciding import FILE, decide, follow
from kgnews.errors import InputError
from kgnews.extract.gazetteer import Gazetteer
from kgnews.judgements import Decisions, settled
from kgnews.judging import derived
from kgnews.model import (
    Article,
    Detail,
    Entity,
    Evidence,
    Judgement,
    Mention,
    Quote,
    Reading,
    Span,
    Stance,
    Statement,
)
from kgnews.ontology import Ontology
from kgnews.store import Entry, Store, entry, open_graph, open_record
from kgnews.store.audit import faults
from kgnews.text import segment

KNOWN = Gazetteer.load(Ontology.load())
NAMES = ("Ani", "Budi", "Joko Widodo", "Kota Lasem")
KEYS = ("person-ani", "person-budi", "person-joko-widodo", "person-kota-lasem", "city-ani")


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """An article about some of few people and cities, with what it says of them."""
    number = draw(st.integers(1, 3))
    text = f"Kabar {number}. " + " ".join(NAMES) + "."
    local = [f"e{n}" for n in range(draw(st.integers(1, 4)))]

    def made(each: str) -> Entity:
        name = draw(st.sampled_from(NAMES))
        span = Span(text.index(name), text.index(name) + len(name))
        kind = draw(st.sampled_from(["Person", "City", "Office"]))
        of = draw(st.sampled_from(local)) if kind == "Office" else None
        names = tuple({name, draw(st.sampled_from(NAMES))})
        return Entity(each, kind, name, names, (Mention(span, kind, name, "hand"),), of=of)

    def statement() -> Statement:
        counted = draw(st.booleans())
        return Statement(
            draw(st.sampled_from([*local, "article"])),
            "participantCount" if counted else draw(st.sampled_from(["supports", "meets"])),
            draw(st.sampled_from(["25", "026"])) if counted else draw(st.sampled_from(local)),
            Evidence(Span(0, 7), text[:7], "frame:a"),
            literal=counted,
            datatype="integer" if counted else "string",
            stance=draw(st.sampled_from([Stance.ASSERTS, Stance.REPORTS])),
            attributed_to=draw(st.none() | st.sampled_from(local)),
        )

    author = (Detail("author", draw(st.sampled_from(NAMES))),) if draw(st.booleans()) else ()
    article = Article(text, details=author, source=f"{number}.txt")
    quotes = (Quote("ya", Span(0, 5), draw(st.sampled_from(local))),)
    statements = tuple(statement() for _ in range(draw(st.integers(0, 3))))
    return Reading(segment(article), tuple(map(made, local)), statements, quotes)


def _ids() -> list[str]:
    texts = (f"Kabar {number}. " + " ".join(NAMES) + "." for number in (1, 2, 3))
    return [Article(text).id for text in texts]


terms = st.sampled_from([f":{key}" for key in KEYS] + [f":person-ani@{_ids()[0]}"])
pairs = st.tuples(terms, terms).filter(lambda two: two[0] != two[1]).map(lambda t: tuple(sorted(t)))
facts = st.tuples(terms, st.just("kg:supports"), terms) | st.tuples(
    terms, st.just("kg:participantCount"), st.sampled_from(['"25"', '"26"'])
)
where = st.sampled_from(["", _ids()[0]])
judgements = st.one_of(
    st.builds(Judgement, st.sampled_from(["same", "not-same"]), pairs),
    st.builds(lambda t: Judgement("rename", (t, '"Nama Baru"')), terms),
    st.builds(lambda t: Judgement("retype", (t, "kg:Organization")), terms),
    st.builds(lambda t: Judgement("ban", (t,)), terms | st.just('"Ani"') | st.just('"Kota Lasem"')),
    st.builds(lambda t: Judgement("link", (t, "wd:Q3318231")), terms),
    st.builds(lambda t: Judgement("unlink", (t,)), terms),
    st.builds(lambda i: Judgement("retract", (i,)), st.sampled_from(_ids())),
    st.builds(lambda f, w: Judgement("wrong", f, w), facts, where),
    st.builds(lambda f, g, w: Judgement("correct", (*f, *g), w), facts, facts, where),
).map(lambda j: Judgement(j.verb, j.about, j.article, "Rina", "seen"))


def agree(those: Iterable[Judgement]) -> bool:
    try:
        settled(those, KNOWN)
    except InputError:
        return False
    return True


decided = st.frozensets(judgements, max_size=5).filter(agree)
articles = st.lists(
    readings(), min_size=1, max_size=3, unique_by=lambda each: each.document.article.id
)
law = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


def packed(those: Iterable[Reading]) -> list[Entry]:
    """Articles as a machine read them, before anybody judged."""
    return [entry(each, derived(each, KNOWN).quads, "rules") for each in those]


def expected(those: Iterable[Reading], held: Iterable[Judgement]) -> bytes:
    """The law itself: the union of what each article states under the judgements."""
    meant = settled(held, KNOWN)
    lines: set[bytes] = set()
    for each in those:
        if each.document.article.id not in meant.retracted:
            lines.update(derived(each, KNOWN, meant).quads.splitlines(keepends=True))
    return b"".join(sorted(lines))


def dumped(folder: Path) -> bytes:
    from pyoxigraph import RdfFormat

    out = io.BytesIO()
    open_graph(folder).dump(out, RdfFormat.N_TRIPLES)
    return b"".join(sorted(out.getvalue().splitlines(keepends=True)))


def ingested(folder: Path, those: Sequence[Reading]) -> None:
    with Store.open(folder, create=True) as store:
        follow(store)
        store.add(packed(those))


def judged(folder: Path, held: frozenset[Judgement]) -> None:
    """Put exactly these decisions into the file, and let the store follow."""
    with Store.open(folder, create=True) as store:
        Decisions().added(sorted(held)).write(folder / FILE)
        follow(store)


@contextmanager
def a_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name) / "store"


@law
@given(articles, decided, decided)
def test_other_decisions_change_exactly_what_they_touch(
    those: list[Reading], first: frozenset[Judgement], then: frozenset[Judgement]
) -> None:
    with a_folder() as folder:
        ingested(folder, those)
        judged(folder, first)
        assert dumped(folder) == expected(those, first)
        judged(folder, then)
        assert dumped(folder) == expected(those, then)


@law
@given(articles, decided)
def test_judged_and_taken_back_is_as_before(
    those: list[Reading], held: frozenset[Judgement]
) -> None:
    with a_folder() as folder:
        ingested(folder, those)
        before = dumped(folder)
        with Store.open(folder) as store:
            decide(store, held)
        with Store.open(folder) as store:
            decide(store, (), held)
        assert dumped(folder) == before
        assert list(faults(folder)) == []


@law
@given(articles, decided, st.data())
def test_articles_and_decisions_in_any_order_give_the_same(
    those: list[Reading], held: frozenset[Judgement], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(those)))
    with a_folder() as folder:
        for one in data.draw(st.permutations(those[:cut])):
            ingested(folder, [one])
        for each in data.draw(st.permutations(sorted(held))):
            with Store.open(folder, create=True) as store:
                decide(store, [each])
        ingested(folder, those[cut:])
        assert dumped(folder) == expected(those, held)


@law
@given(articles, decided)
def test_twice_is_once_and_rebuilt_is_the_same(
    those: list[Reading], held: frozenset[Judgement]
) -> None:
    with a_folder() as folder:
        for _ in range(2):
            ingested(folder, those)
            judged(folder, held)
        once = dumped(folder)
        assert once == expected(those, held)
        Store.rebuild(folder).close()
        assert dumped(folder) == once
        assert list(faults(folder)) == []


@law
@given(articles, decided)
def test_the_reading_stays_as_the_machine_made_it(
    those: list[Reading], held: frozenset[Judgement]
) -> None:
    with a_folder() as folder:
        ingested(folder, those)
        judged(folder, held)
        with open_record(folder) as record:
            for each in those:
                if each.document.article.id in record:
                    assert record.reading(each.document.article.id) == each


@law
@given(articles, decided)
def test_a_store_whose_own_file_is_gone_writes_it_again(
    those: list[Reading], held: frozenset[Judgement]
) -> None:
    with a_folder() as folder:
        ingested(folder, those)
        judged(folder, held)
        (folder / FILE).unlink()
        with Store.open(folder) as store:
            assert not follow(store).articles
        if held:
            assert Decisions.read(folder / FILE).judgements == held
        assert dumped(folder) == expected(those, held)


def test_any_number_of_workers_follows_the_decisions(tmp_path: Path) -> None:
    from kgnews.pipeline import Options, ingest

    texts = {
        "a.txt": "Wali Kota Semarang Ratri Puspita membuka Pasar Gede pada Senin.",
        "b.txt": "Wali Kota Semarang Ratri Puspitasari menutup jalan di Kota Bandung.",
        "c.txt": "Pasar Gede ramai. Ratri Puspita mengunjungi Kota Bogor.",
    }
    lines = (
        'same :person-ratri-puspita :person-ratri-puspitasari by "Rina" why "satu orang"\n'
        'ban "Pasar Gede" by "Rina" why "x"\n'
    )
    graphs = []
    for workers in (1, 2):
        folder = tmp_path / f"store{workers}"
        folder.mkdir()
        (folder / FILE).write_text(lines, encoding="utf-8")
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        paths = [str(tmp_path / name) for name in texts]
        ingest(paths, folder, Options(workers=workers))
        graphs.append(dumped(folder))
    assert graphs[0] == graphs[1]
    assert b"person-ratri-puspitasari" not in graphs[0]
    assert b"person-ratri-puspita>" in graphs[0]
    assert b'Pasar Gede"' not in graphs[0]


def test_an_older_version_of_a_page_is_judged_too_for_the_day_it_comes_back() -> None:
    def version(text: str, day: str) -> Reading:
        article = Article(text, url="https://kabar.example/1", published=day)
        span = Span(text.index("Ani"), text.index("Ani") + 3)
        ani = Entity("e1", "Person", "Ani", ("Ani",), (Mention(span, "Person", "Ani", "hand"),))
        return Reading(segment(article), (ani,))

    old, new = version("Kabar lama Ani.", "2024-01-01"), version("Kabar baru Ani.", "2024-02-02")
    same = Judgement("same", (":person-aan", ":person-ani"), who="Rina", why="satu")
    gone = Judgement("retract", (new.document.article.id,), who="Rina", why="hoaks")
    with a_folder() as folder:
        ingested(folder, [old, new])
        for held, shown in (({same}, new), ({same, gone}, old), ({gone}, old), (set(), new)):
            judged(folder, frozenset(held))
            assert dumped(folder) == expected([shown], held)
