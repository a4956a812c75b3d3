"""One record, whatever it came in (JSON, a row, an item of a feed), into one article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kgnews.articles.html import page_article
from kgnews.articles.markup import plain
from kgnews.articles.options import NOTHING, Given, Options, Refusal
from kgnews.articles.records import text_in, with_given
from kgnews.articles.turns import alone
from kgnews.model import Article

__all__ = ["ONLY_METADATA", "ONLY_SUMMARY", "article_of"]

ONLY_SUMMARY = "only a summary of the article was given"
ONLY_METADATA = "only metadata of the article was given"
_PAGE = re.compile(r"\s{0,100}(?:<!doctype html|<html\b)", re.IGNORECASE)
_NAME_IT = 'give it as "text", "body" or "content", or name the field with --map text=FIELD'


@alone
def article_of(
    record: Mapping[str, Any], where: str, options: Options, given: Given = NOTHING
) -> Article | Refusal:
    """The article of a record, or why it gives none.

    A record that has no more than a summary, or an address and a headline, gives an article of
    these words, and a note that says so.
    """
    text, field, known = text_in(record, options)
    known = known.or_else(given)
    if not text.strip() or (field == "title" and not known.url):
        return Refusal(where, "no text in the record", _NAME_IT)
    if len(text.encode("utf-8", "replace")) > options.max_bytes:
        return Refusal(where, f"text above {options.max_bytes} bytes", "raise --max-bytes")
    if _PAGE.match(text):
        return page_article(text, known, where, options)
    if field in ("summary", "title"):
        note = ONLY_SUMMARY if field == "summary" else ONLY_METADATA
        known = replace(known, notes=(*known.notes, note))
    return with_given(plain(text), known, where, options)
