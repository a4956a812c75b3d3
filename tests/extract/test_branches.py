"""Companies that say in brackets where they are."""

from __future__ import annotations

import pytest

from kgnews.extract.names.branches import from_branches
from kgnews.extract.names.candidates import Words
from kgnews.extract.words.heads import heads
from kgnews.text import tokens


def firms(text: str, language: str) -> list[str]:
    """The companies with a place in brackets that a sentence names."""
    words = Words.of(tokens(text), language)
    found = from_branches(words, heads(language))
    return [text[words.tokens[e.start].start : words.tokens[e.end - 1].end] for e in found]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Northgate General Insurance Company (Malaysia) Bhd paid.", "en",
         "Northgate General Insurance Company (Malaysia) Bhd"),
        ("Harbour Life (Singapore) Pte Ltd hired a chief.", "en",
         "Harbour Life (Singapore) Pte Ltd"),
        ("The Kestrel Foods (M) Sdn Bhd plant opened.", "en", "Kestrel Foods (M) Sdn Bhd"),
        ("He left Tavistock Cement (South Africa) Limited.", "en",
         "Tavistock Cement (South Africa) Limited"),
        ("Menurut Kestrel Foods (Malaysia) Sdn Bhd, harga naik.", "id",
         "Kestrel Foods (Malaysia) Sdn Bhd"),
        ("Laba PT Lintas Agung (Indonesia) Tbk turun.", "id",
         "PT Lintas Agung (Indonesia) Tbk"),
        ("Direktur Utama Karsa Beton (Persero) Tbk pulang.", "id", "Karsa Beton (Persero) Tbk"),
    ],
)  # fmt: skip
def test_a_place_in_brackets_before_a_legal_form_is_part_of_the_name(
    text: str, language: str, name: str
) -> None:
    assert firms(text, language) == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Anna Moir (Malaysia) beat Joan Lim (Singapore).", "en"),
        ("The ministers (Malaysia) Limited themselves.", "en"),
        ("Kestrel Foods (formerly Ormond) Ltd closed.", "en"),
        ("Dinas Kesehatan (Dinkes) Sleman membuka posko.", "id"),
    ],
)
def test_other_brackets_are_left_alone(text: str, language: str) -> None:
    assert firms(text, language) == []
