"""``kgnews why``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_sentence_the_article_and_the_rule_are_shown(kgnews: Run, news_store: Path) -> None:
    done = kgnews("why", "Barcelona", "supports", "Forum Kota Teluk", "--store", news_store)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Barcelona – supports → Forum Kota Teluk",
        "  2 articles, 2 independent origins",
        "  Forum Kota Teluk didukung tiga kota, yakni Ambon, Barcelona, dan Manado.",
        "    Forum Kota Teluk Didukung Tiga Kota · 2024-03-12 · Harian Contoh",
        "    states · rule hand:supports · characters 37 to 108",
        "    https://harian.example/forum-teluk",
        "  >>The Bay Cities Forum, backed by Barcelona<<, opened on Tuesday.",
        "    Bay forum opens in Ambon · 2024-03-13 · Example Courier",
        "    states · rule hand:supports · characters 26 to 67",
        "    https://courier.example/bay-forum",
    ]


def test_all_facts_of_a_subject_without_a_property(kgnews: Run, news_store: Path) -> None:
    done = kgnews("why", "Manado", "--format", "json", "--store", news_store)
    facts = json.loads(done.stdout)["facts"]
    assert [fact["predicate"] for fact in facts] == ["kg:hosts", "kg:supports", "kg:supports"]
    assert {stance for fact in facts for stance in fact["stances"]} == {
        "asserts",
        "denies",
        "plans",
    }


def test_no_markup_and_no_control_character_gets_through(kgnews: Run, news_store: Path) -> None:
    done = kgnews("why", "São Tomé", "--store", news_store)
    assert "São Tomé [red] mendukung Festival" in done.stdout
    assert r"[/b] \x1b[31mJudul\u202e =1+1" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_fact_that_is_not_there_is_an_error(kgnews: Run, news_store: Path) -> None:
    done = kgnews("why", "Ambon", "hosts", "--store", news_store)
    assert done.returncode == 1
    assert "Ambon: no fact of it with hosts" in done.stderr
