"""Facts are compared by what their names mean."""

from __future__ import annotations

from dataclasses import replace

from kgnews.evaluate.answers import Answer, Fact, Name
from kgnews.evaluate.facts import Facts, compare_facts
from kgnews.evaluate.register import Register
from kgnews.evaluate.tally import Fault

GOLD = Answer(
    "1",
    language="id",
    names=(
        Name("Nengah Sudarma", "PERSON", ("Sudarma",)),
        Name("Partai Samudra", "ORG"),
        Name("Balai Pertemuan Loka", "PLACE"),
        Name("Jalan Kenari", "PLACE"),
        Name("Kota Lestari", "PLACE"),
        Name("Temu Nelayan", "EVENT"),
        Name("Yosef Rumbiak", "PERSON"),
    ),
    optional=("Dunia",),
    stanced=True,
)


def compared(gold: tuple[Fact, ...], *read: Fact, names: tuple[Name, ...] = ()) -> Facts:
    return with_faults(gold, *read, names=names)[0]


def with_faults(
    gold: tuple[Fact, ...],
    *read: Fact,
    names: tuple[Name, ...] = (),
    denied: tuple[Fact, ...] = (),
) -> tuple[Facts, list[Fault]]:
    counts = Facts()
    answer = replace(GOLD, facts=gold, denied=denied)
    reading = Answer("1", names=names, facts=read)
    return counts, compare_facts(Register(answer), answer, reading, counts)


def right(gold: Fact, read: Fact) -> bool:
    return compared((gold,), read).tally.total.right == 1


def test_a_fact_is_found_by_another_form_of_its_names() -> None:
    assert right(
        Fact("Nengah Sudarma", "supports", "Temu Nelayan"),
        Fact("Sudarma", "supports", "Temu Nelayan"),
    )


def test_relations_that_are_as_good_are_one() -> None:
    inside = Fact("Balai Pertemuan Loka", "locatedIn", "Kota Lestari")
    assert right(inside, Fact("Balai Pertemuan Loka", "partOf", "Kota Lestari"))
    member = Fact("Nengah Sudarma", "memberOf", "Partai Samudra")
    assert right(member, Fact("Nengah Sudarma", "affiliatedWith", "Partai Samudra"))
    assert right(member, Fact("Nengah Sudarma", "holdsOffice", "kader"))
    assert not right(member, Fact("Nengah Sudarma", "holdsOffice", "bendahara"))
    leads = Fact("Nengah Sudarma", "leads", "Partai Samudra")
    assert right(leads, Fact("Nengah Sudarma", "holdsOffice", "ketua umum"))


def test_hosting_is_taking_place_turned_around() -> None:
    assert right(
        Fact("Temu Nelayan", "takesPlaceAt", "Kota Lestari"),
        Fact("Kota Lestari", "hosts", "Temu Nelayan"),
    )


def test_a_meeting_has_two_ends_and_no_direction() -> None:
    assert right(
        Fact("Nengah Sudarma", "meets", "Yosef Rumbiak"),
        Fact("Yosef Rumbiak", "meets", "Sudarma"),
    )
    assert not right(
        Fact("Nengah Sudarma", "supports", "Temu Nelayan"),
        Fact("Temu Nelayan", "supports", "Nengah Sudarma"),
    )


def test_literals_are_compared_by_what_they_hold() -> None:
    assert right(
        Fact("Temu Nelayan", "occursOn", "2024-05-02"), Fact("Temu Nelayan", "occursOn", "2024-05")
    )
    assert right(Fact("Sudarma", "age", "61"), Fact("Sudarma", "age", "61 tahun"))
    assert right(
        Fact("Sudarma", "accusedOf", "menggelapkan dana koperasi"),
        Fact("Sudarma", "arrestedFor", "penggelapan dana koperasi nelayan"),
    )


def test_of_two_offices_the_likest_is_taken_first() -> None:
    gold = (
        Fact("Sudarma", "holdsOffice", "mantan Ketua", of="Temu Nelayan"),
        Fact("Sudarma", "holdsOffice", "Ketua", of="Partai Samudra"),
    )
    counts = compared(gold, Fact("Sudarma", "holdsOffice", "Ketua", of="Partai Samudra"))
    assert counts.bodies.found == 1


def test_the_body_of_an_office_is_counted_apart() -> None:
    gold = (Fact("Sudarma", "holdsOffice", "Ketua", of="Partai Samudra"),)
    counts, faults = with_faults(gold, Fact("Sudarma", "holdsOffice", "Ketua", of="Kota Lestari"))
    assert counts.tally.total.right == 1
    assert (counts.bodies.found, counts.bodies.gold) == (0, 1)
    assert [fault.kind for fault in faults] == ["office of another"]
    _, faults = with_faults(gold, Fact("Sudarma", "holdsOffice", "Ketua"))
    assert [fault.kind for fault in faults] == ["office of nobody"]


def test_what_follows_from_the_annotation_is_neither_right_nor_wrong() -> None:
    gold = (
        Fact("Balai Pertemuan Loka", "locatedIn", "Jalan Kenari"),
        Fact("Jalan Kenari", "partOf", "Kota Lestari"),
        Fact("Sudarma", "holdsOffice", "Ketua", of="Partai Samudra"),
    )
    counts = compared(
        gold,
        Fact("Balai Pertemuan Loka", "locatedIn", "Kota Lestari"),
        Fact("Sudarma", "leads", "Partai Samudra"),
        Fact("article", "about", "Kota Lestari"),
        Fact("Dunia", "partOf", "Kota Lestari"),
    )
    assert (counts.tally.total.read, counts.tally.ignored) == (0, 4)


def test_what_does_not_follow_is_wrong_and_its_rule_is_named() -> None:
    extra = Fact("Yosef Rumbiak", "leads", "Partai Samudra", rule="guess")
    counts, faults = with_faults((), extra)
    assert counts.tally.rules["guess"].read == 1
    assert faults == [
        Fault("1", "fact extra", "Yosef Rumbiak | leads | Partai Samudra", "leads", "guess")
    ]


def test_one_fact_said_twice_is_one() -> None:
    supports = Fact("Sudarma", "supports", "Temu Nelayan")
    other = Fact("Nengah Sudarma", "supports", "Temu Nelayan")
    assert compared((supports,), supports, other).tally.total.read == 1


def test_a_name_of_the_reading_alone_is_no_name_of_the_annotation() -> None:
    gold = (Fact("Sudarma", "supports", "Temu Nelayan"),)
    read = Fact("Sudarma", "supports", "Temu Akbar")
    assert compared(gold, read).tally.total.right == 0
    known = Name("Temu Akbar", "EVENT", ("Temu Nelayan",))
    assert compared(gold, read, names=(known,)).tally.total.right == 1


def test_the_stance_of_what_was_found_is_counted() -> None:
    gold = (Fact("Sudarma", "supports", "Temu Nelayan", stance="plans"),)
    counts, faults = with_faults(gold, Fact("Sudarma", "supports", "Temu Nelayan"))
    assert (counts.stance.found, counts.stance.gold) == (0, 1)
    assert faults[0].kind == "wrong stance"


def test_a_denied_fact_may_be_reported_but_not_asserted() -> None:
    denied = (Fact("Sudarma", "supports", "Temu Nelayan"),)
    counts, faults = with_faults((), Fact("Sudarma", "supports", "Temu Nelayan"), denied=denied)
    assert counts.denied.found == 1
    assert "denied yet asserted" in {fault.kind for fault in faults}
    reported = Fact("Sudarma", "supports", "Temu Nelayan", stance="reports")
    assert with_faults((), reported, denied=denied)[0].denied.found == 0


def test_facts_without_about_leave_the_topics_out() -> None:
    gold = (Fact("article", "about", "Kota Lestari"), Fact("Sudarma", "age", "61"))
    counts = compared(gold, Fact("article", "about", "Kota Lestari"))
    assert counts.tally.total.ratio.recall == 0.5
    assert counts.without_about.ratio.recall == 0.0
