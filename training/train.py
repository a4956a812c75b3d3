"""Train and measure the name tagger of one language.

    python training/train.py SETS --language id --corpus TEXTS.jsonl.gz
    python training/train.py SETS --language en
    python training/train.py SETS --language id --everything     # the model that is shipped

SETS is a folder with the annotated sets and ``reserved_7gram_sha1_16hex.txt``, the runs of words
that must not be learned from. Without ``--everything`` the model learns from the training parts
alone and its figures on the other parts are honest; with it, it learns from all but
``nergrit.test`` and ``mdee_gold_wikipedia``. Same sets, same bytes.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from classes import word_classes
from lists import kinds, marks
from model import load, score, train
from recipe import Workshop, english, indonesian, measured
from words import read_texts, with_lists, word_table, write

from kgnews.extract.names.features import FeatureMaker, known_words
from kgnews.ontology import Ontology

MODELS = Path(__file__).parents[1] / "src" / "kgnews" / "extract" / "names" / "models"
RESERVED = "reserved_7gram_sha1_16hex.txt"
KINDS = ("Person", "Organization", "Place")
PENALTIES = {"id": (0.5, 0.02), "en": (0.4, 0.02)}  # L1, L2: as small as costs no F1
ITERATIONS = 100
WORD_COLUMNS = 4  # three clusters and the capitals


def word_rows(path: Path, language: str, corpus: list[Path]) -> dict[str, tuple[str, ...]]:
    """What is known of words: lists as they are today, clusters made anew with a corpus alone."""
    table: dict[str, tuple[str, ...]] = {}
    if corpus:
        table = word_table(read_texts(corpus))
    elif language == "id":
        lying = known_words(path.read_bytes())
        table = {word: row[:WORD_COLUMNS] for word, row in lying.items() if set(row[:3]) != {"-"}}
    known = kinds(language) if language == "id" else word_classes()
    columns = WORD_COLUMNS if table else 0
    write(with_lists(table, (marks(Ontology.load()), known), columns=columns), path)
    return known_words(path.read_bytes())


def main() -> None:
    """Train, write the model, print F1 by set and kind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--language", choices=("id", "en"), required=True)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[])
    parser.add_argument("--everything", action="store_true")
    options = parser.parse_args()
    language: str = options.language
    rows = word_rows(options.out / f"{language}.words.gz", language, options.corpus)
    maker = FeatureMaker(rows)
    reserved = frozenset((options.sets / RESERVED).read_text(encoding="ascii").split())
    with tempfile.TemporaryDirectory() as scratch:
        shop = Workshop(options.sets, reserved, maker, Path(scratch))
        make = indonesian if language == "id" else english
        sentences = make(shop, everything=options.everything)
        path = options.out / f"{language}.crf"
        c1, c2 = PENALTIES[language]
        train(sentences, maker, path, c1=c1, c2=c2, iterations=ITERATIONS)
        print(f"{path.name}: {len(sentences)} sentences, {path.stat().st_size:,} bytes")
        tagger = load(path, maker)
        for name, gold in measured(shop, language, everything=options.everything).items():
            print(f"{name:28}", score(tagger, gold, KINDS))


if __name__ == "__main__":
    main()
