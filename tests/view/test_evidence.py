"""Facts and pages as lines."""

from __future__ import annotations

from typing import Any

from kgnews.view import Voice, facts_lines, page_lines, totals_lines
from kgnews.view.evidence import card_lines

ARTICLE = {
    "id": ":article-1",
    "headline": "Forum Dibuka",
    "published": "2024-03-12",
    "publisher": "Harian Contoh",
    "url": "https://harian.example/1",
}
SENTENCE = "Wali kota mengatakan Ambon mendukung forum itu."


def _told(quote: str, stance: str = "asserts", **more: Any) -> dict[str, Any]:
    start = 100 + SENTENCE.index(quote)
    return {
        "id": ":evidence-1",
        "article": ARTICLE,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "sentence": {"text": SENTENCE, "start": 100, "end": 100 + len(SENTENCE)},
        "rule": "frame:supports/id/1",
        "confidence": None,
        "stance": stance,
        "attributed_to": None,
        "as_of": None,
        **more,
    }


def _fact(*evidence: dict[str, Any], valid_from: str | None = None) -> dict[str, Any]:
    return {
        "id": ":fact-1",
        "subject": {"id": ":city-ambon", "name": "Ambon"},
        "predicate": "kg:supports",
        "object": {"id": ":event-forum", "name": "Forum"},
        "valid": {"from": valid_from, "until": None},
        "stances": sorted({each["stance"] for each in evidence}),
        "articles": 1,
        "evidence": list(evidence),
    }


def _text(lines: Any) -> list[str]:
    return [" " * each.indent + each.text for each in lines]


def test_the_words_of_the_evidence_are_marked_in_their_sentence() -> None:
    fact = _fact(_told("Ambon mendukung forum", as_of="2024-03-12"))
    assert _text(facts_lines({"facts": [fact]})) == [
        "Ambon – supports → Forum",
        "  Wali kota mengatakan >>Ambon mendukung forum<< itu.",
        "    Forum Dibuka · 2024-03-12 · Harian Contoh",
        "    states, as of 2024-03-12 · rule frame:supports/id/1 · characters 121 to 142",
        "    https://harian.example/1",
    ]


def test_a_rule_that_was_measured_says_how_often_it_was_right() -> None:
    fact = _fact(_told("Ambon", confidence={"words": "right in 12 of 13"}))
    (line,) = (line for line in _text(facts_lines({"facts": [fact]})) if " · rule " in line)
    assert " · rule frame:supports/id/1, right in 12 of 13 · characters " in line


def test_several_articles_are_told_with_how_many_are_independent() -> None:
    fact = _fact(_told("Ambon")) | {"articles": 5, "origins": [[":article-1"], [":article-2"]]}
    lines = _text(facts_lines({"facts": [fact]}))
    assert lines[1] == "  5 articles, 2 independent origins"


def test_a_whole_sentence_needs_no_marks() -> None:
    lines = _text(facts_lines({"facts": [_fact(_told(SENTENCE[:-1]))]}))
    assert lines[1] == f"  {SENTENCE}"


def test_a_claim_says_whose_it_is() -> None:
    rina = {"id": ":person-rina", "name": "Rina"}
    fact = _fact(_told("Ambon", stance="reports", attributed_to=rina), valid_from="2024")
    lines = _text(facts_lines({"facts": [fact]}))
    assert lines[0] == "Ambon – supports → Forum (2024 to …) [reports]"
    assert lines[3].startswith("    reports somebody's words, according to Rina · rule")


def test_what_is_left_out_is_counted() -> None:
    fact = _fact(*[_told("Ambon")] * 7)
    assert _text(facts_lines({"facts": [fact]}, most=5))[-1] == "  and 2 more; --all shows them"


def test_a_page_without_facts_is_a_page() -> None:
    entity = {
        "id": ":x",
        "types": ["kg:City"],
        "name": "X",
        "names": [],
        "links": [],
        "articles": 1,
    }
    about = {"entity": entity, "facts": [], "object_of": [], "quotes": []}
    last = ["", "no facts and no quotes"]
    assert _text(page_lines(about)) == ["X – city", ":x · 1 article", *last]


def test_a_card_has_properties_in_a_column_each_said_once() -> None:
    facts = [_fact(_told("Ambon"))] * 2 + [
        _fact(_told("Ambon", stance="plans")) | {"predicate": "kg:about"}
    ]
    assert _text(card_lines(facts, ":city-ambon", Voice())) == [
        "  supports  Forum  (1 article)",
        "            Forum  (1 article)",
        "  about     Forum [plans]  (1 article)",
    ]
    assert _text(card_lines(facts[:1], ":event-forum", Voice("id"))) == [
        "  ← mendukung  Ambon  (1 artikel)"
    ]


def test_a_property_wider_than_the_column_has_a_line_of_its_own() -> None:
    facts = [_fact(_told("Ambon")) | {"predicate": "schema:aVeryLongNameOfAProperty"}]
    assert _text(card_lines(facts, ":city-ambon", Voice())) == [
        "  schema:aVeryLongNameOfAProperty",
        f"  {' ' * 26}Forum  (1 article)",
    ]


def test_a_headline_that_is_the_evidence_is_not_said_twice() -> None:
    told = _told("Ambon") | {"sentence": {"text": "Forum Dibuka", "start": 0, "end": 12}}
    lines = _text(facts_lines({"facts": [_fact(told | {"start": 0, "end": 12})]}))
    assert lines[2] == "    headline · 2024-03-12 · Harian Contoh"


def test_quotes_of_one_article_stand_below_it() -> None:
    quote = {"text": "Ya.", "direct": True, "role": "Wali Kota", "source": None, "article": ARTICLE}
    plain = {**quote, "role": None, "direct": False, "date": None}
    about = {
        "entity": {"id": ":x", "types": [], "name": "X", "names": [], "links": [], "articles": 1},
        "facts": [],
        "object_of": [],
        "quotes": [{**quote, "date": "2024-03-11"}, plain],
    }
    assert _text(page_lines(about))[3:] == [
        "Quotes (2)",
        "  Forum Dibuka · 2024-03-12 · Harian Contoh",
        "    “Ya.”",
        "      Wali Kota · said 2024-03-11",
        "    Ya.",
    ]


def test_totals_of_an_empty_store_are_noughts() -> None:
    about = {"articles": 0, "entities": {}, "facts": {}, "quotes": 0, "languages": {}}
    about |= {"publishers": {}, "first": "", "last": ""}
    lines = _text(totals_lines(about))
    assert lines == ["Articles 0", "Publishers 0", "Entities 0", "Facts 0 stated", "Quotes 0"]


def test_the_page_of_a_paper_document_is_named() -> None:
    fact = _fact(_told("Ambon mendukung forum", pages=[3]))
    assert any(
        "page 3, characters 121 to 142" in line for line in _text(facts_lines({"facts": [fact]}))
    )
