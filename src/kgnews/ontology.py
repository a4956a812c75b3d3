"""The only reader of ``ontology/``: classes, properties, frames, word lists.

The folder lies beside ``src`` in a checkout and inside the package in an install; both are
found the same way. A table is a CSV file of ``lexicon/`` or ``gazetteer/``, read as text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from kgnews.errors import OntologyError
from kgnews.prefixes import BASE, NAMESPACE

__all__ = ["BASE", "NAMESPACE", "Frame", "Ontology", "Property", "root", "triples"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SYMMETRIC = f"{_OWL}SymmetricProperty"


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence pattern of one property in one language, as written in the Turtle."""

    property: str
    pattern: str
    language: str


@dataclass(frozen=True, slots=True)
class Property:
    """A relation: local names of its domain and range, its labels and examples by language."""

    name: str
    kind: str  # "object" or "literal"
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[tuple[str, str], ...] = ()  # (sentence, language)
    counter_examples: tuple[tuple[str, str], ...] = ()
    symmetric: bool = False
    functional: bool = False  # a subject has one value, for ever
    one_at_a_time: str = ""  # "subject" or "object": of which there is one at a time
    years_since: str = ""  # the property whose date the value counts the years from


@lru_cache(maxsize=1)
def root() -> Path:
    """The folder of the ontology, in an install or in a checkout.

    >>> (root() / "kgnews.ttl").is_file()
    True
    """
    here = Path(__file__).resolve().parent
    packaged = here / "_ontology"
    return packaged if packaged.is_dir() else here.parents[1] / "ontology"


class Ontology:
    """What ``ontology/`` says, read once and never changed.

    >>> words = Ontology.load()
    >>> words.is_a("City", "Place"), words.is_a("City", "Person")
    (True, False)
    >>> words.properties["leads"].range
    ('Organization', 'Undertaking')
    """

    def __init__(self, folder: Path, extra: Iterable[Path] = ()) -> None:
        """Read a folder and further domain files; :meth:`load` gives the shipped ones."""
        self.folder = folder
        files = (folder / "kgnews.ttl", *sorted((folder / "domains").glob("*.ttl")), *extra)
        self.classes: dict[str, dict[str, str]] = {}
        self.properties: dict[str, Property] = {}
        self.frames: tuple[Frame, ...] = ()
        self._parents: dict[str, set[str]] = {}
        self._read(triples(files))

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Ontology:
        """The ontology that is installed."""
        return cls(root())

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether a class is another one or one of its subclasses."""
        return ancestor in self.ancestors.get(kind, {kind})

    def fits(self, kind: str, kinds: tuple[str, ...]) -> bool:
        """Whether a class is one of these or below one of them; no kinds fit everything."""
        return not kinds or any(self.is_a(kind, each) for each in kinds)

    @cached_property
    def ancestors(self) -> Mapping[str, frozenset[str]]:
        """For every class: itself and all classes above it."""

        def above(kind: str) -> frozenset[str]:
            found, todo = {kind}, [kind]
            while todo:
                for parent in self._parents.get(todo.pop(), ()):
                    if parent not in found:
                        found.add(parent)
                        todo.append(parent)
            return frozenset(found)

        return {kind: above(kind) for kind in self.classes}

    def label(self, name: str, language: str = "en") -> str:
        """The label of a class or property, in English where the language has none."""
        labels = self.properties[name].labels if name in self.properties else self.classes.get(name)
        labels = labels or {}
        return labels.get(language) or labels.get("en") or name

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of ``lexicon/NAME.csv`` or ``gazetteer/NAME.csv``.

        Raises OntologyError where there is no such table.
        """
        for place in ("lexicon", "gazetteer"):
            path = self.folder / place / f"{name}.csv"
            if path.is_file():
                with path.open(encoding="utf-8", newline="") as lines:
                    return list(csv.DictReader(lines))
        raise OntologyError(f"{name}.csv", f"no such table in {self.folder}", "reinstall kgnews")

    def _read(self, triples: Iterable[tuple[str, str, str, str]]) -> None:
        found: dict[str, dict[str, list[tuple[str, str]]]] = {}
        for subject, predicate, value, language in triples:
            if subject.startswith(NAMESPACE):
                about = found.setdefault(subject.removeprefix(NAMESPACE), {})
                about.setdefault(predicate, []).append((value, language))
        frames: list[Frame] = []
        for name in sorted(found):
            about = found[name]
            types = {value for value, _ in about.get(_RDF_TYPE, ())}
            labels = {lang: value for value, lang in sorted(about.get(f"{_RDFS}label", ()))}
            if f"{_OWL}Class" in types:
                self.classes[name] = labels
                self._parents[name] = set(_locals(about.get(f"{_RDFS}subClassOf", ())))
            elif types & {f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty"}:
                self.properties[name] = _property(name, about, labels, types)
                patterns = sorted(about.get(f"{NAMESPACE}frame", ()))
                frames += [Frame(name, value, language) for value, language in patterns]
        self.frames = tuple(frames)


def _property(
    name: str,
    about: Mapping[str, list[tuple[str, str]]],
    labels: Mapping[str, str],
    types: set[str],
) -> Property:
    return Property(
        name=name,
        kind="object" if f"{_OWL}ObjectProperty" in types else "literal",
        domain=_locals(about.get(f"{_RDFS}domain", ())),
        range=_locals(about.get(f"{_RDFS}range", ())),
        labels=labels,
        definitions={lang: text for text, lang in about.get(f"{_SKOS}definition", ())},
        examples=tuple(sorted(about.get(f"{_SKOS}example", ()))),
        counter_examples=tuple(sorted(about.get(f"{NAMESPACE}counterExample", ()))),
        symmetric=_SYMMETRIC in types,
        functional=f"{_OWL}FunctionalProperty" in types,
        one_at_a_time=next((v for v, _ in about.get(f"{NAMESPACE}oneAtATime", ())), ""),
        years_since=next(iter(_locals(about.get(f"{NAMESPACE}yearsSince", ()))), ""),
    )


def _locals(values: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Local names; those of other vocabularies drop out, XML Schema types keep theirs."""
    names = []
    for value, _ in values:
        if value.startswith(NAMESPACE):
            names.append(value.removeprefix(NAMESPACE))
        elif value.startswith("http://www.w3.org/2001/XMLSchema#"):
            names.append("xsd:" + value.rpartition("#")[2])
    return tuple(sorted(names))


def triples(files: Iterable[Path]) -> Iterable[tuple[str, str, str, str]]:
    """(subject, predicate, value, language) of every triple of some Turtle files.

    Raises OntologyError for a file that cannot be read or is not Turtle.
    """
    from pyoxigraph import Literal, RdfFormat, parse

    for path in files:
        try:
            for triple in parse(path=str(path), format=RdfFormat.TURTLE):
                language = (
                    (triple.object.language or "") if isinstance(triple.object, Literal) else ""
                )
                yield triple.subject.value, triple.predicate.value, triple.object.value, language
        except (SyntaxError, OSError) as fault:
            raise OntologyError(str(path), str(fault), "mend the Turtle") from fault
