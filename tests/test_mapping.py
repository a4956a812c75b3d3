"""The graph's shape, on one small article that was read by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgnews.mapping import PREFIXES, escape, iri, literal, quads
from kgnews.model import (
    Article,
    Detail,
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
from kgnews.text import segment

TEXT = (
    "Kota Lasem mendukung Pekan Batik. Oleh Rina Wati\n"
    'Wali Kota Sari Dewi berkata "Kami siap" di akun resminya.'
)


def at(words: str) -> Span:
    """Where the words stand first in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def entity(local: str, kind: str, name: str) -> Entity:
    return Entity(local, kind, name, (name,), (Mention(at(name), kind, name, "gazetteer"),))


ARTICLE = Article(
    TEXT,
    url="https://kabar.example/1",
    title="Lasem mendukung",
    published="2021-03-04",
    language="id",
    publisher="Kabar Uji",
    details=(Detail("reporter", "Rina Wati", at("Rina Wati")), Detail("views", "1200", None)),
)
ENTITIES = (
    entity("e1", "City", "Lasem"),
    entity("e2", "Event", "Pekan Batik"),
    entity("e3", "Person", "Sari Dewi"),
    replace(entity("e4", "Office", "Wali Kota"), of="e1"),
)
IDENTITIES = {
    "e1": Identity("city-lasem", ("wd:Q1", "https://sws.geonames.org/2/"), None, "Lasem"),
    "e2": Identity("event-pekan-batik"),
    "e3": Identity("person-sari-dewi"),
    "e4": Identity("office-mayor-of-city-lasem"),
}
SUPPORTS = Statement(
    "e1", "supports", "e2", Evidence(at(TEXT[:33]), TEXT[:33], "frame:supports"), as_of="2021-03-04"
)


def lines(*statements: Statement, quotes: tuple[Quote, ...] = ()) -> set[str]:
    """What the article yields, shortened to the prefixes of the project."""
    document = segment(ARTICLE)
    data = quads(Reading(document, ENTITIES, statements, quotes), IDENTITIES).decode()
    assert data == "".join(sorted(set(data.splitlines(keepends=True))))
    for prefix, address in PREFIXES.items():
        data = data.replace(f"<{address}", f"{prefix}:")
    return {line.removesuffix(" .").replace(">", "") for line in data.splitlines()}


THIS = f":article-{ARTICLE.id}"


def test_an_article_says_what_it_is() -> None:
    found = lines()
    for line in (
        "rdf:type kg:Article",
        "rdf:type schema:NewsArticle",
        'schema:headline "Lasem mendukung"',
        'schema:datePublished "2021-03-04"^^xsd:date',
        'schema:inLanguage "id"',
        'schema:url "https://kabar.example/1"^^xsd:anyURI',
        "schema:publisher :org-kabar-uji",
        "schema:author :person-rina-wati",
        'kg:viewCount "1200"^^xsd:integer',
        "kg:mentions :city-lasem",
    ):
        assert f"{THIS} {line}" in found


def test_whom_the_article_names_about_itself_becomes_an_entity() -> None:
    found = lines()
    assert ":person-rina-wati rdf:type kg:Person" in found
    assert ':person-rina-wati rdfs:label "Rina Wati"' in found
    assert ':org-kabar-uji rdfs:label "Kabar Uji"' in found


def test_a_detail_in_the_text_shows_its_span_and_one_from_outside_has_none() -> None:
    found = lines()
    facts = {line.split()[0] for line in found if line.endswith("rdf:type kg:Fact")}
    assert len(facts) == 1
    fact = facts.pop()
    assert f"{fact} rdf:predicate schema:author" in found
    assert f"{fact} rdf:object :person-rina-wati" in found
    evidence = next(line.split()[2] for line in found if line.startswith(f"{fact} kg:evidence"))
    assert f'{evidence} kg:quote "Rina Wati"' in found
    assert f'{evidence} kg:rule "page:reporter"' in found
    assert f'{evidence} kg:start "39"^^xsd:integer' in found
    assert f"{evidence} kg:statedIn {THIS}" in found


def _with_origin(words: str, *entities: Entity) -> str:
    """The lines of an article that says it took its story from the outlet of some words."""
    text = f"Kota Lasem siap, dilansir {words}."
    span = Span(text.index(words), text.index(words) + len(words))
    article = replace(ARTICLE, text=text, details=(Detail("origin", words, span),))
    mentioned = (replace(e, mentions=(replace(e.mentions[0], span=span),)) for e in entities)
    reading = Reading(segment(article), tuple(mentioned))
    return quads(reading, {e.id: Identity(f"of-{e.name.lower()}") for e in entities}).decode()


def test_the_outlet_that_a_story_is_taken_from_is_said_with_its_words() -> None:
    data = _with_origin("Warta Nusa")
    assert "kgnews/ns#derivedFrom> <https://w3id.org/kgnews/id/org-warta-nusa> ." in data
    assert 'kgnews/ns#rule> "page:origin" .' in data
    assert 'kgnews/ns#quote> "Warta Nusa" .' in data


def test_the_body_that_was_read_there_is_the_outlet() -> None:
    mention = (Mention(Span(0, 0), "GovernmentBody", "Badan", "tagger"),)
    body = Entity("e9", "GovernmentBody", "Badan", mentions=mention)
    assert "derivedFrom> <https://w3id.org/kgnews/id/of-badan> ." in _with_origin("Badan", body)


def test_a_person_or_a_place_that_was_read_there_is_no_outlet() -> None:
    for kind in ("Person", "Country", "Document"):
        there = Entity(
            "e9", kind, "Korea", mentions=(Mention(Span(0, 0), kind, "Korea", "tagger"),)
        )
        assert "derivedFrom" not in _with_origin("Korea", there)


def test_an_article_has_a_sketch_of_its_body() -> None:
    assert any(line.startswith(f'{THIS} kg:sketch "') for line in lines())


def test_an_entity_has_its_class_names_and_links() -> None:
    found = lines()
    assert ":city-lasem rdf:type kg:City" in found
    assert ':city-lasem rdfs:label "Lasem"' in found
    assert ":city-lasem owl:sameAs wd:Q1" in found
    assert ":city-lasem owl:sameAs geonames:2/" in found
    assert ":office-mayor-of-city-lasem kg:officeOf :city-lasem" in found


def test_other_names_of_an_entity_are_alternative_labels() -> None:
    other = replace(ENTITIES[0], name="Kota Lasem", names=("Kota Lasem", "Lasem"))
    data = quads(Reading(segment(ARTICLE), (other,)), IDENTITIES).decode()
    assert 'city-lasem> <http://www.w3.org/2000/01/rdf-schema#label> "Lasem" .' in data
    assert 'city-lasem> <http://www.w3.org/2004/02/skos/core#altLabel> "Kota Lasem" .' in data


def test_an_asserted_statement_is_a_direct_triple_with_a_fact_and_evidence() -> None:
    found = lines(SUPPORTS)
    assert ":city-lasem kg:supports :event-pekan-batik" in found
    fact = next(line.split()[0] for line in found if line.endswith("rdf:predicate kg:supports"))
    assert f"{fact} rdf:subject :city-lasem" in found
    assert f"{fact} rdf:object :event-pekan-batik" in found
    evidence = next(line.split()[2] for line in found if line.startswith(f"{fact} kg:evidence"))
    assert f'{evidence} kg:quote "Kota Lasem mendukung Pekan Batik."' in found
    assert f'{evidence} kg:stance "asserts"' in found
    assert f'{evidence} kg:asOf "2021-03-04"^^xsd:date' in found


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.PLANS, Stance.REPORTS])
def test_what_is_only_said_denied_or_planned_is_no_direct_triple(stance: Stance) -> None:
    found = lines(replace(SUPPORTS, stance=stance, attributed_to="e3"))
    assert ":city-lasem kg:supports :event-pekan-batik" not in found
    assert any(line.endswith("rdf:predicate kg:supports") for line in found)
    assert any(line.endswith(f'kg:stance "{stance}"') for line in found)
    assert any(line.endswith("kg:attributedTo :person-sari-dewi") for line in found)


def test_what_is_over_is_another_fact_and_no_direct_triple() -> None:
    found = lines(replace(SUPPORTS, ended=True))
    assert ":city-lasem kg:supports :event-pekan-batik" not in found
    (over,) = [line for line in found if " kg:ended " in line]
    assert over.endswith('kg:ended "true"^^xsd:boolean')
    fact = over.split()[0]
    assert not any(line.startswith(f"{fact} ") for line in lines(SUPPORTS))


def test_a_date_of_validity_makes_another_fact_and_keeps_its_precision() -> None:
    dated = replace(SUPPORTS, valid_from="2019", valid_until="2021-03")
    found = lines(SUPPORTS, dated)
    assert sum(line.endswith("rdf:predicate kg:supports") for line in found) == 2
    assert any(line.endswith('kg:validFrom "2019"^^xsd:gYear') for line in found)
    assert any(line.endswith('kg:validUntil "2021-03"^^xsd:gYearMonth') for line in found)


def test_the_same_fact_of_two_sentences_is_one_fact_with_two_evidences() -> None:
    again = replace(SUPPORTS, evidence=Evidence(at("Lasem"), "Lasem", "frame:other"))
    found = lines(SUPPORTS, again)
    facts = [line.split()[0] for line in found if line.endswith("rdf:predicate kg:supports")]
    assert len(facts) == 1
    assert sum(line.startswith(f"{facts[0]} kg:evidence") for line in found) == 2


def test_a_symmetric_statement_reads_both_ways_and_is_one_fact() -> None:
    meets = replace(SUPPORTS, predicate="meets", subject="e3", object="e1")
    back = replace(meets, subject="e1", object="e3")
    found = lines(meets, back)
    assert ":city-lasem kg:meets :person-sari-dewi" in found
    assert ":person-sari-dewi kg:meets :city-lasem" in found
    assert sum(line.endswith("rdf:predicate kg:meets") for line in found) == 1


def test_a_literal_object_has_its_type() -> None:
    count = replace(
        SUPPORTS, predicate="participantCount", object="300", literal=True, datatype="integer"
    )
    assert ':city-lasem kg:participantCount "300"^^xsd:integer' in lines(count)


def test_a_statement_about_the_article_has_it_as_subject() -> None:
    assert f"{THIS} kg:about :event-pekan-batik" in lines(
        replace(SUPPORTS, subject="article", predicate="about")
    )


def test_a_quote_keeps_speaker_role_words_source_date_and_place() -> None:
    quote = Quote(
        "Kami siap", at('"Kami siap"'), "e3", "Wali Kota", "akun resminya", "2021-03", True
    )
    found = lines(quotes=(quote,))
    node = next(line.split()[0] for line in found if line.endswith("rdf:type kg:Quote"))
    for line in (
        'schema:text "Kami siap"',
        "kg:speaker :person-sari-dewi",
        'kg:speakerRole "Wali Kota"',
        'kg:quoteSource "akun resminya"',
        'schema:dateCreated "2021-03"^^xsd:gYearMonth',
        'kg:direct "true"^^xsd:boolean',
        f"kg:statedIn {THIS}",
    ):
        assert f"{node} {line}" in found


def test_a_quote_without_a_speaker_has_no_speaker() -> None:
    found = lines(quotes=(Quote("Kami siap", at('"Kami siap"')),))
    assert not any(" kg:speaker " in line for line in found)


def test_every_entity_is_linked_from_its_article() -> None:
    """The store finds by these links which articles may state something of an entity."""
    found = lines(SUPPORTS)
    own = (":article-", ":evidence-", ":fact-", ":quote-")
    entities = {line.split()[0] for line in found if not line.startswith(own)}
    linked = {line.split()[2] for line in found if line.startswith(f"{THIS} ")}
    assert entities <= linked


def test_no_line_is_a_blank_node_or_breaks() -> None:
    nasty = replace(ENTITIES[0], name='<x> "\\ \n\r\x07 \u2028 \ufffe', names=())
    known = {"e1": Identity("city-<x> /?#é")}
    data = quads(Reading(segment(ARTICLE), (nasty,)), known)
    assert b"_:" not in data
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.load(data, format=RdfFormat.N_TRIPLES)
    assert len(store) == len(data.splitlines())


@pytest.mark.parametrize(
    ("value", "datatype", "written"),
    [
        ("007", "integer", '"7"^^xsd:integer'),
        ("+12", "integer", '"12"^^xsd:integer'),
        ("many", "integer", '"many"'),
        ("9" * 40, "integer", f'"{"9" * 40}"'),
        ("3.50", "decimal", '"3.5"^^xsd:decimal'),
        ("-0.0", "decimal", '"0"^^xsd:decimal'),
        ("100", "decimal", '"100"^^xsd:decimal'),
        ("2018", "date", '"2018"^^xsd:gYear'),
        ("2018-10", "date", '"2018-10"^^xsd:gYearMonth'),
        ("2018-10-30", "date", '"2018-10-30"^^xsd:date'),
        ("2018-02-31", "date", '"2018-02-31"'),
        ("2018-13", "date", '"2018-13"'),
        ("2018-10-30T08:45", "date", '"2018-10-30T08:45:00"^^xsd:dateTime'),
        ("2018-10-30T08:45:10.25+00:00", "date", '"2018-10-30T08:45:10Z"^^xsd:dateTime'),
        ("2018-10-30T08:45:00+07:00", "date", '"2018-10-30T08:45:00+07:00"^^xsd:dateTime'),
        ("2018-10-30T25:00", "date", '"2018-10-30T25:00"'),
        ("soon", "date", '"soon"'),
        ("true", "boolean", '"true"^^xsd:boolean'),
        ("Kabar", "string", '"Kabar"'),
    ],
)
def test_a_literal_is_written_as_the_store_would_write_it(
    value: str, datatype: str, written: str
) -> None:
    from pyoxigraph import DefaultGraph, RdfFormat, Store

    line = f"<http://x/s> <http://x/p> {literal(value, datatype)} .\n".encode()
    assert literal(value, datatype).replace(f"<{PREFIXES['xsd']}", "xsd:").rstrip(">") == written
    store = Store()
    store.load(line, format=RdfFormat.N_TRIPLES)
    assert store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) == line


def test_what_may_not_stand_in_a_string_is_escaped() -> None:
    assert escape('a"b\\c\nd\te\x00') == '\\"'.join(["a", "b\\\\c\\nd\\te\\u0000"])


def test_an_iri_never_holds_a_slash_or_a_blank() -> None:
    assert iri("person-a/b c") == "<https://w3id.org/kgnews/id/person-a%2Fb%20c>"


def test_evidence_in_a_pdf_knows_its_page() -> None:
    text = "Ambon bersiap.\n\nRatih Kemuning memimpin forum itu."
    page = Detail("page", "2", Span(16, len(text)))
    title = Detail("title", "Ratih Kemuning memimpin forum itu.", Span(16, len(text)))
    article = Article(text, language="id", details=(title, page))
    lines = quads(Reading(segment(article)), {}).decode()
    assert '<https://w3id.org/kgnews/ns#page> "2"^^' in lines
