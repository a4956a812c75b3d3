"""Hostile inputs and queries of a suite that lies beside the project, each of them a test.

The suite is no part of the project. It is looked for in ``../shared/hostile``, or where
``KGNEWS_HOSTILE`` says; where it is absent the tests say so and are skipped. It writes its inputs
and runs every one twice, so it is run once, and each case is judged by its line.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # a minute and a half, most of it 150 MB files and time limits

HERE = Path(__file__).resolve().parent
SUITE = Path(os.environ.get("KGNEWS_HOSTILE", HERE.parents[2] / "shared" / "hostile"))
PARTS = sorted(path.stem.removeprefix("hostile_") for path in SUITE.glob("hostile_[a-z].py"))
_CASE = re.compile(r"""\b(?:case|q)\(["'](Q?[A-Z]\d+)["']""")
_LINE = re.compile(r"(ok|FAIL)\s+(Q?[A-Z]\d+)\s+(.*)")
CASES = [
    (part, case)
    for part in PARTS
    for case in _CASE.findall((SUITE / f"hostile_{part}.py").read_text(encoding="utf-8"))
]

if not CASES:
    pytest.skip(f"no suite of hostile inputs in {SUITE}", allow_module_level=True)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Case → nothing where it passed, else what was wrong."""
    found = {}
    for part in PARTS:
        line = [sys.executable, SUITE / "hostile_run.py", part]
        line += [tmp_path_factory.mktemp(f"hostile-{part}"), HERE / "adapter.py"]
        done = subprocess.run(
            line, capture_output=True, text=True, errors="replace", check=False, timeout=600
        )
        for verdict, case, about in _LINE.findall(done.stdout):
            found[case] = "" if verdict == "ok" else about
        assert not done.stderr, done.stderr
    return found


@pytest.mark.parametrize("case", [case for _, case in CASES])
def test_a_hostile_case_does_no_harm(verdicts: dict[str, str], case: str) -> None:
    assert verdicts.get(case, "was not run") == ""
