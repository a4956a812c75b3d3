"""``kgnews view``."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_it_writes_the_page_that_export_writes_and_prints_its_path(
    kgnews: Run, news_store: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    done = kgnews("view", "--no-open", "-o", one, "--store", news_store, "--stance", "all")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{one}\n", "")
    done = kgnews("export", "-o", two, "--store", news_store, "--stance", "all")
    assert (done.returncode, done.stderr) == (0, "")
    assert one.read_bytes() == two.read_bytes()
    assert one.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_without_a_file_it_is_a_temporary_one_for_nobody_else(
    kgnews: Run, news_store: Path
) -> None:
    done = kgnews("view", "--no-open", "--store", news_store)
    page = Path(done.stdout.strip())
    try:
        assert page.suffix == ".html"
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
    finally:
        page.unlink()


def test_a_part_is_chosen_as_for_an_export(kgnews: Run, news_store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = kgnews("view", "--no-open", "-o", page, "--store", news_store, "--around", "Ambon")
    assert done.returncode == 0
    text = page.read_text("utf-8")
    assert "Wali Kota Ambon" in text
    assert "Festival" not in text


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_where_there_is_no_display_it_only_says_where_the_page_is(
    kgnews: Run, news_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    page = tmp_path / "page.html"
    done = kgnews("view", "-o", page, "--store", news_store)
    assert (done.returncode, done.stdout) == (0, f"{page}\n")
    assert done.stderr == "kgnews: no browser here; open the file in one\n"


def test_a_dash_is_standard_output(kgnews: Run, news_store: Path) -> None:
    done = kgnews("view", "-o", "-", "--store", news_store)
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.rstrip().endswith("</html>")


def test_what_is_too_much_for_a_page_is_said(
    news_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from typer.testing import CliRunner

    from kgnews.cli import app
    from kgnews.export import html
    from kgnews.export.html.thinning import thinned

    monkeypatch.setattr(html, "thinned", lambda net: thinned(net, most_nodes=3))
    words = ["view", "--no-open", "-o", str(tmp_path / "page.html"), "--store", str(news_store)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0
    assert "the page has 3 of 10 entities and 3 of 7 facts between them" in done.stderr
