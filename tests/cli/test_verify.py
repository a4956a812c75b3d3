"""``kgnews verify``: nothing to say about a sound store, a line for each fault of another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., "CompletedProcess[str]"]


def test_a_sound_store_has_nothing_to_print(kgnews: Run, tmp_path: Path) -> None:
    kgnews("ingest", "-", "--store", tmp_path / "store", stdin="Banjir merendam Kota Semarang.")
    done = kgnews("verify", "--store", tmp_path / "store")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_changed_text_is_found(kgnews: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    kgnews("ingest", "-", "--store", store, stdin="Banjir merendam Kota Semarang.")
    with sqlite3.connect(store / "record.sqlite") as db:
        db.execute("UPDATE articles SET text = replace(text, 'Semarang', 'Surabaya')")
    db.close()
    done = kgnews("verify", "--store", store)
    assert done.returncode == 1
    assert "the text is not the one that was stored" in done.stdout
