"""Progress: an honest line on a terminal, and nothing where there is none."""

from __future__ import annotations

import io

import pytest

from kgnews.cli._inputs import Progress, in_time_left


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_file_gets_no_progress() -> None:
    stream, clock = io.StringIO(), Clock()
    with Progress(100, stream, clock) as progress:
        for _ in range(5):
            clock.now += 1
            progress.step(20)
        progress.say("refused a.txt: empty")
    assert stream.getvalue() == "refused a.txt: empty\n"


def test_the_line_says_how_much_of_the_bytes_is_read_and_what_is_left() -> None:
    stream, clock = Terminal(), Clock()
    with Progress(2_000_000, stream, clock) as progress:
        for number in range(1, 11):
            clock.now += 1
            progress.step(at=number * 50_000)
        assert progress.line() == "10 articles, 25 % of 2.0 MB, 1.0/s, 31 s left"
    assert stream.getvalue().endswith("\r\x1b[K")


def test_files_that_are_done_count_and_the_next_one_begins_at_nothing() -> None:
    clock = Clock()
    progress = Progress(3000, Terminal(), clock)
    clock.now = 1
    progress.step(1000)
    progress.ended("a.jsonl", 1000)
    clock.now = 2
    progress.step(500)
    assert progress.line().startswith("2 articles, 50 % of 3.0 kB")


def test_standard_input_has_no_end_that_could_be_told() -> None:
    clock = Clock()
    progress = Progress(None, Terminal(), clock)
    clock.now = 2
    progress.step(5000)
    assert progress.line() == "1 article, 5.0 kB"


def test_the_rate_is_that_of_the_last_seconds() -> None:
    clock = Clock()
    progress = Progress(None, Terminal(), clock)
    for _ in range(100):
        clock.now += 0.25
        progress.step()
    for _ in range(20):
        clock.now += 1
        progress.step()
    assert ", 1.0/s" in progress.line()


def test_of_one_file_some_refusals_are_said_and_the_others_counted() -> None:
    stream = io.StringIO()
    progress = Progress(None, stream)
    for number in range(50):
        progress.refused(f"a.jsonl:{number}", "not JSON")
    progress.ended("a.jsonl", 10)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 21
    assert lines[-1] == "refused a.jsonl: 30 more; --report names each"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.1, "1 s"), (3000, "50 min"), (90_000, "25 h 0 min")]
)
def test_time_is_told_as_roughly_as_it_is_known(seconds: float, words: str) -> None:
    assert in_time_left(seconds) == words
