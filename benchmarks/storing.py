"""What storing costs beside reading, and what the graph costs beside its engine's own loader."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from clock import compared, job, kgnews, said, spent
from collection import write

__all__ = ["again", "growth", "ingest", "rebuild", "workers"]

ARTICLES = 1_000
LARGE = 20_000

BULK = """
import sys, tempfile, pyoxigraph as ox
with tempfile.TemporaryDirectory() as folder:
    store = ox.Store(folder)
    store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_TRIPLES)
    store.flush()
"""


def ingest() -> None:
    """Ingest against reading alone, each with its start-up, both in processes of their own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages, stores = write(folder / "in.jsonl", ARTICLES), iter(range(1_000))
        compared(
            f"ingest / ingest --dry-run, {ARTICLES:,} articles",
            lambda: kgnews("ingest", pages, "--store", folder / f"s{next(stores)}")(),
            kgnews("ingest", pages, "--dry-run"),
            "1.25",
            rounds=3,
            unit=ARTICLES,
        )


def workers() -> None:
    """One reading process against two; the stores say the same, byte for byte."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages, stores = write(folder / "in.jsonl", ARTICLES), iter(range(1_000))

        def into(number: int) -> None:
            store = folder / f"s{next(stores)}"
            kgnews("ingest", pages, "--workers", number, "--store", store)()

        title = f"--workers 1 / --workers 2, {ARTICLES:,} articles"
        compared(title, lambda: into(1), lambda: into(2), "1.8", rounds=3, unit=ARTICLES)


def again() -> None:
    """The first ingest against a second one of the same file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages, store = write(folder / "in.jsonl", 4 * ARTICLES), folder / "store"
        first = spent("ingest", pages, "--store", store).clock
        second = median(spent("ingest", pages, "--store", store).clock for _ in range(3))
        title = f"first ingest / unchanged second one, {4 * ARTICLES:,} articles"
        said(title, f"{first:.1f} s", f"{second:.1f} s", f"{first / second:.0f}", "20")


def rebuild() -> None:
    """The graph made anew from the record against the engine loading the same triples."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages, store = write(folder / "in.jsonl", 2 * ARTICLES), folder / "store"
        spent("ingest", pages, "--workers", 2, "--store", store)
        spent("export", "ntriples", "--store", store, "-o", folder / "all.nt")
        compared(
            f"rebuild / bulk_load, {2 * ARTICLES:,} articles",
            kgnews("rebuild", "--store", store),
            job("-c", BULK, folder / "all.nt"),
            "1.3",
            rounds=3,
        )


def growth() -> None:
    """Seconds of processor for an article as the store grows, and the memory it takes."""
    with tempfile.TemporaryDirectory() as name:
        folder, costs = Path(name), []
        every = list(_parts(write(folder / "in.jsonl", LARGE), folder, 10))
        for part in every:
            costs.append(spent("ingest", part, "--store", folder / "store"))
            each = costs[-1].cpu / (LARGE / 10)
            said(
                f"articles {len(costs) * LARGE // 10:,}: processor each, most memory",
                f"{each * 1000:.1f} ms",
                f"{costs[-1].memory} MiB",
                f"{costs[-1].cpu / costs[0].cpu:.2f}",
                "1.2",
            )


def _parts(path: Path, folder: Path, count: int) -> list[Path]:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    size, found = len(lines) // count, []
    for number in range(count):
        part = folder / f"part-{number}.jsonl"
        part.write_text("".join(lines[number * size : (number + 1) * size]), encoding="utf-8")
        found.append(part)
    return found
