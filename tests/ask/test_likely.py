"""Which entities a person is asked about, and which not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kgnews import store
from kgnews.ask import Doubt, doubts
from kgnews.extract.gazetteer import Gazetteer
from kgnews.judgements import UNJUDGED, Settled, settled
from kgnews.mapping import quads
from kgnews.model import Article, Entity, Judgement, Mention, Reading, Span
from kgnews.ontology import Ontology
from kgnews.resolve import Identity
from kgnews.store import EmbeddedGraph, Graph, Record, entry, open_record
from kgnews.text import segment

KNOWN = Gazetteer.load(Ontology.load())
KINDS = {"person": "Person", "city": "City", "org": "Organization", "office": "Office"}


def graph(*articles: dict[str, str], links: dict[str, str] | None = None) -> Graph:
    """Articles as key → name of whom they name."""
    made = Store()
    for number, named in enumerate(articles):
        entities = tuple(
            Entity(key, KINDS[key.partition("-")[0]], name, (name,)) for key, name in named.items()
        )
        known = {
            key: Identity(key, ((links or {})[key],) if key in (links or {}) else ())
            for key in named
        }
        reading = Reading(segment(Article(f"Kabar {number}.")), entities)
        made.load(quads(reading, known), format=RdfFormat.N_TRIPLES)
    return EmbeddedGraph(made, Path("example"))


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("none") / "store"
    store.Store.open(folder, create=True).close()
    with open_record(folder) as record:
        yield record


def asked(record: Record, about: Graph, judged: Settled = UNJUDGED) -> list[tuple[str, str]]:
    return [(d.left.id, d.right.id) for d in doubts(about, record, judged, KNOWN)]


def test_a_short_form_a_spelling_and_a_shared_link_are_asked_about(nothing: Record) -> None:
    found = graph(
        {"person-ratri": "Ratri", "org-abc": "Balai Uji Mutu"},
        {"person-ratri-puspita": "Ratri Puspita", "org-bum": "BUM"},
        {"person-hendro-wibowo": "Hendro Wibowo"},
        {"person-hendra-wibowo": "Hendra Wibowo"},
        links={"org-abc": "wd:Q5", "org-bum": "wd:Q5"},
    )
    assert set(asked(nothing, found)) == {
        (":person-ratri", ":person-ratri-puspita"),
        (":person-hendra-wibowo", ":person-hendro-wibowo"),
        (":org-abc", ":org-bum"),
    }


def test_who_is_linked_to_two_things_is_not_asked_about(nothing: Record) -> None:
    links = {"city-a": "wd:Q1", "city-b": "wd:Q2"}
    assert not asked(nothing, graph({"city-a": "Lasem"}, {"city-b": "Lasem"}, links=links))


def test_people_are_not_compared_with_places(nothing: Record) -> None:
    assert not asked(nothing, graph({"person-lasem": "Lasem"}, {"city-lasem": "Lasem"}))


def test_a_word_that_many_share_is_no_short_name(nothing: Record) -> None:
    cities = [{f"city-kota-{x}": f"Kota {x.title()}"} for x in ("ano", "bemu", "cudi", "dofa")]
    assert not asked(nothing, graph({"city-kota": "Kota"}, *cities))


def test_those_named_together_come_after_those_that_never_are(nothing: Record) -> None:
    apart = graph({"person-ratri": "Ratri"}, {"person-ratri-puspita": "Ratri Puspita"})
    both = {"person-ratri": "Ratri", "person-ratri-puspita": "Ratri Puspita"}

    def score(about: Graph) -> float:
        found: list[Doubt] = doubts(about, nothing, UNJUDGED, KNOWN)
        return found[0].score if found else 0

    assert score(graph(both)) < score(apart)


def test_what_was_decided_is_not_asked_again_whatever_it_is_called_by_now(
    nothing: Record,
) -> None:
    about = graph({"person-ratri": "Ratri"}, {"person-ratri-puspita": "Ratri Puspita"})
    no = Judgement("not-same", (":person-ratri", ":person-ratri-puspita"))
    assert not asked(nothing, about, settled([no], KNOWN))
    renamed = [
        Judgement("same", (":person-aaa", ":person-xyz")),
        Judgement("same", (":person-aaa", ":person-ratri-puspita")),
        Judgement("not-same", (":person-ratri", ":person-xyz")),
    ]
    later = graph({"person-ratri": "Ratri"}, {"person-aaa": "Ratri Puspita"})
    assert not asked(nothing, later, settled(renamed, KNOWN))


def test_a_link_by_a_name_that_several_bear_is_asked_about(tmp_path: Path) -> None:
    """There is a city of Bandung and a regency of Bandung."""
    text = "Pasar di Bandung ramai."
    span = Span(text.index("Bandung"), text.index("Bandung") + 7)
    mention = Mention(span, "City", "Bandung", "gazetteer", ("city-bandung",))
    city = Entity("e1", "City", "Bandung", ("Bandung",), (mention,), key="city-bandung")
    reading = Reading(segment(Article(text, language="id")), (city,))
    known = {"e1": Identity("city-bandung", label="Bandung")}
    with store.Store.open(tmp_path / "store", create=True) as opened:
        opened.add([entry(reading, quads(reading, known))])
    article = reading.document.article.id
    with open_record(tmp_path / "store") as record:
        about = store.open_graph(tmp_path / "store")
        (found,) = doubts(about, record, UNJUDGED, KNOWN)
        assert found.yes == Judgement("same", (":city-bandung", f":city-bandung@{article}"))
        assert "Bandung Regency" in found.reasons[0]
        assert not doubts(about, record, settled([found.no], KNOWN), KNOWN)
