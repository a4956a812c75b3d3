"""Why a fact is in the graph, and all that is known about an entity, as lines.

Both take what :mod:`kgnews.ask.forms` gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from kgnews.view.lines import CLOSE, OPEN, Line, line
from kgnews.view.voice import Voice

__all__ = [
    "card_lines",
    "cut_line",
    "fact_lines",
    "facts_lines",
    "page_lines",
    "place",
    "quote_lines",
    "triple_parts",
]

_HERE = "← "  # before a property that points to the entity in question
_WIDEST_LABEL = 24  # columns; what is longer has a line of its own
_STANCES = {
    "asserts": "states",
    "reports": "reports somebody's words",
    "denies": "denies",
    "plans": "speaks of a plan",
}


def facts_lines(
    about: Mapping[str, Any], most: int | None = None, say: Voice | None = None
) -> Iterator[Line]:
    """Facts with the sentences that state them; at most so many sentences of each."""
    say = say or Voice()
    for at, fact in enumerate(about["facts"]):
        if at:
            yield line(0, "")
        yield from fact_lines(fact, most, say)


def fact_lines(fact: Mapping[str, Any], most: int | None, say: Voice) -> Iterator[Line]:
    """One fact with its sentences, at most so many."""
    yield line(0, *triple_parts(fact, say), hang=2)
    if fact["articles"] > 1:
        yield line(2, (_witnesses(fact, "independent origin", say), "faint"))
    for told in fact["evidence"][:most]:
        yield from _told(told, say)
    yield from cut_line(len(fact["evidence"]), most, say)


def cut_line(count: int, most: int | None, say: Voice) -> Iterator[Line]:
    """What is left out of so many, and how to see it."""
    if most is not None and count > most:
        left = f"{count - most:,}"
        yield line(2, (say("and {n} more; {how}", n=left, how=say(say.rest)), "faint"))


def place(article: Mapping[str, Any]) -> str:
    """An article as it is named below what it says: headline, day, publisher."""
    words = (article["headline"] or article["id"], article["published"], article["publisher"])
    return " · ".join(filter(None, words))


def _told(told: Mapping[str, Any], say: Voice) -> Iterator[Line]:
    yield line(2, *_marked(told))
    article = told["article"]
    yield line(4, (_other_words(article, told, say), "faint"))
    how = say(_STANCES.get(told["stance"], told["stance"]))
    if told["attributed_to"]:
        how += say(", according to {who}", who=told["attributed_to"]["name"])
    if told["as_of"]:
        how += say(", as of {day}", day=told["as_of"])
    span = say("characters {start} to {end}", start=told["start"], end=told["end"])
    if told.get("pages"):
        span = f"{say('page {n}', n='–'.join(map(str, told['pages'])))}, {span}"
    rule = say("rule {name}", name=told["rule"])
    if told["confidence"]:
        rule += f", {say.note(told['confidence']['words'])}"
    yield line(4, (f"{how} · {rule} · {span}", "faint"))
    if article["url"]:
        yield line(4, (article["url"], "faint"))


def _other_words(article: Mapping[str, Any], told: Mapping[str, Any], say: Voice) -> str:
    """The article, without the words of its headline where these are the evidence."""
    sentence = (told["sentence"] or {}).get("text", "")
    if sentence and sentence.strip() == article["headline"]:
        return place({**article, "headline": say("headline")})
    return place(article)


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
    return [before, (f"{OPEN}{words}{CLOSE}", "mark"), after]


def page_lines(
    about: Mapping[str, Any], most: int | None = None, say: Voice | None = None
) -> Iterator[Line]:
    """An entity: names, links, facts on both sides with counts of articles, and quotes."""
    say = say or Voice()
    entity = about["entity"]
    kinds = ", ".join(map(say.label, entity["types"]))
    yield line(0, (entity["name"], "name"), f" – {kinds}" if kinds else "")
    yield line(0, (f"{entity['id']} · {say.counted(entity['articles'], 'article')}", "faint"))
    if entity["names"]:
        yield line(0, say("also: {names}", names=", ".join(entity["names"])))
    for link in entity["links"]:
        yield line(0, say("same as: {link}", link=link))
    sections = (
        ("Facts", about["facts"], card_lines),
        ("Facts that point here", about["object_of"], card_lines),
        ("Quotes", about["quotes"], _quotes_by_article),
    )
    for title, entries, draw in sections:
        if entries:
            yield line(0, "")
            yield line(0, (f"{say(title)} ({len(entries):,})", "head"))
            yield from draw(entries[:most], entity["id"], say)
            yield from cut_line(len(entries), most, say)
    if not any(entries for _, entries, _ in sections):
        yield line(0, "")
        yield line(0, say("no facts and no quotes"))


def card_lines(facts: Sequence[Mapping[str, Any]], about: str, say: Voice) -> Iterator[Line]:
    """The facts of one entity: its properties in a column, the other sides beside them.

    An arrow stands before the property of a fact that points to the entity.
    """
    labels = [_label(fact, about, say) for fact in facts]
    width = min(max(map(len, labels), default=0), _WIDEST_LABEL) + 2
    before = ""
    for fact, label in zip(facts, labels, strict=True):
        first = "" if label == before else label
        other = fact["subject"] if label.startswith(_HERE) else fact["object"]
        held = (f"  ({_witnesses(fact, 'origin', say)})", "faint")
        words = [(other.get("name") or other.get("value", ""), "name"), *_held(fact, say), held]
        if len(first) >= width:
            yield line(2, first)
            first = ""
        yield line(2, first.ljust(width), *words, hang=width)
        before = label


def _label(fact: Mapping[str, Any], about: str, say: Voice) -> str:
    label = say.label(fact["predicate"])
    return label if fact["subject"]["id"] == about else f"{_HERE}{label}"


def _quotes_by_article(
    quotes: Sequence[Mapping[str, Any]], about: str, say: Voice
) -> Iterator[Line]:
    """Quotes below the articles that they stand in."""
    for _, group in groupby(quotes, key=lambda quote: quote["article"]["id"]):
        several = list(group)
        yield line(2, (place(several[0]["article"]), "faint"))
        for quote in several:
            yield line(4, _spoken(quote))
            if words := _circumstances(quote, say):
                yield line(6, (" · ".join(words), "faint"))


def _spoken(quote: Mapping[str, Any]) -> str:
    return f"“{quote['text']}”" if quote["direct"] else str(quote["text"])


def _circumstances(quote: Mapping[str, Any], say: Voice) -> list[str]:
    """As what, where and when somebody said it, as far as the article tells."""
    day = quote["date"] and say("said {day}", day=quote["date"])
    return [each for each in (quote["role"], quote["source"], day) if each]


def quote_lines(quote: Mapping[str, Any], say: Voice) -> Iterator[Line]:
    """A quote, and below it where it was said and where it stands."""
    yield line(2, _spoken(quote))
    words = (*_circumstances(quote, say), place(quote["article"]))
    yield line(4, (" · ".join(words), "faint"))


def triple_parts(fact: Mapping[str, Any], say: Voice | None = None) -> list[str | tuple[str, str]]:
    """A fact in words: subject, property, object, when it holds, how it is held."""
    say = say or Voice()
    object_ = fact["object"].get("name") or fact["object"].get("value", "")
    parts: list[str | tuple[str, str]] = [
        (fact["subject"]["name"], "name"),
        f" – {say.label(fact['predicate'])} → ",
        (object_, "name"),
    ]
    return [*parts, *_held(fact, say)]


def _held(fact: Mapping[str, Any], say: Voice) -> list[str | tuple[str, str]]:
    """When a fact holds and how it is held, where that is not simply so."""
    parts: list[str | tuple[str, str]] = []
    valid = fact["valid"]
    if valid["from"] or valid["until"]:
        period = say("{a} to {b}", a=valid["from"] or "…", b=valid["until"] or "…")
        parts.append(f" ({period})")
    if fact["stances"] != ["asserts"]:
        parts.append((f" [{', '.join(map(say, fact['stances']))}]", "warn"))
    return parts


def _witnesses(fact: Mapping[str, Any], noun: str, say: Voice) -> str:
    """How many articles speak of a fact, and how many do so on their own account."""
    counted = say.counted(fact["articles"], "article")
    if fact["articles"] < 2:
        return counted
    return f"{counted}, {say.counted(len(fact['origins']), noun)}"
