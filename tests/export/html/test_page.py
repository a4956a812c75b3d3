"""The page as a file: one, closed, and the same every time."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.export import STANCES, Options
from kgnews.export.html.page import embedded, page
from kgnews.store import Graph

ALL = Options(stances=STANCES, articles=True, measures=("degree",))


class _Elements(HTMLParser):
    """Every start tag with its attributes, and what scripts and style sheets hold."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, str]] = []
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open = "" if ("type", "application/json") in attrs else tag

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open in ("script", "style"):
            self.inside.append((self.open, data))


def _elements(text: str) -> _Elements:
    found = _Elements()
    found.feed(text)
    return found


def data_of(path: Path) -> dict[str, Any]:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', path.read_text())
    assert match
    return dict(json.loads(match[1]))


def test_data_cannot_leave_its_element() -> None:
    evil = {"title": "</script><!--<script>&amp;\u2028\u2029"}
    text = embedded(evil)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == evil


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_any_data_is_read_back_as_it_was(contents: dict[str, Any]) -> None:
    text = embedded(contents)
    assert not re.search("[<>&\u2028\u2029\u202e]", text)
    assert json.loads(text) == contents


def test_what_fills_a_slot_is_not_looked_through_for_slots() -> None:
    text = page({"title": "{{script}} {{policy}}"}).decode()
    assert '"title":"{{script}} {{policy}}"' in text


def test_the_policy_names_the_script_and_the_style_sheet_by_their_digests() -> None:
    found = _elements(page({}).decode())
    (policy,) = (a["content"] or "" for t, a in found.tags if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    for tag, source in (("script", "script-src"), ("style", "style-src")):
        text = "".join(data for each, data in found.inside if each == tag)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{source} 'sha256-{digest}';" in policy


def test_the_page_has_one_script_no_handlers_and_no_addresses(saved: Any, hostile: Graph) -> None:
    found = _elements(saved(hostile).read_text("utf-8"))
    scripts = [about for tag, about in found.tags if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "data"}, {}]
    for tag, about in found.tags:
        assert tag not in ("img", "link", "iframe", "object", "embed", "base", "form")
        assert not any(name.startswith("on") or name in ("src", "href", "style") for name in about)


def test_the_page_carries_the_licences_of_its_libraries() -> None:
    text = page({}).decode()
    for name in ("sigma 3", "graphology 0", "graphology-layout-forceatlas2 0", "events 3"):
        assert re.search(rf"^{name}[\d.]+ \(MIT\)$", text, re.MULTILINE)
    assert text.count("Permission is hereby granted") >= 5


def test_the_same_graph_gives_the_same_bytes(saved: Any, graph: Graph) -> None:
    from kgnews.export.network import network

    first = saved(graph, ALL).read_bytes()
    network.cache_clear()
    assert saved(graph, ALL).read_bytes() == first


@pytest.mark.parametrize("name", ["page.js", "page.css", "page.html", "LICENSES.txt"])
def test_what_was_built_is_part_of_the_package(name: str) -> None:
    from importlib.resources import files

    assert (files("kgnews.export") / "page" / name).is_file()
