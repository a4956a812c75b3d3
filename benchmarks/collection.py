"""Collections of any size: articles put together anew from the samples, or from a file of yours.

Every article is another one (its number stands in it), and its sentences are real ones for the
reader, so that it costs what a short piece of news costs. One seed gives one collection.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

__all__ = ["SAMPLES", "articles", "write"]

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
SEED = 20181030
SENTENCES = 4  # taken from the samples; two more are made, with names that are new
SYLLABLES = "ka ra mi to sa lu be ni do wa gi pu ha te jo ma li su an ta".split()
CITIES = "Bogor Ambon Manado Bandung Surabaya Medan Padang Kupang Jambi Palu".split()


def articles(count: int, corpus: Path | None = None) -> Iterator[dict[str, str]]:
    """So many records with ``text``, ``url`` and ``published``.

    ``corpus`` is a file of JSON lines (``.gz`` or not) with a ``text`` each; a larger collection
    goes through it again with other numbers in it. Without it the samples are taken apart.
    """
    chance = random.Random(SEED)
    texts = _theirs(corpus) if corpus else _mixed(chance)
    for number, text in enumerate(islice(texts, count)):
        yield {
            "text": f"Kabar nomor {number}\n\n{text}",
            "url": f"https://kabar.example/{number}",
            "published": f"{2001 + number % 20}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        }


def write(path: Path, count: int, corpus: Path | None = None) -> Path:
    """A file of JSON lines with so many articles."""
    with path.open("w", encoding="utf-8") as file:
        for each in articles(count, corpus):
            print(json.dumps(each, ensure_ascii=False), file=file)
    return path


def _mixed(chance: random.Random) -> Iterator[str]:
    lines = [
        line
        for path in sorted(SAMPLES.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line) > 60
    ]
    while True:
        yield "\n\n".join([_made(chance), *chance.sample(lines, SENTENCES)])


def _made(chance: random.Random) -> str:
    """Two sentences with people and companies of their own."""

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()

    one, two = f"{word()} {word()}", f"{word()} {word()}"
    first, second = f"PT {word()} {word()}", f"PT {word()} {word()}"
    return (
        f"Direktur Utama {first}, {one}, bertemu Direktur {second}, {two}, di Kota "
        f'{chance.choice(CITIES)}. "Kami mendukung {second}," kata {one}.'
    )


def _theirs(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    while True:
        with opener(path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                yield row.get("text") or row.get("body") or ""
