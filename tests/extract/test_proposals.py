"""What the tagger says, and what the words around it make of that."""

from __future__ import annotations

import pytest

from kgnews.extract.names.candidates import Words
from kgnews.extract.names.proposals import from_tags
from kgnews.text import tokens


@pytest.mark.parametrize(
    ("text", "language", "tagged", "name"),
    [
        ("KPK menahan komisaris itu, Dewi Anggarsari, kemarin.", "id", "Anggarsari",
         "Dewi Anggarsari"),
        ('"It fell," said Chang Wei-ting, a driver.', "en", "Chang", "Chang Wei-ting"),
        ("Kemarin Dewi Anggarsari, sopir, tiba.", "id", "Dewi", "Dewi"),  # no comma before
        ("Ia pulang, menurut Dewi, dan Menurut Budi, tidur.", "id", "Budi", "Budi"),
    ],
)  # fmt: skip
def test_a_run_between_commas_is_one_name(text: str, language: str, tagged: str, name: str) -> None:
    cut = tuple(tokens(text))
    at = [token.text for token in cut].index(tagged)
    (found,) = from_tags(Words.of(cut, language), [(at, at + 1, "Person")])
    assert " ".join(token.text for token in cut[found.start : found.end]) == name
