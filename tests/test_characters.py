"""What foreign text may do to a terminal."""

from __future__ import annotations

import json

import pytest

from kgnews.characters import json_text, shown


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Wali Kota", "Wali Kota"),
        ("“Kota” — São Paulo", "“Kota” — São Paulo"),
        ("[/b] [red]x", "[/b] [red]x"),
        ("a\x1b]0;owned\x07b", r"a\x1b]0;owned\x07b"),
        ("\x9b31m", r"\x9b31m"),
        ("two\r\nlines", "two lines"),
        ("tab\there", "tab here"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("\u2066x\u2069", r"\u2066x\u2069"),
        ("Ban\u200bdung \ufeffso\xadre", "Bandung sore"),
        ("25\xa0kota\u2028baru", "25 kota baru"),
        ("half \ud83d pair", r"half \ud83d pair"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_what_is_shown_is_harmless_and_still_readable(given: str, expected: str) -> None:
    assert shown(given) == expected


def test_a_tower_of_marks_is_cut() -> None:
    assert len(shown("x" + "\u0336" * 500)) < 10


@pytest.mark.parametrize(
    "text", ["\x1b[2J\x9b\x7f", "\u202e\u200b\ufeff", "\ud83d", "S\u00e3o \u201cTom\u00e9\u201d"]
)
def test_json_says_the_same_and_harms_no_terminal(text: str) -> None:
    written = json_text({"text": text}, indent=2)
    assert json.loads(written) == {"text": text}
    assert shown(written.replace("\n", "")) == written.replace("\n", "")


def test_json_keeps_letters_readable() -> None:
    assert json_text("S\u00e3o Tom\u00e9") == '"S\u00e3o Tom\u00e9"'
