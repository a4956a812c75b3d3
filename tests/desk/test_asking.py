"""A store from Python."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import kgnews
from kgnews.desk import Curie, Desk, Moment, Rows, Triples
from kgnews.errors import KgnewsError, QueryError, StoreError
from kgnews.store import Store


@pytest.fixture(scope="module")
def kg(news_store: Path) -> Desk:
    return kgnews.open(news_store)


def test_importing_kgnews_loads_nothing_else() -> None:
    command = "import kgnews, sys; print([m for m in sys.modules if m.startswith('kgnews')])"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True)
    assert done.stdout.strip() == "['kgnews']"


# --- Opening -------------------------------------------------------------------------------------


def test_a_store_that_is_not_there_is_an_error_of_kgnews(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        kgnews.open(tmp_path / "nothing")


def test_a_store_is_made_where_that_is_asked_for(tmp_path: Path) -> None:
    kg = kgnews.open(tmp_path / "new", create=True)
    assert kg.query("SELECT ?s { ?s ?p ?o }") == Rows(("s",), ())
    assert repr(kg) == f"kgnews.open({str(tmp_path / 'new')!r})"


def test_a_store_that_is_written_to_is_opened_all_the_same(tmp_path: Path) -> None:
    kgnews.open(tmp_path / "store", create=True)
    with Store.open(tmp_path / "store"):
        assert kgnews.open(tmp_path / "store", create=True).query("ASK { ?s ?p ?o }") is False


def test_a_desk_stays_where_it_was_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kg = kgnews.open("store", create=True)
    assert repr(kg) == "kgnews.open('store')"
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert kg.query("ASK { ?s ?p ?o }") is False


def test_a_language_that_is_not_spoken_is_an_error(news_store: Path) -> None:
    with pytest.raises(QueryError, match="'fr' is not spoken here; one of en, id"):
        kgnews.open(news_store, lang="fr")


# --- Queries -------------------------------------------------------------------------------------


def test_select_yields_rows_of_plain_values(kg: Desk) -> None:
    found = kg.query(
        """SELECT ?city ?label ?day ?count { ?city kg:supports ?event ; rdfs:label ?label .
        ?article kg:mentions ?event ; schema:datePublished ?day
        OPTIONAL { ?event kg:participantCount ?count } } ORDER BY ?day ?label LIMIT 1"""
    )
    assert isinstance(found, Rows)
    assert found.columns == ("city", "label", "day", "count")
    assert found[0] == (":city-sao-tome", "São Tomé", "2024-03", None)


def test_days_are_dates_and_addresses_know_their_long_form(kg: Desk) -> None:
    found = kg.query(
        "SELECT ?article ?day { ?article schema:datePublished ?day FILTER(DAY(?day) = 12) }"
    )
    ((article, day),) = found
    assert day == date(2024, 3, 12)
    assert isinstance(article, Curie)
    assert article.iri == f"https://w3id.org/kgnews/id/{article[1:]}"


def test_ask_is_a_truth_and_construct_are_triples(kg: Desk) -> None:
    assert kg.query("ASK { :city-ambon kg:supports ?event }") is True
    assert kg.query("ASK { :city-ambon kg:supports :city-ambon }") is False
    made = kg.query("CONSTRUCT WHERE { ?city kg:supports :event-forum-kota-teluk }")
    assert isinstance(made, Triples)
    assert [row["subject"] for row in made] == [":city-ambon", ":city-barcelona", ":city-manado"]


def test_a_saved_query_takes_its_values_as_arguments(kg: Desk) -> None:
    found = kg.query("quotes-by", who="Rina Latuhihin")
    assert isinstance(found, Rows)
    assert set(found.column("words")) == {
        "Teluk adalah halaman depan kami,",
        "Barcelona supports the Bay Fund as well",
    }
    assert found.notes == ()


def test_a_value_that_is_none_is_not_given(kg: Desk) -> None:
    since = kg.query("timeline", entity="Forum Kota Teluk")
    assert since == kg.query("timeline", entity="Forum Kota Teluk", since=None)


def test_a_name_that_was_guessed_is_told(kg: Desk) -> None:
    found = kg.query("quotes-by", who="Rina Latuhihn")
    assert isinstance(found, Rows)
    assert found.notes == ("taking “Rina Latuhihn” for Rina Latuhihin (:person-rina-latuhihin)",)


def test_a_limit_leaves_rows_out_and_says_so(kg: Desk) -> None:
    found = kg.query("SELECT ?city { ?city a kg:City } ORDER BY ?city", limit=2)
    assert isinstance(found, Rows)
    assert found.column("city") == [":city-ambon", ":city-barcelona"]
    assert found.more
    assert repr(found).endswith("2 rows; there are more, give limit=")


def test_a_graph_is_asked_as_it_was_when_less_was_published(kg: Desk) -> None:
    sparql = "SELECT ?count { :event-forum-kota-teluk kg:participantCount ?count }"
    assert kg.query(sparql) == Rows(("count",), ((260,),))
    assert kg.query(sparql, at=Moment(published="2024-03-12")) == Rows(("count",), ())
    assert kg.query(sparql, at=Moment()) == kg.query(sparql)
    with pytest.raises(QueryError, match="soon is no day"):
        kg.query(sparql, at=Moment(holds="soon"))
    with pytest.raises(KgnewsError):
        kg.query(sparql, at=Moment(known="soon"))


@pytest.mark.parametrize(
    ("sparql", "what"),
    [
        ("SELECT ?a { ?a kg:suports ?b }", "did you mean `kg:supports`"),
        ("quotes-bi", "did you mean quotes-by"),
        ("quotes-by", "quotes-by needs --who"),
        ("SELECT ?a { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "SERVICE asks another"),
        ("DELETE WHERE { ?a ?b ?c }", "query only reads"),
    ],
)
def test_what_cannot_be_answered_is_an_error_of_kgnews(kg: Desk, sparql: str, what: str) -> None:
    with pytest.raises(QueryError, match=what):
        kg.query(sparql)


def test_saved_queries_are_listed_with_what_they_take(kg: Desk) -> None:
    listed = {row["name"]: row["takes"] for row in kg.saved_queries()}
    assert listed["between"] == "one, two"
    assert listed["quotes-by"] == "who"


# --- Questions without SPARQL --------------------------------------------------------------------


def test_why_gives_sentences_as_rows_and_as_a_picture(kg: Desk) -> None:
    found = kg.why("Manado", "supports", "Bay Fund")
    (row,) = found
    assert (row["stance"], row["subject"], row["object_name"]) == (
        "denies",
        ":city-manado",
        "Bay Fund",
    )
    assert row["words"] == "Manado denied that it backs the Bay Fund"
    assert row["published"] == date(2024, 3, 13)
    assert "<mark>Manado denied that it backs the Bay Fund</mark>." in found._repr_html_()
    assert str(found).startswith("Manado – supports → Bay Fund [denies]\n")


def test_the_words_of_an_evidence_are_marked_in_the_sentence(kg: Desk) -> None:
    drawn = kg.why("Rina Latuhihin", "holdsOffice")._repr_html_()
    assert "kata <mark>Wali Kota Ambon Rina Latuhihin</mark> dalam akun resminya." in drawn


def test_everything_about_an_entity_has_a_row_for_each_fact(kg: Desk) -> None:
    found = kg.show("Barcelona")
    assert found.about["entity"]["id"] == ":city-barcelona"
    facts = {(row["object"], row["stances"], row["articles"]) for row in found}
    assert facts == {
        (":event-forum-kota-teluk", "asserts", 2),
        (":programme-bay-fund", "reports", 1),
    }


def test_search_gives_entities_and_draws_quotes_too(kg: Desk) -> None:
    found = kg.search("barselona")
    assert found.rows.column("entity") == [":city-barcelona", ":org-barcelona-sc"]
    assert found.notes == ("taking “barselona” for barcelona",)
    assert "<small>taking “barselona” for barcelona</small>" in found._repr_html_()
    assert "supports the Bay Fund as well" in str(found)


def test_a_desk_speaks_the_language_it_was_opened_with(news_store: Path) -> None:
    found = kgnews.open(news_store, lang="id").why("Barcelona", "supports")
    assert str(found).startswith("Barcelona – mendukung → Forum Kota Teluk\n  2 artikel,")


def test_chains_comparisons_and_absences_are_rows_too(kg: Desk) -> None:
    chain = kg.path("Rina Latuhihin", "Barcelona")
    assert {row["chain"] for row in chain} == {1}
    assert chain.rows[0]["source"] == ":person-rina-latuhihin"
    both = [row["object"] for row in kg.compare("Ambon", "Manado") if row["of"] == "both"]
    assert both == [":event-forum-kota-teluk"] * 2
    absent = kg.why_not("Ambon", "supports", "Bay Fund")
    assert absent.about["reason"] in ("not-one-sentence", "no-words", "apart")


def test_nothing_found_is_no_rows_and_says_so(kg: Desk) -> None:
    found = kg.conflicts()
    assert not found
    assert len(found) == 0
    assert "sentence" in found.rows.columns
    assert str(found) == "nothing was found"


def test_a_desk_draws_how_much_there_is(kg: Desk) -> None:
    assert "<b>Articles</b> 3" in kg._repr_html_()
    assert {"entity", "fact"} == set(kg.stats().rows.column("what"))


# --- Articles ------------------------------------------------------------------------------------


def test_articles_go_in_and_the_next_question_sees_them(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Bandung dan Surabaya mendukung KTT Wali Kota U20.\n", "utf-8")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    kg = kgnews.open(tmp_path / "store", create=True)
    became = kg.ingest([page, tmp_path / "broken.json"])
    assert became.column("status") == ["stored", "refused"]
    assert became[1]["reason"]
    assert kg.query("SELECT ?c { ?c kg:supports ?e } ORDER BY ?c") == Rows(
        ("c",), ((":city-bandung",), (":city-surabaya",))
    )
    assert kg.ingest(page).column("status") == ["duplicate"]


def test_a_copy_names_the_article_that_it_is_one_of(tmp_path: Path) -> None:
    text = (
        "Festival Lembah Biru dibuka di Sigi oleh Bupati Ratri Puspita pada Jumat pagi. Ribuan "
        "pengunjung datang dari Palu, Poso, dan Donggala sejak subuh untuk naik perahu."
    )
    for number in (1, 2):
        page = f"Festival Dibuka {number}\n\n1{number} Mei 2024\n\n{text}\n"
        (tmp_path / f"{number}.txt").write_text(page, "utf-8")
    kg = kgnews.open(tmp_path / "store", create=True)
    first, second = kg.ingest([tmp_path / "1.txt", tmp_path / "2.txt"]).column("article")
    (row,) = kg.copies()
    assert (row["article"], row["copy_of"]) == (f":article-{second}", f":article-{first}")
    assert row["published"] == date(2024, 5, 12)


def test_what_a_picture_leaves_out_is_in_the_data(
    kg: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kgnews.desk.asking._MOST", 1)
    found = kg.show("Barcelona")
    assert "  and 1 more; .about has them all" in str(found).splitlines()
    assert len(found) == len(found.about["facts"]) == 2


def test_an_article_is_shown_whole_with_what_was_read_in_it(kg: Desk) -> None:
    (row,) = kg.why("Manado", "supports", "Bay Fund")
    found = kg.article(str(row["article"]))
    assert found.text.startswith("Bay forum opens in Ambon\n\nThe Bay Cities Forum")
    assert str(row["words"]) in found.statements.column("words")
    assert ">Barcelona</mark>" in found._repr_html_()
    assert kg.article("https://courier.example/bay-forum").about == found.about
    with pytest.raises(QueryError, match="is no article of the store"):
        kg.article("https://courier.example/")
