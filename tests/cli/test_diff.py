"""``kgnews diff``, ``timeline`` and ``conflicts``: what changed, when, and who disagrees."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture(scope="module")
def stores(kgnews: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store of one article, and one with another that gives another number."""
    folder = tmp_path_factory.mktemp("diff")
    texts = {
        "a.txt": "Festival Lembah Lore didukung 26 kota.\n\nWali Kota Palu hadir.",
        "b.txt": "Festival Lembah Lore didukung 25 kota.\n\nWali Kota Bandung hadir.",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    one, both = folder / "one", folder / "both"
    options = ("--published", "2024-05-06", "--language", "id", "--store")
    for store, name in ((one, "a.txt"), (both, "a.txt"), (both, "b.txt")):
        done = kgnews("ingest", folder / name, *options, store)
        assert done.returncode == 0, done.stderr
    return one, both


def test_two_stores_differ_by_an_article_with_its_places_and_facts(
    kgnews: Run, stores: tuple[Path, Path]
) -> None:
    done = kgnews("diff", *stores)
    assert done.returncode == 0, done.stderr
    assert "New articles (1)" in done.stdout
    assert "Bandung  :city-bandung" in done.stdout
    assert "Palu" not in done.stdout
    back = kgnews("diff", *reversed(stores))
    assert "Articles that are gone (1)" in back.stdout


def test_since_a_run_is_as_between_two_stores(kgnews: Run, stores: tuple[Path, Path]) -> None:
    _, both = stores
    runs = kgnews("diff", "--runs", "--store", both, "--format", "json")
    assert [run["number"] for run in json.loads(runs.stdout)["runs"]] == [1, 2]
    told = json.loads(kgnews("diff", *stores, "--format", "json").stdout)
    since = json.loads(kgnews("diff", "--since", 1, "--store", both, "--format", "json").stdout)
    assert since == told


def test_stores_or_a_run_are_needed(kgnews: Run, stores: tuple[Path, Path]) -> None:
    assert kgnews("diff", stores[0]).returncode == 2
    assert kgnews("diff", *stores, "--since", 1).returncode == 2
    assert "no such run" in kgnews("diff", "--since", 7, "--store", stores[0]).stderr


def test_conflicts_show_both_sentences(kgnews: Run, stores: tuple[Path, Path]) -> None:
    done = kgnews("conflicts", "--store", stores[1], "--exit-status")
    assert done.returncode == 1
    assert "Festival Lembah Lore didukung 26 kota." in done.stdout
    assert "Festival Lembah Lore didukung 25 kota." in done.stdout
    assert "1 conflict" in done.stderr
    none = kgnews("conflicts", "--store", stores[0], "--exit-status")
    assert (none.returncode, none.stdout) == (0, "")


def test_a_timeline_for_programs_has_rows_and_gaps(kgnews: Run, sample_store: Path) -> None:
    words = ("timeline", ":office-governor-of-jakarta", "--store", sample_store)
    about = json.loads(kgnews(*words, "--format", "json").stdout)
    names = [row["subject"]["name"] for row in about["rows"]]
    assert names.index("Joko Widodo") < names.index("Anies Baswedan")
    assert {each["kind"] for each in about["between"]} == {"gap"}
    text = kgnews(*words).stdout
    assert "2017-10-16 – 2022-10-16  Anies Baswedan" in text
