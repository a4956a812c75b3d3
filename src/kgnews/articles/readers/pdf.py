"""PDF into an article: the text of its pages, as well as it can be told from where letters stand.

A PDF has places of letters, not words and paragraphs. What is made of them is marked with a note,
and every page is a detail with its span, so that evidence can be found on paper.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import Any, BinaryIO

from kgnews.articles.extras import needed
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.records import with_given
from kgnews.articles.turns import alone
from kgnews.model import Article, Detail, Span

__all__ = ["pdf_articles"]

_MOST_PAGES = 2000
_MOST_CHARACTERS = 5_000_000
_FEW = 20  # letters a page: less is a scan with a stamp on it
_NOTE = "read from a PDF: columns, line ends and hyphens may be wrong"
_SCANNED = "a PDF without text, as scans are"
_HYPHEN = re.compile(r"[^\W\d_]-$")
_SPACES = re.compile(r"[ \t\u00a0]{1,1000}")
_STUB = 20  # characters: shorter lines are headings, numbers, names
_FULL = 0.75  # of the usual length of a line: one that is shorter ends its paragraph


def pdf_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of a PDF, its pages as details."""
    yield _article(stream.read(), where, options, given)


@alone
def _article(data: bytes, where: str, options: Options, given: Given) -> Article | Refusal:
    pypdf = needed("pypdf", "pdf", where)
    if isinstance(pypdf, Refusal):
        return pypdf
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it is we who say what is wrong
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Refusal(where, "a PDF with a password", "save it without one")
        pages, fault = _pages(reader)
    except MemoryError:
        raise
    except Exception as fault:  # pypdf raises whatever a broken file makes it raise
        return Refusal(where, f"a damaged PDF: {_words(fault)}", "fetch it again")
    if sum(len(page) for page in pages) < _FEW * max(1, min(len(pages), 3)):
        return Refusal(where, _SCANNED, "recognise its text first, with ocrmypdf for example")
    text = "\n\n".join(pages)
    if len(text.encode("utf-8", "replace")) > options.max_bytes:
        return Refusal(where, f"text above {options.max_bytes} bytes", "raise --max-bytes")
    notes = (_NOTE, fault) if fault else (_NOTE,)
    article = with_given(text, given.or_else(Given(notes=notes)), where, options)
    return replace(article, details=(*article.details, *_places(pages)))


def _words(fault: Exception) -> str:
    return " ".join(str(fault).split())[:200] or type(fault).__name__


def _pages(reader: Any) -> tuple[list[str], str]:
    """The text of every page, and why it is not all of them."""
    pages: list[str] = []
    size = 0
    for number, page in enumerate(reader.pages):
        if number == _MOST_PAGES or size > _MOST_CHARACTERS:
            return pages, f"only the first {number} pages were read"
        pages.append(_paragraphs(page.extract_text()))
        size += len(pages[-1])
    return pages, ""


def _places(pages: Sequence[str]) -> Iterator[Detail]:
    start = 0
    for number, page in enumerate(pages, 1):
        if page:
            yield Detail("page", str(number), Span(start, start + len(page)))
        start += len(page) + 2


def _paragraphs(text: str) -> str:
    """Lines as paragraphs: what follows a full line, or begins in small letters, runs on."""
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    usual = median([len(line) for line in lines if len(line) > _STUB] or [0])
    blocks: list[str] = []
    full = False  # the line before
    for line in lines:
        if blocks and line and (full or line[0].islower()):
            hyphen = _HYPHEN.search(blocks[-1]) and line[0].islower()
            blocks[-1] = blocks[-1][:-1] + line if hyphen else f"{blocks[-1]} {line}"
        elif line:
            blocks.append(line)
        full = len(line) > _STUB and len(line) >= _FULL * usual
    return "\n\n".join(blocks)
