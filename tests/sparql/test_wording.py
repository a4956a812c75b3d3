"""The engine's complaints in words that help."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kgnews.mapping import PREFIXES
from kgnews.sparql.guard import guarded
from kgnews.sparql.wording import worded


def _complaint(sparql: str) -> str:
    with pytest.raises(SyntaxError) as caught:
        Store().query(sparql, prefixes=dict(PREFIXES))
    return str(worded(sparql, guarded(sparql), str(caught.value), PREFIXES))


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * { ?a foo:b ?c }", "query:1:15: prefix `foo:` is not known; known: :, "),
        (
            "SELECT * { ?a skoz:b ?c }",
            "query:1:15: prefix `skoz:` is not known; did you mean `skos:`?",
        ),
        (
            "SELCT ?a { ?a ?b ?c }",
            "query:1:1: `SELCT` is no word of SPARQL; did you mean `SELECT`?",
        ),
        (
            "SELECT * {\n ?a ?b ?c .\n FLITER(?c > 3) }",
            "query:3:2: `FLITER` is no word of SPARQL; did you mean `FILTER`?",
        ),
        (
            "SELECT ?kota { kota a kg:City }",
            "query:1:16: `kota` is no word of SPARQL; a variable is `?kota`",
        ),
        ("?a kg:supports ?b", "query:1:1: this asks nothing; begin with SELECT"),
        ("SELECT * { ?a kg:supports }", "query:1:27: `?a kg:supports` is not yet a triple"),
        ("SELECT * { ?a a ?b ; kg:b . ?c ?d ?e }", "query:1:27: `kg:b` is not yet a triple"),
        ("SELECT * { ?a ?b ?c ?d }", "query:1:21: `?a ?b ?c ?d` is more than a triple"),
        ("SELECT * { ?a ?b ?c , }", "query:1:23: after `,` another object is missing"),
        ("SELECT (COUNT(?a) AS ?n) ?b { ?a ?p ?b }", "query:1:1: SELECT has a variable that"),
        ("SELECT COUNT(?a) { ?a ?p ?b }", "query:1:8: COUNT in SELECT wants parentheses"),
        ("SELECT ?a WHERE ?a ?b ?c", "query:1:17: `?a` cannot stand here; expected `{`"),
    ],
)
def test_a_fault_is_named_with_its_place_and_cure(sparql: str, message: str) -> None:
    assert _complaint(sparql).startswith(message)


def test_what_nobody_understands_is_said_to_be_so() -> None:
    said = _complaint("SELECT ?a { ?a kg:b ?c } LIMIT")
    assert "the engine does not say where" in said
    assert "[_]" not in said
