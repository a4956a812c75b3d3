"""``kgnews eval``."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PAGE = """Banjir Surut di Sempur

Wali Kota Bogor Rahmat Sudiro meninjau rumah-rumah di Kelurahan Sempur, Kota Bogor, Senin pagi.

Air yang semalam setinggi dada kini tinggal semata kaki, dan warga mulai menjemur kasur.
"""
ABOUT: dict[str, Any] = {
    "id": "001",
    "lang": "id",
    "title": "Banjir Surut di Sempur",
    "entities": [
        {"name": "Rahmat Sudiro", "type": "PERSON"},
        {"name": "Kelurahan Sempur", "type": "PLACE"},
        {"name": "Kota Bogor", "type": "PLACE", "aliases": ["Bogor"]},
    ],
    "facts": [
        {"s": "Rahmat Sudiro", "p": "holdsOffice", "o": "Wali Kota", "of": "Kota Bogor"},
        {"s": "Kelurahan Sempur", "p": "partOf", "o": "Kota Bogor"},
        {"s": "Rahmat Sudiro", "p": "supports", "o": "Kota Bogor"},
    ],
    "quotes": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("pages", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "pages" / "001.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "gold" / "001.json").write_text(json.dumps(ABOUT), encoding="utf-8")
    return tmp_path


def test_the_figures_of_a_folder_are_printed(kgnews: Run, folder: Path) -> None:
    done = kgnews("eval", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 page\n\nnames, typed")
    assert "fact missed" not in done.stdout


def test_errors_are_listed_on_demand(kgnews: Run, folder: Path) -> None:
    done = kgnews("eval", "--errors", folder)
    assert "001  fact missed           Rahmat Sudiro | supports | Kota Bogor\n" in done.stdout


def test_programs_get_json(kgnews: Run, folder: Path) -> None:
    about = json.loads(kgnews("eval", folder, "--format", "json", "--errors").stdout)
    assert about["names"]["typed"]["gold"] == 3
    assert about["facts"]["relations"]["supports"]["recall"] == 0.0
    assert ("001", "supports") in {(each["page"], each["group"]) for each in about["faults"]}


def test_only_pages_of_a_language_are_read(kgnews: Run, folder: Path) -> None:
    assert kgnews("eval", folder, "--lang", "en").stdout.startswith("0 pages")


def test_the_precision_of_rules_is_written(kgnews: Run, folder: Path) -> None:
    path = folder / "precision.csv"
    assert kgnews("eval", folder, "--write-precision", path).returncode == 0
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    assert list(table[0]) == ["rule", "right", "wrong", "precision"]
    assert sum(int(row["right"]) for row in table) >= 2


def test_floors_that_hold_are_silent_and_a_lower_figure_fails(kgnews: Run, folder: Path) -> None:
    assert kgnews("eval", folder, "--update").returncode == 0
    floors = json.loads((folder / "floors.json").read_text("utf-8"))
    assert floors["entries"] == 1
    assert kgnews("eval", folder, "--floors").returncode == 0
    floors["floors"]["facts"] = 1.0
    (folder / "floors.json").write_text(json.dumps(floors), "utf-8")
    done = kgnews("eval", folder, "--floors")
    assert done.returncode == 1
    assert done.stderr.startswith("facts: 0.")
    assert done.stderr.endswith(", floor 1.000\n")


def test_a_floor_is_lowered_only_when_told_so(kgnews: Run, folder: Path) -> None:
    kgnews("eval", folder, "--update")
    path = folder / "floors.json"
    floors = json.loads(path.read_text("utf-8"))
    floors["floors"]["facts"] = 1.0
    path.write_text(json.dumps(floors), "utf-8")
    done = kgnews("eval", folder, "--update")
    assert done.returncode == 1
    assert "--allow-regression" in done.stderr
    assert json.loads(path.read_text("utf-8"))["floors"]["facts"] == 1.0
    assert kgnews("eval", folder, "--update", "--allow-regression").returncode == 0
    assert json.loads(path.read_text("utf-8"))["floors"]["facts"] < 1.0


def test_floors_of_other_pages_are_no_floors(kgnews: Run, folder: Path) -> None:
    kgnews("eval", folder, "--update")
    (folder / "pages" / "001.txt").write_text(PAGE + "\n", encoding="utf-8")
    done = kgnews("eval", folder, "--floors")
    assert done.returncode == 1
    assert "the pages are not those it was made for" in done.stderr


def test_floors_and_a_language_are_wrong_usage(kgnews: Run, folder: Path) -> None:
    assert kgnews("eval", folder, "--floors", "--lang", "id").returncode == 2


def test_a_folder_that_is_no_gold_set_is_refused(kgnews: Run, tmp_path: Path) -> None:
    done = kgnews("eval", tmp_path)
    assert done.returncode == 1
    assert "no gold/*.json in it" in done.stderr
