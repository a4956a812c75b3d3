"""``kgnews ingest --engine``: what goes with what, and one line where something is missing."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kgnews.cli._engine import Asked, Kind
from kgnews.distributed import ENGINES, engine
from kgnews.errors import InputError

Run = Callable[..., "CompletedProcess[str]"]


def test_the_engines_are_those_that_there_are() -> None:
    assert tuple(each.value for each in Kind) == ENGINES


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        (Asked(None, "", "", False, 2), ""),
        (Asked(Kind.DASK, "tcp://a:1", "parts", True, 2), ""),
        (Asked(None, "tcp://a:1", "", False, 2), "--cluster goes with --engine dask or"),
        (Asked(None, "", "parts", False, 2), "--parts goes with --engine dask or"),
        (Asked(None, "", "", True, 2), "--parts-only goes with --engine dask or"),
        (Asked(Kind.SPARK, "", "", True, 2), "--parts-only needs --parts FOLDER"),
        (Asked(Kind.DASK, "tcp://a:2", "", False, 2, ("tcp://a:1",)), "tcp://a:1 is the address"),
        (
            Asked(None, "", "", False, 2, ("spark://a:1",)),
            "spark://a:1 is the address of a cluster",
        ),
    ],
)
def test_options_that_do_not_fit_together_are_told(asked: Asked, fault: str) -> None:
    assert asked.fault().startswith(fault)
    assert bool(asked.fault()) is bool(fault)


@pytest.mark.parametrize(("name", "package"), [("dask", "dask.distributed"), ("spark", "pyspark")])
def test_a_missing_package_is_one_line_that_says_how_to_get_it(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, f"kgnews.distributed.engines.{name}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError, match=rf"pip install 'kgnews\[{name}\]'$"):
        engine(name)


def test_a_wrong_use_is_exit_code_2(kgnews: Run, tmp_path: Path) -> None:
    done = kgnews("ingest", "--cluster", "tcp://a:1", "x.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "--cluster goes with --engine" in done.stderr


def test_parts_alone_leave_triples_and_records_and_no_store(kgnews: Run, tmp_path: Path) -> None:
    pytest.importorskip("dask.distributed", reason="Dask is not installed: kgnews[dask]")
    (tmp_path / "a.txt").write_text("Bandung mendukung U20 Mayors Summit 2018.")
    (tmp_path / "b.txt").write_text("")
    words = ("ingest", "a.txt", "b.txt", "--engine", "dask", "--parts", "parts", "--parts-only")
    done = kgnews(*words, cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "refused b.txt: empty; remove it, or check how it was made",
        "2 found: 1 stored, 1 refused (parts)",
    ]
    assert not (tmp_path / "kgnews-store").exists()
    (part,) = json.loads((tmp_path / "parts" / "parts.json").read_text())
    assert (part["articles"], part["refused"]) == (1, 1)
    assert part["inputs"] == [["a.txt"], ["b.txt"]]
    triples = gzip.decompress((tmp_path / "parts" / f"{part['name']}.nt.gz").read_bytes())
    assert b"ns#supports>" in triples
