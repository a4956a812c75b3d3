"""Records as the programs and services that users come from write them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from kgnews.articles.entries import article_of
from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.jsons import json_articles
from kgnews.model import Article

FIRST = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."
SECOND = "Kios baru dibagi dengan undian oleh dinas perdagangan."
URL = "https://pos.example/1"


def article(record: dict[str, Any], options: Options | None = None) -> Article:
    found = article_of(record, "here", options or Options())
    assert isinstance(found, Article), str(found)
    return found


NEWS_PLEASE = {
    "authors": ["Ratih Kemuning"], "date_download": "2024-05-08 01:00:00", "date_modify": "None",
    "date_publish": "2024-05-06 08:00:00", "description": "Ringkas.", "filename": "1.json",
    "image_url": None, "language": "id", "localpath": None, "maintext": f"{FIRST}\n{SECOND}",
    "source_domain": "pos.example", "text": None, "title": "Pasar Dibuka", "title_page": None,
    "title_rss": None, "url": URL,
}  # fmt: skip
NEWSPAPER = {
    "url": URL, "title": "Pasar Dibuka", "text": f"{FIRST}\n\n{SECOND}", "summary": "Ringkas.",
    "authors": ["Ratih Kemuning"], "publish_date": "2024-05-06T08:00:00+07:00", "meta_lang": "id",
    "meta_site_name": "pos.example", "source_url": "https://pos.example", "movies": [],
    "canonical_link": URL, "meta_description": "Ringkas.", "keywords": ["pasar"],
}  # fmt: skip
EVENT_REGISTRY = {
    "uri": "8123", "lang": "ind", "isDuplicate": False, "date": "2024-05-07", "time": "01:00:00",
    "dateTime": "2024-05-07T01:00:00Z", "dateTimePub": "2024-05-06T23:00:00Z", "url": URL,
    "title": "Pasar Dibuka", "body": f"{FIRST}\n\n{SECOND}",
    "authors": [{"uri": "ratih@pos.example", "name": "Ratih Kemuning", "type": "author"}],
    "source": {"uri": "pos.example",
    "dataType": "news", "title": "pos.example"}, "concepts": [{"uri": "x", "type": "wiki"}],
}  # fmt: skip
SCRAPY = {
    "url": [URL], "title": ["Pasar Dibuka"], "content": [FIRST, SECOND],
    "author": ["Oleh Ratih Kemuning"], "date": ["Senin, 6 Mei 2024 08:00 WIB"],
    "site": "pos.example",
}  # fmt: skip
FUNDUS = {
    "title": "Pasar Dibuka", "authors": ["Ratih Kemuning"], "topics": ["Ekonomi"], "lang": "id",
    "publishing_date": "2024-05-06T08:00:00+07:00", "free_access": True,
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [FIRST, SECOND]}]},
    "html": {"requested_url": URL, "responded_url": URL, "content": "<html></html>",
             "crawl_date": "2024-05-08 01:00:00", "source_info": {"publisher": "pos.example"}},
}  # fmt: skip
JSON_FEED = {
    "id": "1", "url": URL, "title": "Pasar Dibuka", "date_published": "2024-05-06T08:00:00+07:00",
    "content_html": f"<p>{FIRST}</p><p>{SECOND}</p>", "authors": [{"name": "Ratih Kemuning"}],
    "site": "pos.example",
}  # fmt: skip
NINJS_1 = {
    "uri": URL, "type": "text", "versioncreated": "2024-05-06T09:00:00Z", "language": "id",
    "byline": "Ratih Kemuning", "headline": "Pasar Dibuka", "copyrightholder": "pos.example",
    "body_text": f"{FIRST} {SECOND}", "body_xhtml": f"<p>{FIRST}</p><p>{SECOND}</p>",
    "subject": [{"name": "Ekonomi", "code": "04000000"}], "located": "Wanasari",
}  # fmt: skip
NINJS_3 = {
    "uri": URL, "type": "text", "firstCreated": "2024-05-06T09:00:00Z", "language": "id-ID",
    "versionCreated": "2024-05-07T09:00:00Z", "by": "Ratih Kemuning",
    "headlines": [{"role": "short", "value": "Pasar"}, {"role": "main", "value": "Pasar Dibuka"}],
    "bodies": [{"contentType": "text/plain", "value": FIRST},
               {"contentType": "application/xhtml+xml", "value": f"<p>{FIRST}</p><p>{SECOND}</p>"}],
    "infosources": [{"name": "pos.example", "role": "provider"}],
    "subjects": [{"name": "Ekonomi", "literal": "04000000"}],
}  # fmt: skip
WORDPRESS = {
    "id": 1, "date": "2024-05-06T08:00:00", "link": URL, "title": {"rendered": "Pasar Dibuka"},
    "content": {"rendered": f"<p>{FIRST}</p>\n<p>{SECOND}</p>", "protected": False},
    "author": "Ratih Kemuning", "site": "pos.example",
}  # fmt: skip
ELASTIC = {"_index": "berita", "_id": "1", "_source": NEWS_PLEASE}


@pytest.mark.parametrize(
    "record",
    [NEWS_PLEASE, NEWSPAPER, EVENT_REGISTRY, SCRAPY, FUNDUS, JSON_FEED, NINJS_1, NINJS_3,
     WORDPRESS, ELASTIC],
    ids=["news-please", "newspaper4k", "Event Registry", "Scrapy", "Fundus", "JSON Feed",
         "ninjs 1", "ninjs 3", "WordPress", "Elasticsearch"],
)  # fmt: skip
def test_a_record_needs_no_map(record: dict[str, Any]) -> None:
    found = article(record)
    assert [part for part in found.text.split("\n") if part] == [FIRST, SECOND]
    assert (found.title, found.published, found.url) == ("Pasar Dibuka", "2024-05-06", URL)
    assert found.named("author") == ("Ratih Kemuning",)
    assert (found.publisher, found.language) == ("pos.example", "id")
    assert found.named("note") == ()


def test_newsapi_gives_the_beginning_and_that_is_said() -> None:
    record = {
        "source": {"id": None, "name": "Lumbang Pos"}, "author": "Ratih Kemuning", "url": URL,
        "title": "Pasar Dibuka", "description": "Ringkas.", "publishedAt": "2024-05-06T01:00:00Z",
        "content": f"{FIRST} Kios baru… [+1234 chars]",
    }  # fmt: skip
    found = article(record)
    assert found.text == f"{FIRST} Kios baru…"
    assert found.publisher == "Lumbang Pos"
    assert found.named("note") == ("the text was cut off by the service that gave it",)


def test_gdelt_gives_no_text_and_that_is_said() -> None:
    record = {"url": URL, "url_mobile": "", "title": "Pasar Dibuka", "seendate": "20240506T011500Z",
              "domain": "pos.example", "language": "Indonesian"}  # fmt: skip
    found = article(record)
    assert (found.text, found.published, found.language) == ("Pasar Dibuka", "2024-05-06", "id")
    assert "only metadata of the article was given" in found.named("note")


def test_a_reference_of_zotero_is_metadata() -> None:
    record = {"type": "article-newspaper", "title": "Pasar Dibuka", "URL": URL,
              "container-title": "Lumbang Pos", "issued": {"date-parts": [[2024, 5, 6]]},
              "author": [{"family": "Kemuning", "given": "Ratih"}]}  # fmt: skip
    found = article(record)
    assert (found.published, found.publisher) == ("2024-05-06", "Lumbang Pos")
    assert found.named("author") == ("Ratih Kemuning",)


def test_subjects_of_agencies_are_kept() -> None:
    assert article(NINJS_1).named("subject") == ("Ekonomi",)
    assert article(NINJS_3).named("subject") == ("Ekonomi",)


def test_pieces_of_a_selector_are_put_together_again() -> None:
    pieces = ["Pasar ikan di ", "Wanasari", " dibuka kembali oleh ", "Ratih Kemuning", "."]
    assert article({"text": pieces}).text == (
        "Pasar ikan di Wanasari dibuka kembali oleh Ratih Kemuning."
    )


def test_a_page_inside_a_record_is_read_as_a_page() -> None:
    page = f"<html><body><article><h1>Pasar Dibuka</h1>{f'<p>{FIRST}</p>' * 4}</article></body>"
    found = article({"url": URL, "html": page})
    assert (found.title, found.url) == ("Pasar Dibuka", URL)
    assert "<p>" not in found.text


def test_fields_are_chosen_by_their_paths() -> None:
    options = Options(fields=(("text", "story.paragraphs"), ("date", "meta.0.when")))
    record = {"story": {"paragraphs": [FIRST, SECOND]}, "meta": [{"when": "6 Mei 2024"}],
              "text": "iklan", "date": "2020-01-01"}  # fmt: skip
    found = article(record, options)
    assert (found.text, found.published) == (f"{FIRST}\n\n{SECOND}", "2024-05-06")


def read(data: Any) -> list[Article | Refusal]:
    stream = io.BytesIO(json.dumps(data).encode())
    return list(json_articles(stream, "f", Options(), NOTHING))


@pytest.mark.parametrize(
    "wrapped",
    [
        {"articles": {"results": [EVENT_REGISTRY, EVENT_REGISTRY], "totalResults": 2}},
        {"status": "ok", "totalResults": 2, "articles": [NEWSPAPER, NEWSPAPER]},
        {"hits": {"total": 2, "hits": [ELASTIC, ELASTIC]}},
        {"version": "https://jsonfeed.org/version/1.1", "title": "Pos", "items": [JSON_FEED] * 2},
        {"response": {"docs": [SCRAPY, SCRAPY]}},
    ],
    ids=["Event Registry", "NewsAPI", "Elasticsearch", "JSON Feed", "Solr"],
)
def test_answers_of_services_are_lists_of_records(wrapped: dict[str, Any]) -> None:
    found = read(wrapped)
    assert [getattr(each, "source", each) for each in found] == ["f#1", "f#2"]


def test_an_answer_without_articles_says_so() -> None:
    [said] = read({"status": "ok", "articles": []})
    assert "a list without articles" in str(said)


@pytest.mark.parametrize(
    "record",
    [
        {"headlines": 1, "bodies": 2},
        {"versioncreated": [], "subject": {"a": 1}, "uri": 7},
        {"publishing_date": {}, "body": {"sections": [1, {"paragraphs": [2]}]}, "html": []},
        {"uri": [], "lang": {}, "body": [1]},
        {"issued": {"date-parts": "x"}, "title": [], "author": "y"},
        {"seendate": 1, "domain": None},
        {"_source": {"_source": {}}},
        {"notes": "x", "url": {"a": []}, "title": {"name": {"name": 1}}, "authors": [[1], {}]},
    ],
)
def test_a_record_of_a_false_shape_is_refused_and_nothing_breaks(record: dict[str, Any]) -> None:
    assert isinstance(article_of(record, "here", Options()), Refusal)
