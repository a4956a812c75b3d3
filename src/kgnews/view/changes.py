"""A changelog of a graph as lines: who and what is new, what is no longer stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kgnews.view.evidence import cut_line, place, triple_parts
from kgnews.view.lines import Line, line
from kgnews.view.voice import Voice

__all__ = ["changes_lines"]

_GONE = "No longer there: {kind}"


def changes_lines(
    about: Mapping[str, Any], most: int | None = None, say: Voice | None = None
) -> Iterator[Line]:
    """What :func:`kgnews.ask.changes_json` gives; at most so many of each kind."""
    say = say or Voice()
    articles, entities, facts = about["articles"], about["entities"], about["facts"]
    sections: list[tuple[str, list[list[Line]]]] = [
        (say("New articles"), [_article(each) for each in articles["new"]]),
        (say("Articles that are gone"), [_article(each) for each in articles["gone"]]),
        (say("Now one"), [_became(each, say("is now"), say) for each in entities["merged"]]),
        (say("Called otherwise"), [_became(each, "→", say) for each in entities["renamed"]]),
    ]
    for words, those in (("New: {kind}", entities["new"]), (_GONE, entities["gone"])):
        for kind, of in _by_class(those, say).items():
            sections.append((say(words, kind=kind), [_entity(each) for each in of]))
    sections += [
        (say("New facts"), [_fact(each, say) for each in facts["new"]]),
        (say("Facts that are now stated as such"), [_fact(f, say) for f in facts["confirmed"]]),
        (say("Facts that are no longer stated"), [_fact(each, say) for each in facts["gone"]]),
    ]
    there = [(title, rows) for title, rows in sections if rows]
    for at, (title, rows) in enumerate(there):
        if at:
            yield line(0, "")
        yield from _section(title, rows, most, say)
    if not there:
        changed = say.counted(articles["changed"], "article")
        none = say("{articles} changed, and no fact", articles=changed)
        yield line(0, none if articles["changed"] else say("nothing changed"))


def _section(title: str, rows: list[list[Line]], most: int | None, say: Voice) -> Iterator[Line]:
    yield line(0, (f"{title} ({len(rows):,})", "head"))
    for row in rows[:most]:
        yield from row
    yield from cut_line(len(rows), most, say)


def _article(source: Mapping[str, Any]) -> list[Line]:
    return [line(2, place(source), hang=2)]


def _entity(entity: Mapping[str, Any]) -> list[Line]:
    return [line(2, (entity["name"], "name"), (f"  {entity['id']}", "faint"))]


def _became(pair: Mapping[str, Any], how: str, say: Voice) -> list[Line]:
    old, new = pair["before"], pair["after"]
    ends = [(f"{each['name']} ({each['id']}, {_class(each, say)})", "name") for each in (old, new)]
    if old["id"] == new["id"]:
        ends = [(old["name"], "name"), (new["name"], "name")]
        if old["types"] != new["types"]:
            ends = [(f"{each['name']} ({_class(each, say)})", "name") for each in (old, new)]
    return [line(2, ends[0], f" {how} ", ends[1], hang=2)]


def _fact(fact: Mapping[str, Any], say: Voice) -> list[Line]:
    lines = [line(2, *triple_parts(fact, say), hang=2)]
    for told in fact["evidence"][:1]:
        words = (told["sentence"] or {}).get("text") or told["quote"]
        lines.append(line(4, words))
        lines.append(line(4, (place(told["article"]), "faint")))
    return lines


def _by_class(
    entities: Iterable[Mapping[str, Any]], say: Voice
) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for each in entities:
        found.setdefault(_class(each, say), []).append(each)
    return dict(sorted(found.items()))


def _class(entity: Mapping[str, Any], say: Voice) -> str:
    return ", ".join(map(say.label, entity["types"])) or say("thing")
