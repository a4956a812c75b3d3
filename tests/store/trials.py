"""What is done to a store to see whether it loses anything; for the tests and for the long run.

A *workload* goes through everything that writes: a migration, articles in, out and read
otherwise, a rebuild, a backup and a restore. It says on standard output what it was promised. It
is cut off in some way, the store is opened again, and :func:`judged` says what is not as promised.

Run as a script this is the process that is cut off: it is started once, and forks for every
workload before it has opened any store, for an import costs more than the workload.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from kgnews.errors import StoreError
from kgnews.model import Article, Reading
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Entry, Store, entry, open_graph, open_record
from kgnews.store.audit import faults, faults_apart
from kgnews.store.backup import backup, restore
from kgnews.store.disk import replaced
from kgnews.store.schema import STEPS
from kgnews.text import segment

HERE = Path(__file__).resolve().parent
TOWNS = 7

# --- The workload --------------------------------------------------------------------------------


def made(number: int, rules: str = "first") -> Entry:
    """An article that shares what it states with others, as news does."""
    article = Article(f"Berita {number}. " + "Kota itu ramai. " * 20, source=f"{number}.txt")
    this = f"<{BASE}article-{article.id}>"
    lines = {f'{this} <{NAMESPACE}digest> "{number}" .\n'}
    for step in range(10):
        town = f"<{BASE}city-{(number + step) % TOWNS}>"
        lines.add(f"{this} <{NAMESPACE}mentions> {town} .\n")
        lines.add(f'{town} <{NAMESPACE}name> "{(number + step) % TOWNS}" .\n')
        lines.add(f'{this} <{NAMESPACE}amount> "{number * step} {rules}" .\n')
    return entry(Reading(segment(article)), "".join(sorted(lines)).encode(), rules)


def work(folder: Path, tell: Callable[[str], None]) -> None:
    """Everything that writes, in an order that may be begun again after any cut.

    The old store is in the mode that copies of SQLite files are in, not in WAL.
    """
    old = [made(0), made(1)]
    if not folder.exists():
        _old_store(folder, old)
    for each in old:
        tell(f"+ {each.id}")
    for first in (0, 12, 24):
        with Store.open(folder, create=True) as store:
            for start in range(first, first + 12, 4):
                batch = [made(number) for number in range(start, start + 4)]
                store.add(batch)
                for each in batch:
                    tell(f"+ {each.id}")
            gone = made(first + 3).id
            tell(f"- {gone}")
            store.retract([gone])
            store.record.refuse([(f"{first}.html", "empty", "remove it")])
    with Store.open(folder) as store:
        store.record.rewrite(made(number, "second") for number in range(4, 11))
    Store.rebuild(folder).close()
    file, copy = folder.with_suffix(".tar"), folder.with_suffix(".copy")
    if not file.exists():
        draft = file.with_suffix(".part")
        with draft.open("wb") as stream:
            backup(folder, stream)
        replaced(draft, file)
    if not copy.exists():
        with file.open("rb") as stream:
            restore(stream, copy)
        tell("restored")


def _old_store(folder: Path, entries: Sequence[Entry]) -> None:
    """A store as the first version made them, put in place at once."""
    draft = folder.with_suffix(".old")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    with closing(sqlite3.connect(draft / "record.sqlite")) as db:
        db.executescript(STEPS[0])
        for number, each in enumerate(entries, 1):
            told = (each.text, sha256(each.text.encode()).hexdigest(), each.article)
            read = (each.reading, each.quads, each.quads_digest, each.rules)
            row = (each.id, number, None, each.source, "", None, *told, *read)
            db.execute(f"INSERT INTO articles VALUES ({', '.join('?' * len(row))})", row)
        db.execute("UPDATE counter SET seq = ?", (len(entries),))
        db.execute(f"PRAGMA application_id = {0x6B676E77}")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    for path in (*draft.iterdir(), draft):
        _synced(path)
    draft.rename(folder)
    _synced(folder.parent)


def _synced(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


# --- The judge -----------------------------------------------------------------------------------


def state(folder: Path) -> str:
    """A digest of all that a store holds and shows, whatever way it came there."""
    total = sha256()
    with open_record(folder) as record:
        for each in record.ids():
            total.update(repr(record.article(each)).encode() + record.quads(each))
            total.update(repr(record.reading(each)).encode())
        total.update(repr((record.retracted(), record.refusals())).encode())
    return total.hexdigest() + sha256(exported(folder)).hexdigest()


def exported(folder: Path) -> bytes:
    """The graph that readers see, as sorted N-Triples."""
    from pyoxigraph import RdfFormat

    out = io.BytesIO()
    open_graph(folder).dump(out, RdfFormat.N_TRIPLES)
    return b"".join(sorted(out.getvalue().splitlines(keepends=True)))


def judged(folder: Path, told: str) -> list[str]:
    """What a store that was cut off does not hold to; ``told`` is what it had promised."""
    kept: set[str] = set()
    for line in told.splitlines():
        sign, _, article = line.partition(" ")
        if len(article) == 32:
            (kept.add if sign == "+" else kept.discard)(article)
    wrong = []
    if not folder.exists():
        return ["the store is gone"] if kept else []
    before = (
        [f"{each.where}: {each.what}" for each in faults(folder)] if _is_current(folder) else []
    )
    with Store.open(folder) as store:
        wrong += ["lost " + each for each in kept - set(store.record.ids())]
    with open_record(folder) as record:
        union = {line for each in record.ids() for line in record.quads(each).splitlines(True)}
    if b"".join(sorted(union)) != exported(folder):
        wrong.append("the graph is not the union of the articles")
    copy = folder.with_suffix(".copy")
    if "restored" in told and not copy.exists():
        wrong.append("the restored store is gone")
    if copy.exists():
        wrong += [f"{fault.where}: {fault.what}" for fault in faults(copy)]
    return wrong + before


def _is_current(folder: Path) -> bool:
    with closing(sqlite3.connect(folder / "record.sqlite")) as db:
        return db.execute("PRAGMA user_version").fetchone()[0] == len(STEPS)


# --- The process that is cut off -----------------------------------------------------------------


@dataclass(frozen=True)
class Cut:
    """How a workload ends: at a moment the so-manieth time, or after seconds, or not at all.

    ``file_bytes`` is the size that no file may pass, as on a disk that is full. Without
    ``synced`` the record does not wait for the disk, which a trial of power cuts must notice.
    """

    moment: str = ""
    nth: int = 0
    seconds: float = 0
    file_bytes: int = 0
    synced: bool = True
    signal: int = signal.SIGKILL


class Worker:
    """A process that does workloads and is cut off. Use it in ``with``."""

    def __init__(self, environment: dict[str, str] | None = None) -> None:
        """Start it; ``environment`` is added to this process's."""
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environment or {})},
        )

    def run(self, folder: Path, cut: Cut = Cut()) -> tuple[int, str]:
        """The exit code of a workload, and what it told."""
        asked = {"folder": str(folder), **cut.__dict__}
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        return said["code"], said["told"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._process:
            assert self._process.stdin
            self._process.stdin.close()


def _serve(asked: IO[str]) -> None:
    """Do workloads, each in a fork: nothing here has opened a store before."""
    import pyoxigraph  # noqa: F401  loaded once, before the forks

    for line in asked:
        request = json.loads(line)
        folder, cut = Path(request.pop("folder")), Cut(**request)
        inside, outside = os.pipe()
        child = os.fork()
        if not child:
            os.close(inside)
            _fork(folder, cut, outside)
        os.close(outside)
        if cut.seconds:
            time.sleep(cut.seconds)
            os.kill(child, cut.signal)
        with os.fdopen(inside, encoding="utf-8", errors="replace") as told:
            words = told.read()
        _, status = os.waitpid(child, 0)
        print(json.dumps({"code": os.waitstatus_to_exitcode(status), "told": words}), flush=True)


def _fork(folder: Path, cut: Cut, out: int) -> None:
    def tell(line: str) -> None:
        os.write(out, f"{line}\n".encode())

    if cut.file_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (cut.file_bytes, cut.file_bytes))
    if not cut.synced:
        _sync_no_more()
    seen: Counter[str] = Counter()

    def hook(event: str, values: tuple[Any, ...]) -> None:
        if event == "kgnews.moment":
            seen[values[0]] += 1
            if values[0] == cut.moment and seen[values[0]] == cut.nth:
                os.kill(os.getpid(), cut.signal)

    sys.addaudithook(hook)
    code = 0
    try:
        work(folder, tell)
        tell(f"moments {json.dumps(seen)}")
    except StoreError as fault:
        tell(f"error {fault}")
        code = 1
    except BaseException as fault:
        tell(f"bug {type(fault).__name__}: {fault}")
        code = 70
    os._exit(code)


def _sync_no_more() -> None:
    from kgnews.store import record, schema

    def connect(path: Path, mode: str) -> sqlite3.Connection:
        db = schema.connect(path, mode)
        db.execute("PRAGMA synchronous = OFF")
        return db

    record.connect = connect


# --- The trials ----------------------------------------------------------------------------------


@dataclass
class Trials:
    """Cuts of workloads in a folder, each judged, and begun again to the same end."""

    place: Path
    worker: Worker

    def __post_init__(self) -> None:
        """See what an uninterrupted workload ends in, which moments it has, how long it takes."""
        start = time.monotonic()
        code, told = self.worker.run(self.place / "whole")
        self.seconds = time.monotonic() - start
        assert code == 0, told
        line = next(each for each in told.splitlines() if each.startswith("moments "))
        self.moments: dict[str, int] = json.loads(line.removeprefix("moments "))
        self.goal = (state(self.place / "whole"), state(self.place / "whole.copy"))

    def points(self, count: int) -> list[tuple[str, int]]:
        """So many named moments: the first, the last and others of every name."""
        every = [(name, nth) for name, most in self.moments.items() for nth in range(1, most + 1)]
        edges = [(n, k) for n, k in every if k in (1, self.moments[n], (self.moments[n] + 1) // 2)]
        rest = [each for each in every if each not in edges]
        random.Random(count).shuffle(rest)
        return sorted((edges + rest)[:count])

    def cut(self, cut: Cut, *, again: bool = True) -> list[str]:
        """What is wrong after a cut, and after the same workload again."""
        folder = self.fresh("cut")
        code, told = self.worker.run(folder, cut)
        wrong = [] if code in (0, 1, -cut.signal) else [f"ended with {code}: {told[-200:]}"]
        return wrong + self.after(folder, told, again=again)

    def after(self, folder: Path, told: str, *, again: bool = True) -> list[str]:
        """What is wrong in a store that was cut off, and when the workload is done to its end."""
        try:
            wrong = judged(folder, told)
        except StoreError as fault:
            return [f"does not open: {fault}"]
        if not again:
            return wrong
        code, said = self.worker.run(folder)
        if code or (state(folder), state(folder.with_suffix(".copy"))) != self.goal:
            wrong.append(f"begun again it ends otherwise ({code}): {said[-200:]}")
        return wrong

    def fresh(self, name: str) -> Path:
        """A place where there is nothing yet."""
        for path in self.place.glob(f"*{name}*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return self.place / name


# --- Damage --------------------------------------------------------------------------------------


def damages(folder: Path, count: int, seed: int) -> Iterator[tuple[str, int]]:
    """(file, place) of single bytes, spread over all files of a store."""
    chance = random.Random(seed)
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stat().st_size and path.name not in ("lock", "LOCK")
    ]
    order: list[Path] = []
    while len(order) < count:
        order += chance.sample(files, len(files))
    for path in order[:count]:
        yield str(path.relative_to(folder)), chance.randrange(path.stat().st_size)


def shows(folder: Path) -> str:
    """All that a store shows to whoever asks, by every index; or that it fails."""
    with suppress(ImportError):
        import resource

        # A damaged table can make the engine ask for all memory.
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    try:
        graph = open_graph(folder)
        indexes = [
            sorted(str(row) for row in graph.query(sparql))  # type: ignore[union-attr] # rows
            for sparql in (
                "SELECT * { { SELECT DISTINCT ?p { ?x ?p ?y } } LATERAL { ?s ?p ?o } }",
                "SELECT * { { SELECT DISTINCT ?o { ?x ?y ?o } } LATERAL { ?s ?p ?o } }",
            )
        ]
        return state(folder) + sha256(repr(indexes).encode()).hexdigest()
    except Exception as fault:
        return f"fails: {fault}"


def shown(folder: Path) -> str:
    """What :func:`shows` gives in a process of its own, which a damaged store may end."""
    line = [sys.executable, __file__, "shows", str(folder)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    return done.stdout or f"fails: {done.returncode}"


def damaged(folder: Path, copy: Path, damage: tuple[str, int], before: str) -> tuple[bool, bool]:
    """Whether a changed byte changes what a store shows, and whether verify finds it.

    ``before`` is what the folder shows.
    """
    file, place = damage
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    data = bytearray((copy / file).read_bytes())
    data[place] ^= 1 << (place % 8)
    (copy / file).write_bytes(data)
    try:
        found = any(True for _ in faults_apart(copy))
    except StoreError:
        found = True
    return shown(copy) != before, found


# --- Power cuts ----------------------------------------------------------------------------------


def shim(place: Path) -> Path | None:
    """A library that keeps a copy of whatever a process syncs; None where there is no compiler."""
    compiler = shutil.which("cc")
    if not compiler or sys.platform != "linux":
        return None
    library = place / "synced.so"
    source = HERE / "synced.c"
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


@dataclass
class PowerCuts:
    """Workloads whose files have, in the end, the bytes of their last sync. Use it in ``with``."""

    trials: Trials
    library: Path

    def __enter__(self) -> Self:
        self._shadow = self.trials.place / "shadow"
        self._shadow.mkdir()
        about = {"LD_PRELOAD": str(self.library), "SYNCED_SHADOW": str(self._shadow)}
        self._worker = Worker(about)
        return self

    def __exit__(self, *about: Any) -> None:
        self._worker.__exit__(*about)

    def cut(self, seconds: float, *, strict: bool, synced: bool = True) -> list[str]:
        """What is wrong after a power cut, so many seconds into a workload."""
        before, after = self.trials.fresh("cut-before"), self.trials.fresh("cut-after")
        shutil.rmtree(self._shadow)
        for path in (before, self._shadow):
            path.mkdir()
        _, told = self._worker.run(before / "store", Cut(seconds=seconds, synced=synced))
        after_power_cut(before, self._shadow, after, strict=strict)
        return self.trials.after(after / "store", told)


def after_power_cut(place: Path, shadow: Path, result: Path, *, strict: bool) -> None:
    """Write what of a folder outlives a power cut, given the copies of what was synced.

    Files have the bytes of their last sync. ``strict``: a folder has the names of its last
    sync, and those of files that were synced in it since; else it has all its names.
    """
    paths = {str(each.lstat().st_ino): each for each in (place, *place.rglob("*"))}

    def names(number: str) -> Iterator[tuple[str, str, str]]:
        listing = shadow / f"{number}.names"
        if strict:
            for line in listing.read_text().splitlines() if listing.exists() else ():
                inode, kind, name = line.split(" ", 2)
                yield name, kind, inode
            return
        for each in paths[number].iterdir():
            yield each.name, "d" if each.is_dir() else "f", str(each.lstat().st_ino)

    def write(number: str, path: Path) -> None:
        path.mkdir()
        for name, kind, inode in {each[0]: each for each in names(number)}.values():
            kept = shadow / inode
            if kind == "d":
                write(inode, path / name)
            elif kept.exists():
                shutil.copyfile(kept, path / name)
            else:
                (path / name).touch()

    write(str(place.lstat().st_ino), result)


if __name__ == "__main__":
    if sys.argv[1:2] == ["shows"]:
        print(shows(Path(sys.argv[2])))
    else:
        _serve(sys.stdin)
