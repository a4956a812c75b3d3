"""Searches, chains, comparisons and missing facts as lines.

Each takes what :mod:`kgnews.ask.answers` gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kgnews.view.evidence import card_lines, cut_line, fact_lines, place, quote_lines, triple_parts
from kgnews.view.lines import Line, line
from kgnews.view.voice import Voice

__all__ = ["absence_lines", "chains_lines", "comparison_lines", "found_lines"]

_SENTENCES = 1  # of a fact in a chain or a comparison; kgnews why shows them all


def found_lines(about: Mapping[str, Any], say: Voice) -> Iterator[Line]:
    """The entities and quotes of a search."""
    entities, quotes, in_all = about["entities"], about["quotes"], about["in_all"]
    if not entities and not quotes:
        yield line(0, say("nothing was found"))
        return
    if entities:
        yield line(0, (f"{say('Names')} ({in_all['entities']:,})", "head"))
    for each in entities:
        yield line(2, (each["name"], "name"), _kinds(each, say), *_form(each, say))
        yield line(4, (f"{each['id']} · {say.counted(each['articles'], 'article')}", "faint"))
    yield from cut_line(in_all["entities"], len(entities), say)
    if quotes:
        if entities:
            yield line(0, "")
        yield line(0, (f"{say('Quotes')} ({in_all['quotes']:,})", "head"))
    for each in quotes:
        if each["speaker"]:
            yield line(2, (each["speaker"]["name"], "name"), ":")
        said = quote_lines(each, say)
        yield from _indented(said) if each["speaker"] else said
    yield from cut_line(in_all["quotes"], len(quotes), say)


def _kinds(entity: Mapping[str, Any], say: Voice) -> str:
    kinds = ", ".join(map(say.label, entity["types"]))
    return f" – {kinds}" if kinds else ""


def _form(found: Mapping[str, Any], say: Voice) -> list[tuple[str, str]]:
    """The form that was found, where it is not the name."""
    if found["form"] == found["name"]:
        return []
    return [(say(" (as “{form}”)", form=found["form"]), "faint")]


def chains_lines(about: Mapping[str, Any], say: Voice) -> Iterator[Line]:
    """Chains of facts, one after the other, each fact with a sentence."""
    one, two = (end["name"] for end in about["ends"])
    if not about["chains"]:
        yield line(0, say("no chain of facts from {a} to {b}", a=one, b=two))
    else:
        shortest = say.counted(about["steps"], "step")
        words = say("{a} to {b}: {steps}", a=one, b=two, steps=shortest)
        ways = say.counted(about["in_all"], "way")
        yield line(0, (f"{words}, {ways}", "head"))
    for chain in about["chains"]:
        yield line(0, "")
        names = [chain[0]["source"]["name"], *(link["target"]["name"] for link in chain)]
        yield line(0, (" → ".join(names), "name"))
        for link in chain:
            yield from _link(link, say)
    yield from cut_line(about["in_all"], len(about["chains"]) or None, say)
    yield from _together(about["articles"], say)


def _link(link: Mapping[str, Any], say: Voice) -> Iterator[Line]:
    for fact in link["facts"]:
        yield from _indented(fact_lines(fact, _SENTENCES, say))
    if not link["facts"]:
        ends = {"a": link["source"]["name"], "b": link["target"]["name"]}
        yield line(2, say("{a} and {b}: an office and whose it is", **ends))


def _indented(lines: Iterator[Line]) -> Iterator[Line]:
    return (each._replace(indent=each.indent + 2) for each in lines)


def _together(articles: Sequence[Mapping[str, Any]], say: Voice) -> Iterator[Line]:
    if not articles:
        return
    yield line(0, "")
    counted = say.counted(len(articles), "article")
    yield line(0, (say("Named together in {articles}", articles=counted), "head"))
    for each in articles[:5]:
        yield line(2, place(each), hang=2)
    yield from cut_line(len(articles), 5, say)


def comparison_lines(
    about: Mapping[str, Any], say: Voice, most: int | None = None
) -> Iterator[Line]:
    """Two entities side by side: what both have, what only one has."""
    sides = about["sides"]
    for side in sides:
        counts = (say.counted(side["articles"], "article"), say.counted(side["quotes"], "quote"))
        yield line(0, (side["name"], "name"), _kinds(side, say))
        yield line(2, (" · ".join((side["id"], *counts)), "faint"))
    yield from _facts(say("Between the two"), about["between"], say, most)
    if about["shared"]:
        yield line(0, "")
        yield line(0, (f"{say('Both')} ({len(about['shared']):,})", "head"))
    for each in about["shared"][:most]:
        yield line(2, *_common(each, say))
        told = (told for fact in each["facts"] for told in fact["evidence"][:1])
        yield from dict.fromkeys(_sentence(each, say) for each in told)
    yield from cut_line(len(about["shared"]), most, say)
    for side, facts in zip(sides, about["only"], strict=True):
        if facts:
            yield line(0, "")
            title = say("Only {name}", name=side["name"])
            yield line(0, (f"{title} ({len(facts):,})", "head"))
            yield from card_lines(facts[:most], side["id"], say)
            yield from cut_line(len(facts), most, say)
    yield from _together(about["articles"], say)


def _common(shared: Mapping[str, Any], say: Voice) -> list[str | tuple[str, str]]:
    label, other = say.label(shared["predicate"]), (shared["other"]["name"], "name")
    return [other, f" – {label} →"] if shared["inverse"] else [f"{label} → ", other]


def _sentence(told: Mapping[str, Any], say: Voice) -> Line:
    words = told["sentence"]["text"] if told["sentence"] else told["quote"]
    return line(4, (f"{words} ({told['article']['published'] or say('no date')})", "faint"))


def _facts(
    title: str, facts: Sequence[Mapping[str, Any]], say: Voice, most: int | None
) -> Iterator[Line]:
    if not facts:
        return
    yield line(0, "")
    yield line(0, (f"{title} ({len(facts):,})", "head"))
    for fact in facts[:most]:
        yield line(2, *triple_parts(fact, say), hang=2)
    yield from cut_line(len(facts), most, say)


def absence_lines(about: Mapping[str, Any], say: Voice, most: int | None = None) -> Iterator[Line]:
    """Why there is no such fact: the reason, and what speaks for it."""
    subject, predicate, object_ = about["asked"]
    yield line(0, (subject, "name"), f" – {say.label(predicate)} → ", (object_, "name"), "?")
    yield line(2, (f"{say(about['meaning'])}{_because(about, say)}", "mark"))
    counts = about["articles"]
    if about["reason"] in ("apart", "not-one-sentence"):
        words = "articles name {a}: {n}, {b}: {m}, both: {k}"
        ends = {"a": subject, "b": object_}
        numbers = {"n": counts["subject"], "m": counts["object"], "k": counts["both"]}
        yield line(2, say(words, **ends, **numbers))
    for fact in about["facts"][:most]:
        yield from _indented(fact_lines(fact, _SENTENCES, say))
    for each in about["places"][:most]:
        yield from _place(each, say)
    yield from cut_line(len(about["places"]), most, say)
    yield from _facts(say("What else joins the two"), about["others"], say, most)


def _because(about: Mapping[str, Any], say: Voice) -> str:
    if about["kinds"]:
        kinds, allowed = (", ".join(map(say.label, about[key])) for key in ("kinds", "allowed"))
        words = ": {name} is of the class {kinds}, and it takes {allowed}"
        return say(words, name=about["about"], kinds=kinds, allowed=allowed)
    return f": {about['about']}" if about["about"] else ""


def _place(about: Mapping[str, Any], say: Voice) -> Iterator[Line]:
    yield line(2, about["text"])
    parts = [place(about["article"])]
    if about["words"]:
        parts.append(say("with the words {forms}", forms=", ".join(about["words"])))
    yield line(4, (" · ".join(parts), "faint"))
    for fact in about["instead"]:
        yield line(4, (say("read there: "), "faint"), *triple_parts(fact, say))
