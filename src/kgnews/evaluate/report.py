"""A score as lines for a person and as values for a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kgnews.evaluate.answers import KINDS
from kgnews.evaluate.score import Score
from kgnews.evaluate.tally import Count, Fault

__all__ = ["fault_lines", "report_json", "report_lines", "rule_counts"]

_WIDTH = 34  # of the first column: the longest label and a blank


def report_lines(score: Score, *, rules: bool = True) -> Iterator[str]:
    """The score as lines, from the whole to the parts; ``rules`` are the last part."""
    names, facts = score.names, score.facts
    yield f"{score.pages} page{'' if score.pages == 1 else 's'}"
    yield ""
    yield _row("names, typed", names.typed.total)
    yield from (_row(f"  {kind}", names.typed.groups.get(kind, Count())) for kind in KINDS)
    yield _row("names, whatever the type", names.untyped.total)
    yield f"  second names for one thing {names.split}"
    yield f"  neither right nor wrong {names.untyped.ignored}"
    yield _share("names leaked from boilerplate", score.leaks.leaked, score.leaks.names)
    yield ""
    yield _row("facts", facts.tally.total)
    yield _row("facts without about", facts.without_about)
    yield from (_row(f"  {name}", count) for name, count in sorted(facts.tally.groups.items()))
    yield f"  neither right nor wrong {facts.tally.ignored}"
    if facts.stance.gold:
        yield _share("right stance, of facts found", facts.stance.found, facts.stance.gold)
    if facts.bodies.gold:
        yield _share("right body of offices found", facts.bodies.found, facts.bodies.gold)
    if facts.denied.gold:
        yield _share("asserted though denied", facts.denied.found, facts.denied.gold)
    yield ""
    words = score.sayings.words
    yield _share("quotes found", words.found, words.gold)
    yield _share("quotes with the right speaker", score.sayings.speakers, words.gold)
    yield _share("quotes that are quotes", words.right, words.read)
    yield ""
    yield from _details(score)
    if rules:
        yield ""
        yield "rules                               right  wrong"
        yield from _rules(facts.tally.rules)


def _details(score: Score) -> Iterator[str]:
    dates, bylines = score.details.dates, score.details.bylines
    yield _share("publication dates", dates.found, dates.gold)
    yield f"  dates for pages that state none {score.details.invented}"
    yield _row("bylines", bylines)
    if score.zones.pages:
        yield ""
        yield f"zones, in characters of {score.zones.pages} pages"
        yield from (_row(f"  {kind}", count) for kind, count in sorted(score.zones.kinds.items()))


def _row(label: str, count: Count) -> str:
    ratio = count.ratio
    shares = f"P {ratio.precision:.3f}  R {ratio.recall:.3f}  F1 {ratio.f1:.3f}"
    return f"{label:{_WIDTH}}{shares}  {count.right} right of {count.read}, {count.gold} there"


def _share(label: str, part: int, whole: int) -> str:
    share = f"{part / whole:.3f}" if whole else "–"
    return f"{label:{_WIDTH}}{share}  {part} of {whole}"


def _rules(rules: Mapping[str, Count]) -> Iterator[str]:
    for rule, count in sorted(rules.items(), key=lambda each: (-each[1].read, each[0])):
        yield f"  {rule}"
        yield f"{'':{_WIDTH}}  {count.right:5}  {count.read - count.right:5}"


def rule_counts(score: Score) -> dict[str, tuple[int, int]]:
    """Rule of a fact → how often it was right and wrong."""
    rules = score.facts.tally.rules
    return {rule: (count.right, count.read - count.right) for rule, count in rules.items()}


def fault_lines(faults: Iterable[Fault]) -> Iterator[str]:
    """Each fault on a line, behind them how many there are of each class."""
    faults = list(faults)
    for fault in faults:
        by = f"  [{fault.rule}]" if fault.rule else ""
        yield f"{fault.page}  {fault.kind:20}  {fault.what}{by}"
    yield ""
    counted = Counter((fault.kind, fault.group) for fault in faults)
    for (kind, group), count in sorted(counted.items(), key=lambda each: (-each[1], each[0])):
        yield f"{count:5}  {kind}: {group}" if group else f"{count:5}  {kind}"


def report_json(score: Score, *, faults: bool = False) -> dict[str, Any]:
    """The score as dictionaries; each count with its precision, recall and F1."""
    names, facts, words = score.names, score.facts, score.sayings.words
    about: dict[str, Any] = {
        "pages": score.pages,
        "figures": {name: round(value, 4) for name, value in score.figures.items()},
        "names": {
            "typed": _json(names.typed.total),
            "untyped": _json(names.untyped.total),
            "types": {kind: _json(count) for kind, count in sorted(names.typed.groups.items())},
            "rules": _rules_json(names.typed.rules),
            "split": names.split,
            "ignored": names.untyped.ignored,
        },
        "leaks": {"names": score.leaks.names, "leaked": score.leaks.leaked},
        "facts": {
            "all": _json(facts.tally.total),
            "without_about": _json(facts.without_about),
            "relations": {name: _json(each) for name, each in sorted(facts.tally.groups.items())},
            "rules": _rules_json(facts.tally.rules),
            "ignored": facts.tally.ignored,
            "stance": {"right": facts.stance.found, "of": facts.stance.gold},
            "bodies": {"right": facts.bodies.found, "of": facts.bodies.gold},
            "denied": {"asserted": facts.denied.found, "of": facts.denied.gold},
        },
        "quotes": {**_json(words), "right_speakers": score.sayings.speakers},
        "published": {**_json(score.details.dates), "invented": score.details.invented},
        "bylines": _json(score.details.bylines),
        "zones": {kind: _json(count) for kind, count in sorted(score.zones.kinds.items())},
    }
    if faults:
        about["faults"] = [fault._asdict() for fault in score.faults]
    return about


def _json(count: Count) -> dict[str, float]:
    ratio = {name: round(value, 4) for name, value in count.ratio._asdict().items()}
    return {"read": count.read, "right": count.right, "gold": count.gold, **ratio}


def _rules_json(rules: Mapping[str, Count]) -> dict[str, dict[str, int]]:
    return {
        rule: {"right": count.right, "wrong": count.read - count.right}
        for rule, count in sorted(rules.items())
    }
