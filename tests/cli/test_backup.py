"""``kgnews backup`` and ``kgnews restore``."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., "CompletedProcess[str]"]


def test_a_lost_store_comes_back_from_its_backup(kgnews: Run, tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "monday.tar"
    kgnews("ingest", "-", "--store", store, stdin="Banjir merendam Kota Semarang hari Senin.")
    before = kgnews("export", "ntriples", "--store", store).stdout
    done = kgnews("backup", file, "--store", store)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"1 articles ({file})\n")
    shutil.rmtree(store)
    done = kgnews("restore", file, "--store", store)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"1 articles restored and verified ({store})\n"
    assert kgnews("export", "ntriples", "--store", store).stdout == before
    assert kgnews("verify", "--store", store).returncode == 0


def test_neither_overwrites_anything(kgnews: Run, tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "monday.tar"
    kgnews("ingest", "-", "--store", store, stdin="Banjir merendam Kota Semarang hari Senin.")
    kgnews("backup", file, "--store", store)
    for command in ("backup", "restore"):
        done = kgnews(command, file, "--store", store)
        assert done.returncode == 1
        assert "is there already" in done.stderr


def test_a_file_that_is_no_backup_is_named(kgnews: Run, tmp_path: Path) -> None:
    file = tmp_path / "photo.tar"
    file.write_bytes(b"no archive")
    done = kgnews("restore", file, "--store", tmp_path / "store")
    assert done.returncode == 1
    assert done.stderr.startswith(f"kgnews: {file}: cannot be read")
    missing = kgnews("restore", tmp_path / "none.tar", "--store", tmp_path / "store")
    assert (missing.returncode, "No such file" in missing.stderr) == (1, True)
    assert not (tmp_path / "store").exists()
