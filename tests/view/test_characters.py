"""What foreign text may do to a terminal."""

from __future__ import annotations

import pytest

from kgnews.view import shown


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
