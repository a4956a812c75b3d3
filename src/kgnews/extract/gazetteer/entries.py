"""Entries of the gazetteer, and the files that they are read from."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path

from kgnews.errors import OntologyError
from kgnews.ontology import NAMESPACE, Ontology, triples

__all__ = ["COLUMNS", "TABLES", "Entry", "read_entries"]

# The shipped tables, in the order in which they are read.
TABLES = (
    "places",
    "world_cities",
    "organizations",
    "people",
    "events",
    "common_places",
    "common_organizations",
    "common_events",
)

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_QID = re.compile(r"Q[1-9][0-9]{0,11}")
_NUMBERS = re.compile(r"[1-9][0-9]{0,11}(?:\|[1-9][0-9]{0,11})*")

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SAME = (f"{_SKOS}exactMatch", "http://www.w3.org/2002/07/owl#sameAs")
_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)")
_GEONAMES = re.compile(r"https?://(?:sws|www)\.geonames\.org/([1-9][0-9]*)(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that has a key and names.

    ``aliases`` name it wherever they stand; ``context_aliases`` only with support (a cue word
    such as *Kecamatan*, or the full name elsewhere in the article); ``AS@id`` needs none in
    articles of that language. ``country`` and ``parent``
    are keys of other entries. ``start`` and ``end`` are dates of an event. An edition of a
    recurring event has the key of the whole in ``series``. ``population`` is that of a city.
    ``geonames`` may hold two ids joined by a bar (a city that is also a province).
    """

    key: str
    kind: str
    label_id: str = ""
    label_en: str = ""
    aliases: tuple[str, ...] = ()
    context_aliases: tuple[str, ...] = ()
    wikidata: str = ""
    geonames: str = ""
    iso: str = ""
    country: str = ""
    parent: str = ""
    start: str = ""
    end: str = ""
    series: str = ""
    population: int = 0
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Labels and aliases that need no context, each once.

        >>> Entry("city-rome", "City", "Roma", "Rome", context_aliases=("Rome@en",)).names
        ('Roma',)
        """
        found = dict.fromkeys((self.label_id, self.label_en, *self.aliases))
        found.pop("", None)
        if not self.context_aliases:
            return tuple(found)
        needy = {marked.partition("@")[0] for marked in self.context_aliases}
        return tuple(name for name in found if name not in needy)

    def label(self, language: str = "en") -> str:
        """The label in Indonesian (``id``) or English, whichever there is."""
        first, second = self.label_en, self.label_id
        if language == "id":
            first, second = second, first
        return first or second

    def updated(self, other: Entry) -> Entry:
        """This entry with the filled cells of another, and the names of both.

        >>> a, b = Entry("city-x", "City", "X"), Entry("city-x", "City", "X", aliases=("Ex",))
        >>> a.updated(b).aliases
        ('Ex',)
        """
        filled = {f.name: value for f in fields(other) if (value := getattr(other, f.name))}
        filled["aliases"] = _joined(self.aliases, other.aliases)
        safe = other.names
        filled["context_aliases"] = tuple(
            marked
            for marked in _joined(self.context_aliases, other.context_aliases)
            if marked.partition("@")[0] not in safe
        )
        joined = replace(self, **filled)
        lost = [name for name in self.names if name not in joined.names]
        needy = {marked.partition("@")[0] for marked in joined.context_aliases}
        return replace(joined, aliases=_joined(joined.aliases, set(lost) - needy))


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *sorted(second))))


COLUMNS = tuple(field.name for field in fields(Entry))
_LISTS = ("aliases", "context_aliases")


def read_entries(path: Path, ontology: Ontology) -> list[Entry]:
    """The entries of a CSV table or of a SKOS file in Turtle (``.ttl``).

    Raises OntologyError, which names the file, the line, the fault and the cure.
    """
    seen: dict[str, int] = {}
    checked = []
    for line, entry in _skos(path) if path.suffix.lower() == ".ttl" else _table(path):
        fault = _fault(entry, ontology)
        if entry.key in seen:
            first = f"{path}:{seen[entry.key]}"
            fault = fault or (f"key {entry.key} is used twice, first in {first}", "join the rows")
        if fault:
            raise OntologyError(f"{path}:{line}", *fault)
        seen[entry.key] = line
        checked.append(entry)
    return checked


def _fault(entry: Entry, ontology: Ontology) -> tuple[str, str] | None:
    """What is wrong with an entry and what cures it; None where nothing is."""
    if not _KEY.fullmatch(entry.key):
        return f"key {entry.key!r} is no key", "use a-z, 0-9 and single hyphens: city-bandung"
    if entry.kind not in ontology.classes:
        near = get_close_matches(entry.kind, ontology.classes, 1) or ["Person"]
        what = f"kind {entry.kind!r} is no class of the ontology"
        return what, f"write a class such as {near[0]}"
    if not (entry.label_id or entry.label_en):
        return f"{entry.key} has no label", "fill label, label_id or label_en"
    if entry.wikidata and not _QID.fullmatch(entry.wikidata):
        return f"wikidata {entry.wikidata!r} is no item id", "write it like Q3630"
    if entry.geonames and not _NUMBERS.fullmatch(entry.geonames):
        return f"geonames {entry.geonames!r} is no id", "write the number alone: 1642911"
    return None


def _table(path: Path) -> Iterator[tuple[int, Entry]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.reader(lines, strict=True)
            header = [name.strip() for name in next(rows, [])]
            _check_header(f"{path}:1", header)
            for row in rows:
                if any(row):
                    try:
                        entry = _entry(header, row)
                    except ValueError as fault:
                        raise OntologyError(f"{path}:{rows.line_num}", *fault.args) from fault
                    yield rows.line_num, entry
    except UnicodeDecodeError as fault:
        raise OntologyError(str(path), "not UTF-8", "save the table as UTF-8") from fault
    except csv.Error as fault:
        raise OntologyError(str(path), f"no CSV: {fault}", "mend the quotes") from fault
    except OSError as fault:
        raise OntologyError(
            str(path), fault.strerror or str(fault), "give a file that can be read"
        ) from fault


def _check_header(where: str, header: list[str]) -> None:
    allowed = (*COLUMNS, "label")
    for name in header:
        if name not in allowed:
            near = get_close_matches(name, allowed, 1)
            cure = f"did you mean {near[0]}?" if near else "use " + ", ".join(allowed)
            raise OntologyError(where, f"unknown column {name!r}", cure)
    missing = [name for name in ("key", "kind") if name not in header]
    if not {"label", "label_id", "label_en"} & set(header):
        missing.append("label")
    if missing:
        raise OntologyError(where, f"no column {', '.join(missing)}", "add it to the first line")


def _entry(header: Sequence[str], row: Sequence[str]) -> Entry:
    """What a row says. Raises ValueError with what is wrong with it and what cures that."""
    if len(row) > len(header):
        raise ValueError("more cells than columns", "quote cells that hold a comma")
    cells: dict[str, object] = {"key": "", "kind": ""}
    for name, cell in dict(zip(header, row, strict=False)).items():
        value = cell.strip()
        if not value:
            continue
        if name in _LISTS:
            cells[name] = tuple(
                dict.fromkeys(part.strip() for part in value.split("|") if part.strip())
            )
        elif name == "population":
            if not value.isdecimal():
                raise ValueError(f"population {value!r} is no number", "write digits alone")
            cells[name] = int(value)
        elif name == "label":
            cells.setdefault("label_id", value)
            cells.setdefault("label_en", value)
        else:
            cells[name] = value
    return Entry(**cells)  # type: ignore[arg-type]  # the columns are the fields, by construction


def _skos(path: Path) -> Iterator[tuple[int, Entry]]:
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for subject, predicate, value, language in triples((path,)):
        found.setdefault(subject, {}).setdefault(predicate, []).append((value, language))
    lines = path.read_text(encoding="utf-8").splitlines()
    for subject, about in sorted(found.items()):
        if f"{_SKOS}prefLabel" in about:
            key = re.split(r"[/#]", subject)[-1]
            line = next((n for n, text in enumerate(lines, 1) if key and key in text), 1)
            yield line, _concept(key, about)


def _concept(key: str, about: Mapping[str, list[tuple[str, str]]]) -> Entry:
    labels = {language: value for value, language in sorted(about[f"{_SKOS}prefLabel"])}
    first = next(iter(labels.values()))
    kinds = [value.removeprefix(NAMESPACE) for value, _ in about.get(_RDF_TYPE, ())]
    kinds = [kind for kind in kinds if not kind.startswith("http")]
    same = [value for relation in _SAME for value, _ in about.get(relation, ())]
    aliases = about.get(f"{_SKOS}altLabel", ())
    hidden = about.get(f"{_SKOS}hiddenLabel", ())
    return Entry(
        key=key,
        kind=min(kinds, default=""),
        label_id=labels.get("id") or labels.get("") or first,
        label_en=labels.get("en") or labels.get("") or first,
        aliases=tuple(sorted({value for value, _ in (*aliases, *hidden)})),
        wikidata=next((m[1] for m in map(_WIKIDATA.fullmatch, same) if m), ""),
        geonames="|".join(sorted(m[1] for m in map(_GEONAMES.fullmatch, same) if m)),
    )
