"""A store follows its decisions file: what changed there changes exactly the articles it touches.

The file is read whenever a store is opened to write. Where it says something else than the
record knows, the articles that may be touched are found by the names that changed, mapped again
from the reading that the record keeps, and replaced where their triples differ. No text is read
again. Judgements that contradict each other stop all this before anything is written.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.errors import InputError
from kgnews.judgements import UNJUDGED, Decisions, Settled, judged_in, line_of, parsed, settled
from kgnews.judging import derived
from kgnews.mapping import iri, literal
from kgnews.model import Judgement
from kgnews.ontology import BASE, Ontology
from kgnews.store import Entry, Store, entry, judged, kept_gazetteers
from kgnews.store.codec import article_from, reading_from
from kgnews.store.record import Judging, Record

if TYPE_CHECKING:
    from kgnews.extract.gazetteer import Gazetteer
    from kgnews.store import Graph

__all__ = ["FILE", "Applied", "decide", "decisions_path", "follow", "held", "idle", "known_names"]

FILE = "decisions.kg"

_LABELS = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#altLabel",
)
_NAMES = re.compile(rb"<" + re.escape(BASE.encode()) + rb"([^>]{1,400})>")


@dataclass(frozen=True, slots=True)
class Applied:
    """What following the decisions file changed: judgements, and articles by their ids."""

    added: tuple[Judgement, ...] = ()
    removed: tuple[Judgement, ...] = ()
    articles: tuple[str, ...] = ()
    retracted: int = 0
    returned: int = 0
    settled: Settled = UNJUDGED


def decisions_path(folder: Path, record: Record) -> Path:
    """Where the decisions file of a store lies: in its folder, or where it was told to look."""
    elsewhere = judged.decisions_file(record)
    return Path(elsewhere) if elsewhere else folder / FILE


def known_names(folder: Path) -> Gazetteer:
    """The names that a store knows, its user's own included."""
    from kgnews.extract.gazetteer import Gazetteer

    return Gazetteer.load(Ontology.load(), kept_gazetteers(folder))


def held(record: Record) -> frozenset[Judgement]:
    """The judgements that the record follows."""
    return frozenset(parsed(line, "record")[0] for line in judged.lines(record))


def idle(record: Record, judgements: Iterable[Judgement]) -> set[Judgement]:
    """The judgements that touch no article of the record: meant for later, or mistyped."""
    return {each for each in judgements if not _touches(record, each)}


def _touches(record: Record, judgement: Judgement) -> bool:
    if judgement.verb == "retract":
        article = judgement.about[0]
        return article in record or judged.kept(record, article) is not None
    if judgement.verb in ("wrong", "correct"):
        return bool(judged.touched(record, [line_of(judgement.decision)]))
    terms = judgement.about if judgement.verb in ("same", "not-same") else judgement.about[:1]
    keys = [each if each[0] == '"' else each.removeprefix(":") for each in terms]
    return all(judged.touched(record, [each]) for each in keys)


def follow(store: Store) -> Applied:
    """Let a store be as its decisions file says, also for all that comes into it from now on.

    A file of its own that is gone is written again: the record knows what was decided. Raises
    InputError for a file that cannot be read or that contradicts itself.
    """
    path = decisions_path(store.folder, store.record)
    before = held(store.record)
    if path.parent == store.folder and not path.exists():
        if not before:
            return _applied(store, before, before)
        Decisions().added(sorted(before)).write(path)
    decisions = Decisions.read(path)
    with _placed(decisions):
        return _applied(store, before, decisions.judgements)


def decide(store: Store, add: Iterable[Judgement], remove: Iterable[Judgement] = ()) -> Applied:
    """Write decisions into the file of a store, or take some out, and follow it.

    Raises InputError where they contradict what is there; the file then stays as it was.
    """
    follow(store)
    path = decisions_path(store.folder, store.record)
    old = Decisions.read(path) if path.exists() else Decisions()
    new = old.without(remove).added(add)
    with _placed(old):
        _settled(store, new.judgements)
    new.write(path)
    return follow(store)


@contextmanager
def _placed(decisions: Decisions) -> Iterator[None]:
    """Contradictions name the lines of the file in which they stand."""
    try:
        yield
    except InputError as fault:
        what = fault.what
        for judgement, place in sorted(decisions.places.items()):
            line = line_of(judgement)
            what = what.replace(line, f"{line} ({place.rpartition('/')[2]})")
        raise InputError(fault.where, what, fault.cure) from fault


def _settled(store: Store, judgements: frozenset[Judgement]) -> Settled:
    return settled(judgements, known_names(store.folder)) if judgements else UNJUDGED


def _applied(store: Store, before: frozenset[Judgement], after: frozenset[Judgement]) -> Applied:
    if not before and not after:
        store.record.judging = None
        return Applied()
    gazetteer = known_names(store.folder)
    new = settled(after, gazetteer)
    store.record.judging = None  # what is derived here is judged already
    done = Applied(settled=new)
    if before != after:
        done = _change(store, gazetteer, before, new)
    store.record.judging = _judging(new, gazetteer) if after else None
    return done


def _change(
    store: Store, gazetteer: Gazetteer, before: frozenset[Judgement], new: Settled
) -> Applied:
    """Replace the judgements that the record follows, and all that hangs on them."""
    record = store.record
    store.settle()  # the graph finds the articles
    try:
        ids = _candidates(store, settled(before, gazetteer), new)
    except InputError:  # other names of the user: what held together does so no more
        ids = judged.every_id(record)
    gone = frozenset(j.about[0] for j in before if j.verb == "retract")
    back = [_returned(record, each, gazetteer, new) for each in sorted(gone - new.retracted)]
    change = judged.Change(
        lines=tuple(sorted(map(line_of, new.judgements))),
        entries=_derived(record, sorted(ids - new.retracted), gazetteer, new),
        out=new.retracted - gone,
        back=tuple(filter(None, back)),
        forgotten=gone - new.retracted,
    )
    changed, out, returned = judged.judge(record, change)
    return Applied(
        added=tuple(sorted(new.judgements - before)),
        removed=tuple(sorted(before - new.judgements)),
        articles=tuple(changed),
        retracted=out,
        returned=returned,
        settled=new,
    )


# --- Articles, mapped again ------------------------------------------------------------------


def _derived(
    record: Record, ids: Iterable[str], gazetteer: Gazetteer, new: Settled
) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for each in ids:
        if (known := judged.kept(record, each)) is not None:
            yield _rederived(known, gazetteer, new)


def _returned(
    record: Record, article_id: str, gazetteer: Gazetteer, new: Settled
) -> tuple[Entry, tuple[str, ...]] | None:
    """A retracted article as it comes back; None where it was never there, or erased."""
    known = judged.kept(record, article_id)
    return _rederived(known, gazetteer, new) if known else None


def _rederived(known: Entry, gazetteer: Gazetteer, new: Settled) -> tuple[Entry, tuple[str, ...]]:
    article = article_from(known.text, known.article)
    reading = reading_from(article, zlib.decompress(known.reading).decode())
    found = derived(reading, gazetteer, new)
    made = entry(reading, found.quads, known.rules)
    # The reading keeps its bytes: it is what the machine read, whatever people think of it.
    return replace(made, reading=known.reading), found.touched


def _judging(new: Settled, gazetteer: Gazetteer) -> Judging:
    """What the record does to every article that comes in: nothing to most of them."""
    watched = _watched(new)

    def judging(read: Entry) -> tuple[Entry, tuple[str, ...]]:
        if watched(zlib.decompress(read.quads)):
            return _rederived(read, gazetteer, new)
        return read, ()

    return judging


def _watched(new: Settled) -> Callable[[bytes], bool]:
    """Whether an article may be touched, by its triples before anybody judged."""
    names = {judged_in(each)[0] for each in new.things}
    for correction in new.corrections:
        names |= _members(new, correction.fact[0])
    return _mentioning(names, sorted(new.banned))


def _mentioning(names: Iterable[str], texts: Iterable[str]) -> Callable[[bytes], bool]:
    """Whether some N-Triples have one of these entities or these texts."""
    wanted = {iri(name)[len(BASE) + 1 : -1].encode() for name in names}
    literals = [literal(text).encode() for text in texts]

    def mentioning(lines: bytes) -> bool:
        known = not wanted.isdisjoint(_NAMES.findall(lines))
        return known or any(each in lines for each in literals)

    return mentioning


# --- Which articles --------------------------------------------------------------------------


def _members(new: Settled, term: str) -> set[str]:
    """All names that are what a term of a fact is."""
    name = term.removeprefix(":")
    bare = judged_in(name)[0]
    thing = new.things.get(name) or new.things.get(bare)
    names = {bare, *(thing.members if thing else ())}
    return {judged_in(each)[0] for each in names}


def _candidates(store: Store, old: Settled, new: Settled) -> set[str]:
    """Ids of all articles that may state something else: by what touched them, and by name."""
    changed = old.changed(new)
    ids = judged.touched(store.record, changed)
    wanted = {old.final(each) for each in changed if not each.startswith('"') and " " not in each}
    for each in changed:
        bare, article = judged_in(each)
        if article:
            ids.add(article)
            wanted.add(old.final(bare))
    for correction in {*old.corrections} ^ {*new.corrections}:
        names = _members(new, correction.fact[0]) | _members(old, correction.fact[0])
        wanted |= {old.final(name) for name in names}
        ids |= {name.removeprefix("article-") for name in names if name.startswith("article-")}
    texts = sorted(old.banned ^ new.banned)
    in_ = _mentioning(wanted, texts)
    ids |= {each for each, lines in judged.superseded(store.record) if in_(lines)}
    finder = _Finder(store)
    for name in sorted(wanted):
        ids |= finder.articles_of(f"{iri(name)[1:-1]}")
    for text in texts:
        for node in finder.called(text):
            ids |= finder.articles_of(node)
    return ids


@dataclass(frozen=True)
class _Finder:
    """Look-ups in the graph of a store, object first."""

    store: Store

    @cached_property
    def _graph(self) -> Graph:
        return self.store.graph

    def articles_of(self, node: str) -> set[str]:
        """Ids of the articles in whose triples an entity occurs."""
        from pyoxigraph import NamedNode

        prefix = f"{BASE}article-"
        found = self._graph.triples(None, None, NamedNode(node))
        nodes = {str(getattr(each.subject, "value", "")) for each in found}
        return {each.removeprefix(prefix) for each in nodes if each.startswith(prefix)}

    def called(self, text: str) -> set[str]:
        """The entities that bear a name."""
        from pyoxigraph import Literal, NamedNode

        return {
            str(getattr(each.subject, "value", ""))
            for label in _LABELS
            for each in self._graph.triples(None, NamedNode(label), Literal(text))
        }
