"""What a person should look at: entities that may be one, and links that may be wrong.

Two entities may be one where their names are alike, where they are linked to the same thing
elsewhere, or where they are named together with the same others. What was decided is not asked
again. Every figure here orders questions and decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kgnews.finding.entities import ALTERNATIVE, LABEL, MENTIONS, Entity, described
from kgnews.finding.likeness import folded
from kgnews.judgements import Settled, judged_in, line_of
from kgnews.mapping import PREFIXES
from kgnews.model import Judgement
from kgnews.ontology import BASE
from kgnews.store.judged import Linked, linked

if TYPE_CHECKING:
    from kgnews.extract.gazetteer import Gazetteer
    from kgnews.store import Graph, Record

__all__ = ["Doubt", "doubts", "doubts_json"]

_CROWD = 40  # entities that share a word; of more the word says nothing
_ALIKE = 0.84  # of difflib's ratio: two wrong letters in twelve
_FEW = 4  # entities in whose names a single word still says who is meant
_NAMESAKE = 0.5  # of the score where full names differ and a family name is shared
_SAME_NAME = 0.9
_ENOUGH = 0.5  # of the score below which nobody needs to look
_SHOWN = 2  # sentences of each side
_WEAK, _AMBIGUOUS = 0.75, 0.65  # of a link: by a name that needs support, by one of several
_MOST_TOGETHER = 200  # articles of an entity whose company is looked at
_VOWELS = re.compile(r"[aeiouy\W\d_]")
_REPEATED = re.compile(r"(.)\1+")
_SAME_AS = f"{PREFIXES['owl']}sameAs"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to a person: are these two one?

    ``yes`` and ``no`` are the decisions, not signed. ``reasons`` say why it is asked. For a
    link ``right`` is the thing of one article alone, in ``article``.
    """

    left: Entity
    right: Entity
    score: float
    reasons: tuple[str, ...]
    yes: Judgement
    no: Judgement
    article: str = ""


def doubts(graph: Graph, record: Record, settled: Settled, gazetteer: Gazetteer) -> list[Doubt]:
    """The questions that are open, the likeliest duplicates and most doubtful links first."""
    view = _Names(graph)
    found = [*_duplicates(view, settled), *_links(graph, record, settled, gazetteer)]
    return sorted(found, key=lambda each: (-each.score, each.left.id, each.right.id))


def doubts_json(found: Iterable[Doubt], graph: Graph, record: Record) -> list[dict[str, Any]]:
    """Questions with the sentences in which both sides are named."""
    sentences = _Sentences(graph, record)
    return [
        {
            "question": "link" if each.article else "same",
            "score": each.score,
            "reasons": list(each.reasons),
            "left": sentences.side(each.left, each.article, this=False),
            "right": sentences.side(each.right, each.article, this=True),
            "yes": line_of(each.yes),
            "no": line_of(each.no),
        }
        for each in found
    ]


class _Sentences:
    """Where entities are named, in the words of the articles."""

    def __init__(self, graph: Graph, record: Record) -> None:
        self._view, self._record = _Names(graph), record

    def side(self, about: Entity, article: str, *, this: bool) -> dict[str, Any]:
        """An entity with some sentences; of a link one side is its article, the other the rest."""
        found = sorted(each.rpartition("-")[2] for each in self._view.articles(about.iri))
        if article:
            found = [article] if this else [each for each in found if each != article]
        names = {about.name, *self._view.spelled(about.iri)}
        told = (self._sentence(each, names) for each in found[:_SHOWN])
        return {
            "id": about.id,
            "name": about.name,
            "types": [f"kg:{kind}" for kind in about.kinds],
            "articles": about.articles,
            "sentences": [each for each in told if each],
        }

    def _sentence(self, article: str, names: set[str]) -> dict[str, str] | None:
        """The first sentence of an article that names something so."""
        if article not in self._record:
            return None
        reading = self._record.reading(article)
        spans = sorted(
            mention.span
            for each in reading.entities
            if names & {each.name, *each.names}
            for mention in each.mentions
        )
        for sentence in reading.document.sentences:
            if spans and sentence.span.covers(spans[0]):
                about = reading.document.article
                text = sentence.span.of(about.text)
                return {"text": text, "headline": about.title or "", "day": about.published or ""}
        return None


# --- Duplicates ------------------------------------------------------------------------------


class _Names:
    """The entities of a graph with their names and their company."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @cached_property
    def names(self) -> Mapping[str, set[str]]:
        """IRI → folded names."""
        from pyoxigraph import NamedNode

        found: dict[str, set[str]] = {}
        for predicate in (LABEL, ALTERNATIVE):
            for each in self.graph.triples(None, NamedNode(predicate)):
                if isinstance(each.subject, NamedNode):
                    text = folded(str(getattr(each.object, "value", "")))
                    found.setdefault(each.subject.value, set()).add(text)
        return found

    @cached_property
    def bearers(self) -> Mapping[str, int]:
        """Word → in the names of how many entities it stands."""
        return Counter(
            word
            for names in self.names.values()
            for word in {word for name in names for word in name.split()}
        )

    @cached_property
    def links(self) -> Mapping[str, set[str]]:
        """IRI → addresses of the same thing elsewhere."""
        from pyoxigraph import NamedNode

        found: dict[str, set[str]] = {}
        for each in self.graph.triples(None, NamedNode(_SAME_AS)):
            if isinstance(each.subject, NamedNode):
                address = str(getattr(each.object, "value", ""))
                found.setdefault(each.subject.value, set()).add(address)
        return found

    def articles(self, iri: str) -> set[str]:
        """The articles that name an entity, or some of very many."""
        from itertools import islice

        from pyoxigraph import NamedNode

        triples = self.graph.triples(None, NamedNode(MENTIONS), NamedNode(iri))
        nodes = (each.subject for each in islice(triples, _MOST_TOGETHER))
        return {node.value for node in nodes if isinstance(node, NamedNode)}

    def company(self, articles: Iterable[str]) -> set[str]:
        """The entities that some articles name."""
        from pyoxigraph import NamedNode

        return {
            str(getattr(each.object, "value", ""))
            for article in articles
            for each in self.graph.triples(NamedNode(article), NamedNode(MENTIONS))
        }

    def spelled(self, iri: str) -> set[str]:
        """The names of an entity as they are written."""
        from pyoxigraph import NamedNode

        return {
            str(getattr(each.object, "value", ""))
            for predicate in (LABEL, ALTERNATIVE)
            for each in self.graph.triples(NamedNode(iri), NamedNode(predicate))
        }

    def entity(self, iri: str) -> Entity:
        """An entity as it is shown."""
        from pyoxigraph import NamedNode

        return described(self.graph, NamedNode(iri))


def _duplicates(view: _Names, settled: Settled) -> Iterator[Doubt]:
    apart = _apart(settled)
    for one, other in sorted(_pairs(view)):
        names = tuple(sorted(each.removeprefix(BASE) for each in (one, other)))
        if names in apart or _kind(one) != _kind(other):
            continue
        score, reasons = _likeness(view, one, other)
        if score >= _ENOUGH:
            terms = tuple(f":{name}" for name in names)
            left, right = view.entity(BASE + names[0]), view.entity(BASE + names[1])
            yes, no = Judgement("same", terms), Judgement("not-same", terms)
            yield Doubt(left, right, round(score, 3), reasons, yes, no)


def _apart(settled: Settled) -> set[tuple[str, ...]]:
    """The pairs that somebody decided on, by what they are called today."""
    return {
        tuple(sorted(settled.final(term.removeprefix(":")) for term in each.about))
        for each in settled.judgements
        if each.verb == "not-same"
    }


def _kind(iri: str) -> str:
    """The beginning of a key: people are not compared with places."""
    kind = iri.removeprefix(BASE).partition("-")[0]
    return "place" if kind in ("city", "place", "prov", "kab", "kec", "kel") else kind


def _pairs(view: _Names) -> set[tuple[str, str]]:
    """Entities that share a rare word, the sound of a name, or a link."""
    groups: dict[str, set[str]] = {}
    for iri, names in view.names.items():
        for name in names:
            if _kind(iri) == "office" and "-of-" not in iri:
                continue  # any governor
            for word in {*name.split(), f"={_sound(name)}"}:
                if len(word) > 2:
                    groups.setdefault(word, set()).add(iri)
    for iri, links in view.links.items():
        for link in links:
            groups.setdefault(f"<{link}", set()).add(iri)
    return {
        pair
        for those in groups.values()
        if 1 < len(those) <= _CROWD
        for pair in combinations(sorted(those), 2)
    }


def _sound(name: str) -> str:
    """A name without what is spelled in two ways most: vowels, doubled letters, c and k and s.

    >>> _sound("barcelona") == _sound("barselona")
    True
    """
    sounds = name.translate(str.maketrans("ckzfv", "ssspp"))
    return _REPEATED.sub(r"\1", _VOWELS.sub("", sounds))


def _likeness(view: _Names, one: str, other: str) -> tuple[float, tuple[str, ...]]:
    """How likely two entities are one, from 0 to 1, and what speaks for it."""
    score, reasons = _names_alike(view.names[one], view.names[other], view.bearers)
    if _kind(one) == "office" and score < _SAME_NAME:
        return 0.0, ()  # a director is no chief director
    shared = view.links.get(one, set()) & view.links.get(other, set())
    if shared:
        return 1.0, (f"both are {sorted(shared)[0]}", *reasons)
    if not reasons:
        return 0.0, ()
    if view.links.get(one) and view.links.get(other):
        return 0.0, ()  # two entries of the gazetteer
    ours, theirs = view.articles(one), view.articles(other)
    company = (view.company(ours) & view.company(theirs)) - {one, other}
    if ours & theirs:
        score -= 0.3
        reasons = (*reasons, _counted(len(ours & theirs)))
    if company:
        score += min(len(company), 5) * 0.04
        reasons = (*reasons, f"named beside {len(company)} of the same")
    return min(max(score, 0.0), 1.0), reasons


def _full_names_differ(ours: set[str], theirs: set[str]) -> bool:
    """Whether two have full names that are not each other's: two of one family are two."""
    one, other = (max(names, key=lambda n: (len(n.split()), n)) for names in (ours, theirs))
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    alike = SequenceMatcher(None, one[:80], other[:80]).ratio() >= _ALIKE
    return len(few) > 1 and not few <= many and not alike


def _tells(words: set[str], bearers: Mapping[str, int]) -> bool:
    """Whether a name of some words can be the short form of another: "Kota" is none."""
    return len(words) > 1 or all(len(w) > 2 and bearers[w] <= _FEW for w in words)


def _counted(together: int) -> str:
    return f"{together} articles name both" if together > 1 else "one article names both"


def _names_alike(
    ours: set[str], theirs: set[str], bearers: Mapping[str, int]
) -> tuple[float, tuple[str, ...]]:
    best, reason = 0.0, ""
    others = _full_names_differ(ours, theirs)
    for one in sorted(ours):
        for other in sorted(theirs):
            few, many = sorted((set(one.split()), set(other.split())), key=len)
            ratio = SequenceMatcher(None, one[:80], other[:80]).ratio()
            if one == other:
                score = _NAMESAKE if others and " " not in one else _SAME_NAME
                found = (score, f"both are called “{one}”")
            elif few < many and _tells(few, bearers):
                found = (0.55 + 0.1 * (len(few) - 1), f"“{one}” and “{other}” share their words")
            elif ratio >= _ALIKE:
                found = (ratio - 0.2, f"“{one}” and “{other}” are spelled alike")
            else:
                continue
            best, reason = max((best, reason), found)
    return best, (reason,) if reason else ()


# --- Links -----------------------------------------------------------------------------------


def _links(graph: Graph, record: Record, settled: Settled, gazetteer: Gazetteer) -> Iterator[Doubt]:
    """Links that were made although every form of the name may stand for something else."""
    view = _Names(graph)
    for article, language, entities in linked(record):
        done = {judged_in(each) for each in settled.things if article in each}
        for each in entities:
            score, reason = _doubtful(each, gazetteer, language)
            if not score or (each.key, article) in done:
                continue
            left = view.entity(BASE + settled.final(each.key))
            right = Entity(f":{each.key}@{article}", each.name, (each.kind,), 1)
            terms = tuple(sorted((f":{each.key}", right.id)))
            reasons = (reason, f"named {_times(each.times)}")
            yes, no = Judgement("same", terms), Judgement("not-same", terms)
            score = round(score - 0.02 * min(each.times, 5), 3)
            yield Doubt(left, right, score, reasons, yes, no, article)


def _doubtful(link: Linked, gazetteer: Gazetteer, language: str) -> tuple[float, str]:
    """How doubtful a link is, and why: 0 where one of its names can mean nothing else."""
    names = sorted({link.name, *link.names})
    if all(gazetteer.needs_support(name, link.key, language) for name in names):
        return _WEAK, f"“{link.name}” alone is no name of it"
    bearers = [gazetteer.named(name, language) for name in names]
    if any(len(those) < 2 for those in bearers):
        return 0.0, ""
    others = sorted({e.label() for those in bearers for e in those if e.key != link.key})
    more = f" and {len(others) - 2} more" if len(others) > 2 else ""
    return _AMBIGUOUS, f"“{link.name}” may also be {', '.join(others[:2])}{more}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
