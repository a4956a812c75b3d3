"""How many of the articles behind a fact are independent: copies and citations are not."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from kgnews import ask
from kgnews.ask.origins import Witness, copies, origins
from kgnews.store import open_graph, open_record

STORY = (
    "Wali Kota Bandung Ratna Melati memimpin rapat tentang jembatan gantung yang roboh diterjang "
    "banjir pada Minggu malam. Menurut rencana perbaikan selesai dalam tiga bulan. Warga dua dusun "
    "kini memutar dua belas kilometer ke pasar. Pemerintah kota menyiapkan perahu karet bagi anak "
    "sekolah. Dinas pekerjaan umum menghitung kerugian sekitar dua miliar rupiah, dan uangnya "
    "diambil dari anggaran tak terduga tahun ini."
)
CITING = (
    "Wali Kota Bandung Ratna Melati menjanjikan jembatan baru, seperti dikutip dari Antara, Senin "
    "(6/5). Janji itu disambut warga yang selama ini menyeberang dengan rakit bambu buatan sendiri."
)
OTHER = (
    "Di pasar lama para pedagang mengeluh karena pembeli dari seberang tidak datang lagi. Wali "
    "Kota Bandung Ratna Melati menemui mereka pada Selasa pagi sambil membawa gambar rancangan."
)


def witness(id_: str, own: str = "", cited: str = "", **more: str) -> Witness:
    return Witness(id_, own=frozenset(own.split()), cited=frozenset(cited.split()), **more)


def groups(*witnesses: Witness) -> list[str]:
    """The groups as words of the ids in them."""
    return ["".join(group) for group in origins(witnesses)]


# --- Pure -----------------------------------------------------------------------------------------


def test_articles_that_have_nothing_in_common_are_independent() -> None:
    assert groups(witness("a", "kabar"), witness("b", "warta"), witness("c")) == ["a", "b", "c"]


def test_who_cites_an_outlet_goes_back_to_it() -> None:
    assert groups(witness("a", "antara"), witness("b", "kabar", "antara")) == ["ab"]


def test_two_that_cite_one_outlet_are_one_origin() -> None:
    assert groups(witness("a", "kabar", "antara"), witness("b", "warta", "antara")) == ["ab"]


def test_two_articles_of_one_newsroom_are_one_origin() -> None:
    assert groups(witness("a", "kabar"), witness("b", "kabar")) == ["ab"]


def test_a_chain_of_citations_goes_back_to_its_end() -> None:
    chain = witness("a", "warta", "kabar"), witness("b", "kabar", "antara"), witness("c", "antara")
    assert groups(*chain) == ["abc"]


def test_who_cites_a_newsroom_with_a_story_of_its_own_stops_there() -> None:
    stories = witness("a", "kabar"), witness("b", "kabar", "antara"), witness("c", "warta", "kabar")
    assert groups(*stories, witness("d", "antara")) == ["ac", "bd"]


def test_two_that_cite_each_other_are_one_origin() -> None:
    assert groups(witness("a", "kabar", "warta"), witness("b", "warta", "kabar")) == ["ab"]


def test_an_article_with_two_sources_adds_no_origin_to_theirs() -> None:
    both = witness("c", "warta", "antara kabar")
    assert groups(witness("a", "antara"), witness("b", "kabar"), both) == ["ac", "b"]


def test_an_article_with_two_sources_is_one_origin_alone() -> None:
    assert groups(witness("a", "warta", "antara kabar")) == ["a"]


def test_the_name_and_the_site_of_a_newsroom_are_one() -> None:
    named = witness("a", "koran lembah"), witness("b", "koran"), witness("c", "lembah")
    assert groups(*named) == ["abc"]


SKETCH = "2:O2KSS1dadl4="


def test_copies_are_one_origin_whoever_printed_them() -> None:
    first = witness("a", "kabar", sketch=SKETCH, published="2024-05-06")
    second = witness("b", "warta", sketch=SKETCH, published="2024-05-07")
    assert groups(first, second) == ["ab"]


def test_who_printed_a_copy_later_may_still_have_a_story_of_its_own() -> None:
    first = witness("a", "kabar", sketch=SKETCH, published="2024-05-06")
    second = witness("b", "warta", sketch=SKETCH, published="2024-05-07")
    assert groups(first, second, witness("c", "warta", published="2024-05-08")) == ["ab", "c"]


def test_order_makes_no_difference() -> None:
    all_ = [
        witness("a", "antara", sketch=SKETCH, published="2024-05-06"),
        witness("b", "warta", "antara kabar"),
        witness("c", "kabar", published="2024"),
        witness("d", sketch=SKETCH),
        witness("e", "nusa", "warta"),
    ]
    assert len({origins(order) for order in permutations(all_)}) == 1


def test_ten_thousand_copies_are_grouped_quickly() -> None:
    from kgnews.model import Article
    from kgnews.text import segment
    from kgnews.text.sketch import sketch

    words = STORY.split()
    near = []
    for n in range(10_000):
        words[n % len(words)] = f"kata{n}"  # no two are the same
        near.append(witness(f"{n:05}", sketch=sketch(segment(Article(" ".join(words))))))
    assert sum(map(len, copies(near))) == len(near)


# --- From the articles to what a person sees ------------------------------------------------------

ARTICLES = [
    {"text": f"Bandung (ANTARA) - {STORY}", "url": "https://www.antaranews.com/berita/1",
     "title": "Jembatan Roboh, Wali Kota Rapat", "published": "2024-05-06"},
    {"text": STORY.replace("memimpin", "menggelar").replace("Menurut rencana", "Direncanakan"),
     "url": "https://kabarsore.example/1", "title": "Tiga Bulan Lagi", "published": "2024-05-06"},
    {"text": f"Bandung (ANTARA) - {STORY[:300]}", "url": "https://wartakita.example/9",
     "title": "Rapat Jembatan", "published": "2024-05-07"},
    {"text": CITING, "url": "https://portalnusa.example/3", "title": "Janji Jembatan",
     "published": "2024-05-07"},
    {"text": OTHER, "url": "https://suararakyat.example/7", "title": "Pedagang Menunggu",
     "published": "2024-05-08"},
]  # fmt: skip


@pytest.fixture(scope="module")
def store(kgnews: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("origins")
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    (folder / "news.jsonl").write_text(lines, encoding="utf-8")
    done = kgnews("ingest", "--store", folder / "store", folder / "news.jsonl")
    assert done.returncode == 0, done.stderr
    return folder / "store"


def test_why_counts_the_independent_origins(kgnews: Any, store: Path) -> None:
    done = kgnews("why", "Ratna Melati", "holdsOffice", "--store", store)
    assert "5 articles, 2 independent origins" in done.stdout


def test_show_counts_them_too(kgnews: Any, store: Path) -> None:
    assert "(5 articles, 2 origins)" in kgnews("show", "Ratna Melati", "--store", store).stdout


def test_the_json_names_the_articles_of_each_origin(store: Path) -> None:
    with open_record(store) as record:
        facts, _ = ask.why(open_graph(store), "Ratna Melati", "holdsOffice")
        (fact,) = ask.facts_json(facts, [], ask.sentences_of(record))["facts"]
    dates = {told["article"]["id"]: told["article"]["headline"] for told in fact["evidence"]}
    named = [sorted(dates[each] for each in group) for group in fact["origins"]]
    assert named == [
        ["Janji Jembatan", "Jembatan Roboh, Wali Kota Rapat", "Rapat Jembatan", "Tiga Bulan Lagi"],
        ["Pedagang Menunggu"],
    ]


def test_the_graph_says_from_whom_a_story_is_taken(kgnews: Any, store: Path) -> None:
    query = "SELECT DISTINCT ?outlet { ?article kg:derivedFrom ?outlet }"
    done = kgnews("query", query, "--format", "csv", "--store", store)
    assert done.stdout.split() == ["outlet", "https://w3id.org/kgnews/id/org-antara"]


def test_a_fact_says_which_words_name_the_source(kgnews: Any, store: Path) -> None:
    done = kgnews("why", "Antara", "derivedFrom", "--store", store)
    assert "seperti dikutip dari >>Antara<<" in done.stdout
    assert "rule page:origin" in done.stdout
