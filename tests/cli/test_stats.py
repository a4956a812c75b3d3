"""``kgnews stats``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_counts_are_printed(kgnews: Run, news_store: Path) -> None:
    done = kgnews("stats", "--store", news_store)
    assert done.stdout.startswith(
        "Articles 3\n  published 2024-03 to 2024-03-13\n  languages: id 2, en 1\n"
    )
    assert "        4  supports (denies 1, reports 1)\n" in done.stdout


def test_programs_get_json(kgnews: Run, news_store: Path) -> None:
    done = kgnews("stats", "--format", "json", "--store", news_store)
    assert json.loads(done.stdout)["articles"] == 3


def test_articles_are_listed_with_their_ids(kgnews: Run, news_store: Path) -> None:
    lines = kgnews("stats", "--articles", "--store", news_store).stdout.splitlines()
    assert len(lines) == 3
    assert any(
        each.endswith("Bay forum opens in Ambon  https://courier.example/bay-forum")
        for each in lines
    )


def test_no_store_is_an_error(kgnews: Run, tmp_path: Path) -> None:
    done = kgnews("stats", "--store", tmp_path / "none")
    assert done.returncode == 1
    assert "no such store" in done.stderr


STORY = """Festival Lembah Biru dibuka di Sigi oleh Bupati Ratri Puspita pada Jumat pagi. Ribuan
pengunjung datang dari Palu, Poso, dan Donggala sejak subuh. Panitia menyiapkan empat panggung
musik, dua puluh lapak kopi, dan perahu untuk menyeberangi danau."""


def test_copies_are_listed_below_the_oldest_whatever_their_headline(
    kgnews: Run, tmp_path: Path
) -> None:
    other = (
        "Harga cabai turun di Pasar Lasem. Pedagang menduga panen raya di lereng utara sebabnya."
    )
    news = [
        ("Festival Dibuka", "https://harian.example/1", "2024-05-10", STORY),
        ("Ribuan Orang ke Sigi", "https://kabar.example/2", "2024-05-11", f"{STORY} Acara gratis."),
        ("Cabai Turun", "https://kabar.example/3", "2024-05-11", other),
    ]
    names = ("title", "url", "published", "text")
    lines = [json.dumps(dict(zip(names, each, strict=True))) for each in news]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kgnews("ingest", tmp_path / "news.jsonl", "--store", tmp_path / "store")
    listed = kgnews("stats", "--copies", "--store", tmp_path / "store").stdout.splitlines()
    assert [line[14:] for line in listed] == [
        "2024-05-10  Festival Dibuka  https://harian.example/1",
        "  2024-05-11  Ribuan Orang ke Sigi  https://kabar.example/2",
    ]
    assert listed[1].startswith("  ")
    about = json.loads(
        kgnews("stats", "--copies", "--format", "json", "--store", tmp_path / "store").stdout
    )
    assert [each["title"] for each in about["copies"]] == ["Ribuan Orang ke Sigi"]


def test_no_copies_is_said(kgnews: Run, news_store: Path) -> None:
    done = kgnews("stats", "--copies", "--lang", "id", "--store", news_store)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "tidak ada salinan\n")
