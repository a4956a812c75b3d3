"""A page a file: plain text, HTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kgnews.articles.encoding import decoded
from kgnews.articles.html import html_article
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.records import with_given
from kgnews.model import Article

__all__ = ["html_articles", "text_articles"]


def text_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of a text or a page dump."""
    yield with_given(decoded(stream.read()), given, where, options)


def html_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of an HTML page."""
    yield html_article(stream.read(), where, options, given)
