"""A score as lines and as values."""

from __future__ import annotations

import json

from kgnews.evaluate.answers import Answer, Fact, Name, Saying
from kgnews.evaluate.gold import Page
from kgnews.evaluate.report import fault_lines, report_json, report_lines, rule_counts
from kgnews.evaluate.score import score

GOLD = Answer(
    "012",
    language="id",
    names=(Name("Saparua", "PLACE"), Name("Elisa Pattiasina", "PERSON")),
    facts=(Fact("Elisa Pattiasina", "age", "33"),),
    sayings=(Saying("Elisa Pattiasina", "Ombak terlalu tinggi"),),
)
READ = Answer(
    "012",
    names=(Name("Saparua", "PLACE"), Name("Ombak", "PERSON", rule="tagger")),
    facts=(Fact("Saparua", "age", "33", rule="age behind a name"),),
)
TOTAL = score([(Page("", GOLD), READ)])


def test_counts_stand_beside_the_shares() -> None:
    lines = list(report_lines(TOTAL))
    assert lines[0] == "1 page"
    (names,) = (line for line in lines if line.startswith("names, typed"))
    assert names.split() == ("names, typed P 0.500 R 0.500 F1 0.500 1 right of 2, 2 there".split())
    assert any(line.startswith("quotes found") and line.endswith("0 of 1") for line in lines)


def test_every_fault_has_its_page_and_rule_and_classes_are_counted() -> None:
    lines = list(fault_lines(TOTAL.faults))
    assert "012  name extra            PERSON Ombak  [tagger]" in lines
    assert "    1  fact extra: age" in lines


def test_rules_are_counted_right_and_wrong() -> None:
    assert rule_counts(TOTAL) == {"age behind a name": (0, 1)}


def test_programs_get_the_same_counts() -> None:
    about = json.loads(json.dumps(report_json(TOTAL, faults=True)))
    assert about["names"]["typed"]["right"] == 1
    assert about["facts"]["relations"]["age"] == {
        "read": 1, "right": 0, "gold": 1, "precision": 0.0, "recall": 0.0, "f1": 0.0,
    }  # fmt: skip
    assert {fault["kind"] for fault in about["faults"]} == {
        "name missed", "name extra", "fact missed", "fact extra", "quote missed",
    }  # fmt: skip
    assert "faults" not in report_json(TOTAL)


def test_what_was_not_annotated_has_no_figure() -> None:
    assert "stance" not in TOTAL.figures
    assert "body_characters" not in TOTAL.figures
