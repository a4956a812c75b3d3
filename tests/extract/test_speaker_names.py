"""Names that only a verb of speaking gives away."""

from __future__ import annotations

import pytest

from kgnews.extract.speech.quotes import find_quotes
from kgnews.extract.speech.speaker_names import speaker_names
from kgnews.model import Article
from kgnews.text import segment


def names(text: str, language: str = "id") -> list[str]:
    document = segment(Article(text, language=language))
    return [mention.text for mention in speaker_names(document, find_quotes(document, []))]


def test_a_name_after_a_verb_of_speaking_is_taken_wherever_it_stands() -> None:
    assert names('Turiyah datang. "Air surut," kata Turiyah.') == ["Turiyah", "Turiyah"]


def test_titles_before_the_name_are_left_out() -> None:
    assert names('"Air surut," ujar Kombes Turiyah Sari di Solo.') == ["Turiyah Sari"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('"Air surut," kata Kapolres.', "id"),
        ('"Air surut," kata dia.', "id"),
        ('"Air surut," kata warga.', "id"),
        ("Kritikus menilai air sudah surut.", "id"),
        ("“It is over,” the Mayor said.", "en"),
        ("“It is over,” he said.", "en"),
    ],
)
def test_offices_pronouns_and_common_nouns_are_no_names(text: str, language: str) -> None:
    assert names(text, language) == []
