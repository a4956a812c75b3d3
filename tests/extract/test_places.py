"""Where places and houses lie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]

INSIDE = {"locatedIn", "partOf"}


def _inside(told: list[Any]) -> set[tuple[str, str]]:
    return {(t.subject, t.object) for t in told if t.predicate in INSIDE}


@pytest.mark.parametrize(
    ("sentence", "steps"),
    [
        ("Banjir melanda Desa Sukatani, Kecamatan Purwasari, Kabupaten Karawang, Jawa Barat.",
         {("Desa Sukatani", "Kecamatan Purwasari"), ("Kecamatan Purwasari", "Kabupaten Karawang"),
          ("Kabupaten Karawang", "Jawa Barat")}),
        ("Rapat digelar di Jalan Melati, RT 03/06, Kelurahan Ciracas, Jakarta Timur.",
         {("Jalan Melati", "Kelurahan Ciracas"), ("Kelurahan Ciracas", "Jakarta Timur")}),
        ("Ia tiba di Lyon, Prancis.", {("Lyon", "Prancis")}),
    ],
)  # fmt: skip
def test_each_step_of_a_chain_lies_in_the_next(
    tell: Tell, sentence: str, steps: set[tuple[str, str]]
) -> None:
    assert steps <= _inside(tell(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ia mengunjungi Bandung, Medan, dan Surabaya.",
        "Ia mengunjungi Paris, Tokyo dan Seoul.",
        "Jepang, Korea Selatan, dan Indonesia hadir.",
        "Setelah dari Bandung, Medan menunggu.",
    ],
)
def test_a_list_of_places_is_no_chain(tell: Tell, sentence: str) -> None:
    assert _inside(tell(sentence)) == set()


@pytest.mark.parametrize(
    ("sentence", "language", "pairs"),
    [
        (
            "Banjir merendam Desa Sukamaju dan Desa Sukasari, Kecamatan Cibeber.",
            "id",
            {("Desa Sukamaju", "Kecamatan Cibeber"), ("Desa Sukasari", "Kecamatan Cibeber")},
        ),
        (
            "Bukittinggi, kota kecil di Sumatera Barat, ramai.",
            "id",
            {("Bukittinggi", "Sumatera Barat")},
        ),
        ("Kupang, ibu kota Nusa Tenggara Timur, hujan.", "id", {("Kupang", "Nusa Tenggara Timur")}),
        ("Universitas Andalas di Padang libur.", "id", {("Universitas Andalas", "Padang")}),
        (
            "Tiga kota di Jawa Barat, yakni Bandung, Bogor, dan Cirebon, hujan.",
            "id",
            {("Bandung", "Jawa Barat"), ("Bogor", "Jawa Barat"), ("Cirebon", "Jawa Barat")},
        ),
        ("Police in Lyon, southern France, said so.", "en", {("Lyon", "France")}),
        ("In Accra, Ghana's capital, it rained.", "en", {("Accra", "Ghana")}),
        ("It rained in London's Heathrow Airport.", "en", {("Heathrow Airport", "London")}),
    ],
)
def test_words_beside_a_place_say_what_it_lies_in(
    tell: Tell, sentence: str, language: str, pairs: set[tuple[str, str]]
) -> None:
    assert _inside(tell(sentence, language)) == pairs


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Serangan Israel di Gaza berlanjut.", "id"),  # the attack is there
        ("Warga Jepang di Bandung berkumpul.", "id"),
        ("Stadion Gelora Bung Karno (GBK) penuh.", "id"),  # a short form
        ("Bank Mandiri di Bandung tutup.", "id"),  # one branch of it
        ("Sebanyak tiga Sekolah Dasar Negeri di Bandung tutup.", "id"),  # no name
        ("Jepang, Bandung, dan sejumlah kota di Sumatera Barat hujan.", "id"),
    ],
)
def test_words_that_place_something_else_say_nothing_of_a_place(
    tell: Tell, sentence: str, language: str
) -> None:
    assert _inside(tell(sentence, language)) == set()
