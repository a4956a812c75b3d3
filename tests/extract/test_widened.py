"""English names whose head stands inside them."""

from __future__ import annotations

import pytest

from kgnews.extract.names.candidates import Words
from kgnews.extract.names.headed import from_heads
from kgnews.extract.names.widened import from_owned, widened
from kgnews.extract.words.heads import heads
from kgnews.text import tokens


def names(text: str) -> list[str]:
    """The names with a head word that a sentence holds."""
    words = Words.of(tokens(text), "en")
    forms = heads("en")
    found = [*widened(words, from_heads(words, forms, []), []), *from_owned(words, forms)]
    return [text[words.tokens[e.start].start : words.tokens[e.end - 1].end] for e in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He left the Indian Institute of Ports in May.", "Indian Institute of Ports"),
        ("The Odisha State Commission for Clinics met.", "Odisha State Commission for Clinics"),
        ("They won the Scottish Women's Cup again.", "Scottish Women's Cup"),
        ("She studied at King's College in May.", "King's College"),
        ("It was in the African Journal of Sleep.", "African Journal of Sleep"),
        ("Men of the 402nd Infantry Brigade came.", "402nd Infantry Brigade"),
        ("The Institute of Ports met.", "Institute of Ports"),
    ],
)
def test_a_name_begins_before_its_head(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Israeli Ministry of Health disagreed.", "Ministry of Health"),
        ("Then President of the Institute of Ports left.", "Institute of Ports"),
    ],
)
def test_a_ministry_and_a_title_stay_as_they_are(text: str, name: str) -> None:
    assert name in names(text)
