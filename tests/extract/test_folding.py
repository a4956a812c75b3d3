"""Folding keeps every place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgnews.extract.gazetteer.folding import fold, folded


@given(st.text())
def test_a_folded_text_has_one_character_for_each_or_says_where_they_stand(text: str) -> None:
    plain, places = fold(text)
    if places is None:
        assert len(plain) == len(text)
    else:
        assert len(places) == len(plain) + 1
        assert places[-1] == len(text)
        assert places == sorted(places)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_what_printers_vary_is_one() -> None:
    assert folded("Ka’bah – “Łódź”") == 'Ka\'bah - "Lodz"'
