"""``kgnews show``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_an_entity_is_shown_with_its_facts(kgnews: Run, news_store: Path) -> None:
    done = kgnews("show", "Barcelona", "--store", news_store)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Barcelona – city",
        ":city-barcelona · 2 articles",
        "same as: http://www.wikidata.org/entity/Q1492",
        "",
        "Facts (2)",
        "  supports  Forum Kota Teluk  (2 articles, 2 origins)",
        "            Bay Fund [reports]  (1 article)",
    ]


def test_a_guess_is_said_on_standard_error(kgnews: Run, news_store: Path) -> None:
    done = kgnews("show", "Barselona", "--store", news_store)
    assert done.stdout.startswith("Barcelona – city\n")
    assert "taking “Barselona” for Barcelona" in done.stderr


def test_programs_get_everything(kgnews: Run, news_store: Path) -> None:
    done = kgnews("show", "city-manado", "--format", "json", "--store", news_store)
    about = json.loads(done.stdout)
    assert about["entity"]["id"] == ":city-manado"
    assert {fact["predicate"] for fact in about["facts"]} == {"kg:supports", "kg:hosts"}


def test_a_hostile_name_does_nothing(kgnews: Run, news_store: Path) -> None:
    done = kgnews("show", "Festival", "--store", news_store)
    assert 'Festival "Angin" </script> – event' in done.stdout


def test_an_unknown_name_is_an_error(kgnews: Run, news_store: Path) -> None:
    done = kgnews("show", "Xyzzy", "--store", news_store)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kgnews: Xyzzy: is not in the graph; ")
