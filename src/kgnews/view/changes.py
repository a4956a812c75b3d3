"""A changelog of a graph as lines: who and what is new, what is no longer stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kgnews.ontology import Ontology
from kgnews.view.evidence import triple_parts
from kgnews.view.lines import Line, line

__all__ = ["changes_lines"]


def changes_lines(about: Mapping[str, Any], most: int | None = None) -> Iterator[Line]:
    """What :func:`kgnews.ask.changes_json` gives; at most so many of each kind."""
    articles, entities, facts = about["articles"], about["entities"], about["facts"]
    sections: list[tuple[str, list[list[Line]]]] = [
        ("New articles", [_article(each) for each in articles["new"]]),
        ("Articles that are gone", [_article(each) for each in articles["gone"]]),
        ("Now one", [_became(each, "is now") for each in entities["merged"]]),
        ("Called otherwise", [_became(each, "→") for each in entities["renamed"]]),
    ]
    for kind, those in _by_class(entities["new"]).items():
        sections.append((f"New: {kind}", [_entity(each) for each in those]))
    for kind, those in _by_class(entities["gone"]).items():
        sections.append((f"No longer there: {kind}", [_entity(each) for each in those]))
    sections += [
        ("New facts", [_fact(each) for each in facts["new"]]),
        ("Facts that are now stated as such", [_fact(each) for each in facts["confirmed"]]),
        ("Facts that are no longer stated", [_fact(each) for each in facts["gone"]]),
    ]
    first = True
    for title, rows in sections:
        if rows:
            if not first:
                yield line(0, "")
            first = False
            yield from _section(title, rows, most)
    if first:
        changed = articles["changed"]
        noun = "article" if changed == 1 else "articles"
        yield line(0, f"{changed:,} {noun} changed, and no fact" if changed else "nothing changed")


def _section(title: str, rows: list[list[Line]], most: int | None) -> Iterator[Line]:
    yield line(0, (f"{title} ({len(rows):,})", "head"))
    for row in rows[:most]:
        yield from row
    if most is not None and len(rows) > most:
        yield line(2, (f"and {len(rows) - most:,} more; --all shows them", "faint"))


def _article(source: Mapping[str, Any]) -> list[Line]:
    parts = (source["headline"] or source["id"], source["published"], source["publisher"])
    return [line(2, " · ".join(filter(None, parts)))]


def _entity(entity: Mapping[str, Any]) -> list[Line]:
    return [line(2, (entity["name"], "name"), (f"  {entity['id']}", "faint"))]


def _became(pair: Mapping[str, Any], how: str) -> list[Line]:
    old, new = pair["before"], pair["after"]
    ends = [(f"{each['name']} ({each['id']}, {_class(each)})", "name") for each in (old, new)]
    if old["id"] == new["id"]:
        ends = [(old["name"], "name"), (new["name"], "name")]
        if old["types"] != new["types"]:
            ends = [(f"{each['name']} ({_class(each)})", "name") for each in (old, new)]
    return [line(2, ends[0], f" {how} ", ends[1])]


def _fact(fact: Mapping[str, Any]) -> list[Line]:
    lines = [line(2, *triple_parts(fact))]
    for told in fact["evidence"][:1]:
        words = (told["sentence"] or {}).get("text") or told["quote"]
        article = told["article"]
        place = (article["headline"] or article["id"], article["published"], article["publisher"])
        lines.append(line(4, words))
        lines.append(line(4, (" · ".join(filter(None, place)), "faint")))
    return lines


def _by_class(entities: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for each in entities:
        found.setdefault(_class(each), []).append(each)
    return dict(sorted(found.items()))


def _class(entity: Mapping[str, Any]) -> str:
    words = Ontology.load()
    return ", ".join(words.label(kind.removeprefix("kg:")) for kind in entity["types"]) or "thing"
