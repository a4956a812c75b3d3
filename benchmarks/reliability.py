"""Print how often something was lost: the trials of the tests, many times more of each.

    python benchmarks/reliability.py                 # all, about an hour on one core
    python benchmarks/reliability.py kills --times 500
    python benchmarks/reliability.py growth --times 100000

Every line of output is a row of the table in docs/reliability.md. Real power cuts (``images``)
and real full disks (``disks``) need Linux and root: a file system in a file is copied while a
store on it is being written, as a cut would leave it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "store"))

import trials as t  # noqa: E402  the path to it is set above

SAMPLES = ROOT / "samples"
KGNEWS = [sys.executable, "-m", "kgnews"]

Trial = Callable[[int, random.Random], None]


def row(what: str, times: object, result: str) -> None:
    """A row of the table."""
    print(f"| {what} | {times} | {result} |", flush=True)


def told(wrong: dict[object, list[str]]) -> str:
    """What came of trials."""
    for trial, each in wrong.items():
        if each:
            print(f"# {trial}: {each}", file=sys.stderr, flush=True)
    bad = sum(map(bool, wrong.values()))
    return f"{bad} with anything lost, half or other bytes at the end"


@contextmanager
def prepared() -> Iterator[t.Trials]:
    """A place in memory, where it is there, and a worker."""
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="kgnews-", dir=place) as name, t.Worker() as worker:
        yield t.Trials(Path(name), worker)


def points(times: int, chance: random.Random) -> None:
    """Kills at named moments."""
    with prepared() as trials:
        chosen = trials.points(times or 1000)
        wrong: dict[object, list[str]] = {
            each: trials.cut(t.Cut(moment=each[0], nth=each[1])) for each in chosen
        }
        names = len(trials.moments)
        row(f"kill -9 at named moments ({names} names)", len(chosen), told(wrong))


def kills(times: int, chance: random.Random) -> None:
    """Kills at any moment."""
    times = times or 500
    with prepared() as trials:
        wrong: dict[object, list[str]] = {}
        for number in range(times):
            seconds = 0.005 + chance.random() * trials.seconds
            wrong[number, seconds] = trials.cut(t.Cut(seconds=seconds))
        row("kill -9 at random moments", times, told(wrong))


def cuts(times: int, chance: random.Random) -> None:
    """Power cuts by what was synced."""
    times = times or 30
    with prepared() as trials:
        library = t.shim(trials.place)
        if library is None:
            return row("power cut, unsynced bytes gone", 0, "no C compiler")
        wrong: dict[object, list[str]] = {}
        with t.PowerCuts(trials, library) as power:
            for number in range(times):
                seconds = 0.02 + chance.random() * trials.seconds
                strict = number % 2 == 0
                wrong[number, strict, seconds] = power.cut(seconds, strict=strict)
            unsynced = power.cut(9, strict=False, synced=False)
        seen = "noticed" if unsynced else "NOT noticed"
        row(
            "power cut, unsynced bytes gone, in half of them unsynced names too", times, told(wrong)
        )
        return row("the same with a record that does not sync (a check of the trial)", 1, seen)


def damages(times: int, chance: random.Random) -> None:
    """Single bytes changed."""
    times = times or 35
    changed = found = missed = harmless = 0
    with prepared() as trials:
        whole, copy = trials.place / "whole", trials.place / "damaged"
        before = t.shown(whole)
        for damage in t.damages(whole, times, chance.randrange(1 << 30)):
            differs, seen = t.damaged(whole, copy, damage, before)
            changed, found = changed + differs, found + (differs and seen)
            harmless += seen and not differs
            if differs and not seen:
                missed += 1
                print(f"# missed: {damage}", file=sys.stderr, flush=True)
    result = f"{changed} changed what is shown, {found} of them found, {missed} missed"
    row("one byte of damage", times, f"{result}; {harmless} that change nothing found too")


def full(times: int, chance: random.Random) -> None:
    """A limit of the size of every file."""
    sizes = [50_000 + (number * 230_000) // (times or 24) for number in range(times or 24)]
    with prepared() as trials:
        wrong: dict[object, list[str]] = {}
        stopped = 0
        for size in sizes:
            folder = trials.fresh("full")
            code, said = trials.worker.run(folder, t.Cut(file_bytes=size))
            stopped += code == 1
            wrong[size] = [said[-200:]] if code not in (0, 1) else []
            wrong[size] += trials.after(folder, said)
        row(f"files may not grow ({stopped} were stopped)", len(sizes), told(wrong))


# --- With file systems of their own --------------------------------------------------------------


def _run(*words: object) -> None:
    subprocess.run(list(map(str, words)), check=True, capture_output=True)


@contextmanager
def mounted(place: Path, *words: object) -> Iterator[Path]:
    """Something mounted at a folder."""
    place.mkdir(exist_ok=True)
    _run("mount", *words, place)
    try:
        yield place
    finally:
        for _ in range(50):
            if not subprocess.run(["umount", place], capture_output=True, check=False).returncode:
                break
            time.sleep(0.1)


def disks(times: int, chance: random.Random) -> None:
    """File systems that are full."""
    if os.geteuid():
        return row("disk full", 0, "needs root")
    times = times or 24
    with prepared() as trials:
        wrong: dict[object, list[str]] = {}
        stopped = 0
        for number in range(times):
            size = 100 + number * 150  # kilobytes; the workload needs some 4 MB
            place = trials.fresh("disk")
            with mounted(place, "-t", "tmpfs", "-o", f"size={size}k", "tmpfs"):
                code, said = trials.worker.run(place / "store")
                stopped += code == 1
                wrong[size] = [said[-200:]] if code not in (0, 1, 70) else []
                _run("mount", "-o", "remount,size=64m", place)
                wrong[size] += trials.after(place / "store", said)
        return row(f"disk full ({stopped} were stopped)", times, told(wrong))


def images(times: int, chance: random.Random) -> None:
    """Power cuts: a copy of the disk as it is at a moment."""
    if os.geteuid():
        return row("power cut, image of the disk", 0, "needs root")
    times = times or 30
    with prepared() as trials, tempfile.TemporaryDirectory(prefix="kgnews-") as name:
        place = Path(name)
        image, copy = place / "image", place / "copy"
        wrong: dict[object, list[str]] = {}
        for number in range(times):
            with image.open("wb") as file:
                file.truncate(64 << 20)
            _run("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0", image)
            with mounted(place / "disk", "-o", "loop", image) as disk, t.Worker() as worker:
                _run("sync", "-f", disk)
                cut = t.Cut(seconds=0.05 + chance.random() * 3 * trials.seconds)
                _, said = worker.run(disk / "store", cut)
                _run("cp", "--sparse=always", image, copy)
            with mounted(place / "after", "-o", "loop", copy) as after:
                if not (after / "store").exists() and "+" not in said:
                    wrong[number] = []
                    continue
                wrong[number] = trials.after(after / "store", said)
        return row("power cut, image of an ext4 disk", times, told(wrong))


# --- Size ----------------------------------------------------------------------------------------

FILL = """
import resource, sys, time
from trials import Store, made, open_graph
from pathlib import Path
folder, count = Path(sys.argv[1]), int(sys.argv[2])
step = max(count // 10, 100)
for first in range(0, count, step):
    start = time.process_time()  # wall time says more of what else the machine does
    with Store.open(folder, create=True) as store:
        for begin in range(first, first + step, 100):
            store.add([made(number) for number in range(begin, begin + 100)])
    seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(first + step, seconds / step * 1000, most, flush=True)
"""


def growth(times: int, chance: random.Random) -> None:
    """Time and memory of a store that grows, ten ingests of a tenth each."""
    times = times or 100_000
    with tempfile.TemporaryDirectory(prefix="kgnews-") as name:
        folder = Path(name) / "store"
        path = os.pathsep.join((str(ROOT / "tests" / "store"), os.environ.get("PYTHONPATH", "")))
        line = [sys.executable, "-c", FILL, folder, str(times)]
        done = subprocess.run(
            line, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, check=True
        )
        steps = [each.split() for each in done.stdout.decode().splitlines()]
        curve = ", ".join(f"{float(ms):.2f}" for _, ms, _ in steps)
        row("articles into the store, ms of CPU each, by tenths", f"{times:,}", curve)
        row("most memory meanwhile", f"{times:,}", f"{steps[-1][2]} MiB")
        for what, words in {
            "query": ("query", "ASK { ?a kg:mentions ?b }"),
            "stats": ("stats",),
            "verify": ("verify",),
            "rebuild": ("rebuild",),
            "backup": ("backup", Path(name) / "store.tar"),
        }.items():
            seconds, most = _measured([*KGNEWS, *map(str, words), "--store", str(folder)])
            row(f"kgnews {what} then", f"{times:,}", f"{seconds:.1f} s, {most} MiB")


def pages(times: int, chance: random.Random) -> None:
    """Articles read and stored by the command: sentences of the samples, put together anew."""
    times = times or 2000
    lines = [
        line
        for path in sorted(SAMPLES.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if len(line) > 60
    ]
    with tempfile.TemporaryDirectory(prefix="kgnews-") as name:
        file, folder = Path(name, "in.jsonl"), Path(name, "store")
        with file.open("w", encoding="utf-8") as out:
            for number in range(times):
                text = "\n\n".join([f"Kabar {number}", *chance.sample(lines, 4)])
                print(json.dumps({"text": text}), file=out)
        seconds, most = _measured([*KGNEWS, "ingest", "--store", str(folder), str(file)])
        row("articles through ingest", f"{times:,}", f"{seconds:.0f} s, {most} MiB")


def _measured(line: list[str]) -> tuple[float, int]:
    """Seconds and most MiB of a command with all its processes."""
    start, most = time.monotonic(), 0
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        most = max(most, sum(map(_resident, _family(process.pid))))
        time.sleep(0.05)
    if process.returncode:
        raise SystemExit(f"{line} ended with {process.returncode}")
    return time.monotonic() - start, most >> 10


def _family(number: int) -> Iterator[int]:
    yield number
    for children in Path(f"/proc/{number}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _resident(number: int) -> int:
    """Kilobytes of memory of a process."""
    try:
        words = Path(f"/proc/{number}/status").read_text().partition("VmRSS:")[2].split()
    except OSError:
        return 0
    return int(words[0]) if words else 0


def signals(times: int, chance: random.Random) -> None:
    """How long an ingest takes to end when it is told to."""
    times = times or 20
    longest, wrong = 0.0, 0
    with tempfile.TemporaryDirectory(prefix="kgnews-") as name:
        file = Path(name, "in.jsonl")
        rows = [{"text": f"Kabar {number} dari Kota Bogor. " * 5} for number in range(20_000)]
        file.write_text("".join(json.dumps(each) + "\n" for each in rows))
        for number in range(times):
            sent = (signal.SIGINT, signal.SIGTERM)[number % 2]
            workers = str(1 + number % 3)
            line = [*KGNEWS, "ingest", "--workers", workers, "--store", str(Path(name, "store"))]
            process = subprocess.Popen([*line, str(file)], stderr=subprocess.PIPE, text=True)
            time.sleep(0.3 + chance.random() * 4)
            family = list(_family(process.pid))
            start = time.monotonic()
            process.send_signal(sent)
            _, said = process.communicate()
            longest = max(longest, time.monotonic() - start)
            until, left = time.monotonic() + 10, family  # what is just starting notices then
            while left and time.monotonic() < until:
                time.sleep(0.1)
                left = [each for each in left if Path(f"/proc/{each}/exe").exists()]
            if process.returncode not in (130, -sent, 128 + sent) or "Traceback" in said or left:
                wrong += 1
                print(f"# {sent.name}: {process.returncode} {left} {said}", file=sys.stderr)
            shutil.rmtree(Path(name, "store"), ignore_errors=True)
    result = f"longest {longest:.2f} s; {wrong} with a traceback, another code or a process left"
    row("SIGINT or SIGTERM to ingest, 1 to 3 workers", times, result)


TRIALS: dict[str, Trial] = {
    each.__name__: each
    for each in (
        points, kills, cuts, images, damages, full, disks, signals, growth, pages,
    )
}  # fmt: skip


def main() -> None:
    """Run the trials that are named, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("trial", nargs="*", help=f"of {', '.join(TRIALS)}; without: all")
    parser.add_argument("--times", type=int, default=0, help="how often; 0 is as usual")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in options.trial or TRIALS:
        TRIALS[name](options.times, random.Random(options.seed))


if __name__ == "__main__":
    main()
