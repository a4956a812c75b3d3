"""Parties of people, told by an adjective or an abbreviation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


def _members(told: list[Any]) -> set[tuple[str, str]]:
    return {(each.subject, each.object) for each in told if each.predicate == "memberOf"}


@pytest.mark.parametrize(
    ("sentence", "members"),
    [
        ("Labour MP Helen Ward opposed the plan.", {("Helen Ward", "Labour")}),
        ("Conservative councillor Tom Price opposed it.", {("Tom Price", "Conservative")}),
        ("Republican Tom Price will face Democrat Helen Ward.",
         {("Tom Price", "Republican"), ("Helen Ward", "Democrat")}),
        ("Cllr Helen Ward (Lab, Ashgate) opposed the plan.", {("Helen Ward", "Lab")}),
        ("Senator Helen Ward, an Oregon Democrat, agreed.", {("Helen Ward", "Democrat")}),
        ("The Liberal Democrat leader of the council, Sir Tom Price, agreed.",
         {("Tom Price", "Liberal Democrat")}),
        ("Progressive Conservative MLA Tom Price agreed.",
         {("Tom Price", "Progressive Conservative")}),
        ("Ulster Unionist Tom Price met Scottish Nationalist Helen Ward.",
         {("Tom Price", "Ulster Unionist"), ("Helen Ward", "Scottish Nationalist")}),
        ("Labour's Helen Ward lost the seat to the NDP's Tom Price.",
         {("Helen Ward", "Labour"), ("Tom Price", "NDP")}),
        ("The Liberal Democrats' Helen Ward and the Greens’ Tom Price agreed.",
         {("Helen Ward", "Liberal Democrats"), ("Tom Price", "Greens")}),
        ("The Tories' deputy leader Helen Ward agreed.", {("Helen Ward", "Tories")}),
    ],
)  # fmt: skip
def test_a_word_beside_a_person_tells_the_party(
    tell: Tell, sentence: str, members: set[tuple[str, str]]
) -> None:
    assert members <= _members(tell(sentence, "en"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Labour Minister Helen Ward opposed the plan.",
        "National hero Tom Price opposed the plan.",
        "Mr Philip Green opposed the plan.",
        "Labour's decision pleased Helen Ward.",
        "Labour's plan, Helen Ward said, failed.",
        "Democratic reforms pleased Helen Ward.",
        "Tom Price (Conference, first round) opposed the plan.",
    ],
)
def test_a_portfolio_or_any_other_word_is_no_party(tell: Tell, sentence: str) -> None:
    assert _members(tell(sentence, "en")) == set()


def test_a_party_that_is_named_in_full_is_that_body(tell: Tell) -> None:
    told = tell("The Labour Party met in Leeds. Labour MP Helen Ward was absent.", "en")
    assert ("Helen Ward", "Labour Party") in _members(told)


def test_one_party_has_one_body_in_an_article(tell: Tell) -> None:
    told = tell("Tory MP Tom Price agreed. Conservative councillor Helen Ward did not.", "en")
    assert len({body for _, body in _members(told)}) == 1
