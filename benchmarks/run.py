"""Print what kgnews costs, as ratios taken side by side in one run.

    python benchmarks/run.py            # all
    python benchmarks/run.py start read # some

A time alone says little on another machine; a ratio to something everybody has says more. Rounds
alternate between the two sides and the median is shown. Nothing here is a test.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
ROUNDS = 9
COPIES = 20  # of every sample, so that start-up does not hide the work

Job = Callable[[], object]


def _process(*words: object) -> Job:
    line = [sys.executable, *map(str, words)]
    return lambda: subprocess.run(line, check=True, capture_output=True)


def _timed(job: Job) -> float:
    start = perf_counter()
    job()
    return perf_counter() - start


def _compare(title: str, ours: Job, theirs: Job, rounds: int = ROUNDS) -> None:
    """One line: median of both sides and their ratio."""
    ours(), theirs()  # warm caches
    pairs = [(_timed(ours), _timed(theirs)) for _ in range(rounds)]
    left, right = (median(side) for side in zip(*pairs, strict=True))
    print(f"{title:<58}{left * 1000:>9.0f} ms{right * 1000:>9.0f} ms{left / right:>8.2f}")


def start() -> None:
    """What a command costs before it does anything."""
    typer = _process("-c", "import typer")
    _compare("kgnews --help / import typer", _process("-m", "kgnews", "--help"), typer)
    _compare("import kgnews.cli / import typer", _process("-c", "import kgnews.cli"), typer)
    _compare("import typer / python -c pass", typer, _process("-c", "pass"))


def read() -> None:
    """Pages a second, one process, everything loaded; ingest against reading alone."""
    from kgnews.pipeline import Reader

    reader = Reader.make()
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]

    def read_all() -> None:
        from kgnews.articles import from_text

        for text in texts:
            reader.identities(reader.read(from_text(text)))

    read_all()
    seconds = median(_timed(read_all) for _ in range(ROUNDS))
    size = sum(len(text.encode()) for text in texts)
    print(
        f"reading: {len(texts) / seconds:.0f} pages/s, {size / seconds / 1e6:.2f} MB/s, one process"
    )


def tagger() -> None:
    """A page wholly read against the name tagger alone of a small spaCy pipeline, same texts.

    The tagger has the shape of the small pipelines that spaCy offers (four layers of 96, hashed
    embeddings, a transition parser of 64) and saw one sentence: its speed is in its shape.
    """
    try:
        import spacy
        from spacy.training import Example
    except ImportError:
        print("tagger: left out, spaCy is not installed (pip install spacy)")
        return
    from kgnews.articles import from_text
    from kgnews.pipeline import Reader

    reader = Reader.make()
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    small = spacy.blank("id")
    names = small.add_pipe("ner")
    for label in ("PERSON", "ORG", "PLACE", "EVENT"):
        names.add_label(label)
    learnt = Example.from_dict(
        small.make_doc("Made Sukerta tiba di Medan"), {"entities": [(0, 12, "PERSON")]}
    )
    small.initialize(lambda: [learnt])
    for _ in range(20):
        small.update([learnt])

    def ours() -> None:
        for text in texts:
            reader.read(from_text(text))

    _compare(
        f"read {len(texts)} pages / spaCy tags their names",
        ours,
        lambda: list(small.pipe(texts, batch_size=16)),
    )


def ingest() -> None:
    """Ingest against read on the same folder, each with its start-up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = folder / "pages"
        pages.mkdir()
        for number in range(COPIES):
            for path in SAMPLES.glob("*.txt"):
                text = f"{path.read_text(encoding='utf-8')}\n\n{number}\n"
                (pages / f"{path.stem}-{number}.txt").write_text(text, encoding="utf-8")
        stores = iter(range(10_000))

        def into_new_store() -> None:
            store = folder / f"store-{next(stores)}"
            _process("-m", "kgnews", "ingest", "--store", store, pages)()

        reading = _process("-m", "kgnews", "read", "--format", "json", pages)
        _compare(
            f"ingest / read, {COPIES * len(list(SAMPLES.glob('*.txt')))} pages",
            into_new_store,
            reading,
            3,
        )


PARTS = {"start": start, "read": read, "tagger": tagger, "ingest": ingest}


if __name__ == "__main__":
    print(f"{'':<58}{'ours':>12}{'theirs':>12}{'ratio':>8}")
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
