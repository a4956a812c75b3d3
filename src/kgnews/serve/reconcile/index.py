"""Everything that has a name, to be found by it quickly, with typing errors or without."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kgnews.extract.gazetteer import Gazetteer
from kgnews.finding import folded
from kgnews.finding.entities import ALTERNATIVE, LABEL
from kgnews.mapping import PREFIXES, RDF
from kgnews.ontology import BASE, NAMESPACE, Ontology
from kgnews.store import kept_gazetteers

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["Index", "Known", "links_of", "names_of"]

_SAME = f"{PREFIXES['owl']}sameAs"
_LONGEST = 80  # letters of a name that are compared
_SHORTLIST = 60  # names that share the most letters, and are then compared in full
_COMMON = 4_000  # names with the same three letters: those do not help to tell names apart


@dataclass(slots=True)
class Known:
    """Something with a name: its key, and whether an article of the store names it."""

    key: str
    name: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    links: tuple[str, ...] = ()
    in_graph: bool = False


class Index:
    """The names of a graph and a gazetteer."""

    def __init__(self, graph: Graph, gazetteer: Gazetteer) -> None:
        """Look at all names once; some seconds for a hundred thousand."""
        self.known = {each.key: each for each in _all(graph, gazetteer)}
        self.by_link = {link: key for key, each in self.known.items() for link in each.links}
        self._forms: list[tuple[str, str]] = []  # a name as it is compared, and whose it is
        self._whole: dict[str, list[str]] = {}
        self._thirds: dict[str, array[int]] = {}
        for key, each in self.known.items():
            for form in dict.fromkeys(map(folded, (each.name, *each.names))):
                self._add(form, key)
        starts = ((form[at:], key) for form, key in self._forms for at in _starts(form))
        self._beginnings = sorted(starts)

    def same(self, name: str) -> list[str]:
        """The keys of those with exactly a name, but for case and accents."""
        return self._whole.get(folded(name), [])

    def alike(self, name: str) -> list[tuple[str, str]]:
        """The names that share the most letters with one, and whose they are."""
        shared: Counter[int] = Counter()
        for third in _in_threes(folded(name)[:_LONGEST]):
            places = self._thirds.get(third, ())
            if len(places) <= _COMMON:
                shared.update(places)
        return [self._forms[at] for at, _ in shared.most_common(_SHORTLIST)]

    def beginning(self, prefix: str, most: int) -> Iterator[str]:
        """The keys of those of which a word begins like that, by the alphabet, each once."""
        wanted = folded(prefix)
        at = bisect_left(self._beginnings, (wanted, ""))
        found: dict[str, None] = {}
        for form, key in islice(self._beginnings, at, None):
            if not form.startswith(wanted) or len(found) >= most:
                break
            found[key] = None
        yield from found

    def _add(self, form: str, key: str) -> None:
        if not form:
            return
        self._whole.setdefault(form, []).append(key)
        for third in _in_threes(form[:_LONGEST]):
            self._thirds.setdefault(third, array("l")).append(len(self._forms))
        self._forms.append((form, key))


def names_of(graph: Graph) -> Index:
    """The index of a graph and of the gazetteer that its store was read with."""
    return Index(graph, Gazetteer.load(Ontology.load(), kept_gazetteers(graph.folder)))


def _starts(form: str) -> Iterator[int]:
    """Where the words of a name begin."""
    yield 0
    yield from (at + 1 for at, letter in enumerate(form) if letter == " ")


def _in_threes(form: str) -> set[str]:
    padded = f" {form} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _all(graph: Graph, gazetteer: Gazetteer) -> Iterator[Known]:
    """What the graph has, then what only the gazetteer has; the names of both together."""
    labels, others = _texts(graph, LABEL), _texts(graph, ALTERNATIVE)
    kinds, links = _texts(graph, f"{RDF}type"), _texts(graph, _SAME)
    for key, own in labels.items():
        entry = gazetteer.entries.get(key)
        classes = (each.removeprefix(NAMESPACE) for each in kinds.get(key, ()))
        name = min(own, key=lambda each: (each.isupper(), each))
        names = dict.fromkeys((*own, *others.get(key, ()), *(entry.names if entry else ())))
        yield Known(
            key,
            name,
            tuple(sorted(each for each in classes if ":" not in each)),
            tuple(each for each in names if each != name),
            tuple(sorted(links.get(key, ()))),
            in_graph=True,
        )
    for key, entry in gazetteer.entries.items():
        if key not in labels and entry.names:
            name = entry.label()
            aliases = tuple(each for each in entry.names if each != name)
            yield Known(key, name, (entry.kind,), aliases, links_of(entry))


def links_of(entry: object) -> tuple[str, ...]:
    """The addresses of an entry of the gazetteer in Wikidata and GeoNames."""
    wikidata, geonames = getattr(entry, "wikidata", ""), getattr(entry, "geonames", "")
    numbers = filter(None, geonames.split("|"))
    found = [f"{PREFIXES['geonames']}{each}/" for each in numbers]
    return (*found, f"{PREFIXES['wd']}{wikidata}") if wikidata else tuple(found)


def _texts(graph: Graph, predicate: str) -> dict[str, list[str]]:
    """The values of a property by the keys of what has them."""
    from pyoxigraph import NamedNode

    found: dict[str, list[str]] = {}
    for triple in graph.triples(None, NamedNode(predicate)):
        iri = str(getattr(triple.subject, "value", ""))
        if iri.startswith(BASE) and _is_thing(key := iri.removeprefix(BASE)):
            found.setdefault(key, []).append(str(getattr(triple.object, "value", "")))
    return found


def _is_thing(key: str) -> bool:
    return not key.startswith(("article-", "fact-", "evidence-", "quote-"))
