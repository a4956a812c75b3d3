"""What the site says, it says in every language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import kgnews.serve
from kgnews.sparql import saved
from kgnews.view import LANGUAGES
from kgnews.view.voice import _messages

SOURCE = sorted(Path(kgnews.serve.__file__).parent.rglob("*.py"))
PHRASES = {
    call.args[0].value
    for path in SOURCE
    for call in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(call, ast.Call)
    and (getattr(call.func, "id", "") == "say" or getattr(call.func, "attr", "") == "say")
    and call.args
    and isinstance(call.args[0], ast.Constant)
    and isinstance(call.args[0].value, str)
}
HELP = {
    text for each in saved().values() for text in (each.help, *(p.help for p in each.parameters))
}


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_phrase_and_every_saved_question_has_a_translation(language: str) -> None:
    assert len(PHRASES) > 40
    assert not (PHRASES | HELP) - set(_messages(language))
