"""Datelines: place, outlet, and where the words of the article begin."""

from __future__ import annotations

import pytest

from kgnews.articles.datelines import dateline

DATELINES = [
    ("JAKARTA, KOMPAS.com — Warga senang", "JAKARTA", "KOMPAS.com", "Warga senang"),
    ("Jakarta (ANTARA) - Warga senang", "Jakarta", "ANTARA", "Warga senang"),
    ("Jakarta, CNN Indonesia -- Warga senang", "Jakarta", "CNN Indonesia", "Warga senang"),
    ("PUTRAJAYA, Nov 22 — Traders left", "PUTRAJAYA", "", "Traders left"),
    ("Liputan6.com, Jakarta - Warga senang", "Jakarta", "Liputan6.com", "Warga senang"),
    ("Warta Nusa, Jakarta - Warga senang", "Jakarta", "Warta Nusa", "Warga senang"),
    ("BANDUNG, KABAR PARAHYANGAN - Warga", "BANDUNG", "KABAR PARAHYANGAN", "Warga"),
    ("VIVA.co.id - Warga senang", "", "VIVA.co.id", "Warga senang"),
    ("SERANG - Warga senang", "SERANG", "", "Warga senang"),
    ("LABUAN BAJO, Indonesia — Leaders met", "LABUAN BAJO", "", "Leaders met"),
    ("LONDON (Courtside News) - He left", "LONDON", "Courtside News", "He left"),
    ("Demak, Jumat (9/2/2024) – Banjir", "Demak", "", "Banjir"),
    ("ISTANBUL, 23 Februari 2016 (Antara) --", "ISTANBUL", "Antara", ""),
    ("BEIJING: Traders left", "BEIJING", "", "Traders left"),
    ('Bogor - "Kami siap," katanya', "Bogor", "", '"Kami siap," katanya'),
]


@pytest.mark.parametrize(("text", "place", "outlet", "rest"), DATELINES)
def test_a_dateline_has_a_place_or_an_outlet(text: str, place: str, outlet: str, rest: str) -> None:
    found = dateline(text, 0, len(text))
    assert found is not None
    assert (found.place.of(text) if found.place else "") == place
    assert (found.outlet.of(text) if found.outlet else "") == outlet
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Ketua panitia Budi - yang datang terlambat - meminta maaf.",
        "Jalan Demak-Kudus ditutup.",
        "Anies: Jakarta siap",
        "Menurut dia - katanya - tidak.",
        "Warga senang.",
        "- satu",
        "",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert dateline(text, 0, len(text)) is None
