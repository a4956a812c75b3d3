"""Processes that read: what one of them suffers costs one record, whatever it is."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from kgnews.articles.reading import found
from kgnews.pipeline.crew import Crew, Ended, Setup
from kgnews.pipeline.frames import Told
from kgnews.pipeline.limits import Limits
from kgnews.store.entries import Entry

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system")

# Put where every Python looks first, so that the process that reads has a weakness of each kind.
WEAKNESS = """
import sys
if "kgnews.pipeline.worker" in sys.orig_argv:
    import ctypes, time
    from kgnews.articles import page, records

    real = page.from_text

    def weak(text, **beside):
        if "KRASI" in text:
            ctypes.string_at(0)
        if "PUTAR" in text:
            while True:
                pass
        if "BEKU" in text:
            time.sleep(600)
        if "RAKUS" in text:
            bytearray(1 << 33)
        if "MENULIS" in text:
            open("here", "w")
        if "MENJALANKAN" in text:
            import os
            os.execv("/bin/true", ["true"])
        if "MENELEPON" in text:
            import socket
            socket.socket()
        return real(text, **beside)

    records.from_text = weak
"""
FLOOD = "Banjir merendam Kota Bogor. Wali kota meninjau lokasi nomor {}."


@pytest.fixture
def weak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weak").mkdir()
    (tmp_path / "weak" / "sitecustomize.py").write_text(WEAKNESS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "weak"))


def lines(path: Path, *texts: str) -> str:
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return str(path)


def told(setup: Setup, *paths: str, workers: int = 1) -> list[str]:
    """For each record its place and ``stored`` or the reason; for each input that it ended."""
    rows = []
    with Crew(setup, workers) as crew:
        for event in crew.read(found(paths)):
            if isinstance(event, Ended):
                rows.append(f"{Path(event.given.path).name} ended")
            elif isinstance(event.item, Entry):
                rows.append(f"{Path(event.item.source).name} stored")
            else:
                rows.append(f"{Path(event.item.where).name} {event.item.reason}")
    return rows


@pytest.mark.usefixtures("weak")
@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("KRASI", "crashes what reads it (signal 11), so the process that read it was ended"),
        ("PUTAR", "takes more than 1 seconds of the processor"),
        ("RAKUS", "takes more memory than is allowed"),
        ("BEKU", "nothing was heard for 9 seconds, so the process that read it was ended"),
    ],
)
def test_a_record_that_stops_its_reader_is_refused_alone(
    tmp_path: Path, word: str, reason: str
) -> None:
    texts = [FLOOD.format(1), f"{word} di Bogor.", FLOOD.format(3)]
    path = lines(tmp_path / "a.jsonl", *texts)
    after = lines(tmp_path / "b.jsonl", FLOOD.format(4))
    waiting = 9 if word == "BEKU" else 60
    setup = Setup(limits=Limits(seconds=1, waiting=waiting))
    assert told(setup, path, after) == [
        "a.jsonl:1 stored",
        f"a.jsonl:2 {reason}",
        "a.jsonl:3 stored",
        "a.jsonl ended",
        "b.jsonl:1 stored",
        "b.jsonl ended",
    ]


@pytest.mark.usefixtures("weak")
@pytest.mark.parametrize("word", ["MENULIS", "MENJALANKAN", "MENELEPON"])
def test_a_reader_may_not_write_run_programs_or_reach_the_network(
    tmp_path: Path, word: str
) -> None:
    row, end = told(Setup(), lines(tmp_path / "a.jsonl", f"{word} di Bogor."))
    assert "PermissionError" in row
    assert end == "a.jsonl ended"
    assert not Path("here").exists()


@pytest.mark.usefixtures("weak")
def test_an_input_that_stops_every_process_is_given_up_and_the_next_is_read(
    tmp_path: Path,
) -> None:
    path = lines(tmp_path / "a.jsonl", *["KRASI"] * 30)
    rows = told(Setup(), path, lines(tmp_path / "b.jsonl", FLOOD.format(1)))
    assert len(rows) == 24
    assert "the rest was left unread" in rows[20]
    assert rows[-2:] == ["b.jsonl:1 stored", "b.jsonl ended"]


@pytest.mark.parametrize("workers", [2, 3])
def test_a_large_file_is_shared_and_its_records_come_in_order(
    tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kgnews.pipeline.crew._SHARED", 1)
    path = tmp_path / "a.jsonl"
    lines(path, *[FLOOD.format(number) for number in range(10)])
    path.write_text(
        path.read_text().replace(
            '{"text": "Banjir merendam Kota Bogor. Wali kota meninjau lokasi nomor 4."}', "{broken"
        )
    )
    rows = told(Setup(), str(path), workers=workers)
    expected = [f"a.jsonl:{n} stored" for n in range(1, 11)]
    expected[4] = "a.jsonl:5 not JSON"
    assert rows == [*expected, "a.jsonl ended"]


def test_standard_input_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kgnews.pipeline import crew

    (tmp_path / "in").write_text(FLOOD.format(1))
    with (tmp_path / "in").open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        crew._stdin.cache_clear()
        assert told(Setup(), "-") == ["- stored", "- ended"]
    crew._stdin.cache_clear()


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", *[FLOOD.format(number) for number in range(3)])
    with Crew(Setup()) as crew:
        first = [event for event in crew.read(found([path])) if isinstance(event, Told)]
    keys = tmp_path / "keys"
    keys.write_bytes(b"".join(sorted(each.key for each in first[:2])))
    with Crew(Setup(keys=keys)) as crew:
        again = [event for event in crew.read(found([path])) if isinstance(event, Told)]
    assert [type(each.item).__name__ for each in again] == ["Known", "Known", "Entry"]
    assert [each.key for each in again] == [each.key for each in first]


def test_a_process_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from kgnews.errors import KgnewsError

    monkeypatch.setitem(os.environ, "PYTHONHASHSEED", "nonsense")
    with pytest.raises(KgnewsError, match="does not start"), Crew(Setup()) as crew:
        list(crew.read(found(["no such file"])))
