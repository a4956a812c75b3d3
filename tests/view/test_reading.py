"""The two forms of what one article says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from kgnews.model import (
    Article,
    Detail,
    Entity,
    Evidence,
    Mention,
    Quote,
    Reading,
    Span,
    Stance,
    Statement,
    Zone,
    ZoneKind,
)
from kgnews.text import segment
from kgnews.view import reading_json, reading_text

TEXT = "Kota Bandung mendukung Festival Angin. “Kami hadir,” kata Rina Wulandari, wali kota."


@dataclass(frozen=True)
class Identity:
    name: str
    same_as: tuple[str, ...] = ()
    kind: str | None = None


IDENTITIES = {
    "e1": Identity("city-bandung", ("wd:Q10389",)),
    "e2": Identity("event-festival-angin", kind="Programme"),
    "e3": Identity("person-rina-wulandari"),
    "e4": Identity("city-bandung", ("http://www.wikidata.org/entity/Q10389",)),
}


def _mention(words: str, kind: str) -> Mention:
    start = TEXT.index(words)
    return Mention(Span(start, start + len(words)), kind, words, "gazetteer")


def _evidence(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(Span(start, start + len(words)), words, "frame:supports/id/1")


@pytest.fixture
def reading() -> Reading:
    article = Article(
        TEXT,
        url="https://harian.example/angin",
        title="Festival Angin",
        published="2024-05-01",
        language="id",
        publisher="Harian Contoh",
        details=(
            Detail("reporter", "Budi Laksana"),
            Detail("editor", "Sari Dewi"),
            Detail("origin", "Antara"),
        ),
        zones=(Zone(ZoneKind.BODY, Span(0, len(TEXT))),),
        source_id="a-17",
    )
    sentence = TEXT[: TEXT.index(" “")]
    return Reading(
        segment(article),
        entities=(
            Entity("e1", "City", "Bandung", ("Bandung",), (_mention("Bandung", "City"),)),
            Entity("e2", "Event", "Festival Angin", (), (_mention("Festival Angin", "Event"),)),
            Entity("e3", "Person", "Rina Wulandari", (), (_mention("Rina Wulandari", "Person"),)),
            Entity("e4", "City", "Kota Bandung", (), (_mention("Kota Bandung", "City"),)),
        ),
        statements=(
            Statement("e4", "supports", "e2", _evidence(sentence), stance=Stance.PLANS),
            Statement("e2", "occursOn", "2024-05", _evidence(sentence), True, "gYearMonth"),
            Statement("article", "about", "e2", _evidence(sentence), attributed_to="e3"),
        ),
        quotes=(Quote("Kami hadir,", Span(39, 52), "e3", "wali kota", "akun resminya"),),
    )


def test_the_json_form_names_everything_by_curie(reading: Reading) -> None:
    about = reading_json(reading, IDENTITIES)
    article = f":article-{reading.document.article.id}"
    assert about["version"] == 1
    assert about["article"] == {
        "id": article,
        "source_id": "a-17",
        "url": "https://harian.example/angin",
        "title": "Festival Angin",
        "published": "2024-05-01",
        "language": "id",
        "publisher": "Harian Contoh",
        "authors": [],
        "reporters": ["Budi Laksana"],
        "editors": ["Sari Dewi"],
        "origins": ["Antara"],
    }
    assert about["zones"] == [{"kind": "body", "start": 0, "end": len(TEXT)}]
    supports, occurs, is_about = about["statements"]
    assert supports == {
        "subject": ":city-bandung",
        "predicate": "kg:supports",
        "object": ":event-festival-angin",
        "object_kind": "entity",
        "datatype": None,
        "stance": "plans",
        "attributed_to": None,
        "valid": {"from": None, "until": None},
        "ended": False,
        "as_of": None,
        "evidence": {
            "start": 0,
            "end": 38,
            "quote": "Kota Bandung mendukung Festival Angin.",
            "rule": "frame:supports/id/1",
        },
    }
    assert (occurs["object"], occurs["object_kind"]) == ("2024-05", "literal")
    assert occurs["datatype"] == "xsd:gYearMonth"
    assert (is_about["subject"], is_about["attributed_to"]) == (article, ":person-rina-wulandari")
    assert about["quotes"][0] | {"text": ""} == {
        "speaker": ":person-rina-wulandari",
        "role": "wali kota",
        "text": "",
        "source": "akun resminya",
        "date": None,
        "direct": True,
        "start": 39,
        "end": 52,
    }


def test_two_entities_with_one_identity_are_one_entry(reading: Reading) -> None:
    entries = reading_json(reading, IDENTITIES)["entities"]
    assert [entry["id"] for entry in entries] == [
        ":city-bandung",
        ":event-festival-angin",
        ":person-rina-wulandari",
    ]
    bandung, festival, _ = entries
    assert festival["type"] == "kg:Programme"  # what a person decided
    assert bandung["names"] == ["Bandung", "Kota Bandung"]
    assert bandung["links"] == ["http://www.wikidata.org/entity/Q10389"]
    assert bandung["mentions"] == [
        {"start": 0, "end": 12, "text": "Kota Bandung"},
        {"start": 5, "end": 12, "text": "Bandung"},
    ]


def test_every_span_of_the_json_form_is_a_span_of_the_text(reading: Reading) -> None:
    def spans(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, dict):
            inner = [found for each in value.values() for found in spans(each)]
            return [value, *inner] if "start" in value else inner
        return [found for each in value for found in spans(each)] if isinstance(value, list) else []

    found = spans(json.loads(json.dumps(reading_json(reading, IDENTITIES))))
    assert len(found) == 9
    for each in found:
        words = each.get("text") or each.get("quote")
        assert words is None or words in TEXT[each["start"] : each["end"]]


def test_the_form_for_people_has_names_stances_and_the_sentence(reading: Reading) -> None:
    text = reading_text(reading, IDENTITIES, width=60)
    assert text.startswith("Festival Angin\n2024-05-01 · Harian Contoh · id\n")
    assert "Reporters: Budi Laksana" in text
    assert " Bandung – supports → Festival Angin [plans]" in text
    assert "“Kota Bandung mendukung Festival Angin.”" in text
    assert "this article – about → Festival Angin (says Rina Wulandari)" in text
    assert " Rina Wulandari (wali kota), akun resminya:\n   “Kami hadir,”" in text
    assert all(len(line) <= 60 for line in text.splitlines())


def test_hostile_names_reach_no_terminal() -> None:
    reading = Reading(segment(Article("x", title="\x1b[2J\u202eJudul [/b]")))
    assert reading_text(reading, {}).startswith(r"\x1b[2J\u202eJudul [/b]")


def test_whom_a_story_is_taken_from_is_told(reading: Reading) -> None:
    assert "Taken from: Antara" in reading_text(reading, IDENTITIES).splitlines()
