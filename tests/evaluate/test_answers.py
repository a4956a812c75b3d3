"""A reading in the shape of an annotation."""

from __future__ import annotations

from kgnews.evaluate.answers import Fact, Name, Saying, told
from kgnews.model import (
    Article,
    Detail,
    Document,
    Entity,
    Evidence,
    Mention,
    Quote,
    Reading,
    Span,
    Stance,
    Statement,
)
from kgnews.resolve import Identity

EVIDENCE = Evidence(Span(0, 4), "Rina", "by hand")


def reading() -> Reading:
    article = Article(
        "Rina",
        language="id",
        published="2024-01-02",
        details=(Detail("editor", "Wira"), Detail("reporter", "Sekar"), Detail("views", "12")),
    )
    mention = Mention(Span(0, 4), "Person", "Rina", "tagger")
    entities = (
        Entity("e1", "Person", "Rina", ("Rina",), (mention,)),
        Entity("e2", "Person", "Rina Tan", ("Rina Tan",)),
        Entity("e3", "Office", "Bupati Ende", of="e4"),
        Entity("e4", "City", "Ende"),
        Entity("e5", "Event", "Rapat"),
        Entity("e6", "Concept", "Gizi"),
    )
    statements = (
        Statement("e2", "holdsOffice", "e3", EVIDENCE),
        Statement("e1", "panelistIn", "e5", EVIDENCE, stance=Stance.PLANS),
        Statement("e1", "participatesIn", "e5", EVIDENCE, stance=Stance.DENIES),
        Statement("article", "about", "e4", EVIDENCE),
        Statement("e1", "age", "40", EVIDENCE, literal=True, datatype="integer"),
        Statement("e1", "describedAs", "tangguh", EVIDENCE, literal=True),
    )
    quotes = (
        Quote("Ayo", Span(0, 3), "e2"),
        Quote("Siapa", Span(0, 3)),
        Quote("ia datang", Span(0, 3), "e1", direct=False),
    )
    return Reading(Document(article, ()), entities, statements, quotes)


IDENTITIES = {
    "e1": Identity("person-rina-tan"),
    "e2": Identity("person-rina-tan"),
    "e3": Identity("office-bupati-of-ende"),
    "e4": Identity("city-ende"),
    "e5": Identity("event-rapat"),
    "e6": Identity("concept-gizi"),
}
ANSWER = told("009", reading(), IDENTITIES)


def test_entities_of_one_identity_are_one_name() -> None:
    assert ANSWER.names[0] == Name("Rina", "PERSON", ("Rina Tan",), rule="tagger")


def test_offices_and_concepts_are_no_names_and_a_city_is_a_place() -> None:
    assert [(name.text, name.kind) for name in ANSWER.names[1:]] == [
        ("Ende", "PLACE"),
        ("Rapat", "EVENT"),
    ]


def test_statements_become_facts_in_names() -> None:
    told_facts = [(each.subject, each.predicate, each.object, each.of) for each in ANSWER.facts]
    assert told_facts == [
        ("Rina", "holdsOffice", "Bupati Ende", "Ende"),
        ("Rina", "participatesIn", "Rapat", None),
        ("article", "about", "Ende", None),
        ("Rina", "age", "40", None),
    ]


def test_a_narrower_relation_counts_as_the_judged_one_with_its_stance_and_rule() -> None:
    assert ANSWER.facts[1] == Fact(
        "Rina", "participatesIn", "Rapat", stance="plans", words="Rina", rule="by hand"
    )


def test_only_direct_speech_is_a_saying() -> None:
    assert ANSWER.sayings == (Saying("Rina", "Ayo"), Saying(None, "Siapa"))


def test_bylines_are_people_and_not_view_counts() -> None:
    assert ANSWER.bylines == ("Sekar", "Wira")
