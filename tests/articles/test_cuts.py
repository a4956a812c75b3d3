"""Where a line of a page holds more than one thing."""

from __future__ import annotations

import time

import pytest

from kgnews.articles import from_text
from kgnews.model import ZoneKind

FIRST = "Warga Desa Sukamaju mulai membersihkan rumah setelah banjir surut pada Senin pagi."
LAST = 'Bupati menjanjikan bantuan. "Air bersih menyusul," katanya kepada warga di balai desa.'


def body(text: str) -> list[str]:
    zones = from_text(text).zones
    return [zone.span.of(text).strip() for zone in zones if zone.kind is ZoneKind.BODY]


@pytest.mark.parametrize(
    "furniture",
    [
        "Advertisement",
        "ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "[Gambas:Video Kanal]",
        "Baca Juga",
    ],
)
def test_what_stood_between_two_paragraphs_is_none_of_the_body(furniture: str) -> None:
    assert "".join(body(f"{FIRST} {furniture} {LAST}")) == FIRST + LAST


def test_a_video_behind_the_last_paragraph_is_none_of_the_body() -> None:
    video = "Simak juga Video 'Banjir Sukamaju Surut': [Gambas:Video Kanal]"
    assert "".join(body(f"{FIRST} {LAST} {video}")) == f"{FIRST} {LAST}"


def test_an_advertisement_that_is_spoken_of_stays() -> None:
    text = f"{FIRST} Papan Advertisement itu roboh. Ia baca juga surat warga. {LAST}"
    assert "Papan Advertisement itu roboh." in "".join(body(text))
    assert "Ia baca juga surat warga." in "".join(body(text))


@pytest.mark.parametrize("hostile", [". Advertisement" * 20_000, ". [Gambas:" * 30_000])
def test_hostile_lines_take_linear_time(hostile: str) -> None:
    begin = time.process_time()
    from_text(hostile)
    assert time.process_time() - begin < 5
