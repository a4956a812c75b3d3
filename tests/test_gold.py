"""The project's own annotated pages: they are well formed, and their figures do not fall."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kgnews import evaluate
from kgnews.articles import from_text
from kgnews.evaluate.answers import JUDGED, KINDS
from kgnews.pipeline import Reader

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "gold"
HELD_OUT = GOLD / "held-out"
ANNOTATIONS = sorted(
    path for folder in (GOLD, HELD_OUT) for path in (folder / "gold").glob("*.json")
)


@pytest.fixture(scope="module")
def gold() -> evaluate.Gold:
    return evaluate.load(GOLD)


@pytest.fixture(scope="module")
def figures(gold: evaluate.Gold) -> dict[str, float]:
    reader = Reader.make()
    pairs = []
    for page in gold.pages:
        reading = reader.read(from_text(page.text))
        pairs.append((page, evaluate.told(page.answer.id, reading, reader.identities(reading))))
    return evaluate.score(pairs).figures


# --- The gate ------------------------------------------------------------------------------------


def test_no_figure_is_below_its_floor(gold: evaluate.Gold, figures: dict[str, float]) -> None:
    floors = evaluate.read_floors(GOLD / "floors.json")
    assert floors
    assert floors.digest == gold.digest, "run: kgnews eval gold --update"
    assert not evaluate.below(figures, floors), "mend it, or say so: --update --allow-regression"


def test_no_page_is_held_out_and_looked_at(gold: evaluate.Gold) -> None:
    held_out = evaluate.load(HELD_OUT)
    assert held_out.pages
    texts = {page.text for page in gold.pages}
    assert not texts & {page.text for page in held_out.pages}


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    floors = evaluate.read_floors(GOLD / "floors.json")
    assert floors
    assert set(floors.floors) == set(figures)


# --- The pages -----------------------------------------------------------------------------------


def test_there_are_pages_enough_in_both_languages(gold: evaluate.Gold) -> None:
    assert len(gold.only("id").pages) >= 27
    assert len(gold.only("en").pages) >= 13


def _read(path: Path) -> tuple[dict[str, Any], str]:
    text = (path.parent.parent / "pages" / f"{path.stem}.txt").read_bytes().decode("utf-8")
    return json.loads(path.read_text(encoding="utf-8")), text


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_an_annotation_says_only_what_is_on_its_page(path: Path) -> None:
    about, text = _read(path)
    forms = [form for each in about["entities"] for form in (each["name"], *each["aliases"])]
    words = [each["evidence"] for each in about["facts"] + about["denied"]]
    words += [each["text_start"] for each in about["quotes"]]
    for shown in (about["title"] or "", *forms, *words, *about["not_facts"], *about["optional"]):
        assert shown in text


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_an_annotation_names_what_it_speaks_of(path: Path) -> None:
    about, _ = _read(path)
    names = {each["name"] for each in about["entities"]}
    assert {each["speaker"] for each in about["quotes"]} <= names
    assert {each["type"] for each in about["entities"]} <= set(KINDS)
    for fact in about["facts"] + about["denied"]:
        assert fact["p"] in JUDGED
        assert fact["s"] in names | {"article"}
        assert fact.get("of") in names | {None}
        assert fact["p"] not in {"partOf", "locatedIn", "meets"} or fact["o"] in names


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_zones_cover_the_page_in_order(path: Path) -> None:
    about, text = _read(path)
    end = 0
    for zone in about["zones"]:
        assert zone["start"] >= end
        assert not text[end : zone["start"]].strip()
        end = zone["end"]
    assert not text[end:].strip()


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_what_may_leak_stands_in_boilerplate_only(path: Path) -> None:
    about, text = _read(path)
    read = " ".join(
        text[each["start"] : each["end"]]
        for each in about["zones"]
        if each["kind"] in {"body", "metadata"}
    )
    for name in about["not_facts"]:
        assert not re.search(rf"\b{re.escape(name)}\b", read)
