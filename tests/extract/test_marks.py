"""Where a stretch between quotation marks begins and ends."""

from __future__ import annotations

import time

import pytest

from kgnews.extract.speech.marks import runs


def inner(text: str) -> list[tuple[str, bool]]:
    return [(run.inner.of(text), run.closed) for run in runs(text)]


def test_single_marks_quote_where_there_are_no_double_ones() -> None:
    text = "'The ferry is back,' said Ruth. 'It sails at noon,' she added."
    assert inner(text) == [("The ferry is back,", True), ("It sails at noon,", True)]


def test_quotations_of_one_line_follow_each_other() -> None:
    text = "'One is enough.' 'Two are better,' he said. Then 'the third' came."
    assert inner(text) == [
        ("One is enough.", True),
        ("Two are better,", True),
        ("the third", True),
    ]


def test_the_paragraphs_of_a_long_quotation_open_again_and_close_once() -> None:
    text = "'The ferry is back. 'It sails at noon. 'Bring your cat,' said Ruth. 'Or two,' she said."
    assert inner(text) == [
        ("The ferry is back.", False),
        ("It sails at noon.", False),
        ("Bring your cat,", True),
        ("Or two,", True),
    ]


def test_apostrophes_open_and_close_nothing() -> None:
    text = "'The dockers' hall isn't Ruth's,' he said of the '90s and the state's ferry."
    assert inner(text) == [("The dockers' hall isn't Ruth's,", True)]


def test_a_lost_apostrophe_holds_no_later_quotation() -> None:
    text = "The 'cat slept. " + "It was late and all was quiet there. " * 50 + "'Good,' he said."
    assert inner(text) == [("Good,", True)]


@pytest.mark.parametrize(
    "hostile", ["'a " * 40000, "'a. 'A" * 20000, "a' " * 40000, "' 'A.'" * 9999]
)
def test_single_marks_take_linear_time(hostile: str) -> None:
    begin = time.process_time()
    runs(hostile)
    assert time.process_time() - begin < 2
