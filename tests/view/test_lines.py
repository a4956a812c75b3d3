"""Lines for pipes and for terminals."""

from __future__ import annotations

import io
import re

import pytest

from kgnews.view import line, markdown, print_lines, print_table


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")


HOSTILE = "[/b] [red]kata[/red] :smile: \x1b[31mmerah\u202e"
HARMLESS = r"[/b] [red]kata[/red] :smile: \x1b[31mmerah\u202e"


def test_a_pipe_gets_plain_lines_that_are_not_cut() -> None:
    out = io.StringIO()
    print_lines([line(2, ("Nama", "name"), " x" * 100), line(0, "")], out)
    assert out.getvalue() == "  Nama" + " x" * 100 + "\n\n"


def test_a_blank_line_is_one_on_a_terminal_too() -> None:
    out = Terminal()
    print_lines([line(0, "a"), line(0, ""), line(0, "b")], out)
    assert out.getvalue() == "a\n\nb\n"


def test_markup_in_news_is_text_in_a_pipe_and_on_a_terminal() -> None:
    for out in (io.StringIO(), Terminal()):
        print_lines([line(0, HOSTILE)], out)
        assert HARMLESS in out.getvalue()


def test_a_terminal_gets_colour_unless_it_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Terminal()
    print_lines([line(0, ("Nama", "name"))], out)
    assert "\x1b[1mNama" in out.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    out = Terminal()
    print_lines([line(0, ("Nama", "head"))], out)
    assert "\x1b[3" not in out.getvalue()


def test_a_terminal_wraps_and_keeps_the_indent() -> None:
    out = Terminal()
    print_lines([line(4, "kata " * 60)], out)
    lines = out.getvalue().splitlines()
    assert len(lines) > 3
    assert all(each.startswith("    kata") and len(each.rstrip()) <= 80 for each in lines)


def test_a_table_folds_long_cells_and_loses_nothing() -> None:
    out = Terminal()
    long = "https://w3id.org/kgnews/id/" + "x" * 200
    print_table(["name", "n"], [[HOSTILE, "1"], [long, "22"]], out)
    drawn = out.getvalue()
    assert all(len(each) <= 80 for each in drawn.splitlines() if "\x1b" not in each)
    assert drawn.count("x") >= 200
    assert "\x1b[31m" not in drawn
    assert "2 rows" in drawn


def test_rows_too_wide_for_a_table_are_blocks() -> None:
    out = Terminal()
    names = [f"column{at}" for at in range(8)]
    print_table(names, [["kata " * 5] * 7 + [""], ["x"] * 8], out)
    drawn = out.getvalue()
    assert drawn.count("column0") == 2
    assert drawn.count("column7") == 1  # nothing is not worth a line
    assert "kata kata kata kata kata" in drawn


def test_rows_as_tall_as_a_paragraph_are_blocks_too() -> None:
    out = Terminal()
    sentence = "Pertemuan itu didukung banyak kota di beberapa benua. " * 5
    names = ["undertaking", "name", "sentence", "city"]
    print_table(names, [[":event-u20-summit-2018", "Barcelona", sentence, ":city-barcelona"]], out)
    lines = out.getvalue().splitlines()
    at = next(n for n, each in enumerate(lines) if "sentence" in each)
    assert lines[at + 1].startswith(" " * len("undertaking  "))
    assert "─" not in out.getvalue()


def test_a_table_of_nothing_still_has_its_names() -> None:
    out = Terminal()
    print_table(["city"], [], out)
    assert "city" in out.getvalue()
    assert "0 rows" in out.getvalue()


def test_markdown_has_no_markup_in_its_cells() -> None:
    written = markdown(
        ["a|b"],
        [
            [
                "<script>",
            ],
            ["two\nlines"],
            ["[x](y) `z`"],
        ],
    )
    assert written.splitlines() == [
        r"| a\|b |",
        "| --- |",
        r"| \<script\> |",
        "| two lines |",
        r"| \[x\](y) \`z\` |",
    ]


def test_the_rest_of_a_long_line_stands_below_its_words() -> None:
    out = Terminal()
    words = " ".join(["kata"] * 40)
    print_lines([line(2, "2018-10-30".ljust(12), (words, "name"), hang=12)], out)
    plain = re.sub("\x1b\\[[0-9;]*m", "", out.getvalue()).splitlines()
    assert plain[0].startswith("  2018-10-30  kata")
    assert {each[:14] for each in plain[1:]} == {" " * 14}
    assert max(map(len, plain)) <= 80
    assert " ".join(" ".join(plain).split()) == f"2018-10-30 {words}"


def test_a_pipe_does_not_break_a_line_that_hangs() -> None:
    out = io.StringIO()
    print_lines([line(2, "x " * 100, hang=30)], out)
    assert out.getvalue().count("\n") == 1
