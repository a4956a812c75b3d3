"""Web archives of browsers (.mhtml, .mht): the page in them, without its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import BinaryIO

from kgnews.articles.html import html_article
from kgnews.articles.options import Given, Options, Refusal
from kgnews.articles.turns import alone
from kgnews.model import Article
from kgnews.text.days import day_of

__all__ = ["mhtml_articles"]

_MOST_PARTS = 5000
_WEB = re.compile(r"https?://\S{1,2000}$")


def mhtml_articles(
    stream: BinaryIO, where: str, options: Options, given: Given
) -> Iterator[Article | Refusal]:
    """The article of a page that a browser saved as one file."""
    yield _article(stream.read(), where, options, given)


@alone
def _article(data: bytes, where: str, options: Options, given: Given) -> Article | Refusal:
    if data.count(b"\n--") > _MOST_PARTS:
        return Refusal(where, f"more than {_MOST_PARTS:,} parts", "save the page as HTML")
    message = BytesParser(EmailMessage, policy=policy.compat32).parsebytes(data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                places = (part["Content-Location"], message["Snapshot-Content-Location"])
                url = next((str(each) for each in places if _WEB.match(str(each))), None)
                known = given.or_else(Given(retrieved=day_of(str(message["Date"] or ""))))
                known = replace(known, url=known.url or url)
                charset = part.get_content_charset()
                return html_article(content, where, options, known, charset)
    return Refusal(where, "no page in the web archive", "save the page again, as HTML")
