"""Quotes, dates and bylines of a reading against those of an annotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgnews.evaluate.answers import Answer, Saying
from kgnews.evaluate.register import Register, own_forms
from kgnews.evaluate.tally import Count, Fault
from kgnews.evaluate.wording import named, plain

__all__ = ["Details", "Sayings", "compare_details", "compare_sayings"]

FIRST = 4
"""Words at the beginning of a quote that have to be the same; of shorter quotes all, at least 2."""


@dataclass(slots=True)
class Sayings:
    """The counts of quotes: their words, and how many went to the right speaker."""

    words: Count = field(default_factory=Count)
    speakers: int = 0

    @property
    def right_speakers(self) -> float:
        """The share of all quotes of the annotation that were given to the right speaker."""
        return self.speakers / self.words.gold if self.words.gold else 1.0


@dataclass(slots=True)
class Details:
    """The counts of publication dates that pages state, and of names in their bylines.

    ``invented`` dates were given to pages that state none.
    """

    dates: Count = field(default_factory=Count)
    invented: int = 0
    bylines: Count = field(default_factory=Count)


def compare_sayings(register: Register, gold: Answer, read: Answer, counts: Sayings) -> list[Fault]:
    """Count the quotes of one page; what is wrong with them."""
    own = own_forms(read.names)
    faults = []
    used: set[int] = set()
    for wanted in gold.sayings:
        at = _first(wanted, read.sayings, used)
        counts.words.was_wanted(at is not None)
        if at is None:
            what = f"{wanted.speaker}: {wanted.words}"
            faults.append(Fault(gold.id, "quote missed", what, "quote"))
            continue
        used.add(at)
        fault = _speaker(wanted, read.sayings[at], register, own)
        counts.speakers += fault is None
        if fault is not None:
            faults.append(Fault(gold.id, "wrong speaker", fault, "quote"))
    for at in range(len(read.sayings)):
        counts.words.was_read(at in used)
    return faults


def _first(wanted: Saying, told: Iterable[Saying], used: set[int]) -> int | None:
    mine = plain(wanted.words).split()
    for at, saying in enumerate(told):
        theirs = plain(saying.words).split()
        most = min(len(mine), len(theirs), FIRST)
        if at not in used and most >= 2 and mine[:most] == theirs[:most]:
            return at
    return None


def _speaker(
    wanted: Saying, told: Saying, register: Register, own: Mapping[str, frozenset[str]]
) -> str | None:
    """What is wrong with the speaker, None where nothing is."""
    if told.speaker and register.refer(told.speaker, own) == register.refer(wanted.speaker):
        return None
    return f"{told.speaker or 'nobody'}, is {wanted.speaker}: {wanted.words}"


def compare_details(gold: Answer, read: Answer, counts: Details) -> list[Fault]:
    """Count what one page says about itself; what is wrong with it."""
    faults = []
    told = (read.published or "")[:10]
    if gold.published:
        counts.dates.was_wanted(told == gold.published)
    elif told:
        counts.invented += 1
    if told != (gold.published or ""):
        what = f"{told or 'none'}, is {gold.published or 'none'}"
        faults.append(Fault(gold.id, "wrong date", what, "published"))
    wanted = {named(each): each for each in gold.bylines}
    given = {named(each): each for each in read.bylines}
    for words, name in wanted.items():
        counts.bylines.was_wanted(words in given)
        if words not in given:
            faults.append(Fault(gold.id, "byline missed", name, "byline"))
    for words, name in given.items():
        counts.bylines.was_read(words in wanted)
        if words not in wanted:
            faults.append(Fault(gold.id, "byline extra", name, "byline"))
    return faults
