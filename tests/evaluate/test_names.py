"""Names are counted once each."""

from __future__ import annotations

from kgnews.evaluate.answers import Answer, Name
from kgnews.evaluate.names import Leaks, Names, compare_names, leaked_names
from kgnews.evaluate.register import Register
from kgnews.evaluate.tally import Fault

GOLD = Answer(
    "1",
    names=(
        Name("Rumah Sakit Kasih Bunda", "PLACE", ("RS Kasih Bunda",), also=("ORG",)),
        Name("Tirtayasa", "PLACE"),
        Name("Ruth Manoppo", "PERSON", ("Ruth",)),
    ),
    optional=("Banten",),
    outside=("Vokasi Cup", "Laila Marpaung"),
)


def compared(*read: Name) -> tuple[Names, list[Fault]]:
    counts = Names()
    return counts, compare_names(Register(GOLD), Answer("1", names=read), "1", counts)


def test_a_name_in_another_form_is_found() -> None:
    counts, faults = compared(Name("RS Kasih Bunda", "PLACE"))
    assert (counts.untyped.total.right, counts.untyped.total.gold) == (1, 3)
    assert [fault.what for fault in faults] == ["PLACE Tirtayasa", "PERSON Ruth Manoppo"]


def test_another_type_that_is_right_too_is_right() -> None:
    counts, _ = compared(Name("Rumah Sakit Kasih Bunda", "ORG"))
    assert counts.typed.groups["ORG"].right == 1
    assert counts.typed.groups["PLACE"].found == 1


def test_a_wrong_type_counts_for_the_untyped_figure_only() -> None:
    counts, faults = compared(Name("Tirtayasa", "PERSON", rule="tagger"))
    assert counts.untyped.total.right == 1
    assert counts.typed.total.right == 0
    assert faults[0] == Fault("1", "wrong type", "Tirtayasa: PERSON, is PLACE", "PLACE", "tagger")


def test_a_second_name_for_one_thing_is_wrong() -> None:
    counts, faults = compared(Name("Ruth Manoppo", "PERSON"), Name("Ruth", "PERSON"))
    assert (counts.untyped.total.read, counts.untyped.total.right, counts.split) == (2, 1, 1)
    assert Fault("1", "name split", "PERSON Ruth", "PERSON") in faults


def test_the_same_name_twice_is_one() -> None:
    counts, _ = compared(Name("Tirtayasa", "PLACE"), Name("TIRTAYASA", "PLACE"))
    assert counts.untyped.total.read == 1


def test_an_optional_name_is_neither_right_nor_wrong() -> None:
    counts, _ = compared(Name("Banten", "PLACE"))
    assert (counts.untyped.total.read, counts.untyped.ignored) == (0, 1)


def test_a_name_that_stands_in_boilerplate_only_leaks() -> None:
    leaks = Leaks()
    read = Answer("1", names=(Name("Marpaung", "PERSON", ("Laila Marpaung",)),))
    assert [fault.what for fault in leaked_names(GOLD, read, leaks)] == ["Laila Marpaung"]
    assert leaks.rate == 0.5
