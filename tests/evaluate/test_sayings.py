"""Quotes by their first words; dates and bylines."""

from __future__ import annotations

from kgnews.evaluate.answers import Answer, Name, Saying
from kgnews.evaluate.register import Register
from kgnews.evaluate.sayings import Details, Sayings, compare_details, compare_sayings

GOLD = Answer(
    "1",
    names=(Name("Ambar Wulandari", "PERSON", ("Ambar",)), Name("Joko Sutejo", "PERSON")),
    sayings=(Saying("Ambar Wulandari", '"Kami belum tahu penyebabnya'),),
    published="2024-02-03",
    bylines=("Retno Palupi", "Banyu Biru"),
)


def compared(*read: Saying) -> Sayings:
    counts = Sayings()
    compare_sayings(Register(GOLD), GOLD, Answer("1", sayings=read), counts)
    return counts


def test_a_quote_is_found_by_its_first_four_words() -> None:
    counts = compared(Saying("Ambar", "Kami belum tahu penyebabnya, masih diperiksa"))
    assert (counts.words.found, counts.speakers) == (1, 1)


def test_another_beginning_is_another_quote() -> None:
    counts = compared(Saying("Ambar", "Kami belum tahu pelakunya"), Saying("Ambar", "Kami"))
    assert (counts.words.found, counts.words.read) == (0, 2)


def test_a_quote_may_have_the_wrong_speaker_or_none() -> None:
    assert compared(Saying("Joko Sutejo", "Kami belum tahu penyebabnya")).speakers == 0
    assert compared(Saying(None, "Kami belum tahu penyebabnya")).speakers == 0


def test_a_date_is_right_to_the_day_and_none_is_not_invented() -> None:
    counts = Details()
    compare_details(GOLD, Answer("1", published="2024-02-03T10:15"), counts)
    compare_details(GOLD, Answer("1", published="2024-02"), counts)
    assert (counts.dates.found, counts.dates.gold) == (1, 2)
    faults = compare_details(Answer("2"), Answer("2", published="2024-02-03"), counts)
    assert counts.invented == 1
    assert [fault.what for fault in faults] == ["2024-02-03, is none"]


def test_bylines_are_compared_whatever_the_role() -> None:
    counts = Details()
    faults = compare_details(
        GOLD, Answer("1", published="2024-02-03", bylines=("Banyu Biru", "Redaksi")), counts
    )
    assert counts.bylines.found == 1
    assert [fault.what for fault in faults] == ["Retno Palupi", "Redaksi"]
