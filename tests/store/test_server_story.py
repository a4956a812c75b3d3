"""Every command says the same with its graph on a server as with the graph in its folder."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kgnews.store import open_graph

Run = Callable[..., "subprocess.CompletedProcess[str]"]

READING = """
query cities-backing
query --format json 'SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o'
query --format turtle 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o . ?s a kg:City }'
query --format ntriples 'DESCRIBE :city-palu'
query --limit 3 'SELECT ?s { ?s ?p ?o } ORDER BY ?s'
query 'SELECT ?s { ?s kg:suports ?o }'
query 'SELECT ?s { ?s kg:supports :city-pallu }'
query 'SELECT ?s { ?s ?p'
query 'SELECT ?s { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }'
query 'DELETE WHERE { ?s ?p ?o }'
stats
stats --format json
show Palu
show Pallu
why Palu supports
why-not Palu supports Jakarta
search banjir
timeline Palu
conflicts
path Palu Sigi
compare Palu Sigi
check
verify
diff --runs
diff --since 0
judge --review --format json
export ntriples
export ntriples --around Palu
export turtle
export trig
export graphml
export csv
export html
"""


class Twins(NamedTuple):
    """Two stores with the same articles, and how they are named."""

    desk: Path
    home: str
    served: str


@pytest.fixture(scope="module")
def twins(
    kgnews: Run, root: Path, oxigraph: str, tmp_path_factory: pytest.TempPathFactory
) -> Twins:
    desk = tmp_path_factory.mktemp("desk")
    both = Twins(desk, "kgnews-store", f"sparql+{oxigraph}?graph=http://example.org/story")
    for name in both[1:]:
        done = kgnews("ingest", root / "samples", "--store", name, cwd=desk)
        assert done.returncode == 0, done.stderr
    return both


def said(kgnews: Run, twins: Twins, name: str, line: str) -> tuple[int, str, str]:
    """How a command ends and what it says, whatever the store is called."""
    done = kgnews(*shlex.split(line), "--store", name, cwd=twins.desk)
    shown = ((r"kgnews-store-[\w.-]+", "kgnews-store"), (r"20\d\d-\d\d-\d\dT[\d:]+Z", "MOMENT"))
    out, err = done.stdout, done.stderr
    for pattern, word in shown:
        out, err = re.sub(pattern, word, out), re.sub(pattern, word, err)
    return done.returncode, out, err


@pytest.mark.parametrize("line", READING.strip().splitlines())
def test_a_question_has_the_same_answer(kgnews: Run, twins: Twins, line: str) -> None:
    at_home, served = (said(kgnews, twins, name, line) for name in twins[1:])
    assert served == at_home


def test_what_changes_a_store_has_the_same_end(
    kgnews: Run, root: Path, oxigraph: str, tmp_path: Path
) -> None:
    served = f"sparql+{oxigraph}?graph=http://example.org/changes"
    both = Twins(tmp_path, "kgnews-store", served)
    who = "--who Rina --why 'one place'"
    for line in (
        f"ingest {shlex.quote(str(root / 'samples'))}",
        f"judge same :city-palu :kab-sigi {who}",
        "judge --undo",
        "retract nothing-of-that-name",
        f"retract {shlex.quote(str(root / 'samples' / 'banjir-demak.txt'))}",
        "rebuild",
        "verify",
    ):
        at_home, there = (said(kgnews, both, name, line) for name in both[1:])
        assert there == at_home, line
        assert dumped(twin(tmp_path)) == dumped(tmp_path / "kgnews-store"), line
    file = tmp_path / "news.tar"
    assert kgnews("backup", file, "--store", served, cwd=tmp_path).returncode == 0
    again = f"sparql+{oxigraph}?graph=http://example.org/restored"
    done = kgnews("restore", file, "--store", again, cwd=tmp_path)
    assert "articles restored and verified" in done.stderr, done.stderr
    assert dumped(twin(tmp_path, "*restored")) == dumped(tmp_path / "kgnews-store") != b""


def twin(desk: Path, pattern: str = "*changes") -> Path:
    """The folder of a store that was named by an address."""
    (folder,) = desk.glob(f"kgnews-store-{pattern}")
    return folder


def dumped(folder: Path) -> bytes:
    """What readers see, sorted."""
    from pyoxigraph import RdfFormat

    out = io.BytesIO()
    open_graph(folder).dump(out, RdfFormat.N_TRIPLES)
    return b"".join(sorted(out.getvalue().splitlines(keepends=True)))
