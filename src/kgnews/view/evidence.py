"""Why a fact is in the graph, and all that is known about an entity, as lines.

Both take what :mod:`kgnews.ask.forms` gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kgnews.ontology import Ontology
from kgnews.view.lines import Line, line

__all__ = ["facts_lines", "page_lines", "triple_parts"]

_OPEN, _CLOSE = ">>", "<<"  # around the words of an evidence inside a longer sentence
_STANCES = {
    "asserts": "states",
    "reports": "reports somebody's words",
    "denies": "denies",
    "plans": "speaks of a plan",
}


def facts_lines(about: Mapping[str, Any], most: int | None = None) -> Iterator[Line]:
    """Facts with the sentences that state them; at most so many sentences of each."""
    for at, fact in enumerate(about["facts"]):
        if at:
            yield line(0, "")
        yield line(0, *triple_parts(fact))
        if fact["articles"] > 1:
            yield line(2, (_witnesses(fact, "independent origin"), "faint"))
        evidence = fact["evidence"]
        for told in evidence[:most]:
            yield from _told(told)
        if most is not None and len(evidence) > most:
            yield line(2, (f"and {len(evidence) - most} more; --all shows them", "faint"))


def _told(told: Mapping[str, Any]) -> Iterator[Line]:
    yield line(2, *_marked(told))
    article = told["article"]
    place = [article["headline"] or article["id"], article["published"], article["publisher"]]
    yield line(4, (" · ".join(each for each in place if each), "faint"))
    how = _STANCES.get(told["stance"], told["stance"])
    if told["attributed_to"]:
        how += f", according to {told['attributed_to']['name']}"
    if told["as_of"]:
        how += f", as of {told['as_of']}"
    span = f"characters {told['start']} to {told['end']}"
    rule = f"rule {told['rule']}"
    if told["confidence"]:
        rule += f", {told['confidence']['words']}"
    yield line(4, (f"{how} · {rule} · {span}", "faint"))
    if article["url"]:
        yield line(4, (article["url"], "faint"))


def _marked(told: Mapping[str, Any]) -> list[str | tuple[str, str]]:
    """The sentence with the words of the evidence marked, where they are not all of it."""
    sentence = told["sentence"]
    if not sentence:
        return [(told["quote"], "mark")]
    start, end = told["start"] - sentence["start"], told["end"] - sentence["start"]
    before, words, after = (
        sentence["text"][:start],
        sentence["text"][start:end],
        sentence["text"][end:],
    )
    if not before.strip() and not after.strip(" .!?”\"'"):
        return [before, (words, "mark"), after]
    return [before, (f"{_OPEN}{words}{_CLOSE}", "mark"), after]


def page_lines(about: Mapping[str, Any], most: int | None = None) -> Iterator[Line]:
    """An entity: names, links, facts on both sides with counts of articles, and quotes."""
    entity = about["entity"]
    words = Ontology.load()
    kinds = ", ".join(words.label(kind.removeprefix("kg:")) for kind in entity["types"])
    yield line(0, (entity["name"], "name"), f" – {kinds}" if kinds else "")
    yield line(0, (f"{entity['id']} · {_counted(entity['articles'], 'article')}", "faint"))
    if entity["names"]:
        yield line(0, f"also: {', '.join(entity['names'])}")
    for link in entity["links"]:
        yield line(0, f"same as: {link}")
    yield from _section("Facts", about["facts"], most, _fact_line)
    yield from _section("Facts that point here", about["object_of"], most, _fact_line)
    yield from _section("Quotes", about["quotes"], most, _quote_lines)


def _section(title: str, entries: Sequence[Any], most: int | None, draw: Any) -> Iterator[Line]:
    if not entries:
        return
    yield line(0, "")
    yield line(0, (f"{title} ({len(entries):,})", "head"))
    for entry in entries[:most]:
        yield from draw(entry)
    if most is not None and len(entries) > most:
        yield line(2, (f"and {len(entries) - most:,} more; --all shows them", "faint"))


def _fact_line(fact: Mapping[str, Any]) -> Iterator[Line]:
    yield line(2, *triple_parts(fact), (f"  ({_witnesses(fact, 'origin')})", "faint"))


def _quote_lines(quote: Mapping[str, Any]) -> Iterator[Line]:
    words = f"“{quote['text']}”" if quote["direct"] else quote["text"]
    yield line(2, words)
    article = quote["article"]
    day = quote["date"] and f"said {quote['date']}"
    place = [quote["role"], quote["source"], day, article["headline"] or article["id"]]
    place += [article["published"], article["publisher"]]
    yield line(4, (" · ".join(each for each in place if each), "faint"))


def triple_parts(fact: Mapping[str, Any]) -> list[str | tuple[str, str]]:
    """A fact in words: subject, property, object, when it holds, how it is held."""
    object_ = fact["object"].get("name") or fact["object"].get("value", "")
    parts: list[str | tuple[str, str]] = [
        (fact["subject"]["name"], "name"),
        f" – {_label(fact['predicate'])} → ",
        (object_, "name"),
    ]
    valid = fact["valid"]
    if valid["from"] or valid["until"]:
        parts.append(f" ({valid['from'] or '…'} to {valid['until'] or '…'})")
    if fact["stances"] != ["asserts"]:
        parts.append((f" [{', '.join(fact['stances'])}]", "warn"))
    return parts


def _label(predicate: str) -> str:
    local = predicate.removeprefix("kg:")
    return Ontology.load().label(local) if local != predicate else predicate


def _witnesses(fact: Mapping[str, Any], noun: str) -> str:
    """How many articles speak of a fact, and how many do so on their own account."""
    counted = _counted(fact["articles"], "article")
    if fact["articles"] < 2:
        return counted
    return f"{counted}, {_counted(len(fact['origins']), noun)}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
