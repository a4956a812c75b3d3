"""Facts, sentences and quotes as HTML; they take what :mod:`kgnews.ask.forms` gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from kgnews.serve.frame import Frame
from kgnews.serve.markup import Html, joined, link, tag

__all__ = ["cut", "evidence", "fact_list", "one_fact", "property_label", "quote_list", "source"]

_STANCES = {
    "asserts": "states",
    "reports": "reports somebody's words",
    "denies": "denies",
    "plans": "speaks of a plan",
}


_DETAILS = {
    "schema:author": "author",
    "schema:contributor": "contributor",
    "schema:dateline": "dateline",
    "schema:datePublished": "published",
    "schema:editor": "editor",
    "schema:headline": "headline",
    "schema:keywords": "subject",
    "schema:publisher": "publisher",
}


def fact_list(
    frame: Frame, facts: Sequence[Mapping[str, Any]], side: str, name: str = ""
) -> Iterator[Html]:
    """Facts by property.

    ``side`` is the end that is shown, the other being the page's own; of facts that point to
    it, ``name`` is what it is called.
    """
    for predicate, several in groupby(facts, key=lambda each: str(each["predicate"])):
        label = frame.entity(property_label(frame, predicate), predicate)
        yield tag("h3", label) if side == "object" else tag("h3", "… ", label, f" {name}")
        yield tag("ul", *(_entry(frame, each, side) for each in several), class_="facts")


def property_label(frame: Frame, predicate: str) -> str:
    """What a property is called, also one that an article says of itself."""
    if predicate in _DETAILS:
        return frame.say(_DETAILS[predicate])
    return frame.say.label(predicate)


def _entry(frame: Frame, fact: Mapping[str, Any], side: str) -> Html:
    first, *others = fact["evidence"] or [None]
    return tag(
        "li",
        tag("p", *_headline(frame, fact, side), class_="fact"),
        evidence(frame, first) if first else None,
        _more(frame, others, fact) if others else None,
        class_=None if "asserts" in fact["stances"] else "claim",
    )


def _headline(frame: Frame, fact: Mapping[str, Any], side: str) -> Iterator[str]:
    yield tag("span", _end(frame, fact[side]), class_="end")
    yield from _qualities(frame, fact)
    yield tag("small", frame.to(_witnesses(frame, fact), _way(fact)), class_="faint")


def _way(fact: Mapping[str, Any]) -> str:
    return f"/id/{fact['id'].removeprefix(':')}"


def one_fact(frame: Frame, fact: Mapping[str, Any]) -> Iterator[Html]:
    """A fact in full, with all its evidence."""
    ends = [_end(frame, fact[side]) for side in ("subject", "object")]
    label = property_label(frame, fact["predicate"])
    predicate = frame.entity(label, fact["predicate"])
    yield tag("p", ends[0], " – ", predicate, " → ", ends[1], class_="triple")
    qualities = [*_qualities(frame, fact), tag("small", _witnesses(frame, fact), class_="faint")]
    yield tag("p", *qualities)
    yield tag("ul", *(tag("li", evidence(frame, each)) for each in fact["evidence"]),
              class_="facts")  # fmt: skip


def _end(frame: Frame, end: Mapping[str, Any]) -> Html:
    if "id" in end:
        return frame.entity(end["name"], end["id"])
    return tag("span", end["value"], class_="value")


def _qualities(frame: Frame, fact: Mapping[str, Any]) -> Iterator[Html]:
    """When it holds, and how it is held where it is not simply stated."""
    valid, say = fact["valid"], frame.say
    if valid["from"] or valid["until"]:
        period = say("{a} to {b}", a=valid["from"] or "…", b=valid["until"] or "…")
        yield tag("span", period, class_="when")
    for stance in fact["stances"]:
        if fact["stances"] != ["asserts"]:
            yield tag("span", say(stance), class_=f"stance {stance}")


def _witnesses(frame: Frame, fact: Mapping[str, Any]) -> str:
    counted = frame.say.counted(fact["articles"], "article")
    if fact["articles"] < 2:
        return counted
    return f"{counted}, {frame.say.counted(len(fact['origins']), 'independent origin')}"


def _more(frame: Frame, others: Sequence[Mapping[str, Any]], fact: Mapping[str, Any]) -> Html:
    left = fact.get("left_out", 0)
    words = frame.say("and {n} more", n=len(others) + left)
    whole = frame.to(frame.say("all sentences"), _way(fact)) if left else None
    return tag("details", tag("summary", words), *(evidence(frame, each) for each in others), whole)


def evidence(frame: Frame, told: Mapping[str, Any]) -> Html:
    """A sentence with the words that state a fact marked, its article, and how it was read."""
    say = frame.say
    how = say(_STANCES.get(told["stance"], told["stance"]))
    who = told["attributed_to"]
    according = joined(_around(say(", according to {who}", who="\0"), frame, who)) if who else None
    elsewhere = told["article"]["id"] != frame.article
    as_of = say(", as of {day}", day=told["as_of"]) if told["as_of"] else ""
    return tag(
        "figure",
        tag("blockquote", *_marked(told)),
        tag("figcaption", source(frame, told["article"])) if elsewhere else None,
        tag("p", how, according, as_of, " · ", _reading(frame, told),
            class_="faint"),
        class_="evidence",
    )  # fmt: skip


def _around(words: str, frame: Frame, who: Mapping[str, Any]) -> Iterator[str]:
    before, _, after = words.partition("\0")
    yield before
    yield frame.entity(who["name"], who["id"])
    yield after


def _reading(frame: Frame, told: Mapping[str, Any]) -> str:
    say = frame.say
    span = say("characters {start} to {end}", start=told["start"], end=told["end"])
    if told.get("pages"):
        span = f"{say('page {n}', n='–'.join(map(str, told['pages'])))}, {span}"
    rule = say("rule {name}", name=told["rule"])
    if told["confidence"]:
        rule += f", {say.note(told['confidence']['words'])}"
    return f"{rule} · {span}"


def _marked(told: Mapping[str, Any]) -> Iterator[Html | str]:
    sentence = told["sentence"]
    if not sentence:
        yield tag("mark", told["quote"])
        return
    start, end = told["start"] - sentence["start"], told["end"] - sentence["start"]
    before, words, after = (
        sentence["text"][:start],
        sentence["text"][start:end],
        sentence["text"][end:],
    )
    whole = not before.strip() and not after.strip(" .!?”\"'")
    yield before
    yield tag("mark", words, class_="whole" if whole else None)
    yield after


def source(frame: Frame, article: Mapping[str, Any]) -> Html:
    """An article by its headline, with its day, its publisher and its own address."""
    title = frame.entity(article["headline"] or article["id"], article["id"])
    parts: list[str] = [title]
    parts += [each for each in (article["published"], article["publisher"]) if each]
    if article["url"]:
        host = article["url"].partition("//")[2].partition("/")[0]
        parts.append(link(f"{host} ↗", article["url"]))
    return joined(parts, " · ")


def quote_list(frame: Frame, quotes: Iterable[Mapping[str, Any]]) -> Html:
    """What somebody said, with the role, the day and the article."""
    return tag("ul", *(tag("li", _quote(frame, each)) for each in quotes), class_="facts")


def _quote(frame: Frame, quote: Mapping[str, Any]) -> Html:
    day = frame.say("said {day}", day=quote["date"]) if quote["date"] else None
    about = [each for each in (quote["role"], quote["source"], day) if each]
    speaker = quote.get("speaker")
    words = f"“{quote['text']}”" if quote["direct"] else quote["text"]
    return tag(
        "figure",
        tag("p", frame.entity(speaker["name"], speaker["id"]), class_="fact") if speaker else None,
        tag("blockquote", words),
        tag("p", " · ".join(about), class_="faint") if about else None,
        tag("figcaption", source(frame, quote["article"]))
        if quote["article"]["id"] != frame.article
        else None,
        class_="evidence",
    )


def cut(frame: Frame, shown: int, in_all: int) -> Html | None:
    """A line that says that there is more, with a way to all of it."""
    if shown >= in_all:
        return None
    words = frame.say("and {n} more", n=f"{in_all - shown:,}")
    return tag(
        "p", link(f"{words} …", "?all=1" + (f"&lang={frame.chosen}" if frame.chosen else ""))
    )
