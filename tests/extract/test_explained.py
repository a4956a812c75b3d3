"""Names whose sentence says what they are."""

from __future__ import annotations

import pytest

from kgnews.extract.names.candidates import Candidate, Words
from kgnews.extract.names.explained import from_explanations, from_labels, from_victories
from kgnews.extract.words.heads import heads
from kgnews.text import tokens


def told(text: str, language: str) -> list[tuple[str, str]]:
    """What the rules of this module propose in a sentence, with its class."""
    words = Words.of(tokens(text), language)
    found: list[Candidate] = [
        *from_explanations(words),
        *from_labels(words, heads(language)),
        *from_victories(words),
    ]
    spans = [(words.tokens[each.start].start, words.tokens[each.end - 1].end) for each in found]
    return [(text[a:b], each.kind) for (a, b), each in zip(spans, found, strict=True)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Tessaro, a Berlin-based start-up, raised $20m.", "Tessaro", "Organization"),
        ("Kestrel, the budget airline, grew.", "Kestrel", "Organization"),
        ("Low Water, a novel by Tom Beesley, tops the list.", "Low Water", "Document"),
        ("They headline Greenfields, the festival near Ely.", "Greenfields", "Event"),
        ("Ottley, a village in Kent, was cut off.", "Ottley", "Place"),
        ("Ute Kranz, a former dancer from Fife, wept.", "Ute Kranz", "Person"),
        ("She praised the film Night Ferry, by Karl.", "Night Ferry", "Document"),
        ("She wrote a novel called Salt Road.", "Salt Road", "Document"),
        ("She won the Ashworth for her diary.", "Ashworth", "Event"),
        ("This week Night Herd opens in cinemas.", "Night Herd", "Document"),
    ],
)
def test_an_english_sentence_says_what_a_name_is(text: str, name: str, kind: str) -> None:
    assert (name, kind) in told(text, "en")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Sarimaju, perusahaan rintisan asal Palu, untung.", "Sarimaju", "Organization"),
        ("Waimital, desa di Seram, terendam.", "Waimital", "Place"),
        ("Tumini, seorang petani asal Blora, menangis.", "Tumini", "Person"),
        ("Film Jejak di Ladang garapan Arif tayang.", "Jejak di Ladang", "Document"),
        ("Ia membawakan lagu Sinar Tullo.", "Sinar Tullo", "Document"),
        ('Ia menyanyi "Kali Merah" karya Sutopo.', "Kali Merah", "Document"),
    ],
)
def test_an_indonesian_sentence_says_what_a_name_is(text: str, name: str, kind: str) -> None:
    assert (name, kind) in told(text, "id")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In London, a man was hurt, police said.", "en"),
        ("Meanwhile, a resident, Ann Lee, left.", "en"),
        ("Vendo, the retailer Kelwright and others left.", "en"),
        ("She won the Oslo seat in May.", "en"),
        ("Di Surabaya, pemerintah kota bertindak, kata dia.", "id"),
        ("Lagu Iwan Fals diputar.", "id"),
        ("Maka, platform itu ditutup, kata dia.", "id"),
    ],
)
def test_what_only_looks_like_an_explanation_tells_nothing(text: str, language: str) -> None:
    assert told(text, language) == []
