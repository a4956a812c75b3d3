"""Events without a name: what happened, where and when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgnews.articles import from_text
from kgnews.extract.names.happenings import Happening, find_happenings
from kgnews.model import Mention, Span
from kgnews.text import segment

PLACES = {
    "Kabupaten Bogor": "AdministrativeArea", "Bogor": "City", "Cianjur": "City",
    "Kecamatan Cariu": "AdministrativeArea", "Hualien": "City", "Palu": "City",
}  # fmt: skip


def _happenings(
    text: str, language: str = "id", published: str | None = "2024-05-15"
) -> tuple[Happening, ...]:
    """The happenings of a text in which the places of the table are named."""
    document = segment(replace(from_text(text, published=published), language=language))
    mentions = []
    for sentence in document.sentences:
        found: list[Mention] = []
        for name in sorted(PLACES, key=len, reverse=True):
            at = text.find(name, *sentence.span)
            span = Span(at, at + len(name))
            if at >= 0 and not any(span.overlaps(each.span) for each in found):
                found.append(Mention(span, PLACES[name], name, "test"))
        mentions.append(sorted(found, key=lambda each: each.span))
    return find_happenings(document, mentions)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Banjir di Bogor surut.", "Banjir Bogor 2024-05"),
        ("Banjir bandang yang terjadi di Kabupaten Bogor surut.", "Banjir Bogor 2024-05"),
        ("Gempa bermagnitudo 5,9 mengguncang Cianjur.", "Gempa Cianjur 2024-05"),
        ("Sebagian Cianjur diguncang gempa bumi.", "Gempa Cianjur 2024-05"),
        ("Gempa Cianjur pada 2018 merusak jembatan.", "Gempa Cianjur 2018"),
        ("Banjir merendam Kecamatan Cariu, Kabupaten Bogor.", "Banjir Bogor 2024-05"),
    ],
)
def test_an_event_is_named_by_what_where_and_when(sentence: str, name: str) -> None:
    assert [each.name for each in _happenings(sentence)] == [name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A flood in Bogor displaced hundreds.", "Bogor flood 2024-05"),
        ("A 5.9-magnitude earthquake struck Hualien.", "Hualien earthquake 2024-05"),
        ("The Hualien earthquake killed nobody.", "Hualien earthquake 2024-05"),
    ],
)
def test_english_events_too(sentence: str, name: str) -> None:
    assert [each.name for each in _happenings(sentence, "en")] == [name]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Daerah rawan banjir di Bogor dipetakan.", "id"),
        ("Petugas pemadam kebakaran di Bogor berlatih.", "id"),
        ("Kecelakaan terjadi saat bus melaju ke arah Bogor.", "id"),
        ("Banjir surut, kata warga Bogor.", "id"),
        ("Troops opened fire in Bogor.", "en"),
        ("The fire department in Bogor hired staff.", "en"),
        ("The flood defences in Bogor held.", "en"),
    ],
)
def test_talk_in_general_names_nothing(sentence: str, language: str) -> None:
    assert _happenings(sentence, language) == ()


def test_words_without_a_place_mean_the_event_last_spoken_of() -> None:
    text = "Gempa itu kuat. Gempa mengguncang Palu. Gempa tersebut merusak jembatan."
    (quake,) = _happenings(text)
    assert [span.of(text) for span in quake.spans] == ["Gempa", "Gempa", "Gempa"]


def test_two_places_or_two_times_are_two_events() -> None:
    text = "Banjir di Bogor surut. Banjir di Palu meluas. Banjir di Bogor pada 2020 lebih parah."
    names = {each.name for each in _happenings(text)}
    assert names == {"Banjir Bogor 2024-05", "Banjir Palu 2024-05", "Banjir Bogor 2020"}


def test_without_a_date_the_name_has_no_month() -> None:
    (flood,) = _happenings("Banjir di Bogor surut.", published=None)
    assert (flood.name, flood.month) == ("Banjir Bogor", "")


def test_a_name_that_says_what_and_where_is_the_same_event() -> None:
    text = "Gempa Lembang merusak jembatan. Gempa itu dangkal."
    document = segment(replace(from_text(text, published="2024-05-15"), language="id"))
    named = Mention(Span(0, 13), "Event", "Gempa Lembang", "test")
    (quake,) = find_happenings(document, [[named], []])
    assert quake.name == "Gempa Lembang 2024-05"
    assert [span.of(text) for span in quake.spans] == ["Gempa Lembang", "Gempa"]
