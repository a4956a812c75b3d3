"""Texts of one thing again and again: reading takes time in proportion to the length.

A text of 40,000 characters takes a second or two; what is quadratic takes minutes.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from kgnews.articles import from_text
from kgnews.pipeline import Reader

pytestmark = pytest.mark.slow  # all of them together take most of a minute

LENGTH = 40_000
SECONDS = 20  # ten times what it takes: a slow machine is no reason to fail

STORMS = {
    "names": "Abc Def ",
    "one name": "Jakarta, ",
    "a list of two": "Jakarta dan Bandung dan ",
    "a list of letters": "A, B, dan C, ",
    "capitals": "JAKARTA ",
    "initials": "A. B. C. ",
    "bodies": "PT A ",
    "events": "KTT G20 ",
    "laws": "UU No. 1 Tahun 2012 tentang ",
    "articles of laws": "Pasal 1 ayat ",
    "offices": "Gubernur DKI Jakarta ",
    "English offices": "Minister of ",
    "degrees": ", S.H., M.Hum",
    "streets": "Jl. ",
    "bylines": "Editor: ",
    "agencies": "dikutip dari Antara ",
    "agencies in a list": "Reuters dan AFP, ",
    "brackets": "(A) ",
    "open brackets": "(",
    "quotes": '"Ya," kata Budi. ',
    "quotes that never end": 'Kata Budi, "',
    "apostrophes": "'a ",
    "days": "1/1/2024 ",
    "half a day": "Senin, 1 Mei ",
    "days in brackets": "(30/10/2018) ",
    "money": "Rp 1.000,50 ",
    "meetings": "Anies bertemu Ridwan Kamil dan ",
    "dots": ". ",
    "lines": "a\n",
    "digits": "1",
}


@contextmanager
def limit(seconds: int) -> Iterator[None]:
    """An error where the inside takes longer."""

    def ring(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.make()


@pytest.mark.parametrize("words", STORMS.values(), ids=STORMS)
def test_a_storm_is_read_in_time(reader: Reader, words: str) -> None:
    text = "Judul Berita Hari Ini\n\nJakarta - " + words * (LENGTH // len(words))
    with limit(SECONDS):
        assert reader.entry(from_text(text)).id
