"""Records of crawlers, feeds and data sets into articles."""

from __future__ import annotations

from typing import Any

import pytest

from kgnews.articles.entries import article_of
from kgnews.articles.options import Options, Refusal
from kgnews.articles.records import text_in
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin."


def article(record: dict[str, Any], options: Options | None = None) -> Article:
    found = article_of(record, "here", options or Options())
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("name", ["text", "body", "content", "article", "maintext", "articleBody"])
def test_the_text_has_many_names(name: str) -> None:
    assert article({name: TEXT}).text == TEXT


def test_fields_of_crawlers_are_understood() -> None:
    found = article(
        {
            "_id": 17,
            "maintext": TEXT,
            "headline": "Pasar Dibuka",
            "date_publish": "2024-05-06 10:00:00",
            "source_domain": "lumbangpos.example",
            "link": "https://lumbangpos.example/17",
            "authors": ["Ratih Kemuning", {"name": "Danang Jati"}],
            "Editor": "Bagas W dan Rina Y",
            "lang": "id-ID",
        }
    )
    assert found.title == "Pasar Dibuka"
    assert found.published == "2024-05-06"
    assert found.publisher == "lumbangpos.example"
    assert found.url == "https://lumbangpos.example/17"
    assert found.named("author") == ("Ratih Kemuning", "Danang Jati")
    assert found.named("editor") == ("Bagas W", "Rina Y")
    assert (found.language, found.source_id, found.source) == ("id", "17", "here")
    assert all(each.span is None for each in found.details)


def test_the_better_name_wins() -> None:
    record = {"description": "Ringkasan.", "text": TEXT, "updated": "2024-05-08",
              "published": "2024-05-06"}  # fmt: skip
    text, field, given = text_in(record, Options())
    assert field == "text"
    assert (text, given.published) == (TEXT, "2024-05-06")


def test_offsets_are_those_of_the_given_text() -> None:
    given = f"Pasar Dibuka\r\n\r\n\u200b\r\n{TEXT}\r\n"
    found = article({"text": given})
    assert len(found.text) == len(given)
    assert found.text.index("sungai") == given.index("sungai")


def test_paragraphs_in_a_list_are_joined() -> None:
    assert article({"text": ["Satu kalimat saja.", "Dua kalimat."]}).text.count("\n\n") == 1


def test_options_fill_what_the_record_lacks() -> None:
    options = Options(url="https://a.example/1", published="6 Mei 2024", language="id")
    found = article({"text": TEXT, "url": "https://b.example/2"}, options)
    assert (found.url, found.published) == ("https://b.example/2", "2024-05-06")


@pytest.mark.parametrize("record", [{}, {"text": " "}, {"text": None}, {"title": "Pasar"}])
def test_a_record_without_text_is_refused(record: dict[str, Any]) -> None:
    found = article_of(record, "feed.jsonl:3", Options())
    assert isinstance(found, Refusal)
    assert found.where == "feed.jsonl:3"
    assert found.cure


def test_a_text_above_the_limit_is_refused() -> None:
    assert isinstance(article_of({"text": TEXT}, "here", Options(max_bytes=10)), Refusal)


def test_an_agency_as_author_is_where_the_story_is_from() -> None:
    record = {"text": "Jembatan itu roboh semalam.", "author": ["AFP", "Rani Kusuma"]}
    found = article(record)
    assert (found.named("origin"), found.named("author")) == (("AFP",), ("Rani Kusuma",))
