"""How many of the articles that state a fact are independent of each other.

Copies of one text are one story, whoever printed them. A story that names another outlet as its
source goes back to that outlet, also over a chain of outlets; one that names none goes back to
its own newsroom. What goes back to the same newsroom is one origin. This is a pure function of
the set of articles: it is worked out when somebody asks, and stored nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgnews.text.sketch import Sample, is_copy, sample

__all__ = ["Witness", "copies", "origins"]

_CROWD = 20  # stories that share a run; a copy has many runs by which it is found


@dataclass(frozen=True, slots=True)
class Witness:
    """What an article says about where it comes from.

    ``own`` are the keys of its newsroom (:func:`kgnews.articles.outlets.outlet_key`), ``cited``
    those of the outlets that it names as its source.
    """

    id: str
    published: str = ""
    sketch: str = ""
    own: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Story:
    """Copies of one text, oldest first, and the newsrooms it may go back to."""

    members: tuple[Witness, ...]
    own: frozenset[str]
    cited: frozenset[str]

    @property
    def first(self) -> tuple[str, str]:
        return _age(self.members[0])


def origins(witnesses: Iterable[Witness]) -> tuple[tuple[str, ...], ...]:
    """The ids of articles in groups that do not depend on each other, oldest first.

    >>> antara = Witness("a", own=frozenset({"antara"}))
    >>> citing = Witness("b", own=frozenset({"kabar"}), cited=frozenset({"antara"}))
    >>> origins([antara, citing, Witness("c", own=frozenset({"warta"}))])
    (('a', 'b'), ('c',))
    """
    ordered = sorted(set(witnesses), key=_age)
    same = _same_newsrooms(ordered)
    stories = [_story(members, same) for members in copies(ordered)]
    groups: list[tuple[frozenset[str], list[_Story]]] = []
    chains = _Chains(stories)
    roots = [(chains.roots(story), story) for story in stories]
    # Those with one root first: a story with two then belongs to one of them, and adds none.
    for found, story in sorted(roots, key=lambda each: (len(each[0]), each[1].first)):
        for known, members in groups:
            if known & found:
                members.append(story)
                break
        else:
            groups.append((found, [story]))
    ids = [
        tuple(w.id for w in sorted((w for story in group for w in story.members), key=_age))
        for _, group in groups
    ]
    ages = {witness.id: _age(witness) for witness in ordered}
    return tuple(sorted(ids, key=lambda group: ages[group[0]]))


def _age(witness: Witness) -> tuple[str, str]:
    return witness.published or "9", witness.id


def copies(witnesses: Sequence[Witness]) -> list[tuple[Witness, ...]]:
    """The articles in groups of copies, in the order in which they are given.

    >>> len(copies([Witness("a", sketch="2:O2KSS1dadl4="), Witness("b", sketch="2:O2KSS1dadl4=")]))
    1
    """
    parent = list(range(len(witnesses)))

    def top(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    samples = [sample(witness.sketch) for witness in witnesses]
    for n, other in _near(samples):
        if top(n) != top(other) and is_copy(samples[n], samples[other]):
            late, early = sorted((top(n), top(other)), reverse=True)
            parent[late] = early
    groups: dict[int, list[Witness]] = {}
    for n, witness in enumerate(witnesses):
        groups.setdefault(top(n), []).append(witness)
    return [tuple(group) for group in groups.values()]


def _near(samples: Sequence[Sample]) -> Iterable[tuple[int, int]]:
    """The pairs that share a run, each once; of a run that many share only some."""
    holders: dict[int, list[int]] = {}
    for n, each in enumerate(samples):
        met: set[int] = set()
        for digest in sorted(each.digests):
            those = holders.setdefault(digest, [])
            for other in those:
                if other not in met:
                    met.add(other)
                    yield n, other
            if len(those) < _CROWD:
                those.append(n)


def _same_newsrooms(witnesses: Iterable[Witness]) -> Mapping[str, str]:
    """For each key the one that stands for its newsroom: its name and its site are one."""
    parent: dict[str, str] = {}

    def top(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for witness in witnesses:
        keys = sorted(witness.own)
        for key in keys[1:]:
            late, early = sorted((top(keys[0]), top(key)), reverse=True)
            parent[late] = early
    return {key: top(key) for key in sorted(parent)}


def _story(members: tuple[Witness, ...], same: Mapping[str, str]) -> _Story:
    """A group of copies with what they say of their source together.

    Where none of them says anything, it is that of the oldest; where nobody knows which that is,
    it may be any of theirs.
    """
    own = [frozenset(same.get(key, key) for key in each.own) for each in members]
    cited = [frozenset(same.get(key, key) for key in each.cited) for each in members]
    days = [each.published or "9" for each in members]
    known = len(members) == 1 or days[0] < days[1]
    return _Story(
        members,
        own[0] if known else frozenset[str]().union(*own),
        frozenset[str]().union(*(there - home for there, home in zip(cited, own, strict=True))),
    )


class _Chains:
    """Which newsrooms have a story of their own, and whom the others cite."""

    def __init__(self, stories: Iterable[_Story]) -> None:
        self._printed: set[str] = set()
        self._passed_on: dict[str, set[str]] = {}
        for story in stories:
            for newsroom in story.own:
                if story.cited:
                    self._passed_on.setdefault(newsroom, set()).update(story.cited)
                else:
                    self._printed.add(newsroom)

    def roots(self, story: _Story) -> frozenset[str]:
        """The newsrooms to which a story goes back; its own id where nobody names one."""
        if not story.cited:
            return story.own or frozenset({f"article {story.members[0].id}"})
        reached, ends, todo = set[str](), set[str](), sorted(story.cited)
        while todo:
            newsroom = todo.pop()
            if newsroom in reached:
                continue
            reached.add(newsroom)
            if newsroom in self._passed_on and newsroom not in self._printed:
                todo += sorted(self._passed_on[newsroom])
            else:
                ends.add(newsroom)
        return frozenset(ends or {min(reached)})  # two that cite each other are one
