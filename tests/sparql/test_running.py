"""Queries in a process that can be stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from kgnews.errors import QueryError, StoreError
from kgnews.sparql import Question, SparqlError, answer

CITIES = "SELECT ?city { ?city kg:supports :event-forum-kota-teluk } ORDER BY ?city"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


def test_no_prefix_lines_are_needed(news_store: Path) -> None:
    found = answer(news_store, Question(CITIES))
    assert (found.kind, found.found, found.names()) == ("rows", True, ["city"])
    values = [row["city"]["value"].rpartition("/")[2] for row in found.table()]
    assert values == ["city-ambon", "city-barcelona", "city-manado"]


def test_a_denied_reported_or_planned_fact_is_no_triple(news_store: Path) -> None:
    for claim in (
        ":city-manado kg:supports :programme-bay-fund",
        ":city-barcelona kg:supports :programme-bay-fund",
        ":city-manado kg:hosts :event-forum-kota-teluk",
    ):
        found = answer(news_store, Question(f"ASK {{ {claim} }}"))
        assert (found.kind, found.found, b"false" in found.body) == ("truth", False, True)


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("csv", QueryResultsFormat.CSV),
        ("tsv", QueryResultsFormat.TSV),
        ("json", QueryResultsFormat.JSON),
        ("xml", QueryResultsFormat.XML),
    ],
)
@pytest.mark.parametrize("limit", [0, 2, 100_000])
def test_every_format_of_rows_reads_back(
    name: str, format: QueryResultsFormat, limit: int, news_store: Path
) -> None:
    asked = "SELECT ?a ?b { ?a rdfs:label ?b } ORDER BY ?b"
    found = answer(news_store, Question(asked, rows=name, limit=limit))
    if name == "csv":
        lines = found.body.decode().splitlines()
        assert lines[:2] == ["a,b", "https://w3id.org/kgnews/id/city-ambon,Ambon"]
        assert len(lines) - 1 == min(limit or 15, 15)
        return
    rows = list(parse_query_results(found.body, format=format))  # type: ignore[arg-type] # rows
    assert len(rows) == min(limit or 15, 15)
    assert rows[0]["b"].value == "Ambon"


TERMS = '26 "kota"@id <http://x/> "x" 1.50 true "}},{" "a\\n\\"b" <<( :a :b "c"@en )>>'


def test_the_limit_keeps_types_and_languages(news_store: Path) -> None:
    asked = f"SELECT ?a {{ VALUES ?a {{ {TERMS} }} }}"
    whole = answer(news_store, Question(asked, limit=0))
    for limit in (9, 10, 2000):
        cut = answer(news_store, Question(asked, limit=limit))
        assert (list(cut.table()), cut.more) == (list(whole.table()), False)


@pytest.mark.parametrize("limit", [1, 999, 1000, 1001, 2999])
def test_what_the_limit_leaves_out_is_told(limit: int, news_store: Path) -> None:
    values = " ".join(f"'}}}},{{ {number}'" for number in range(3000))
    asked = f"SELECT ?a {{ VALUES ?a {{ {values} }} }}"
    cut = answer(news_store, Question(asked, limit=limit))
    assert cut.more
    assert len(list(cut.table())) == limit
    assert json.loads(cut.body)["head"]["truncated"] is True
    lines = answer(news_store, Question(asked, limit=limit, rows="csv")).body.splitlines()
    assert len(lines) == limit + 1
    for enough in (0, 3000, 5000):
        whole = answer(news_store, Question(asked, limit=enough))
        assert (len(list(whole.table())), whole.more) == (3000, False)
        assert b"truncated" not in whole.body


def test_rows_without_end_stop_at_the_limit(news_store: Path) -> None:
    asked = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    found = answer(news_store, Question(asked, limit=2000, seconds=20))
    assert (len(list(found.table())), found.more) == (2000, True)


def test_a_graph_is_cut_at_the_limit_and_says_so(news_store: Path) -> None:
    asked = "CONSTRUCT { ?a kg:about ?c } { ?a kg:mentions ?c . ?x ?y ?z }"
    whole = answer(news_store, Question(asked, graph="ntriples", limit=0))
    count = whole.body.count(b"\n")
    assert not answer(news_store, Question(asked, graph="ntriples", limit=count)).more
    cut = answer(news_store, Question(asked, graph="ntriples", limit=3))
    assert (cut.body.count(b"\n"), cut.more) == (3, True)


def test_a_store_that_was_cut_off_catches_up_before_it_is_asked(tmp_path: Path) -> None:
    from kgnews.model import Article, Reading
    from kgnews.store import Store, entry
    from kgnews.text import segment

    line = b'<http://x/a> <https://w3id.org/kgnews/ns#name> "Lasem" .\n'
    store = Store.open(tmp_path / "store", create=True)
    store.add([entry(Reading(segment(Article("Banjir di Lasem."))), line)])
    store.abandon()  # as a kill would leave it
    found = answer(tmp_path / "store", Question("SELECT ?a { ?a ?b 'Lasem' }", memory=1000))
    assert len(list(found.table())) == 1


def test_a_reader_beside_a_writer_is_shown_what_is_finished(tmp_path: Path) -> None:
    from kgnews.model import Article, Reading
    from kgnews.store import Store, entry
    from kgnews.text import segment

    Store.open(tmp_path / "store", create=True).close()
    with Store.open(tmp_path / "store") as store:
        store.add([entry(Reading(segment(Article("Banjir."))), b"<x:a> <x:b> <x:c> .\n")])
        assert not answer(tmp_path / "store", Question("SELECT * { ?a ?b ?c }")).found
    assert answer(tmp_path / "store", Question("SELECT * { ?a ?b ?c }")).found


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can refuse a process its sockets")
def test_the_process_that_asks_has_no_network() -> None:
    code = (
        "import socket; from kgnews.sparql.offline import cut_off\n"
        "cut_off()\n"
        "for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):\n"
        "    try: socket.socket(family)\n"
        "    except PermissionError: print('refused')\n"
        "try: socket.create_connection(('127.0.0.1', 9))\n"
        "except PermissionError: print('refused')\n"
        "import threading, pyoxigraph; print(len(pyoxigraph.Store()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.split() == ["refused"] * 4 + ["0"], done.stderr


def test_an_address_that_gets_past_the_guard_is_not_reached(news_store: Path) -> None:
    """The wall behind the guard: what asks the engine itself has no network either."""
    import http.server
    import threading

    asked: list[str] = []

    class Canary(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_GET = do_POST  # noqa: N815  the library's name for it

    with http.server.HTTPServer(("127.0.0.1", 0), Canary) as canary:
        threading.Thread(target=canary.serve_forever, daemon=True).start()
        service = f"SELECT * {{ SERVICE <http://127.0.0.1:{canary.server_port}/> {{ ?a ?b ?c }} }}"
        code = (
            "import sys; from kgnews.sparql.offline import cut_off\n"
            "from kgnews.store import open_graph\n"
            "assert sys.argv[3] == 'on' or cut_off()\n"
            "try: list(open_graph(sys.argv[1]).query(sys.argv[2]))\n"
            "except Exception as fault: print(type(fault).__name__)\n"
        )
        hits = []
        for network in ("off", "on"):
            line = [sys.executable, "-c", code, str(news_store), service, network]
            subprocess.run(line, capture_output=True, check=True)
            hits.append(len(asked))
        canary.shutdown()
    assert hits[0] == 0
    assert hits[1] > 0, "the canary would not notice"


@pytest.mark.parametrize(
    ("name", "format"), [("turtle", RdfFormat.TURTLE), ("ntriples", RdfFormat.N_TRIPLES)]
)
def test_a_graph_is_written_in_order_and_once(
    name: str, format: RdfFormat, news_store: Path
) -> None:
    asked = "CONSTRUCT { ?b kg:supports ?c } { ?a ?x ?y . ?b kg:supports ?c }"
    first = answer(news_store, Question(asked, graph=name))
    assert first.kind == "graph"
    assert len(list(parse(first.body, format=format))) == 4
    assert answer(news_store, Question(asked, graph=name)).body == first.body


def test_a_form_that_does_not_fit_is_said(news_store: Path) -> None:
    with pytest.raises(QueryError, match="SELECT cannot be written as turtle; choose csv"):
        answer(news_store, Question(CITIES, rows="turtle"))
    with pytest.raises(QueryError, match="CONSTRUCT and DESCRIBE cannot be written as csv"):
        answer(news_store, Question("DESCRIBE :city-ambon", graph="csv"))


def test_a_property_that_is_not_there_is_an_error_even_in_a_count(news_store: Path) -> None:
    with pytest.raises(SparqlError) as caught:
        answer(news_store, Question("SELECT (COUNT(*) AS ?n) { ?a kg:suports ?b }"))
    assert str(caught.value) == (
        "query:1:30: `kg:suports` is not in the ontology; did you mean `kg:supports`?"
    )
    assert caught.value.excerpt.endswith("^")


def test_a_property_that_nothing_has_yet_is_no_error(news_store: Path) -> None:
    assert not answer(news_store, Question("SELECT * { ?a kg:memberOf ?b }")).found


def test_an_entity_that_is_not_there_is_noted_where_nothing_is_found(news_store: Path) -> None:
    found = answer(news_store, Question("SELECT * { :city-ambom kg:supports ?b }"))
    assert found.notes == ("`:city-ambom` is not in the graph; did you mean `:city-ambon`?",)
    assert not found.found


def test_a_query_that_takes_too_long_is_stopped(news_store: Path) -> None:
    start = time.monotonic()
    with pytest.raises(QueryError, match=r"no answer after 0\.5 seconds"):
        answer(news_store, Question(ENDLESS, seconds=0.5))
    assert time.monotonic() - start < 5


def test_a_query_that_overflows_the_engine_is_told_as_such(news_store: Path) -> None:
    flat = "SELECT * { FILTER(1" + "+1" * 20_000 + ") }"
    with pytest.raises(QueryError, match="too complicated for the query engine"):
        answer(news_store, Question(flat))


def test_a_query_that_wants_all_memory_is_stopped(
    news_store: Path,
) -> None:
    greedy = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY DESC(?l) ?a"
    with pytest.raises(QueryError, match="needs more than 500 MB of memory"):
        answer(news_store, Question(greedy, memory=500))


def test_where_there_is_no_store_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        answer(tmp_path / "none", Question(CITIES))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_ctrl_c_ends_a_running_query_and_leaves_no_process(news_store: Path) -> None:
    code = (
        "import sys; from kgnews.sparql import Question, answer; print('go', flush=True);"
        "answer(sys.argv[1], Question(sys.argv[2]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(news_store), ENDLESS],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(1)
        os.kill(process.pid, signal.SIGINT)
        process.wait(timeout=5)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
