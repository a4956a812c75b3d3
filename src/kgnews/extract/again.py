"""Who is called by what he is: "Bek Persija itu", "the Labour MP", "the 24-year-old".

News names somebody once and then calls him by his work, his party, his club or his age. Such
words mean the person who was spoken of last; and they tell a fact of their own. Nothing is
said where more than one person was spoken of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgnews.extract.anaphora import Reference
from kgnews.extract.frames.fillers import VERB
from kgnews.extract.frames.statements import Reader, Worded
from kgnews.extract.words.grammar import grammar
from kgnews.extract.words.titles import Title, titles
from kgnews.model import Document, Entity, Sentence, Span, Statement

__all__ = ["Called", "called", "called_facts"]

PHRASE = 9  # tokens of "ekonom senior Universitas Indonesia itu"
BACK = 2  # sentences before in which the person was spoken of
MOST = 20  # people in a sentence that are looked at
LEADING = 5  # tokens at the head of a sentence in which its subject begins
POINTING = frozenset({"itu", "ini", "tersebut"})
BODIES = frozenset({"Organization", "GovernmentBody"})
# Words for people in general, and titles that several people of one article share.
SHARED = frozenset("suspect resident family-member employee soldier journalist actor".split())
# Who studied somewhere, which the table of titles does not have.
STUDIED = frozenset("lulusan jebolan alumnus alumni alumna".split())
PEOPLE = frozenset("pria wanita perempuan lelaki pemuda gadis politikus atlet remaja".split())
BORN = frozenset("angkatan tahun kelahiran asal".split())
_YEAR = re.compile(r"(?:19|20)\d\d$")
_YEARS_OLD = re.compile(r"(\d{2})-year-old")
_VERBAL = re.compile(
    r"(?:is|was|has|had|will|would|said|says|told|[a-z]+ed|[a-z]{3,}s|also|later|who|won|made|took|"
    r"went|came|gave|led|left|lost|met|became|began)$"
)


@dataclass(frozen=True, slots=True)
class Called:
    """Words in a sentence that mean a person; ``relation`` to a body, or the age, they tell."""

    sentence: int
    reference: Reference
    relation: str = ""
    body: str = ""
    age: str = ""


def called(document: Document, entities: Sequence[Entity]) -> list[Called]:
    """All such words of a document.

    >>> from kgnews.model import Article, Mention
    >>> from kgnews.text import segment
    >>> text = "Budi absen. Bek Persija itu cedera."
    >>> def entity(name, kind, at, text=text):
    ...     span = Span(at, at + len(name))
    ...     return Entity(name, kind, name, mentions=(Mention(span, kind, name, "tagger"),))
    >>> names = [entity("Budi", "Person", 0), entity("Persija", "Organization", 16)]
    >>> [found] = called(segment(Article(text, language="id")), names)
    >>> found.reference.span.of(text), found.reference.entity, found.relation, found.body
    ('Bek Persija itu', 'Budi', 'memberOf', 'Persija')
    """
    named = {m.span: (e.id, e.kind) for e in entities for m in e.mentions}
    people = sorted((span, entity) for span, (entity, kind) in named.items() if kind == "Person")
    language = document.article.language
    reader = _English(named) if language == "en" else _Indonesian(named)
    found: list[Called] = []
    for number, sentence in enumerate(document.sentences):
        if sentence.title or not sentence.tokens:
            continue
        for phrase in reader.phrases(sentence):
            person = _spoken_of(document.sentences, number, phrase.start, people)
            if person:
                span = Span(
                    sentence.tokens[phrase.start].start, sentence.tokens[phrase.end - 1].end
                )
                reference = Reference(phrase.start, phrase.end, span, person, "Person")
                found.append(Called(number, reference, phrase.relation, phrase.body, phrase.age))
    return found


def called_facts(found: Sequence[Called], document: Document, reader: Reader) -> Iterator[Worded]:
    """What such words say of the person: of which club, party or school, how old."""
    for each in found:
        span, person = each.reference.span, each.reference.entity
        evidence = reader.evidence(
            document.sentences[each.sentence].span, "called by what they are"
        )
        if each.relation:
            yield Statement(person, each.relation, each.body, evidence), (span,)
        if each.age:
            age = Statement(person, "age", each.age, evidence, literal=True, datatype="integer")
            yield age, (span,)


@dataclass(frozen=True, slots=True)
class _Phrase:
    start: int
    end: int
    relation: str = ""
    body: str = ""
    age: str = ""


Named = Mapping[Span, tuple[str, str]]


def _relation(title: Title) -> str:
    member = title.kind == "membership" or title.domain in {"sport", "party"}
    return "memberOf" if member else "affiliatedWith"


class _Indonesian:
    """ "Politikus Partai X itu", "Bek Persija ini", "pria berusia 41 tahun tersebut"."""

    def __init__(self, named: Named) -> None:
        self._named = {span.start: (span, *what) for span, what in named.items()}
        self._grammar = grammar("id")

    def phrases(self, sentence: Sentence) -> Iterator[_Phrase]:
        """The phrases of a sentence, the first at its head or behind "kata" and a comma."""
        words = [token.text for token in sentence.tokens]
        lower = [word.lower() for word in words]
        known = titles("id")
        for at in range(len(words)):
            if sentence.tokens[at].start in self._named:
                continue
            if at and not (
                words[at - 1] in {",", "“", '"'} or lower[at - 1] in self._grammar.saying
            ):
                continue
            title = known.at(words, at)
            if title and (title[1].kind == "office" or title[1].key in SHARED):
                title = None
            if title or lower[at] in PEOPLE | STUDIED:
                head, row = title if title else (at + 1, None)
                found = self._closed(sentence, lower, at, head, row)
                if found:
                    yield found

    def _closed(
        self, sentence: Sentence, lower: list[str], start: int, head: int, row: Title | None
    ) -> _Phrase | None:
        tokens, body, age, at = sentence.tokens, "", "", head
        while at < min(start + PHRASE, len(lower)):
            if lower[at] in POINTING:
                relation = _relation(row) if row and body else ""
                if body and lower[start] in STUDIED:
                    relation = "educatedAt"
                told = relation or age or row
                return _Phrase(start, at + 1, relation, body, age) if told else None
            name = self._named.get(tokens[at].start)
            if name:
                span, entity, kind = name
                placed = body and lower[at - 1] in BORN
                if kind == "Person" or (body and not placed):
                    return None
                owned = at == head or lower[at - 1] in STUDIED
                body = entity if kind in BODIES and owned else body
                at = bisect_left(tokens, span.end, key=lambda token: token.start)
                continue
            if lower[at].isdigit() and lower[at + 1 : at + 2] == ["tahun"]:
                age = lower[at]
            elif body and (lower[at] in BORN or _YEAR.match(lower[at])):
                pass  # "Lulusan Akademi X 1992 kelahiran Y itu"
            elif body or VERB.match(lower[at]) or not lower[at].isalpha():
                return None  # "juru bicara X membenarkan kesalahan tersebut"
            elif lower[at] in self._grammar.boundaries | self._grammar.auxiliaries:
                return None
            at += 1
        return None


class _English:
    """ "The Arsenal striker was", "The Labour MP said", "The 24-year-old joined"."""

    def __init__(self, named: Named) -> None:
        self._named = {span.start: (span, *what) for span, what in named.items()}

    def phrases(self, sentence: Sentence) -> Iterator[_Phrase]:
        """The phrase at the head of a sentence."""
        tokens = sentence.tokens
        words = [token.text for token in tokens]
        if words[0] not in {"The", "the"} or len(words) < 4:
            return
        at, body, age = 1, "", ""
        if years := _YEARS_OLD.match("".join(words[1:4]).lower()):
            at, age = (2 if "old" in words[1] else 4), years[1]
        name = self._named.get(tokens[at].start) if at < len(tokens) else None
        if name and name[2] in BODIES:
            body = name[1]
            at = bisect_left(tokens, name[0].end, key=lambda token: token.start)
        title = titles("en").at(words, at) if at < len(words) else None
        if title and title[1].kind in {"profession", "membership", "function"}:
            end, shared = title[0], title[1].key in SHARED
            told = not shared and bool(body or age)
        else:
            title, end, told = None, at, bool(age) and not body
        if told and end < len(words) and _VERBAL.match(words[end]):
            relation = _relation(title[1]) if title and body else ""
            yield _Phrase(0, end, relation, body if relation else "", age)


def _spoken_of(
    sentences: Sequence[Sentence], number: int, start: int, people: Sequence[tuple[Span, str]]
) -> str | None:
    """The one person of the words before in a sentence, or of the nearest sentence before.

    Of several people the one at the head of the sentence is meant.
    """
    here = sentences[number]
    stop = here.tokens[start].start
    for at in range(number, max(-1, number - BACK - 1), -1):
        sentence = sentences[at]
        if sentence.title:
            continue
        first, last = sentence.span.start, min(stop, sentence.span.end)
        low = bisect_left(people, first, key=lambda each: each[0].start)
        high = bisect_left(people, last, key=lambda each: each[0].start)
        if low == high:
            continue
        if len({entity for _, entity in people[low : min(high, low + MOST)]}) == 1:
            return people[low][1]
        head = sentence.tokens[min(LEADING, len(sentence.tokens)) - 1].end
        return people[low][1] if people[low][0].start < head and at < number else None
    return None
