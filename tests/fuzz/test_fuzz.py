"""Any bytes: readers yield articles and refusals, and nothing else happens.

Every target has 2,000 examples, a minute in all; KGNEWS_FUZZ=20000 makes it ten times as many.
``tools/fuzz.py`` drives the same targets by coverage.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.slow  # a minute


def _targets() -> ModuleType:
    path = Path(__file__).with_name("targets.py")
    spec = importlib.util.spec_from_file_location("fuzz_targets", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TARGETS = _targets()
fuzzed = settings(
    max_examples=int(os.environ.get("KGNEWS_FUZZ", "2000")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@st.composite
def spoilt(draw: st.DrawFn, seeds: tuple[bytes, ...], tokens: tuple[bytes, ...]) -> bytes:
    """A well-formed input with pieces taken out, doubled, or put in."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from(tokens) | st.binary(max_size=6) | st.just(data[start:end]))
        times = draw(st.sampled_from([0, 1, 1, 1, 2, 50]))
        data = data[:start] + piece * times + data[draw(st.sampled_from([start, end])) :]
    return data[: 1 << 16]


@pytest.mark.parametrize("kind", sorted(TARGETS.SEEDS))
def test_a_reader_survives_what_it_is_given(kind: str) -> None:
    @fuzzed
    @given(spoilt(TARGETS.SEEDS[kind], TARGETS.TOKENS) | st.binary(max_size=200))
    def run(data: bytes) -> None:
        TARGETS.read_any(kind, data)

    run()


@fuzzed
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_some_text(data: bytes) -> None:
    TARGETS.decode_any(data)


@fuzzed
@given(st.text(max_size=120) | st.text("0123456789-/:.TZ+ ", max_size=40) | st.from_regex(
    r"\d{1,6}[-/. ]\w{1,9}[-/. ]\d{1,6}( \d\d?:\d\d?)?", fullmatch=True
))  # fmt: skip
def test_any_words_are_a_date_or_none(words: str) -> None:
    TARGETS.date_any(words)


@fuzzed
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=200))
def test_any_names_make_triples_that_parse(name: str, url: str, text: str) -> None:
    TARGETS.mint_any(name, url, text)


@pytest.mark.parametrize("name", [":%", "wd:%zz", "\ufffc", "\U0001fffe", "\ue000", "a/b?c#d"])
def test_what_once_made_no_triple_makes_one(name: str) -> None:
    TARGETS.mint_any(name, name, name)


@fuzzed
@given(st.text(max_size=300) | st.text("a\u0301\u200b\u202e\x00\ud800\ufeff \n", max_size=100))
def test_cleaning_leaves_no_unseen_character(text: str) -> None:
    TARGETS.clean_any(text)


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "finds").glob("*")), ids=str)
def test_what_once_failed_is_survived(path: Path) -> None:
    TARGETS.read_any(path.name.partition("-")[0], path.read_bytes())
