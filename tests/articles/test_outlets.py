"""One key for one newsroom, and the outlets an article took its story from."""

from __future__ import annotations

import pytest

from kgnews.articles.outlets import outlet_key, site_key, taken_from
from kgnews.model import Article, Detail, Span


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("KOMPAS.com", "Harian Kompas"),
        ("ANTARA", "Kantor Berita Antara"),
        ("LKBN Antara", "Antara News"),
        ("detikcom", "Detik.com"),
        ("detikNews", "Detik"),
        ("The Guardian", "theguardian.com"),
        ("AP", "Associated Press"),
        ("Agence France-Presse", "AFP"),
        ("BBC News", "BBC"),
        ("Tim Tempo.co", "TEMPO"),
    ],
)
def test_ways_to_write_one_outlet_have_one_key(first: str, second: str) -> None:
    assert outlet_key(first) == outlet_key(second) != ""


@pytest.mark.parametrize(
    ("first", "second"),
    [("CNN", "CNN Indonesia"), ("Kompas", "Kompas TV"), ("Tribun Jabar", "Tribun Jateng")],
)
def test_newsrooms_of_one_house_stay_apart(first: str, second: str) -> None:
    assert outlet_key(first) != outlet_key(second)


@pytest.mark.parametrize("name", ["", "…", "x", "Redaksi", "Tim Redaksi", "YouTube", "Newsroom"])
def test_a_desk_a_platform_and_nothing_are_no_outlet(name: str) -> None:
    assert outlet_key(name) == ""


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.kompas.com/a/1", "kompas"),
        ("https://jateng.antaranews.com/berita/1", "antara"),
        ("https://www.bbc.co.uk/news/1", "bbc"),
        ("https://kabar-sore.id", "kabarsore"),
        ("https://catatan.wordpress.com/1", ""),
        ("https://example.com/1", ""),
        ("http://192.168.0.1/a", ""),
        ("http://localhost/a", ""),
        ("http://[", ""),
        ("bukan alamat", ""),
        (None, ""),
    ],
)
def test_an_address_tells_its_outlet(url: str | None, key: str) -> None:
    assert site_key(url) == key


DATELINE = Detail("origin", "ANTARA", Span(7, 13))


def test_a_page_of_the_outlet_itself_took_its_story_from_nobody() -> None:
    page = Article("", url="https://www.antaranews.com/1", publisher="ANTARA", details=(DATELINE,))
    assert taken_from(page) == ()


def test_a_page_that_names_no_other_outlet_than_its_dateline_is_of_that_outlet() -> None:
    said = Detail("publisher", "ANTARA", DATELINE.span)
    assert taken_from(Article("", publisher="ANTARA", details=(DATELINE, said))) == ()


def test_the_dateline_of_another_outlet_is_an_origin() -> None:
    said = Detail("publisher", "ANTARA", DATELINE.span)
    page = Article("", url="https://kabar.example/1", publisher="ANTARA", details=(DATELINE, said))
    assert taken_from(page) == (DATELINE,)


def test_an_outlet_that_is_named_twice_is_one() -> None:
    again = Detail("origin", "Kantor Berita Antara", Span(40, 60))
    assert taken_from(Article("", details=(DATELINE, again))) == (DATELINE,)
