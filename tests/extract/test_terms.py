"""Terms of office: since when, until when, and whether that is over."""

from __future__ import annotations

import pytest

from kgnews import extract
from kgnews.extract.gazetteer import Gazetteer
from kgnews.extract.offices.terms import Term, find_term
from kgnews.model import Article, Statement
from kgnews.ontology import Ontology
from kgnews.text import segment


def _held(text: str, language: str) -> Statement:
    words = Ontology.load()
    article = Article(text, language=language, published="2024-05-15")
    reading = extract.read(segment(article), words, Gazetteer.load(words))
    (held,) = (each for each in reading.statements if each.predicate == "holdsOffice")
    return held


@pytest.mark.parametrize(
    ("text", "language", "since", "until", "ended"),
    [
        ("Helen Ward was the mayor of Lyon from 2001 to 2010.", "en", "2001", "2010", True),
        ("Helen Ward ran the firm. She was the mayor of Lyon until its merger in 2010.", "en",
         None, "2010", True),
        ("Helen Ward has been the mayor of Lyon since 2010.", "en", "2010", None, False),
        ("Budi Hartawan menjabat Bupati Sleman hingga 2021.", "id", None, "2021", True),
        ("Budi Hartawan menjabat Bupati Sleman hingga 2027.", "id", None, "2027", False),
        ("Budi Hartawan menjabat Bupati Sleman sejak Maret 2021.", "id", "2021-03", None, False),
        ("Bupati Sleman periode 2010-2015 Budi Hartawan tiba.", "id", "2010", "2015", True),
        ("Budi Hartawan pernah menjabat Bupati Sleman.", "id", None, None, True),
        ("Mantan Bupati Sleman Budi Hartawan tiba.", "id", None, None, True),
        ("Bupati Sleman Budi Hartawan tiba.", "id", None, None, False),
    ],
)  # fmt: skip
def test_the_words_behind_an_office_tell_its_term(
    text: str, language: str, since: str | None, until: str | None, ended: bool
) -> None:
    held = _held(text, language)
    assert (held.valid_from, held.valid_until, held.ended) == (since, until, ended)


@pytest.mark.parametrize(
    "text",
    [
        " tiba. Sejak 2010 ia tinggal di sana",  # another sentence of the same paragraph
        " meresmikan jalan pada 2010",  # a verb comes first
        " until the council meets again; that was so in 2010",
    ],
)
def test_other_dates_are_no_term(text: str) -> None:
    assert find_term(text, 0, len(text), "2024-05-15") == Term()
