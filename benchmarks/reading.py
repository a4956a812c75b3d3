"""What reading a page costs, and where it goes."""

from __future__ import annotations

import random
import signal
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

from clock import ROUNDS, compared, said
from collection import articles

from kgnews.articles import from_text
from kgnews.extract.gazetteer import Gazetteer
from kgnews.ontology import Ontology
from kgnews.pipeline import Reader

__all__ = ["gazetteer", "read", "stages", "tagger"]

PAGES = 300
TICK = 0.001  # seconds of processor between two looks
NAMES = 200_000

# A stage is where the function of it is somewhere on the stack.
STAGES = {
    "zones, title, byline, date": ("articles/page.py", "from_text"),
    "language, sentences, tokens": ("text/__init__.py", "segment"),
    "names: the tagger": ("names/tagger.py", "tag"),
    "names: rules, gazetteer, decision": ("names/finding.py", "find_names"),
    "offices and holders": ("offices/finding.py", "find_offices"),
    "one thing, one entity": ("names/coreference.py", "gather"),
    "quotations and speakers": ("speech/quotes.py", "find_quotes"),
    "who spoke": ("speech/speakers.py", "resolve_speakers"),
    "dates, sums, counts": ("extract/values.py", "find_values"),
    "frames": ("frames/statements.py", "from_frames"),
    "facts without a verb": ("extract/reading.py", "_shapes"),
}


def _texts() -> list[str]:
    return [each["text"] for each in articles(PAGES)]


def read() -> None:
    """Articles a second, one process, everything loaded."""
    reader, texts = Reader.make(), _texts()
    reader.read(from_text(texts[0]))
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            reader.packed(from_text(text))
        times.append(time.process_time() - start)
    seconds = sorted(times)[ROUNDS // 2]
    words = sum(len(text.split()) for text in texts)
    said(f"articles of {words // PAGES} words read, a second", f"{PAGES / seconds:.0f}")
    said("words read, a second", f"{words / seconds:,.0f}")


def stages() -> None:
    """Shares of the time of reading, by what was on the stack; they overlap nowhere but inside."""
    reader, texts = Reader.make(), _texts()
    reader.read(from_text(texts[0]))
    seen: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        seen["all"] += 1
        while frame:
            code = frame.f_code
            for stage, (file, function) in STAGES.items():
                if code.co_name == function and code.co_filename.endswith(file):
                    seen[stage] += 1
                    return
            frame = frame.f_back

    previous = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    for text in texts:
        reader.read(from_text(text))
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, previous)
    for stage in STAGES:
        said(f"  {stage}", f"{seen[stage] / seen['all']:.0%}")
    rest = seen["all"] - sum(seen[stage] for stage in STAGES)
    said("  everything else", f"{rest / seen['all']:.0%}")


def tagger() -> None:
    """A page wholly read against the name tagger alone of a small spaCy pipeline, same texts.

    The tagger has the shape of the small pipelines that spaCy offers (four layers of 96, hashed
    embeddings, a transition parser of 64) and saw one sentence: its speed is in its shape.
    """
    small = _spacy()
    if small is None:
        said("read / spaCy tags names", "left out", "", "", "0.33")
        return
    reader, texts = Reader.make(), _texts()

    def ours() -> None:
        for text in texts:
            reader.read(from_text(text))

    def theirs() -> None:
        list(small.pipe(texts, batch_size=16))

    compared("an article wholly read / a small spaCy tagger", ours, theirs, "0.33", unit=PAGES)


def _spacy() -> Any:
    try:
        import spacy
        from spacy.training import Example
    except ImportError:
        return None
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
    return small


def gazetteer() -> None:
    """A gazetteer of 200,000 invented names: ready, and over text; theirs is its automaton."""
    chance = random.Random(1)
    syllables = "ka ra mi to sa lu be ni do wa gi pu ha te jo ma li su an ta".split()

    def word() -> str:
        return "".join(chance.choices(syllables, k=chance.randint(2, 4))).capitalize()

    names = sorted({f"{word()} {word()}" for _ in range(NAMES)})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.csv"
        rows = (f"p-{number},Person,{name}" for number, name in enumerate(names))
        path.write_text("\n".join(("key,kind,label_id", *rows)), encoding="utf-8")
        start = time.perf_counter()
        known = Gazetteer.load(Ontology.load(), [path])
        known.find("Bogor")
        said(f"gazetteer of {len(names):,} names ready", f"{time.perf_counter() - start:.2f} s")
    texts = _texts() * 20
    size = sum(len(text.encode()) for text in texts)

    def ours() -> None:
        for text in texts:
            known.find(text)

    def theirs() -> None:
        for text in texts:
            known._automaton.find_overlapping(text)

    compared("a MB of text, names with bounds / bare automaton", ours, theirs, unit=size / 1e6)
