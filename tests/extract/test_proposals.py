"""What the tagger says, and what the words around it make of that."""

from __future__ import annotations

import pytest

from kgnews.extract.names.candidates import Candidate, Words
from kgnews.extract.names.proposals import from_tags
from kgnews.text import tokens


@pytest.mark.parametrize(
    ("text", "language", "tagged", "name"),
    [
        ("KPK menahan komisaris itu, Dewi Anggarsari, kemarin.", "id", "Anggarsari",
         "Dewi Anggarsari"),
        ('"It fell," said Chang Wei-ting, a driver.', "en", "Chang", "Chang Wei-ting"),
        ("Kemarin Dewi Anggarsari, sopir, tiba.", "id", "Dewi", "Dewi"),  # no comma before
        ("Ia pulang, menurut Dewi, dan Menurut Budi, tidur.", "id", "Budi", "Budi"),
    ],
)  # fmt: skip
def test_a_run_between_commas_is_one_name(text: str, language: str, tagged: str, name: str) -> None:
    cut = tuple(tokens(text))
    at = [token.text for token in cut].index(tagged)
    (found,) = from_tags(Words.of(cut, language), [(at, at + 1, "Person")])
    assert " ".join(token.text for token in cut[found.start : found.end]) == name


def _found(text: str, language: str, *tagged: tuple[str, str]) -> list[str]:
    cut = tuple(tokens(text))
    ranges = []
    for form, kind in tagged:
        its = [token.text for token in tokens(form)]
        at = next(n for n in range(len(cut)) if [t.text for t in cut[n : n + len(its)]] == its)
        ranges.append((at, at + len(its), kind))
    found = from_tags(Words.of(cut, language), ranges)
    return [" ".join(token.text for token in cut[each.start : each.end]) for each in found]


def test_two_people_of_one_run_are_one() -> None:
    found = _found(
        "Kepala sekolah Rini Ayu Mumpuni Titi Lestari hadir.",
        "id",
        ("Rini Ayu", "Person"),
        ("Titi Lestari", "Person"),
    )
    assert found == ["Rini Ayu Mumpuni Titi Lestari"]


def test_a_shortened_title_inside_a_name_does_not_end_it() -> None:
    found = _found("Ia Zulfan Amran Dt. Bagindo dari Solok.", "id", ("Zulfan Amran Dt", "Person"))
    assert found == ["Zulfan Amran Dt . Bagindo"]


def test_two_places_with_and_between_are_two() -> None:
    found = _found("Analysts at Macora and Barrow left.", "en", ("Macora and Barrow", "Place"))
    assert found == ["Macora", "Barrow"]


def test_a_firm_ends_at_its_legal_form_and_somebody_begins() -> None:
    found = _found(
        "Kata analis Karsa Sekuritas Rendra Mahesa kemarin.",
        "id",
        ("Karsa Sekuritas Rendra", "Organization"),
        ("Mahesa", "Person"),
    )
    assert found == ["Karsa Sekuritas", "Rendra Mahesa"]


def test_what_a_known_place_has_is_named_without_it() -> None:
    cut = tuple(tokens("They rented Brazil's Petrolisa a rig."))
    words = Words.of(cut, "en")
    known = [Candidate(2, 3, "Country", 1.5, "gazetteer", ("country-brazil",))]
    (found,) = from_tags(words, [(2, 5, "Place")], known)
    assert words.text[found.start : found.end] == ("Petrolisa",)


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("Norwegian fund Halvard Capital left.", "Norwegian fund Halvard Capital",
         "Halvard Capital"),
        ("The Swiss hedge fund Ormond left.", "Swiss hedge fund Ormond", "Ormond"),
        ("The British Council left.", "British Council", "British Council"),
        ("German football Bund Ost left.", "German football Bund Ost", "German football Bund Ost"),
    ],
)  # fmt: skip
def test_a_nation_and_a_noun_before_a_name_are_no_part_of_it(
    text: str, tagged: str, name: str
) -> None:
    assert _found(text, "en", (tagged, "Organization")) == [name]
