"""Facts of a reading against those of an annotation.

Some relations are as good as another: they are compared as one. What follows from the
annotation without standing in it (a house in a street of a town is in the town) is neither
right nor wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kgnews.evaluate.answers import Answer, Fact
from kgnews.evaluate.register import NEUTRAL, Ref, Register, own_forms
from kgnews.evaluate.tally import Count, Fault, Tally
from kgnews.evaluate.wording import (
    day,
    is_membership,
    plain,
    same_office,
    shared_number,
    shared_words,
)

__all__ = ["Facts", "compare_facts"]

_SAME = {
    "employedBy": "affiliatedWith",
    "arrestedFor": "accusedOf",
    "announces": "reports",
    "locatedIn": "partOf",
}
_BOTH_WAYS = frozenset(["meets", "cooperatesWith", "relativeOf"])
_OFFICES = frozenset(["holdsOffice", "appointedAs"])
_BELONGING = frozenset(["affiliatedWith", "memberOf", "leads"])
_INSIDE = frozenset(["partOf", "takesPlaceAt"])

ENOUGH = 0.4
"""Share of the words of two short texts that have to be common to both."""


@dataclass(slots=True)
class Facts:
    """The counts of facts, by relation and rule, and of how the matching ones are held.

    ``stance`` counts matching facts whose stance was annotated, ``bodies`` matching offices
    with a body or place; ``denied`` counts facts that the page denies and, as found, those
    of them that the reading asserts.
    """

    tally: Tally = field(default_factory=Tally)
    stance: Count = field(default_factory=Count)
    bodies: Count = field(default_factory=Count)
    denied: Count = field(default_factory=Count)

    @property
    def without_about(self) -> Count:
        """All facts but those that say what the article is about."""
        return self.tally.total.without(self.tally.groups.get("about", Count()))


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact whose names are resolved; a literal object stays as it is written."""

    fact: Fact
    relation: str
    subject: Ref
    object: Ref
    of: Ref | None

    @property
    def signature(self) -> tuple[str, Ref, str]:
        """What makes it the same fact as another of its answer."""
        return self.relation, self.subject, _plain(self.object)


def _plain(ref: Ref) -> str:
    return plain(ref) if isinstance(ref, str) else f"#{ref}"


def compare_facts(register: Register, gold: Answer, read: Answer, counts: Facts) -> list[Fault]:
    """Count the facts of one page; what is wrong with them."""
    own = own_forms(read.names)
    wanted = [_resolved(fact, register, {}) for fact in gold.facts]
    found: dict[tuple[str, Ref, str], _Told] = {}
    for fact in read.facts:
        each = _resolved(fact, register, own)
        found.setdefault(each.signature, each)
    told = list(found.values())
    pairs = _pair(wanted, told, register, gold.language)
    faults = [*_wanted(wanted, told, pairs, gold, counts)]
    ignored = _Implied(wanted)
    partner = {theirs: mine for mine, theirs in pairs.items()}
    for at, each in enumerate(told):
        if at in partner:
            counts.tally.was_read(True, wanted[partner[at]].fact.predicate, each.fact.rule)
        elif ignored.covers(each):
            counts.tally.ignored += 1
        else:
            counts.tally.was_read(False, each.fact.predicate, each.fact.rule)
            faults.append(_fault(gold.id, "fact extra", each.fact))
    denied = [_resolved(fact, register, {}) for fact in gold.denied]
    return [*faults, *_asserted(denied, told, register, gold, counts)]


def _resolved(fact: Fact, register: Register, own: Mapping[str, frozenset[str]]) -> _Told:
    relation = _SAME.get(fact.predicate, fact.predicate)
    subject = register.refer(fact.subject, own)
    of = register.refer(fact.of, own) if fact.of else None
    literal = relation in _COMPARED or relation in _OFFICES
    object_: Ref = fact.object if literal else register.refer(fact.object, own)
    if relation == "hosts":  # a town hosts a meeting that takes place in it
        return _Told(fact, "takesPlaceAt", object_, subject, of)
    return _Told(fact, relation, subject, object_, of)


# --- When two facts are the same -----------------------------------------------------------------


def _same_day(one: str, other: str) -> bool:
    mine, theirs = day(one), day(other)
    return bool(mine and theirs) and (mine.startswith(theirs) or theirs.startswith(mine))


def _same_text(one: str, other: str) -> bool:
    return shared_words(one, other) >= ENOUGH


_COMPARED: dict[str, Callable[[str, str], bool]] = {
    "occursOn": _same_day,
    "foundedOn": _same_day,
    "age": shared_number,
    "participantCount": shared_number,
    "amount": shared_number,
    "accusedOf": _same_text,
    "reports": _same_text,
}


def _same(wanted: _Told, told: _Told, register: Register, language: str) -> bool:
    if wanted.relation != told.relation:
        return wanted.subject == told.subject and _as_good(wanted, told, register)
    if wanted.relation in _BOTH_WAYS:
        return {wanted.subject, wanted.object} == {told.subject, told.object}
    if wanted.subject != told.subject:
        return False
    if wanted.relation in _OFFICES:
        return same_office(str(wanted.object), str(told.object), language)
    if compare := _COMPARED.get(wanted.relation):
        return compare(str(wanted.object), str(told.object))
    return wanted.object == told.object


def _as_good(wanted: _Told, told: _Told, register: Register) -> bool:
    """Whether a person's belonging was told by another relation that says as much."""
    who = wanted.subject
    if not isinstance(who, int) or register.names[who].kind != "PERSON":
        return False
    if wanted.relation == "leads":
        return told.relation == "holdsOffice"
    if wanted.relation != "memberOf":
        return False
    if told.relation == "affiliatedWith":
        return told.object == wanted.object
    return told.relation == "holdsOffice" and is_membership(str(told.object))


def _pair(
    wanted: Sequence[_Told], told: Sequence[_Told], register: Register, language: str
) -> dict[int, int]:
    """Facts of the annotation with facts of the reading, one to one, the likest first."""
    candidates = []
    for mine, one in enumerate(wanted):
        for theirs, other in enumerate(told):
            if _same(one, other, register, language):
                alike = one.relation == other.relation and _plain(one.object) == _plain(
                    other.object
                )
                body = one.of is not None and one.of == other.of
                candidates.append((-(2 * alike + body), mine, theirs))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, mine, theirs in sorted(candidates):
        if mine not in pairs and theirs not in taken:
            pairs[mine] = theirs
            taken.add(theirs)
    return pairs


class _Implied:
    """What an annotation implies without saying it, and what it leaves open."""

    def __init__(self, wanted: Iterable[_Told]) -> None:
        self._inside: dict[Ref, set[Ref]] = {}
        self._posts: set[tuple[Ref, Ref | None]] = set()
        for each in wanted:
            if each.relation in _INSIDE:
                self._inside.setdefault(each.subject, set()).add(each.object)
            if each.relation in _OFFICES and each.of is not None:
                self._posts.add((each.subject, each.of))

    def covers(self, told: _Told) -> bool:
        """Whether a fact is neither right nor wrong."""
        if NEUTRAL in (told.subject, told.object):
            return True
        if told.relation in _BELONGING:
            return (told.subject, told.object) in self._posts
        if told.relation in _INSIDE:
            return told.object in self._around(told.subject)
        return told.relation == "about" and isinstance(told.object, int)

    def _around(self, place: Ref) -> set[Ref]:
        """Everything that a place is said to be in, step by step."""
        found: set[Ref] = set()
        todo = [place]
        while todo:
            for outer in self._inside.get(todo.pop(), ()):
                if outer not in found:
                    found.add(outer)
                    todo.append(outer)
        return found


# --- What is counted -----------------------------------------------------------------------------


def _wanted(
    wanted: Sequence[_Told],
    told: Sequence[_Told],
    pairs: Mapping[int, int],
    gold: Answer,
    counts: Facts,
) -> Iterable[Fault]:
    """Facts of the annotation: found or missed, and how those that were found are held."""
    for at, each in enumerate(wanted):
        fact = each.fact
        counts.tally.was_wanted(at in pairs, fact.predicate)
        if at not in pairs:
            yield _fault(gold.id, "fact missed", fact)
            continue
        other = told[pairs[at]]
        if gold.stanced:
            counts.stance.was_wanted(fact.stance == other.fact.stance)
            if fact.stance != other.fact.stance:
                what = f"{_line(fact)}: {other.fact.stance}, is {fact.stance}"
                yield Fault(gold.id, "wrong stance", what, fact.stance, other.fact.rule)
        if each.of is not None and each.relation in _OFFICES:
            counts.bodies.was_wanted(each.of == other.of)
            if each.of != other.of:
                kind = "office of another" if other.fact.of else "office of nobody"
                what = f"{_line(fact)}: {other.fact.of}" if other.fact.of else _line(fact)
                yield Fault(gold.id, kind, what, fact.predicate, other.fact.rule)


def _asserted(
    denied: Iterable[_Told],
    told: Iterable[_Told],
    register: Register,
    gold: Answer,
    counts: Facts,
) -> Iterable[Fault]:
    """Facts that the page denies and the reading asserts."""
    for each in denied:
        believed = [
            other.fact
            for other in told
            if other.fact.stance == "asserts" and _same(each, other, register, gold.language)
        ]
        counts.denied.was_wanted(bool(believed))
        for fact in believed[:1]:
            yield _fault(gold.id, "denied yet asserted", fact)


def _fault(page: str, kind: str, fact: Fact) -> Fault:
    return Fault(page, kind, _line(fact), fact.predicate, fact.rule)


def _line(fact: Fact) -> str:
    of = f" ({fact.of})" if fact.of else ""
    return f"{fact.subject} | {fact.predicate} | {fact.object}{of}"
