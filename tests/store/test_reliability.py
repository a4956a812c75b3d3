"""Nothing acknowledged is lost, whatever is killed, cut off, damaged or full.

The long run with more of each is ``benchmarks/reliability.py``; its figures stand in
docs/reliability.md.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kgnews.store import open_record

pytestmark = [
    pytest.mark.slow,  # a minute and a half in all
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the trials fork"),
]

Run = Callable[..., "subprocess.CompletedProcess[str]"]
KGNEWS = [sys.executable, "-m", "kgnews"]


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("trials", Path(__file__).with_name("trials.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


trials_module = _loaded()
Cut, PowerCuts, Trials = trials_module.Cut, trials_module.PowerCuts, trials_module.Trials


@pytest.fixture(scope="module")
def trials() -> Iterator[Trials]:
    memory = Path("/dev/shm")  # a kill does not ask whether bytes are on a disk
    place = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    with (
        tempfile.TemporaryDirectory(prefix="kgnews-trials-", dir=place) as name,
        trials_module.Worker() as worker,
    ):
        yield Trials(Path(name), worker)


def test_a_kill_at_36_named_moments_loses_nothing(trials: Trials) -> None:
    points = trials.points(36)
    assert len(points) == 36
    wrong = {point: trials.cut(Cut(moment=point[0], nth=point[1])) for point in points}
    assert {point: each for point, each in wrong.items() if each} == {}


def test_a_kill_at_40_random_moments_loses_nothing(trials: Trials) -> None:
    chance = random.Random(40)
    for number in range(40):
        cut = Cut(seconds=0.01 + chance.random() * trials.seconds)
        assert trials.cut(cut, again=number % 4 == 0) == []


def test_a_power_cut_loses_nothing_that_was_acknowledged(trials: Trials, tmp_path: Path) -> None:
    library = trials_module.shim(tmp_path)
    if library is None:
        pytest.skip("no C compiler, or not Linux")
    chance = random.Random(5)
    with PowerCuts(trials, library) as cuts:
        for number in range(5):
            seconds = 0.05 + chance.random() * trials.seconds
            assert cuts.cut(seconds, strict=number % 2 == 0) == []
        unsynced = cuts.cut(9, strict=False, synced=False)
        assert unsynced, "the trial would not notice"


def test_one_byte_of_damage_that_changes_anything_is_found(trials: Trials) -> None:
    whole, copy = trials.place / "whole", trials.fresh("damaged")
    before = trials_module.shown(whole)
    changed = 0
    for damage in trials_module.damages(whole, 10, seed=1):
        differs, found = trials_module.damaged(whole, copy, damage, before)
        changed += differs
        assert found or not differs, damage
    assert changed


@pytest.mark.parametrize("size", [60_000, 100_000, 150_000, 200_000])
def test_a_full_disk_is_told_in_a_line_and_loses_nothing(trials: Trials, size: int) -> None:
    folder = trials.fresh("full")
    code, told = trials.worker.run(folder, Cut(file_bytes=size))
    assert code == 1, told
    assert "room" in told.splitlines()[-1]
    assert trials.after(folder, told) == []


def test_four_ingests_at_once_wait_for_each_other(tmp_path: Path) -> None:
    store = tmp_path / "store"
    started = []
    for number in range(4):
        lines = tmp_path / f"{number}.jsonl"
        rows = [{"text": f"Kabar {number * 2 + step} dari Kota Bogor."} for step in range(4)]
        lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
        line = [*KGNEWS, "ingest", "--wait", "120", "--store", store, lines]
        started.append(subprocess.Popen(line, stderr=subprocess.PIPE, text=True))
    said = [each.communicate()[1] for each in started]
    assert [each.returncode for each in started] == [0] * 4, said
    with open_record(store) as record:
        assert len(record) == 10  # each shares half of its articles with the next


def test_without_waiting_the_second_writer_hears_who_is_there(kgnews: Run, tmp_path: Path) -> None:
    from kgnews.store import Store

    with Store.open(tmp_path / "store", create=True):
        for wait in ((), ("--wait", "0.3")):
            start = time.monotonic()
            done = kgnews("verify", "--store", tmp_path / "store", *wait)
            assert done.returncode == 1
            assert f"another process ({os.getpid()}: " in done.stderr
            assert time.monotonic() - start < 20


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_ingest_that_is_interrupted_ends_at_once_and_keeps_what_it_told(
    sent: signal.Signals, tmp_path: Path
) -> None:
    store, report, lines = tmp_path / "store", tmp_path / "report.jsonl", tmp_path / "in.jsonl"
    rows = [{"text": f"Kabar {number} dari Kota Bogor. " * 5} for number in range(5_000)]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
    line = [*KGNEWS, "ingest", "--store", store, "--report", report, lines]
    process = subprocess.Popen(line, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and not (report.exists() and report.stat().st_size):
        time.sleep(0.05)
    process.send_signal(sent)
    start = time.monotonic()
    _, said = process.communicate(timeout=30)
    assert time.monotonic() - start < 2
    assert process.returncode in (130, -sent, 128 + sent)
    assert "Traceback" not in said
    told = [json.loads(each) for each in report.read_text().splitlines() if each.endswith("}")]
    with open_record(store) as record:
        assert {each["article"] for each in told if each["status"] == "stored"} <= set(record.ids())


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc here")
def test_two_thousand_articles_take_little_memory(tmp_path: Path) -> None:
    # Not getrusage: what that calls the most includes the memory of the process that forked it.
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from trials import Store, made
with Store.open({str(tmp_path / "store")!r}, create=True) as store:
    for start in range(0, 2000, 100):
        store.add([made(number) for number in range(start, start + 100)])
status = open("/proc/self/status").read()
print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 512  # MiB, most of it the engine's own
