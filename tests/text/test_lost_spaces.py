"""Two words that a page has run together."""

from __future__ import annotations

import pytest

from kgnews.model import Article
from kgnews.text import segment
from kgnews.text.lost_spaces import lost_space


def words(text: str) -> list[str]:
    return [t.text for sentence in segment(Article(text)).sentences for t in sentence.tokens]


def test_a_name_ends_where_a_small_word_is_stuck_to_it() -> None:
    assert words("Warga Sukamajuyang pulang. Sukamaju sepi.")[:4] == [
        "Warga",
        "Sukamaju",
        "yang",
        "pulang",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Wibowomemimpin rapat. Wibowo pulang.", ["Wibowo", "memimpin"]),
        ("PelatihBudiman senang. Kata pelatih itu, Budiman siap.", ["Pelatih", "Budiman"]),
        ("Wibowokarena hujan.", ["Wibowo", "karena"]),
        ("2025lantaran hujan.", ["2025", "lantaran"]),
        ("1990an ramai.", ["1990an", "ramai"]),
        ("YouTube ramai. Tubuhnya sehat.", ["YouTube", "ramai"]),
        ("Putradinata tiba. Putra pergi.", ["Putradinata", "tiba"]),
    ],
)
def test_words_that_are_stuck_to_each_other(text: str, first: list[str]) -> None:
    assert words(text)[:2] == first


@pytest.mark.parametrize("text", ["Medan ramai. Me tiba.", "Jordan menang.", "Ramadan tiba."])
def test_a_name_that_only_ends_like_a_small_word_stays(text: str) -> None:
    assert words(text)[0] == text.split()[0]


@pytest.mark.parametrize(
    ("text", "at", "lost"),
    [("dariSolo", 4, True), ("diMerauke", 2, True), ("iPhone", 1, False), ("Solo", 0, False)],
)
def test_a_capital_behind_a_small_word_is_a_lost_space(text: str, at: int, lost: bool) -> None:
    assert lost_space(text, at) is lost
