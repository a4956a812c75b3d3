"""One contract for every graph: in the folder, on an Oxigraph server, on Virtuoso."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgnews.errors import StoreError
from kgnews.model import Article, Reading
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Entry, Graph, Store, entry, open_graph, open_record, place
from kgnews.store.audit import behind, faults
from kgnews.store.places import server
from kgnews.text import segment

KINDS = ("embedded", "oxigraph", "oxigraph named", "virtuoso")
_XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(params=KINDS)
def folder(
    request: pytest.FixtureRequest, named: Callable[[str, Path], Path], tmp_path: Path
) -> Path:
    return named(request.param, tmp_path / "store")


def article(name: str, *facts: str, more: str = "") -> Entry:
    """An article of which ``"a b"`` says that town a is part of town b; shaped as real ones."""
    made = Article(f"Berita {name}.", source=f"{name}.txt")
    this = f"<{BASE}article-{made.id}>"
    lines = {
        f'{this} <{NAMESPACE}digest> "{name}" .\n',
        *(f"{line}\n" for line in more.split("\n") if line),
    }
    for fact in facts:
        towns = [f"<{BASE}city-{town}>" for town in fact.split()]
        node, evidence = f"<{BASE}fact-{'-'.join(fact.split())}>", f"<{BASE}evidence-{name}>"
        lines |= {f"{this} <{NAMESPACE}mentions> {town} .\n" for town in towns}
        lines |= {f'{town} <{NAMESPACE}name> "{town[-2]}" .\n' for town in towns}
        lines |= {
            f"{towns[0]} <{NAMESPACE}partOf> {towns[1]} .\n",
            f"{node} <{NAMESPACE}subject> {towns[0]} .\n",
            f"{node} <{NAMESPACE}evidence> {evidence} .\n",
            f"{evidence} <{NAMESPACE}statedIn> {this} .\n",
        }
    return entry(Reading(segment(made)), "".join(sorted(lines)).encode(), "rules")


A, B, C = article("a", "x y"), article("b", "x y", "y z"), article("c", "z w")


def stored(folder: Path, *entries: Entry) -> Path:
    with Store.open(folder, create=True) as store:
        store.add(entries)
    return folder


def dumped(graph: Graph) -> bytes:
    out = io.BytesIO()
    graph.dump(out, ox.RdfFormat.N_TRIPLES)
    return b"".join(sorted(out.getvalue().splitlines(keepends=True)))


def union(folder: Path) -> bytes:
    """What the law says that the graph must be."""
    with open_record(folder) as record:
        lines = {line for each in record.ids() for line in record.quads(each).splitlines(True)}
    return b"".join(sorted(lines))


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}{name}")


def kg(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{NAMESPACE}{name}")


def meddled(folder: Path, *, out: str = "", into: str = "") -> None:
    """Triples taken out of a graph, or put in, behind the back of its record."""
    with Store.open(folder) as store:
        live = store._graph
        assert live is not None
        live.remove(out.encode().splitlines(keepends=True))
        live.load(into.encode(), live.mark)
        live.publish()


def test_the_graph_is_the_union_of_the_articles(folder: Path) -> None:
    graph = open_graph(stored(folder, A, B))
    assert dumped(graph) == union(folder) != b""
    assert graph.count() == len(union(folder).splitlines())
    stored(folder, C)
    assert dumped(open_graph(folder)) == union(folder)


def test_what_is_added_again_changes_nothing(folder: Path) -> None:
    stored(folder, A, B)
    before = dumped(open_graph(folder))
    stored(folder, B, A)
    meddled(folder, into=before.decode())
    assert dumped(open_graph(folder)) == before
    assert open_graph(folder).count() == len(before.splitlines())


def test_an_article_is_taken_out_and_what_others_state_stays(folder: Path) -> None:
    stored(folder, A, B, C)
    with Store.open(folder) as store:
        assert store.retract([B.id]) == 1
    assert dumped(open_graph(folder)) == union(folder)
    assert list(open_graph(folder).triples(iri("city-x"), kg("partOf"), iri("city-y")))
    assert not list(open_graph(folder).triples(iri("city-y"), kg("partOf"), None))


def test_many_triples_come_in_at_once_and_go(folder: Path) -> None:
    many = "".join(f'<{BASE}city-{n}> <{NAMESPACE}name> "kota {n}" .\n' for n in range(25_000))
    large = article("b", more=many)
    graph = open_graph(stored(folder, A, large))
    assert graph.count() == len(union(folder).splitlines()) > 25_000
    with Store.open(folder) as store:
        store.retract([large.id])
    assert dumped(open_graph(folder)) == union(folder)


def test_every_article_may_go(folder: Path) -> None:
    stored(folder, A, B)
    with Store.open(folder) as store:
        store.retract([A.id, B.id])
    assert dumped(open_graph(folder)) == b""
    assert open_graph(folder).count() == 0


def test_a_retracted_article_that_is_let_in_again_is_as_before(folder: Path) -> None:
    before = dumped(open_graph(stored(folder, A, B)))
    with Store.open(folder) as store:
        store.retract([A.id])
        store.record.readmit([A.id])
        assert store.add([A]) == ["stored"]
    assert dumped(open_graph(folder)) == before


def test_triples_are_found_by_any_of_their_parts(folder: Path) -> None:
    graph = open_graph(stored(folder, A, B))
    x, y, part_of, name = iri("city-x"), iri("city-y"), kg("partOf"), kg("name")
    wanted = ox.Triple(x, part_of, y)
    patterns = ((x, None, None), (None, part_of, None), (None, None, y), (x, part_of, None))
    for pattern in (*patterns, (None, part_of, y), (x, None, y), (x, part_of, y), (None,) * 3):
        found = list(graph.triples(*pattern))
        assert wanted in found, pattern
        assert len(found) == len(set(found))
        for triple, part in ((t, p) for t in found for p in range(3)):
            assert pattern[part] in (None, list(triple)[part])
    assert {t.subject for t in graph.triples(None, name, ox.Literal("x"))} == {x}
    assert not list(graph.triples(None, name, ox.Literal("nowhere")))


def test_some_triples_are_held_and_others_are_not(folder: Path) -> None:
    graph = open_graph(stored(folder, A))
    here, not_here = ox.Triple(iri("city-x"), kg("partOf"), iri("city-y")), []
    for number in range(500):
        not_here.append(ox.Triple(iri(f"city-{number}"), kg("name"), ox.Literal('é\n"')))
    assert list(graph.held([*not_here, here, *not_here])) == [here]


def test_a_selection_has_names_rows_and_values_that_are_absent(folder: Path) -> None:
    graph = open_graph(stored(folder, A, B))
    found = graph.query("SELECT ?a ?none { ?a kg:partOf :city-y . OPTIONAL { ?a kg:age ?none } }")
    assert isinstance(found, ox.QuerySolutions)
    assert [each.value for each in found.variables] == ["a", "none"]
    assert [(row["a"], row["none"]) for row in found] == [(iri("city-x"), None)]


def test_what_is_counted_and_ordered_comes_in_order(folder: Path) -> None:
    graph = open_graph(stored(folder, A, B, C))
    asked = "SELECT ?town (COUNT(*) AS ?n) { ?article kg:mentions ?town } GROUP BY ?town"
    rows = [tuple(row) for row in graph.query(f"{asked} ORDER BY DESC(?n) ?town")]
    counted = [(town.value.removeprefix(BASE), int(number.value)) for town, number in rows]
    assert counted == [("city-x", 2), ("city-y", 2), ("city-z", 2), ("city-w", 1)]


def test_a_question_is_true_or_not(folder: Path) -> None:
    graph = open_graph(stored(folder, A))
    for asked, truth in (("?a kg:partOf ?b", True), ("?a kg:leads ?b", False), ("", True)):
        found = graph.query(f"ASK {{ {asked} }}")
        assert isinstance(found, ox.QueryBoolean)
        assert bool(found) is truth, asked


def test_triples_are_constructed(folder: Path) -> None:
    graph = open_graph(stored(folder, A, B))
    found = graph.query("CONSTRUCT { ?b kg:has ?a } WHERE { ?a kg:partOf ?b }")
    wanted = {("city-y", "city-x"), ("city-z", "city-y")}
    assert set(found) == {ox.Triple(iri(b), kg("has"), iri(a)) for b, a in wanted}


def test_a_description_has_at_least_what_the_node_says(folder: Path) -> None:
    graph = open_graph(stored(folder, A))
    assert set(graph.query("DESCRIBE :city-x")) >= set(graph.triples(iri("city-x")))


def test_what_is_not_sparql_is_said_in_the_same_words(folder: Path) -> None:
    graph = open_graph(stored(folder, A))
    with pytest.raises(SyntaxError) as said:
        graph.query("SELECT ?a { ?a kg:partOf }")
    with pytest.raises(SyntaxError) as at_home:
        ox.Store().query("SELECT ?a { ?a kg:partOf }", prefixes={"kg": NAMESPACE})
    assert str(said.value) == str(at_home.value)


def lines_of(name: str) -> list[str]:
    """A line of N-Triples for each literal, as mapping writes them."""
    written = "".join(
        f"<{BASE}{name}> <{NAMESPACE}value{n}> {x} .\n" for n, x in enumerate(LITERALS)
    )
    quads = ox.parse(written.encode(), format=ox.RdfFormat.N_TRIPLES)
    return [f"{quad.triple} .\n" for quad in quads]


LITERALS = [
    '"Łódź, Yogyakarta, 東京, \U0001f30b e\u0301"',
    r'"a\"b\\c\nd\re\tf"',
    '"\u007f\u0085\u00a0\u2028\ufeff\U0010fffd"',
    f'"{"panjang " * 20_000}"',
    '""',
    '" "',
    '"7"',
    '"true"',
    '"2018-10-30"',
    '"banjir"@id',
    '"flood"@en',
    '"flood"@en-GB',
    *(
        f'"{value}"^^<{_XSD}integer>'
        for value in ("0", "7", "-12", "2147483648", "123456789012345678")
    ),
    *(f'"{value}"^^<{_XSD}boolean>' for value in ("true", "false")),
    *(f'"{value}"^^<{_XSD}date>' for value in ("2018-10-30", "1945-08-17", "0987-01-01")),
    *(f'"{value}"^^<{_XSD}gYear>' for value in ("2018", "1945", "0987")),
    f'"2018-10"^^<{_XSD}gYearMonth>',
    f'"https://example.org/a?b=c&d=é#f"^^<{_XSD}anyURI>',
]


def test_every_literal_comes_back_as_it_went_in(folder: Path) -> None:
    lines = lines_of("city-x")
    graph = open_graph(stored(folder, article("a", more="".join(lines))))
    found = {f"{each} .\n" for each in graph.triples(iri("city-x"))}
    assert [line[:100] for line in lines if line not in found] == []
    assert not list(faults(folder))


@pytest.mark.parametrize("size", [1_000, 100_000, 2_000_000])
def test_a_long_text_comes_in_alone(folder: Path, size: int) -> None:
    line = f'<{BASE}article-a> <{NAMESPACE}text> "{"kata é " * (size // 7)}" .\n'
    with Store.open(folder, create=True) as store:
        live = store._graph
        assert live is not None
        live.load(line.encode(), 0)
        assert dumped(live.graph) == line.encode()
        store.abandon()


def test_every_literal_can_be_found_and_taken_out_again(folder: Path) -> None:
    with_all = article("b", more="".join(lines_of("city-x")))
    graph = open_graph(stored(folder, A, with_all))
    for number, line in enumerate(lines_of("city-x")):
        (quad,) = ox.parse(line.encode(), format=ox.RdfFormat.N_TRIPLES)
        assert isinstance(quad.object, ox.Literal)
        if len(line) < 1000:
            assert list(graph.triples(None, kg(f"value{number}"), quad.object)), line
            assert list(graph.held([quad.triple])), line
    with Store.open(folder) as store:
        store.retract([with_all.id])
    assert dumped(open_graph(folder)) == union(folder)


def test_the_graph_is_made_again_from_the_record(folder: Path) -> None:
    before = dumped(open_graph(stored(folder, A, B)))
    one = before.splitlines(keepends=True)[0].decode()
    meddled(folder, out=one, into=f'<{BASE}city-x> <{NAMESPACE}name> "Z" .\n')
    assert dumped(open_graph(folder)) != before
    Store.rebuild(folder).close()
    assert dumped(open_graph(folder)) == before
    assert behind(folder) == 0


def test_a_missing_triple_is_found(folder: Path) -> None:
    stored(folder, A, B)
    assert not list(faults(folder))
    meddled(folder, out=f'<{BASE}article-{B.id}> <{NAMESPACE}digest> "b" .\n')
    found, *_ = faults(folder)  # a folder shows it to readers too, which is another
    assert (found.where, found.cure) == (B.id, "run kgnews rebuild")
    assert found.what == "1 of its triples are not in the graph"


def test_a_triple_too_many_is_found(folder: Path) -> None:
    stored(folder, A)
    meddled(folder, into=f'<{BASE}city-x> <{NAMESPACE}name> "Z" .\n')
    found, *_ = faults(folder)
    assert found.what == "1 triples of the graph stand in no article"


def test_marks_are_not_part_of_the_graph(folder: Path) -> None:
    graph = open_graph(stored(folder, A))
    rows = [tuple(row) for row in graph.query("SELECT * { ?s ?p ?o }")]
    assert len(rows) == graph.count() == len(union(folder).splitlines())
    assert not any("sequence" in str(triple) for triple in graph.triples())


def test_a_store_that_was_cut_off_catches_up_when_it_is_read(folder: Path) -> None:
    stored(folder, A)
    store = Store.open(folder)
    store.add([B])
    store.record.retract([A.id])
    store.abandon()  # as a kill would leave it: on record, not in the graph
    assert behind(folder) > 0
    assert dumped(open_graph(folder)) == union(folder)


_KILLED = """
import os, sys
sys.path.insert(0, {here!r})
from test_graph_contract import A, B, C, Store, Path
from kgnews.store.following import follow
left = {nth}
def hook(event, args):
    global left
    if event == "kgnews.moment" and args[0] == {moment!r}:
        left -= 1
        if not left:
            os._exit(9)
sys.addaudithook(hook)
with Store.open(Path({folder!r})) as store:
    store._graph.batch = 1  # every article is a batch
    store.add([B, C])
    store.retract([A.id])
"""

MOMENTS = (("record committed", 1), ("graph batch", 1), ("graph batch", 2))
LATER = (("graph subtracted", 1), ("graph marked", 1), ("graph followed", 1))


@pytest.mark.parametrize(("moment", "nth"), [*MOMENTS, *LATER])
def test_an_ingest_that_is_killed_is_done_by_the_next(folder: Path, moment: str, nth: int) -> None:
    stored(folder, A)
    words = {"here": str(Path(__file__).parent), "folder": str(folder)}
    script = _KILLED.format(**words, moment=moment, nth=nth)
    done = subprocess.run([sys.executable, "-c", script], env=dict(os.environ), check=False)
    assert done.returncode == 9
    with Store.open(folder) as store:
        store.add([B, C])
        store.retract([A.id])
    assert dumped(open_graph(folder)) == union(folder)
    assert {line.split()[0] for line in dumped(open_graph(folder)).splitlines()} >= {
        f"<{BASE}article-{each.id}>".encode() for each in (B, C)
    }
    assert not list(faults(folder))


def test_an_older_record_is_noticed_and_rebuild_helps(folder: Path, tmp_path: Path) -> None:
    stored(folder, A)
    older = (folder / "record.sqlite").read_bytes()
    stored(folder, B)
    (folder / "record.sqlite").write_bytes(older)
    with pytest.raises(StoreError, match="an older copy; run kgnews rebuild"):
        Store.open(folder)
    Store.rebuild(folder).close()
    assert dumped(open_graph(folder)) == union(folder)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_another_record_does_not_get_the_graph(
    kind: str, named: Callable[[str, Path], Path], tmp_path: Path
) -> None:
    first = stored(named(kind, tmp_path / "first"), A)
    second = tmp_path / "second"
    second.mkdir()
    (second / "server.json").write_bytes((first / "server.json").read_bytes())
    with pytest.raises(StoreError, match="has the graph of another record"):
        stored(second, B)
    assert dumped(open_graph(first)) == union(first)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_server_that_was_set_back_is_brought_up_to_the_record(
    kind: str, named: Callable[[str, Path], Path], tmp_path: Path
) -> None:
    folder = stored(named(kind, tmp_path / "store"), A, B)
    before = dumped(open_graph(folder))
    with Store.open(folder) as store:
        early = store.record.sequence
        store.retract([B.id])
        store.add([C])
    with Store.open(folder) as store:  # as from an old copy of the server
        live = store._graph
        assert live is not None
        live.remove(dumped(live.graph).splitlines(keepends=True))
        live.load(before, early)
        live._forget_before(early)
        store.abandon()
    assert dumped(open_graph(folder)) == union(folder)
    assert not list(faults(folder))


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_server_that_lost_everything_gets_it_again(
    kind: str, named: Callable[[str, Path], Path], tmp_path: Path
) -> None:
    folder = stored(named(kind, tmp_path / "store"), A, B)
    with Store.open(folder) as store:
        live = store._graph
        assert live is not None
        live.remove(dumped(live.graph).splitlines(keepends=True))
        live._update(f"DROP SILENT GRAPH <{live._marks}>")
        store.abandon()
    assert dumped(open_graph(folder)) == union(folder)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_dataset_of_somebody_else_is_left_alone(
    kind: str, named: Callable[[str, Path], Path], tmp_path: Path
) -> None:
    first = stored(named(kind, tmp_path / "first"), A)
    about = server(first)
    assert about is not None
    with Store.open(first) as store:  # now its triples are nobody's
        live = store._graph
        live._update(f"DROP SILENT GRAPH <{live._marks}>")
        store.abandon()
    with pytest.raises(StoreError, match="has triples that are not kgnews's"):
        stored(first, B)


def test_a_virtuoso_that_leaves_out_rows_is_not_taken(
    short_virtuoso: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KGNEWS_SPARQL_USER", "dba")
    monkeypatch.setenv("KGNEWS_SPARQL_PASSWORD", "dba")
    folder = place(f"sparql+{short_virtuoso}", {"KGNEWS_RECORD": str(tmp_path / "store")})
    with pytest.raises(StoreError, match=r"no more than 10000 rows; set ResultSetMaxRows = 0"):
        stored(folder, A)
