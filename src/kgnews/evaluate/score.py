"""Readings of a whole gold set against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kgnews.evaluate.answers import Answer
from kgnews.evaluate.facts import Facts, compare_facts
from kgnews.evaluate.gold import Page
from kgnews.evaluate.names import Leaks, Names, compare_names, leaked_names
from kgnews.evaluate.register import Register
from kgnews.evaluate.sayings import Details, Sayings, compare_details, compare_sayings
from kgnews.evaluate.tally import Fault
from kgnews.evaluate.zones import Zones, compare_zones
from kgnews.model import ZoneKind

__all__ = ["Score", "score"]


@dataclass(slots=True)
class Score:
    """All counts and all faults of some pages."""

    pages: int = 0
    names: Names = field(default_factory=Names)
    leaks: Leaks = field(default_factory=Leaks)
    facts: Facts = field(default_factory=Facts)
    sayings: Sayings = field(default_factory=Sayings)
    details: Details = field(default_factory=Details)
    zones: Zones = field(default_factory=Zones)
    faults: list[Fault] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """The figures that matter, from 0 to 1, of which more is better."""
        words = self.sayings.words
        figures = {
            "names_typed": self.names.typed.total.ratio.f1,
            "names_untyped": self.names.untyped.total.ratio.f1,
            "boilerplate_names_kept_out": 1 - self.leaks.rate,
            "facts": self.facts.tally.total.ratio.f1,
            "facts_without_about": self.facts.without_about.ratio.f1,
            "quotes_found": words.ratio.recall,
            "quotes_precision": words.ratio.precision,
            "quotes_right_speaker": self.sayings.right_speakers,
            "published": self.details.dates.ratio.recall,
            "bylines": self.details.bylines.ratio.recall,
        }
        if self.zones.pages:
            figures["body_characters"] = self.zones.count(ZoneKind.BODY).ratio.f1
        if self.facts.stance.gold:
            figures["stance"] = self.facts.stance.ratio.recall
        return figures


def score(pairs: Iterable[tuple[Page, Answer]]) -> Score:
    """Each page with what was read in it, compared.

    >>> from kgnews.evaluate.answers import Name
    >>> gold = Answer("1", names=(Name("Kota Bogor", "PLACE", ("Bogor",)),))
    >>> read = Answer("1", names=(Name("Bogor", "ORG"), Name("Depok", "PLACE")))
    >>> total = score([(Page("Banjir di Kota Bogor.", gold), read)])
    >>> [fault.what for fault in total.faults]
    ['Bogor: ORG, is PLACE', 'PLACE Depok']
    """
    total = Score()
    for page, read in pairs:
        gold = page.answer
        register = Register(gold)
        total.pages += 1
        total.faults += compare_names(register, read, gold.id, total.names)
        total.faults += leaked_names(gold, read, total.leaks)
        total.faults += compare_facts(register, gold, read, total.facts)
        total.faults += compare_sayings(register, gold, read, total.sayings)
        total.faults += compare_details(gold, read, total.details)
        total.faults += compare_zones(gold.id, page.text, gold.zones, read.zones, total.zones)
    return total
