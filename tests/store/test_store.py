"""The store folder as a whole: opening, adding, retracting, catching up, rebuilding."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from kgnews.errors import StoreError
from kgnews.model import Article, Reading
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Entry, Store, entry, open_graph, open_record
from kgnews.store.audit import faults
from kgnews.text import segment


def article(name: str, *facts: str) -> Entry:
    """An article that mentions towns and states that each of them is in another one.

    ``"a b"`` says that town a is part of town b. Its triples have the shape of the real ones.
    """
    made = Article(f"Berita {name}.", source=f"{name}.txt")
    this = f"<{BASE}article-{made.id}>"
    lines = {f"{this} <{NAMESPACE}digest> {name!r} .\n".replace("'", '"')}
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
A_LINES = zlib.decompress(A.quads).splitlines()


def dumped(folder: Path) -> bytes:
    """The graph that readers see, as sorted N-Triples."""
    from pyoxigraph import RdfFormat

    out = io.BytesIO()
    open_graph(folder).dump(out, RdfFormat.N_TRIPLES)
    return b"".join(sorted(out.getvalue().splitlines(keepends=True)))


def union(folder: Path) -> bytes:
    """What the law says that the graph must be."""
    with open_record(folder) as record:
        lines = {line for each in record.ids() for line in record.quads(each).splitlines(True)}
    return b"".join(sorted(lines))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "store"


def stored(folder: Path, *entries: Entry) -> Path:
    with Store.open(folder, create=True) as store:
        store.add(entries)
    return folder


def test_the_graph_is_the_union_of_the_articles(folder: Path) -> None:
    stored(folder, A, B)
    assert dumped(folder) == union(folder) != b""
    stored(folder, C)
    assert dumped(folder) == union(folder)


def test_any_order_and_any_batches_give_the_same_graph(tmp_path: Path) -> None:
    stored(tmp_path / "one", A, B, C)
    for each in (C, A, B, A):
        stored(tmp_path / "two", each)
    assert dumped(tmp_path / "one") == dumped(tmp_path / "two")


def test_what_others_state_stays_when_an_article_is_retracted(tmp_path: Path) -> None:
    both = stored(tmp_path / "both", A, B, C)
    with Store.open(both) as store:
        assert store.retract([B.id]) == 1
    stored(tmp_path / "never", A, C)
    assert dumped(both) == dumped(tmp_path / "never") == union(both)


def test_retracted_and_readmitted_is_as_before(folder: Path) -> None:
    before = dumped(stored(folder, A, B))
    with Store.open(folder) as store:
        store.retract([A.id])
        store.record.readmit([A.id])
        assert store.add([A]) == ["stored"]
    assert dumped(folder) == before == union(folder)


def test_every_article_may_go(folder: Path) -> None:
    stored(folder, A, B)
    with Store.open(folder) as store:
        store.retract([A.id, B.id])
    assert dumped(folder) == b""


def test_marks_are_not_part_of_the_graph(folder: Path) -> None:
    graph = open_graph(stored(folder, A))
    everything = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    assert len(list(graph.query(everything))) == graph.count() == len(A_LINES)
    assert not any("sequence" in str(triple) for triple in graph.triples())


def test_a_store_that_was_cut_off_catches_up_when_it_is_read(folder: Path) -> None:
    stored(folder, A)
    store = Store.open(folder)
    store.add([B])
    store.record.retract([A.id])
    store.abandon()  # as a kill would leave it: on record, not in the graph
    assert dumped(folder) == union(folder)
    with open_record(folder) as record:
        assert list(record.removals()) == []


def test_readers_see_the_finished_state_while_a_writer_is_at_work(folder: Path) -> None:
    before = dumped(stored(folder, A))
    with Store.open(folder) as store:
        store.add([B])
        assert dumped(folder) == before
        with open_record(folder) as record:
            assert len(record) == 2
    assert dumped(folder) == union(folder)


def test_a_reader_keeps_its_graph_while_the_store_goes_on(folder: Path) -> None:
    graph = open_graph(stored(folder, A))
    stored(folder, B)
    stored(folder, C)
    assert graph.count() == len(A_LINES)


def test_there_is_one_writer_and_the_second_hears_who(folder: Path) -> None:
    with (
        Store.open(folder, create=True),
        pytest.raises(StoreError, match=rf"another process \({os.getpid()}: .*\) is writing"),
    ):
        Store.open(folder)
    Store.open(folder).close()


def test_a_killed_writer_leaves_no_lock_and_loses_nothing_that_was_stored(folder: Path) -> None:
    script = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_store import A, B, Store
store = Store.open({str(folder)!r}, create=True)
print(store.add([A, B]), flush=True)
os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "['stored', 'stored']\n", done.stderr
    assert dumped(folder) == union(folder)
    with open_record(folder) as record:
        assert len(record) == 2


def test_a_folder_with_other_things_is_not_made_a_store(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(StoreError, match="not empty and not a kgnews store"):
        Store.open(tmp_path, create=True)
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.doc"]
    with pytest.raises(StoreError, match="is a file"):
        Store.open(tmp_path / "thesis.doc", create=True)


@pytest.mark.parametrize("opening", [Store.open, open_graph, open_record, Store.rebuild])
def test_a_missing_store_says_how_to_make_one(tmp_path: Path, opening: object) -> None:
    with pytest.raises(StoreError, match="run kgnews ingest first"):
        opening(tmp_path / "none")  # type: ignore[operator] # each of the four is called so
    assert not (tmp_path / "none").exists()


def test_a_new_store_has_an_empty_graph(folder: Path) -> None:
    Store.open(folder, create=True).close()
    assert dumped(folder) == b""


def test_a_graph_that_was_deleted_or_damaged_is_rebuilt_from_the_record(folder: Path) -> None:
    before = dumped(stored(folder, A, B))
    for table in (folder / "graph").glob("*.sst"):
        table.write_bytes(b"junk")
    shutil.rmtree(folder / "snapshots")
    Store.rebuild(folder).close()
    assert dumped(folder) == before
    shutil.rmtree(folder / "graph")
    shutil.rmtree(folder / "snapshots")
    assert dumped(folder) == before  # derived again, without being asked


def test_a_graph_ahead_of_its_record_says_so(folder: Path) -> None:
    stored(folder, A)
    shutil.copy(folder / "record.sqlite", folder.parent / "old")
    stored(folder, B)
    (folder / "record.sqlite").unlink()
    shutil.copy(folder.parent / "old", folder / "record.sqlite")
    with pytest.raises(StoreError, match="holds more than the record"):
        stored(folder, C)


def test_old_snapshots_go(folder: Path) -> None:
    for each in (A, B, C, article("d")):
        stored(folder, each)
    assert len(list((folder / "snapshots").iterdir())) == 2


def test_a_sound_store_has_no_faults(folder: Path) -> None:
    assert list(faults(stored(folder, A, B))) == []


def test_a_triple_that_went_missing_is_found(folder: Path) -> None:
    stored(folder, A, B)
    store = Store.open(folder)
    lost = next(store.graph.store.quads_for_pattern(None, None, None))
    store.graph.store.remove(lost)
    store.graph.store.flush()
    store.abandon()
    assert [fault for fault in faults(folder) if "not in the graph" in fault.what]


def test_a_triple_too_many_is_found(folder: Path) -> None:
    from pyoxigraph import NamedNode, Quad

    stored(folder, A)
    store = Store.open(folder)
    store.graph.store.add(Quad(NamedNode("http://x/s"), NamedNode("http://x/p"), NamedNode("x:o")))
    store.graph.store.flush()
    store.abandon()
    assert "1 triples of the graph stand in no article" in [f.what for f in faults(folder)]


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("text", "Berita palsu.", "the text is not"),
        ("quads", b"\x78\x9c\x03\x00\x00\x00\x00\x01", "the triples are not"),
        ("reading", b"junk", "cannot be read"),
    ],
)
def test_a_changed_record_is_found(folder: Path, column: str, value: object, what: str) -> None:
    stored(folder, A, B)
    with sqlite3.connect(folder / "record.sqlite") as db:
        db.execute(f"UPDATE articles SET {column} = ? WHERE id = ?", (value, A.id))
    db.close()
    found = [fault for fault in faults(folder) if fault.where == A.id]
    assert found
    assert what in found[0].what


def test_gazetteers_are_kept_once_and_read_in_one_order(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("key\n")
    (tmp_path / "a.csv").write_text("key\n")
    with Store.open(folder, create=True) as store:
        store.keep_gazetteers([tmp_path / "b.csv", tmp_path / "a.csv"])
        store.keep_gazetteers([tmp_path / "a.csv"])
        assert [path.name[:2] for path in store.gazetteers] == ["a-", "b-"]
        with pytest.raises(StoreError, match="No such file"):
            store.keep_gazetteers([tmp_path / "none.csv"])


def test_an_evidence_that_quotes_something_else_is_found(folder: Path) -> None:
    made = Article('Ia berkata "ya".', source="q.txt")
    evidence = f"<{BASE}evidence-{'0' * 32}>"
    lines = [
        f'{evidence} <{NAMESPACE}{name}> "{value}" .\n'
        for name, value in (("end", 15), ("quote", '\\"ya\\"'), ("start", 11))
    ]
    sound, false = "".join(lines), "".join(lines).replace("ya", "no")
    reading = Reading(segment(made))
    assert list(faults(stored(folder, entry(reading, sound.encode())))) == []
    stored(folder.parent / "false", entry(reading, false.encode()))
    found = [fault.what for fault in faults(folder.parent / "false")]
    assert found == ["the text at 11–15 is not what the evidence quotes"]


def test_a_store_that_may_not_be_written_to_is_read_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(folder, A, B)
    beside = sorted(each.name for each in folder.iterdir())
    monkeypatch.setattr(os, "access", lambda *_: False)  # nobody can refuse the superuser
    assert dumped(folder) == union(folder)
    assert list(faults(folder)) == []
    assert sorted(each.name for each in folder.iterdir()) == beside


def test_a_lock_that_cannot_be_taken_says_why(folder: Path) -> None:
    stored(folder, A)
    (folder / "lock").unlink()
    (folder / "lock").mkdir()
    with pytest.raises(StoreError, match="cannot be written to"):
        Store.open(folder)
