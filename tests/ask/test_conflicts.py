"""Where articles disagree, and titles that were over."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import RdfFormat, Store

from kgnews.ask import conflicts, stale, timeline
from kgnews.mapping import quads
from kgnews.model import Article, Entity, Evidence, Reading, Span, Stance, Statement
from kgnews.resolve import Identity
from kgnews.store import EmbeddedGraph, Graph
from kgnews.text import segment

KINDS = {"person": "Person", "office": "Office", "event": "Event", "city": "City"}
MAYOR = "office-mayor-of-lasem"


class Said(NamedTuple):
    """A statement of an article of one sentence; names are those of the graph."""

    day: str
    subject: str
    predicate: str
    object: str
    since: str = ""
    until: str = ""
    ended: bool = False
    stance: Stance = Stance.ASSERTS
    literal: bool = False


def graph(*said: Said) -> Graph:
    """The graph of some articles, each of which says one thing."""
    store = Store()
    for number, each in enumerate(said):
        article = Article(f"Kabar {number}.", published=each.day)
        names = [each.subject] + ([] if each.literal else [each.object])
        entities = tuple(
            Entity(name, KINDS[name.partition("-")[0]], name.title(), (name.title(),))
            for name in dict.fromkeys(names)
        )
        statement = Statement(
            each.subject,
            each.predicate,
            each.object,
            Evidence(Span(0, 5), "Kabar", "hand"),
            literal=each.literal,
            datatype="integer" if each.object.isdecimal() and len(each.object) < 4 else "date",
            stance=each.stance,
            valid_from=each.since or None,
            valid_until=each.until or None,
            ended=each.ended,
        )
        reading = Reading(segment(article), entities, (statement,))
        known = {entity.id: Identity(entity.id) for entity in entities}
        store.load(quads(reading, known), format=RdfFormat.N_TRIPLES)
    return EmbeddedGraph(store, Path("example"))


def counted(day: str, number: str, predicate: str = "participantCount") -> Said:
    return Said(day, "event-forum", predicate, number, literal=True)


def aged(day: str, years: str) -> Said:
    return Said(day, "person-ani", "age", years, literal=True)


def born(day: str) -> Said:
    return Said("2024-01-01", "person-ani", "bornOn", day, literal=True)


def holds(day: str, who: str, **more: object) -> Said:
    return Said(day, f"person-{who}", "holdsOffice", MAYOR, **more)  # type: ignore[arg-type]  # fields of Said


def kinds(*said: Said) -> list[str]:
    return [each.kind for each in conflicts(graph(*said))]


# --- Values ------------------------------------------------------------------------------------


def test_two_numbers_for_one_event_are_a_conflict_with_both_sentences() -> None:
    (found,) = conflicts(graph(counted("2024-03-01", "26"), counted("2024-03-02", "25")))
    assert (found.kind, found.property, found.about.id) == (
        "values", "participantCount", ":event-forum"
    )  # fmt: skip
    assert sorted(side.value for side in found.sides) == ["25", "26"]
    assert {side.told.source.published for side in found.sides} == {"2024-03-01", "2024-03-02"}


def test_what_is_only_reported_contradicts_nobody() -> None:
    reported = counted("2024-03-02", "25")._replace(stance=Stance.REPORTS)
    assert kinds(counted("2024-03-01", "26"), reported) == []


def test_a_toll_may_rise_from_day_to_day_and_not_within_one() -> None:
    assert kinds(counted("2024-03-01", "3", "deaths"), counted("2024-03-02", "5", "deaths")) == []
    assert kinds(counted("2024-03-01", "3", "deaths"), counted("2024-03-01", "5", "deaths")) == [
        "values"
    ]


# --- Ages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((aged("2020-05-01", "40"), aged("2021-05-01", "41")), []),
        ((aged("2020-05-01", "40"), aged("2020-09-01", "41")), []),  # a birthday in between
        ((aged("2020-05-01", "40"), aged("2021-05-01", "45")), ["age"]),
        ((aged("2020-05-01", "40"), born("1979-08-17")), []),
        ((aged("2020-05-01", "40"), born("1980-02-17")), []),
        ((aged("2020-05-01", "40"), born("1972")), ["age"]),
    ],
)
def test_ages_go_with_each_other_and_with_the_day_of_birth(
    said: tuple[Said, ...], expected: list[str]
) -> None:
    assert kinds(*said) == expected


def test_two_days_of_birth_are_a_conflict_and_a_year_with_its_day_is_none() -> None:
    assert kinds(born("1979-08-17"), born("1980-08-17")) == ["values"]
    assert kinds(born("1979-08-17"), born("1979")) == []


# --- Holders -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((holds("2024-03-01", "ani"), holds("2024-03-01", "budi")), ["holders"]),
        ((holds("2024-03-01", "ani"), holds("2024-03-02", "budi")), []),
        ((holds("2024-03-01", "ani"), holds("2024-03-01", "ani")), []),
        (
            (
                holds("2024-03-01", "ani", since="2019", until="2023"),
                holds("2024-03-01", "budi", since="2021", until="2026"),
            ),
            ["holders"],
        ),
        (
            (
                holds("2024-03-01", "ani", since="2019", until="2021-06-30"),
                holds("2024-03-01", "budi", since="2021-06-30"),
            ),
            [],
        ),
        ((holds("2022-05-05", "ani", since="2019"), holds("2021-01-02", "budi")), ["holders"]),
        ((holds("2020-05-05", "ani", since="2019"), holds("2021-01-02", "budi")), []),
        ((holds("2024-03-01", "ani", ended=True), holds("2024-03-01", "budi")), []),
    ],
)
def test_two_hold_one_office_only_where_their_times_meet(
    said: tuple[Said, ...], expected: list[str]
) -> None:
    assert kinds(*said) == expected


def test_an_office_of_many_seats_may_have_many_holders() -> None:
    both = [
        Said("2024-03-01", f"person-{who}", "holdsOffice", "office-member-of-dprd")
        for who in ("ani", "budi")
    ]
    assert kinds(*both) == []


# --- Stale titles ------------------------------------------------------------------------------


def test_a_title_after_its_end_in_another_article_is_stale() -> None:
    (found,) = stale(graph(holds("2021-01-01", "ani", until="2020-06"), holds("2022-02-02", "ani")))
    assert (found.kind, found.about.id, found.sides[0].value) == (
        "stale", ":person-ani", f":{MAYOR}"
    )  # fmt: skip
    assert found.note.startswith("until 2020-06, says")


def test_a_title_after_an_article_that_calls_it_former_is_stale() -> None:
    (found,) = stale(graph(holds("2021-01-01", "ani", ended=True), holds("2022-02-02", "ani")))
    assert found.note.startswith("over by 2021-01-01")


def test_a_title_before_its_end_or_of_a_new_term_is_not_stale() -> None:
    over = holds("2021-01-01", "ani", until="2020-06")
    assert stale(graph(over, holds("2019-02-02", "ani"))) == []
    assert stale(graph(holds("2022-02-02", "ani", ended=True), holds("2021-01-01", "ani"))) == []


def test_the_name_list_knows_the_ends_of_some_terms() -> None:
    office = "office-governor-of-jakarta"
    late = Said("2023-03-01", "person-anies-baswedan", "holdsOffice", office)
    (found,) = stale(graph(late))
    assert found.note == "until 2022-10-16, says the name list"
    assert stale(graph(late._replace(day="2018-10-31"))) == []
    assert stale(graph(late._replace(day="2023-03-01", ended=True))) == []


# --- Timelines ---------------------------------------------------------------------------------


def test_the_timeline_of_an_office_has_its_holders_in_order_with_gaps() -> None:
    found = timeline(
        graph(
            holds("2024-01-01", "citra", since="2021-02-01"),
            holds("2024-01-01", "ani", since="2010-01-01", until="2015-01-01"),
            holds("2024-01-01", "budi", since="2015-01-01", until="2020-01-31"),
        ),
        f":{MAYOR}",
    )
    assert [row.subject for row in found.rows] == [":person-ani", ":person-budi", ":person-citra"]
    (gap,) = found.between
    assert (gap.kind, gap.since, gap.until) == ("gap", "2020-01-31", "2021-02-01")


def test_two_at_once_are_an_overlap() -> None:
    found = timeline(
        graph(
            holds("2024-01-01", "ani", since="2010-01-01", until="2015-01-01"),
            holds("2024-01-01", "budi", since="2014-01-01", until="2020-01-31"),
        ),
        f":{MAYOR}",
    )
    (both,) = found.between
    assert (both.kind, both.since, both.until) == ("overlap", "2014-01-01", "2015-01-01")


def test_what_no_article_dates_shows_when_it_was_seen() -> None:
    found = timeline(graph(holds("2018-03-01", "ani"), holds("2019-04-01", "ani")), ":person-ani")
    (row,) = found.rows
    assert row.seen == ("2018-03-01", "2019-04-01")
    assert row.period.since == row.period.until == ""


def test_a_term_of_the_name_list_takes_in_what_articles_say_inside_it() -> None:
    office = "office-governor-of-jakarta"
    inside = Said("2018-10-31", "person-anies-baswedan", "holdsOffice", office)
    rows = timeline(graph(inside), f":{office}").rows
    (row,) = [each for each in rows if each.subject == ":person-anies-baswedan"]
    assert row.listed
    assert len(row.evidence) == 1
    assert row.period.since == "2017-10-16"
