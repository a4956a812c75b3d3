"""Whose office it is where only the context tells: "The Speaker, Ade Ogun", "its founder".

"The company's founder" and "its chairman" point back to a body named before; a rector, a
district police chief or a judge stands for the one university, Polres or court that the
article names. A chief executive without a company is of the company that the article is about.
Where two could be meant, none is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from kgnews.extract.offices.finding import OfficePhrase
from kgnews.extract.offices.peers import from_peers
from kgnews.extract.words.grammar import grammar
from kgnews.model import Document, Entity, Span
from kgnews.ontology import Ontology

__all__ = ["owners"]

_BODIES = frozenset({"Organization", "GovernmentBody"})
_ANY = "*"
_PARTS = {  # what a body is called by those who work in it
    "id": frozenset({"cabang", "kecamatan", "kelurahan", "desa", "nagari", "sekolah", "majelis"}),
    "en": frozenset({"board", "branch", "league", "trust", "society", "alliance", "forum"}),
}
_OF_THE = re.compile(r" of the ([a-z]{4,20})$")
_RECENT = 3  # sentences in which the body of "its chairman" was spoken of
_NEAR = 12  # sentences back in which the body that a title's noun names is looked for
_NOUN = 16  # characters of a noun before a title
_FAR = 60  # sentences in which the body that "the union's" names by its noun is looked for
_MAIN = 2  # mentions of the body that an article is about, and how often those of another


@dataclass(frozen=True, slots=True)
class _Seats:
    """What the bodies of some titles are: their classes, and words of their names."""

    kinds: frozenset[str]
    words: tuple[tuple[str, ...], ...]
    main: bool  # no word tells it: the body that the article is about

    def fits(self, entity: Entity) -> bool:
        """Whether an office can be of an entity."""
        if entity.kind not in self.kinds:
            return False
        names = [name.casefold().split() for name in entity.names]
        return self.main or any(_edged(name, form) for name in names for form in self.words)


def _edged(words: Sequence[str], form: tuple[str, ...]) -> bool:
    """Whether a name begins or ends so: "Universitas Lumbang", "Osun State House of Assembly"."""
    size = len(form)
    return tuple(words[:size]) == form or tuple(words[-size:]) == form


@lru_cache(maxsize=2)
def _named_by(language: str) -> frozenset[str]:
    """The nouns by which a title can name its body: "dinas", "council"."""
    known = grammar(language)
    kinds = ("Organization", "GovernmentBody", "Event")
    return frozenset().union(*(known.nouns_for(kind) for kind in kinds)) | _PARTS[language]


@lru_cache(maxsize=4)
def _seats(language: str) -> dict[str, _Seats]:
    found: dict[str, _Seats] = {}
    for row in Ontology.load().table("office_bodies"):
        if row["language"] not in {"", language}:
            continue
        words = [word for word in row["words"].split("|") if word]
        seats = _Seats(
            frozenset(row["kinds"].split("|")),
            tuple(tuple(word.split()) for word in words if word != _ANY),
            _ANY in words,
        )
        found.update(dict.fromkeys(row["keys"].split("|"), seats))
    return found


def owners(
    document: Document, offices: Sequence[OfficePhrase], entities: Sequence[Entity]
) -> dict[Span, str]:
    """The entity whose office each office phrase without a body of its own is, by its span.

    >>> from kgnews.extract.offices.finding import find_offices
    >>> from kgnews.model import Article, Mention
    >>> from kgnews.text import segment
    >>> text = "Universitas Lumbang libur. Rektor Ratna Dewi marah."
    >>> named = [Mention(Span(0, 19), "Organization", "Universitas Lumbang", "x"),
    ...          Mention(Span(34, 44), "Person", "Ratna Dewi", "x")]
    >>> document = segment(Article(text, language="id"))
    >>> entities = [Entity(m.text, m.kind, m.text, (m.text,), (m,)) for m in named]
    >>> list(owners(document, find_offices(document, named), entities).values())
    ['Universitas Lumbang']
    """
    scene = _Scene.of(document, entities)
    at = dict(scene.named)
    own = [(each, at[each.of_span]) for each in offices if each.of_span in at]
    whole = {
        each.span: body for each, of in own if (body := scene.behind(each) or scene.whole(each, of))
    }
    told = [(each, whole.get(each.span, of)) for each, of in own]
    meant = [
        (each.span, scene.owner(each, told))
        for each in offices
        if not each.of_span and each.relation
    ]
    return whole | {span: body for span, body in meant if body}


@dataclass(frozen=True, slots=True)
class _Scene:
    document: Document
    bodies: Mapping[str, Entity]
    named: tuple[tuple[Span, str], ...]  # where bodies and places are named, in order
    starts: tuple[int, ...]  # of sentences
    known: dict[str, frozenset[str]] = field(default_factory=dict)  # bodies that fit a title

    @classmethod
    def of(cls, document: Document, entities: Sequence[Entity]) -> _Scene:
        bodies = {
            each.id: each for each in entities if each.kind not in {"Person", "Office", "Group"}
        }
        named = sorted((m.span, each.id) for each in bodies.values() for m in each.mentions)
        starts = tuple(sentence.span.start for sentence in document.sentences)
        return cls(document, bodies, tuple(named), starts)

    def _around(self, position: int, back: int) -> Iterator[list[str]]:
        """The bodies named in the sentence of a position, before it, and in those before."""
        here = bisect_right(self.starts, position) - 1
        stop = position
        for number in range(here, max(-1, here - back - 1), -1):
            low = bisect_left(self.named, self.starts[number], key=_start)
            high = bisect_left(self.named, stop, key=_start)
            yield [entity for _, entity in self.named[low:high]]
            stop = self.starts[number]

    def owner(self, office: OfficePhrase, told: Sequence[tuple[OfficePhrase, str]]) -> str | None:
        """The body of an office that does not name one, by whatever tells it."""
        if office.of_anaphor:
            return self.meant(office)
        return self.called(office) or from_peers(office, told, self.starts) or self.seat(office)

    def behind(self, office: OfficePhrase) -> str | None:
        """The body that a noun behind a title means: "Green leader of the council"."""
        found = _OF_THE.search(office.text)
        if found is None or found[1] not in _named_by("en"):
            return None
        before = self._around(office.span.start, _FAR)
        named = (e for its in before for e in its[::-1] if self._is_called(e, [found[1]]))
        return next(named, None)

    def whole(self, office: OfficePhrase, place: str) -> str | None:
        """The body of a place that a title is shortened by: "Kapolsek Lima" of "Polsek Lima"."""
        seats = _seats(self.document.article.language).get(office.head)
        if seats is None or place not in self.bodies or self.bodies[place].kind in _BODIES:
            return None
        forms = {
            (*form, *name.casefold().split())
            for form in seats.words
            for name in self.bodies[place].names
        }
        named = {
            each
            for each, body in self.bodies.items()
            if each != place and any(tuple(n.casefold().split()) in forms for n in body.names)
        }
        return named.pop() if len(named) == 1 else None

    def called(self, office: OfficePhrase) -> str | None:
        """The body that the title's own noun names: "Kepala dinas", "Council leader".

        It is the last one before it with that noun in its name.
        """
        text = self.document.article.text
        noun = self._noun(office, text)
        if not noun:
            return None
        before = self._around(office.span.start, _NEAR)
        return next((e for its in before for e in its[::-1] if self._is_called(e, [noun])), None)

    def _noun(self, office: OfficePhrase, text: str) -> str:
        """The noun of a body in a title or right before it, or nothing."""
        words = office.text.casefold().split()
        if self.document.article.language != "en":
            return words[-1] if len(words) > 1 and words[-1] in _named_by("id") else ""
        if len(words) > 1 and words[0] in _named_by("en"):
            return words[0]
        before = text[max(0, office.span.start - _NOUN) : office.span.start].casefold()
        last = before.rstrip(" ").rpartition(" ")[2].rpartition("\n")[2]
        return last if before.endswith(" ") and last in _named_by("en") else ""

    def meant(self, office: OfficePhrase) -> str | None:
        """The body of "its", "the company's", "partai itu": the nearest that fits."""
        assert office.of_anaphor is not None  # callers ask only for offices that have one
        text, language = self.document.article.text, self.document.article.language
        words = office.of_anaphor.of(text).casefold().split()
        known = grammar(language).nouns
        nouns = [word for word in words if word in known]
        kinds = _BODIES | {kind for noun in nouns for kind in known[noun]} - {"Person", "Event"}
        seats = _seats(language).get(office.head)
        if not nouns and seats and seats.main:
            kinds = seats.kinds
        around = [
            [each for each in its if self.bodies[each].kind in kinds]
            for its in self._around(office.of_anaphor.start, _RECENT)
        ]
        before = self._around(office.of_anaphor.start, _FAR) if nouns else ()
        called = (e for its in before for e in its[::-1] if self._is_called(e, nouns))
        # "its" is the subject of the sentence, "the company" whom it was last about
        ordered = [each for its in around for each in (its[::-1] if nouns else its)]
        return next(called, next(iter(ordered), None))

    def _is_called(self, body: str, nouns: Sequence[str]) -> bool:
        """Whether a body has one of some nouns in its name: "the union" is the Union of Nurses."""
        names = (word for name in self.bodies[body].names for word in name.casefold().split())
        return not frozenset(nouns).isdisjoint(names)

    def seat(self, office: OfficePhrase) -> str | None:
        """The only body of an article that an office can be of, or the one it is about."""
        seats = _seats(self.document.article.language).get(office.head)
        if seats is None:
            return None
        if office.head not in self.known:
            fits = frozenset(each.id for each in self.bodies.values() if seats.fits(each))
            self.known[office.head] = fits
        fitting = self.known[office.head]
        if not seats.main:
            around = self._around(office.span.start, 1)
            near = {each for its in around for each in its if each in fitting}
            for group in (fitting, near):
                if len(group) == 1:
                    return next(iter(group))
        return self._main(office, fitting)

    def _main(self, office: OfficePhrase, fitting: Set[str]) -> str | None:
        """The body that an article is about, unless its sentence speaks of another first."""
        ranked = sorted(fitting, key=lambda each: (-len(self.bodies[each].mentions), each))
        counts = [len(self.bodies[each].mentions) for each in ranked[:2]] + [0]
        if counts[0] < _MAIN or counts[0] < _MAIN * counts[1]:
            return None
        here = next(self._around(office.span.start, 0))
        return None if fitting & (set(here) - {ranked[0]}) else ranked[0]


def _start(named: tuple[Span, str]) -> int:
    return named[0].start
