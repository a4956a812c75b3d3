"""What a name of a reading means in an annotation."""

from __future__ import annotations

from kgnews.evaluate.answers import ARTICLE, Answer, Name
from kgnews.evaluate.register import NEUTRAL, Register

GOLD = Answer(
    "7",
    title="Sekolah Apung Diresmikan",
    outlet="Lensa Riau",
    bylines=("Yusri Pohan",),
    names=(
        Name("Siak", "PLACE"),
        Name("Dinas Pendidikan Siak", "ORG", ("Disdik",)),
        Name("Zubaidah Noor", "PERSON", ("Zubaidah",)),
        Name("Noor", "PERSON"),
    ),
    optional=("Riau",),
)
REGISTER = Register(GOLD)


def test_the_same_words_come_before_a_shared_form() -> None:
    assert REGISTER.find("Noor") == 3
    assert REGISTER.find("Ibu Zubaidah") == 2


def test_a_form_that_the_reading_knows_leads_to_the_name() -> None:
    own = {"dinas pendidikan kabupaten": frozenset(["disdik"])}
    assert REGISTER.refer("Dinas Pendidikan Kabupaten", own) == 1
    assert REGISTER.refer("Dinas Pendidikan Kabupaten") == "? dinas pendidikan kabupaten"


def test_a_taken_name_is_not_given_twice() -> None:
    assert REGISTER.likest(frozenset(["zubaidah"]), {2: None}) is None


def test_outlet_reporters_and_optional_names_are_neutral() -> None:
    assert {REGISTER.refer(name) for name in ("Lensa Riau", "Yusri Pohan", "Riau")} == {NEUTRAL}


def test_the_article_is_itself_by_word_number_and_title() -> None:
    assert {REGISTER.refer(name) for name in ("article", "7", "Sekolah Apung Diresmikan")} == {
        ARTICLE
    }


def test_nobody_is_nobody_known() -> None:
    assert REGISTER.refer(None) == "? "
