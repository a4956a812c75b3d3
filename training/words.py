"""What unlabelled text says about words: which are alike, and which are written as names.

The result is a row for each frequent word: its cluster at three grains, and how often it has a
capital inside a sentence. These are facts about words; no sentence can be got back from them.
Needs numpy and scipy; fixed seed, fixed order.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from kgnews.text.sentences import sentence_spans, tokens

GRAINS = (64, 256, 1024)  # clusters at each grain
LEAST_SEEN = 8  # rarer words tell too little about themselves
CONTEXTS = 4000  # most frequent words that count as neighbours
DIMENSIONS = 100
OFFSETS = (-2, -1, 1, 2)
SEED = 20


def read_texts(paths: Iterable[Path]) -> Iterator[str]:
    """The ``text`` fields of gzipped JSON-lines files, in order."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def sentences(texts: Iterable[str]) -> Iterator[list[str]]:
    """The words of each sentence of more than four, each sentence once."""
    seen: set[str] = set()
    for text in texts:
        for span in sentence_spans(text):
            words = [token.text[:40] for token in tokens(text, *span)]
            key = " ".join(words)
            if len(words) > 4 and key not in seen:
                seen.add(key)
                yield words


def word_table(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of each frequent word: cluster ids from coarse to fine, then how it is capitalised."""
    corpus = list(sentences(texts))
    counts: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for words in corpus:
        counts.update(word.lower() for word in words)
        for before, word in pairwise(words):
            if word[0].isalpha() and before[-1].isalnum():
                inside[word.lower()] += 1
                capital[word.lower()] += word[0].isupper()
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    vocabulary = [word for word, seen in ranked if seen >= LEAST_SEEN]
    clusters = _clusters(corpus, vocabulary)
    return {
        word: (*ids, _capitalised(capital[word], inside[word]))
        for word, ids in zip(vocabulary, clusters, strict=True)
    }


def _capitalised(capital: int, inside: int) -> str:
    """From ``0`` (never) to ``4`` (always); ``?`` where it was hardly seen inside a sentence."""
    if inside < 3:
        return "?"
    return str(sum(capital / inside >= share for share in (0.03, 0.3, 0.8, 0.97)))


def _clusters(corpus: Sequence[list[str]], vocabulary: Sequence[str]) -> list[tuple[str, ...]]:
    vectors = _vectors(corpus, vocabulary)
    columns = [_k_means(vectors, grain) for grain in GRAINS]
    return [tuple(str(column[row]) for column in columns) for row in range(len(vocabulary))]


def _vectors(corpus: Sequence[list[str]], vocabulary: Sequence[str]) -> Any:
    """Positive pointwise mutual information with neighbours by position, 100 dimensions."""
    import numpy as np
    from scipy import sparse
    from scipy.sparse.linalg import svds

    index = {word: number for number, word in enumerate(vocabulary)}
    pairs: Counter[int] = Counter()
    width = CONTEXTS * len(OFFSETS)
    for words in corpus:
        row = [index.get(word.lower(), -1) for word in words]
        for here, word in enumerate(row):
            if word < 0:
                continue
            for place, offset in enumerate(OFFSETS):
                there = here + offset
                other = row[there] if 0 <= there < len(row) else -1
                if 0 <= other < CONTEXTS:
                    pairs[word * width + place * CONTEXTS + other] += 1
    keys = np.fromiter(sorted(pairs), dtype=np.int64)
    values = np.array([pairs[int(key)] for key in keys], dtype=np.float64)
    counts = sparse.csr_matrix((values, (keys // width, keys % width)), (len(vocabulary), width))
    rows = np.asarray(counts.sum(axis=1)).ravel()
    columns = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    total = columns.sum()
    coo = counts.tocoo()
    information = np.log(coo.data * total / (rows[coo.row] * columns[coo.col]))
    coo.data = np.maximum(information, 0.0)
    matrix = sparse.csr_matrix(coo)
    u, s, _ = svds(matrix, k=DIMENSIONS, v0=np.ones(min(matrix.shape)), solver="arpack")
    vectors = u * np.sqrt(s)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def _k_means(vectors: Any, k: int, rounds: int = 25) -> list[int]:
    import numpy as np

    # Frequent words come first: start from words spread over the ranks.
    chosen = np.random.default_rng(SEED).choice(min(len(vectors), 8 * k), size=k, replace=False)
    centres = vectors[np.sort(chosen)].copy()
    nearest = np.zeros(len(vectors), dtype=int)
    for _ in range(rounds):
        nearest = (vectors @ centres.T).argmax(axis=1)
        for number in range(k):
            members = vectors[nearest == number]
            if len(members):
                centre = members.sum(axis=0)
                centres[number] = centre / max(float(np.linalg.norm(centre)), 1e-9)
    return [int(number) for number in nearest]


def with_lists(
    table: dict[str, tuple[str, ...]], lists: Sequence[dict[str, str]], *, columns: int
) -> dict[str, tuple[str, ...]]:
    """The rows of the table with a column for each list behind; ``-`` where nothing is known."""
    unknown = ("-",) * columns
    return {
        word: (*table.get(word, unknown), *(each.get(word, "-") for each in lists))
        for word in sorted({*table, *(word for each in lists for word in each)})
    }


def write(table: dict[str, tuple[str, ...]], path: Path) -> None:
    """The table as gzipped lines ``word column column …``, sorted, without a time stamp."""
    lines = "".join(f"{word} {' '.join(row)}\n" for word, row in sorted(table.items()))
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))
