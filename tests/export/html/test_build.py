"""What lies in the package is what the sources of ``web/`` give."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def _modules(root: Path) -> Path:
    """Where esbuild and the libraries of the page are; skips where they are not."""
    given = os.environ.get("KGNEWS_WEB_MODULES")
    found = Path(given) if given else root / "web" / "node_modules"
    if not shutil.which("node") or not (found / "esbuild").is_dir():
        pytest.skip("no node or no libraries of the page: see tests/export/README.md")
    return found


def test_building_the_page_again_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "KGNEWS_WEB_MODULES": str(_modules(root))}
    words = ["node", str(root / "web" / "build.mjs"), str(tmp_path)]
    done = subprocess.run(
        words, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    kept = root / "src" / "kgnews" / "export" / "page"
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(path.name for path in kept.iterdir() if path.suffix != ".py")
    for name in names:
        assert (tmp_path / name).read_bytes() == (kept / name).read_bytes(), (
            f"{name} is out of date"
        )


def test_no_source_of_the_page_makes_markup_from_text(root: Path) -> None:
    sources = list((root / "web" / "src").rglob("*.js"))
    assert len(sources) > 10
    for path in sources:
        text = path.read_text("utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert word not in text, f"{path.name}: {word}"
        for word in ("Math.random", "fetch(", "XMLHttpRequest", "WebSocket", "localStorage"):
            assert word not in text, f"{path.name}: {word}"
