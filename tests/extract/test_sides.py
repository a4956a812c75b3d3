"""The two sides of a match."""

from __future__ import annotations

import pytest

from kgnews.extract.names.candidates import Words
from kgnews.extract.names.sides import from_sides
from kgnews.text import tokens


def teams(text: str) -> list[str]:
    """The teams of a sentence by what they do."""
    words = Words.of(tokens(text), "en")
    return [
        text[words.tokens[e.start].start : words.tokens[e.end - 1].end] for e in from_sides(words)
    ]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The Otago Sparks beat the Waikato Ferns 61-54.", ["Otago Sparks", "Waikato Ferns"]),
        ("It rained as the Boston Lanterns edged the New Dover Mules.",
         ["Boston Lanterns", "New Dover Mules"]),
        ("On Friday the Perth Owls host the Hobart Terns.", ["Perth Owls", "Hobart Terns"]),
    ],
)  # fmt: skip
def test_plurals_that_beat_each_other_are_teams(text: str, sides: list[str]) -> None:
    assert teams(text) == sides


@pytest.mark.parametrize(
    "text",
    [
        "The Otago Sparks beat the odds.",
        "The House Democrats face the Senate.",
        "The Boss beat the Waikato Ferns.",
        "Hana Williams beat the Waikato Ferns.",
    ],
)
def test_other_subjects_and_objects_are_left_alone(text: str) -> None:
    assert teams(text) == []
