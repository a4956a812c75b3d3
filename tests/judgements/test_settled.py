"""What judgements mean together."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.errors import InputError
from kgnews.judgements import Settled, settled
from kgnews.model import Judgement

ID = "0123456789abcdef" * 2


def made(*judgements: Judgement) -> Settled:
    return settled(judgements, None)


def same(one: str, other: str) -> Judgement:
    return Judgement("same", tuple(sorted((one, other))), who="Rina", why="seen")


def test_any_order_means_the_same() -> None:
    judgements = (same(":b", ":c"), same(":a", ":b"), Judgement("rename", (":c", '"Ani"')))
    found = {str(made(*order).things) for order in permutations(judgements)}
    assert len(found) == 1
    assert made(*judgements).things["c"].members == ("a", "b", "c")


def test_a_chain_that_joins_what_is_not_the_same_is_told_with_its_lines() -> None:
    judgements = (
        same(":a", ":b"),
        same(":b", ":c"),
        same(":x", ":y"),
        Judgement("not-same", (":a", ":c"), who="Dewa", why="two men"),
    )
    with pytest.raises(InputError) as fault:
        made(*judgements)
    told = str(fault.value)
    assert 'not-same :a :c by "Dewa" why "two men" contradicts' in told
    assert "same :a :b" in told
    assert "same :b :c" in told
    assert ":x" not in told


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (("rename", '"Ani"'), ("rename", '"Ana"'), "two names for one"),
        (("retype", "kg:City"), ("retype", "kg:Person"), "two classes for one"),
        (("link", "wd:Q1"), ("link", "wd:Q2"), "two links for one"),
        (("link", "wd:Q1"), ("unlink",), "a link for one without"),
    ],
)
def test_two_that_cannot_both_be_are_told_with_what_joins_them(
    one: tuple[str, ...], other: tuple[str, ...], what: str
) -> None:
    first = Judgement(one[0], (":a", *one[1:]))
    second = Judgement(other[0], (":b", *other[1:]))
    made(first, second)  # of two entities
    with pytest.raises(InputError) as fault:
        made(first, second, same(":a", ":b"))
    assert what in str(fault.value)
    assert 'same :a :b by "Rina" why "seen"' in str(fault.value)


def test_a_link_to_each_of_two_sources_is_no_contradiction() -> None:
    links = (Judgement("link", (":a", "wd:Q1")), Judgement("link", (":a", "geonames:5")))
    assert made(*links).things["a"].links == (
        "http://www.wikidata.org/entity/Q1",
        "https://sws.geonames.org/5/",
    )


def test_two_corrections_of_one_fact_are_told_and_in_two_articles_both_hold() -> None:
    fact = (":x", "kg:participantCount", '"25"')
    wrong = Judgement("wrong", fact)
    right = Judgement("correct", (*fact, ":x", "kg:participantCount", '"26"'))
    with pytest.raises(InputError, match="two corrections of one fact"):
        made(wrong, right)
    there = Judgement("wrong", fact, "f" * 32)
    here = Judgement("correct", right.about, ID)
    assert len(made(there, here).corrections) == 2


def test_a_name_of_one_article_is_none_of_the_others() -> None:
    found = made(Judgement("not-same", (":a", f":a@{ID}")))
    assert found.thing("a", ID) != found.thing("a", "f" * 32)
    assert found.final("a") == "a"
    assert found.final(f"a@{ID}") == "a-01234567"


def test_who_said_it_and_why_change_nothing() -> None:
    assert not made(same(":a", ":b")).changed(made(Judgement("same", (":a", ":b"))))


names = st.sampled_from([":a", ":b", ":c", ":d", f":a@{ID}"])
sames = st.builds(same, names, names).filter(lambda each: each.about[0] != each.about[1])
renames = st.builds(lambda name, text: Judgement("rename", (name, text)), names, st.just('"N"'))
bans = st.builds(lambda name: Judgement("ban", (name,)), names)
sets = st.frozensets(sames | renames | bans, max_size=6)


@given(sets, sets)
def test_names_that_changed_are_all_that_mean_something_else(
    one: frozenset[Judgement], other: frozenset[Judgement]
) -> None:
    before, after = settled(one, None), settled(other, None)
    changed = before.changed(after)
    assert changed == after.changed(before)
    for name in ("a", "b", "c", "d", f"a@{ID}"):
        if name not in changed:
            assert before.final(name) == after.final(name)
            assert before.things.get(name) == after.things.get(name)
