"""The pages in Chromium: nothing from elsewhere, no script of an article, all of it of use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

HOSTILE = "</script><script>window.broken=1</script><img src=x onerror=window.broken=2>"


@pytest.fixture(scope="module")
def hostile(kgnews, starts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose articles would like to do something in a browser."""
    folder = tmp_path_factory.mktemp("hostile")
    article = {
        "title": f"Banjir {HOSTILE}",
        "publisher": f"Kabar \"'>{HOSTILE}",
        "url": "https://example.org/a?b=\"'><script>window.broken=3</script>",
        "text": f"Wali Kota Bogor Bima Arya mendukung acara Festival {HOSTILE}. "
        f'"Kami siap {HOSTILE}," kata Bima Arya.',
        "published": "2024-05-15",
        "language": "id",
    }
    (folder / "a.json").write_text(json.dumps(article), encoding="utf-8")
    done = kgnews("ingest", "--store", folder / "store", folder / "a.json")
    assert done.returncode == 0, done.stderr
    with starts(folder / "store") as (address, _):
        yield f"http://{address}"


def stays_here(page: Any, address: str) -> None:
    """Nothing was loaded from elsewhere, nothing complained, nothing of an article ran."""
    assert not page.complaints
    away = [each for each in page.asked if not each.startswith((address, "data:"))]
    assert not away
    assert page.run("window.broken") is None


def ask(page: Any, query: str) -> None:
    """Write a query into the editor and press the button."""
    page.run(f"kgnewsQuery.getTab().getYasqe().setValue({json.dumps(query)})")
    page.run("document.querySelector('.yasqe_queryButton').click()")


def test_a_query_is_written_asked_and_its_entities_lead_to_their_pages(
    page: Any, served: str
) -> None:
    page.look()
    page.open(f"{served}/query")
    ask(page, "SELECT ?city { ?city kg:supports :event-forum-kota-teluk } ORDER BY ?city")
    page.until("document.querySelectorAll('.yasr tbody tr').length === 3")
    assert page.run("document.querySelector('.yasr a.iri').getAttribute('href')") == (
        "/id/city-ambon"
    )
    assert page.run("document.querySelector('.yasr a.iri').textContent") == ":city-ambon"
    assert not page.run("document.querySelector('.gutterErrorBar, .parseErrorIcon')")
    stays_here(page, served)


def test_a_saved_question_is_filled_in_and_asked(page: Any, served: str) -> None:
    page.look()
    page.open(f"{served}/query")
    page.run("""(() => {
      const form = document.querySelector('form[action$="cities-backing"]');
      form.closest("details").open = true;
      form.elements.event.value = "Forum Kota Teluk";
      form.requestSubmit();
    })()""")
    page.until("document.querySelectorAll('.yasr tbody tr').length === 3")
    assert "<https://w3id.org/kgnews/id/event-forum-kota-teluk>" in page.run(
        "kgnewsQuery.getTab().getYasqe().getValue()"
    )
    page.run("""(() => {
      const form = document.querySelector('form[action$="cities-backing"]');
      form.elements.event.value = "zzzzzzzzzz";
      form.requestSubmit();
    })()""")
    page.until("!document.getElementById('note').hidden")
    assert "is not in the graph" in page.run("document.getElementById('note').textContent")


def test_names_are_completed_and_misspelt_ones_noted(page: Any, served: str) -> None:
    page.look()
    page.open(f"{served}/query")
    page.run("kgnewsQuery.getTab().getYasqe().setValue('ASK { ?a kg:supp }')")
    page.run("kgnewsQuery.getTab().getYasqe().focus()")
    page.run("kgnewsQuery.getTab().getYasqe().setCursor({line: 0, ch: 16})")
    page.tell("Input.insertText", text="o")
    page.until("document.querySelector('.CodeMirror-hint')")
    hints = page.run("[...document.querySelectorAll('.CodeMirror-hint')].map((e) => e.textContent)")
    assert "kg:supports" in hints
    ask(page, "ASK { ?a kg:suports ?b }")
    page.until("!document.getElementById('note').hidden")
    assert "did you mean" in page.run("document.getElementById('note').textContent")
    stays_here(page, served)


def test_a_link_brings_a_query_and_no_other_server(page: Any, served: str) -> None:
    page.look()
    page.open("about:blank#")
    link = "#query=ASK%20%7B%7D&endpoint=http%3A%2F%2F127.0.0.2%3A9%2Fsparql"
    page.open(f"{served}/query?{link}")
    page.until("kgnewsQuery.getTab().getYasqe().getValue() === 'ASK {}'")
    page.run("document.querySelector('.yasqe_queryButton').click()")
    page.until(
        "document.querySelector('.booleanResult, .booleanBootResult, .yasr_results').innerText"
    )
    stays_here(page, served)


def test_hostile_words_stay_words(page: Any, hostile: str) -> None:
    page.look()
    page.open(f"{hostile}/query")
    ask(page, "SELECT ?title ?words { { ?a schema:headline ?title } UNION { ?q kg:quote ?words } }")
    page.until("document.querySelectorAll('.yasr tbody tr').length > 1")
    assert "</script>" in page.run("document.querySelector('.yasr tbody').textContent")
    assert not page.run("document.querySelector('.yasr tbody img')")
    page.run("document.querySelector('.select_response')?.click()")
    stays_here(page, hostile)
    page.open(f"{hostile}/search?q=banjir")
    things = page.run("[...document.querySelectorAll('main a')].map((each) => each.href)")
    for address in [f"{hostile}/", *filter(lambda each: "/id/" in each, things)]:
        page.open(address)
        stays_here(page, hostile)


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_pages_fit_and_can_be_read(page: Any, served: str, width: int, dark: bool) -> None:
    page.look(width, 900, dark=dark)
    for path in ("/", "/id/city-ambon", "/query", "/ns", "/search?q=ambon"):
        page.open(served + path)
        assert page.run("document.documentElement.scrollWidth <= innerWidth"), path
        ground, ink = (
            page.run(f"getComputedStyle(document.body).{each}")
            for each in ("backgroundColor", "color")
        )
        assert (_light(ground) < _light(ink)) is dark, path
        stays_here(page, served)


def _light(colour: str) -> int:
    return sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(",")))


def test_everything_can_be_read_without_script(page: Any, served: str) -> None:
    page.look()
    page.tell("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(f"{served}/queries/cities-backing?event=Forum+Kota+Teluk")
        page.until("document.querySelectorAll('main tbody tr').length === 3")
        page.open(f"{served}/query")
        assert page.run("document.querySelectorAll('form.question').length") > 20
    finally:
        page.tell("Emulation.setScriptExecutionDisabled", value=False)


def test_the_store_leaves_nothing_in_the_browser(page: Any, served: str) -> None:
    page.look()
    page.open(f"{served}/query")
    ask(page, "SELECT ?name { :city-ambon rdfs:label ?name }")
    page.until("document.querySelector('.yasr tbody tr')")
    assert "Ambon" not in page.run("JSON.stringify(localStorage)")
