"""Every example of the ontology is read as it says, every counter-example is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kgnews.model import Stance
from kgnews.ontology import Ontology

if TYPE_CHECKING:
    from kgnews.pipeline import Reader

PUBLISHED = "2024-05-15"  # a Wednesday, for examples that say "Rabu (15/5)"


def _examples(field: str) -> list[tuple[str, str, str]]:
    def each() -> Iterator[tuple[str, str, str]]:
        for name, relation in sorted(Ontology.load().properties.items()):
            for sentence, language in getattr(relation, field):
                yield name, sentence, language

    return list(each())


@cache
def _reader() -> Reader:
    from kgnews.pipeline import Reader

    return Reader.make()


def _asserted(sentence: str, language: str) -> set[str]:
    """The relations that the sentence, as an article of its own, is read to assert."""
    from kgnews.articles import from_text

    article = replace(from_text(sentence, published=PUBLISHED), language=language)
    reading = _reader().read(article)
    return {each.predicate for each in reading.statements if each.stance is Stance.ASSERTS}


@pytest.mark.parametrize(("name", "sentence", "language"), _examples("examples"))
def test_an_example_states_its_relation(name: str, sentence: str, language: str) -> None:
    assert name in _asserted(sentence, language)


@pytest.mark.parametrize(("name", "sentence", "language"), _examples("counter_examples"))
def test_a_counter_example_does_not(name: str, sentence: str, language: str) -> None:
    assert name not in _asserted(sentence, language)
