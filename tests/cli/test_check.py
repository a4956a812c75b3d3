"""``kgnews check``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shape that no city of the store satisfies."""
    file = tmp_path_factory.mktemp("shapes") / "mine.ttl"
    file.write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgnews/ns#> .
        [] a sh:NodeShape ; sh:targetClass kg:City ;
          sh:property [ sh:path kg:partOf ; sh:minCount 1 ; sh:message "part of nothing" ] ."""
    )
    return file


def test_a_graph_that_conforms_is_exit_code_zero(kgnews: Run, news_store: Path) -> None:
    done = kgnews("check", "--store", news_store)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "the graph conforms\n")


def test_findings_are_one_line_each_and_exit_code_one(
    kgnews: Run, news_store: Path, strict: Path
) -> None:
    done = kgnews("check", "--shapes", strict, "--store", news_store)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == ":city-ambon kg:partOf: part of nothing"
    assert done.stdout.count("\n") == 4
    assert done.stderr == "4 findings\n"


def test_programs_get_json_or_the_report_of_shacl(
    kgnews: Run, news_store: Path, strict: Path, tmp_path: Path
) -> None:
    words = ("check", "--shapes", strict, "--store", news_store, "--format")
    about = json.loads(kgnews(*words, "json").stdout)
    assert (about["version"], about["conforms"], len(about["findings"])) == (1, False, 4)
    assert about["findings"][0]["focus"] == ":city-ambon"
    file = tmp_path / "report.ttl"
    assert kgnews(*words, "turtle", "-o", file).returncode == 1
    assert "sh:conforms false" in file.read_text("utf-8")
