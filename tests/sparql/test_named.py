"""Questions with a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.errors import QueryError
from kgnews.sparql import Question, answer
from kgnews.sparql.named import bindings, filled, parsed, saved, saved_query

SAVED = saved()
VALUES = {"entity": "Forum Kota Teluk", "text": "x", "number": "1", "date": "2024"}


def test_there_are_the_promised_queries() -> None:
    assert set(SAVED) >= {
        "cities-backing",
        "people",
        "organizations",
        "places",
        "events",
        "offices",
        "quotes",
        "quotes-by",
        "facts-about",
        "sources",
        "timeline",
        "top-entities",
        "planned",
        "unlinked",
    }


@pytest.mark.parametrize("name", sorted(SAVED))
def test_a_saved_query_has_help_and_runs(name: str, news_store: Path) -> None:
    query = SAVED[name]
    assert query.help.endswith(".")
    assert all(parameter.help for parameter in query.parameters)
    given = {each.name: VALUES[each.kind] for each in query.parameters}
    needed = {each.name: given[each.name] for each in query.parameters if each.required}
    for values in [needed, given] if needed != given else [given]:
        found = answer(news_store, Question(query.sparql, bindings(query, values)))
        assert found.kind == "rows"
        assert len({tuple(sorted(map(str, row.items()))) for row in found.table()}) == len(
            list(found.table())
        )


def _ask(folder: Path, name: str, **values: str) -> list[dict[str, str]]:
    query = saved_query(name)
    found = answer(folder, Question(query.sparql, bindings(query, values)))
    rows = []
    for row in found.table():
        short = {key: term["value"].rpartition("/")[2] for key, term in row.items()}
        rows.append(short)
    return rows


def test_cities_backing_counts_articles_and_quotes_a_sentence(news_store: Path) -> None:
    rows = _ask(news_store, "cities-backing", event="forum kota teluk")
    assert [(row["city"], row["articles"]) for row in rows] == [
        ("city-barcelona", "2"),
        ("city-ambon", "1"),
        ("city-manado", "1"),
    ]
    assert all(row["sentence"].startswith("Forum Kota Teluk didukung") for row in rows)


def test_what_was_only_planned_said_or_denied_is_kept_apart(news_store: Path) -> None:
    (plan,) = _ask(news_store, "planned")
    assert (plan["subject"], plan["object"]) == ("city-manado", "event-forum-kota-teluk")
    claims = _ask(news_store, "claims")
    assert [(row["subject"], row["stance"], row.get("who")) for row in claims] == [
        ("city-barcelona", "reports", "person-rina-latuhihin"),
        ("city-manado", "denies", None),
    ]


def test_offices_have_a_holder_and_the_day_of_the_article(news_store: Path) -> None:
    (row,) = _ask(news_store, "offices")
    assert (row["name"], row["office"]) == ("Rina Latuhihin", "Wali Kota Ambon")
    assert (row["first_seen"], row["last_seen"]) == ("2024-03-12", "2024-03-12")


def test_a_name_is_a_value_and_never_text_of_the_query(news_store: Path) -> None:
    query = parsed("x", "# x.\n# param word: text\nSELECT ?a { ?a rdfs:label $word }")
    evil = '" } . ?a ?b ?c { "'
    found = answer(news_store, Question(query.sparql, bindings(query, {"word": evil})))
    assert list(found.table()) == []
    named = answer(news_store, Question(query.sparql, bindings(query, {"word": "Ambon"})))
    assert len(list(named.table())) == 1


def test_a_dollar_in_a_text_or_comment_is_no_parameter() -> None:
    given = {"a": "<http://x>"}
    assert filled("ASK { $a ?a '$a' } # $a", given) == "ASK { <http://x> ?a '$a' } # $a"


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("quotes-by", {}, "query: quotes-by needs --who"),
        ("quotes-by", {"whom": "x"}, "--whom: quotes-by takes no such value; it takes --who"),
        ("people", {"who": "x"}, "--who: people takes no such value; it takes none"),
    ],
)
def test_a_value_that_is_missing_or_unasked_for_is_said(
    name: str, values: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        bindings(saved_query(name), values)
    assert str(caught.value).startswith(message)


def test_a_value_must_be_of_its_kind() -> None:
    query = parsed("x", "# x.\n# param day: date – a day\nASK {}")
    assert bindings(query, {"day": "2018-10"})["day"]["datatype"].endswith("#gYearMonth")
    with pytest.raises(QueryError, match="30/10 is no date; like 2018"):
        bindings(query, {"day": "30/10"})


def test_a_misspelt_name_is_corrected() -> None:
    with pytest.raises(QueryError, match="did you mean cities-backing"):
        saved_query("city-backing")
