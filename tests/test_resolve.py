"""Identities of entities, offices, and what judgements make of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.extract.gazetteer import Gazetteer
from kgnews.judgements import UNJUDGED, Settled, settled
from kgnews.model import Article, Document, Entity, Judgement, Mention, Reading, Span
from kgnews.ontology import Ontology
from kgnews.resolve import Identity, identify, slug

JAKARTA = Entity("place", "City", "Jakarta", ("DKI Jakarta", "Jakarta"), key="city-jakarta")


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return Gazetteer.load(Ontology.load())


def names(known: Gazetteer, *entities: Entity, judged: Settled = UNJUDGED) -> dict[str, str]:
    reading = Reading(Document(Article("x"), ()), entities)
    return {id_: found.name for id_, found in identify(reading, known, judged).items()}


# --- Names -----------------------------------------------------------------------------------


@given(st.text())
def test_a_slug_is_a_key(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 80


@given(st.text(), st.text())
def test_long_or_foreign_names_do_not_collide_by_being_cut(one: str, other: str) -> None:
    head = "panjang " * 12
    if " ".join(one.split()) != " ".join(other.split()):
        assert slug(head + "東" + one) != slug(head + "東" + other) or slug(one) == slug(other)


def test_a_linked_entity_has_the_key_and_the_ids_of_the_gazetteer(known: Gazetteer) -> None:
    found = identify(Reading(Document(Article("x"), ()), (JAKARTA,)), known)["place"]
    assert found == Identity(
        "city-jakarta",
        (
            "http://www.wikidata.org/entity/Q3630",
            "https://sws.geonames.org/1642907/",
            "https://sws.geonames.org/1642911/",
        ),
        label="Jakarta",
    )


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("Person", "Mustaqim Amna", "person-mustaqim-amna"),
        ("Organization", "Sanggar Melati", "org-sanggar-melati"),
        ("GovernmentBody", "Dinas Taman", "org-dinas-taman"),
        ("AdministrativeArea", "Kecamatan Sukasari", "place-kecamatan-sukasari"),
        ("Place", "Jembatan Senja", "place-jembatan-senja"),
        ("City", "Kota Awan", "city-kota-awan"),
        ("Event", "Festival Senja 2018", "event-festival-senja-2018"),
        ("Programme", "Kampung Hijau", "programme-kampung-hijau"),
        ("Document", "Perda 5/2014", "document-perda-5-2014"),
        ("Concept", "City 4.0", "concept-city-4-0"),
        ("Group", "para wali kota", "group-para-wali-kota"),
        ("Person", "Łukasz Ćwik-Müller", "person-lukasz-cwik-muller"),
    ],
)
def test_an_unknown_name_has_its_kind_and_plain_letters(
    known: Gazetteer, kind: str, words: str, expected: str
) -> None:
    assert name(known, Entity("e1", kind, words)) == expected


def test_an_entity_that_was_weighed_and_not_linked_keeps_apart(known: Gazetteer) -> None:
    mention = Mention(Span(0, 5), "City", "Jambi", "gazetteer", ("city-jambi", "prov-jambi"))
    entity = Entity("e1", "City", "Jambi", ("Jambi",), (mention,))
    assert name(known, entity) == "city-jambi-unclear"


def test_an_entity_for_which_nobody_asked_is_looked_up(known: Gazetteer) -> None:
    assert name(known, Entity("e1", "GovernmentBody", "Komisi Yudisial")) == "org-ky"
    assert name(known, Entity("e1", "Person", "David Miller")) == "person-david-miller-unclear"


def test_an_outlet_that_a_page_names_needs_no_other_support(known: Gazetteer) -> None:
    on_page = Entity("Organization:ANTARA", "Organization", "ANTARA")
    assert name(known, on_page) == "org-antara"
    read = Entity(
        "e1", "Organization", "ANTARA", mentions=(Mention(Span(0, 6), "x", "ANTARA", "x"),)
    )
    assert name(known, read) == "org-antara-unclear"


def test_two_entities_may_be_one(known: Gazetteer) -> None:
    one, other = Entity("e1", "Person", "Sri Melati"), Entity("e2", "Person", "Sri Melati")
    assert set(names(known, one, other).values()) == {"person-sri-melati"}


# --- Offices ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Gubernur DKI Jakarta",
        "Gubernur Jakarta",
        "Governor of Jakarta",
        "Jakarta Governor",
        "mantan Gubernur DKI Jakarta",
        "Plt. Gubernur DKI Jakarta",
        "Governor of DKI Jakarta",
    ],
)
def test_an_office_has_one_name_in_both_languages(known: Gazetteer, words: str) -> None:
    office = Entity("office", "Office", words, of="place")
    assert names(known, office, JAKARTA)["office"] == "office-governor-of-jakarta"


@pytest.mark.parametrize(
    ("words", "owner", "expected"),
    [
        ("Wali Kota Paris", Entity("of", "City", "Paris", key="city-paris"), "mayor-of-paris"),
        ("Walikota Paris", Entity("of", "City", "Paris", key="city-paris"), "mayor-of-paris"),
        ("Mayor of Paris", Entity("of", "City", "Paris", key="city-paris"), "mayor-of-paris"),
        ("Ketua C40", Entity("of", "Organization", "C40", key="org-c40"), "chair-of-c40"),
        ("Chair of C40", Entity("of", "Organization", "C40", key="org-c40"), "chair-of-c40"),
        (
            "Presiden RI",
            Entity("of", "Country", "RI", key="country-indonesia"),
            "president-of-indonesia",
        ),
        (
            "Russian President",
            Entity("of", "Country", "Russia", key="country-russia"),
            "president-of-russia",
        ),
        (
            "Bupati Bandung",
            Entity("of", "AdministrativeArea", "Bandung", key="kab-bandung"),
            "regent-of-kab-bandung",
        ),
        (
            "Gubernur Jawa Barat",
            Entity("of", "AdministrativeArea", "Jawa Barat", key="prov-jawa-barat"),
            "governor-of-jawa-barat",
        ),
        (
            "Penjaga Taman Sanggar Melati",
            Entity("of", "Organization", "Sanggar Melati"),
            "penjaga-taman-of-sanggar-melati",
        ),
    ],
)
def test_an_office_is_named_by_role_and_owner(
    known: Gazetteer, words: str, owner: Entity, expected: str
) -> None:
    office = Entity("office", "Office", words, of="of")
    assert names(known, office, owner)["office"] == f"office-{expected}"


def test_kindred_titles_are_different_offices(known: Gazetteer) -> None:
    one = Entity("one", "Office", "Rektor Universitas Senja", of="of")
    two = Entity("two", "Office", "Wakil Rektor Universitas Senja", of="of")
    owner = Entity("of", "Organization", "Universitas Senja")
    found = names(known, one, two, owner)
    assert found["one"] == "office-rector-of-universitas-senja"
    assert found["two"] == "office-vice-rector-of-universitas-senja"


def test_an_office_without_an_owner_is_called_by_its_words(known: Gazetteer) -> None:
    assert name(known, Entity("e1", "Office", "Juru Kunci")) == "office-juru-kunci"


def test_offices_that_own_each_other_end(known: Gazetteer) -> None:
    one = Entity("one", "Office", "Sekretaris Ketua", of="two")
    two = Entity("two", "Office", "Ketua Sekretaris", of="one")
    assert len(names(known, one, two)) == 2


# --- Judgements ------------------------------------------------------------------------------


def judged(known: Gazetteer, *judgements: Judgement) -> Settled:
    return settled(judgements, known)


def name(known: Gazetteer, entity: Entity, *judgements: Judgement) -> str:
    return names(known, entity, judged=judged(known, *judgements))[entity.id]


def test_same_is_transitive_and_the_gazetteer_names_the_class(known: Gazetteer) -> None:
    decided = judged(
        known,
        Judgement("same", (":person-pak-a", ":person-pak-b")),
        Judgement("same", (":person-joko-widodo", ":person-pak-b")),
    )
    reading = Reading(Document(Article("x"), ()), (Entity("e1", "Person", "Pak A"),))
    found = identify(reading, known, decided)["e1"]
    assert found.name == "person-joko-widodo"
    assert found.same_as == ("http://www.wikidata.org/entity/Q3318231",)
    assert found.read_as == "person-pak-a"


def test_among_unknown_names_the_least_counts(known: Gazetteer) -> None:
    same = Judgement("same", (":person-abdul", ":person-zul"))
    assert name(known, Entity("e1", "Person", "Zul"), same) == "person-abdul"


def test_what_holds_of_one_article_leaves_the_others_as_they_are(known: Gazetteer) -> None:
    here, there = Article("x"), Article("y")
    entity = Entity("e1", "Person", "Budi")
    decided = judged(known, Judgement("same", (f":person-budi@{here.id}", ":person-budi-hartono")))
    one = identify(Reading(Document(here, ()), (entity,)), known, decided)
    other = identify(Reading(Document(there, ()), (entity,)), known, decided)
    assert (one["e1"].name, other["e1"].name) == ("person-budi-hartono", "person-budi")


def test_a_namesake_in_one_article_gets_a_name_of_its_own(known: Gazetteer) -> None:
    here = Article("x")
    entity = Entity("e1", "Person", "Budi")
    decided = judged(known, Judgement("not-same", (":person-budi", f":person-budi@{here.id}")))
    found = identify(Reading(Document(here, ()), (entity,)), known, decided)["e1"]
    assert found.name == f"person-budi-{here.id[:8]}"


def test_a_name_that_people_gave_is_the_label_and_changes_no_key(known: Gazetteer) -> None:
    decided = judged(known, Judgement("rename", (":org-melati", '"Sanggar Melati"')))
    reading = Reading(Document(Article("x"), ()), (Entity("e1", "Organization", "Melati"),))
    found = identify(reading, known, decided)["e1"]
    assert (found.name, found.label) == ("org-melati", "Sanggar Melati")


def test_a_class_that_people_gave_changes_no_key(known: Gazetteer) -> None:
    decided = judged(known, Judgement("retype", (":city-jakarta", "kg:AdministrativeArea")))
    found = identify(Reading(Document(Article("x"), ()), (JAKARTA,)), known, decided)["place"]
    assert (found.name, found.kind) == ("city-jakarta", "AdministrativeArea")


def test_a_link_to_an_entry_of_the_gazetteer_makes_it_that_entry(known: Gazetteer) -> None:
    decided = judged(known, Judgement("link", (":person-pak-a", "wd:Q3318231")))
    reading = Reading(Document(Article("x"), ()), (Entity("e1", "Person", "Pak A"),))
    assert identify(reading, known, decided)["e1"].name == "person-joko-widodo"


def test_a_link_that_people_gave_stands_alone(known: Gazetteer) -> None:
    decided = judged(known, Judgement("link", (":city-jakarta", "wd:Q999999999")))
    found = identify(Reading(Document(Article("x"), ()), (JAKARTA,)), known, decided)["place"]
    assert found.same_as == ("http://www.wikidata.org/entity/Q999999999",)


def test_without_a_link_the_gazetteer_says_nothing_of_it(known: Gazetteer) -> None:
    decided = judged(known, Judgement("unlink", (":city-jakarta",)))
    found = identify(Reading(Document(Article("x"), ()), (JAKARTA,)), known, decided)["place"]
    assert (found.name, found.same_as, found.label) == ("city-jakarta", (), "")


def test_an_office_follows_what_was_judged_of_its_owner(known: Gazetteer) -> None:
    owner = Entity("of", "Organization", "Sanggar Lama")
    office = Entity("office", "Office", "Ketua Sanggar Lama", of="of")
    same = Judgement("same", (":org-sanggar-baru", ":org-sanggar-lama"))
    found = names(known, owner, office, judged=judged(known, same))
    assert found["office"] == "office-chair-of-sanggar-baru"


def test_what_was_judged_of_an_office_stays_when_its_owner_becomes_another(
    known: Gazetteer,
) -> None:
    owner = Entity("of", "Organization", "Sanggar Lama")
    office = Entity("office", "Office", "Ketua Sanggar Lama", of="of")
    decided = judged(
        known,
        Judgement("same", (":org-sanggar-baru", ":org-sanggar-lama")),
        Judgement("rename", (":office-chair-of-sanggar-lama", '"Ketua Sanggar"')),
    )
    found = identify(Reading(Document(Article("x"), ()), (owner, office)), known, decided)
    assert found["office"].label == "Ketua Sanggar"
