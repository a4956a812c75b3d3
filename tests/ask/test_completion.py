"""What a half-written line may go on with."""

from __future__ import annotations

import pytest

from kgnews.ask import Vocabulary, completions, is_sparql

WORDS = Vocabulary(
    ids=(":city-ambon", ":city-barcelona"),
    names=("Ambon", "Anies Baswedan", "São Tomé", 'Festival "Angin"'),
    terms=("kg:City", "kg:hosts", "kg:supports"),
    options={"show": ("--all", "--format"), "quotes-by": ("--who",), "search": ()},
)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("sh", ["show"]),
        ("quo", ["quotes-by"]),
        ("sel", ["SELECT"]),
        ("show --f", ["--format"]),
        ("quotes-by --", ["--who"]),
        ("show am", ["Ambon"]),
        ("show sao", ['"São Tomé"']),
        ('show "Anies B', ['Baswedan"']),
        ('quotes-by --who "ani', ['"Anies Baswedan"']),
        ("show :city-b", [":city-barcelona"]),
        ("why Ambon kg:h", ["kg:hosts"]),
        ("SELECT ?c { ?c kg:su", ["kg:supports"]),
        ("SELECT ?city { ?ci", ["?city"]),
        ("SELECT ?c { ?c a sch", ["schema:"]),
        ("ASK { :city-a", [":city-ambon"]),
        ("SELECT ?c { } li", ["LIMIT"]),
        ("show zzz", []),
        ("show fest", []),  # a name with quotation marks in it is not written for anybody
    ],
)
def test_the_last_word_is_completed(line: str, wanted: list[str]) -> None:
    assert completions(line, WORDS) == wanted


@pytest.mark.parametrize("line", ["SELECT ?a", "ask{", "PREFIX x: <y>", "describe :a"])
def test_a_text_of_sparql_is_known_by_its_first_word(line: str) -> None:
    assert is_sparql(line)


@pytest.mark.parametrize("line", ["", "show ASK", "selection x"])
def test_other_lines_are_none(line: str) -> None:
    assert not is_sparql(line)
