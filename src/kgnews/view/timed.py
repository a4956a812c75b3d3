"""Timelines, and what articles disagree on, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kgnews.ontology import Ontology
from kgnews.view.lines import Line, line

__all__ = ["conflicts_lines", "timeline_lines"]

_WIDTH = len("2018-10-30 – 2018-10-30")
_HOLDS = "kg:holdsOffice"


def timeline_lines(about: Mapping[str, Any], most: int | None = None) -> Iterator[Line]:
    """What :func:`kgnews.ask.timeline_json` gives: a row each, then gaps and overlaps."""
    entity, rows = about["entity"], about["rows"]
    yield line(0, (entity["name"], "name"), (f"  {entity['id']}", "faint"))
    if not rows:
        yield line(0, "nothing about it has a date")
    for row in rows[:most]:
        yield from _row(row, entity["id"])
    if most is not None and len(rows) > most:
        yield line(0, (f"and {len(rows) - most:,} more; --all shows them", "faint"))
    if about["between"]:
        yield line(0, "")
    for each in about["between"]:
        one, other = each["names"]
        words = f"nobody known between {one} and {other}"
        if each["kind"] == "overlap":
            words = f"{one} and {other} at once"
        parts = (f"{each['from']} – {each['until']}".ljust(_WIDTH), f"  {each['kind']}: ", words)
        yield line(2, parts[0], (parts[1], "warn"), parts[2])


def _row(row: Mapping[str, Any], about: str) -> Iterator[Line]:
    subject, object_ = row["subject"], row["object"]
    words: list[str | tuple[str, str]] = []
    if subject["id"] != about:
        words.append((subject["name"], "name"))
    if row["predicate"] != _HOLDS or subject["id"] == about:
        words.append(
            f" – {_label(row['predicate'])} → " if words else f"{_label(row['predicate'])} "
        )
    if object_["id"] != about:
        words.append((object_["name"], "name"))
    said = [each for each in row["stances"] if each != "asserts"]
    if said:
        words.append((f" [{', '.join(said)}]", "warn"))
    if row["ended"]:
        words.append((" [over]", "warn"))
    yield line(2, _when(row).ljust(_WIDTH) + "  ", *words, (f"  ({_known(row)})", "faint"))


def _when(row: Mapping[str, Any]) -> str:
    since, until = row["valid"]["from"] or "", row["valid"]["until"] or ""
    if since == until and since:
        return str(since)
    if since or until:
        return f"{since or '…'} – {until or '…'}"
    first, last = row["seen"]["first"], row["seen"]["last"]
    return f"seen {first}" if first == last else f"seen {first} – {last}"


def _known(row: Mapping[str, Any]) -> str:
    count = len({each["article"]["id"] for each in row["evidence"]})
    told = f"{count:,} article{'' if count == 1 else 's'}" if count else ""
    return ", ".join(filter(None, ("name list" if row["listed"] else "", told)))


def _label(predicate: str) -> str:
    local = predicate.removeprefix("kg:")
    return Ontology.load().label(local) if local != predicate else predicate


def conflicts_lines(about: Mapping[str, Any], most: int | None = None) -> Iterator[Line]:
    """What :func:`kgnews.ask.conflicts_json` gives: both sides under each other."""
    found = about["conflicts"]
    for at, each in enumerate(found[:most]):
        if at:
            yield line(0, "")
        yield line(0, (each["about"]["name"], "name"), f" – {_title(each)}")
        for side in each["sides"]:
            yield from _side(side)
        if each["note"]:
            yield line(2, (each["note"], "warn"))
    if most is not None and len(found) > most:
        yield line(0, "")
        yield line(0, (f"and {len(found) - most:,} more; --all shows them", "faint"))


def _title(conflict: Mapping[str, Any]) -> str:
    label = _label(conflict["property"])
    if conflict["kind"] == "holders":
        return "two at once"
    if conflict["kind"] == "stale":
        return f"{label}: {conflict['sides'][0]['name']}, which was over"
    values = dict.fromkeys(side["name"] for side in conflict["sides"])
    return f"{label}: {' or '.join(values)}?"


def _side(side: Mapping[str, Any]) -> Iterator[Line]:
    told = side["evidence"]
    article = told["article"]
    words = (told["sentence"] or {}).get("text") or told["quote"]
    place = (article["headline"] or article["id"], article["published"], article["publisher"])
    yield line(2, (side["name"], "mark"), f"  {words}")
    yield line(4, (" · ".join(filter(None, place)), "faint"))
