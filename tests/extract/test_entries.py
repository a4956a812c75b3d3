"""Files of names: what is wrong with one is said with its line and the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.errors import OntologyError
from kgnews.extract.gazetteer.entries import read_entries
from kgnews.ontology import Ontology

HEAD = "key,kind,label\n"


def fault(tmp_path: Path, text: str, name: str = "own.csv") -> str:
    path = tmp_path / name
    path.write_bytes(text.encode())
    with pytest.raises(OntologyError) as caught:
        read_entries(path, Ontology.load())
    return str(caught.value).replace(str(path), name)


def test_an_unknown_kind_is_refused_with_a_near_one(tmp_path: Path) -> None:
    assert fault(tmp_path, HEAD + "city-a,Citty,A\n") == (
        "own.csv:2: kind 'Citty' is no class of the ontology; write a class such as City"
    )


def test_a_misspelt_column_is_refused_with_the_right_one(tmp_path: Path) -> None:
    assert fault(tmp_path, "key,kind,label,alias\n") == (
        "own.csv:1: unknown column 'alias'; did you mean aliases?"
    )


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    assert fault(tmp_path, "key,label\n") == "own.csv:1: no column kind; add it to the first line"


def test_an_empty_file_lacks_its_columns(tmp_path: Path) -> None:
    assert "no column key, kind, label" in fault(tmp_path, "")


def test_a_key_with_a_slash_is_refused(tmp_path: Path) -> None:
    assert "key 'a/b' is no key" in fault(tmp_path, HEAD + "a/b,City,A\n")


def test_a_row_without_a_label_is_refused(tmp_path: Path) -> None:
    assert "own.csv:3: city-b has no label" in fault(
        tmp_path, HEAD + "city-a,City,A\ncity-b,City,\n"
    )


def test_a_key_that_is_used_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    message = fault(tmp_path, HEAD + "city-a,City,A\ncity-a,City,B\n")
    assert message.startswith("own.csv:3: key city-a is used twice, first in own.csv:2")


def test_a_guessed_item_is_refused(tmp_path: Path) -> None:
    message = fault(tmp_path, "key,kind,label,wikidata\ncity-a,City,A,wd:Q1\n")
    assert "wikidata 'wd:Q1' is no item id" in message


def test_a_row_with_too_many_cells_is_refused(tmp_path: Path) -> None:
    assert "own.csv:2: more cells than columns" in fault(tmp_path, HEAD + "city-a,City,A,B\n")


def test_bytes_that_are_no_utf8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(HEAD.encode() + b"city-a,City,\xff\n")
    with pytest.raises(OntologyError, match="not UTF-8"):
        read_entries(path, Ontology.load())


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="No such file"):
        read_entries(tmp_path / "none.csv", Ontology.load())


def test_turtle_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, ":a a", "own.ttl").startswith("own.ttl")


def test_a_concept_without_a_class_is_refused_at_its_line(tmp_path: Path) -> None:
    text = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/org-a> skos:prefLabel "A" .\n'
    )
    assert fault(tmp_path, text, "own.ttl").startswith("own.ttl:2: kind '' is no class")


def test_a_byte_order_mark_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\ufeff" + HEAD + "\ncity-a,City,A\n\n", encoding="utf-8")
    assert [entry.key for entry in read_entries(path, Ontology.load())] == ["city-a"]


def test_only_one_label_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("key,kind,label_en\ncity-a,City,A\n", encoding="utf-8")
    (entry,) = read_entries(path, Ontology.load())
    assert (entry.label("id"), entry.label("en")) == ("A", "A")
