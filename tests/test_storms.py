"""Texts of one thing again and again, and texts that were spoilt.

Reading takes time in proportion to the length, and whatever is left of an article is read.
A text of 40,000 characters takes a second or two; what is quadratic takes minutes.
"""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from kgnews.articles import from_text
from kgnews.mapping import quads
from kgnews.pipeline import Reader

pytestmark = pytest.mark.slow  # all of them together take most of a minute

LENGTH = 40_000
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
STREWN = 'di dan oleh yang of the said kata ( " , . mantan Ketua KTT PT Rp 2018 and told'.split()
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


def _spoilt(text: str, chance: random.Random) -> str:
    """A text with its lines cut off, its words shuffled, thinned out, or strewn with others."""
    words = text.split(" ")
    match chance.randrange(4):
        case 0:
            return "\n".join(
                line[: chance.randrange(1, len(line) + 1)]
                for line in filter(None, text.split("\n"))
            )
        case 1:
            chance.shuffle(words)
        case 2:
            words = [word for word in words if chance.random() < 0.7]
        case _:
            words = [chance.choice(STREWN) if chance.random() < 0.1 else word for word in words]
    return " ".join(words)


@pytest.mark.parametrize("seed", range(8))
def test_spoilt_articles_are_read_and_every_span_shows_its_words(reader: Reader, seed: int) -> None:
    chance = random.Random(seed)
    for sample in sorted(SAMPLES.glob("*.txt")):
        for _ in range(4):
            reading = reader.read(from_text(_spoilt(sample.read_text("utf-8"), chance)))
            assert quads(reading, reader.identities(reading))
            text = reading.document.article.text
            for entity in reading.entities:
                assert all(each.span.of(text) == each.text for each in entity.mentions)
