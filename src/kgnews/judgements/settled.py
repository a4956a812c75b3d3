"""What a set of judgements means together: a pure function of the set and the gazetteer.

Nothing depends on the order in which they were made. Judgements that contradict each other,
also over a chain of others, are told with all the lines concerned; none of them is preferred.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from kgnews.errors import InputError
from kgnews.judgements.lines import judged_in, line_of, unquoted
from kgnews.model import Judgement

if TYPE_CHECKING:
    from kgnews.extract.gazetteer import Gazetteer

__all__ = ["UNJUDGED", "Correction", "Settled", "Thing", "settled"]

_SHORT = 8  # digits of an article's id in the name of an entity that is one article's own
_WIKIDATA = "http://www.wikidata.org/entity/"
_GEONAMES = "https://sws.geonames.org/"


@dataclass(frozen=True, slots=True)
class Thing:
    """What became of every name in ``members``: they are one, called ``name`` in the graph.

    ``kind``, ``label`` and ``links`` are what people decided on, None where nobody did.
    """

    name: str
    members: tuple[str, ...]
    kind: str | None = None
    label: str | None = None
    links: tuple[str, ...] | None = None
    banned: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact that is wrong, in one article or in all, and what should be there, if anything."""

    fact: tuple[str, str, str]
    instead: tuple[str, str, str] | None
    article: str
    judgement: Judgement

    @property
    def key(self) -> str:
        """The decision as a line: by it the record knows which articles it touched."""
        return line_of(self.judgement.decision)


@dataclass(frozen=True)
class Settled:
    """Judgements worked out. A name that no judgement speaks of is not in ``things``.

    The name of one article alone is ``NAME@ARTICLE``.
    """

    judgements: frozenset[Judgement] = frozenset()
    things: Mapping[str, Thing] = field(default_factory=dict)
    banned: frozenset[str] = frozenset()
    corrections: tuple[Correction, ...] = ()
    retracted: frozenset[str] = frozenset()

    @cached_property
    def by_property(self) -> Mapping[str, list[Correction]]:
        """Local name of a property → the corrections of its facts."""
        found: dict[str, list[Correction]] = {}
        for each in self.corrections:
            found.setdefault(each.fact[1].removeprefix("kg:"), []).append(each)
        return found

    def thing(self, name: str, article: str) -> Thing | None:
        """What was decided on a name in an article."""
        return self.things.get(f"{name}@{article}") or self.things.get(name)

    def final(self, name: str) -> str:
        """What a name is called in the graph."""
        bare = name.partition("@")[0]
        thing = self.things.get(name) or self.things.get(bare)
        return thing.name if thing else bare

    def changed(self, other: Settled) -> set[str]:
        """The names, banned texts and corrections that mean something else in another set.

        >>> none, one = settled((), None), settled([Judgement("unlink", (":a",))], None)
        >>> none.changed(one), one.changed(one)
        ({'a'}, set())
        """
        names = {
            name
            for name in {*self.things, *other.things}
            if self.things.get(name) != other.things.get(name)
        }
        texts = {f'"{text}"' for text in self.banned ^ other.banned}
        corrections = {each.key for each in {*self.corrections} ^ {*other.corrections}}
        return names | texts | corrections


UNJUDGED = Settled()
"""What it means that nobody decided anything."""


def settled(judgements: Iterable[Judgement], gazetteer: Gazetteer | None) -> Settled:
    """What judgements mean together. Raises InputError where they contradict each other.

    >>> two = (Judgement("same", (":a", ":b")), Judgement("rename", (":b", '"Ani"')))
    >>> settled(two, None).things["b"]
    Thing(name='a', members=('a', 'b'), kind=None, label='Ani', links=None, banned=False)
    """
    return _settled(frozenset(judgements), gazetteer)


@lru_cache(maxsize=16)
def _settled(judgements: frozenset[Judgement], gazetteer: Gazetteer | None) -> Settled:
    ordered = sorted(judgements)
    joins = _Joins(ordered, gazetteer)
    faults = [*_not_the_same(ordered, joins), *_at_odds(ordered, joins), *_two_facts(ordered)]
    if faults:
        first, *more = faults
        what = "; ".join((first, *more[:4]))
        what += f"; and {len(more) - 4} more contradictions" if len(more) > 4 else ""
        raise InputError("decisions", what, "take one of them back")
    things: dict[str, Thing] = {}
    told: dict[str, list[Judgement]] = {}
    for each in ordered:
        if each.verb in _ON_ONE:
            told.setdefault(_name(each.about[0]), []).append(each)
    for members in joins.groups():
        ours = [each for name in members for each in told.get(name, ())]
        thing = _thing(members, ours, gazetteer)
        things.update(dict.fromkeys(members, thing))
    return Settled(
        judgements=judgements,
        things=things,
        banned=frozenset(
            unquoted(j.about[0]) for j in ordered if j.verb == "ban" and j.about[0][0] == '"'
        ),
        corrections=tuple(_corrections(ordered)),
        retracted=frozenset(j.about[0] for j in ordered if j.verb == "retract"),
    )


# --- Who is who ------------------------------------------------------------------------------

_ON_ONE = ("rename", "retype", "link", "unlink", "ban")
_ON_TWO = ("same", "not-same")


def _name(term: str) -> str:
    """The name that a term stands for, with its article where it has one."""
    return term.removeprefix(":")


class _Joins:
    """All names that judgements speak of, and which of them are one."""

    def __init__(self, judgements: Iterable[Judgement], gazetteer: Gazetteer | None) -> None:
        self._edges: dict[str, list[tuple[str, Judgement]]] = {}
        self._parents: dict[str, str] = {}
        pinned = _by_link(gazetteer)
        for each in judgements:
            names = [_name(term) for term in each.about[: 2 if each.verb in _ON_TWO else 1]]
            if each.verb not in (*_ON_ONE, *_ON_TWO) or each.about[0].startswith('"'):
                continue
            for name in names:
                self._parents.setdefault(name, name)
            if each.verb == "same":
                self._join(names[0], names[1], each)
            elif each.verb == "link" and (key := pinned.get(each.about[1])):
                self._parents.setdefault(key, key)
                self._join(names[0], key, each)

    def _join(self, one: str, other: str, why: Judgement) -> None:
        self._edges.setdefault(one, []).append((other, why))
        self._edges.setdefault(other, []).append((one, why))
        # A union-find whose roots are the least of their names: the same in any order.
        least, most = sorted((self.top(one), self.top(other)))
        self._parents[most] = least

    def top(self, name: str) -> str:
        """The name that stands for all that are the same."""
        while self._parents.setdefault(name, name) != name:
            self._parents[name] = self._parents[self._parents[name]]
            name = self._parents[name]
        return name

    def groups(self) -> Iterator[tuple[str, ...]]:
        """The names that are one, in groups."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._parents):
            found.setdefault(self.top(name), []).append(name)
        yield from map(tuple, found.values())

    def chain(self, start: str, end: str) -> list[Judgement]:
        """The fewest judgements that make two names one."""
        ways: dict[str, list[Judgement]] = {start: []}
        todo = deque([start])
        while todo and end not in ways:
            at = todo.popleft()
            for other, why in sorted(self._edges.get(at, ())):
                if other not in ways:
                    ways[other] = [*ways[at], why]
                    todo.append(other)
        return ways.get(end, [])


@lru_cache(maxsize=8)
def _by_link(gazetteer: Gazetteer | None) -> Mapping[str, str]:
    """The key of the entry that a link names: of several the least."""
    found: dict[str, str] = {}
    for key in sorted(gazetteer.entries if gazetteer else (), reverse=True):
        assert gazetteer
        entry = gazetteer.entries[key]
        if entry.wikidata:
            found[f"wd:{entry.wikidata}"] = key
            found[f"{_WIKIDATA}{entry.wikidata}"] = key
        for number in filter(None, entry.geonames.split("|")):
            found[f"geonames:{number}"] = key
    return found


def _thing(
    members: tuple[str, ...], ours: Sequence[Judgement], gazetteer: Gazetteer | None
) -> Thing:
    """What the judgements on some names that are one make of them."""
    said = {
        verb: sorted({each.about[1] for each in ours if each.verb == verb})
        for verb in ("rename", "retype", "link")
    }
    verbs = {each.verb for each in ours}
    entries = gazetteer.entries if gazetteer else {}
    name = min(members, key=lambda each: (each not in entries, "@" in each, each))
    kind = said["retype"][0].removeprefix("kg:") if said["retype"] else None
    if kind is None and len(members) > 1 and name in entries:
        kind = entries[name].kind
    links: tuple[str, ...] | None = None
    if said["link"]:
        pinned = {_by_link(gazetteer).get(link) for link in said["link"]}
        full = {*said["link"], *(x for key in pinned if key for x in _links(gazetteer, key))}
        links = tuple(sorted(map(_address, full)))
    elif "unlink" in verbs:
        links = ()
    return Thing(
        name=_own(name),
        members=members,
        kind=kind,
        label=unquoted(said["rename"][0]) if said["rename"] else None,
        links=links,
        banned="ban" in verbs,
    )


def _own(name: str) -> str:
    """A name as it stands in the graph; that of one article alone has its first digits."""
    bare, article = judged_in(name)
    return f"{bare}-{article[:_SHORT]}" if article else bare


def _links(gazetteer: Gazetteer | None, key: str) -> list[str]:
    entry = gazetteer.entries[key] if gazetteer else None
    if entry is None:
        return []
    found = [f"wd:{entry.wikidata}"] if entry.wikidata else []
    return found + [f"geonames:{each}" for each in filter(None, entry.geonames.split("|"))]


def _address(link: str) -> str:
    prefix, _, local = link.partition(":")
    if prefix == "wd":
        return _WIKIDATA + local
    return f"{_GEONAMES}{local}/" if prefix == "geonames" else link


# --- Facts -----------------------------------------------------------------------------------


def _corrections(judgements: Iterable[Judgement]) -> Iterator[Correction]:
    for each in judgements:
        if each.verb in ("wrong", "correct"):
            fact = (each.about[0], each.about[1], each.about[2])
            instead = (
                (each.about[3], each.about[4], each.about[5]) if each.verb == "correct" else None
            )
            yield Correction(fact, instead, each.article, each)


# --- Contradictions --------------------------------------------------------------------------


def _told(judgements: Iterable[Judgement]) -> str:
    return " / ".join(dict.fromkeys(line_of(each) for each in judgements))


def _not_the_same(judgements: Iterable[Judgement], joins: _Joins) -> Iterator[str]:
    for each in judgements:
        if each.verb == "not-same":
            one, other = map(_name, each.about)
            if joins.top(one) == joins.top(other):
                chain = joins.chain(one, other)
                yield f"{_told([each])} contradicts {_told(chain)}"


def _at_odds(judgements: Iterable[Judgement], joins: _Joins) -> Iterator[str]:
    """Two names, two classes or two links of one thing; a link of a thing that has none."""
    kinds = {
        "rename": "two names for one",
        "retype": "two classes for one",
        "link": "two links for one",
    }
    seen: dict[tuple[str, str], Judgement] = {}
    for each in judgements:
        if each.verb not in kinds and each.verb != "unlink":
            continue
        name = _name(each.about[0])
        slots = [each.verb]
        if each.verb == "link":
            slots = [f"link {each.about[1].partition(':')[0]}", "pinned"]
        elif each.verb == "unlink":
            slots = ["pinned"]
        for slot in slots:
            first = seen.setdefault((slot, joins.top(name)), each)
            same = first.about[1:] == each.about[1:] or (
                slot == "pinned" and first.verb == each.verb
            )
            if not same:
                chain = joins.chain(_name(first.about[0]), name)
                what = kinds[each.verb] if slot != "pinned" else "a link for one without"
                yield f"{what}: {_told([first, *chain, each])}"


def _two_facts(judgements: Iterable[Judgement]) -> Iterator[str]:
    """One fact that should be two others, in one article."""
    found: dict[tuple[str, ...], list[Judgement]] = {}
    for each in judgements:
        if each.verb in ("wrong", "correct"):
            found.setdefault(each.about[:3], []).append(each)
    for those in found.values():
        for at, first in enumerate(those):
            for other in those[at + 1 :]:
                here = not first.article or not other.article or first.article == other.article
                if here and first.about[3:] != other.about[3:]:
                    yield f"two corrections of one fact: {_told([first, other])}"
