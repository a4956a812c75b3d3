"""The articles in ``samples/``, all together, as a newcomer ingests them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(p for p in (ROOT / "samples").iterdir() if p.name != "README.md")
ARTICLES = 15  # 12 files of one article, 3 in the JSON lines


def _table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_readme_of_the_samples_names_every_file() -> None:
    listed = re.findall(r"^\| `([^`]+)`", (ROOT / "samples" / "README.md").read_text("utf-8"), re.M)
    assert sorted(listed) == [path.name for path in SAMPLES]


def test_every_sample_becomes_an_article(kgnews: Any, sample_store: Path) -> None:
    done = kgnews(
        "query",
        "--store",
        sample_store,
        "SELECT ?a ?language { ?a a kg:Article ; schema:inLanguage ?language }",
    )
    assert done.returncode == 0, done.stderr
    languages = sorted(row["language"] for row in _table(done.stdout))
    assert languages == ["en"] * 5 + ["id"] * 10


def test_ingesting_twice_changes_nothing(kgnews: Any, tmp_path: Path) -> None:
    graphs = []
    for names in (SAMPLES, SAMPLES, reversed(SAMPLES)):
        store = tmp_path / ("other" if len(graphs) == 2 else "store")
        assert kgnews("ingest", "--store", store, *names).returncode == 0
        graphs.append(sorted(kgnews("export", "ntriples", "--store", store).stdout.splitlines()))
    assert graphs[0] == graphs[1]
    assert graphs[0] == graphs[2]


def test_the_graph_of_the_samples_passes_its_own_shapes(kgnews: Any, sample_store: Path) -> None:
    done = kgnews("check", "--store", sample_store)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_span_reads_as_its_evidence_says(kgnews: Any, sample_store: Path) -> None:
    done = kgnews("verify", "--store", sample_store)
    assert done.returncode == 0, done.stdout + done.stderr


def test_json_lines_keep_their_order_and_ids(kgnews: Any) -> None:
    done = kgnews("read", "--format", "json", ROOT / "samples" / "short-news.jsonl")
    assert done.returncode == 0, done.stderr
    ids = [json.loads(line)["article"]["source_id"] for line in done.stdout.splitlines()]
    assert ids == ["warta-001", "ledger-77", "warta-002"]


def test_menus_and_related_news_of_the_samples_are_not_in_the_graph(
    kgnews: Any, sample_store: Path
) -> None:
    done = kgnews(
        "query",
        "--store",
        sample_store,
        "SELECT DISTINCT ?name { ?thing rdfs:label|skos:altLabel ?name }",
    )
    names = {row["name"] for row in _table(done.stdout)}
    assert {"Anies Baswedan", "Kabupaten Demak", "Claire Okonjo"} <= names
    for leaked in (
        "Kalideres",
        "Way Kambas",
        "Dunedin",
        "Bakauheni",
        "Canterbury Rugby",
        "Pasar Legi",
    ):
        assert not {name for name in names if leaked in name}
