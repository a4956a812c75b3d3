"""Options of inputs, as the commands take them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kgnews.cli._options import mapped

Run = Callable[..., "CompletedProcess[str]"]

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."


def test_fields_are_mapped_by_their_names(kgnews: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"cerita": {"badan": TEXT}, "kapan": "6 Mei 2024"}) + "\n")
    done = kgnews("read", path, "--map", "text=cerita.badan,date=kapan", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["article"]["published"] == "2024-05-06"


def test_pairs_may_be_given_together_or_apart() -> None:
    assert mapped(["text=a,date=b", "url=c"]) == mapped(["text=a", "date=b", "url=c"])
    assert mapped(None) == ()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--map", "warna=a", "not OURS=THEIRS"),
        ("--map", "text", "not OURS=THEIRS"),
        ("--type", "kawat", "a form is one of text, html"),
        ("--published", "kemarin", "no day, month or year"),
        ("--max-ratio", "0", "--max-ratio"),
    ],
)
def test_an_option_that_cannot_be_is_told(kgnews: Run, option: str, value: str, said: str) -> None:
    done = kgnews("read", "-", option, value, stdin=TEXT)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


def test_an_address_is_not_fetched_without_leave(kgnews: Run) -> None:
    done = kgnews("read", "http://127.0.0.1:1/")
    assert done.returncode == 1
    assert "give --allow-network" in done.stderr
    allowed = kgnews("read", "--allow-network", "http://127.0.0.1:1/")
    assert allowed.returncode == 1
    assert "cannot be fetched" in allowed.stderr
