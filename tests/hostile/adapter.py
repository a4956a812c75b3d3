"""How the suite of hostile inputs drives kgnews; it is loaded by path and gives plain functions."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kgnews.errors import StoreError
from kgnews.store import open_graph, open_record

KGNEWS = [sys.executable, "-m", "kgnews"]
PEOPLE = ("Ratna Melati", "Sari Dewi", "Budi Laksana", "Rani Kusuma", "Joko Slamet")
PLACES = ("Bogor", "Ambon", "Manado", "Bandung", "Surabaya", "Medan", "Padang", "Kupang")


def ingest(store: str, path: str) -> list[str]:
    """The command that stores a file or a folder."""
    return [*KGNEWS, "ingest", "--store", store, "--", path]


def verify(store: str) -> list[str]:
    """The command that reads everything again, where there is a store."""
    return [*KGNEWS, "verify", "--store", store] if Path(store).exists() else ["true"]


def query(store: str, text: str) -> list[str]:
    """The command that asks."""
    return [*KGNEWS, "query", "--timeout", "8", "--store", store, text]


def count(store: str) -> int:
    """How many articles a store holds."""
    if not Path(store).exists():
        return 0
    with open_record(store) as record:
        return len(record)


def dump(store: str) -> str:
    """Everything that is stored: texts, what was read from them, the graph."""
    if not Path(store).exists():
        return ""
    with open_record(store) as record:
        parts = [record.text(each) + record.quads(each).decode() for each in record.ids()]
    return "\n".join((*parts, export(store, "ntriples")))


def ask(store: str, text: str) -> bool:
    """The answer to an ASK query."""
    return bool(open_graph(store).query(text))


def export(store: str, name: str) -> str:
    """An export as text; empty for a format that kgnews has not."""
    line = [*KGNEWS, "export", name, "--store", store]
    done = subprocess.run(line, capture_output=True, check=False, timeout=60)
    if done.returncode == 2:
        return ""
    if done.returncode:
        raise StoreError(store, f"export {name}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode()


def warnings(_: str, stderr: str) -> int:
    """How many inputs were complained of."""
    lines = stderr.splitlines()
    return sum(line.startswith(("refused ", "skipped ", "note ")) for line in lines)


def fill(store: str) -> None:
    """A store of some hundred articles, for queries that must not run away."""
    rows = [
        {
            "url": f"https://kabar.example/{n}",
            "title": f"Rapat ke-{n} di {PLACES[n % 8]}",
            "text": f"Wali Kota {PLACES[n % 8]} {PEOPLE[n % 5]} bertemu Bupati {PLACES[n % 7]} "
            f"{PEOPLE[(n + 2) % 5]} di {PLACES[n % 3]}. Rapat ke-{n} itu dihadiri {n + 3} orang.",
            "published": f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}",
        }
        for n in range(300)
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as lines:
        lines.write("".join(json.dumps(row) + "\n" for row in rows))
    subprocess.run(ingest(store, lines.name), check=True, capture_output=True)
    os.unlink(lines.name)
