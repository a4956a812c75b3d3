"""Rows of plain values: by place, by name, as a table, as a data frame."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime

import pytest

from kgnews.desk import Curie, Row, Rows
from kgnews.desk.values import Value, plain
from kgnews.errors import QueryError

XSD = "http://www.w3.org/2001/XMLSchema#"
ROWS = Rows(
    ("city", "day", "count", "since"),
    (
        (Curie(":city-ambon"), date(2024, 3, 12), 26, date(2018, 10, 30)),
        (Curie(":city-bima"), date(2024, 3, 13), None, "2018-10"),
    ),
)


# --- Values --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "datatype", "value"),
    [
        ("26", "integer", 26),
        ("0.5", "decimal", 0.5),
        ("INF", "double", float("inf")),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2018-10-30", "date", date(2018, 10, 30)),
        ("2018-10-30T10:00:00Z", "dateTime", datetime(2018, 10, 30, 10, tzinfo=UTC)),
        ("2018-10", "gYearMonth", "2018-10"),
        ("2018", "gYear", "2018"),
        ("26 kota", "integer", "26 kota"),
        ("2018-02-30", "date", "2018-02-30"),
        ("maybe", "boolean", "maybe"),
        ("<b>", "string", "<b>"),
    ],
)
def test_a_literal_is_a_value_of_its_kind_or_its_text(
    text: str, datatype: str, value: Value
) -> None:
    term = {"type": "literal", "value": text, "datatype": XSD + datatype}
    assert plain(term) == value
    assert type(plain(term)) is type(value)


# --- Rows ----------------------------------------------------------------------------------------


def test_a_row_is_unpacked_and_looked_up() -> None:
    city, day, *_ = ROWS[0]
    assert (city, day) == (":city-ambon", date(2024, 3, 12))
    assert ROWS[0]["count"] == 26
    assert ROWS[1][-1] == "2018-10"
    assert dict(ROWS[1].items())["city"] == ":city-bima"


def test_a_column_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(KeyError, match="no column 'town'; there are city, day, count, since"):
        ROWS[0]["town"]
    with pytest.raises(KeyError, match="no column 'town'"):
        ROWS.column("town")


def test_some_rows_are_rows() -> None:
    assert ROWS[1:] == Rows(ROWS.columns, ROWS.values[1:])
    assert ROWS[-1] == ROWS.values[1]
    assert list(reversed(ROWS)) == [ROWS[1], ROWS[0]]


def test_a_row_is_copied_whole() -> None:
    for twin in (copy.copy(ROWS[0]), copy.deepcopy(ROWS[0]), pickle.loads(pickle.dumps(ROWS[0]))):
        assert isinstance(twin, Row)
        assert twin == ROWS[0]
        assert twin["count"] == 26


def test_a_table_has_thirty_rows_and_counts_the_others() -> None:
    many = Rows(("n",), tuple((n,) for n in range(1000)))
    assert repr(many).count("\n") == 31
    assert repr(many).endswith("1,000 rows, of which 30 are shown")
    assert many._repr_html_().count("<tr>") == 31


def test_no_word_of_the_news_is_markup_or_obeyed() -> None:
    hostile = Rows(("<th>",), (("<script>alert(1)</script> \x1b[31m\u202e",),))
    drawn = hostile._repr_html_()
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn
    assert "<th>&lt;th&gt;</th>" in drawn
    for shown in (drawn, repr(hostile)):
        assert "\x1b" not in shown
        assert "\u202e" not in shown


# --- Data frames ---------------------------------------------------------------------------------


def test_pandas_has_the_columns_with_their_types() -> None:
    pandas = pytest.importorskip("pandas", reason="no pandas")
    frame = ROWS.to_dataframe("pandas")
    assert list(frame.columns) == list(ROWS.columns)
    assert pandas.api.types.is_datetime64_any_dtype(frame["day"])
    assert frame["count"].sum() == 26
    assert str(frame["count"].dtype) == "Int64"
    assert frame["since"].tolist() == ["2018-10-30", "2018-10"]
    assert frame["city"].tolist() == [":city-ambon", ":city-bima"]


def test_polars_has_the_columns_with_their_types() -> None:
    polars = pytest.importorskip("polars", reason="no polars")
    frame = ROWS.to_dataframe("polars")
    assert dict(frame.schema) == {
        "city": polars.String,
        "day": polars.Date,
        "count": polars.Int64,
        "since": polars.String,
    }
    assert frame["count"].to_list() == [26, None]


def test_rows_of_nothing_are_a_frame_with_columns() -> None:
    for engine in ("pandas", "polars"):
        pytest.importorskip(engine, reason=f"no {engine}")
        assert list(Rows(("a", "b"), ()).to_dataframe(engine).columns) == ["a", "b"]


def test_moments_with_and_without_a_zone_are_one_column() -> None:
    pytest.importorskip("pandas", reason="no pandas")
    moments = (datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 2), None)
    frame = Rows(("at",), tuple((each,) for each in moments)).to_dataframe("pandas")
    assert frame["at"].dt.day.tolist()[:2] == [1, 2]


def test_another_engine_and_one_that_is_missing_are_errors_of_kgnews(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(QueryError, match="'spark' is no engine; give pandas or polars"):
        ROWS.to_dataframe("spark")
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(QueryError, match="pandas is not installed; pip install pandas"):
        ROWS.to_dataframe("pandas")
