"""Lines, tables and marked texts as HTML for a notebook; every foreign string is escaped.

Plain elements carry the meaning (``mark``, ``b``, ``small``), so it survives where a style is
stripped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from kgnews.characters import shown
from kgnews.view.lines import CLOSE, OPEN, Line

__all__ = ["Marked", "html_lines", "html_table", "html_text"]

_ADDRESS = re.compile(r"https?://[!-~]{1,2000}")  # as it is written on the wire
_ELEMENTS = {"name": "b", "head": "b", "faint": "small", "mark": "mark", "warn": "em"}


class Marked(NamedTuple):
    """A stretch of a text, in code points, and what it is."""

    start: int
    end: int
    title: str


def html_lines(lines: Iterable[Line]) -> str:
    """What a terminal would show, as HTML.

    >>> from kgnews.view.lines import line
    >>> html_lines([line(2, ("<Ambon>", "name"), " supports")])
    '<div style="padding-left:2ch"><b>&lt;Ambon&gt;</b> supports</div>'
    """
    return "\n".join(map(_line, lines))


def _line(line: Line) -> str:
    parts, column = line.parts, ""
    if line.hang and parts and len(parts[0][0]) == line.hang:  # what the others stand beside
        width = f"display:inline-block;text-indent:0;min-width:{line.hang}ch"
        column = f'<span style="{width}">{_piece(*parts[0])}</span>'
        parts = parts[1:]
    words = column + "".join(_piece(text, style) for text, style in parts) or "&nbsp;"
    style = f"padding-left:{line.indent + line.hang}ch" if line.indent + line.hang else ""
    style += f";text-indent:-{line.hang}ch" if line.hang else ""
    return f'<div style="{style}">{words}</div>' if style else f"<div>{words}</div>"


def _piece(text: str, style: str) -> str:
    element = _ELEMENTS.get(style)
    if element == "mark" and text.startswith(OPEN) and text.endswith(CLOSE):
        text = text[len(OPEN) : -len(CLOSE)]
    words = _linked(text)
    return f"<{element}>{words}</{element}>" if element and words else words


def _linked(text: str) -> str:
    """A text; as a link where it is an address, which nobody follows unless it is clicked."""
    words = escape(shown(text))
    if not _ADDRESS.fullmatch(text):
        return words
    return f'<a href="{words}" rel="noreferrer noopener">{words}</a>'


def html_table(names: Sequence[str], rows: Iterable[Sequence[str]], note: str = "") -> str:
    """Rows as a table, with a note below it.

    A cell that is an address of the web, and nothing else, leads there.

    >>> print(html_table(["city"], [["a & b"]]))
    <table><thead><tr><th>city</th></tr></thead>
    <tbody>
    <tr><td>a &amp; b</td></tr>
    </tbody></table>
    """
    head = "".join(f"<th>{escape(shown(name))}</th>" for name in names)
    body = (f"<tr>{''.join(f'<td>{_linked(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    table = f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(body)}</tbody></table>"
    return f"{table}\n<small>{escape(shown(note))}</small>" if note else table


def html_text(text: str, marks: Iterable[Marked]) -> str:
    """A text in its paragraphs, with what is marked in it; of two that overlap the first.

    >>> html_text("Banjir di Bogor", [Marked(10, 15, "Bogor (city)")])
    '<p>Banjir di <mark title="Bogor (city)">Bogor</mark></p>'
    """
    pieces, end = [], 0
    for start, stop, title in sorted(marks):
        if start < end or not start < stop <= len(text):
            continue
        pieces.append(_plain(text[end:start]))
        words = escape(shown(text[start:stop]))
        pieces.append(f'<mark title="{escape(shown(title))}">{words}</mark>')
        end = stop
    pieces.append(_plain(text[end:]))
    paragraphs = "".join(pieces).split("\n")
    written = (
        list(each) for blank, each in groupby(paragraphs, lambda p: not p.strip()) if not blank
    )
    return "\n".join(f"<p>{'<br>'.join(each)}</p>" for each in written)


def _plain(text: str) -> str:
    return "\n".join(escape(shown(part)) for part in text.split("\n"))
