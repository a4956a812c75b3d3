"""Hostile inputs of every class: each has a fate in time, and harms neither store nor terminal."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import ModuleType

import pytest

from kgnews.articles.reading import found
from kgnews.articles.turns import Known
from kgnews.pipeline.crew import Crew, Ended, Setup
from kgnews.store.entries import Entry

pytestmark = [
    pytest.mark.slow,  # two hundred inputs, some of them of 10 MB
    pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system"),
]

SECONDS = 20  # an input may take; 8 of them of the processor, and others are at work
MEMORY = 1 << 20  # kilobytes of the process that reads
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def _cases() -> ModuleType:
    path = Path(__file__).with_name("inputs.py")
    spec = importlib.util.spec_from_file_location("hostile_inputs", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CASES = _cases()
NAMES = [(name, fate) for name, _, fate in CASES.every()]


@dataclass
class Fate:
    """What became of one input."""

    seconds: float = 0
    stored: int = 0
    refused: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    for name, data, _ in CASES.every():
        (place / name).write_bytes(data)
    return place


@pytest.fixture(scope="module")
def fates(folder: Path) -> dict[str, Fate]:
    """The fate of every input, read one after the other by one crew."""
    fates: dict[str, Fate] = {}
    with Crew(Setup()) as crew:
        for name, _ in NAMES:
            start, fate = monotonic(), fates.setdefault(name, Fate())
            for event in crew.read(found([folder / name])):
                if isinstance(event, Ended):
                    continue
                if isinstance(event.item, Entry | Known):
                    fate.stored += 1
                elif event.item.reason:
                    fate.refused.append(event.item.reason)
            fate.seconds = monotonic() - start
    return fates


@pytest.mark.parametrize(("name", "expected"), NAMES, ids=[name for name, _ in NAMES])
def test_an_input_has_its_fate_in_time(fates: dict[str, Fate], name: str, expected: str) -> None:
    fate = fates[name]
    assert fate.seconds < SECONDS
    assert fate.stored or fate.refused, "nothing was said"
    assert expected != "stored" or fate.stored, fate.refused[:3]
    assert expected != "refused" or fate.refused
    assert not [each for each in fate.refused if "kgnews failed" in each]
    assert not [each for each in fate.refused if "crashes" in each or "stops what" in each]


@pytest.fixture(scope="module")
def small(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the small ones, with names that harm, links, and what is no file."""
    place = tmp_path_factory.mktemp("small") / "input"
    place.mkdir()
    for name, data, _ in CASES.every():
        if len(data) < 20_000 and not name.startswith("archives-many"):
            (place / name).write_bytes(data)
    good = CASES.record(url="https://kabar.example/nama").encode()
    for name in (
        "\x1b[31mmerah.json",
        "baris\nbaru.json",
        "\u202enama.json",
        "-rf.json",
        "[b].json",
    ):
        (place / name).write_bytes(good)
    (place / os.fsdecode(b"b\xe9\xff.json")).write_bytes(good)
    (place / "secret.json").symlink_to("/etc/passwd")
    (place / "up").symlink_to("..")
    os.mkfifo(place / "pipe.json")
    return place


def test_the_store_and_the_terminal_survive_all_of_them(
    kgnews: Run, small: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    done = kgnews("ingest", small, "--store", store, "--report", tmp_path / "report.jsonl")
    assert done.returncode == 3, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert not CONTROL.search(done.stderr)
    again = kgnews("ingest", small, "--store", store)
    assert " stored" not in again.stderr.splitlines()[-1].partition(";")[0]
    assert kgnews("verify", "--store", store).returncode == 0
    for words in (("stats",), ("quarantine", "list"), ("export", "turtle"), ("export", "graphml")):
        told = kgnews(*words, "--store", store)
        assert told.returncode == 0, (words, told.stderr)
        assert "Traceback" not in told.stderr
        if words[0] != "export":
            assert not CONTROL.search(told.stdout + told.stderr)


def test_nothing_is_read_but_the_files_themselves(small: Path) -> None:
    named = [each.path for each in found([small]) if hasattr(each, "path")]
    assert not [each for each in named if "secret" in each or "/up/" in each]
