"""SPARQL texts cut into tokens."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.sparql.tokens import prefixes, terms, tokens


def _texts(sparql: str) -> list[str]:
    return [token.text for token in tokens(sparql)]


def test_a_hash_in_an_iri_begins_no_comment() -> None:
    assert _texts("<http://a/#b> # c <d>\n?e") == ["<http://a/#b>", "?e"]


def test_quotation_marks_in_long_strings_do_not_end_them() -> None:
    assert _texts("""'''it's "x"''' "a\\"b" 'c'""") == ["""'''it's "x"'''""", '"a\\"b"', "'c'"]


def test_the_dot_after_a_name_is_a_token_of_its_own() -> None:
    assert _texts("?a kg:b :c-1.5.d. ?e") == ["?a", "kg:b", ":c-1.5.d", ".", "?e"]


def test_less_than_is_no_iri() -> None:
    assert _texts("?a < ?b && ?c > 3") == ["?a", "<", "?b", "&", "&", "?c", ">", "3"]


def test_prefixes_and_terms_are_resolved() -> None:
    parts = tokens("PREFIX ex: <http://ex/#> SELECT * { ex:a kg:b <http://c> ; zz:d :e }")
    assert prefixes(parts) == {"ex": "http://ex/#"}
    found = terms(parts, {"kg": "http://kg/", "": "http://id/"})
    assert [term.iri for term in found] == [
        "http://ex/#a",
        "http://kg/b",
        "http://c",
        "http://id/e",
    ]


@given(st.text(max_size=200))
def test_any_text_has_tokens_that_are_pieces_of_it(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.start + len(token.text)] == token.text


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "a",
        "a:b.",
        "b.-",
        "?",
        "<\\u004",
        '"""a',
        '"a',
        "'''",
        "<a",
        "\\",
        "_:a.",
        "1.",
        "ab.c-",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    start = time.perf_counter()
    tokens(piece * (200_000 // len(piece)))
    assert time.perf_counter() - start < 5  # about 0.4 s here; quadratic ones took a minute
