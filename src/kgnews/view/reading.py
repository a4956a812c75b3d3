"""What one article says, for programs and for people; the format is in docs/read-format.md."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from kgnews.characters import shown
from kgnews.model import Article, Entity, Mention, Quote, Reading, Statement
from kgnews.view.voice import Voice

__all__ = ["VERSION", "Named", "reading_json", "reading_text"]

VERSION = 1
"""Of the JSON form; a change that a reader of it would notice makes it 2."""

_LINKS = {"wd": "http://www.wikidata.org/entity/", "geonames": "https://sws.geonames.org/"}
_BODY = "   "
_CREDITS = {
    "authors": "Authors",
    "reporters": "Reporters",
    "editors": "Editors",
    "origins": "Taken from",
}


class Named(Protocol):
    """An identity as :mod:`kgnews.resolve` gives it: a name and the links that go with it."""

    @property
    def name(self) -> str:
        """The local part of the IRI."""

    @property
    def kind(self) -> str | None:
        """The class that a person decided on, None where nobody did."""

    @property
    def same_as(self) -> Iterable[str]:
        """Other addresses of the same thing."""


def reading_json(reading: Reading, identities: Mapping[str, Named]) -> dict[str, Any]:
    """A reading as plain dictionaries and lists, ready for :func:`json.dumps`.

    Entities that are one and the same thing are one entry; entries stand in the order of the
    text. The keys and their order never change within one :data:`VERSION`.

    >>> from kgnews.text import segment
    >>> reading = Reading(segment(Article("Banjir.", language="id")))
    >>> sorted(reading_json(reading, {}))
    ['article', 'entities', 'notes', 'quotes', 'statements', 'version', 'zones']
    """
    article = reading.document.article
    ids = {entity.id: f":{identities[entity.id].name}" for entity in reading.entities}
    ids["article"] = f":article-{article.id}"
    return {
        "version": VERSION,
        "article": _article(article),
        "zones": [
            {"kind": str(zone.kind), "start": zone.span.start, "end": zone.span.end}
            for zone in article.zones
        ],
        "entities": _entities(reading.entities, identities, ids),
        "statements": [_statement(each, ids) for each in reading.statements],
        "quotes": [_quote(each, ids) for each in reading.quotes],
        "notes": list(reading.notes),
    }


def _article(article: Article) -> dict[str, Any]:
    from kgnews.articles.outlets import taken_from  # with all readers, which tables need not load

    return {
        "id": f":article-{article.id}",
        "source_id": article.source_id,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "publisher": article.publisher,
        "authors": list(article.named("author")),
        "reporters": list(article.named("reporter")),
        "editors": list(article.named("editor")),
        "origins": [each.value for each in taken_from(article)],
    }


def _entities(
    entities: Iterable[Entity], identities: Mapping[str, Named], ids: Mapping[str, str]
) -> list[dict[str, Any]]:
    same: dict[str, list[Entity]] = {}
    for entity in entities:
        same.setdefault(ids[entity.id], []).append(entity)
    listed = []
    for id_, group in same.items():
        mentions = sorted(
            {mention.span: mention for each in group for mention in each.mentions}.items()
        )
        names = [name for each in group for name in (each.name, *each.names)]
        links = [link for each in group for link in identities[each.id].same_as]
        listed.append(
            {
                "id": id_,
                "type": f"kg:{identities[group[0].id].kind or group[0].kind}",
                "name": group[0].name,
                "names": list(dict.fromkeys(names)),
                "links": list(dict.fromkeys(map(_address, links))),
                "of": next((ids[each.of] for each in group if each.of), None),
                "mentions": [_mention(mention) for _, mention in mentions],
            }
        )
    return listed


def _mention(mention: Mention) -> dict[str, Any]:
    return {"start": mention.span.start, "end": mention.span.end, "text": mention.text}


def _address(link: str) -> str:
    prefix, colon, local = link.partition(":")
    return _LINKS[prefix] + local if colon and prefix in _LINKS else link


def _statement(statement: Statement, ids: Mapping[str, str]) -> dict[str, Any]:
    evidence = statement.evidence
    by = statement.attributed_to
    return {
        "subject": ids[statement.subject],
        "predicate": f"kg:{statement.predicate}",
        "object": statement.object if statement.literal else ids[statement.object],
        "object_kind": "literal" if statement.literal else "entity",
        "datatype": f"xsd:{statement.datatype}" if statement.literal else None,
        "stance": str(statement.stance),
        "attributed_to": ids[by] if by else None,
        "valid": {"from": statement.valid_from, "until": statement.valid_until},
        "ended": statement.ended,
        "as_of": statement.as_of,
        "evidence": {
            "start": evidence.span.start,
            "end": evidence.span.end,
            "quote": evidence.quote,
            "rule": evidence.rule,
        },
    }


def _quote(quote: Quote, ids: Mapping[str, str]) -> dict[str, Any]:
    return {
        "speaker": ids[quote.speaker] if quote.speaker else None,
        "role": quote.role,
        "text": quote.text,
        "source": quote.source,
        "date": quote.date,
        "direct": quote.direct,
        "start": quote.span.start,
        "end": quote.span.end,
    }


def reading_text(
    reading: Reading,
    identities: Mapping[str, Named],
    *,
    width: int = 80,
    say: Voice | None = None,
) -> str:
    """A reading as lines for a person, with no colour and no character that a terminal obeys.

    >>> from kgnews.text import segment
    >>> print(reading_text(Reading(segment(Article("Banjir.", title="Banjir"))), {}))
    Banjir
    <BLANKLINE>
    Nothing was found in it: no entities, statements or quotes.
    """
    about = reading_json(reading, identities)
    page = _Page(say or Voice(), width)
    page.names = {entity["id"]: shown(entity["name"]) for entity in about["entities"]}
    page.names[about["article"]["id"]] = page.say("this article")
    parts = (
        page.head(about["article"]),
        _listed(page.say("Entities"), about["entities"], page.entity),
        _listed(page.say("Statements"), about["statements"], page.statement),
        _listed(page.say("Quotes"), about["quotes"], page.quote),
        [page.say("Note: {note}", note=shown(page.say.note(note))) for note in reading.notes],
    )
    blocks = ["\n".join(lines) for lines in parts if lines]
    if not any(about[key] for key in ("entities", "statements", "quotes")):
        blocks.append(page.say("Nothing was found in it: no entities, statements or quotes."))
    return "\n\n".join(blocks)


def _listed(title: str, entries: list[dict[str, Any]], lines: Any) -> list[str]:
    if not entries:
        return []
    return [f"{title} ({len(entries)})", *(line for each in entries for line in lines(each))]


class _Page:
    """The lines of one reading, in a language and a width."""

    def __init__(self, say: Voice, width: int) -> None:
        self.say, self.width = say, width
        self.names: dict[str, str] = {}

    def head(self, article: Mapping[str, Any]) -> list[str]:
        """Title, day and outlet, and who made it."""
        facts = [article["published"], article["publisher"], article["language"]]
        lines = [shown(article["title"] or article["id"])]
        if known := " · ".join(shown(fact) for fact in facts if fact and fact != "und"):
            lines.append(known)
        for key, title in _CREDITS.items():
            if article[key]:
                lines.append(f"{self.say(title)}: {', '.join(map(shown, article[key]))}")
        return [*lines, shown(article["url"])] if article["url"] else lines

    def entity(self, entity: Mapping[str, Any]) -> Iterator[str]:
        """What is named, how often, and how else."""
        others = [shown(name) for name in entity["names"] if name != entity["name"]]
        also = f", {self.say('also {names}', names=', '.join(others))}" if others else ""
        count = len(entity["mentions"])
        times = f" {count}×" if count > 1 else ""
        kind = self.say.label(entity["type"])
        yield from _wrapped(f"{shown(entity['name'])} ({kind}){times}{also}", self.width, " ")

    def statement(self, statement: Mapping[str, Any]) -> Iterator[str]:
        """What is stated, how it is held, and the words."""
        object_ = statement["object"]
        if statement["object_kind"] == "entity":
            object_ = self.names[object_]
        label = self.say.label(statement["predicate"])
        line = f"{self.names[statement['subject']]} – {label} → {shown(object_)}"
        if statement["stance"] != "asserts":
            line += f" [{self.say(statement['stance'])}]"
        if statement["attributed_to"]:
            line += f" ({self.say('says {who}', who=self.names[statement['attributed_to']])})"
        valid = statement["valid"]
        if valid["from"] or valid["until"]:
            ends = {"a": valid["from"] or "…", "b": valid["until"] or "…"}
            line += f" ({self.say('{a} to {b}', **ends)})"
        yield from _wrapped(line, self.width, " ")
        evidence = statement["evidence"]
        place = f"[{evidence['start']}–{evidence['end']}, {shown(evidence['rule'])}]"
        yield from _wrapped(f"“{shown(evidence['quote'])}” {place}", self.width, _BODY)

    def quote(self, quote: Mapping[str, Any]) -> Iterator[str]:
        """Who says what, as what, where and when."""
        line = self.names[quote["speaker"]] if quote["speaker"] else self.say("Somebody")
        line += f" ({shown(quote['role'])})" if quote["role"] else ""
        circumstances = [quote["date"], quote["source"]]
        line = ", ".join([line, *(shown(each) for each in circumstances if each)])
        yield from _wrapped(f"{line}:", self.width, " ")
        words = f"“{shown(quote['text'])}”" if quote["direct"] else shown(quote["text"])
        yield from _wrapped(f"{words} [{quote['start']}–{quote['end']}]", self.width, _BODY)


def _wrapped(line: str, width: int, indent: str) -> list[str]:
    """The line in lines of a width, the later ones one step further in."""
    return textwrap.wrap(
        line,
        max(width, 20),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
    )
