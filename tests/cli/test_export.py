"""``kgnews export``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_without_a_file_it_goes_to_standard_output(kgnews: Run, news_store: Path) -> None:
    done = kgnews("export", "turtle", "--store", news_store)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n:city-ambon a kg:City ;\n" in done.stdout


def test_a_file_is_written_whole_and_alone(kgnews: Run, news_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "news.graphml"
    done = kgnews("export", "graphml", "-o", file, "--store", news_store)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.read_text("utf-8").rstrip().endswith("</graphml>")
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_written_is_an_error(
    kgnews: Run, news_store: Path, tmp_path: Path
) -> None:
    done = kgnews("export", "csv", "-o", tmp_path / "none" / "x.csv", "--store", news_store)
    assert done.returncode == 1
    assert "No such file or directory; make room, or name another with -o" in done.stderr


@pytest.mark.parametrize(("stances", "edges"), [((), 4), (("denies",), 1), (("all",), 6)])
def test_the_stance_decides_which_facts_are_edges(
    stances: tuple[str, ...], edges: int, kgnews: Run, news_store: Path
) -> None:
    options = [word for stance in stances for word in ("--stance", stance)]
    done = kgnews("export", "csv", *options, "--store", news_store)
    assert sum("ns#supports" in line for line in done.stdout.splitlines()) == edges


def test_formats_are_listed_with_what_they_are_for(kgnews: Run) -> None:
    lines = kgnews("export", "--list").stdout.splitlines()
    assert any(line.startswith("graphml ") and "for Gephi" in line for line in lines)


@pytest.mark.parametrize("words", [(), ("graphmk",)])
def test_an_unknown_format_is_wrong_usage(
    words: tuple[str, ...], kgnews: Run, news_store: Path
) -> None:
    done = kgnews("export", *words, "--store", news_store)
    assert done.returncode == 2
    assert "one of turtle, ntriples" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("words", [("query", "people"), ("export", "turtle"), ("export", "csv")])
def test_a_full_disk_is_one_line_and_no_traceback(words: tuple[str, ...], news_store: Path) -> None:
    command = [sys.executable, "-m", "kgnews", *words, "--store", str(news_store)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "kgnews: standard output: No space left on device; make room, or name another with -o"
    ]
    device = [*command, "-o", "/dev/full"]
    done = subprocess.run(device, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "kgnews: /dev/full: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
