"""``kgnews query`` as a person and a script use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

CITIES = "SELECT ?city { ?city kg:supports :event-forum-kota-teluk } ORDER BY ?city"


def test_in_a_pipe_it_is_csv_with_whole_iris(kgnews: Run, news_store: Path) -> None:
    done = kgnews("query", "--store", news_store, CITIES)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "city",
        "https://w3id.org/kgnews/id/city-ambon",
        "https://w3id.org/kgnews/id/city-barcelona",
        "https://w3id.org/kgnews/id/city-manado",
    ]


def test_a_saved_query_takes_its_values_as_options(kgnews: Run, news_store: Path) -> None:
    for words in (("quotes-by", "--who", "Rina"), ("--who=Rina", "quotes-by")):
        done = kgnews("query", *words, "--store", news_store, "--format", "md")
        assert done.returncode == 0
        assert "| Rina Latuhihin | Wali Kota Ambon | Teluk adalah halaman" in done.stdout
        assert done.stderr == "kgnews: taking “Rina” for Rina Latuhihin (:person-rina-latuhihin)\n"


def test_a_fault_is_shown_with_a_caret(kgnews: Run, news_store: Path) -> None:
    done = kgnews("query", "--store", news_store, "SELECT ?c { ?c kg:suports ?e }")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "kgnews: query:1:16: `kg:suports` is not in the ontology; did you mean `kg:supports`?",
        "  SELECT ?c { ?c kg:suports ?e }",
        "                 ^",
    ]


def test_exit_status_says_whether_something_was_found(kgnews: Run, news_store: Path) -> None:
    ask = ("query", "--store", news_store, "--exit-status")
    assert kgnews(*ask, "ASK { :city-ambon kg:supports ?x }").returncode == 0
    false = kgnews(*ask, "ASK { :city-ambon kg:hosts ?x }")
    assert (false.returncode, false.stdout) == (1, "false\n")
    assert kgnews(*ask, "SELECT * { ?x kg:memberOf ?y }").returncode == 1


def test_excel_gets_its_mark_and_no_formula(kgnews: Run, news_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "judul.csv"
    ask = "SELECT (CONCAT('=', ?l) AS ?x) { :city-ambon rdfs:label ?l }"
    done = kgnews("query", ask, "--excel", "-o", file, "--store", news_store)
    assert done.returncode == 0
    assert file.read_bytes() == b"\xef\xbb\xbfx\r\n'=Ambon\r\n"
    wrong = kgnews("query", ask, "--excel", "--format", "json", "--store", news_store)
    assert (wrong.returncode, "--excel is for CSV" in wrong.stderr) == (2, True)


def test_queries_come_from_files_and_standard_input(
    kgnews: Run, news_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kota.rq"
    file.write_text("# Kota.\n# param event: entity – acara\n" + CITIES, encoding="utf-8")
    from_file = kgnews("query", "-f", file, "--event", "Ambon", "--store", news_store)
    from_input = kgnews("query", "-", "--store", news_store, stdin=CITIES)
    assert from_file.stdout == from_input.stdout
    assert from_input.stdout.count("\n") == 4


@pytest.mark.parametrize(
    ("ending", "begin"),
    [("csv", "city"), ("tsv", "?city"), ("json", '{"head"'), ("srx", "<?xml"), ("md", "| city |")],
)
def test_the_ending_of_the_file_is_its_format(
    ending: str, begin: str, kgnews: Run, news_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"kota.{ending}"
    done = kgnews("query", CITIES, "-o", file, "--store", news_store)
    assert (done.returncode, done.stdout) == (0, "")
    assert file.read_text("utf-8").startswith(begin)
    assert list(tmp_path.iterdir()) == [file]


def test_a_failed_query_leaves_the_file_as_it_was(
    kgnews: Run, news_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kota.csv"
    file.write_text("old")
    done = kgnews("query", "SELECT * {", "-o", file, "--store", news_store)
    assert done.returncode == 1
    assert file.read_text() == "old"


def test_a_graph_is_turtle(kgnews: Run, news_store: Path) -> None:
    done = kgnews("query", "DESCRIBE :city-ambon", "--store", news_store)
    assert "kg:supports :event-forum-kota-teluk" in done.stdout


def test_json_can_be_read_by_a_program(kgnews: Run, news_store: Path) -> None:
    done = kgnews("query", CITIES, "--format", "json", "--limit", "1", "--store", news_store)
    assert len(json.loads(done.stdout)["results"]["bindings"]) == 1


def test_the_saved_queries_are_listed_with_their_values(kgnews: Run) -> None:
    done = kgnews("query", "--list")
    assert "quotes-by\n    What one person or body said" in done.stdout
    assert "    --who: whose words\n" in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "no query given"),
        (("people", "places"), "more than one query given"),
        (("people", "-z"), "no such option: -z"),
        (("people", "--who"), "--who needs a value"),
        (("people", "-f", "x.rq"), "give -f FILE or a query, not both"),
        (("people", "--format", "xls"), "'xls' is not one of"),
    ],
)
def test_wrong_usage_is_exit_code_two(
    words: tuple[str, ...], message: str, kgnews: Run, news_store: Path
) -> None:
    done = kgnews("query", *words, "--store", news_store)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_misspelt_option_is_not_taken_for_a_value(kgnews: Run, news_store: Path) -> None:
    done = kgnews("query", "people", "--fromat", "csv", "--store", news_store)
    assert done.returncode == 1
    assert "--fromat: people takes no such value" in done.stderr


def test_no_update_and_no_network(kgnews: Run, news_store: Path) -> None:
    for text in ("INSERT DATA { :a :b :c }", "SELECT * { SERVICE <http://127.0.0.1:9/> { } }"):
        done = kgnews("query", text, "--store", news_store)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 3


def _on_a_terminal(*words: str) -> str:
    import pty

    leader, follower = pty.openpty()
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "xterm"}
    command = [sys.executable, "-m", "kgnews", *words]
    with subprocess.Popen(command, stdout=follower, env=environment) as process:
        process.wait(timeout=60)
    os.close(follower)
    drawn = os.read(leader, 10_000).decode()
    os.close(leader)
    return drawn


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal")
def test_on_a_terminal_it_is_a_table_with_curies(news_store: Path) -> None:
    drawn = _on_a_terminal("query", CITIES, "--store", str(news_store))
    assert ":city-ambon" in drawn
    assert "https://" not in drawn
    assert "3 rows" in drawn


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal")
def test_on_a_terminal_ask_says_true_and_describe_turtle(news_store: Path) -> None:
    store = ("--store", str(news_store))
    assert _on_a_terminal("query", "ASK { ?a ?b ?c }", *store).split() == ["true"]
    assert "a kg:City" in _on_a_terminal("query", "DESCRIBE :city-ambon", *store)


def test_a_file_in_place_of_a_query_is_told_from_one(
    kgnews: Run, news_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "cities.rq"
    file.write_text("ASK {}", encoding="utf-8")
    done = kgnews("query", file, "--store", news_store)
    assert done.returncode == 2
    assert "is a file; kgnews query -f" in " ".join(done.stderr.split())
