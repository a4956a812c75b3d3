"""Why a fact is not in the graph: the first thing that failed, from the record.

A fact has to pass several gates before it is in the graph: both things are named, they are of
classes that the property may join, one article names both, one sentence does, a frame of the
property matches that sentence, the article asserts it, and nobody has judged it wrong. The first
gate that is shut is the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from kgnews.ask.facts import Fact, Source, View, ordered
from kgnews.errors import KgnewsError, QueryError, StoreError
from kgnews.finding.entities import (
    ALTERNATIVE,
    LABEL,
    MENTIONS,
    Entity,
    entity,
    long,
    property_named,
)
from kgnews.finding.likeness import folded
from kgnews.mapping import EVIDENCE, STATED_IN
from kgnews.ontology import BASE, NAMESPACE, Ontology, Property

if TYPE_CHECKING:
    from kgnews.model import Reading, Sentence, Span
    from kgnews.store import Graph, Record

__all__ = ["REASONS", "Absence", "Place", "why_not"]

REASONS = {
    "stated": "it is in the graph",
    "ended": "articles speak of it as over, so it is no plain fact",
    "denied": "it is denied, and nobody states it",
    "planned": "it is only planned",
    "reported": "somebody said it, and no article states it as its own",
    "judged": "a person judged it wrong",
    "reversed": "it is the other way round",
    "unnamed": "no article was read to name it",
    "unread": "the words stand in articles, and were not read as a name",
    "subject-class": "the property does not fit its subject",
    "object-class": "the property does not fit its object",
    "other-value": "the articles state another value",
    "no-value": "no article states a value",
    "apart": "no article names both",
    "not-one-sentence": "no sentence names both",
    "no-words": "sentences name both, but without words that state it",
    "no-frame": "sentences name both and have words that state it, but do not say it of the two",
}
"""What each reason means."""

_HELD = {"denies": "denied", "plans": "planned", "reports": "reported"}
_MOST_ARTICLES = 200  # that name both; what 200 do not say is not said
_MOST_PLACES = 20
_UNREAD = 2_000  # articles whose text is searched for a name that was not read


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that could have stated it. ``instead`` are the facts that were read there.

    ``words`` are those of the property that stand in it.
    """

    source: Source
    start: int
    end: int
    text: str
    words: tuple[str, ...] = ()
    instead: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is no such fact. ``reason`` is a key of :data:`REASONS`.

    ``about`` is the name or the decision that it hangs on, ``kinds`` the classes of that name and
    ``allowed`` those that would fit. ``facts`` are those that speak for the reason, ``places``
    the sentences that could have stated it, ``others`` what else joins the two. ``articles`` are
    how many name the subject, the object and both.
    """

    subject: str
    predicate: str
    object: str
    reason: str
    about: str = ""
    kinds: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    places: tuple[Place, ...] = ()
    articles: tuple[int, int, int] = (0, 0, 0)
    others: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()


def why_not(graph: Graph, record: Record, subject: str, predicate: str, object: str) -> Absence:
    """The first reason why a fact is not in the graph; ``stated`` where it is.

    Raises QueryError for a name that may mean several entities, or an unknown property.
    """
    wanted = property_named(predicate)
    case = _Case(graph, record, Ontology.load().properties[wanted], subject, object)
    for gate in (_unnamed, _known, _judged, _classes, _value, _apart, _unsaid):
        if found := gate(case):
            return found
    raise AssertionError("the last gate is always shut")


@dataclass
class _Case:
    """What was asked, looked up as far as a gate needs it."""

    graph: Graph
    record: Record
    relation: Property
    given_subject: str
    given_object: str
    notes: list[str] = field(default_factory=list)

    @cached_property
    def view(self) -> View:
        return View(self.graph)

    @cached_property
    def subject(self) -> Entity | None:
        return self._entity(self.given_subject)

    @cached_property
    def object(self) -> Entity | None:
        return self._entity(self.given_object) if self.relation.kind == "object" else None

    def _entity(self, name: str) -> Entity | None:
        try:
            found, note = entity(self.graph, name)
        except QueryError as fault:
            if "is not in the graph" in fault.what:
                return None
            raise
        self.notes += [note] if note else []
        return found

    def articles(self, of: Entity | None) -> set[str]:
        """The addresses of the articles that name an entity."""
        if of is None:
            return set()
        node = self.view.node(of.iri)
        found = self.graph.triples(None, self.view.node(MENTIONS), node)
        return {str(getattr(each.subject, "value", "")) for each in found}

    @cached_property
    def both(self) -> set[str]:
        return self.articles(self.subject) & self.articles(self.object)

    @cached_property
    def facts(self) -> list[Fact]:
        """All facts with the subject on one side, oldest property first."""
        assert self.subject
        node = self.view.node(self.subject.iri)
        return ordered([*self.view.facts("subject", node), *self.view.facts("object", node)])

    @property
    def between(self) -> list[Fact]:
        """The facts that join the two, of any property."""
        if self.object is None:
            return []
        return [f for f in self.facts if self.object.id in (f.subject, f.object)]

    def shut(
        self,
        reason: str,
        about: str = "",
        *,
        facts: Sequence[Fact] = (),
        places: Sequence[Place] = (),
    ) -> Absence:
        """The answer, with what everybody wants to know beside it."""
        counts = (
            len(self.articles(self.subject)),
            len(self.articles(self.object)),
            len(self.both),
        )
        others = [f for f in (self.between if self.subject else []) if f not in facts]
        return Absence(
            subject=self.subject.name if self.subject else self.given_subject,
            predicate=f"kg:{self.relation.name}",
            object=self.object.name if self.object else self.given_object,
            reason=reason,
            about=about,
            facts=tuple(facts),
            places=tuple(places[:_MOST_PLACES]),
            articles=counts,
            others=tuple(others),
            notes=tuple(self.notes),
        )


def _unnamed(case: _Case) -> Absence | None:
    """A name that no article was read to have."""
    sides = [(case.given_subject, case.subject)]
    if case.relation.kind == "object":
        sides.append((case.given_object, case.object))
    for given, found in sides:
        if found is None:
            places = list(_texts(case, given))
            return case.shut("unread" if places else "unnamed", given, places=places)
    return None


def _texts(case: _Case, words: str) -> Iterator[Place]:
    """Where words stand in the texts of the articles, whether or not that part is read."""
    wanted = words.casefold()
    if not wanted.strip():
        return
    for id_ in case.record.ids()[:_UNREAD]:
        text = case.record.text(id_)
        start = text.casefold().find(wanted)
        if start >= 0:
            begin = text.rfind("\n", 0, start) + 1
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            source = case.view.source(f"{BASE}article-{id_}")
            yield Place(source, begin, end, text[begin:end])


def _known(case: _Case) -> Absence | None:
    """A fact of the two with this property, however it is held."""
    wanted = f"kg:{case.relation.name}"
    mine = case.subject
    assert mine
    for fact in case.facts:
        if fact.predicate != wanted:
            continue
        if _is_object(case, fact) and (fact.subject == mine.id or case.relation.symmetric):
            return case.shut(_held(case, fact), facts=[fact])
    turned = [f for f in case.between if f.predicate == wanted and f.object == mine.id]
    return case.shut("reversed", facts=turned) if turned else None


def _is_object(case: _Case, fact: Fact) -> bool:
    if case.object:
        return case.object.id in (fact.object, fact.subject)
    return fact.literal and folded(fact.object) == folded(case.given_object)


def _held(case: _Case, fact: Fact) -> str:
    if "asserts" in fact.stances:
        node = case.view.node(long(fact.id))
        return "ended" if case.view.value(node, f"{NAMESPACE}ended") == "true" else "stated"
    return _HELD[min(fact.stances)]


def _judged(case: _Case) -> Absence | None:
    """A line of the decisions that holds this to be wrong."""
    from kgnews.judgements.lines import judged_in, parsed, unquoted
    from kgnews.store.judged import lines

    subject = case.subject
    assert subject
    for line in lines(case.record):
        try:
            judgement, _ = parsed(line)
        except KgnewsError:
            continue
        if judgement.verb not in ("wrong", "correct"):
            continue
        one, predicate, two = judgement.about[:3]
        same = judged_in(one)[0] == subject.id.removeprefix(":")
        same &= predicate.removeprefix("kg:") == case.relation.name
        ours = case.object.id.removeprefix(":") if case.object else case.given_object
        if same and ours in (judged_in(two)[0], unquoted(two)):
            return case.shut("judged", line)
    return None


def _classes(case: _Case) -> Absence | None:
    """A class that the property does not join."""
    words = Ontology.load()
    sides = [("subject-class", case.subject, case.relation.domain)]
    if case.object:
        sides.append(("object-class", case.object, case.relation.range))
    for reason, side, allowed in sides:
        assert side
        if side.kinds and not any(words.fits(kind, allowed) for kind in side.kinds):
            return replace(case.shut(reason, side.name), kinds=side.kinds, allowed=allowed)
    return None


def _value(case: _Case) -> Absence | None:
    """Of a property whose values are numbers, days or words."""
    if case.object:
        return None
    wanted = f"kg:{case.relation.name}"
    assert case.subject
    stated = [f for f in case.facts if f.predicate == wanted and f.subject == case.subject.id]
    return case.shut("other-value" if stated else "no-value", facts=stated)


def _apart(case: _Case) -> Absence | None:
    return None if case.both else case.shut("apart")


def _unsaid(case: _Case) -> Absence:
    """What the sentences of the articles that name both are."""
    places = [place for iri in sorted(case.both)[:_MOST_ARTICLES] for place in _places(case, iri)]
    if not places:
        return case.shut("not-one-sentence")
    places.sort(key=lambda each: (not each.words, each.source.published, each.source.id))
    return case.shut("no-frame" if places[0].words else "no-words", places=places)


def _places(case: _Case, iri: str) -> Iterator[Place]:
    """The sentences of an article that name both."""
    source = case.view.source(iri)
    try:
        reading = case.record.reading(source.article)
    except StoreError:
        return
    text = reading.document.article.text
    language = reading.document.article.language
    mine, theirs = (_spans(case, reading, side) for side in (case.subject, case.object))
    for sentence in reading.document.sentences:
        inside = [[s for s in spans if sentence.span.covers(s)] for spans in (mine, theirs)]
        if any(one != two for one, two in product(*inside)):
            start, end = sentence.span
            yield Place(
                source,
                start,
                end,
                sentence.span.of(text),
                _cues(case.relation.name, language, sentence, [*mine, *theirs]),
                tuple(_read_there(case, iri, start, end)),
            )


def _spans(case: _Case, reading: Reading, side: Entity | None) -> list[Span]:
    """Where an article names an entity of the graph: by its key, or by its names and class."""
    assert side
    node = case.view.node(side.iri)
    names = {*case.view.values(node, LABEL), *case.view.values(node, ALTERNATIVE)}
    found: list[Span] = []
    for local in reading.entities:
        by_key = local.key is not None and f":{local.key}" == side.id
        by_name = local.kind in side.kinds and bool(names & {local.name, *local.names})
        if by_key or by_name:
            found += [mention.span for mention in local.mentions]
    return found


def _cues(
    predicate: str, language: str, sentence: Sentence, names: Sequence[Span]
) -> tuple[str, ...]:
    """The words of a property's frames that stand in a sentence, if those of one frame all do.

    Words inside a name are none: the Bay Fund funds nobody.
    """
    from kgnews.extract.frames.compiling import Word, frame_index

    tokens = [
        "" if any(start <= token.start < end for start, end in names) else token.text.lower()
        for token in sentence.tokens
    ]
    there = {tuple(tokens[a : a + n]) for n in (1, 2, 3, 4) for a in range(len(tokens))}
    for frames in frame_index(Ontology.load(), language).values():
        for frame in frames:
            if frame.property != predicate:
                continue
            needed = [e for e in frame.elements if isinstance(e, Word) and not e.optional]
            fits = [min(word.forms & there, default=()) for word in needed]
            if all(fits):
                return tuple(" ".join(each) for each in fits)
    return ()


def _read_there(case: _Case, iri: str, start: int, end: int) -> Iterator[Fact]:
    """The facts that were read from a stretch of an article, but for those about the article."""
    view, article = case.view, case.view.node(iri)
    for triple in case.graph.triples(None, view.node(STATED_IN), article):
        begin = view.value(triple.subject, f"{NAMESPACE}start")
        finish = view.value(triple.subject, f"{NAMESPACE}end")
        if not (start <= int(begin) and int(finish) <= end):
            continue
        evidence = view.node(str(getattr(triple.subject, "value", "")))
        for fact in case.graph.triples(None, view.node(EVIDENCE), evidence):
            found = view.fact(fact.subject)
            if found.subject != f":{iri.removeprefix(BASE)}":
                yield found
