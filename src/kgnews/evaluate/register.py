"""The names of an annotation, and which of them another name means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from kgnews.evaluate.answers import ARTICLE, Answer, Name
from kgnews.evaluate.wording import forms, plain

__all__ = ["NEUTRAL", "Ref", "Register", "keys", "own_forms"]

Ref = int | str
"""A name of the annotation by its number, or what else was meant: :data:`ARTICLE`,
:data:`NEUTRAL`, ``?`` with the words of an unknown name."""

NEUTRAL = "neutral"
"""A name that is neither required nor wrong."""


def keys(name: Name) -> frozenset[str]:
    """All ways to write a name.

    >>> sorted(keys(Name("Hage Geingob", "PERSON", ("Geingob",))))
    ['geingob', 'hage geingob']
    """
    return forms(name.text).union(*(forms(other) for other in name.others))


def own_forms(names: Iterable[Name]) -> dict[str, frozenset[str]]:
    """The plain words of each name → all ways to write it, that an answer itself knows."""
    found: dict[str, frozenset[str]] = {}
    for name in names:
        found[plain(name.text)] = found.get(plain(name.text), frozenset()) | keys(name)
    return found


class Register:
    """The names of one annotation.

    >>> gold = Answer("1", names=(Name("Hage Geingob", "PERSON", ("Geingob",)),))
    >>> register = Register(gold)
    >>> register.find("President Geingob"), register.find("Mbumba")
    (0, None)
    """

    def __init__(self, gold: Answer) -> None:
        """The register of an annotation."""
        self.names = gold.names
        self.keys = [keys(name) for name in gold.names]
        self._exact = {plain(name.text): at for at, name in enumerate(gold.names)}
        around = (*gold.optional, gold.outlet, *gold.bylines)
        self.neutral = frozenset().union(*(forms(each) for each in around if each))
        own = (ARTICLE, "artikel", "this article", "page", gold.id, gold.title, gold.url)
        self._article = {plain(each) for each in own if each}

    def exact(self, text: str) -> int | None:
        """The name that is written in exactly these words."""
        return self._exact.get(plain(text))

    def likest(self, written: Set[str], taken: Mapping[int, object] = {}) -> int | None:
        """The name that shares most ways of writing, none of those that are taken."""
        shared = [
            (len(each & written), -at)
            for at, each in enumerate(self.keys)
            if at not in taken and each & written
        ]
        return -max(shared)[1] if shared else None

    def find(self, text: str, written: Set[str] = frozenset()) -> int | None:
        """The name that a text means; ``written`` are more ways to write it."""
        at = self.exact(text)
        return at if at is not None else self.likest(forms(text) | written)

    def refer(self, text: str | None, own: Mapping[str, frozenset[str]] = {}) -> Ref:
        """What a text means; ``own`` are the other forms that its answer gives to names."""
        words = plain(text or "")
        if words in self._article:
            return ARTICLE
        written = forms(text or "") | own.get(words, frozenset())
        at = self.find(text or "", written)
        if at is not None:
            return at
        return NEUTRAL if written & self.neutral else f"? {words}"
