"""The page in a real browser, used as a reader uses it."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kgnews.export import STANCES, Options, network
from kgnews.export.html.page import page
from kgnews.store import Graph, open_graph

ALL = Options(stances=STANCES)
SUPPORT = ("city-barcelona", "supports", "event-forum-kota-teluk")
SUMMIT = "event-u20-mayors-summit-2018"


@pytest.fixture(scope="module")
def news(saved: Any, graph: Graph) -> Path:
    """The page of the small store."""
    path: Path = saved(graph, ALL)
    return path


@pytest.fixture(scope="module")
def samples(saved: Any, sample_store: Path) -> Path:
    """The page of the samples."""
    path: Path = saved(open_graph(sample_store), ALL)
    return path


@pytest.fixture
def tab(browser: Any, news: Path) -> Iterator[Any]:
    """The small page, opened; it must not complain about anything."""
    with browser.open(f"{news.as_uri()}#lang=en") as opened:
        yield opened
        assert opened.complaints == []


def fact_of(graph: Graph, source: str, relation: str, target: str) -> str:
    """The id of a fact between two entities."""
    net = network(graph, ALL)
    names = {node.id: node.iri.rpartition("/")[2] for node in net.nodes}
    for edge in net.edges:
        ends = (names[edge.source], edge.predicate.rpartition("#")[2], names[edge.target])
        if ends == (source, relation, target):
            return edge.id
    raise AssertionError(f"no edge {source} {relation} {target}")


def status(tab: Any) -> tuple[int, int]:
    """How many entities and facts are seen."""
    found = re.search(r"(\d+) of \d+ entities · (\d+) of", tab.text("#status"))
    assert found
    return int(found[1]), int(found[2])


# --- The picture ---------------------------------------------------------------------------------


def test_it_opens_without_network_and_without_complaints(tab: Any) -> None:
    assert status(tab) == (9, 10)
    assert tab.run("document.querySelectorAll('#canvas canvas').length") > 3
    assert tab.complaints == []


def test_a_click_on_a_line_shows_the_sentence_with_its_words_marked(tab: Any, graph: Graph) -> None:
    tab.click_on(fact_of(graph, *SUPPORT))
    assert tab.text("#panel h2").split() == "Barcelona supports → Forum Kota Teluk".split()
    assert tab.texts("#panel .evidence blockquote") == [
        "Forum Kota Teluk didukung tiga kota, yakni Ambon, Barcelona, dan Manado.",
        "The Bay Cities Forum, backed by Barcelona, opened on Tuesday.",
    ]
    words = tab.run(
        "[...document.querySelectorAll('.evidence mark')].map((mark) => mark.textContent)"
    )
    assert words == [
        "Forum Kota Teluk didukung tiga kota, yakni Ambon, Barcelona, dan Manado",
        "The Bay Cities Forum, backed by Barcelona",
    ]
    assert tab.texts("#panel .evidence b") == ["Barcelona", "Bay Cities Forum", "Barcelona"]
    source = tab.texts("#panel .source")[0]
    assert source == "Forum Kota Teluk Didukung Tiga Kota · 12 Mar 2024 · Harian Contoh"
    assert "hand:supports" in tab.text("#panel .evidence")


def test_lines_between_the_same_two_are_bent_apart(
    browser: Any, samples: Path, sample_store: Path
) -> None:
    graph = open_graph(sample_store)
    ends = "person-anies-baswedan", "event-social-integration-and-inclusion"
    with browser.open(f"{samples.as_uri()}#lang=en&node={ends[0]}") as tab:
        for _ in range(3):
            tab.click("#zoom-in")
        for relation, label in (("panelistIn", "panelist in"), ("participatesIn", "participates")):
            tab.click_on(fact_of(graph, ends[0], relation, ends[1]))
            assert f"Anies Baswedan {label}" in " ".join(tab.text("#panel h2").split())
        assert tab.complaints == []


def test_a_link_leads_to_the_article_and_tells_it_nothing(tab: Any, graph: Graph) -> None:
    tab.click_on(fact_of(graph, *SUPPORT))
    about = "const a = document.querySelector('#panel .source a');"
    assert tab.run(f"(() => {{ {about} return [a.href, a.rel, a.target]; }})()") == [
        "https://harian.example/forum-teluk",
        "noopener noreferrer",
        "_blank",
    ]


def test_a_click_on_an_entity_shows_its_facts_and_a_click_beside_closes_it(tab: Any) -> None:
    tab.click_on("city-manado")
    assert tab.text("#panel h2") == "Manado"
    facts = tab.texts("#panel .facts .fact")
    assert len(facts) == 3
    assert any("denies" in each and "Bay Fund" in each for each in facts)
    tab.press({"x": 300, "y": 100})
    assert tab.run("document.querySelector('#panel').hidden")


def test_a_person_has_what_they_are_quoted_with(tab: Any) -> None:
    tab.click_on("person-rina-latuhihin")
    assert "Quotes (2)" in tab.texts("#panel h3")
    assert tab.texts("#panel blockquote")[1] == "Teluk adalah halaman depan kami,"
    assert "Wali Kota Ambon · akun resminya" in tab.text("#panel")


def test_only_neighbours(tab: Any) -> None:
    tab.click_on("programme-bay-fund")
    tab.run(
        "(() => { const s = document.querySelector('#panel select'); s.value = '1';"
        "s.dispatchEvent(new Event('change')); })()"
    )
    assert status(tab) == (3, 2)


def test_the_shortest_path(browser: Any, samples: Path) -> None:
    with browser.open(f"{samples.as_uri()}#lang=en&node=person-anies-baswedan") as tab:
        tab.write("#path-to", "barcel")
        tab.key("Enter")
        assert "2 facts from Anies Baswedan to Barcelona" in tab.text("#panel")
        steps = tab.texts("#panel .path .fact")
        assert [each.split("\n")[0] for each in steps] == ["participates in →", "← supports"]
        tab.write("#path-to", "")
        assert tab.texts("#panel .path .fact") == []
        assert tab.complaints == []


def test_the_layout_is_worked_out_in_a_worker_and_is_the_same_each_time(
    browser: Any, samples: Path
) -> None:
    found = []
    for _ in range(2):
        with browser.open(f"{samples.as_uri()}#lang=en") as tab:
            assert tab.run("document.body.dataset.layout") == "worker"
            found.append(tab.run("kgnewsPage.drawn()"))
    assert found[0] == found[1]


# --- Search and filters --------------------------------------------------------------------------


def test_an_office_and_whose_it_is_are_there_with_what_is_said_of_them(tab: Any) -> None:
    tab.run("document.querySelector('#by-relation').open = true")
    tab.click("#without-showNone")
    tab.click("#without-officeOf")
    assert status(tab) == (0, 0)
    tab.click("#alone")
    assert status(tab) == (10, 1)


def test_search_finds_a_name_without_its_accents(tab: Any) -> None:
    tab.write("#search", "sao")
    assert [each.split("\n")[0] for each in tab.texts("#search-list li")] == ["São Tomé"]
    tab.key("ArrowDown")
    assert tab.run("document.activeElement.getAttribute('aria-activedescendant')") == "search-0"
    tab.key("Enter")
    assert tab.text("#panel h2") == "São Tomé"
    assert tab.run("document.querySelector('#search-list').hidden")


def test_search_finds_another_form_of_a_name(tab: Any) -> None:
    tab.write("#search", "bay cities")
    assert [each.split("\n")[0] for each in tab.texts("#search-list li")] == ["Forum Kota Teluk"]


def test_kinds_and_relations_are_left_out_and_come_back(tab: Any) -> None:
    tab.click("#hide-Programme")
    assert status(tab) == (8, 8)
    tab.run("document.querySelector('#by-relation').open = true")
    tab.click("#without-supports")
    assert status(tab) == (5, 4)
    tab.click("#reset")
    assert status(tab) == (9, 10)


def test_a_fact_may_need_several_articles(tab: Any) -> None:
    tab.run("document.querySelector('#support').focus()")
    tab.key("ArrowRight")
    assert tab.text("#by-support output") == "2"
    assert status(tab) == (2, 1)


def test_days_of_publication(tab: Any) -> None:
    tab.run("document.querySelector('#since').focus()")
    for _ in range(2):  # from the month to the day after the first article
        tab.key("ArrowRight")
    assert tab.text("#days") == "13 Mar 2024 – 13 Mar 2024"
    assert status(tab) == (4, 3)
    assert tab.run("document.activeElement.id") == "since"


def test_a_slider_is_drawn_with_the_mouse(tab: Any) -> None:
    box = "document.querySelector('#since').getBoundingClientRect()"
    left, width, top, height = tab.run(
        f"(({{left, width, top, height}}) => [left, width, top, height])({box})"
    )
    for step, kind in ((0.03, "mousePressed"), (0.5, "mouseMoved"), (0.97, "mouseReleased")):
        about = {"button": "left", "buttons": 1, "clickCount": 1}
        place = {"x": left + step * width, "y": top + height / 2}
        if kind == "mouseReleased":
            tab.send("Input.dispatchMouseEvent", type="mouseMoved", **about, **place)
        tab.send("Input.dispatchMouseEvent", type=kind, **about, **place)
    assert tab.text("#days") == "13 Mar 2024 – 13 Mar 2024"
    assert status(tab) == (4, 3)


def test_days_can_be_played(tab: Any) -> None:
    tab.click("#play")
    assert tab.text("#play") == "■ Stop"
    tab.wait(
        "document.querySelector('#days').innerText.endsWith('12 Mar 2024') && "
        "document.querySelector('#status').innerText.startsWith('8 of 10 entities · 8 of 10 facts')"
    )
    tab.wait("document.querySelector('#play').innerText === '▶ Play'")
    assert status(tab) == (9, 10)


def test_how_a_fact_is_held(tab: Any) -> None:
    tab.click("#stance-denies")
    assert status(tab) == (9, 9)


# --- Links, language, colours --------------------------------------------------------------------


def test_a_link_restores_what_was_seen(browser: Any, news: Path) -> None:
    with browser.open(f"{news.as_uri()}#lang=en") as tab:
        tab.click("#hide-Programme")
        tab.click_on("city-manado")
        tab.click("#zoom-in")
        tab.wait("location.hash.includes('node=') && location.hash.includes('camera=')")
        link = tab.run("location.href")
    with browser.open(link) as tab:
        assert tab.text("#panel h2") == "Manado"
        assert tab.run("location.href") == link
        assert status(tab) == (8, 8)
        assert tab.run("document.querySelector('#hide-Programme').checked") is False
        assert tab.complaints == []


def test_what_a_link_does_not_know_is_passed_over(browser: Any, news: Path) -> None:
    odd = "#lang=xx&node=nobody&fact=%E0%A4%A&support=-3&__proto__=1&camera=a,b&since=zzz&x"
    with browser.open(f"{news.as_uri()}{odd}") as tab:
        assert tab.run("document.querySelector('#panel').hidden")
        assert tab.complaints == []


def test_the_page_speaks_indonesian(tab: Any) -> None:
    tab.click("#language")
    assert tab.run("document.documentElement.lang") == "id"
    assert "9 dari 10 entitas" in tab.text("#status")
    assert "kota" in tab.text("#by-type")
    tab.click_on("city-manado")
    assert any("mendukung" in each for each in tab.texts("#panel .fact"))


def test_dark_follows_the_system_until_the_reader_chooses(browser: Any, news: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = {"prefers-color-scheme": "dark"}
    with browser.open(f"{news.as_uri()}#lang=en", features=dark) as tab:
        assert tab.run(ground) == "rgb(20, 24, 31)"
        tab.click("#theme")
        assert tab.run(ground) == "rgb(255, 255, 255)"
        assert tab.complaints == []


# --- The table -----------------------------------------------------------------------------------


def test_the_table_is_used_with_the_keyboard_alone(browser: Any, news: Path) -> None:
    with browser.open(f"{news.as_uri()}#lang=en&view=table&sort=subject") as tab:
        assert len(tab.texts("tbody tr")) == 11
        tab.run("document.querySelector('th:last-child button').focus()")
        tab.key("Tab")
        assert tab.run("document.activeElement.innerText") == "Ambon"
        tab.key("ArrowDown")
        tab.key("ArrowRight")
        assert tab.run("document.activeElement.innerText") == "supports"
        assert tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        tab.key("Enter")
        assert tab.text("#panel h2").split()[:2] == ["Barcelona", "supports"]
        assert tab.run("document.activeElement.tagName") == "H2"
        tab.key("Escape")
        assert tab.run("document.querySelector('#panel').hidden")
        assert tab.run("document.activeElement.innerText") == "supports"
        tab.key("End")
        tab.key("Home")
        assert tab.run("document.activeElement.cellIndex") == 0
        assert tab.complaints == []


def test_the_first_key_leads_to_the_table(tab: Any) -> None:
    tab.key("Tab")
    assert tab.text("#skip") == "Go to the table"
    tab.key("Enter")
    assert tab.run("document.activeElement.tagName") == "TD"
    assert tab.run("document.activeElement.closest('#table') !== null")


def test_the_table_is_sorted_by_any_column(browser: Any, news: Path) -> None:
    first = "tbody tr:first-child td:first-child"
    with browser.open(f"{news.as_uri()}#lang=en&view=table") as tab:
        tab.click("th:first-child button")
        assert tab.text(first) == "Ambon"
        assert tab.run("document.querySelector('th').getAttribute('aria-sort')") == "ascending"
        tab.click("th:first-child button")
        assert tab.text(first) == "Wali Kota Ambon"
        assert tab.run("document.querySelector('th').getAttribute('aria-sort')") == "descending"
        assert tab.run("document.activeElement.closest('th').cellIndex") == 0


def test_a_column_of_numbers_begins_with_the_largest(browser: Any, news: Path) -> None:
    with browser.open(f"{news.as_uri()}#lang=en&view=table") as tab:
        tab.click("th:nth-child(5) button")
        assert tab.text("tbody tr:first-child td:nth-child(5)") == "2"
        tab.click("th:nth-child(5) button")
        assert tab.text("tbody tr:first-child td:nth-child(5)") == ""


def test_search_goes_through_the_sentences_of_the_table(browser: Any, news: Path) -> None:
    with browser.open(f"{news.as_uri()}#lang=en&view=table") as tab:
        tab.write("#search", "denied that")
        rows = tab.texts("tbody tr")
        assert len(rows) == 1
        assert "Manado" in rows[0]


def test_the_table_is_a_grid_that_a_screen_reader_can_name(browser: Any, news: Path) -> None:
    with browser.open(f"{news.as_uri()}#lang=en&view=table") as tab:
        nodes = tab.send("Accessibility.getFullAXTree")["nodes"]
        roles = [each["role"]["value"] for each in nodes if not each.get("ignored")]
        assert roles.count("grid") == 1
        assert roles.count("columnheader") == 8
        for each in nodes:
            role = each.get("role", {}).get("value")
            if role in ("button", "checkbox", "slider", "combobox") and not each.get("ignored"):
                assert each["name"]["value"], each


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hash", ["node=city-manado", "view=table&node=city-manado"])
def test_axe_finds_nothing_that_bars_anybody(
    hash: str, scheme: str, browser: Any, news: Path
) -> None:
    folders = os.environ.get("NODE_PATH", "").split(os.pathsep)
    found = [Path(each) / "axe-core" / "axe.min.js" for each in folders if each]
    axe = next((each for each in found if each.is_file()), None)
    if not axe:
        pytest.skip("no axe-core on NODE_PATH: see tests/export/README.md")
    features = {"prefers-color-scheme": scheme}
    with browser.open(f"{news.as_uri()}#lang=en&{hash}", features=features) as tab:
        tab.click("#panel .fact")
        tab.run(f"{axe.read_text('utf-8')}; 1")
        breaches = tab.run(
            "axe.run(document, {resultTypes: ['violations']}).then(({violations}) =>"
            "violations.map(({id, nodes}) => [id, ...nodes.map((each) => each.failureSummary)]))"
        )
        assert breaches == []


# --- Files and paper -----------------------------------------------------------------------------


def test_svg_and_png_are_made_of_what_is_seen(tab: Any) -> None:
    sheet = ElementTree.fromstring(tab.run("kgnewsPage.drawn()"))
    space = "{http://www.w3.org/2000/svg}"
    words = [each.text for each in sheet.iter(f"{space}text")]
    assert {"Barcelona", "Forum Kota Teluk", 'Festival "Angin" </script>'} <= set(words)
    assert "city" in words
    paths = list(sheet.iter(f"{space}path"))
    assert len(paths) == 10
    assert sum("stroke-dasharray" in each.attrib for each in paths) == 3
    assert tab.run("kgnewsPage.png()") > 10_000


def test_a_picture_is_saved_as_a_file(browser: Any, news: Path, tmp_path: Path) -> None:
    with browser.open(f"{news.as_uri()}#lang=en") as tab:
        behaviour = {"behavior": "allow", "downloadPath": str(tmp_path)}
        tab.send("Page.setDownloadBehavior", **behaviour)
        kinds = (("svg", b"<?xml"), ("png", b"\x89PNG"), ("csv", b"\xef\xbb\xbfsubject,"))
        for kind, magic in kinds:
            tab.click(".menu summary")
            tab.click(f"#save-{kind}")
            file = tmp_path / f"kgnews.{kind}"
            for _ in range(100):
                if file.is_file() and file.read_bytes().startswith(magic):
                    break
                tab.run("new Promise((done) => setTimeout(done, 100))")
            assert file.read_bytes().startswith(magic)
        assert tab.complaints == []
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {15}
    assert len(rows) == 1 + 11 + 1  # two sentences state one of the eleven facts
    (hosts,) = (row for row in rows if row[1] == "hosts")
    assert hosts[3:8:2] == [
        "2025",
        "plans",
        ("Pada 2025 Manado akan menjadi tuan rumah forum tersebut."),
    ]


def test_on_paper_are_the_picture_and_the_table(tab: Any) -> None:
    tab.run("dispatchEvent(new Event('beforeprint'))")
    tab.send("Emulation.setEmulatedMedia", media="print")
    shown = "getComputedStyle(document.querySelector('{}')).display"
    assert tab.run(shown.format("#print")) == "block"
    assert tab.run(shown.format("#main")) == "none"
    assert tab.run("document.querySelectorAll('#print svg circle').length") >= 9
    assert len(tab.texts("#print tbody tr:first-child")) == 11
    told = tab.texts("#print .told")
    assert len(told) == 11  # one fact has no sentence, and one has two
    assert any(
        each.startswith("“Manado denied that it backs the Bay Fund.” Bay forum opens in Ambon")
        for each in told
    )


# --- Hostile, empty, large -----------------------------------------------------------------------


@pytest.mark.parametrize("view", ["picture", "table"])
def test_hostile_titles_are_only_text(view: str, browser: Any, saved: Any, hostile: Graph) -> None:
    fact = fact_of(hostile, "city-evil", "supports", "event-slots")
    with browser.open(f"{saved(hostile).as_uri()}#lang=en&view={view}&fact={fact}") as tab:
        evil = "</script><img src=x onerror=alert(1)>"
        assert f"Kota {evil}" in tab.text("#panel h2")
        assert f"Kota {evil} mendukung Forum" in tab.text("#panel mark")
        assert f"{evil} Judul" in tab.text("#panel .source")
        assert tab.run("document.querySelectorAll('img, #panel a').length") == 0
        assert evil in "".join(tab.texts("tbody")) if view == "table" else True
        assert f"Kota {evil}"[:39] in tab.run("kgnewsPage.drawn()").replace("&lt;", "<").replace(
            "&gt;", ">"
        )
        assert not any(e["method"] == "Page.javascriptDialogOpening" for e in browser.events)
        assert tab.complaints == []


def test_an_article_whose_address_is_a_script_is_no_link(
    browser: Any, saved: Any, hostile: Graph
) -> None:
    options = Options(articles=True)
    (article,) = (node for node in network(hostile, options).nodes if node.type == "Article")
    link = f"{saved(hostile, options).as_uri()}#lang=en&node={article.iri.rpartition('/')[2]}"
    with browser.open(link) as tab:
        assert tab.text("#panel h2") == "</script><img src=x onerror=alert(1)> Judul"
        assert tab.run("document.querySelectorAll('a, img').length") == 0
        assert tab.complaints == []


def test_a_script_that_the_policy_does_not_name_does_not_run(
    browser: Any, news: Path, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    script = "<script>globalThis.broken = true</script><img src=x onerror='broken = true'>"
    file.write_text(news.read_text("utf-8").replace("</body>", f"{script}</body>"), "utf-8")
    with browser.open(file.as_uri()) as tab:
        assert tab.run("globalThis.broken") is None
        assert any("Content Security Policy" in each for each in tab.complaints)


def test_a_page_without_facts_says_so(browser: Any, saved: Any, tmp_path: Path) -> None:
    import pyoxigraph

    from kgnews.store import EmbeddedGraph

    empty = saved(EmbeddedGraph(pyoxigraph.Store(), tmp_path))
    with browser.open(f"{empty.as_uri()}#lang=en") as tab:
        assert "There are no facts here yet." in tab.text("#status")
        assert tab.complaints == []


def test_without_webgl_the_table_is_shown(browser: Any, news: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    text = news.read_text("utf-8")
    policy = re.search(r"script-src ('sha256-[^']+')", text)
    assert policy
    text = text.replace(policy[0], "script-src 'unsafe-inline'")
    off = "<script>HTMLCanvasElement.prototype.getContext = () => null</script>"
    file.write_text(text.replace("<body>", f"<body>{off}"), "utf-8")
    with browser.open(f"{file.as_uri()}#lang=en") as tab:
        assert "cannot draw the picture" in tab.text("#stage [role=alert]")
        assert len(tab.texts("tbody tr")) == 11


def _large(nodes: int, edges: int) -> dict[str, Any]:
    """Contents of a page with so many entities and facts, a few of them known to many."""
    ends = [((at * at) % (1 + at % nodes), (at * 7919) % nodes) for at in range(edges)]
    label = {"en": "city", "id": "kota"}
    names = [f"Kota {at}" for at in range(nodes)]
    return {
        "version": 1,
        "stances": ["asserts"],
        "total": {"nodes": nodes + 1, "edges": edges + 9},
        "types": [{"id": "City", "colour": "#009e73", "label": label}],
        "predicates": [{"id": "meets", "label": {"en": "meets", "id": "bertemu"}}],
        "articles": [{"id": "a", "title": "Judul", "day": "2024-01-02"}],
        "sentences": [f"{names[s]} bertemu {names[t]} pada hari Senin." for s, t in ends],
        "rules": [{"name": "meets", "right": 3, "of": 4}],
        "nodes": [
            {"id": f"city-{at}", "label": name, "t": 0, "x": at % 71 * 9.0, "y": at // 71 * 9.0}
            for at, name in enumerate(names)
        ],
        "facts": [
            {"id": f"fact-{at}", "s": s, "t": t, "p": 0, "e": [at]}
            for at, (s, t) in enumerate(ends)
        ],
        "evidence": [
            {"a": 0, "s": at, "span": [0, 4], "r": 0, "st": "asserts"} for at in range(edges)
        ],
    }


@pytest.mark.slow
def test_five_thousand_entities_and_twenty_thousand_facts_can_be_used(
    browser: Any, tmp_path: Path
) -> None:
    file = tmp_path / "large.html"
    file.write_bytes(page(_large(5_000, 20_000)))
    with browser.open(f"{file.as_uri()}#lang=en") as tab:
        assert "it has 5,000 of 5,001 entities and 20,000 of 20,009 facts" in tab.text("#left")
        tab.write("#search", "kota 4321")
        tab.key("Enter")
        assert tab.text("#panel h2") == "Kota 4321"
        assert len(tab.texts("#panel .fact")) > 0
        tab.click("button[value=table]")
        assert len(tab.texts("tbody tr")) == 100
        assert tab.complaints == []
