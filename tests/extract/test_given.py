"""What a frame takes as given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


def _told(told: list[Any], predicate: str) -> set[tuple[str, str]]:
    return {(each.subject, each.object) for each in told if each.predicate == predicate}


@pytest.mark.parametrize(
    "second",
    [
        "Sekretaris panitia menyebut festival diikuti 300 peserta.",
        "Festival yang dibuka sejak Sabtu itu diikuti 300 pengurus.",
    ],
)
def test_the_noun_before_a_match_says_which_event_is_meant(tell: Tell, second: str) -> None:
    told = tell(f"Festival Danau Toba dibuka menjelang Asian Games 2018. {second}")
    assert _told(told, "participantCount") == {("Festival Danau Toba", "300")}


def test_it_goes_on_with_what_stands_at_the_head_of_the_sentence_before(tell: Tell) -> None:
    told = tell("Oxfam is sponsored by Samsung. It was founded in 1942.", "en")
    assert _told(told, "foundedOn") == {("Oxfam", "1942")}


def test_it_is_nothing_where_the_sentence_before_begins_with_something_else(tell: Tell) -> None:
    told = tell("The bakers are sponsored by Samsung. They were founded in 1942.", "en")
    assert _told(told, "foundedOn") == set()
