"""The record alone: what it keeps, refuses and finds."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from kgnews.errors import StoreError
from kgnews.model import (
    Article,
    Detail,
    Entity,
    Evidence,
    Mention,
    Quote,
    Reading,
    Span,
    Stance,
    Statement,
    Zone,
    ZoneKind,
)
from kgnews.store import Entry, Record, entry
from kgnews.text import segment

FULL = Article(
    "Banjir di Demak. Kata Sari: air surut.",
    url="https://kabar.example/1",
    title="Banjir",
    published="2024-02-10",
    language="id",
    publisher="Kabar",
    details=(Detail("title", "Banjir", Span(0, 6)), Detail("editor", "Tono", None)),
    zones=(Zone(ZoneKind.BODY, Span(0, 38)),),
    source="a/b.txt",
    source_id="x-1",
)
EVERYTHING = Reading(
    segment(FULL),
    (
        Entity(
            "e1",
            "City",
            "Demak",
            ("Demak",),
            (Mention(Span(10, 15), "City", "Demak", "gazetteer", ("city-demak",)),),
            "city-demak",
        ),
        Entity("e2", "Office", "Bupati Demak", (), (), None, "e1"),
        Entity("e3", "Person", "Sari", ("Sari",), (Mention(Span(22, 26), "Person", "S.", "x"),)),
    ),
    (
        Statement(
            "e3",
            "announces",
            "300",
            Evidence(Span(17, 38), "Kata Sari: air surut.", "r"),
            literal=True,
            datatype="integer",
            stance=Stance.REPORTS,
            attributed_to="e3",
            valid_from="2024",
            valid_until="2024-02",
            as_of="2024-02-10",
            ended=True,
        ),
    ),
    (
        Quote("air surut", Span(28, 37), "e3", "Bupati", "pesan", "2024", False),
        Quote("x", Span(0, 1), evidence=Evidence(Span(0, 6), "Banjir", "quote")),
    ),
    ("a note",),
)


def small(text: str, source: str = "s.txt", quads: bytes = b"") -> Entry:
    return entry(Reading(segment(Article(text, source=source))), quads, "rules")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path, write=True)


def test_an_article_and_its_reading_come_back_as_they_were(record: Record) -> None:
    record.add([entry(EVERYTHING, b"line\n")])
    assert record.article(FULL.id) == FULL
    assert record.reading(FULL.id) == EVERYTHING
    assert record.quads(FULL.id) == b"line\n"
    assert record.text(FULL.id) == FULL.text
    assert list(record.articles()) == [FULL]


def test_the_same_article_again_is_a_duplicate_and_changes_nothing(record: Record) -> None:
    assert record.add([small("Satu."), small("Dua."), small("Satu.")]) == [
        "stored",
        "stored",
        "duplicate",
    ]
    before = record.sequence
    assert record.add([small("Dua.")]) == ["duplicate"]
    assert record.sequence == before
    assert len(record) == 2


@pytest.mark.parametrize("richer_first", [True, False])
def test_of_two_inputs_of_one_article_the_richer_stays(record: Record, richer_first: bool) -> None:
    bare = Article("Judul. Satu.", source="bare")
    rich = replace(bare, title="Judul", published="2020", source="rich")
    entries = [entry(Reading(segment(each)), each.source.encode() + b"\n") for each in (rich, bare)]
    for each in entries if richer_first else reversed(entries):
        record.add([each])
    assert record.article(bare.id).title == "Judul"
    assert record.quads(bare.id) == b"rich\n"
    assert len(record) == 1


def test_articles_are_found_by_id_beginning_iri_address_and_source(record: Record) -> None:
    record.add([entry(EVERYTHING, b""), small("Lain.")])
    for name in (
        FULL.id,
        FULL.id[:8],
        f":article-{FULL.id}",
        f"https://w3id.org/kgnews/id/article-{FULL.id}",
        "https://kabar.example/1",
        "a/b.txt",
    ):
        assert record.find(name) == [FULL.id]
    assert record.find(FULL.id[:7]) == []
    assert record.find("nothing") == []


def test_one_source_may_hold_several_articles(record: Record) -> None:
    record.add([small("Satu.", "feed.xml"), small("Dua.", "feed.xml")])
    assert len(record.find("feed.xml")) == 2


def test_an_unknown_article_is_an_error_that_names_it(record: Record) -> None:
    with pytest.raises(StoreError, match="0123: no such article"):
        record.article("0123")


def test_a_retracted_article_leaves_no_text_and_stays_out(record: Record, tmp_path: Path) -> None:
    record.add([small("Rahasia besar.")])
    (article_id,) = record.ids()
    assert record.retract([article_id, "0" * 32]) == 1
    assert article_id not in record
    assert record.add([small("Rahasia besar.")]) == ["skipped"]
    assert record.retracted() == [(article_id, "s.txt")]
    assert record.find_retracted("s.txt") == [article_id]


def test_a_readmitted_article_may_come_in_again(record: Record) -> None:
    record.add([small("Satu.")])
    ids = record.ids()
    record.retract(ids)
    assert record.readmit(ids) == 1
    assert record.readmit(ids) == 0
    assert record.add([small("Satu.")]) == ["stored"]


def test_every_change_is_seen_by_what_follows(record: Record) -> None:
    record.add([small("Satu.", quads=b"1\n"), small("Dua.", quads=b"2\n")])
    first = record.sequence
    assert [quads for _, quads in record.additions(0)] == [b"1\n", b"2\n"]
    assert list(record.additions(first)) == []
    gone = [each for each in record.ids() if record.quads(each) == b"1\n"]
    record.retract(gone)
    assert record.sequence > first
    assert list(record.removals()) == [(gone[0], b"1\n")]
    record.drop_removals(record.sequence)
    assert list(record.removals()) == []


def test_reading_an_article_otherwise_replaces_its_triples(record: Record) -> None:
    record.add([small("Satu.", quads=b"old\n"), small("Dua.", quads=b"same\n")])
    before = record.sequence
    new = [small("Satu.", quads=b"new\n"), small("Dua.", quads=b"same\n")]
    assert record.rewrite([replace(each, rules="later") for each in new]) == 1
    assert [quads for _, quads in record.additions(before)] == [b"new\n"]
    assert [quads for _, quads in record.removals()] == [b"old\n"]
    assert record.read_by_other("later") == []
    assert len(record.read_by_other("another")) == 2


def test_refusals_show_the_latest_state_of_a_source(record: Record) -> None:
    record.refuse([("a.html", "empty", "remove it"), ("b.html", "no text", "")])
    record.refuse([("b.html", "cut off", "")], mended=["a.html"])
    assert record.refusals() == [("b.html", "cut off", "")]


def test_a_transaction_that_fails_leaves_nothing(record: Record) -> None:
    bad = replace(small("Dua."), quads_digest=None)  # type: ignore[arg-type] # what a bug would do
    with pytest.raises(StoreError):
        record.add([small("Satu."), bad])
    assert len(record) == 0
    assert record.sequence == 0


def test_a_newer_record_is_refused(record: Record, tmp_path: Path) -> None:
    record.close()
    with sqlite3.connect(tmp_path / "record.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match="newer kgnews"):
        Record(tmp_path)


def test_another_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "record.sqlite") as db:
        db.execute("CREATE TABLE other (a)")
    db.close()
    with pytest.raises(StoreError, match="not a kgnews record"):
        Record(tmp_path, write=True)


def test_a_damaged_file_is_an_error_with_a_cure(record: Record, tmp_path: Path) -> None:
    record.add([small("Satu.")])
    record.close()
    (tmp_path / "record.sqlite").write_bytes(b"SQLite format 3\0" + b"junk" * 1000)
    with pytest.raises(StoreError, match="restore the record"):
        Record(tmp_path)


def test_reading_goes_on_while_somebody_writes(record: Record, tmp_path: Path) -> None:
    record.add([small("Satu.")])
    with Record(tmp_path) as other:
        rows = other.articles()
        assert next(rows).text == "Satu."
        record.add([small("Dua.")])
        assert len(other) == 2
        with pytest.raises(StoreError, match="readonly"):
            other.add([small("Tiga.")])
