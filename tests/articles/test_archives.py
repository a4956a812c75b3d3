"""Archives: what is in them is read, and what they try is told."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from kgnews.articles import Options, Refusal, read
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali pada Senin pagi."
PAGE = f"<html><body><article><h1>Pasar Dibuka</h1>{f'<p>{TEXT}</p>' * 4}</article></body></html>"
LINES = "".join(json.dumps({"id": str(n), "text": f"{TEXT} {n}"}) + "\n" for n in range(3))


def packed(*files: tuple[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in files:
            archive.writestr(name, words)
    return data.getvalue()


def tarred(*files: tuple[str, str | bytes], mode: str = "w") -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:  # type: ignore[call-overload]
        for name, words in files:
            raw = words.encode() if isinstance(words, str) else words
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return data.getvalue()


def found(path: Path, data: bytes, **options: int) -> tuple[list[Article], list[Refusal]]:
    path.write_bytes(data)
    items = list(read([path], options=Options(**options)))  # type: ignore[arg-type]
    return (
        [each for each in items if isinstance(each, Article)],
        [each for each in items if isinstance(each, Refusal)],
    )


FILES = (("1.html", PAGE), ("isi/2.txt", TEXT), ("isi/3.jsonl", LINES), ("foto.png", b"\x89PNG"))


@pytest.mark.parametrize(
    "data",
    [packed(*FILES), tarred(*FILES), tarred(*FILES, mode="w:gz"), tarred(*FILES, mode="w:bz2")],
    ids=["zip", "tar", "tar.gz", "tar.bz2"],
)
def test_all_that_an_archive_holds_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "arsip"
    articles, said = found(path, data)
    places = [each.source.removeprefix(f"{path}/") for each in articles]
    assert places == ["1.html", "isi/2.txt", "isi/3.jsonl:1", "isi/3.jsonl:2", "isi/3.jsonl:3"]
    assert [each.skipped for each in said] == [True]
    assert "foto.png" in said[0].reason


def test_the_folder_of_a_saved_page_is_no_article(tmp_path: Path) -> None:
    files = (("Pasar_files/iklan.html", PAGE), ("Pasar.html", PAGE), ("kasus_files/1.html", PAGE))
    articles, said = found(tmp_path / "a.zip", packed(*files))
    assert [each.source.rpartition(".zip/")[2] for each in articles] == [
        "Pasar.html", "kasus_files/1.html"
    ]  # fmt: skip
    assert said == []


def test_a_path_that_leads_out_is_told_and_reaches_nothing(tmp_path: Path) -> None:
    names = ("../luar.txt", "/etc/luar.txt", "a/../../luar.txt", "..\\luar.txt", "C:\\luar.txt")
    for data in (packed(*((n, TEXT) for n in names)), tarred(*((n, TEXT) for n in names))):
        articles, said = found(tmp_path / "arsip", data)
        assert articles == []
        assert len([each for each in said if "leads out" in each.reason]) == len(names)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["arsip"]


def test_links_and_devices_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE),
                           ("c.txt", tarfile.CHRTYPE), ("d.txt", tarfile.FIFOTYPE)):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    articles, said = found(tmp_path / "a.tar", data.getvalue())
    assert articles == []
    assert [each.reason for each in said] == ["not a regular file"] * 4
    info = zipfile.ZipInfo("e.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as other:
        other.writestr(info, "/etc/passwd")
    assert (
        "not a regular file"
        in found(tmp_path / "b.zip", (tmp_path / "b.zip").read_bytes())[1][0].reason
    )


@pytest.mark.parametrize("kind", ["zip", "tar", "gz", "bz2"])
def test_what_unpacks_to_too_much_is_stopped(tmp_path: Path, kind: str) -> None:
    bomb = LINES.encode() + (b" " * 1_000_000 + b"\n") * 60 + LINES.encode()
    data = {
        "zip": lambda: packed(("a.jsonl", bomb)),
        "tar": lambda: gzip.compress(tarred(("a.jsonl", bomb))),
        "gz": lambda: gzip.compress(bomb),
        "bz2": lambda: bz2.compress(bomb),
    }[kind]()
    articles, said = found(tmp_path / f"a.{kind}", data)
    assert len(articles) == 3
    assert "more than 200 times its size" in said[-1].reason
    assert "--max-ratio" in said[-1].cure
    assert len(found(tmp_path / f"a.{kind}", data, max_ratio=10**8)[0]) == 6


def test_archives_lie_in_archives_so_deep_and_no_deeper(tmp_path: Path) -> None:
    inner = packed(("1.txt", TEXT))
    once = packed(("dalam.zip", inner), ("2.txt", TEXT))
    articles, said = found(tmp_path / "a.zip", once)
    assert len(articles) == 2
    articles, said = found(tmp_path / "a.zip", packed(("luar.zip", once)))
    assert len(articles) == 1
    assert "more than 2 archives in each other" in said[0].reason


def test_a_damaged_file_does_not_stop_the_others(tmp_path: Path) -> None:
    whole = bytearray(packed(("1.txt", TEXT * 20), ("2.txt", TEXT)))
    whole[45] ^= 0xFF
    articles, said = found(tmp_path / "a.zip", bytes(whole))
    assert [each.source.rpartition("/")[2] for each in articles] == ["2.txt"]
    assert "damaged" in said[0].reason


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 and nothing", packed(("1.txt", TEXT))[:-30], tarred(("1.txt", TEXT))[:540],
     tarred(("1.txt", TEXT), mode="w:gz")[:60], packed(("foto.png", b"x")), packed()],
    ids=["no zip", "cut zip", "cut tar", "cut tar.gz", "no article", "nothing"],
)  # fmt: skip
def test_an_archive_that_gives_nothing_says_why(tmp_path: Path, data: bytes) -> None:
    articles, said = found(tmp_path / "arsip", data)
    assert articles == []
    assert said
    assert all(each.cure for each in said)


def test_a_password_is_told(tmp_path: Path) -> None:
    data = bytearray(packed(("1.txt", TEXT)))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        data[data.index(mark) + (6 if mark[2] == 3 else 8)] |= 1
    assert "it needs a password" in found(tmp_path / "a.zip", bytes(data))[1][0].reason


def test_an_archive_from_a_pipe_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        @property
        def buffer(self) -> Pipe:
            return self

    monkeypatch.setattr("sys.stdin", Pipe(packed(("1.txt", TEXT))))
    assert [getattr(each, "source", each) for each in read(["-"])] == ["-/1.txt"]


def test_a_sidecar_in_an_archive_is_read(tmp_path: Path) -> None:
    beside = json.dumps({"url": "https://pos.example/1", "tanggal": "6 Mei 2024"})
    data = packed(("isi/1.meta.json", beside), ("isi/1.txt", TEXT), ("2.txt.meta.json", "{"),
                  ("2.txt", TEXT))  # fmt: skip
    articles, said = found(tmp_path / "a.zip", data)
    assert [(each.url, each.published) for each in articles] == [
        ("https://pos.example/1", "2024-05-06"), (None, None)
    ]  # fmt: skip
    assert ["its sidecar is not JSON" in each.reason for each in said] == [True]
