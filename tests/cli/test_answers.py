"""``kgnews search``, ``path``, ``compare`` and ``why-not`` as a person and a script use them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ASKED = {
    "search": ("barcelona",),
    "path": ("Manado", "Barcelona"),
    "compare": ("Manado", "Barcelona"),
    "why-not": ("Manado", "supports", "Bay Fund"),
    "show": ("Manado",),
    "why": ("Manado", "hosts"),
    "stats": (),
    "timeline": ("Forum Kota Teluk",),
    "diff": ("--since", "0"),
}


@pytest.mark.parametrize("command", ASKED)
def test_each_answers_in_two_languages_and_as_json(
    command: str, kgnews: Run, news_store: Path
) -> None:
    words = (command, *ASKED[command], "--store", news_store)
    english, indonesian = kgnews(*words), kgnews(*words, "--lang", "id")
    assert (english.returncode, indonesian.returncode) == (0, 0), english.stderr
    assert english.stdout != indonesian.stdout
    about = json.loads(kgnews(*words, "--format", "json").stdout)
    assert about["version"] == 1


def test_nothing_found_is_an_exit_code(kgnews: Run, news_store: Path) -> None:
    done = kgnews("search", "zzyzx", "--store", news_store)
    assert (done.returncode, done.stdout) == (1, "nothing was found\n")
    done = kgnews("path", "Bay Fund", "Barcelona", "--store", news_store, "--lang", "id")
    assert done.returncode == 1
    assert done.stdout.startswith("tidak ada rantai fakta dari Bay Fund ke Barcelona\n")


def test_a_typing_error_is_told_on_standard_error(kgnews: Run, news_store: Path) -> None:
    done = kgnews("search", "barselona", "--store", news_store, "--lang", "id")
    assert done.stderr == "kgnews: “barselona” dianggap barcelona\n"


def test_why_not_says_the_reason_in_words(kgnews: Run, news_store: Path) -> None:
    done = kgnews("why-not", *ASKED["why-not"], "--store", news_store)
    assert done.stdout.splitlines()[:3] == [
        "Manado – supports → Bay Fund?",
        "  it is denied, and nobody states it",
        "  Manado – supports → Bay Fund [denies]",
    ]


def test_each_link_of_a_path_has_its_sentence(kgnews: Run, news_store: Path) -> None:
    lines = kgnews("path", *ASKED["path"], "--store", news_store).stdout.splitlines()
    assert lines[0] == "Manado to Barcelona: 2 steps, 1 way"
    assert sum("didukung tiga kota" in line for line in lines) == 2


def test_no_help_shows_the_sign_that_keeps_its_lines_apart() -> None:
    """A raw docstring would."""
    from typer.main import get_command

    from kgnews.cli import app

    commands = getattr(get_command(app), "commands")  # noqa: B009  Typer's types do not have it
    assert not [name for name, each in commands.items() if r"\b" in (each.help or "")]
