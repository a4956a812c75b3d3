"""Statements that need no verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("sentence", "language", "ages"),
    [
        ("Menteri Budi Hartawan (47) tiba.", "id", {("Budi Hartawan", "47")}),
        ("Mr Tom Price, 52, walked home.", "en", {("Tom Price", "52")}),
        ("Mr Tom Price and Mr Jack Lowe, both 19, walked home.", "en",
         {("Tom Price", "19"), ("Jack Lowe", "19")}),
        ("Pedagang ikan Budi Hartawan (47 tahun) tiba.", "id", {("Budi Hartawan", "47")}),
        ("One fisherman, 52-year-old Tom Price, walked home.", "en", {("Tom Price", "52")}),
        ("A 63-year-old fisherman, Tom Price, walked home.", "en", {("Tom Price", "63")}),
        ("Tom Price, a 91-year-old teacher, walked home.", "en", {("Tom Price", "91")}),
        ("Menteri Budi Hartawan menang 47 suara.", "id", set()),
    ],
)  # fmt: skip
def test_a_number_behind_a_name_is_an_age(
    tell: Tell, sentence: str, language: str, ages: set[tuple[str, str]]
) -> None:
    found = {(t.subject, t.object) for t in tell(sentence, language) if t.predicate == "age"}
    assert found == ages


def test_that_is_points_to_the_sentence_before(tell: Tell) -> None:
    told = tell("Warga memilah sampah di rumah. Itulah konsep Kampung Bersih.")
    (defined,) = [t for t in told if t.predicate == "definedAs"]
    assert defined.object == "Warga memilah sampah di rumah."


def test_a_noun_phrase_before_a_body_describes_it(tell: Tell) -> None:
    told = tell("Jakarta menggandeng organisasi kemanusiaan internasional UNICEF.")
    assert ("UNICEF", "describedAs", "organisasi kemanusiaan internasional", "asserts") in told


def test_an_ordinal_of_an_event_is_its_edition(tell: Tell) -> None:
    told = tell("Festival Danau Toba dibuka. Kegiatan untuk ketiga kalinya tersebut ramai.")
    assert ("Festival Danau Toba", "edition", "3", "asserts") in told


def test_who_takes_part_in_a_session_takes_part_in_its_event(tell: Tell) -> None:
    told = tell(
        "Menteri Budi Hartawan menjadi panelis dalam sesi Clean Rivers saat Festival Danau Toba."
    )
    events = {t.object for t in told if t.predicate == "participatesIn"}
    assert events == {"Clean Rivers", "Festival Danau Toba"}


def test_an_article_is_about_what_it_names_first_and_most(tell: Tell) -> None:
    told = tell("Bank Indonesia menaikkan bunga. Bank Indonesia menilai inflasi turun di Medan.")
    about = [t.object for t in told if t.predicate == "about"]
    assert about[0] == "Bank Indonesia"


def test_the_agency_of_a_dateline_has_no_members(tell: Callable[..., list[Any]]) -> None:
    told = tell("Toni Riyanto (ANTARA) - Warga menunggu. Toni Riyanto (Persija Jakarta) datang.")
    assert [each.object for each in told if each.predicate == "memberOf"] == ["Persija Jakarta"]


@pytest.mark.parametrize(
    "line",
    [
        "Susunan pemain Persija Jakarta: Budi Hartawan; Made Sukerta, Tono Wibowo.",
        "Persija Jakarta (4-3-3): Budi Hartawan; Made Sukerta, Tono Wibowo. Pelatih: Joko Susilo.",
    ],
)
def test_a_line_up_names_the_players_of_a_side(tell: Tell, line: str) -> None:
    told = tell(f"Persija Jakarta menang di kandang. {line}")
    found = {each.subject for each in told if each.predicate == "memberOf"}
    assert found == {"Budi Hartawan", "Made Sukerta", "Tono Wibowo"}


def test_two_line_ups_in_one_sentence_are_told_apart(tell: Tell) -> None:
    told = tell(
        "Susunan pemain Jerman: Budi Hartawan; Made Sukerta. Jepang: Tono Wibowo; Joko Susilo."
    )
    found = {(each.subject, each.object) for each in told if each.predicate == "memberOf"}
    assert found >= {("Budi Hartawan", "Jerman"), ("Made Sukerta", "Jerman")}
    assert not found & {("Tono Wibowo", "Jerman"), ("Joko Susilo", "Jerman")}


def test_a_colon_behind_a_body_is_no_line_up(tell: Tell) -> None:
    told = tell("Menurut KPK: Budi Hartawan dan Made Sukerta sudah diperiksa.")
    assert [each for each in told if each.predicate == "memberOf"] == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Satreskrim Polres Sleman bekerja. Polres Sleman membenarkan.",
            {("Satreskrim Polres Sleman", "Polres Sleman")},
        ),
        ("PT Bank Jago Syariah tumbuh. Jago Syariah membenarkan.", set()),  # one and the same
    ],
)
def test_a_unit_whose_name_ends_with_a_body_is_part_of_it(
    tell: Tell, text: str, parts: set[tuple[str, str]]
) -> None:
    assert {(t.subject, t.object) for t in tell(text) if t.predicate == "partOf"} == parts


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("Pembalap Budi Hartawan (Ducati) menang.", True),
        ("Menteri Budi Hartawan (BH) hadir.", False),
    ],
)
def test_letters_of_a_name_in_brackets_are_no_team(tell: Tell, text: str, member: bool) -> None:
    assert any(t.predicate == "memberOf" for t in tell(text)) is member


def test_whoever_is_called_a_founder_started_the_body(tell: Tell) -> None:
    told = tell("Pendiri Gojek Budi Hartawan hadir di Medan.")
    started = {(t.predicate, t.subject) for t in told if t.object == "Gojek"}
    assert {("founds", "Budi Hartawan"), ("initiates", "Budi Hartawan")} <= started


@pytest.mark.parametrize(
    ("text", "language", "held"),
    [
        ("Partai Golkar ramai. Kongres IV Partai Golkar dibuka di Medan.", "id",
         {("Partai Golkar", "Kongres IV Partai Golkar")}),
        ("Partai Golkar ramai. Festival Danau Toba dibuka di Medan.", "id", set()),
    ],
)  # fmt: skip
def test_a_body_holds_the_congress_that_bears_its_name(
    tell: Tell, text: str, language: str, held: set[tuple[str, str]]
) -> None:
    told = tell(text, language)
    assert {(t.subject, t.object) for t in told if t.predicate == "organizes"} == held
