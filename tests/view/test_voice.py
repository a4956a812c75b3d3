"""The words around what articles say, in two languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import kgnews
from kgnews.articles import presets
from kgnews.articles.entries import ONLY_METADATA, ONLY_SUMMARY
from kgnews.articles.readers import pdf
from kgnews.ask.absence import REASONS
from kgnews.ontology import Ontology
from kgnews.view.voice import LANGUAGES, Voice

ROWS = Ontology.load().table("messages")
KNOWN = {row["en"] for row in ROWS}
SPEAKING = [
    *("view/evidence", "view/totals", "view/answers", "view/timed", "view/changes"),
    *("view/reading", "desk/reading"),
    *("cli/conflicts", "cli/judge", "cli/_review", "cli/stats", "desk/asking"),
]


def _said(path: Path) -> set[str]:
    """The phrases that a module says: first arguments of ``say``, nouns that are counted."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = ast.unparse(node.func)
        at = {"say": 0, "self.say": 0, "page.say": 0, "say.counted": 1}.get(name)
        words = node.args[at] if at is not None else None
        either = (words.body, words.orelse) if isinstance(words, ast.IfExp) else (words,)
        for each in either:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                found.add(each.value)
    return found


@pytest.mark.parametrize("name", SPEAKING)
def test_every_phrase_has_a_translation(name: str) -> None:
    path = Path(kgnews.__file__).parent / f"{name}.py"
    said = _said(path)
    assert said
    assert said <= KNOWN


@pytest.mark.parametrize(
    "note",
    [
        ONLY_SUMMARY,
        ONLY_METADATA,
        presets._CUT_NOTE,
        presets._SEEN_NOTE,
        pdf._NOTE,
        "only the first 1000 characters were read",
        "the language de has no rules of its own yet",
    ],
)
def test_every_note_on_a_reading_is_said_in_the_language(note: str) -> None:
    assert Voice("id").note(note) != note


def test_every_reason_of_a_doubt_is_said_in_the_language() -> None:
    say = Voice("id").note
    assert say("both are called “Ratri”") == "keduanya disebut “Ratri”"
    assert say("both are wd:Q3630") == "keduanya wd:Q3630"
    assert say("named once") == "disebut sekali"
    assert say("“Kota” may also be A, B and 3 more") == "“Kota” bisa juga berarti A, B dan 3 lagi"


def test_every_reason_has_a_translation() -> None:
    assert set(REASONS.values()) <= KNOWN


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["en"])
def test_a_translation_has_the_places_of_its_original(row: dict[str, str]) -> None:
    def places(words: str) -> list[str]:
        return sorted(part.partition("}")[0] for part in words.split("{")[1:])

    for language in LANGUAGES[1:]:
        assert places(row[language]) == places(row["en"])


def test_a_note_of_the_machine_is_said_in_the_language() -> None:
    note = "right in 2 of 3, with similar rules"
    assert Voice("id").note(note) == "benar dalam 2 dari 3, bersama aturan sejenis"
    assert Voice("id").note("never seen before") == "never seen before"
    assert Voice().note(note) == note
