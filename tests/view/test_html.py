"""Lines, tables and texts as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.view import Marked, html_lines, html_table, html_text, line

KNOWN = {
    "div",
    "span",
    "b",
    "mark",
    "small",
    "em",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "p",
    "br",
}


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _read(drawn: str) -> _Elements:
    found = _Elements()
    found.feed(drawn)
    found.close()
    return found


def test_signs_around_marked_words_give_way_to_an_element() -> None:
    drawn = html_lines([line(2, "kata ", (">>Wali Kota<<", "mark"), " itu")])
    assert drawn == '<div style="padding-left:2ch">kata <mark>Wali Kota</mark> itu</div>'


def test_a_column_stays_one_without_a_terminal() -> None:
    drawn = html_lines([line(2, "leads".ljust(8), ("C40", "name"), hang=8)])
    assert drawn == (
        '<div style="padding-left:10ch;text-indent:-8ch">'
        '<span style="display:inline-block;text-indent:0;min-width:8ch">leads   </span>'
        "<b>C40</b></div>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "https://harian.example/ dan lain-lain",
        " https://harian.example/",
        "https://hari\u0430n.example/",  # a letter that is not what it looks like
        "data:text/html,x",
        "//harian.example",
        "https://",
    ],
)
def test_what_is_no_address_and_nothing_else_is_no_link(text: str) -> None:
    assert "href" not in html_table(["url"], [[text]]) + html_lines([line(0, (text, "faint"))])


def test_an_address_is_a_link_that_tells_nobody_where_it_came_from() -> None:
    drawn = html_table(["url"], [['https://harian.example/a?b=1&c="']])
    address = "https://harian.example/a?b=1&amp;c=&quot;"
    assert f'<td><a href="{address}" rel="noreferrer noopener">{address}</a></td>' in drawn


@given(st.text(), st.sampled_from(["", "name", "mark", "faint", "warn", "head"]))
def test_no_text_becomes_an_element(text: str, style: str) -> None:
    drawn = html_lines([line(0, (text, style))]) + html_table([text], [[text]], text)
    assert _read(drawn).names <= KNOWN


@given(st.text(), st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30), st.text())))
def test_a_marked_text_keeps_its_words_whatever_is_marked(
    text: str, marks: list[tuple[int, int, str]]
) -> None:
    drawn = html_text(text, [Marked(*each) for each in marks if each[0] >= 0])
    plain = html_text(text, [])
    assert _read(drawn).names <= KNOWN
    assert "".join(_read(drawn).texts) == "".join(_read(plain).texts)


def test_of_two_marks_that_overlap_the_first_is_drawn() -> None:
    drawn = html_text("Kota Bandung", [Marked(5, 12, "b"), Marked(0, 12, "a")])
    assert drawn == '<p><mark title="a">Kota Bandung</mark></p>'
