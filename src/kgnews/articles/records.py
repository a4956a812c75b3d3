"""Records with fields (JSON, CSV, feeds, sidecars) into articles.

Field names are those that crawlers, feeds and data sets use; they are compared without case,
underscores and hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from kgnews.articles.clean import cleaned
from kgnews.articles.metadata import is_outlet
from kgnews.articles.options import Options, Refusal
from kgnews.articles.page import from_text
from kgnews.articles.turns import alone
from kgnews.model import Article, Detail
from kgnews.text.dates import find_dates

__all__ = ["Given", "article_of", "day_of", "given_in", "has_text", "with_given"]

_FIELDS = {
    "text": "text body content article maintext articlebody articletext fulltext plaintext "
    "cleanedtext contenttext isi konten berita isiberita story document description summary",
    "title": "title headline judul titlepage name",
    "url": "url link sourceurl canonical canonicalurl href permalink originalurl articleurl",
    "published": "published date publishedat datepublished datepublish publishdate publisheddate "
    "publicationdate pubdate tanggal tanggalterbit timestamp createdat datetime time updated",
    "language": "language lang inlanguage bahasa",
    "publisher": "publisher outlet media sitename site sourcedomain newspaper sourcename sumber "
    "source domain",
    "id": "id articleid guid uuid docid documentid identifier",
    "author": "author authors byline penulis writer creator dccreator",
    "reporter": "reporter reporters pewarta wartawan journalist",
    "editor": "editor editors redaktur",
}
_NAMES = {name: field for field, names in _FIELDS.items() for name in names.split()}
_RANK = {name: rank for names in _FIELDS.values() for rank, name in enumerate(names.split())}
_PEOPLE = ("author", "reporter", "editor")
_LONGEST_FIELD = 2000  # characters of a title or an address
_MOST_PEOPLE = 20
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?$", re.IGNORECASE)
_LANGUAGE_NAMES = {"indonesian": "id", "english": "en", "indonesia": "id", "in": "id", "ind": "id",
                   "eng": "en", "malay": "ms", "javanese": "jv", "sundanese": "su"}  # fmt: skip
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Given:
    """What stands beside a text and not in it."""

    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    publisher: str | None = None
    id: str | None = None
    people: tuple[tuple[str, str], ...] = ()

    def or_else(self, other: Given) -> Given:
        """These values, those of another where there are none."""
        return Given(
            self.title or other.title,
            self.url or other.url,
            self.published or other.published,
            self.language or other.language,
            self.publisher or other.publisher,
            self.id or other.id,
            self.people or other.people,
        )


def day_of(value: object) -> str | None:
    """The ISO date of a date field of any make; None where it names no day, month or year.

    >>> day_of("Mon, 06 May 2024 10:00:00 +0700"), day_of("2025-09-26T09:15:00+08:00")
    ('2024-05-06', '2025-09-26')
    >>> day_of(1715000000), day_of("soon")
    ('2024-05-06', None)
    """
    text = str(value).strip()[:100] if isinstance(value, str | int | float) else ""
    if _EPOCH.match(text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    if re.fullmatch(r"\d{4}(?:-\d\d)?", text):
        return text
    found = find_dates(text)
    return found[0].value if found else None


def has_text(names: Iterable[str]) -> bool:
    """Whether one of some field names is one for the text."""
    return any(_NAMES.get(_plain(name)) == "text" for name in names)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", str(name).lower()[:40])


def given_in(record: Mapping[str, Any]) -> tuple[str, Given]:
    """The text of a record and what its fields say of it."""
    fields: dict[str, tuple[int, Any]] = {}
    for key, value in record.items():
        name = _plain(key)
        field = _NAMES.get(name)
        if field and value not in (None, "", [], {}):
            rank = _RANK[name]
            if field not in fields or rank < fields[field][0]:
                fields[field] = (rank, value)
    values = {field: value for field, (_, value) in fields.items()}
    language = _LANGUAGE.match(_one(values.get("language")).lower())
    code = language[1] if language else ""
    return _text(values.get("text")), Given(
        title=_short(values.get("title")),
        url=_short(values.get("url")),
        published=day_of(values.get("published")),
        language=_LANGUAGE_NAMES.get(code, code[:2]) if code else None,
        publisher=_short(values.get("publisher")),
        id=_short(values.get("id")),
        people=tuple(_people(values)),
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _one(value: Any) -> str:
    """A field as one string: the name of an object, the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("@id") or ""
    return str(value) if isinstance(value, str | int | float) else ""


def _short(value: Any) -> str | None:
    text = " ".join(cleaned(_one(value)[:_LONGEST_FIELD]).split())
    return text or None


def _people(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for role in _PEOPLE:
        given = values.get(role)
        listed = given if isinstance(given, list) else [given]
        for each in listed[:_MOST_PEOPLE]:
            for name in re.split(r"\s*(?:[;|]|,\s|\s(?:and|dan|&)\s)\s*", _short(each) or ""):
                if name and "://" not in name and len(name) <= 80:
                    yield role, name.removeprefix("By ").removeprefix("Oleh ")


def _credited(role: str, name: str) -> tuple[str, str]:
    """A byline; an agency where the name of a person is expected is where the story is from."""
    return ("origin" if role != "editor" and is_outlet(name) else role), name


@alone
def article_of(record: Mapping[str, Any], source: str, options: Options) -> Article | Refusal:
    """The article of a record, or why it gives none."""
    text, given = given_in(record)
    if not text.strip():
        return Refusal(source, "no text in the record", 'give it as "text", "body" or "content"')
    if len(text.encode("utf-8", "replace")) > options.max_bytes:
        return Refusal(source, f"text above {options.max_bytes} bytes", "raise the limit or cut it")
    return with_given(text, given, source, options)


@alone
def with_given(text: str, given: Given, source: str, options: Options) -> Article:
    """The article of a text with what stands beside it and, after that, what was asked for."""
    given = given.or_else(
        Given(url=options.url, published=day_of(options.published), language=options.language)
    )
    article = from_text(
        text,
        url=given.url,
        published=given.published,
        title=given.title,
        source=source,
        source_id=given.id,
    )
    said = {(each.name, each.value) for each in article.details}
    beside = [
        Detail(name, value)
        for name, value in (
            ("title", given.title),
            ("published", given.published),
            ("publisher", given.publisher),
            *(_credited(role, name) for role, name in given.people),
        )
        if value and (name, value) not in said
    ]
    return replace(
        article,
        language=given.language or article.language,
        publisher=given.publisher or article.publisher,
        details=(*beside, *article.details),
    )
