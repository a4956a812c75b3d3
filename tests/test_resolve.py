"""Identities of entities, offices, and what judgements make of them."""

from __future__ import annotations

import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.errors import InputError
from kgnews.extract.gazetteer import Gazetteer
from kgnews.model import Article, Document, Entity, Mention, Reading, Span
from kgnews.ontology import Ontology
from kgnews.resolve import Identity, Judgement, identify, slug

JAKARTA = Entity("place", "City", "Jakarta", ("DKI Jakarta", "Jakarta"), key="city-jakarta")


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return Gazetteer.load(Ontology.load())


def names(
    known: Gazetteer, *entities: Entity, judgements: tuple[Judgement, ...] = ()
) -> dict[str, str]:
    reading = Reading(Document(Article("x"), ()), entities)
    return {id_: found.name for id_, found in identify(reading, known, judgements).items()}


def name(known: Gazetteer, entity: Entity, *judgements: Judgement) -> str:
    return names(known, entity, judgements=judgements)[entity.id]


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
    assert found["two"] == "office-wakil-rektor-of-universitas-senja"


def test_an_office_without_an_owner_is_called_by_its_words(known: Gazetteer) -> None:
    assert name(known, Entity("e1", "Office", "Juru Kunci")) == "office-juru-kunci"


def test_offices_that_own_each_other_end(known: Gazetteer) -> None:
    one = Entity("one", "Office", "Sekretaris Ketua", of="two")
    two = Entity("two", "Office", "Ketua Sekretaris", of="one")
    assert len(names(known, one, two)) == 2


# --- Judgements ------------------------------------------------------------------------------


def test_same_is_transitive_and_the_gazetteer_names_the_class(known: Gazetteer) -> None:
    judgements = (
        Judgement("same", "person-pak-a", "person-pak-b"),
        Judgement("same", "person-pak-b", "person-joko-widodo"),
    )
    reading = Reading(Document(Article("x"), ()), (Entity("e1", "Person", "Pak A"),))
    found = identify(reading, known, judgements)["e1"]
    assert found.name == "person-joko-widodo"
    assert found.same_as == ("http://www.wikidata.org/entity/Q3318231",)


def test_among_unknown_names_the_least_counts(known: Gazetteer) -> None:
    same = Judgement("same", "person-zul", "person-abdul")
    assert name(known, Entity("e1", "Person", "Zul"), same) == "person-abdul"


def test_judgements_mean_the_same_in_any_order(known: Gazetteer) -> None:
    judgements = (
        Judgement("same", "person-a", "person-b"),
        Judgement("same", "person-c", "person-b"),
        Judgement("rename", "person-c", "person-d"),
        Judgement("not-same", "person-a", "person-z"),
    )
    found = {name(known, Entity("e1", "Person", "A"), *order) for order in permutations(judgements)}
    assert found == {"person-d"}


def test_not_same_refuses_a_chain_that_joins_the_two(known: Gazetteer) -> None:
    judgements = (
        Judgement("same", "person-a", "person-b"),
        Judgement("same", "person-b", "person-c"),
        Judgement("not-same", "person-a", "person-c"),
    )
    with pytest.raises(InputError, match="other judgements make them the same; take one"):
        name(known, Entity("e1", "Person", "A"), *judgements)


def test_rename_may_hold_in_one_article_alone(known: Gazetteer) -> None:
    here = Article("x")
    there = Article("y")
    judgement = Judgement("rename", f"person-budi@{here.id}", "person-budi-the-elder")
    entity = Entity("e1", "Person", "Budi")
    assert name(known, entity, judgement) == "person-budi-the-elder"
    other = identify(Reading(Document(there, ()), (entity,)), known, (judgement,))
    assert other["e1"].name == "person-budi"


def test_retype_changes_the_prefix_and_tells_the_class(known: Gazetteer) -> None:
    judgement = Judgement("retype", "org-melati", "Event")
    reading = Reading(Document(Article("x"), ()), (Entity("e1", "Organization", "Melati"),))
    assert identify(reading, known, (judgement,))["e1"] == Identity("event-melati", (), "Event")


def test_retype_leaves_a_key_of_the_gazetteer_as_it_is(known: Gazetteer) -> None:
    judgement = Judgement("retype", "city-jakarta", "AdministrativeArea")
    reading = Reading(Document(Article("x"), ()), (JAKARTA,))
    found = identify(reading, known, (judgement,))["place"]
    assert (found.name, found.kind) == ("city-jakarta", "AdministrativeArea")


def test_two_classes_for_one_thing_are_refused(known: Gazetteer) -> None:
    judgements = (Judgement("retype", "org-a", "Event"), Judgement("retype", "org-a", "Place"))
    with pytest.raises(InputError, match="also judged to be"):
        name(known, Entity("e1", "Organization", "A"), *judgements)


def test_an_office_follows_what_was_judged_of_its_owner(known: Gazetteer) -> None:
    owner = Entity("of", "Organization", "Sanggar Lama")
    office = Entity("office", "Office", "Ketua Sanggar Lama", of="of")
    judgement = Judgement("rename", "org-sanggar-lama", "org-sanggar-baru")
    found = names(known, owner, office, judgements=(judgement,))
    assert found["office"] == "office-chair-of-sanggar-baru"


def test_who_judged_and_why_do_not_change_the_identity(known: Gazetteer) -> None:
    plain = Judgement("same", "person-a", "person-b")
    signed = Judgement("same", "person-a", "person-b", "Rini", "the same birthday")
    entity = Entity("e1", "Person", "B")
    assert name(known, entity, plain) == name(known, entity, signed, plain) == "person-a"
