"""Records with fields (JSON, CSV, feeds, sidecars) into what is known of an article.

Field names are those that crawlers, feeds and data sets use; they are compared without case,
underscores and hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kgnews.articles.clean import cleaned
from kgnews.articles.cues import cues, folded
from kgnews.articles.metadata import is_outlet
from kgnews.articles.options import Given, Options
from kgnews.articles.page import from_text
from kgnews.articles.presets import flattened, picked
from kgnews.articles.turns import alone
from kgnews.model import Article, Detail
from kgnews.text.days import day_of
from kgnews.text.language import code_of

__all__ = ["are_columns", "field_named", "given_in", "has_text", "text_in", "with_given"]

_FIELDS = {
    "text": "text body content article maintext articlebody articletext fulltext plaintext "
    "cleanedtext contenttext bodytext teks isi konten berita isiberita story document",
    "html": "html contenthtml bodyhtml rawhtml htmlcontent pagehtml bodyxhtml",
    "summary": "description summary excerpt abstract snippet trailtext ringkasan deskripsi",
    "title": "title headline judul titlepage titlerss webtitle name",
    "url": "url link canonicallink canonical canonicalurl weburl pageurl href permalink "
    "originalurl articleurl sourceurl",
    "published": "published datetimepub firstpublished date publishedat datepublished "
    "datepublish publishdate publisheddate publicationdate publishingdate webpublicationdate "
    "firstpublicationdate pubdate tanggal tanggalterbit timestamp createdat datetime time updated",
    "language": "language lang inlanguage metalang bahasa",
    "publisher": "publisher outlet media sitename metasitename site sourcedomain newspaper "
    "sourcename sumber source domain",
    "id": "id articleid guid uuid docid documentid identifier",
    "author": "author authors byline penulis writer creator dccreator",
    "reporter": "reporter reporters pewarta wartawan journalist",
    "editor": "editor editors redaktur",
    "subjects": "subjects",
    "retrieved": "retrieved retrievedat datedownload crawldate scrapedat fetchedat",
    "notes": "notes",
}
_NAMES = {name: field for field, names in _FIELDS.items() for name in names.split()}
_RANK = {name: rank for names in _FIELDS.values() for rank, name in enumerate(names.split())}
_PEOPLE = ("author", "reporter", "editor")
_PARTING = re.compile(r"\s*(?:[;|]|,\s|\s(?:and|dan|&)\s)\s*")
_BY = re.compile(r"(?:by|oleh)\s", re.IGNORECASE)
# "redaksi@pos.example (Ratih Kemuning)", "Ratih Kemuning <ratih@pos.example>"
_MAILED = re.compile(r"^[^\s@]{1,80}@\S{1,80}\s\(([^()]{1,80})\)$|^([^<>@]{1,80}?)\s?<\S{1,160}>$")
_LONGEST_FIELD = 2000  # characters of a title or an address
_MOST_PEOPLE = 20
_MOST_SUBJECTS = 50
# How an object says what it is called: {"name": …}, {"rendered": …} in WordPress, {"$date": …}.
_INNER = ("name", "rendered", "title", "value", "@value", "#text", "$date", "$oid", "@id")
_NOTHING = ("none", "null", "nan", "n/a", "nat")
_COLUMN = re.compile(r"[^\W\d][\w .:/-]{0,39}$")


def are_columns(names: Iterable[str]) -> bool:
    """Whether words are the names of columns: one for the text or the headline, and another.

    >>> are_columns(["id", "judul", "isi"]), are_columns(["Hujan", "angin", "dan banjir"])
    (True, False)
    """
    listed = [name.strip() for name in names]
    known = {_NAMES.get(_plain(name)) for name in listed} - {None}
    told = known & {"text", "html", "title", "summary"}
    return bool(told) and len(known) > 1 and all(_COLUMN.match(name) for name in listed if name)


def field_named(name: str) -> str | None:
    """Our name of a field that a user names; None for one that an article has not.

    >>> field_named("date"), field_named("tanggal"), field_named("colour")
    ('published', 'published', None)
    """
    return _NAMES.get(_plain(name))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", str(name).lower()[:40])


def _fields_in(record: Mapping[str, Any], chosen: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Our fields of a record: what was chosen, then the best of the names that stand for them."""
    found: dict[str, tuple[int, Any]] = {}
    for key, value in flattened(record).items():
        name = _plain(key)
        field = _NAMES.get(name)
        if field and not _is_nothing(value):
            rank = _RANK[name]
            if field not in found or rank < found[field][0]:
                found[field] = (rank, value)
    values = {field: value for field, (_, value) in found.items()}
    for ours, path in chosen:
        value = picked(record, path)
        if not _is_nothing(value):
            values[field_named(ours) or ours] = value
    return values


def _is_nothing(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip() or value.strip().lower() in _NOTHING
    return value is None or value in ([], {}) or value != value  # not a number


def text_in(record: Mapping[str, Any], options: Options) -> tuple[str, str, Given]:
    """(text, field it is from, what the other fields say) of a record.

    The field is ``text``, ``html`` or ``summary``; where there is no text it is ``title``, and
    the text is the headline.
    """
    values = _fields_in(record, options.fields)
    said = _given(values)
    for name in ("text", "html", "summary"):
        text = _text(values.get(name))
        if text.strip():
            return text, name, said
    return said.title or "", "title", said


def has_text(record: Mapping[str, Any], options: Options) -> bool:
    """Whether a record holds the text of an article itself, and not just others that do."""
    values = _fields_in(record, options.fields)
    return any(_text(values.get(name)).strip() for name in ("text", "html"))


def given_in(record: Mapping[str, Any]) -> Given:
    """What the fields of a record say of an article."""
    return _given(_fields_in(record, ()))


def _given(values: Mapping[str, Any]) -> Given:
    listed = values.get("subjects")
    subjects = (_short(each) for each in (listed if isinstance(listed, list) else [listed]))
    return Given(
        title=_short(values.get("title")),
        url=_short(values.get("url")),
        published=day_of(_inner(values.get("published"))),
        language=code_of(_one(values.get("language"))),
        publisher=_short(values.get("publisher")),
        id=_short(values.get("id")),
        people=tuple(dict.fromkeys(_people(values))),
        subjects=tuple(each for each in subjects if each)[:_MOST_SUBJECTS],
        retrieved=day_of(_inner(values.get("retrieved"))),
        notes=tuple(values.get("notes") or ()) if isinstance(values.get("notes"), list) else (),
    )


def _text(value: Any) -> str:
    value = _inner(value, first=False)
    if not isinstance(value, list):
        return value if isinstance(value, str) else ""
    parts = [part for part in value if isinstance(part, str)]
    # Paragraphs end as sentences do; what does not is the pieces of a selector's "::text".
    ends = sum(part.rstrip()[-1:] in ".!?:”\"'’)" for part in parts if part.strip())
    pieces = any(part != part.strip() for part in parts) and 2 * ends < len(parts)
    return ("" if pieces else "\n\n").join(parts)


def _inner(value: Any, first: bool = True) -> Any:
    """What an object is called, or the first of a list."""
    if first and isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        return next((value[name] for name in _INNER if value.get(name)), None)
    return value


def _one(value: Any) -> str:
    """A field as one string: the name of an object, the first of a list."""
    value = _inner(value)
    return str(value) if isinstance(value, str | int | float) else ""


def _short(value: Any) -> str | None:
    text = " ".join(cleaned(_one(value)[:_LONGEST_FIELD]).split())
    return text or None


def _people(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for role in _PEOPLE:
        given = values.get(role)
        listed = given if isinstance(given, list) else [given]
        for each in listed[:_MOST_PEOPLE]:
            for name in _PARTING.split(_short(each) or ""):
                name = _MAILED.sub(r"\1\2", _BY.sub("", name))
                if name and "://" not in name and "@" not in name and len(name) <= 80:
                    yield role, name


def _credited(role: str, name: str) -> tuple[str, str]:
    """A byline; an agency where the name of a person is expected is where the story is from."""
    return ("origin" if role != "editor" and is_outlet(name) else role), name


@alone
@alone
def with_given(text: str, known: Given, where: str, options: Options) -> Article:
    """The article of a text with what is known beside it and, after that, what was asked for."""
    asked = Given(url=options.url, published=day_of(options.published), language=options.language)
    known = known.or_else(asked)
    article = from_text(
        text,
        url=known.url,
        published=known.published,
        title=known.title,
        source=where,
        source_id=known.id,
    )
    said = {(each.name, each.value) for each in article.details}
    beside = [
        Detail(name, value) for name, value in _beside(known) if value and (name, value) not in said
    ]
    return replace(
        article,
        language=known.language or article.language,
        publisher=known.publisher or article.publisher,
        details=(*beside, *(each for each in article.details if not _is_site(each, known))),
    )


def _is_site(detail: Detail, known: Given) -> bool:
    """Whether a byline names the site: "Ratih Kemuning | Lumbang Pos"."""
    site = (known.publisher or "").casefold()
    return detail.name in _PEOPLE and detail.value.casefold() == site


def _beside(known: Given) -> Iterator[tuple[str, str | None]]:
    yield "title", known.title
    yield "published", known.published
    yield "publisher", known.publisher
    site = (known.publisher or "").casefold()
    for role, name in known.people:
        if name.casefold() != site and not cues().desk.issuperset(folded(name).split()):
            yield _credited(role, name)
    yield "retrieved", known.retrieved
    yield from (("subject", each) for each in known.subjects)
    yield from (("note", each) for each in known.notes)
