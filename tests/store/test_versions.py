"""A revised article: the newest version is what the graph says, whatever came first."""

from __future__ import annotations

import io
import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgnews.mapping import quads
from kgnews.model import Article, Detail, Reading
from kgnews.store import Entry, Store, entry, open_graph, open_record
from kgnews.store.audit import faults
from kgnews.store.versions import Version, newness, page_of, superseded
from kgnews.text import segment

URL = "https://kabar.example/pasar"
FIRST = Article("Pasar dibuka. Ada 200 pedagang.", url=URL, published="2024-05-06")
SECOND = Article("Pasar dibuka. Ada 210 pedagang.", url=URL, published="2024-05-07")


def made(article: Article) -> Entry:
    reading = Reading(segment(article))
    return entry(reading, quads(reading, {}), "rules")


def dumped(folder: Path) -> list[bytes]:
    from pyoxigraph import RdfFormat

    out = io.BytesIO()
    open_graph(folder).dump(out, RdfFormat.N_TRIPLES)
    return sorted(out.getvalue().splitlines())


@pytest.mark.parametrize("order", [(FIRST, SECOND), (SECOND, FIRST)])
def test_the_newest_version_counts_and_the_older_one_is_kept(
    tmp_path: Path, order: tuple[Article, ...]
) -> None:
    for article in order:
        with Store.open(tmp_path / "store", create=True) as store:
            assert store.add([made(article)]) == ["stored"]
    with open_record(tmp_path / "store") as record:
        assert record.ids() == [SECOND.id]
        assert record.versions() == [(FIRST.id, SECOND.id)]
        assert record.text(FIRST.id) == FIRST.text
        assert record.standing(SECOND.id) == "new version"
        assert record.standing(FIRST.id) == "older version"
    count = "SELECT (count(*) AS ?n) { ?a a kg:Article }"
    (row,) = open_graph(tmp_path / "store").query(count)  # type: ignore[misc] # a SELECT yields rows
    assert row["n"].value == "1"
    assert list(faults(tmp_path / "store")) == []


def test_an_older_version_counts_again_when_the_newest_is_retracted(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", create=True) as store:
        store.add([made(FIRST), made(SECOND)])
        store.retract([SECOND.id])
    with Store.open(tmp_path / "other", create=True) as store:
        store.add([made(FIRST)])
    assert dumped(tmp_path / "store") == dumped(tmp_path / "other")
    assert list(faults(tmp_path / "store")) == []


def test_versions_of_different_pages_or_with_different_ids_all_count(tmp_path: Path) -> None:
    articles = [
        Article("Satu.", url=URL, source_id="1"),
        Article("Dua.", url=URL, source_id="2"),
        Article("Tiga.", url=f"{URL}/lain"),
        Article("Empat.", url="https://kabar.example/"),
        Article("Lima.", url="https://kabar.example/"),
        Article("Enam."),
        Article("Tujuh."),
    ]
    with Store.open(tmp_path / "store", create=True) as store:
        store.add([made(each) for each in articles])
        assert len(store.record.ids()) == len(articles)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"published": "2024-05-06"}, {"published": "2024-05-07"}),
        ({}, {"published": "2024"}),
        ({"published": "2024-05"}, {"published": "2024-05-02"}),
        ({"published": "2024-05-06"}, {"published": "2024-05-06", "modified": "2024-05-08"}),
        ({"modified": "2024-05-06T23:00:00+07:00"}, {"modified": "2024-05-06T17:00:00Z"}),
        ({"retrieved": "2024-05-06"}, {"retrieved": "2024-05-07"}),
        ({"text": "Pasar dibuka."}, {"text": "Pasar dibuka oleh wali kota."}),
    ],
)
def test_what_is_newer_is_what_says_so(older: dict[str, str], newer: dict[str, str]) -> None:
    def article(text: str = "Pasar.", published: str | None = None, **dates: str) -> Article:
        details = tuple(Detail(name, value) for name, value in dates.items())
        return Article(text, url=URL, published=published, details=details)

    assert newness(article(**older)) < newness(article(**newer))


@pytest.mark.parametrize(
    "url",
    [
        "http://kabar.example/pasar",
        "https://www.kabar.example/pasar/",
        "HTTPS://KABAR.example:443/pasar?utm_source=x&fbclid=y#komentar",
    ],
)
def test_one_page_has_many_addresses(url: str) -> None:
    assert page_of(url) == page_of(URL)


@given(st.text(max_size=80) | st.text("htps:/[]@?#&=%.x1", max_size=40).map("https://{}".format))
@settings(max_examples=300, deadline=None)
def test_any_address_has_a_page_or_none(url: str) -> None:
    assert isinstance(page_of(url), str)


VERSIONS = st.builds(
    Version, st.text("abc", min_size=1, max_size=3), st.sampled_from(["", "1", "2"]),
    st.sampled_from(["", "2024", "2024-05-06", "2024-05-07"]),
)  # fmt: skip


@given(st.lists(VERSIONS, max_size=6, unique_by=lambda each: each.id), st.randoms())
@settings(max_examples=300, deadline=None)
def test_of_each_article_one_version_counts_in_any_order(
    versions: list[Version], chance: object
) -> None:
    old = superseded(versions)
    for other in itertools.islice(itertools.permutations(versions), 50):
        assert superseded(other) == old
    ids = {each.given for each in versions if each.given}
    groups = {each.given for each in versions} if len(ids) > 1 else {""} if versions else set()
    assert len(versions) - len(old) == len(groups)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Versions of a few pages that state much the same, with and without days and ids."""
    return Article(
        draw(st.sampled_from(["Pasar dibuka.", "Pasar dibuka Senin.", "Pasar tutup."])),
        url=draw(st.sampled_from([URL, f"{URL}?utm_source=a", "https://lain.example/x", None])),
        published=draw(st.sampled_from([None, "2024-05", "2024-05-06", "2024-05-07"])),
        publisher=draw(st.sampled_from([None, "Kabar"])),
        source=draw(st.sampled_from(["a.txt", "b.txt"])),
        source_id=draw(st.sampled_from([None, "1", "2"])),
    )


@settings(max_examples=12, deadline=None)
@given(st.lists(articles(), min_size=1, max_size=7), st.data())
def test_the_graph_is_that_of_the_newest_versions_in_any_order(
    given_articles: list[Article], data: st.DataObject
) -> None:
    entries = [made(each) for each in given_articles]
    other = data.draw(st.permutations(entries))
    cut = data.draw(st.integers(0, len(other)))
    gone = data.draw(st.sampled_from(entries)).id
    with tempfile.TemporaryDirectory() as name:
        one, two = Path(name) / "one", Path(name) / "two"
        for folder, batches in ((one, [entries]), (two, [other[:cut], other[cut:]])):
            for batch in batches:
                with Store.open(folder, create=True) as store:
                    store.add(batch)
        assert dumped(one) == dumped(two)
        with open_record(one) as record:
            current = {line for each in record.ids() for line in record.quads(each).splitlines()}
        assert dumped(one) == sorted(current)
        with Store.open(one) as store:
            store.retract([gone])
        never = [each for each in other if each.id != gone]
        with Store.open(Path(name) / "three", create=True) as store:
            store.add(never)
        assert dumped(one) == dumped(Path(name) / "three")
        assert list(faults(one)) == []
