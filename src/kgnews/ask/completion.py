"""What a half-written question may go on with: commands, prefixes, terms, entities, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kgnews.finding.entities import LABEL
from kgnews.finding.likeness import folded
from kgnews.mapping import PREFIXES
from kgnews.ontology import BASE, Ontology
from kgnews.sparql.guard import FORMS

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Vocabulary", "completions", "is_sparql", "vocabulary"]

_MOST = 200  # candidates that a terminal is asked to show
_WORDS = ("WHERE", "FILTER", "OPTIONAL", "ORDER BY", "GROUP BY", "LIMIT", "DISTINCT", "COUNT")
_VARIABLE = re.compile(r"[?$]\w{1,50}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What there is to complete with. ``options`` are those of each command and saved query."""

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def vocabulary(graph: Graph, options: Mapping[str, Iterable[str]]) -> Vocabulary:
    """The entities and names of a graph, and the terms of the ontology."""
    from pyoxigraph import Literal, NamedNode

    ids, names = set(), set()
    for triple in graph.triples(None, NamedNode(LABEL)):
        if isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(BASE):
            ids.add(f":{triple.subject.value.removeprefix(BASE)}")
        if isinstance(triple.object, Literal):
            names.add(triple.object.value)
    words = Ontology.load()
    terms = sorted(f"kg:{name}" for name in {*words.classes, *words.properties})
    listed = {name: tuple(each) for name, each in sorted(options.items())}
    return Vocabulary(tuple(sorted(ids)), tuple(sorted(names)), tuple(terms), listed)


def is_sparql(line: str) -> bool:
    """Whether a line begins a SPARQL text.

    >>> is_sparql("select ?city {"), is_sparql("show Ambon")
    (True, False)
    """
    first = line.split(maxsplit=1)[:1]
    return bool(first) and first[0].upper().rstrip("{*(") in (*FORMS, "PREFIX", "BASE")


def completions(line: str, words: Vocabulary) -> list[str]:
    """What the last word of a line may become, best first; in place of that word.

    >>> completions("SELECT ?city { ?city kg:supp", Vocabulary(terms=("kg:supports", "kg:meets")))
    ['kg:supports']
    >>> completions("show ani", Vocabulary(names=("Anies Baswedan",), options={"show": ()}))
    ['"Anies Baswedan"']
    """
    word = line[max(line.rfind(" "), line.rfind("\\t")) + 1 :]
    if is_sparql(line) and " " in line.strip():
        return _in_sparql(line, word)[:_MOST] or _fit(word, (*words.ids, *words.terms))
    if " " not in line.lstrip():
        return _fit(word, (*words.options, *FORMS), fold=True)
    command = line.split(maxsplit=1)[0]
    if word.startswith("--"):
        return _fit(word, words.options.get(command, ()))
    if word.startswith(":"):
        return _fit(word, words.ids)
    if word.startswith("kg:"):
        return _fit(word, words.terms)
    return _names(line, word, words)


def _fit(word: str, choices: Iterable[str], *, fold: bool = False) -> list[str]:
    wanted = word.casefold() if fold else word
    fits = (each for each in choices if (each.casefold() if fold else each).startswith(wanted))
    return list(fits)[:_MOST]


def _in_sparql(line: str, word: str) -> list[str]:
    """Prefixes, variables that the line has, keywords; names of things are looked up elsewhere."""
    if ":" in word or not word:
        return []
    known = dict.fromkeys(_VARIABLE.findall(line[: -len(word)]))
    prefixes = (f"{prefix}:" for prefix in PREFIXES if prefix)
    return [*_fit(word, known), *_fit(word, prefixes), *_fit(word, _WORDS, fold=True)]


def _names(line: str, word: str, words: Vocabulary) -> list[str]:
    """Names of entities, in quotation marks where they have a blank."""
    opened = line.rfind('"') if line.count('"') % 2 else -1
    typed = line[opened + 1 :] if opened >= 0 else word
    wanted = folded(typed)
    fits = [name for name in words.names if folded(name).startswith(wanted)][:_MOST]
    if opened >= 0:
        already = len(line) - len(word) - opened  # what stands before the last word stays
        return [f'"{name}"'[already:] for name in fits if '"' not in name]
    return [f'"{name}"' if " " in name else name for name in fits if '"' not in name]
