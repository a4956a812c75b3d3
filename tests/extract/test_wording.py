"""How far the words of a literal go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]


def _objects(told: list[Any], predicate: str) -> list[str]:
    return [each.object for each in told if each.predicate == predicate]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Yordania mengecam serangan itu karena kejam.", "serangan itu"),
        ('Yordania mengecam "tindakan keji" tentara itu.', '"tindakan keji" tentara itu'),
        ('"Hari ini Yordania mengecam serangan itu" sudah terbit.', "serangan itu"),
        ("Yordania mengecam serangan ke rumah sakit, kata AFP.", "serangan ke rumah sakit"),
    ],
)
def test_words_go_to_the_end_of_the_clause(tell: Tell, sentence: str, words: str) -> None:
    assert _objects(tell(sentence), "condemns") == [words]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Samsung meluncurkan ponsel lipat di Jakarta.", "ponsel lipat"),
        ("Samsung meluncurkan ponsel lipat membuat pasar ramai.", "ponsel lipat"),
        ("Samsung merilis ponsel yang membantu petani.", "ponsel yang membantu petani"),
        ("Samsung meluncurkan ponsel ini juga laris.", "ponsel ini"),
    ],
)
def test_a_phrase_ends_at_a_preposition_or_a_verb(tell: Tell, sentence: str, words: str) -> None:
    assert _objects(tell(sentence), "launches") == [words]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Persija Jakarta melaju ke semifinal.", "semifinal"),
        ("Persija Jakarta melaju ke perempat final setelah menang.", "perempat final"),
        ("Persija Jakarta melaju ke babak kedua pada Senin.", "babak kedua"),
    ],
)
def test_a_kept_word_is_part_of_the_text_and_may_be_all_of_it(
    tell: Tell, sentence: str, stage: str
) -> None:
    assert _objects(tell(sentence), "reachesStage") == [stage]


def test_where_words_are_from_is_no_part_of_them(tell: Tell) -> None:
    told = tell("Pertamina berjanji menambah pasokan, seperti dikutip dari Antara, Senin (6/5).")
    assert _objects(told, "promises") == ["menambah pasokan"]
