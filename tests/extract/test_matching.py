"""Who fills the slots of a frame, in sentences made for the purpose.

Cities, Bank Indonesia and the like are in the gazetteer, so that these tests ask the matcher
and not the tagger.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]

FORUM = "Festival Air Nusantara"


def _of(told: list[Any], predicate: str) -> set[tuple[str, str]]:
    return {
        (t.subject, t.object) for t in told if t.predicate == predicate and t.stance == "asserts"
    }


@pytest.mark.parametrize(
    ("sentence", "backers"),
    [
        (f"Bandung mendukung {FORUM}.", {"Bandung"}),
        (f"Bandung dan Surabaya mendukung {FORUM}.", {"Bandung", "Surabaya"}),
        (
            f"Bandung, Medan, dan Surabaya telah mendukung {FORUM}.",
            {"Bandung", "Medan", "Surabaya"},
        ),
        (f"{FORUM} didukung oleh Bandung dan Surabaya.", {"Bandung", "Surabaya"}),
        (f"{FORUM} didukung Bandung.", {"Bandung"}),
        (f"{FORUM} didukung tiga kota, yakni Bandung, Medan, dan Surabaya.",
         {"Bandung", "Medan", "Surabaya"}),
        (f"{FORUM} didukung sejumlah kota: Bandung, Medan, dan Surabaya.",
         {"Bandung", "Medan", "Surabaya"}),
        (f"{FORUM} didukung Bandung, Medan, dan Surabaya. Kemudian, Paris, Tokyo, dan Seoul.",
         {"Bandung", "Medan", "Surabaya", "Paris", "Tokyo", "Seoul"}),
        (f"Kota Bandung pada Senin (6/5) kembali mendukung {FORUM}.", {"Kota Bandung"}),
        (f"Bandung (Jawa Barat) mendukung {FORUM}.", {"Bandung"}),
    ],
)  # fmt: skip
def test_the_backers_are_found(tell: Tell, sentence: str, backers: set[str]) -> None:
    assert _of(tell(sentence), "supports") == {(each, FORUM) for each in backers}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Warga Bandung mendukung {FORUM}.",  # the residents do, not the city
        f"Hujan di Bandung mendukung {FORUM}.",  # the place of something else
        f"Bandung tumbuh, sedangkan warga mendukung {FORUM}.",  # another clause
        f"Bandung batal mendukung {FORUM}.",
        f"Bandung akan mendukung {FORUM}.",
        f"Bandung membantah mendukung {FORUM}.",
        f"Bandung mendukung warga yang menolak {FORUM}.",
    ],
)
def test_nobody_backs_where_the_sentence_does_not_say_so(tell: Tell, sentence: str) -> None:
    assert _of(tell(sentence), "supports") == set()


def test_the_next_sentence_goes_on_only_if_it_is_nothing_but_a_list(tell: Tell) -> None:
    text = (
        f"{FORUM} didukung Bandung, Medan, dan Surabaya. Kemudian, Paris menolak Tokyo dan Seoul."
    )
    assert {subject for subject, _ in _of(tell(text), "supports")} == {
        "Bandung",
        "Medan",
        "Surabaya",
    }


def test_a_stated_number_is_kept_with_its_list(tell: Tell) -> None:
    told = tell(f"{FORUM} didukung tiga kota pesisir, yakni Padang, Manado, dan Ambon.")
    assert (FORUM, "3") in _of(told, "supporterCount")
    assert ("Manado", "kota pesisir") in _of(told, "describedAs")


def test_semicolons_hold_long_items(tell: Tell) -> None:
    text = (
        f"Hasil {FORUM} dirangkum dalam Rencana Aksi (Action Plan) dari para peserta bagi "
        "pemerintah; Deklarasi Medan; dan Peta Jalan Air."
    )
    documents = {object_ for _, object_ in _of(tell(text), "produces")}
    assert {"Rencana Aksi", "Deklarasi Medan"} <= documents


def test_an_office_fills_the_slot_of_its_place(tell: Tell) -> None:
    told = tell("Wali Kota Palembang selaku kota tuan rumah Asian Games 2018 menyambut tamu.")
    assert {subject for subject, _ in _of(told, "hosts")} == {"Palembang"}


def test_an_office_acts_without_its_holder_being_named(tell: Tell) -> None:
    told = tell(f"{FORUM} digagas oleh Wali Kota Bandung dan Wali Kota Medan.")
    initiators = {subject for subject, _ in _of(told, "initiates")}
    assert initiators == {"Wali Kota Bandung", "Wali Kota Medan"}


def test_a_date_behind_the_match_becomes_its_validity() -> None:
    from kgnews import extract
    from kgnews.extract.gazetteer import Gazetteer
    from kgnews.model import Article
    from kgnews.ontology import Ontology
    from kgnews.text import segment

    words = Ontology.load()
    article = Article("Bandung mendukung Festival Air Nusantara sejak 2018.", language="id")
    reading = extract.read(segment(article), words, Gazetteer.load(words))
    (fact,) = [each for each in reading.statements if each.predicate == "supports"]
    assert (fact.valid_from, fact.valid_until) == ("2018", None)


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Bank Indonesia cooperates with UNICEF.", {("Bank Indonesia", "UNICEF")}),
        ("Bank Indonesia has been working together with UNICEF and WHO.",
         {("Bank Indonesia", "UNICEF"), ("Bank Indonesia", "WHO")}),
        ("Bank Indonesia refused to cooperate with UNICEF.", set()),
        ("Bank Indonesia will cooperate with UNICEF.", set()),
    ],
)  # fmt: skip
def test_english_frames_read_their_forms(
    tell: Tell, sentence: str, pairs: set[tuple[str, str]]
) -> None:
    assert _of(tell(sentence, "en"), "cooperatesWith") == pairs


def test_a_list_meets_each_with_each_other(tell: Tell) -> None:
    told = tell("Arsenal dan Chelsea bermain imbang.")
    assert _of(told, "drawsWith") == {("Arsenal", "Chelsea")}


def test_a_frame_that_names_both_sides_goes_before_one_that_lists_them(tell: Tell) -> None:
    told = tell("Arsenal dan Chelsea bermain imbang dengan Persija Jakarta.")
    assert _of(told, "drawsWith") == {
        ("Arsenal", "Persija Jakarta"),
        ("Chelsea", "Persija Jakarta"),
    }


def test_the_verb_behind_a_noun_says_how_it_is_held(tell: Tell) -> None:
    said = tell("Samsung's revenue rose to $60 billion.", "en")
    assert _of(said, "revenue") == {("Samsung", "$60 billion")}
    assert _of(tell("Samsung's revenue will rise to $60 billion.", "en"), "revenue") == set()


def test_what_begins_with_a_noun_is_held_by_the_verb_behind_it(tell: Tell) -> None:
    assert _of(tell("Laga Arsenal vs Chelsea berlangsung seru."), "faces") == {
        ("Arsenal", "Chelsea")
    }
    assert _of(tell("Laga Arsenal vs Chelsea di Medan akan digelar malam."), "faces") == set()


@pytest.mark.parametrize(
    ("text", "language", "there"),
    [
        (
            "Festival Danau Toba dibuka di Balige. Turut hadir Bupati Samosir Ratna Wulandari.",
            "id",
            {("Ratna Wulandari", "Festival Danau Toba")},
        ),
        (
            "The World Water Summit opened in Lyon. The jury included Dr Helen Ward.",
            "en",
            {("Helen Ward", "World Water Summit")},
        ),
        ("Turut hadir Bupati Samosir Ratna Wulandari.", "id", set()),  # no event
        (
            "Festival Danau Toba mendahului Asian Games 2018. Turut hadir Menteri Budi Hartawan.",
            "id",
            set(),  # which of the two?
        ),
    ],
)
def test_what_a_frame_takes_as_given_is_the_one_last_spoken_of(
    tell: Tell, text: str, language: str, there: set[tuple[str, str]]
) -> None:
    told = tell(text, language)
    found = {(each.subject, each.object) for each in told if each.predicate == "participatesIn"}
    assert found == there


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Health, which met on Friday, resigned after a report found poor care.",
        "Nestle fell in May after a report found poor care.",
        "Nestle met Oxfam after a forecast of bad weather came.",
    ],
)
def test_a_noun_behind_an_article_is_no_verb(tell: Tell, text: str) -> None:
    assert not [t for t in tell(text, "en") if t.predicate in {"reports", "supports"}]


def test_the_same_word_without_an_article_is_a_verb(tell: Tell) -> None:
    told = tell("Nestle supports the World Water Summit.", "en")
    assert [t.subject for t in told if t.predicate == "supports"] == ["Nestle"]


def test_what_is_taken_back_is_not_backed(tell: Tell) -> None:
    told = tell("Nestle took back the World Water Summit.", "en")
    assert not [t for t in told if t.predicate == "supports"]
