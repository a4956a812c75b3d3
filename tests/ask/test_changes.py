"""What changed between two states of a graph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kgnews.ask import Changes, between, changes, since
from kgnews.deciding import decide, follow
from kgnews.extract.gazetteer import Gazetteer
from kgnews.judging import derived
from kgnews.model import Article, Entity, Evidence, Judgement, Mention, Reading, Span, Statement
from kgnews.ontology import Ontology
from kgnews.store import Store, entry, judged, open_graph, open_record
from kgnews.text import segment

KNOWN = Gazetteer.load(Ontology.load())


def reading(text: str, *supporters: str) -> Reading:
    """An article in which some people support a festival."""
    people = tuple(
        Entity(
            name,
            "Person",
            name,
            (name,),
            (
                Mention(
                    Span(text.index(name), text.index(name) + len(name)), "Person", name, "hand"
                ),
            ),
        )
        for name in supporters
    )
    place = Span(0, len(text))
    feast = Entity("feast", "Event", "Pekan Lasem", ("Pekan Lasem",))
    told = Evidence(place, text, "hand")
    statements = tuple(Statement(name, "supports", "feast", told) for name in supporters)
    article = Article(text, title=text, published="2024-05-01")
    return Reading(segment(article), (*people, feast), statements)


FIRST = reading("Zeta Anu mendukung Pekan Lasem.", "Zeta Anu")
SECOND = reading("Yola Beta dan Zeta Anu mendukung.", "Yola Beta", "Zeta Anu")


def run(folder: Path, *those: Reading) -> None:
    with Store.open(folder, create=True) as store:
        judged.begin_run(store.record, "2024-05-02T00:00:00Z", "ingest")
        follow(store)
        store.add([entry(each, derived(each, KNOWN).quads) for each in those])


def decided(folder: Path, add: Sequence[Judgement], remove: Sequence[Judgement] = ()) -> None:
    with Store.open(folder) as store:
        judged.begin_run(store.record, "2024-05-03T00:00:00Z", "judge")
        decide(store, add, remove)


def after(folder: Path, number: int) -> Changes:
    with open_record(folder) as record:
        return changes(since(record, number), open_graph(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run(tmp_path / "store", FIRST)
    run(tmp_path / "store", SECOND)
    return tmp_path / "store"


def test_a_new_article_brings_new_people_and_only_facts_that_nobody_stated(folder: Path) -> None:
    found = after(folder, 1)
    assert [each.headline for each in found.new_articles] == [SECOND.document.article.title]
    assert [each.id for each in found.new_entities] == [":person-yola-beta"]
    assert [fact.subject for fact in found.new_facts] == [":person-yola-beta"]
    assert not found.gone_facts


def test_from_the_beginning_everything_is_new(folder: Path) -> None:
    found = after(folder, 0)
    assert len(found.new_articles) == 2
    assert {fact.subject for fact in found.new_facts} == {":person-yola-beta", ":person-zeta-anu"}


def test_after_the_last_run_nothing_changed(folder: Path) -> None:
    assert not after(folder, 2)


def test_a_retracted_article_takes_only_what_it_alone_stated(folder: Path) -> None:
    gone = Judgement("retract", (SECOND.document.article.id,), who="Rina", why="hoaks")
    decided(folder, [gone])
    found = after(folder, 2)
    assert [each.headline for each in found.gone_articles] == [SECOND.document.article.title]
    assert [each.id for each in found.gone_entities] == [":person-yola-beta"]
    assert [fact.subject for fact in found.gone_facts] == [":person-yola-beta"]
    decided(folder, (), [gone])
    assert not after(folder, 2).gone_facts
    assert not after(folder, 2)


def test_two_that_became_one_are_told_as_that_and_their_facts_are_not_news(folder: Path) -> None:
    terms = (":person-yola-beta", ":person-zeta-anu")
    decided(folder, [Judgement("same", terms, who="Rina", why="satu")])
    found = after(folder, 2)
    assert [(each.before.id, each.after.id) for each in found.merged] == [
        (":person-zeta-anu", ":person-yola-beta")
    ]
    assert not found.new_entities
    assert not found.new_facts
    assert not found.gone_facts


def test_a_new_name_and_a_new_class_are_told(folder: Path) -> None:
    name = Judgement("rename", (":person-zeta-anu", '"Aula Anu"'), who="R", why="w")
    kind = Judgement("retype", (":person-yola-beta", "kg:Organization"), who="R", why="w")
    decided(folder, [name, kind])
    found = {each.before.name: each.after for each in after(folder, 2).renamed}
    assert found["Zeta Anu"].name == "Aula Anu"
    assert found["Yola Beta"].kinds == ("Organization",)


def test_a_fact_that_is_put_right_is_one_gone_and_one_new(folder: Path) -> None:
    fact = (":person-yola-beta", "kg:supports", ":event-pekan-lasem")
    better = (":person-yola-beta", "kg:hosts", ":event-pekan-lasem")
    decided(folder, [Judgement("correct", (*fact, *better), who="Rina", why="salah baca")])
    found = after(folder, 2)
    assert [fact.predicate for fact in found.gone_facts] == ["kg:supports"]
    (new,) = found.new_facts
    assert new.predicate == "kg:hosts"
    assert new.evidence[0].rule == "judgement by Rina"
    assert new.evidence[0].quote == SECOND.document.article.text


def test_two_stores_differ_by_what_one_has_and_the_other_has_not(
    folder: Path, tmp_path: Path
) -> None:
    run(tmp_path / "other", FIRST)
    with open_record(tmp_path / "other") as one, open_record(folder) as other:
        found = changes(between(one, other), open_graph(folder))
        back = changes(between(other, one), open_graph(tmp_path / "other"))
    assert [fact.subject for fact in found.new_facts] == [":person-yola-beta"]
    assert [fact.subject for fact in back.gone_facts] == [":person-yola-beta"]
