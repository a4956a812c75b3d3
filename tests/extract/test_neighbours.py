"""Kinds that the names beside a name settle."""

from __future__ import annotations

from kgnews.extract.names.candidates import Candidate, Words
from kgnews.extract.names.neighbours import settled
from kgnews.text import tokens


def _words(sentence: str, language: str = "id") -> Words:
    return Words.of(tuple(tokens(sentence)), language)


def _named(words: Words, form: str, kind: str, rule: str = "tagger") -> Candidate:
    cut = tuple(token.text for token in tokens(form))
    start = next(at for at in range(len(words.text)) if words.text[at : at + len(cut)] == cut)
    return Candidate(
        start, start + len(cut), kind, 1.0, rule, ("k",) if rule == "gazetteer" else ()
    )


def test_one_of_a_list_is_what_the_others_are() -> None:
    words = _words("Grup itu beranggotakan Danu, Geza, Rendra, dan Yusril.")
    names = [
        _named(words, "Danu", "Person"),
        _named(words, "Geza", "Organization"),
        _named(words, "Rendra", "Person"),
        _named(words, "Yusril", "Person"),
    ]
    assert {each.kind for each in settled(words, names)} == {"Person"}


def test_a_list_does_not_overrule_what_a_head_word_says() -> None:
    words = _words("Hadir Danu, Rendra, dan PT Karsa.")
    names = [
        _named(words, "Danu", "Person"),
        _named(words, "Rendra", "Person"),
        _named(words, "PT Karsa", "Organization", "head:pt"),
    ]
    assert [each.kind for each in settled(words, names)][-1] == "Organization"


def test_what_lies_in_a_known_country_is_a_place() -> None:
    words = _words("Rombongan berangkat dari Nakhon Sawan, Thailand.")
    names = [
        _named(words, "Nakhon Sawan", "Person"),
        _named(words, "Thailand", "Country", "gazetteer"),
    ]
    assert settled(words, names)[0].kind == "Place"


def test_somebody_from_a_country_stays_a_person() -> None:
    words = _words("The winner was Mara Lindqvist, Sweden.", "en")
    names = [
        _named(words, "Mara Lindqvist", "Person"),
        _named(words, "Sweden", "Country", "gazetteer"),
    ]
    assert settled(words, names)[0].kind == "Person"


def test_nobody_is_inside_somebody() -> None:
    words = _words("Pelatihan di Sentul akan dibuka.")
    assert settled(words, [_named(words, "Sentul", "Person")])[0].kind == "Place"


def test_what_somebody_has_is_not_inside_a_place() -> None:
    words = _words("A change in Harlow's plan came late.", "en")
    assert settled(words, [_named(words, "Harlow", "Person")])[0].kind == "Person"


def test_a_body_with_the_place_behind_is_its_branch_there() -> None:
    words = _words("Warga menelepon RRI Sintang kemarin.")
    names = [
        _named(words, "RRI", "Organization", "gazetteer"),
        _named(words, "Sintang", "City", "gazetteer"),
    ]
    assert [(e.end - e.start, e.kind) for e in settled(words, names)] == [(2, "Organization")]


def test_english_sets_a_place_beside_a_body_for_other_reasons() -> None:
    words = _words("The BBC London reporter left.", "en")
    names = [
        _named(words, "BBC", "Organization", "gazetteer"),
        _named(words, "London", "City", "gazetteer"),
    ]
    assert len(settled(words, names)) == 2


def test_a_name_behind_a_street_is_where_it_is() -> None:
    words = _words("Homes at Hobb Lane, Belper, were refused.", "en")
    names = [
        _named(words, "Hobb Lane", "Place", "head:lane"),
        _named(words, "Belper", "Person"),
    ]
    assert settled(words, names)[1].kind == "Place"


def test_who_speaks_behind_a_street_is_no_place() -> None:
    words = _words("At Hobb Lane, Belper said no.", "en")
    names = [
        _named(words, "Hobb Lane", "Place", "head:lane"),
        _named(words, "Belper", "Person"),
    ]
    assert settled(words, names)[1].kind == "Person"


def test_words_of_peoples_names_alone_are_no_place() -> None:
    words = _words("The charge names Singh Sharma today.", "en")
    assert settled(words, [_named(words, "Singh Sharma", "Place")])[0].kind == "Person"
