"""The figures agree with those of the scorer that came with other annotated pages.

The pages and the scorer lie beside the repository (``../shared/dev``) and are no part of it;
where they are absent these tests are skipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kgnews.articles import from_text
from kgnews.evaluate import Answer, Page, Score, load, score, told
from kgnews.pipeline import Reader

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT.parent / "shared" / "dev"

pytestmark = pytest.mark.skipif(
    not (PAGES / "score.py").is_file(), reason="the other pages are not beside this checkout"
)


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Page, Answer]]:
    reader = Reader.make()
    found = []
    for page in load(PAGES).pages:
        reading = reader.read(from_text(page.text))
        found.append((page, told(page.answer.id, reading, reader.identities(reading))))
    return found


@pytest.fixture(scope="module")
def theirs(pairs: list[tuple[Page, Answer]], tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("readings")
    for _, answer in pairs:
        about = _written(answer)
        (folder / f"{answer.id}.json").write_text(json.dumps(about), encoding="utf-8")
    command = [sys.executable, str(PAGES / "score.py"), str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def ours(pairs: list[tuple[Page, Answer]]) -> Score:
    return score(pairs)


def _written(answer: Answer) -> dict[str, Any]:
    """An answer in the form that the scorer reads; it takes one name for each role."""
    roles = dict(zip(("author", "reporter", "editor"), answer.bylines, strict=False))
    return {
        **roles,
        "published": answer.published,
        "entities": [
            {"name": each.text, "type": each.kind, "aliases": list(each.others)}
            for each in answer.names
        ],
        "facts": [
            {"s": each.subject, "p": each.predicate, "o": each.object, "of": each.of}
            for each in answer.facts
        ],
        "quotes": [{"speaker": each.speaker, "text": each.words} for each in answer.sayings],
    }


def test_names_agree(ours: Score, theirs: Any) -> None:
    assert ours.names.typed.total.ratio == pytest.approx(theirs["entity_typed"])
    assert ours.names.untyped.total.ratio == pytest.approx(theirs["entity_untyped"])
    for kind, count in ours.names.typed.groups.items():
        assert count.ratio == pytest.approx(theirs[f"entity_{kind}"]), kind
    assert ours.leaks.rate == pytest.approx(theirs["leak_rate"])


def test_facts_agree(ours: Score, theirs: Any) -> None:
    assert ours.facts.tally.total.ratio == pytest.approx(theirs["fact"])
    assert ours.facts.without_about.ratio == pytest.approx(theirs["fact_without_about"])
    for name, count in ours.facts.tally.groups.items():
        assert count.ratio == pytest.approx(theirs[f"fact_{name}"]), name


def test_quotes_dates_and_bylines_agree(ours: Score, theirs: Any) -> None:
    words = ours.sayings.words.ratio
    assert words.recall == pytest.approx(theirs["quote_found"])
    assert words.precision == pytest.approx(theirs["quote_precision"])
    assert ours.sayings.right_speakers == pytest.approx(theirs["quote_speaker_accuracy"])
    assert ours.details.dates.ratio.recall == pytest.approx(theirs["published_accuracy"])
    assert ours.details.bylines.ratio.recall == pytest.approx(theirs["byline_recall"])
