"""Timelines, and what articles disagree on, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kgnews.view.evidence import cut_line, place
from kgnews.view.lines import Line, line
from kgnews.view.voice import Voice

__all__ = ["conflicts_lines", "timeline_lines"]

_GAP = 2  # columns between a date and what was then
_WIDEST = 24  # columns for a value beside its sentence
_HOLDS = "kg:holdsOffice"


def timeline_lines(
    about: Mapping[str, Any], most: int | None = None, say: Voice | None = None
) -> Iterator[Line]:
    """What :func:`kgnews.ask.timeline_json` gives: a row each, then gaps and overlaps."""
    say = say or Voice()
    entity, rows = about["entity"], about["rows"]
    kinds = ", ".join(map(say.label, entity["types"]))
    yield line(0, (entity["name"], "name"), f" – {kinds}" if kinds else "")
    yield line(0, (entity["id"], "faint"))
    if not rows:
        yield line(0, say("nothing about it has a date"))
    shown, between = rows[:most], about["between"]
    days = [_when(row, say) for row in shown] + [_stretch(each) for each in between]
    width = max(map(len, days), default=0) + _GAP
    for row, day in zip(shown, days, strict=False):
        parts = _row(row, entity["id"], say)
        yield line(2, day.ljust(width), *parts, hang=width)
    yield from cut_line(len(rows), most, say)
    for each in between:
        one, other = each["names"]
        words = say("nobody is known between {a} and {b}", a=one, b=other)
        if each["kind"] == "overlap":
            words = say("{a} and {b} at once", a=one, b=other)
        kind = (f"{say(each['kind'])}: ", "warn")
        yield line(2, _stretch(each).ljust(width), kind, words, hang=width)


def _row(row: Mapping[str, Any], about: str, say: Voice) -> list[str | tuple[str, str]]:
    subject, object_ = row["subject"], row["object"]
    label = say.label(row["predicate"])
    words: list[str | tuple[str, str]] = [(subject["name"], "name")]
    if subject["id"] == about:
        words = [label]
        if object_["name"] not in _dates(row):
            words += [" → ", (object_["name"], "name")]
    elif row["predicate"] != _HOLDS:
        words.append(f" – {label}")
    said = [say(each) for each in row["stances"] if each != "asserts"]
    if said:
        words.append((f" [{', '.join(said)}]", "warn"))
    if row["ended"]:
        words.append((f" [{say('over')}]", "warn"))
    return [*words, (f"  ({_known(row, say)})", "faint")]


def _dates(row: Mapping[str, Any]) -> set[str]:
    """What the first column says already."""
    return {str(row["valid"]["from"]), str(row["valid"]["until"])}


def _when(row: Mapping[str, Any], say: Voice) -> str:
    since, until = row["valid"]["from"] or "", row["valid"]["until"] or ""
    if since == until and since:
        return str(since)
    if since or until:
        return f"{since or '…'} – {until or '…'}"
    first, last = row["seen"]["first"], row["seen"]["last"]
    return say("seen {day}", day=first if first == last else f"{first} – {last}")


def _stretch(between: Mapping[str, Any]) -> str:
    return f"{between['from']} – {between['until']}"


def _known(row: Mapping[str, Any], say: Voice) -> str:
    count = len({each["article"]["id"] for each in row["evidence"]})
    told = say.counted(count, "article") if count else ""
    return ", ".join(filter(None, (say("name list") if row["listed"] else "", told)))


def conflicts_lines(
    about: Mapping[str, Any], most: int | None = None, say: Voice | None = None
) -> Iterator[Line]:
    """What :func:`kgnews.ask.conflicts_json` gives: both sides under each other."""
    say = say or Voice()
    found = about["conflicts"]
    for at, each in enumerate(found[:most]):
        if at:
            yield line(0, "")
        yield line(0, (each["about"]["name"], "name"), f" – {_title(each, say)}")
        width = max(len(side["name"]) for side in each["sides"]) + _GAP
        for side in each["sides"]:
            yield from _side(side, width)
        if each["note"]:
            yield line(2, (say.note(each["note"]), "warn"))
    if most is not None and len(found) > most:
        yield line(0, "")
    yield from cut_line(len(found), most, say)


def _title(conflict: Mapping[str, Any], say: Voice) -> str:
    label = say.label(conflict["property"])
    if conflict["kind"] == "holders":
        return say("two at once")
    if conflict["kind"] == "stale":
        return say(
            "{label}: {name}, which was over", label=label, name=conflict["sides"][0]["name"]
        )
    values = list(dict.fromkeys(side["name"] for side in conflict["sides"]))
    return f"{label}: {say(' or ').join(values)}?"


def _side(side: Mapping[str, Any], width: int) -> Iterator[Line]:
    told = side["evidence"]
    words = (told["sentence"] or {}).get("text") or told["quote"]
    if width > _WIDEST:  # a name in full, and the sentence below it
        yield line(2, (side["name"], "mark"))
        yield line(4, words)
        yield line(6, (place(told["article"]), "faint"))
        return
    yield line(2, (side["name"].ljust(width), "mark"), words, hang=width)
    yield line(4 + width, (place(told["article"]), "faint"))
