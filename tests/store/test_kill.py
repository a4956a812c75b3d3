"""Nothing acknowledged is lost, whatever is killed and whenever."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgnews.store import open_graph, open_record
from kgnews.store.audit import faults

# Writes, removes and settles in small steps for ever, and says what it has been told is done.
WRITER = """
import sys
from pathlib import Path
from kgnews.model import Article, Reading
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Store, entry
from kgnews.text import segment

def made(number):
    article = Article(f"Berita {number}.")
    this = f"<{BASE}article-{article.id}>"
    town = f"<{BASE}city-{number % 7}>"
    lines = [f'{this} <{NAMESPACE}digest> "{number}" .', f"{this} <{NAMESPACE}mentions> {town} .",
             f'{town} <{NAMESPACE}name> "{number % 3}" .']
    quads = "".join(f"{line}\\n" for line in sorted(lines)).encode()
    return entry(Reading(segment(article)), quads)

number = int(sys.argv[2])
while True:
    with Store.open(Path(sys.argv[1]), create=True) as store:
        for _ in range(3):
            batch = [made(number + step) for step in range(5)]
            number += 5
            store.add(batch)
            for each in batch:
                print("+", each.id, flush=True)
        gone = batch[0].id
        print("-", gone, flush=True)
        store.retract([gone])
"""


@pytest.mark.parametrize("seed", range(5))
def test_a_kill_at_any_moment_loses_nothing_and_leaves_nothing_half(
    seed: int, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    chance = random.Random(seed)
    kept: set[str] = set()
    for round_ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(store), str(round_ * 100_000)],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            time.sleep(0.4 + chance.random())
            writer.kill()
            told, _ = writer.communicate()
        for line in told.splitlines():
            sign, _, article = line.partition(" ")
            if len(article) == 32:
                (kept.add if sign == "+" else kept.discard)(article)
        with open_record(store) as record:
            assert kept <= set(record.ids()), "stored, and gone"
            assert open_graph(store).mark == record.sequence
        assert list(faults(store)) == []
    assert kept
