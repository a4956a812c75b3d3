"""``kgnews export``."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kgnews.cli.export import _is_binary
from kgnews.export import Options, exporters
from kgnews.store import open_graph

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
    assert "No such file or directory; make the folder first, or name another file" in done.stderr


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


@pytest.mark.parametrize("words", [(), ("wordperfect",)])
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
        "kgnews: standard output: No space left on device; make room, or name another file"
    ]
    device = [*command, "-o", "/dev/full"]
    done = subprocess.run(device, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "kgnews: /dev/full: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


# --- Parts, folders, descriptions ----------------------------------------------------------------


def test_a_part_is_chosen_by_names_as_people_say_them(kgnews: Run, news_store: Path) -> None:
    around = kgnews("export", "csv", "--around", "manado", "--stance", "all", "--store", news_store)
    assert around.stdout.count("\n") == 4
    words = ("--type", "kota", "--type", "peristiwa", "--predicate", "mendukung")
    chosen = kgnews("export", "csv", *words, "--store", news_store)
    assert chosen.stdout.count("ns#supports") == 4
    assert chosen.stdout.count("\n") == 5


def test_days_and_articles_choose_too(kgnews: Run, news_store: Path) -> None:
    day = kgnews("export", "ntriples", "--since", "2024-03-13", "--store", news_store)
    page = ("--article", "https://courier.example/bay-forum")
    article = kgnews("export", "ntriples", *page, "--store", news_store)
    assert day.stdout == article.stdout != ""


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--type", "Cty"), 1, "Cty: is not a class of the ontology; did you mean City?"),
        (("--predicate", "suports"), 1, "did you mean supports?"),
        (("--article", "zzz"), 1, "zzz: is no article of the store"),
        (("--around", "Timbuktu"), 1, "Timbuktu: is not in the graph"),
        (("--since", "30/10/2018"), 2, "give a day, month or year"),
        (("--measures", "fame"), 2, "'fame' is no measure; one of degree, pagerank, community"),
    ],
)
def test_what_is_not_there_cannot_be_chosen(
    words: tuple[str, ...], code: int, message: str, kgnews: Run, news_store: Path
) -> None:
    done = kgnews("export", "csv", *words, "--store", news_store)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in " ".join(done.stderr.split())


def test_measures_are_attributes_of_nodes(kgnews: Run, news_store: Path) -> None:
    words = ("--measures", "degree, communities")
    done = kgnews("export", "csv-nodes", *words, "--store", news_store)
    assert done.stdout.splitlines()[0].endswith(",same_as,degree,community")


def test_several_files_fill_a_new_folder_or_an_archive(
    kgnews: Run, news_store: Path, tmp_path: Path
) -> None:
    vault, archive = tmp_path / "vault", tmp_path / "vault.zip"
    for place in (vault, archive):
        done = kgnews("export", "obsidian", "-o", place, "--store", news_store)
        assert (done.returncode, done.stderr) == (0, "")
    assert (vault / "City" / "Ambon.md").is_file()
    assert archive.read_bytes().startswith(b"PK")
    again = kgnews("export", "obsidian", "-o", vault, "--store", news_store)
    assert again.returncode == 1
    assert "is not an empty folder" in again.stderr
    assert sorted(tmp_path.iterdir()) == [vault, archive]


def test_an_rdf_file_has_its_description_beside_it(
    kgnews: Run, news_store: Path, tmp_path: Path
) -> None:
    import hashlib

    file = tmp_path / "news.ttl"
    kgnews("export", "turtle", "-o", file, "--store", news_store)
    described = (tmp_path / "news.void.ttl").read_text("utf-8")
    assert f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}" in described
    other = tmp_path / "other.nt"
    kgnews("export", "ntriples", "-o", other, "--no-description", "--store", news_store)
    assert not (tmp_path / "other.void.ttl").exists()


@pytest.mark.parametrize("format", ["neo4j", "parquet"])
@pytest.mark.parametrize("where", [(), ("-o", "-")], ids=["nothing", "-"])
def test_a_terminal_gets_no_archive(format: str, where: tuple[str, ...], news_store: Path) -> None:
    pty = pytest.importorskip("pty", reason="there are no terminals of this kind on Windows")
    ours, theirs = pty.openpty()
    words = ("export", format, *where, "--store", str(news_store))
    done = subprocess.run(
        [sys.executable, "-m", "kgnews", *words], stdout=theirs, stderr=subprocess.PIPE, timeout=60
    )
    os.write(theirs, b".")  # so that there is something to read
    os.close(theirs)
    assert os.read(ours, 10_000) == b"."
    os.close(ours)
    assert done.returncode == 2
    assert f"{format} is nothing for a terminal; name a file with -o" in done.stderr.decode()


@pytest.mark.parametrize("format", exporters())
def test_whatever_a_terminal_gets_is_text(format: str, news_store: Path) -> None:
    if format.startswith("parquet"):
        pytest.importorskip("pyarrow", reason="no pyarrow: kgnews[parquet]")
    stream = io.BytesIO()
    exporters()[format](open_graph(news_store), stream, Options())
    content = stream.getvalue()
    try:
        text = b"\0" not in content and bool(content.decode())
    except UnicodeDecodeError:
        text = False
    assert text is not _is_binary(exporters()[format], format)


def test_a_misspelt_format_is_told_what_was_meant(kgnews: Run, news_store: Path) -> None:
    done = kgnews("export", "grafml", "--store", news_store)
    assert done.returncode == 2
    assert "'grafml' is no format; did you mean graphml" in " ".join(done.stderr.split())


def test_an_ending_of_no_format_is_named(kgnews: Run, news_store: Path, tmp_path: Path) -> None:
    done = kgnews("export", "-o", tmp_path / "news.docx", "--store", news_store)
    assert done.returncode == 2
    assert ".docx is not the ending of one" in " ".join(done.stderr.split())


def test_a_month_that_no_year_has_is_refused(kgnews: Run, news_store: Path) -> None:
    done = kgnews("export", "csv", "--since", "2018-13", "--store", news_store)
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("words", [("export", "turtle"), ("view", "-o", "-")])
def test_a_part_with_nothing_in_it_is_told(
    words: tuple[str, ...], kgnews: Run, news_store: Path
) -> None:
    assert "nothing fits" not in kgnews(*words, "--store", news_store).stderr
    done = kgnews(*words, "--since", "2031", "--store", news_store)
    assert done.returncode == 0
    assert done.stderr.startswith("kgnews: nothing fits, so what is written is empty")
