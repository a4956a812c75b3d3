"""A folder of annotated pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgnews.errors import InputError
from kgnews.evaluate.gold import load
from kgnews.model import ZoneKind

ABOUT = {
    "id": "001",
    "lang": "id",
    "title": "Panen Raya",
    "author": ["Rara Jonggrang", "Bandung Bondowoso"],
    "editor": "Prambanan",
    "entities": [{"name": "Klaten", "type": "PLACE", "alt_types": ["ORG"]}],
    "facts": [{"s": "article", "p": "about", "o": "Klaten", "stance": "plans"}],
    "quotes": [{"speaker": "Klaten", "text_start": "Panen bagus"}],
    "zones": [{"kind": "body", "start": 0, "end": 5}],
    "not_facts": ["Solo"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("pages", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "pages" / "001.txt").write_text("Panen Raya\r\ndi Klaten", "utf-8", newline="")
    (tmp_path / "gold" / "001.json").write_text(json.dumps(ABOUT), "utf-8")
    return tmp_path


def test_a_page_and_its_annotation_are_loaded(folder: Path) -> None:
    (page,) = load(folder).pages
    assert page.text == "Panen Raya\r\ndi Klaten"  # as it is on disk, for spans count from it
    answer = page.answer
    assert answer.bylines == ("Rara Jonggrang", "Bandung Bondowoso", "Prambanan")
    assert answer.names[0].also == ("ORG",)
    assert answer.facts[0].stance == "plans"
    assert answer.zones[0].kind is ZoneKind.BODY
    assert not answer.stanced


def test_a_list_of_denied_facts_says_that_stances_were_annotated(folder: Path) -> None:
    (folder / "gold" / "001.json").write_text(json.dumps({**ABOUT, "denied": []}), "utf-8")
    assert load(folder).pages[0].answer.stanced


def test_the_digest_changes_with_any_page(folder: Path) -> None:
    before = load(folder).digest
    (folder / "pages" / "001.txt").write_text("Panen", "utf-8")
    assert load(folder).digest != before


def test_only_one_language_is_kept(folder: Path) -> None:
    assert load(folder).only("en").pages == ()
    assert len(load(folder).only("id").pages) == 1


@pytest.mark.parametrize("content", ["{", "[]", '{"id": "1", "facts": [{"s": "a"}]}'])
def test_a_damaged_annotation_is_named(folder: Path, content: str) -> None:
    (folder / "gold" / "001.json").write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"001\.json: not an annotation"):
        load(folder)


def test_an_annotation_without_its_page_is_named(folder: Path) -> None:
    (folder / "pages" / "001.txt").unlink()
    with pytest.raises(InputError, match=r"001\.txt: No such file"):
        load(folder)


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no gold/\*\.json in it"):
        load(tmp_path)
