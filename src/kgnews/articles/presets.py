"""Records as well-known programs and services write them, in the plain shape of any record.

A record whose fields have plain names (news-please, newspaper4k, NewsAPI, Scrapy, CSV exports)
needs nothing: :mod:`kgnews.articles.records` knows the names. Here is what nests, or means
something else than its name says. Each preset is a test for its fields and one function; a
record that none knows stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

__all__ = ["flattened", "picked"]

_Record = Mapping[str, Any]

_CUT = re.compile(r"\s{0,3}(?:…|\.\.\.)?\s{0,3}\[\+\d{1,7} chars\]\s*$")
_CUT_NOTE = "the text was cut off by the service that gave it"
_SEEN_NOTE = "dated by the day on which GDELT saw it"
_DEEPEST = 8  # steps of a path


def flattened(record: _Record) -> _Record:
    """The record with plain fields.

    >>> flattened({"headlines": [{"value": "Banjir"}], "bodies": [{"value": "Surut."}]})["title"]
    'Banjir'
    """
    if isinstance(inner := record.get("_source"), Mapping):  # a hit of Elasticsearch
        record = inner
    for fits, preset in _PRESETS:
        if fits(record):
            return preset(record)
    return record


def picked(record: _Record, path: str) -> Any:
    """What stands at a path of a record; a field of that very name comes first.

    >>> picked({"story": {"body": "Banjir."}}, "story.body"), picked({"a.b": 1}, "a.b")
    ('Banjir.', 1)
    """
    if path in record:
        return record[path]
    value: Any = record
    for step in path.split(".", _DEEPEST):
        if isinstance(value, list) and step.isdigit():
            value = value[int(step)] if int(step) < len(value) else None
        elif isinstance(value, Mapping):
            value = value.get(step)
        else:
            return None
    return value


def _has(*names: str) -> Callable[[_Record], bool]:
    return lambda record: all(name in record for name in names)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _main(values: Any, markup: bool = False) -> str:
    """The value of the main one of several headlines or bodies: ``[{"role": …, "value": …}]``."""
    found = [each for each in _listed(values) if isinstance(each, Mapping)]
    if markup:  # paragraphs are known where there is markup
        found.sort(key=lambda each: "html" not in str(each.get("contentType", "")).lower())
    found.sort(key=lambda each: each.get("role") not in (None, "main"))
    return next((each["value"] for each in found if isinstance(each.get("value"), str)), "")


def _names(values: Any) -> list[str]:
    """The names of things that are objects or words."""
    found = (each.get("name") if isinstance(each, Mapping) else each for each in _listed(values))
    return [each for each in found if isinstance(each, str)]


def _ninjs(record: _Record) -> _Record:
    """IPTC ninjs, 1 to 3: https://iptc.org/standards/ninjs/."""
    low = {name.lower().replace("_", ""): value for name, value in record.items()}
    bodies = low.get("bodies")
    text = low.get("bodyxhtml") or low.get("bodytext") or _main(bodies, markup=True)
    uri = str(low.get("uri") or "")
    providers = _names(low.get("infosource")) + _names(low.get("infosources"))
    return {
        "text": text,
        "summary": low.get("descriptiontext") or _main(low.get("descriptions")),
        "title": low.get("headline") or _main(low.get("headlines")) or low.get("title"),
        "author": low.get("byline") or low.get("by"),
        "published": low.get("firstcreated") or low.get("versioncreated"),
        "language": low.get("language"),
        "publisher": next(iter(providers), None) or low.get("copyrightholder"),
        "id": uri or low.get("guid"),
        "url": uri if uri.startswith(("http://", "https://")) else None,
        "subjects": _names(low.get("subject")) + _names(low.get("subjects")),
    }


def _fundus(record: _Record) -> _Record:
    """Fundus: ``Article.to_json`` with any of its attributes."""
    page = record.get("html")
    page = page if isinstance(page, Mapping) else {}
    info = page.get("source_info")
    return {
        **{name: value for name, value in record.items() if name not in ("body", "html")},
        "text": record.get("plaintext") or "\n\n".join(_sections(record.get("body"))),
        "html": page.get("content"),
        "published": record.get("publishing_date"),
        "subjects": record.get("topics"),
        "url": page.get("responded_url") or page.get("requested_url") or record.get("url"),
        "retrieved": page.get("crawl_date"),
        "publisher": record.get("publisher")
        or (info.get("publisher") if isinstance(info, Mapping) else None),
    }


def _sections(body: Any) -> Iterator[str]:
    if not isinstance(body, Mapping):
        return
    yield from _names(body.get("summary"))
    for section in _listed(body.get("sections")):
        if isinstance(section, Mapping):
            yield from _names(section.get("headline"))
            yield from _names(section.get("paragraphs"))


def _event_registry(record: _Record) -> _Record:
    """Event Registry (newsapi.ai): ``date`` is when it was found, ``dateTimePub`` when it came."""
    return {
        **record,
        "published": record.get("dateTimePub") or record.get("dateTime") or record.get("date"),
        "id": record["uri"],
        "language": record["lang"],
        "subjects": [],
    }


def _gdelt(record: _Record) -> _Record:
    """An article list of GDELT: no text, and the day on which it was seen."""
    seen = record.get("seendate")
    return {**record, "published": seen, "publisher": record.get("domain"), "notes": [_SEEN_NOTE]}


def _json_feed(record: _Record) -> _Record:
    """An item of a JSON Feed: https://www.jsonfeed.org/version/1.1/."""
    return {
        **record,
        "text": record.get("content_text") or record.get("content_html"),
        "author": record.get("authors") or record.get("author"),
        "subjects": record.get("tags"),
    }


def _cut_off(record: _Record) -> _Record:
    """NewsAPI: the first 200 characters, and how many more there are."""
    text = _CUT.sub("…", record["content"])
    return {**record, "content": text, "notes": [_CUT_NOTE]}


def _is_cut_off(record: _Record) -> bool:
    text = record.get("content")
    return isinstance(text, str) and bool(_CUT.search(text[-60:]))


def _csl(record: _Record) -> _Record:
    """A reference of Zotero: CSL JSON."""
    parts = picked(record, "issued.date-parts.0")
    day = "-".join(f"{int(part):02}" for part in _listed(parts)[:3] if str(part).isdigit())
    people = (each for each in _listed(record.get("author")) if isinstance(each, Mapping))
    return {
        **record,
        "published": day or picked(record, "issued.raw"),
        "author": [
            each.get("literal") or f"{each.get('given', '')} {each.get('family', '')}".strip()
            for each in people
        ],
        "publisher": record.get("container-title") or record.get("publisher"),
        "summary": record.get("abstract"),
    }


_PRESETS: tuple[tuple[Callable[[_Record], bool], Callable[[_Record], _Record]], ...] = (
    (_has("versioncreated"), _ninjs),
    (_has("versionCreated"), _ninjs),
    (_has("headlines", "bodies"), _ninjs),
    (_has("body_xhtml"), _ninjs),
    (_has("publishing_date"), _fundus),
    (_has("plaintext", "topics"), _fundus),
    (lambda record: isinstance(record.get("body"), Mapping) and "sections" in record["body"],
     _fundus),
    (_has("uri", "lang", "body"), _event_registry),
    (_has("seendate", "domain"), _gdelt),
    (_has("date_published", "content_html"), _json_feed),
    (_has("date_published", "content_text"), _json_feed),
    (_has("issued", "title"), _csl),
    (_is_cut_off, _cut_off),
)  # fmt: skip
