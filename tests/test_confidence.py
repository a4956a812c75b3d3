"""How sure a rule is."""

from __future__ import annotations

import csv

import pytest

from kgnews import confidence
from kgnews.confidence import ENOUGH, Precision, precision, rows
from kgnews.ontology import root

COUNTS = {
    "office: title": (30, 10),
    "office: guess": (1, 1),
    "meets: {subject} bertemu {object}": (2, 0),
    "meets: {subject} menemui {object}": (1, 0),
    "place chain": (9, 0),
    "age": (0, 0),
}


def test_a_rule_that_was_seen_often_enough_has_its_own_figure() -> None:
    assert ("office: title", "30", "10", "0.750") in rows(COUNTS)
    assert ("place chain", "9", "0", "1.000") in rows(COUNTS)


def test_seldom_rules_are_judged_with_their_kind() -> None:
    table = rows(COUNTS)
    assert ("office (all)", "31", "11", "0.738") in table
    assert ("meets (all)", "3", "0", "1.000") in table
    assert not any(row[0].startswith("meets:") for row in table)


def test_a_rule_that_was_never_seen_has_no_row() -> None:
    assert not any(row[0].startswith("age") for row in rows(COUNTS))


def test_the_table_is_the_same_whatever_the_order() -> None:
    assert rows(dict(reversed(COUNTS.items()))) == rows(COUNTS)


def test_confidence_is_looked_up_by_rule_then_by_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"a: x": Precision("a: x", 6, 0), "a (all)": Precision("a (all)", 6, 2)}
    monkeypatch.setattr(confidence, "_table", lambda: table)
    assert precision("a: x") == Precision("a: x", 6, 0)
    assert precision("a: y") == Precision("a (all)", 6, 2)
    assert precision("b: x") is None


def test_a_kind_that_was_hardly_ever_seen_has_no_confidence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(confidence, "_table", lambda: {"a (all)": Precision("a (all)", 0, 1)})
    assert precision("a: x") is None


def test_the_shipped_table_is_whole() -> None:
    path = root() / "precision.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        shipped = list(csv.DictReader(lines))
    assert shipped
    for row in shipped:
        right, wrong = int(row["right"]), int(row["wrong"])
        assert row["precision"] == f"{right / (right + wrong):.3f}"
        often = right + wrong >= ENOUGH
        assert precision(row["rule"]) == (Precision(row["rule"], right, wrong) if often else None)
