"""A decision as a person words it, made into the terms of the decisions file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kgnews.errors import InputError, QueryError
from kgnews.finding.entities import entity, property_named
from kgnews.finding.likeness import folded
from kgnews.judgements import VERBS, parsed, quoted
from kgnews.model import Judgement
from kgnews.ontology import Ontology

if TYPE_CHECKING:
    from kgnews.store import Graph, Record

__all__ = ["decision"]


def decision(
    graph: Graph,
    record: Record,
    words: Sequence[str],
    signed: Mapping[str, str],
    known: Callable[[str], bool] = lambda name: False,
) -> Judgement:
    """The judgement that some words mean: ``same "Anies" :person-anies-baswedan``.

    Entities are named by any form of their name that the graph knows, or by their terms;
    ``known`` says which terms mean something although the graph does not have them.
    ``signed`` has ``who`` and ``why``, and may have ``day`` and ``article``. Raises InputError
    or QueryError for what means nothing.
    """
    verb, *terms = words
    if verb not in VERBS:
        raise InputError("judge", f"{verb} is no decision", f"use one of {', '.join(VERBS)}")
    if verb == "correct" and len(terms) > 3 and terms[3] != "to":
        terms.insert(3, "to")
    kinds = VERBS[verb]
    if len(terms) != len(kinds):
        wanted = " ".join([verb, *(_SHOWN.get(kind, kind) for kind in kinds)])
        raise InputError("judge", f"{verb} needs {len(kinds)} terms", f"give {wanted}")
    reader = _Terms(graph, record, known)
    made = [
        reader.term(kind, term, _property(kinds, terms, at))
        for at, (kind, term) in enumerate(zip(kinds, terms, strict=True))
    ]
    if verb in ("same", "not-same") and made[0] == made[1]:
        cure = "kgnews judge --list shows whether somebody decided that"
        raise InputError("judge", f"both are {made[0]}", cure)
    line = " ".join([verb, *made])
    if article := signed.get("article"):
        line += f" in {reader.article(article)}"
    line += f" by {quoted(signed['who'])}"
    if day := signed.get("day"):
        line += f" on {day}"
    return parsed(f"{line} why {quoted(signed['why'])}", "judge")[0]


_SHOWN = {"e": "A", "t": "NAME", "c": "CLASS", "l": "LINK", "a": "ARTICLE", "n": "NAME|A"}
_SHOWN |= {"p": "PROPERTY", "o": "B|VALUE"}


def _property(kinds: Sequence[str], terms: Sequence[str], at: int) -> str:
    """The property before an object, by which it is known whether that is a value."""
    return terms[at - 1] if kinds[at] == "o" else ""


class _Terms:
    """Words made into terms, by what a graph and a record know."""

    def __init__(self, graph: Graph, record: Record, known: Callable[[str], bool]) -> None:
        self._graph, self._record, self._known = graph, record, known

    def term(self, kind: str, word: str, before: str = "") -> str:
        """A word as a term of its kind."""
        if kind == "t" or (kind == "n" and not word.startswith(":")):
            return quoted(word)
        if kind == "o" and self._is_value(before):
            return quoted(word)
        if kind in ("e", "n", "o"):
            return self._entity(word)
        if kind == "p":
            return f"kg:{property_named(word)}"
        if kind == "c":
            return f"kg:{_class(word)}"
        if kind == "l" and word[:1] == "Q" and word[1:].isdigit():
            return f"wd:{word}"
        return self.article(word) if kind == "a" else word

    def _is_value(self, name: str) -> bool:
        return Ontology.load().properties[property_named(name)].kind == "literal"

    def _entity(self, word: str) -> str:
        name, at, article = word.rpartition("@")
        if at and name and (article := self._found(article)):
            return f"{self._entity(name)}@{article}"
        if word.startswith(":article-"):
            return f":article-{self.article(word)}"
        if word.startswith(":") and self._known(word[1:]):  # banned, or merged into another
            return word
        found, note = entity(self._graph, word)
        if word.startswith(":") and note:
            raise QueryError(word, "is not in the graph", f"did you mean {found.id}?")
        return found.id

    def _found(self, word: str) -> str:
        known = self._record.find(word) or self._record.find_retracted(word)
        return known[0] if len(known) == 1 else ""

    def article(self, word: str) -> str:
        """The id of an article. Raises InputError where it is none's, or several have it."""
        if found := self._found(word):
            return found
        if len(word) == 32 and not set(word) - set("0123456789abcdef"):
            return word  # one that is still to come
        cure = "give its id, its address, or its path as ingested"
        raise InputError(word, "names no article of the store, or several", cure)


def _class(word: str) -> str:
    """The local name of a class, by its name or its label in any language."""
    words = Ontology.load()
    local = word.removeprefix("kg:")
    labels = {
        folded(label): name for name, those in words.classes.items() for label in those.values()
    }
    return local if local in words.classes else labels.get(folded(local), local)
