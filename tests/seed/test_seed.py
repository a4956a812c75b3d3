"""A real page, read by a careful human, against what kgnews reads.

The page and the reading lie beside the repository (``../shared/seed``) and are no part of it;
where they are absent these tests are skipped. Spans are named by line, so no sentence of the
page stands here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT.parent / "shared" / "seed" / "article.txt"
KG = "https://w3id.org/kgnews/ns#"
ID = "https://w3id.org/kgnews/id/"
SCHEMA = "http://schema.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

pytestmark = pytest.mark.skipif(
    not PAGE.is_file(), reason="the seed page is not beside this checkout"
)

SUMMIT = ":event-u20-mayors-summit-2018"
ANIES = ":person-anies-baswedan"
CITIES = (
    "barcelona beijing berlin buenos-aires chicago durban hamburg jakarta johannesburg london "
    "los-angeles madrid houston mexico-city milan montreal moscow new-york paris rio-de-janeiro "
    "rome sao-paulo seoul sydney tokyo tshwane"
)
BODY = range(9, 34)
"""The lines of the body, from the lead to the planned documents."""
BOILERPLATE = range(35, 95)


class Page:
    """What ``kgnews read`` printed, with the text it was read from."""

    def __init__(self, text: str, said: dict[str, Any]) -> None:
        self.text, self.said = text, said
        self.lines = text.split("\n")
        self.entities: dict[str, dict[str, Any]] = {e["id"]: e for e in said["entities"]}

    def span(self, line: int, words: str = "") -> tuple[int, int]:
        """Where a line, or some of its words, stands."""
        start = sum(len(each) + 1 for each in self.lines[: line - 1])
        if not words:
            return start, start + len(self.lines[line - 1])
        offset = self.lines[line - 1].index(words)
        return start + offset, start + offset + len(words)

    def line(self, offset: int) -> int:
        """The line of a code point, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def named(self, name: str) -> str:
        """The id of the one entity that the page calls so."""
        found = [e["id"] for e in self.said["entities"] if name in [e["name"], *e["names"]]]
        assert len(found) == 1, f"{name}: {found}"
        return found[0]

    def where(self, **wanted: str) -> list[dict[str, Any]]:
        """The statements with these values."""
        return [
            each
            for each in self.said["statements"]
            if all(each[name] == value for name, value in wanted.items())
        ]


@pytest.fixture(scope="module")
def page(kgnews: Any) -> Page:
    done = kgnews("read", "--format", "json", PAGE)
    assert done.returncode == 0, done.stderr
    return Page(PAGE.read_text(encoding="utf-8"), json.loads(done.stdout))


@pytest.fixture(scope="module")
def graph(graph_of: Any) -> Any:
    """The graph of the page alone."""
    return graph_of(PAGE)


def _rows(graph: Any, pattern: str) -> set[tuple[str, ...]]:
    query = f"PREFIX : <{ID}> PREFIX kg: <{KG}> PREFIX schema: <{SCHEMA}> SELECT * {{ {pattern} }}"
    found = graph.query(query)
    return {tuple(row[v].value.replace(ID, ":") for v in found.variables) for row in found}


# --- What the page says about itself -------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("published", "2018-10-30"),
        ("reporters", ["Mustaqim Amna"]),
        ("editors", ["Toni Riyanto"]),
        ("language", "id"),
        ("publisher", None),  # only the address says it, and the dump has none
        ("url", None),
    ],
)
def test_the_page_says_of_itself(page: Page, name: str, expected: object) -> None:
    assert page.said["article"][name] == expected


def test_the_title_is_the_first_line(page: Page) -> None:
    assert page.said["article"]["title"] == page.lines[0]


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        ("schema:datePublished", "2018-10-30"),
        ("schema:inLanguage", "id"),
        ("kg:viewCount", "3718"),
    ],
)
def test_the_graph_holds_it_of_the_article(graph: Any, predicate: str, expected: str) -> None:
    assert _rows(graph, f"?article a kg:Article . ?article {predicate} ?value") == {
        (next(iter(_rows(graph, "?a a kg:Article")))[0], expected)
    }


def test_reporter_and_photographer_are_one_person(page: Page) -> None:
    assert page.named("Mustaqim Amna").startswith(":person-")


# --- Zones ---------------------------------------------------------------------------------------


def _kinds(page: Page, line: int) -> set[str]:
    start, end = page.span(line)
    return {z["kind"] for z in page.said["zones"] if z["start"] < end and start < z["end"]}


@pytest.mark.parametrize("line", [n for n in BODY if n % 2 and n != 11])
def test_the_body_is_read(page: Page, line: int) -> None:
    assert _kinds(page, line) == {"body"}


def test_the_pull_quote_is_no_body(page: Page) -> None:
    assert "body" not in _kinds(page, 11)


@pytest.mark.parametrize("line", [1, 3, 5, 7])
def test_title_date_line_and_picture_are_no_body(page: Page, line: int) -> None:
    assert _kinds(page, line) <= {"metadata", "caption"}


def test_lists_and_share_bar_are_boilerplate(page: Page) -> None:
    for number in BOILERPLATE:
        if page.lines[number - 1].strip():
            assert _kinds(page, number) == {"boilerplate"}, page.lines[number - 1]


def test_nothing_is_read_from_title_bars_lists_and_captions_but_the_title(page: Page) -> None:
    spans = [s["evidence"] for s in page.said["statements"]] + page.said["quotes"]
    spans += [mention for e in page.said["entities"] for mention in e["mentions"]]
    lines = {page.line(each["start"]) for each in spans}
    assert not lines & set(BOILERPLATE)
    assert 11 not in lines


OF_THE_LISTS = """Casablanca|Maroko|Papanggo|Rawa Terate|Farah Savira|Susukan Ceria|Dinas Parekraf
Posbankum|Gulkarmat|Pansus|WITF|SEABEF|DPRD|BANG JAKI|POTRET JAKARTA"""


@pytest.mark.parametrize("name", OF_THE_LISTS.replace("\n", "|").split("|"))
def test_a_name_of_the_lists_is_no_entity(page: Page, name: str) -> None:
    for entity in page.said["entities"]:
        assert not any(name in form for form in [entity["name"], *entity["names"]])


def test_no_date_of_the_lists_is_used(page: Page) -> None:
    dump = json.dumps(page.said["statements"]) + json.dumps(page.said["article"])
    for date in ("2025-10", "2018-10-24", "2018-10-26", "2018-07-29", "2018-04-19"):
        assert date not in dump


# --- Who and what --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "id_", "kind"),
    [
        ("Anies Baswedan", ANIES, "kg:Person"),
        ("Anies", ANIES, "kg:Person"),
        ("U20 Mayors Summit", SUMMIT, "kg:Event"),
        ("Urban 20 (U20) Mayors Summit", SUMMIT, "kg:Event"),
        ("C40", ":org-c40", "kg:Organization"),
        ("C40 Cities Climate for Leadership Group", ":org-c40", "kg:Organization"),
        ("UCLG", ":org-uclg", "kg:Organization"),
        ("United Cities and Local Government", ":org-uclg", "kg:Organization"),
        ("G20", ":org-g20", "kg:Organization"),
        ("Buenos Aires", ":city-buenos-aires", "kg:City"),
        ("City of Buenos Aires", ":city-buenos-aires", "kg:City"),
        ("DKI Jakarta", ":city-jakarta", "kg:City"),
        ("Jakarta", ":city-jakarta", "kg:City"),
        ("si Ibukota", ":city-jakarta", "kg:City"),
        ("Rio de Janeiro", ":city-rio-de-janeiro", "kg:City"),
        ("Mexico City", ":city-mexico-city", "kg:City"),
        ("Tshwane", ":city-tshwane", "kg:City"),
    ],
)
def test_a_name_is_known(page: Page, name: str, id_: str, kind: str) -> None:
    assert page.named(name) == id_
    assert page.entities[id_]["type"] == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Argentina", "kg:Country"),
        ("Gubernur DKI Jakarta", "kg:Office"),
        ("Wali Kota Paris", "kg:Office"),
        ("Wali Kota Buenos Aires", "kg:Office"),
        ("Social Integration and Inclusion", "kg:Event"),
        ("Community Action Plan", "kg:Programme"),
        ("City 4.0", "kg:Concept"),
        ("Ruang Ketiga", "kg:Concept"),
        ("Kesepakatan Bersama", "kg:Document"),
        ("Rencana Aksi", "kg:Document"),
        ("Communique", "kg:Document"),
        ("U20 Mayors", "kg:Group"),
    ],
)
def test_a_thing_of_the_page_has_its_class(page: Page, name: str, kind: str) -> None:
    assert page.entities[page.named(name)]["type"] == kind


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Urban 20", "U20"),
        ("United Cities and Local Government", "UCLG"),
        ("Community Action Plan", "CAP"),
        ("Kesepakatan Bersama", "Joint Letter"),
        ("Rencana Aksi", "Action Plan"),
    ],
)
def test_a_bracket_gives_another_name(page: Page, full: str, short: str) -> None:
    assert page.named(full) == page.named(short)


def test_initiative_summit_and_mayors_are_three(page: Page) -> None:
    names = ("U20", "U20 Mayors Summit", "U20 Mayors")
    assert len({page.named(name) for name in names}) == 3


def test_no_mayor_gets_a_guessed_name(page: Page) -> None:
    people = {e["name"] for e in page.said["entities"] if e["type"] == "kg:Person"}
    assert people <= {"Anies Baswedan", "Mustaqim Amna", "Toni Riyanto"}


def test_city_four_is_no_place_and_the_garbled_conjunction_sticks_to_no_name(page: Page) -> None:
    for entity in page.said["entities"]:
        if entity["type"] in ("kg:City", "kg:Place", "kg:AdministrativeArea"):
            for form in [entity["name"], *entity["names"]]:
                assert "4.0" not in form
                assert not form.startswith(("and ", "dan "))


# --- Facts ---------------------------------------------------------------------------------------


class Fact(NamedTuple):
    """Subject and object are ids, or names of the page; the line is that of the evidence."""

    subject: str
    predicate: str
    object: str
    line: int
    stance: str = "asserts"


FACTS = [
    Fact(ANIES, "kg:holdsOffice", "Gubernur DKI Jakarta", 9),
    Fact(ANIES, "kg:participatesIn", "Social Integration and Inclusion", 9),
    Fact(ANIES, "kg:participatesIn", SUMMIT, 9),
    Fact("Social Integration and Inclusion", "kg:partOf", SUMMIT, 9),
    Fact(SUMMIT, "kg:takesPlaceAt", ":city-buenos-aires", 9),
    Fact(":city-buenos-aires", "kg:partOf", "Argentina", 9),
    Fact("Wali Kota Paris", "kg:leads", ":org-c40", 25),
    Fact(":city-buenos-aires", "kg:hosts", ":event-g20-summit-2018", 25),
    Fact(SUMMIT, "kg:cooperatesWith", ":org-c40", 27),
    Fact(SUMMIT, "kg:cooperatesWith", ":org-uclg", 27),
    Fact(SUMMIT, "kg:produces", "Kesepakatan Bersama", 33, "plans"),
    Fact(SUMMIT, "kg:produces", "Rencana Aksi", 33, "plans"),
    Fact(SUMMIT, "kg:produces", "Communique", 33, "plans"),
    Fact("Community Action Plan", "kg:locatedIn", ":city-jakarta", 13, "reports"),
    Fact(":city-jakarta", "kg:initiates", "Community Action Plan", 13, "reports"),
]


def _title(fact: Fact) -> str:
    return f"{fact.subject} {fact.predicate} {fact.object}"


@pytest.mark.parametrize("fact", FACTS, ids=_title)
def test_a_fact_is_stated_with_its_sentence(page: Page, fact: Fact) -> None:
    subject, object_ = (
        name if name.startswith(":") else page.named(name) for name in (fact.subject, fact.object)
    )
    found = page.where(subject=subject, predicate=fact.predicate, object=object_)
    assert found
    assert {each["stance"] for each in found} == {fact.stance}
    assert fact.line in {page.line(each["evidence"]["start"]) for each in found}


def test_every_statement_shows_words_of_the_page(page: Page) -> None:
    for each in page.said["statements"]:
        evidence = each["evidence"]
        assert page.text[evidence["start"] : evidence["end"]] == evidence["quote"]
    for entity in page.said["entities"]:
        for mention in entity["mentions"]:
            assert page.text[mention["start"] : mention["end"]] == mention["text"]


def test_twenty_six_cities_support_the_summit_in_the_graph(graph: Any) -> None:
    expected = {(f":city-{name}",) for name in CITIES.split()}
    assert len(expected) == 26
    assert _rows(graph, f"?city kg:supports {SUMMIT}") == expected


def test_each_list_of_cities_states_its_own(page: Page) -> None:
    lines = dict.fromkeys((29, 31), 0)
    for each in page.where(predicate="kg:supports", object=SUMMIT):
        lines[page.line(each["evidence"]["end"] - 1)] += 1
    assert lines == {29: 11, 31: 15}


def test_the_stated_count_agrees(page: Page) -> None:
    counts = page.where(subject=SUMMIT, predicate="kg:supporterCount")
    assert [each["object"] for each in counts] == ["26"]


def test_it_is_the_first_edition(page: Page) -> None:
    editions = page.where(subject=SUMMIT, predicate="kg:edition")
    assert [each["object"] for each in editions] == ["1"]


@pytest.mark.parametrize("office", ["Wali Kota Paris", "Wali Kota Buenos Aires"])
def test_the_initiators_are_offices(page: Page, office: str) -> None:
    found = page.where(subject=page.named(office), predicate="kg:initiates")
    assert {each["object"] for each in found} <= {SUMMIT, page.named("U20")}
    assert found


def test_only_the_mayor_of_paris_leads_c40(page: Page) -> None:
    assert {each["subject"] for each in page.where(predicate="kg:leads")} == {
        page.named("Wali Kota Paris")
    }


def test_the_g20_is_hosted_in_a_year(page: Page) -> None:
    (fact,) = page.where(predicate="kg:hosts")
    assert fact["valid"]["from"] == "2018"


def test_nobody_is_said_to_organize_the_summit(page: Page) -> None:
    assert not page.where(predicate="kg:organizes", object=SUMMIT)


def test_no_country_is_made_a_member_of_the_g20(page: Page) -> None:
    assert not page.where(predicate="kg:memberOf", object=":org-g20")


def test_the_programme_runs_in_sixteen_kampung(page: Page) -> None:
    (fact,) = page.where(subject=page.named("Community Action Plan"), predicate="kg:siteCount")
    assert fact["object"] == "16"
    assert fact["evidence"]["quote"].count("16 kampung") == 1


@pytest.mark.parametrize("name", ["City 4.0", "Ruang Ketiga", "Communique", "U20 Mayors Summit"])
def test_a_concept_is_defined(page: Page, name: str) -> None:
    found = page.where(subject=page.named(name), predicate="kg:definedAs")
    assert found


def test_the_third_space_is_where_people_meet(page: Page) -> None:
    (fact,) = page.where(subject=page.named("Ruang Ketiga"), predicate="kg:definedAs")
    assert fact["object"].startswith("tempat warga")
    assert fact["object"].endswith("olahraga")


def test_what_is_planned_is_no_plain_triple(graph: Any) -> None:
    assert not _rows(graph, "?event kg:produces ?document")
    planned = _rows(
        graph, f"?fact <{RDF}predicate> kg:produces ; kg:evidence [ kg:stance 'plans' ]"
    )
    assert len(planned) == 3


def test_the_governor_is_vouched_for_on_the_day_of_the_article(graph: Any) -> None:
    fact = f"?fact <{RDF}subject> {ANIES} ; <{RDF}predicate> kg:holdsOffice ; <{RDF}object> ?office"
    days = _rows(graph, f"{{ SELECT DISTINCT ?day {{ {fact} ; kg:evidence [ kg:asOf ?day ] }} }}")
    assert days == {("2018-10-30",)}


def test_what_somebody_said_is_no_plain_triple(graph: Any) -> None:
    said = f"?f <{RDF}subject> ?s ; <{RDF}predicate> ?p ; <{RDF}object> ?o ; kg:evidence ?e ."
    only_said = f"{said} FILTER NOT EXISTS {{ ?f kg:evidence [ kg:stance 'asserts' ] }}"
    assert _rows(graph, only_said)
    assert not _rows(graph, f"{only_said} ?s ?p ?o")


# --- Quotes --------------------------------------------------------------------------------------


def _quotes(page: Page, line: int) -> list[dict[str, Any]]:
    return [each for each in page.said["quotes"] if page.line(each["start"]) == line]


@pytest.mark.parametrize("line", [15, 21])
def test_direct_speech_is_one_quote_of_anies(page: Page, line: int) -> None:
    (quote,) = _quotes(page, line)
    words = page.lines[line - 1]
    assert quote["speaker"] == ANIES
    assert quote["text"].strip(",") == words[1 : words.rindex('"')].strip(",")
    assert page.text[quote["start"] : quote["end"]].strip('",') == quote["text"].strip(",")


def test_the_first_quote_has_source_and_date(page: Page) -> None:
    (quote,) = _quotes(page, 15)
    assert quote["source"] == "akun facebook resminya"
    assert quote["date"] == "2018-10-30"


def test_the_second_quote_has_neither(page: Page) -> None:
    (quote,) = _quotes(page, 21)
    assert quote["source"] is None
    assert quote["date"] is None


@pytest.mark.parametrize("line", [13, 17, 19])
def test_reported_speech_has_its_speaker(page: Page, line: int) -> None:
    (quote,) = _quotes(page, line)
    assert quote["speaker"] == ANIES
    start, end = page.span(line)
    assert start < quote["start"] < quote["end"] <= end
    assert quote["end"] >= end - 1


def test_there_are_five_things_said(page: Page) -> None:
    assert len(page.said["quotes"]) == 5
