"""``kgnews read``: an article without a store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., "CompletedProcess[str]"]

TEXT = "Banjir merendam Kota Semarang. Wali Kota Semarang meninjau lokasi."


def test_a_person_sees_title_and_entities(kgnews: Run, tmp_path: Path) -> None:
    done = kgnews("read", "-", stdin=TEXT, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Semarang" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert list(tmp_path.iterdir()) == []


def test_a_reading_is_told_in_indonesian(kgnews: Run) -> None:
    text = "Bandung mendukung Festival Teluk Biru. Kata Rina, Ambon juga mendukung festival itu."
    done = kgnews("read", "-", "--lang", "id", stdin=text)
    assert "Entitas (" in done.stdout
    assert " Bandung (kota)" in done.stdout
    assert " Bandung – mendukung → Festival Teluk Biru" in done.stdout
    assert kgnews("read", "-", "--lang", "id", stdin="Hujan turun.").stdout.endswith(
        "Tidak ada yang ditemukan di dalamnya: tidak ada entitas, pernyataan, atau kutipan.\n"
    )


def test_a_program_gets_one_json_line_an_article_in_order(kgnews: Run, tmp_path: Path) -> None:
    lines = [
        {"id": "second", "text": "Pasar dibuka di Kota Bandung hari ini."},
        {"id": "first", "text": TEXT},
    ]
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = kgnews("read", path, "--format", "json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["article"]["source_id"] for row in rows] == ["second", "first"]
    mention = rows[1]["entities"][0]["mentions"][0]
    assert TEXT[mention["start"] : mention["end"]] == mention["text"]


def test_reading_twice_prints_the_same_bytes(kgnews: Run) -> None:
    first, second = (kgnews("read", "-", "--format", "json", stdin=TEXT).stdout for _ in range(2))
    assert first == second != ""


def test_an_unreadable_input_is_told_and_the_next_is_read(kgnews: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = kgnews("read", tmp_path / "absent.txt", tmp_path / "a.txt")
    assert done.returncode == 3
    assert "absent.txt" in done.stderr
    assert "Semarang" in done.stdout


def test_nothing_readable_is_a_failure(kgnews: Run, tmp_path: Path) -> None:
    assert kgnews("read", tmp_path / "absent.txt").returncode == 1
