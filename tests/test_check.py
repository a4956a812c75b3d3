"""Graphs that are as they should be, and graphs with one fault each."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kgnews.check import Checked, Finding, check, shapes
from kgnews.errors import OntologyError
from kgnews.mapping import PREFIXES
from kgnews.ontology import Ontology
from kgnews.store import EmbeddedGraph, open_graph

HEAD = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())

GOOD = f"""
:article-1 a kg:Article ; kg:digest "{"0" * 64}" ; schema:inLanguage "id" ;
  kg:mentions :city-a , :event-b .
:city-a a kg:City ; rdfs:label "A" ; kg:supports :event-b .
:event-b a kg:Event ; rdfs:label "B" .
:fact-1 a kg:Fact ; rdf:subject :city-a ; rdf:predicate kg:supports ; rdf:object :event-b ;
  kg:evidence :evidence-1 .
:evidence-1 a kg:Evidence ; kg:statedIn :article-1 ; kg:start 0 ; kg:end 9 ;
  kg:quote "A dukung B" ; kg:rule "hand" ; kg:stance "asserts" .
:quote-1 a kg:Quote ; kg:statedIn :article-1 ; kg:start 0 ; kg:end 3 ;
  schema:text "Ya" ; kg:direct true .
"""


def _checked(turtle: str) -> Checked:
    store = ox.Store()
    store.load((HEAD + turtle).encode(), format=ox.RdfFormat.TURTLE)
    return check(EmbeddedGraph(store, Path("none")))


def test_a_store_conforms(news_store: Path) -> None:
    done = check(open_graph(news_store))
    assert done.findings == ()
    report = rdflib.Graph().parse(data=done.report, format="turtle")
    conforms = rdflib.URIRef("http://www.w3.org/ns/shacl#conforms")
    assert [value.toPython() for value in report.objects(None, conforms)] == [True]


def test_the_good_graph_is_good() -> None:
    assert _checked(GOOD).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("rdf:subject :city-a ;", "", (":fact-1", "rdf:subject", "a fact has one subject")),
        (
            "rdf:object :event-b ;",
            "rdf:object :event-b , :city-a ;",
            (":fact-1", "rdf:object", "a fact has one object"),
        ),
        (
            ";\n  kg:evidence :evidence-1",
            "",
            (":fact-1", "kg:evidence", "a fact has evidence"),
        ),
        (
            'kg:quote "A dukung B" ;',
            "",
            (":evidence-1", "kg:quote", "evidence quotes the words of its article"),
        ),
        ("kg:rule", "kg:rulle", (":evidence-1", "kg:rule", "evidence names the rule that read it")),
        (
            '"asserts"',
            '"assumes"',
            (":evidence-1", "kg:stance", "the stance is asserts, reports, denies or plans"),
        ),
        (
            "kg:end 9",
            "kg:end 0",
            (":evidence-1", "kg:start", "a span starts before it ends"),
        ),
        (
            "kg:rule",
            'kg:asOf "30/10/2018" ; kg:rule',
            (":evidence-1", "kg:asOf", "evidence is as of one day, month or year"),
        ),
        (
            "kg:digest",
            'schema:datePublished "kemarin" ; kg:digest',
            (
                ":article-1",
                "schema:datePublished",
                "an article was published at one time, well-formed",
            ),
        ),
        (
            "kg:digest",
            "kg:diggest",
            (":article-1", "kg:digest", "an article has the SHA-256 of its text"),
        ),
        ('schema:text "Ya" ;', "", (":quote-1", "schema:text", "a quote has its words")),
        ('rdfs:label "B"', 'rdfs:comment "B"', (":event-b", "rdfs:label", "an entity has a name")),
        (
            "kg:supports :event-b .",
            "kg:opposes :event-b .",
            (":fact-1", "", "an article asserts the fact, and its triple is missing"),
        ),
        (
            '"asserts"',
            '"denies"',
            (":fact-1", "", "no article asserts the fact, and its triple is there"),
        ),
        (
            ":event-b a kg:Event",
            ":event-b a kg:Country",
            (
                ":event-b",
                "",
                "the object of kg:supports is document or organization or person or undertaking",
            ),
        ),
        (
            "kg:supports :event-b .",
            "kg:supports :event-b ; kg:holdsOffice :office-c . :office-c a kg:Office .",
            (":city-a", "", "the subject of kg:holdsOffice is office or person"),
        ),
    ],
)
def test_one_fault_is_found_and_named(old: str, new: str, finding: tuple[str, str, str]) -> None:
    assert old in GOOD
    done = _checked(GOOD.replace(old, new))
    found = {(each.focus, each.path, each.message) for each in done.findings}
    assert finding in found
    assert "sh:conforms false" in done.report


def test_findings_say_what_is_wrong() -> None:
    done = _checked(GOOD.replace('"asserts"', '"assumes"'))
    assert (
        Finding(
            ":evidence-1",
            "kg:stance",
            "the stance is asserts, reports, denies or plans",
            "assumes",
        )
        in done.findings
    )


def test_every_relation_with_classes_has_a_shape() -> None:
    written = shapes(Ontology.load()).serialize(format="turtle")
    for name in ("supports", "holdsOffice", "takesPlaceAt", "memberOf"):
        assert f"kg:{name}SubjectsShape" in written
        assert f"kg:{name}ObjectsShape" in written


def test_shapes_of_ones_own_come_on_top(tmp_path: Path, news_store: Path) -> None:
    file = tmp_path / "mine.ttl"
    shape = """
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix kg: <https://w3id.org/kgnews/ns#> .
      [] a sh:NodeShape ; sh:targetClass kg:City ; sh:property [
        sh:path kg:partOf ; sh:minCount 1 ; sh:message "a city is part of something" ] .
    """
    file.write_text(shape)
    done = check(open_graph(news_store), [file])
    assert {each.message for each in done.findings} == {"a city is part of something"}
    assert len(done.findings) == 4


def test_shapes_that_are_not_turtle_are_an_error(tmp_path: Path, news_store: Path) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text("kg:Fact a")
    with pytest.raises(OntologyError, match="mend the Turtle"):
        check(open_graph(news_store), [file])
