"""Whose verb it is: what lies between a verb and its subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


def _subjects(told: list[Any], predicate: str) -> list[str]:
    return [each.subject for each in told if each.predicate == predicate]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gubernur Bali Wayan Koster mengatakan warga ditahan karena mencuri.",
        "Gubernur Bali Wayan Koster mengatakan seorang pejabat ditahan karena mencuri.",
        "Gubernur Bali Wayan Koster menyebut 12 orang ditahan karena mencuri.",
    ],
)
def test_a_common_noun_behind_a_verb_is_the_subject(tell: Tell, sentence: str) -> None:
    assert _subjects(tell(sentence), "arrestedFor") == []


def test_a_second_verb_has_the_subject_of_the_first(tell: Tell) -> None:
    told = tell("Pengusaha Budi Hartawan menipu warga dan ditahan karena mencuri.")
    assert _subjects(told, "arrestedFor") == ["Budi Hartawan"]


def test_english_clauses_begin_with_their_determiner(tell: Tell) -> None:
    told = tell("Professor Helen Ward said the minister was accused of fraud.", "en")
    assert _subjects(told, "accusedOf") == []


def test_a_noun_on_a_preposition_is_read_over(tell: Tell) -> None:
    told = tell("Professor Helen Ward of the north was accused of fraud.", "en")
    assert _subjects(told, "accusedOf") == ["Helen Ward"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Sopir Budi Hartawan ditahan karena mencuri.", "id"),
        ("Pengusaha Budi Hartawan tiba. Istri Budi Hartawan ditahan karena mencuri.", "id"),
        ("Professor Helen Ward's driver was arrested for theft.", "en"),
    ],
)
def test_what_belongs_to_somebody_is_not_that_somebody(
    tell: Tell, sentence: str, language: str
) -> None:
    assert _subjects(tell(sentence, language), "arrestedFor") == []


def test_who_says_so_in_passing_does_not_do_it(tell: Tell) -> None:
    told = tell("Aturan itu, kata Gubernur Bali Wayan Koster, didukung Bank Indonesia.")
    assert not [each for each in told if each.predicate == "supportsCandidate"]


def test_a_relative_clause_belongs_to_the_noun_before_it(tell: Tell) -> None:
    told = tell("Listrik di Bandung berasal dari pembangkit yang dikelola oleh Bank Indonesia.")
    assert [each for each in told if each.predicate == "manages"] == []


def test_a_government_with_its_short_form_in_brackets_acts_and_not_its_place(tell: Tell) -> None:
    told = tell("Pemerintah Provinsi (Pemprov) Bali menyediakan bus gratis.")
    assert "Bali" not in _subjects(told, "provides")


@pytest.mark.parametrize(
    ("sentence", "visitors"),
    [
        ("Gubernur Bali Wayan Koster pergi ke Papua untuk mengunjungi Sorong.", []),
        ("Gubernur Bali Wayan Koster sepakat untuk mengunjungi Sorong.", ["Wayan Koster"]),
    ],
)
def test_what_somebody_goes_somewhere_for_has_not_happened(
    tell: Tell, sentence: str, visitors: list[str]
) -> None:
    assert _subjects(tell(sentence), "visits") == visitors


@pytest.mark.parametrize(
    ("sentence", "winners"),
    [
        ("Arsenal mengalahkan Chelsea dan menaklukkan Bali United.", ["Arsenal", "Arsenal"]),
        ("Arsenal mengalahkan Chelsea sebelum menaklukkan Bali United.", ["Arsenal", "Arsenal"]),
        ("Persija Jakarta gembira setelah Arsenal mengalahkan Chelsea.", ["Arsenal"]),
        ("Persija Jakarta gembira setelah mengalahkan Chelsea.", ["Persija Jakarta"]),
    ],
)
def test_the_object_of_a_verb_is_not_the_subject_of_the_next(
    tell: Tell, sentence: str, winners: list[str]
) -> None:
    assert _subjects(tell(sentence), "defeats") == winners


def test_after_opens_a_clause_with_a_subject_of_its_own(tell: Tell) -> None:
    told = tell("Ghana cheered after Arsenal beat Chelsea.", "en")
    assert _subjects(told, "defeats") == ["Arsenal"]


def test_a_word_that_must_not_stand_there_ends_the_match(tell: Tell) -> None:
    assert _subjects(tell("Samsung meluncurkan ponsel lipat."), "launches") == ["Samsung"]
    assert _subjects(tell("Israel meluncurkan serangan udara."), "launches") == []


def test_what_is_counted_is_the_subject_and_not_a_name_before_it(tell: Tell) -> None:
    told = tell("Bank Indonesia mencatat delapan organisasi di Bali menggugat Bank Mandiri.")
    assert _subjects(told, "sues") == []


def test_the_last_of_a_list_on_a_preposition_is_no_subject(tell: Tell) -> None:
    told = tell("Setiap warung, khususnya di Jawa Timur dan Jawa Barat, menyediakan menu ini.")
    assert _subjects(told, "provides") == []


@pytest.mark.parametrize(
    ("sentence", "winners"),
    [
        ("Hasil itu membawa Arsenal menang atas Chelsea.", ["Arsenal"]),
        ("Bali United disalip Arsenal yang menang atas Chelsea.", ["Arsenal"]),
        ("Bali United iri terhadap Arsenal yang menang atas Chelsea.", ["Arsenal"]),
        ("Tim Arsenal menang atas Chelsea.", ["Arsenal"]),
        ("Pemain yang didukung Arsenal itu menang atas Chelsea.", []),
        ("Di Asian Games 2018, Indonesia menang atas Malaysia.", ["Indonesia"]),
        ("Pemain dari Medan yang menang atas Chelsea itu tersenyum.", []),
    ],
)
def test_who_it_is_that_wins(tell: Tell, sentence: str, winners: list[str]) -> None:
    assert _subjects(tell(sentence), "defeats") == winners


def test_a_verb_of_agreeing_between_commas_and_verb_is_no_subject(tell: Tell) -> None:
    told = tell("Oxfam, a charity based in Oslo, has agreed to back the Clean Water Forum.", "en")
    assert _subjects(told, "supports") == ["Oxfam"]
    assert [each.stance for each in told if each.predicate == "supports"] == ["plans"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Menteri Budi Hartawan terekam saat Zwolmark mengunjungi Medan.",
        "Menteri Budi Hartawan terekam saat Asian Games 2018 mengunjungi Medan.",
    ],
)
def test_a_name_that_is_none_here_is_still_the_subject(tell: Tell, sentence: str) -> None:
    assert "Budi Hartawan" not in _subjects(tell(sentence), "visits")


@pytest.mark.parametrize(
    ("sentence", "accused"),
    [
        ("A Lyon doctor was accused of fraud.", set()),
        ("The Arsenal striker was accused of fraud.", set()),
        ("Arsenal was accused of fraud.", {"Arsenal"}),
    ],
)
def test_a_place_before_a_title_says_where_from_and_not_who(
    tell: Callable[..., list[Any]], sentence: str, accused: set[str]
) -> None:
    assert {t.subject for t in tell(sentence, "en") if t.predicate == "accusedOf"} == accused


@pytest.mark.parametrize(
    ("sentence", "language", "winner"),
    [
        ("Arsenal, who replaced Chelsea, won the FA Cup.", "en", "Arsenal"),
        ("Arsenal, beating Chelsea on the way, won the FA Cup.", "en", "Arsenal"),
        ("Dr Helen Ward, the daughter of poet Tom Price, won the FA Cup.", "en", "Helen Ward"),
        ("Arsenal, yang menggantikan Chelsea, menjuarai Piala Presiden 2018.", "id", "Arsenal"),
        ("Juara bertahan, Arsenal, menjuarai Piala Presiden 2018.", "id", "Arsenal"),
    ],
)
def test_who_stands_behind_a_verb_between_commas_is_not_the_subject(
    tell: Callable[..., list[Any]], sentence: str, language: str, winner: str
) -> None:
    told = tell(sentence, language)
    assert {t.subject for t in told if t.predicate == "wins"} == {winner}


def test_a_verb_behind_dalam_says_only_what_for(tell: Callable[..., list[Any]]) -> None:
    told = tell("Bank Indonesia berperan dalam memastikan harga beras turun.")
    assert [t for t in told if t.predicate == "announces"] == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Some 300 people from 40 countries attended the World Water Summit.", {"300"}),
        ("The World Water Summit was attended by 300 people from 40 countries.", {"300"}),
    ],
)
def test_a_number_behind_a_preposition_does_not_hide_the_one_before(
    tell: Callable[..., list[Any]], sentence: str, count: set[str]
) -> None:
    told = tell(sentence, "en")
    assert {t.object for t in told if t.predicate == "participantCount"} == count


def test_the_object_of_an_earlier_verb_in_the_present_is_no_subject(
    tell: Callable[..., list[Any]],
) -> None:
    told = tell("Dr Helen Ward, who owns Samsung and has donated $2 million, agreed.", "en")
    assert {t.subject for t in told if t.predicate == "amount"} == {"Helen Ward"}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Emiten pengalengan ikan Bank Mandiri menyalurkan bantuan senilai Rp2 miliar.",
         {"Bank Mandiri"}),
        ("Karyawan perusahaan tambang Bank Mandiri menyalurkan bantuan senilai Rp2 miliar.", set()),
    ],
)  # fmt: skip
def test_a_noun_for_such_bodies_introduces_one(
    tell: Callable[..., list[Any]], sentence: str, who: set[str]
) -> None:
    assert {t.subject for t in tell(sentence) if t.predicate == "amount"} == who
