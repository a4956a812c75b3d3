"""Where the words of a literal begin and end, and which values fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


def _objects(told: list[Any], predicate: str) -> list[str]:
    return [each.object for each in told if each.predicate == predicate]


@pytest.mark.parametrize(
    ("sentence", "sentenced"),
    [
        (
            "Pengusaha Budi Hartawan divonis empat tahun penjara oleh hakim.",
            ["empat tahun penjara"],
        ),
        ("Pengusaha Budi Hartawan divonis empat tahun.", []),
        ("Pengusaha Budi Hartawan divonis bebas. Ia menghindari penjara.", []),
    ],
)
def test_a_word_behind_a_text_slot_ends_the_text(
    tell: Tell, sentence: str, sentenced: list[str]
) -> None:
    assert _objects(tell(sentence), "sentencedTo") == sentenced


@pytest.mark.parametrize(
    ("sentence", "sentenced"),
    [
        ("Tom Price was sentenced to six years in prison for fraud.", "six years in prison"),
        ("Tom Price was sentenced to six years in Leeds.", "six years"),
        ("Tom Price was sentenced to death, his lawyer said.", "death"),
    ],
)
def test_a_phrase_ends_before_a_preposition_that_leads_elsewhere(
    tell: Tell, sentence: str, sentenced: str
) -> None:
    text = f"Professor Tom Price spoke. Professor {sentence}"
    assert _objects(tell(text, "en"), "sentencedTo") == [sentenced]


def test_who_did_it_is_no_part_of_what_was_done(tell: Tell) -> None:
    told = tell("Pengusaha Budi Hartawan dituduh oleh warga.")
    assert _objects(told, "accusedOf") == []


def test_a_word_before_a_text_slot_begins_the_text(tell: Tell) -> None:
    told = tell("Pengusaha Budi Hartawan dijerat dengan Pasal 378 KUHP.")
    assert _objects(told, "chargedUnder") == ["Pasal 378 KUHP"]


@pytest.mark.parametrize(
    ("sentence", "language", "arrested"),
    [
        ("KPK menangkap pengusaha Budi Hartawan.", "id", ["Budi Hartawan"]),
        ("KPK menangkap sopir Budi Hartawan.", "id", []),
        ("Interpol arrested Tom Price in Lyon.", "en", ["Tom Price"]),
        ("Interpol arrested Tom Price's lawyer in Lyon.", "en", []),
    ],
)
def test_what_belongs_to_somebody_is_not_the_object(
    tell: Tell, sentence: str, language: str, arrested: list[str]
) -> None:
    assert _objects(tell(sentence, language), "arrests") == arrested


@pytest.mark.parametrize(
    "asked", ["nasabah agar tetap tenang", 'nasabah "tetap tenang" menjelang libur']
)
def test_a_request_goes_on_behind_agar_and_over_quoted_words(tell: Tell, asked: str) -> None:
    assert _objects(tell(f"Bank Indonesia mengimbau {asked}."), "urges") == [asked]


def test_the_person_between_commas_holds_the_office_before(tell: Tell) -> None:
    told = tell("KPK menetapkan Bupati Sleman, Ratna Wulandari, sebagai tersangka.")
    assert _objects(told, "namesSuspect") == ["Ratna Wulandari"]


@pytest.mark.parametrize(
    ("sentence", "visited"),
    [
        ("Gubernur Bali Wayan Koster mengunjungi Sorong, Papua, pada Senin.", ["Sorong"]),
        ("Gubernur Bali Wayan Koster mengunjungi Medan dan Padang.", ["Medan", "Padang"]),
        ("Gubernur Bali Wayan Koster mengunjungi 14 kapal kelas Medan.", []),
        ("Gubernur Bali Wayan Koster mengunjungi Presiden Jerman.", []),
    ],
)
def test_where_a_place_is_and_whose_it_is_are_not_visited(
    tell: Tell, sentence: str, visited: list[str]
) -> None:
    assert _objects(tell(sentence), "visits") == visited


@pytest.mark.parametrize(
    ("sentence", "managed"),
    [
        ("Bank Mandiri mengelola Bank Indonesia.", ["Bank Indonesia"]),
        ("Bank Mandiri mengelola kantor Bank Indonesia.", ["Bank Indonesia"]),
        ("Bank Mandiri mengelola kekayaan alam Indonesia.", []),
    ],
)
def test_a_noun_before_a_place_or_a_body_is_the_object(
    tell: Tell, sentence: str, managed: list[str]
) -> None:
    assert _objects(tell(sentence), "manages") == managed


def test_names_behind_a_number_and_a_comma_are_the_list(tell: Tell) -> None:
    told = tell("KPK menahan tiga tersangka, Budi Hartawan (41), Rudi Salim, dan Made Sukerta.")
    assert _objects(told, "arrests") == ["Budi Hartawan", "Rudi Salim", "Made Sukerta"]


def test_a_word_that_may_stand_there_is_not_taken_from_a_name(tell: Tell) -> None:
    assert _objects(tell("Arsenal mengalahkan klub Chelsea."), "defeats") == ["Chelsea"]
    assert _objects(tell("Arsenal mengalahkan Timnas Malaysia."), "defeats") == ["Timnas Malaysia"]


def test_a_word_of_the_frame_says_nothing_of_whose_it_is(tell: Tell) -> None:
    told = tell("Film Gundala karya sutradara Joko Anwar tayang hari ini.")
    assert [each.subject for each in told if each.predicate == "authorOf"] == ["Joko Anwar"]


def test_a_sentence_that_begins_with_the_kept_word_has_no_words_before_it(
    tell: Tell,
) -> None:
    assert tell("Kasus Berat.") == []


@pytest.mark.parametrize(
    ("sentence", "language", "met"),
    [
        ("Arsenal mengalahkan tamunya, Chelsea, 2-0.", "id", ("defeats", "Chelsea")),
        ("Arsenal mengalahkan tim tamu, Chelsea, 2-0.", "id", ("defeats", "Chelsea")),
        (
            "Professor Tom Price met his counterpart, Helen Ward, in Lyon.",
            "en",
            ("meets", "Helen Ward"),
        ),
    ],
)
def test_a_name_between_commas_is_what_the_noun_before_it_means(
    tell: Tell, sentence: str, language: str, met: tuple[str, str]
) -> None:
    assert _objects(tell(sentence, language), met[0]) == [met[1]]


def test_a_name_that_goes_on_with_a_verb_is_a_new_clause(tell: Tell) -> None:
    told = tell("Professor Tom Price met his lawyer, Helen Ward said.", "en")
    assert _objects(told, "meets") == []


def test_an_office_with_its_holder_between_commas_is_the_holder(tell: Tell) -> None:
    told = tell(
        "Professor Tom Price met the Ambassador of Ghana, Helen Ward, and the Mayor of Lyon, "
        "Amy Stone.",
        "en",
    )
    assert _objects(told, "meets") == ["Helen Ward", "Amy Stone"]


def test_a_body_before_a_title_is_not_what_is_met(tell: Tell) -> None:
    told = tell("Professor Tom Price met Arsenal striker Danny Okoro in Lyon.", "en")
    assert _objects(told, "meets") == ["Danny Okoro"]


@pytest.mark.parametrize("how", ["closely with", "with", "successfully with"])
def test_an_adverb_may_stand_between_a_verb_and_its_preposition(tell: Tell, how: str) -> None:
    told = tell(f"Oxfam works {how} Save the Children.", "en")
    assert _objects(told, "cooperatesWith") == ["Save the Children"]


@pytest.mark.parametrize("about", ["", "about ", "more than ", "at least "])
def test_words_of_roughly_may_stand_before_a_sum(tell: Tell, about: str) -> None:
    told = tell(f"Oxfam received {about}$2 million.", "en")
    assert _objects(told, "amount") == ["$2 million"]


def test_a_land_between_a_noun_and_a_person_says_where_from(tell: Tell) -> None:
    told = tell("Budi Hartawan mengalahkan pemain Denmark Emil Berg 21-14, 21-18.")
    assert _objects(told, "defeats") == ["Emil Berg"]
