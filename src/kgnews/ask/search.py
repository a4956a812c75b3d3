"""Names and quotes that hold some words, with typing errors or without.

A word of the search fits the same word, one that begins with it, or, where nothing does, words
that look like it. Case and accents do not matter. Everything is looked at once: some tenths of a
second for a hundred thousand names and quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgnews.ask.facts import Said, View
from kgnews.errors import QueryError
from kgnews.finding.entities import ALTERNATIVE, LABEL, Entity, described
from kgnews.finding.likeness import folded, similar
from kgnews.mapping import PREFIXES
from kgnews.ontology import NAMESPACE

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgnews.store import Graph

__all__ = ["FormFound", "Found", "QuoteFound", "search"]

_TEXT = f"{PREFIXES['schema']}text"
_SPEAKER = f"{NAMESPACE}speaker"
_MOST_WORDS = 12  # of a search; more are a sentence that no quote has
_MOST_FORMS = 6  # words that one misspelt word may stand for
_BEGINNING = 3  # letters by which longer words are found
_SIGNS = '.,;:!?()[]{}"“”„…«»/|'


@dataclass(frozen=True, slots=True)
class FormFound:
    """An entity, and that form of its name that was found."""

    entity: Entity
    form: str


@dataclass(frozen=True, slots=True)
class QuoteFound:
    """A quote, and who said it."""

    said: Said
    speaker: Entity | None


@dataclass(frozen=True, slots=True)
class Found:
    """Entities and quotes, best first, and how many there are in all.

    ``taken`` are the words that were taken for others: ``barselona`` for ``barcelona``.
    """

    entities: tuple[FormFound, ...]
    quotes: tuple[QuoteFound, ...]
    entities_in_all: int
    quotes_in_all: int
    taken: tuple[tuple[str, tuple[str, ...]], ...] = ()


def search(graph: Graph, words: str, *, most: int | None = None) -> Found:
    """Entities by their names and quotes by their words; at most so many of each.

    Raises QueryError where the words have no letter and no number.
    """
    wanted = list(dict.fromkeys(_words(words)))[:_MOST_WORDS]
    if not wanted:
        raise QueryError(words or "nothing", "has no word to search for", "give a name or a word")
    names = dict(_names(graph))
    quotes = {node: _words(text) for node, text in _texts(graph, _TEXT)}
    known = {word for forms in names.values() for _, each in forms for word in each}
    known |= {word for each in quotes.values() for word in each}
    forms = {word: _forms(word, known) for word in wanted}
    entities = sorted(_entities(graph, names, wanted, forms), key=lambda each: each[0])
    said = sorted(_quotes(View(graph), quotes, wanted, forms), key=lambda each: each[0])
    taken = ((word, fits) for word, fits in forms.items() if not _as_given(word, fits))
    return Found(
        tuple(FormFound(each, form) for _, each, form in entities[:most]),
        tuple(each for _, each in said[:most]),
        len(entities),
        len(said),
        tuple(taken),
    )


def _words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    plain = folded(text.encode(errors="replace").decode())
    return [word for each in plain.split() if (word := each.strip(_SIGNS))]


def _names(graph: Graph) -> Iterator[tuple[ox.NamedNode, list[tuple[str, list[str]]]]]:
    """Every entity with its forms, and the words of each."""
    found: dict[ox.NamedNode, list[tuple[str, list[str]]]] = {}
    for predicate in (LABEL, ALTERNATIVE):
        for node, text in _texts(graph, predicate):
            found.setdefault(node, []).append((text, _words(text)))
    yield from found.items()


def _texts(graph: Graph, predicate: str) -> Iterator[tuple[ox.NamedNode, str]]:
    from pyoxigraph import Literal, NamedNode

    for triple in graph.triples(None, NamedNode(predicate)):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal):
            yield triple.subject, triple.object.value


def _forms(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The words that a word fits: itself and longer ones, else those that look like it."""
    if len(word) >= _BEGINNING:
        fits = sorted(each for each in known if each.startswith(word))
    else:
        fits = [each for each in known if each == word]
    return tuple(fits) or tuple(similar(word, known, _MOST_FORMS, within=0))


def _as_given(word: str, fits: Iterable[str]) -> bool:
    return all(each.startswith(word) for each in fits)


def _entities(
    graph: Graph,
    names: Mapping[ox.NamedNode, Sequence[tuple[str, list[str]]]],
    wanted: Sequence[str],
    forms: Mapping[str, Sequence[str]],
) -> Iterator[tuple[tuple[Any, ...], Entity, str]]:
    """With a rank: the whole name, then all words as they are, then beginnings and look-alikes."""
    for node, known in names.items():
        ranked = [(rank, form) for form, words in known if (rank := _rank(words, wanted, forms))]
        if ranked:
            entity = described(graph, node)
            rank, form = min(ranked, key=lambda each: (each[0], each[1] != entity.name, each[1]))
            yield (*rank[:2], -entity.articles, *rank[2:], entity.id), entity, form


def _rank(
    words: Sequence[str], wanted: Sequence[str], forms: Mapping[str, Sequence[str]]
) -> tuple[int, ...] | None:
    """How well words fit, the least best; None where a wanted one is not among them."""
    there = set(words)
    if not all(there & set(forms[word]) for word in wanted):
        return None
    same = sum(word in there for word in wanted)
    whole = list(words) == list(wanted)
    return (not whole, len(wanted) - same, len(words))


def _quotes(
    view: View,
    quotes: Mapping[ox.NamedNode, list[str]],
    wanted: Sequence[str],
    forms: Mapping[str, Sequence[str]],
) -> Iterator[tuple[tuple[Any, ...], QuoteFound]]:
    """With a rank: all words as they are, then look-alikes; the newest article first."""
    for node, words in quotes.items():
        if rank := _rank(words, wanted, forms):
            speaker = view.value(node, _SPEAKER)
            said = view.said(node)
            newest = tuple(-ord(each) for each in said.source.published)
            quote = QuoteFound(said, view.named(speaker) if speaker else None)
            yield (rank[1], newest, said.source.id, said.start), quote
