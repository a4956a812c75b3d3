"""Whose office it is where the office phrase does not say it."""

from __future__ import annotations

import re

import pytest

from kgnews.extract.offices.finding import find_offices
from kgnews.extract.offices.owners import owners
from kgnews.model import Article, Entity, Mention, Span
from kgnews.text import segment

KINDS = {"{": "Person", "<": "Organization", "[": "GovernmentBody", "«": "City"}


def owned(marked: str, language: str) -> list[tuple[str, str]]:
    """The offices whose body the context tells, with it; marks as in the tests of quotes."""
    text, mentions = "", []
    for piece in re.split(r"([{<\[«][^}>\]»]*[}>\]»])", marked):
        name = piece[1:-1] if piece[:1] in KINDS else ""
        if name:
            span = Span(len(text), len(text) + len(name))
            mentions.append(Mention(span, KINDS[piece[0]], name, "test"))
        text += name or piece
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.text, []).append(mention)
    entities = [Entity(n, m[0].kind, n, (n,), tuple(m)) for n, m in groups.items()]
    document = segment(Article(text, language=language))
    found = owners(document, find_offices(document, mentions), entities)
    return [(span.of(text), body) for span, body in found.items()]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "The contract went to <Blue Delta Ltd> in May. The [Crimes Commission] invited its "
            "managing director, {Rukayat Bello}, on Monday.",
            ("managing director", "Blue Delta Ltd"),
        ),
        (
            "<Union of Harbour Nurses> met <Quay Hospitals>. The union's president, "
            "{Gail Otter}, was there.",
            ("president", "Union of Harbour Nurses"),
        ),
        (
            "The <Forum of Islands> met. A sat. B sat. C sat. D sat. E sat. The forum's "
            "secretary-general, {Ann Puna}, spoke.",
            ("secretary-general", "Forum of Islands"),
        ),
        (
            "The [Osun House of Assembly] sat on Monday. The Speaker, {Ade Ogun}, was not there.",
            ("Speaker", "Osun House of Assembly"),
        ),
        (
            "<Marlow Marine> lost money. Shares of <Marlow Marine> fell, and chief executive "
            "{Gerald Ong} apologised.",
            ("chief executive", "Marlow Marine"),
        ),
        (
            "The [Thornbury Town Council] voted. Council leader {Priya Nair} left.",
            ("leader", "Thornbury Town Council"),
        ),
        (
            "[Hexley District Council] met. The <Green> leader of the council, {Mo Byrne}, left.",
            ("Green leader of the council", "Hexley District Council"),
        ),
        (
            "The <Bank of Norland> cut rates. Governor {Lena Falk} smiled.",
            ("Governor", "Bank of Norland"),
        ),
        (
            "The mayor of «Ludlow», {Beth Orme}, sang. Deputy Mayor {Carl Finch} danced.",
            ("Deputy Mayor", "Ludlow"),
        ),
    ],
)
def test_the_context_tells_the_body_of_an_english_office(
    text: str, office: tuple[str, str]
) -> None:
    assert owned(text, "en") == [office]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "[Polres Lumbang] membekuk dua orang. Kasat Reskrim AKP {Jimmy Sitorus} membenarkan.",
            ("Kasat Reskrim", "Polres Lumbang"),
        ),
        (
            "<Universitas Lumbang> libur. Wakil Rektor {Ratna Dewi} marah.",
            ("Wakil Rektor", "Universitas Lumbang"),
        ),
        (
            "<PT Arunika> merugi. Saham <PT Arunika> turun. Direktur keuangan {Stefanus} diganti.",
            ("Direktur keuangan", "PT Arunika"),
        ),
        (
            "[Dinas Perikanan Bitung] membagikan jaring. Kepala dinas {Rommy Katili} senang.",
            ("Kepala dinas", "Dinas Perikanan Bitung"),
        ),
        (
            "[Polsek Lima] menahan pria. Kapolsek «Lima» Kompol {Budi Santoso} membenarkan.",
            ("Kapolsek Lima", "Polsek Lima"),
        ),
    ],
)
def test_the_context_tells_the_body_of_an_indonesian_office(
    text: str, office: tuple[str, str]
) -> None:
    assert owned(text, "id") == [office]


@pytest.mark.parametrize(
    "text",
    [
        "<Universitas Lumbang> dan <Universitas Wanasari> libur. Rektor {Ratna Dewi} marah.",
        "<PT Arunika> dan <PT Lestari> merugi. Direktur keuangan {Stefanus} diganti.",
        "Wali Kota «Tegal» {Dedy} dan Wali Kota «Solo» {Rudy} hadir. Wakil Wali Kota {Ani} sakit.",
        "[Polda Bali] menutup jalan. Kapolsek {Jimmy Sitorus} membenarkan.",
    ],
)
def test_no_body_is_guessed(text: str) -> None:
    assert owned(text, "id") == []


def test_a_body_that_is_named_with_its_office_stays() -> None:
    text = "<Marlow Marine> met <Marlow Marine>. <Quay Boats> chief executive {Ann Lee} came."
    assert owned(text, "en") == []
