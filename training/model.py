"""Training one tagger model, deterministically, and measuring it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sets import Labelled, ranges_of

from kgnews.extract.names.features import FeatureMaker

Tagger = Callable[[Sequence[str]], list[str]]


def train(
    sentences: Iterable[Labelled],
    maker: FeatureMaker,
    path: Path,
    *,
    c1: float = 0.1,
    c2: float = 0.1,
    iterations: int = 100,
    minimum: int = 0,
) -> None:
    """Write a CRF model learned from the sentences, in the order in which they are given."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sentence in sentences:
        items = maker.items([word for word, _ in sentence])
        trainer.append(pycrfsuite.ItemSequence(items), [label for _, label in sentence])
    trainer.set_params(
        {"c1": c1, "c2": c2, "max_iterations": iterations, "feature.minfreq": minimum}
    )
    trainer.train(str(path))


def load(path: Path, maker: FeatureMaker) -> Tagger:
    """A function from words to labels."""
    import pycrfsuite

    model = pycrfsuite.Tagger()
    model.open(str(path))
    return lambda words: list(model.tag(pycrfsuite.ItemSequence(maker.items(words))))


def score(tag: Tagger, gold: Iterable[Labelled], kinds: Sequence[str]) -> dict[str, float]:
    """F1 in percent of each kind and, as ``all``, of the given kinds together."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for sentence in gold:
        want = {r for r in ranges_of([label for _, label in sentence]) if r[2] in kinds}
        have = {r for r in ranges_of(tag([word for word, _ in sentence])) if r[2] in kinds}
        for counts, ranges in ((right, want & have), (said, have), (true, want)):
            counts.update(r[2] for r in ranges)
            counts["all"] += len(ranges)
    return {
        kind: round(200 * right[kind] / max(1, said[kind] + true[kind]), 1)
        for kind in (*kinds, "all")
    }
