"""Copies are known by their sketches; other articles are not."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from kgnews.articles import Refusal, read
from kgnews.model import Article, Detail, Span, Zone, ZoneKind
from kgnews.text import segment
from kgnews.text.sketch import COPY, Sample, is_copy, likeness, sample, sketch

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def of(text: str) -> Sample:
    return sample(sketch(segment(Article(text))))


def bodies() -> list[str]:
    """The bodies of the project's samples that are long enough to be printed twice."""
    found = []
    for article in read([str(SAMPLES)]):
        assert not isinstance(article, Refusal)
        document = segment(article)
        body = " ".join(s.span.of(article.text) for s in document.sentences if not s.title)
        if len(body.split()) >= 60:
            found.append(body)
    return found


BODIES = bodies()


def edited(body: str, others: str) -> str:
    """A body with every tenth word another one."""
    foreign = others.split()
    words = body.split()
    words[4::10] = foreign[: len(words[4::10])]
    return " ".join(words)


def shortened(body: str, share: float) -> str:
    words = body.split()
    return " ".join(words[: int(share * len(words))])


def test_there_are_enough_samples() -> None:
    assert len(BODIES) >= 10


@pytest.mark.parametrize("n", range(len(BODIES)))
def test_a_copy_with_every_tenth_word_changed_is_a_copy(n: int) -> None:
    assert is_copy(of(BODIES[n]), of(edited(BODIES[n], BODIES[n - 1])))


@pytest.mark.parametrize("n", range(len(BODIES)))
def test_a_copy_that_was_cut_and_has_another_beginning_is_a_copy(n: int) -> None:
    cut = "Kabar dari daerah hari ini untuk pembaca setia. " + shortened(BODIES[n], 0.6)
    assert is_copy(of(BODIES[n]), of(cut))


@pytest.mark.parametrize("n", range(len(BODIES)))
def test_a_copy_changed_and_cut_is_a_copy(n: int) -> None:
    assert is_copy(of(BODIES[n]), of(shortened(edited(BODIES[n], BODIES[n - 1]), 0.7)))


def test_no_two_samples_are_copies() -> None:
    for one, other in combinations(BODIES, 2):
        assert likeness(of(one), of(other)) < COPY / 2


def test_one_quote_that_both_have_makes_no_copy() -> None:
    said = '"Kami menunggu alat berat sejak pagi dan belum ada kabar," kata Rukmini. '
    one = said + " ".join(f"jembatan{n}" for n in range(60))
    other = said + " ".join(f"pasar{n}" for n in range(60))
    assert not is_copy(of(one), of(other))


def test_the_headline_takes_no_part() -> None:
    def article(title: str) -> Article:
        text = f"{title}\nBanjir di Bogor surut pada pagi hari dan warga pulang."
        headline, body = Span(0, len(title)), Span(len(title) + 1, len(text))
        return Article(
            text,
            details=(Detail("title", title, headline),),
            zones=(Zone(ZoneKind.METADATA, headline), Zone(ZoneKind.BODY, body)),
        )

    first, second = (segment(article(title)) for title in ("Banjir Surut", "Warga Bogor Pulang"))
    assert sketch(first) == sketch(second)


def test_case_and_punctuation_take_no_part() -> None:
    assert of("Banjir di Bogor, surut!") == of("BANJIR DI BOGOR SURUT")


def test_a_text_without_words_has_no_sketch_and_is_no_copy() -> None:
    assert sketch(segment(Article("… !"))) == ""
    assert not is_copy(sample(""), sample(""))


@pytest.mark.parametrize("broken", ["", "x", "12", "3:", "3:****", ":AAAA", "1:AAA=", "٣:AAAAAA=="])
def test_what_is_no_sketch_is_an_empty_one_or_harmless(broken: str) -> None:
    assert not is_copy(sample(broken), of("Banjir di Bogor surut."))


def test_a_long_text_has_a_short_sketch() -> None:
    text = " ".join(f"kata{n}" for n in range(20_000))
    assert len(sketch(segment(Article(text)))) < 800
