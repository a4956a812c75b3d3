"""Forms of verbs."""

from __future__ import annotations

import pytest

from kgnews.extract.words.verbs import english_forms, indonesian_passive


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("mendukung", "didukung"),
        ("menyelenggarakan", "diselenggarakan"),
        ("memimpin", "dipimpin"),
        ("membangun", "dibangun"),
        ("menulis", "ditulis"),
        ("mengirim", "dikirim"),
        ("menggelar", "digelar"),
        ("melantik", "dilantik"),
        ("meresmikan", "diresmikan"),
    ],
)
def test_an_active_verb_has_its_passive_among_the_forms(active: str, passive: str) -> None:
    assert passive in indonesian_passive(active)


@pytest.mark.parametrize("verb", ["bertemu", "terletak", "hadir", "me"])
def test_a_verb_without_voice_has_no_passive(verb: str) -> None:
    assert indonesian_passive(verb) == ()


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("back", {"back", "backs", "backed", "backing"}),
        ("organise", {"organise", "organises", "organised", "organising"}),
        ("marry", {"marry", "marries", "married", "marrying"}),
        ("chair", {"chair", "chairs", "chaired", "chairing"}),
        ("plan", {"plan", "plans", "planned", "planning"}),
        ("visit", {"visit", "visits", "visited", "visiting"}),
        ("launch", {"launch", "launches", "launched", "launching"}),
    ],
)
def test_an_english_verb_inflects(base: str, forms: set[str]) -> None:
    assert english_forms(base, {})["active"] == forms


def test_a_phrasal_verb_inflects_its_first_word() -> None:
    assert "set up" in english_forms("set up", {"set": ("set", "set")})["participle"]


def test_have_is_irregular_in_the_third_person_too() -> None:
    assert "has" in english_forms("have", {"have": ("had", "had")})["active"]


def test_a_past_with_a_doubled_consonant_doubles_it_in_ing_too() -> None:
    forms = english_forms("admit", {"admit": ("admitted", "admitted")})["active"]
    assert {"admitted", "admitting"} <= forms
    assert "admiting" not in forms
