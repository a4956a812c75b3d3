"""Questions that the engine never sees."""

from __future__ import annotations

import pytest

from kgnews.errors import QueryError
from kgnews.sparql.guard import DEEPEST, LONGEST, MOST_TOKENS, SparqlError, guarded


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("", "query: nothing is asked"),
        ("# only a comment", "query: nothing is asked"),
        ("SELECT * { ?a ?b ?c", "query:1:10: the query ends before a `}`"),
        ("SELECT * { ?a ?b ?c }}", "query:1:22: `}` closes nothing"),
        ("SELECT * { FILTER(1 }", "query:1:21: `}` comes before the parenthesis `(` is closed"),
        ('SELECT * { ?a ?b "c }', 'query:1:18: a text that begins with " does not end'),
        ("ASK { ?a ?b '\udcff' }", "query:1:14: this is no character"),
        ("INSERT DATA { :a :b :c }", "query:1:1: INSERT would change the graph"),
        ("PREFIX x: <http://x/>\nDROP ALL", "query:2:1: DROP would change the graph"),
        ("load <http://a/>", "query:1:1: LOAD would change the graph"),
        ("SELECT * { SERVICE <http://a/> {} }", "query:1:12: SERVICE asks another server"),
        ("SELECT * { service silent ?x {} }", "query:1:12: SERVICE asks another server"),
        ("SELECT * { #\nSERVICE<http://a/> {} }", "query:2:1: SERVICE asks another server"),
        ("SELECT * { SERV\\u0049CE <http://a/> {} }", "query: SERVICE in disguise"),
        ("SELECT * { FILTER(1<'>') SERVICE <x:> {} FILTER('<'>1) }", "query: SERVICE in disguise"),
    ],
)
def test_a_text_that_is_no_question_is_refused_with_its_place(sparql: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        guarded(sparql)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?service kg:SERVICE 'SERVICE' } # SERVICE",
        'SELECT * { ?a <http://x/SERVICE> """ SERVICE { """ }',
        "PREFIX insert: <http://x/> SELECT * { ?a insert:load ?c }",
        "BASE <http://x/> ASK { <a> ?b ?c }",
        "SELECT ?load { ?load ?drop ?clear }",
        "SELECT * { <http://x/o'clock> ?b ?c . ?a kg:service ?service }",
    ],
)
def test_a_word_that_only_looks_dangerous_passes(sparql: str) -> None:
    assert guarded(sparql)


def test_the_network_may_be_allowed() -> None:
    assert guarded("SELECT * { SERVICE <http://a/> {} }", network=True)


def test_nesting_and_length_have_a_limit() -> None:
    deep = "SELECT * { FILTER" + "(" * DEEPEST + "1" + ")" * DEEPEST + " }"
    with pytest.raises(SparqlError, match="brackets in each other"):
        guarded(deep)
    flat = "SELECT * { VALUES ?a { " + "1 " * MOST_TOKENS + "} }"
    with pytest.raises(QueryError, match="50,008 words and signs, 50,000 at most"):
        guarded(flat)
    with pytest.raises(QueryError, match="characters"):
        guarded("ASK {}" + " " * LONGEST)


def test_the_excerpt_points_at_the_place() -> None:
    with pytest.raises(SparqlError) as caught:
        guarded("SELECT *\n{ ?a ?b ?c ))\n}")
    assert caught.value.excerpt == "  { ?a ?b ?c ))\n             ^"


def test_the_excerpt_of_a_long_line_is_cut_around_the_place() -> None:
    with pytest.raises(SparqlError) as caught:
        guarded("SELECT * { " + "?a ?b ?c . " * 50 + ") " + "?a ?b ?c . " * 50)
    line, caret = caught.value.excerpt.splitlines()
    assert line[caret.index("^")] == ")"
    assert len(line) < 80
