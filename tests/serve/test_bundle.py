"""The script of the query page is what its source says, with licences of all that is in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "web" / "query"
BUILT = ROOT / "src" / "kgnews" / "serve" / "assets"


def modules() -> Path:
    """Where the npm packages are."""
    return Path(os.environ.get("KGNEWS_QUERY_MODULES") or SOURCE / "node_modules")


def test_the_bundle_is_built_from_its_source(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (modules() / "@zazuko" / "yasgui").is_dir():
        pytest.skip("no npm packages of web/query: see tests/serve/README.md")
    subprocess.run([node, "build.mjs", tmp_path], cwd=SOURCE, check=True, timeout=120)
    for name in ("query.js", "query.css"):
        assert (tmp_path / name).read_bytes() == (BUILT / name).read_bytes(), name


def test_its_packages_have_one_version() -> None:
    about = json.loads((SOURCE / "package.json").read_text("utf-8"))
    for name, version in (about["dependencies"] | about["devDependencies"]).items():
        assert version[0].isdigit(), f"{name} {version}"


def test_every_part_has_its_licence() -> None:
    texts = (BUILT / "query.LICENSES.txt").read_text("utf-8")
    for name in ("@zazuko/yasgui", "codemirror", "datatables.net", "dompurify"):
        assert f"{name} " in texts
