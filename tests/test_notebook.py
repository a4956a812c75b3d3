"""What the page and the notebook about Python show is what comes out."""

from __future__ import annotations

import doctest
import importlib.util
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs" / "u20.ipynb"
PAGE = ROOT / "docs" / "python.md"
MOST_BYTES = 40_000
_MEASURED = re.compile(r"right in \d+ of \d+(?:, with similar rules)?")  # changes with the gold set


@pytest.fixture(scope="module")
def again() -> list[dict[str, Any]]:
    """The cells of the notebook, run anew."""
    pytest.importorskip("pandas", reason="no pandas: kgnews[test]")
    spec = importlib.util.spec_from_file_location(
        "run_notebook", ROOT / "tools" / "run_notebook.py"
    )
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    cells: list[dict[str, Any]] = json.loads(tool.printed(NOTEBOOK))["cells"]
    return cells


def test_the_notebook_shows_what_its_cells_give(again: list[dict[str, Any]]) -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    for written, made in zip(cells, again, strict=True):
        source = "".join(written["source"])
        known, found = (
            json.dumps(cell.get("outputs"), ensure_ascii=False) for cell in (written, made)
        )
        cure = f"run python tools/run_notebook.py\n{source}"
        assert _MEASURED.sub("", known) == _MEASURED.sub("", found), cure


def test_the_notebook_is_small_and_names_no_path() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert len(text.encode()) < MOST_BYTES
    assert not re.search(r"/(tmp|home|root|usr|work)/|[A-Z]:\\\\", text)


def test_the_notebook_is_one_by_the_schema_of_jupyter() -> None:
    nbformat = pytest.importorskip("nbformat", reason="no nbformat: kgnews[judges]")
    nbformat.validate(nbformat.read(NOTEBOOK, as_version=nbformat.NO_CONVERT))


def test_the_notebook_draws_and_marks(again: list[dict[str, Any]]) -> None:
    drawn = [
        "".join(output["data"]["text/html"])
        for cell in again
        for output in cell.get("outputs", ())
        if "text/html" in output.get("data", {})
    ]
    assert any("<table>" in each for each in drawn)
    assert any("<mark>" in each for each in drawn)


def test_the_examples_of_the_page_give_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pandas", reason="no pandas: kgnews[test]")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(
        PAGE.read_text(encoding="utf-8"), {}, PAGE.name, str(PAGE), 0
    )
    said: list[str] = []
    runner = doctest.DocTestRunner(
        optionflags=doctest.ELLIPSIS
        | doctest.NORMALIZE_WHITESPACE
        | doctest.IGNORE_EXCEPTION_DETAIL
    )
    runner.run(test, out=said.append)
    assert not said, "".join(said)
    assert len(test.examples) > 20
