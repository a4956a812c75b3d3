"""Names and texts of a query that nothing in the graph has."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kgnews.sparql import Question, answer
from kgnews.sparql.terms import absent
from kgnews.sparql.tokens import tokens
from kgnews.store import open_graph


@pytest.mark.parametrize(
    ("sparql", "notes"),
    [
        (
            "ASK { :city-ambom ?a ?b }",
            ["`:city-ambom` is not in the graph; did you mean `:city-ambon`?"],
        ),
        (
            'ASK { ?x rdfs:label "Manada" }',
            ["nothing in the graph is called `Manada`; did you mean `Manado`?"],
        ),
        (
            'ASK { ?x rdfs:label "Barcelona"@en }',
            ["`Barcelona` has no language in the graph; leave out `@en`"],
        ),
        ('ASK { ?x rdfs:label "Barcelona" }', []),
        ('ASK { ?x rdfs:label ?l FILTER(CONTAINS(?l, "zzz")) }', []),
        ('ASK { ?x rdfs:label "" }', []),
    ],
)
def test_what_is_not_there_is_told_with_what_may_be_meant(
    sparql: str, notes: list[str], news_store: Path
) -> None:
    assert list(absent(open_graph(news_store), tokens(sparql))) == notes


def test_a_long_list_of_names_that_are_not_there_is_answered_soon(news_store: Path) -> None:
    names = " ".join(f':city-{each} "Kota {each}"' for each in range(4_000))
    start = time.monotonic()
    found = answer(news_store, Question(f"SELECT ?a {{ VALUES ?a {{ {names} }} ?a ?b ?c }}"))
    assert not found.found
    assert len(found.notes) <= 20
    assert time.monotonic() - start < 10
