"""Names that the words around them describe."""

from __future__ import annotations

from collections.abc import Iterable

from kgnews.extract.names.candidates import Candidate, Words
from kgnews.extract.names.described import (
    from_appositions,
    from_descriptions,
    from_governments,
    from_national_bodies,
    from_partners,
    from_quoted,
)
from kgnews.extract.words.heads import heads
from kgnews.text import tokens


def _words(sentence: str, language: str) -> Words:
    return Words.of(tuple(tokens(sentence)), language)


def _told(words: Words, found: Iterable[Candidate]) -> list[tuple[str, str]]:
    return [(" ".join(words.text[each.start : each.end]), each.kind) for each in found]


def test_a_noun_for_people_stands_before_somebody() -> None:
    words = _words("Novel itu karya penulis Sekar Pandanwangi dari Solo.", "id")
    assert _told(words, from_descriptions(words)) == [("Sekar Pandanwangi", "Person")]


def test_a_king_is_called_by_his_name_and_number() -> None:
    words = _words("They met King Olof XVI Sigurd in town.", "en")
    assert _told(words, from_descriptions(words)) == [("Olof XVI Sigurd", "Person")]


def test_who_stands_between_commas_behind_a_post_is_somebody() -> None:
    words = _words("Its president, Marisol Quintero, will join the board.", "en")
    assert _told(words, from_descriptions(words)) == [("Marisol Quintero", "Person")]


def test_an_acronym_behind_a_noun_for_people_is_nobody() -> None:
    words = _words("Pemain PSM Makassar berlatih dan penulis ABC Media hadir.", "id")
    assert _told(words, from_descriptions(words)) == []


def test_a_title_in_quotation_marks_is_of_what_stands_before() -> None:
    words = _words('Ia merilis lagu berjudul "Hujan Pagi" dan film "Dua Kota" tahun ini.', "id")
    told = _told(words, from_quoted(words, heads("id")))
    assert told == [("Hujan Pagi", "Document"), ("Dua Kota", "Document")]


def test_what_somebody_says_in_quotation_marks_is_no_title() -> None:
    words = _words('Ia memuji lagu, "Bagus sekali," katanya.', "id")
    assert _told(words, from_quoted(words, heads("id"))) == []


def test_a_firm_is_called_after_its_owners() -> None:
    words = _words("She left Harlow & Finch for Benwick and Sons.", "en")
    told = _told(words, from_partners(words))
    assert told == [("Harlow & Finch", "Organization"), ("Benwick and Sons", "Organization")]


def test_a_place_with_the_word_for_its_government_is_a_body() -> None:
    words = _words("The Leeds city council and the Unity party met.", "en")
    leeds = Candidate(1, 2, "City", 1.5, "gazetteer", ("city-leeds",))
    told = _told(words, from_governments(words, heads("en"), [leeds]))
    assert told == [("Leeds city council", "GovernmentBody"), ("Unity party", "Organization")]


def test_somebodys_government_is_no_body_of_a_place() -> None:
    words = _words("The Harlow administration met.", "en")
    somebody = Candidate(1, 2, "Person", 1.1, "tagger")
    assert _told(words, from_governments(words, heads("en"), [somebody])) == []


def test_a_work_stands_between_commas_behind_the_word_for_it() -> None:
    words = _words("Her novel, Winter Orchard, was read in town.", "en")
    told = _told(words, from_appositions(words, heads("en")))
    assert told == [("Winter Orchard", "Document")]


def _known(words: Words, form: str) -> Candidate:
    at = words.text.index(form)
    return Candidate(at, at + 1, "Country", 1.5, "gazetteer", (form.lower(),))


def test_a_sport_and_a_country_are_its_federation() -> None:
    words = _words("She told Tennis Australia, not the Cricket Australia Cup.", "en")
    found = from_national_bodies(words, [_known(words, "Australia")])
    assert _told(words, found) == [("Tennis Australia", "Organization")]


def test_an_open_is_an_event_of_its_country() -> None:
    words = _words("Mereka menjuarai Swiss Terbuka 2026 kemarin.", "id")
    found = from_national_bodies(words, [_known(words, "Swiss")])
    assert _told(words, found) == [("Swiss Terbuka 2026", "Event")]
