"""Queries written to do harm: each ends in time and in words, and the next one is answered."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kgnews.errors import QueryError
from kgnews.sparql import Question, answer

SECONDS = 1.5  # of time that a query gets here
PATIENCE = 20  # for a machine with much else to do; most take a tenth of a second
pytestmark = pytest.mark.slow  # half a minute, most of it time that queries are given
NOWHERE = "<http://127.0.0.1:9/>"
TRIPLE = "?s ?p ?o"

REFUSED = {
    "parentheses 5,000 deep": f"SELECT * {{ {TRIPLE} FILTER({'(' * 5000}1{')' * 5000}) }}",
    "braces 200 deep": "SELECT * " + "{" * 200 + TRIPLE + "}" * 200,
    "triples in triples 60 deep": f"SELECT * {{ ?s ?p {'<<( ?a ?b ' * 60}?c{' )>>' * 60} }} }}",
    "far too long": f"SELECT * {{ ?s ?p '{'a' * 300_000}' }}",
    "words without end": "SELECT * { VALUES ?x { " + "1 " * 100_000 + "} }",
    "a service": f"SELECT * {{ SERVICE {NOWHERE} {{ ?a ?b ?c }} }}",
    "a silent service": f"SELECT * {{ sErViCe SILENT {NOWHERE} {{ ?a ?b ?c }} }}",
    "a service by an escape": f"SELECT * {{ S\\u0045RVICE {NOWHERE} {{ ?a ?b ?c }} }}",
    "a service by a long escape": f"SELECT * {{ \\U00000053ERVICE {NOWHERE} {{ ?a ?b ?c }} }}",
    "a service behind a comment": f"SELECT * {{ # }}\n SERVICE#x\n{NOWHERE} {{ ?a ?b ?c }} }}",
    "a service behind a string": f"SELECT * {{ ?a ?b '''x''' SERVICE {NOWHERE} {{}} }}",
    "a service behind a language": f"SELECT * {{ ?s ?p 'x'@en.SERVICE {NOWHERE} {{}} }}",
    "a service behind a number": f"SELECT * {{ ?s ?p 1.SERVICE {NOWHERE} {{}} }}",
    "a service behind a name": f"SELECT * {{ ?s kg:a\\~SERVICE ?o . SERVICE{NOWHERE}{{}} }}",
    "a service between comparisons": f"SELECT * {{ FILTER(?o<3&&?o>1) SERVICE {NOWHERE} {{}} }}",
    "a service in a false string": f"ASK {{ FILTER(1<'>') SERVICE {NOWHERE} {{}} FILTER('<'>1) }}",
    "a service in a test": f"SELECT * {{ FILTER EXISTS {{ SERVICE {NOWHERE} {{ ?a ?b ?c }} }} }}",
    "a load": f"LOAD {NOWHERE}",
    "a load of a file": "LOAD <file:///etc/passwd> INTO GRAPH <x:a>",
    "a load by an escape": "L\\u004FAD <file:///etc/passwd>",
    "an insertion": "INSERT DATA { <x:a> <x:b> <x:c> }",
    "a deletion behind prefixes": "PREFIX x: <x:> BASE <y:> DELETE WHERE { ?a ?b ?c }",
    "an update behind a query": "SELECT * { ?a ?b ?c } ; INSERT DATA { <x:a> <x:b> <x:c> }",
    "an update of a graph": "WITH <x:g> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }",
    "a clearing": "clear all",
    "letters that only look so": "ＳＥＬＥＣＴ * { ?s ?p ?o }",
    "half a character": "SELECT * { ?s ?p '\ud800' }",
}
HARMLESS = {
    "parentheses 90 deep": f"SELECT * {{ {TRIPLE} FILTER({'(' * 90}1{')' * 90}) }} LIMIT 1",
    "subqueries 90 deep": f"SELECT * {'{ SELECT * ' * 90}{{ {TRIPLE} }}{'}' * 90} LIMIT 1",
    "tests 90 deep": f"ASK {{ {TRIPLE} {f'FILTER EXISTS {{ {TRIPLE} ' * 90}{'}' * 90} }}",
    "a regular expression": f"SELECT * {{ {TRIPLE} FILTER(REGEX(STR(?o), '^(a+)+$')) }} LIMIT 5",
    "a long address": f"SELECT * {{ <http://x/{'a' * 200_000}> ?p ?o }}",
    "values in plenty": f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {'1 ' * 40_000} }} }}",
    "bindings in a circle": "SELECT * { BIND(?x AS ?y) BIND(?y AS ?x) }",
    "everything": f"CONSTRUCT {{ {TRIPLE} }} WHERE {{ {TRIPLE} }}",
    "a graph from elsewhere": f"SELECT * FROM {NOWHERE} {{ {TRIPLE} }}",
    "a graph from a file": "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "braces in a comment": f"SELECT * {{ {TRIPLE} # }}}}}}}}\n }} LIMIT 1",
    "numbers beyond numbers": "SELECT (1e308 * 1e308 AS ?a) (YEAR('9' ) AS ?b) { }",
}
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?q . ?r ?s ?t"
STOPPED = {
    "a product": f"SELECT (COUNT(*) AS ?z) {{ {PRODUCT} }}",
    "a sorted product": f"SELECT * {{ {PRODUCT} }} ORDER BY ?t ?q ?l",
    "a distinct product": f"SELECT DISTINCT * {{ {PRODUCT} }}",
    "a constructed product": f"CONSTRUCT {{ ?a ?b ?t }} WHERE {{ {PRODUCT} }}",
    "a joined text": f"SELECT (GROUP_CONCAT(?q) AS ?z) {{ {PRODUCT} }}",
    "a path between all": "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>)* ?b . ?b (!<x:y>)* ?c . ?c ?x ?d"
    " . ?e (!<x:y>)* ?f . ?f (!<x:y>)* ?g }",
    "a flat chain": f"SELECT * {{ {TRIPLE} FILTER(true{'&&true' * 15_000}) }} LIMIT 1",
    "a path of 20,000 steps": f"SELECT * {{ ?s kg:supports{'/kg:supports' * 20_000} ?o }}",
    "a doubled text": "SELECT (STRLEN(?a25) AS ?n) { BIND('xxxxxxxxxxxxxxxx' AS ?a0) "
    + " ".join(f"BIND(CONCAT(?a{n},?a{n},?a{n},?a{n}) AS ?a{n + 1})" for n in range(25))
    + " }",
}


def _asked(store: Path, sparql: str) -> str:
    """What comes of a query, in words."""
    start = time.monotonic()
    try:
        found = answer(store, Question(sparql, seconds=SECONDS, memory=1000))
    except QueryError as fault:
        said = str(fault)
        assert len(said) < 1000
    else:
        said = "more" if found.more else "answered"
    assert time.monotonic() - start < SECONDS + PATIENCE
    return said


@pytest.mark.parametrize("sparql", REFUSED.values(), ids=REFUSED)
def test_what_does_harm_is_refused(sparql: str, news_store: Path) -> None:
    assert _asked(news_store, sparql) not in ("answered", "more")


@pytest.mark.parametrize("sparql", HARMLESS.values(), ids=HARMLESS)
def test_what_only_looks_harmful_is_answered(sparql: str, news_store: Path) -> None:
    assert _asked(news_store, sparql) in ("answered", "more")


@pytest.mark.parametrize("sparql", STOPPED.values(), ids=STOPPED)
def test_what_has_no_end_is_stopped_in_words(sparql: str, news_store: Path) -> None:
    said = _asked(news_store, sparql)
    stopped = ("no answer after", "MB of memory", "too complicated", "more")
    assert any(words in said for words in stopped), said
    assert _asked(news_store, "ASK { ?a ?b ?c }") == "answered"
