"""The nouns of kgnews: frozen values that every other module passes on.

Offsets are Unicode code points, half-open, into :attr:`Article.text`, which never changes
once the article is made. Dates are ISO 8601 strings that keep the precision of the text:
``2018``, ``2018-10``, ``2018-10-30``. Classes and predicates are named by their local name in
the ontology (``City``, ``supports``); only :mod:`kgnews.mapping` makes IRIs of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

__all__ = [
    "Article",
    "Detail",
    "Document",
    "Entity",
    "Evidence",
    "Judgement",
    "Mention",
    "Quote",
    "Reading",
    "Sentence",
    "Span",
    "Stance",
    "Statement",
    "Token",
    "Zone",
    "ZoneKind",
    "digest",
]


def digest(*parts: str) -> str:
    """32 hexadecimal digits of SHA-256 over the parts, each framed by its length.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    framed = b"".join(b"%d:%b" % (len(raw), raw) for raw in (part.encode() for part in parts))
    return sha256(framed).hexdigest()[:32]


class Span(NamedTuple):
    """A half-open range of code points.

    >>> Span(0, 5).of("Anies Baswedan")
    'Anies'
    >>> Span(0, 10).covers(Span(6, 8))
    True
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def covers(self, inner: Span) -> bool:
        """Whether another span lies inside this one."""
        return self.start <= inner.start and inner.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class ZoneKind(StrEnum):
    """What a stretch of a page is."""

    METADATA = "metadata"  # headline, date line, byline
    BODY = "body"
    CAPTION = "caption"  # words of a picture, its credit, a pull quote
    BOILERPLATE = "boilerplate"  # related, popular, tags, share bars, menus, advertisements


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a page of one kind. Zones are in order and do not overlap."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a page says about itself, with the place where it says it.

    ``name`` is one of ``title``, ``published``, ``author``, ``reporter``, ``editor``,
    ``photographer``, ``publisher``, ``views``, ``caption``, ``dateline``, ``origin`` (an outlet
    that it says it took its story from), ``subject``, ``retrieved`` (when it was fetched),
    ``page`` (of a PDF, with the span of the page), ``note`` (how it came in). ``span`` covers the
    value alone (``Mustaqim Amna``, not ``Reporter: Mustaqim Amna``) and is None where the value
    came from outside the text (HTML metadata, a JSON field, an option).
    """

    name: str
    value: str
    span: Span | None = None


@dataclass(frozen=True)
class Article:
    """One news article as it was given: its text and what is known about it.

    ``source`` says where it came from (a path, ``feed.jsonl:12``) and ``source_id`` is the id
    the source gave it; neither takes part in the article's identity.
    """

    text: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str = "und"  # ISO 639-1, "und" where it is not known
    publisher: str | None = None
    details: tuple[Detail, ...] = ()
    zones: tuple[Zone, ...] = ()
    source: str = ""
    source_id: str | None = None

    @cached_property
    def id(self) -> str:
        """32 hexadecimal digits that name this address with this headline and this text.

        A headline counts where it was given beside the text: two notices may have the same
        words. One that was found in the text adds nothing, however well it was found.

        >>> Article("Banjir.", title="A").id == Article("Banjir.", title="B").id
        False
        >>> Article("Banjir. Surut.", title="Banjir.").id == Article("Banjir. Surut.").id
        True
        """
        beside = self.title if self.title and self.title not in self.text else ""
        return digest("article", self.url or "", beside, self.text)

    def named(self, name: str) -> tuple[str, ...]:
        """The values of all details of one name, in the order of the page, each once."""
        return tuple(dict.fromkeys(d.value for d in self.details if d.name == name))


class Token(NamedTuple):
    """A word, number or punctuation mark."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the title or the body.

    ``paragraph`` counts the blocks of the page; ``title`` marks headline words.
    """

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int = 0
    title: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into the sentences that are read: title and body, nothing else."""

    article: Article
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where something is named or referred to.

    ``kind`` is a class of the ontology (``Person``, ``City``). ``rule`` is who said so
    (``gazetteer``, ``tagger``, ``cue:…``, ``pronoun``). ``keys`` are the gazetteer entries
    that the words may stand for, best first; empty where the gazetteer knows none.
    """

    span: Span
    kind: str
    text: str
    rule: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Everything in one article that is the same thing.

    ``id`` is local to the reading (``e3``). ``name`` is the fullest form used in the article;
    ``names`` are all forms. ``key`` is the gazetteer's key if the entity was linked.
    ``of`` is, for an office, the entity whose office it is.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    key: str | None = None
    of: str | None = None


class Stance(StrEnum):
    """How an article holds a statement. Only ``asserts`` makes a plain triple."""

    ASSERTS = "asserts"
    REPORTS = "reports"  # somebody said it
    DENIES = "denies"
    PLANS = "plans"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state something. ``quote`` is ``span.of(article.text)``."""

    span: Span
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One article's statement of one fact.

    ``subject`` and, where ``literal`` is False, ``object`` are local entity ids; the subject
    ``article`` is the article itself. ``datatype`` (``string``, ``integer``, ``decimal``,
    ``date``, …) is that of a literal object. ``attributed_to`` is the local id of whoever said
    it. ``valid_from`` and ``valid_until`` are stated dates; ``ended`` says that the article
    speaks of it as over ("mantan Bupati"), so that it makes no plain triple; ``as_of`` is the
    day for which the article vouches for a state (its publication date) and is no part of the
    fact.
    """

    subject: str
    predicate: str
    object: str
    evidence: Evidence
    literal: bool = False
    datatype: str = "string"
    stance: Stance = Stance.ASSERTS
    attributed_to: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    ended: bool = False
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody is said to have said.

    ``span`` covers the words with their quotation marks (direct) or the reported clause;
    ``text`` is without the marks. ``speaker`` is a local entity id or None: no speaker rather
    than a wrong one. ``role`` is the speaker's office in the words of the text, ``source``
    where it was said ("akun facebook resminya"), ``date`` only where the text dates it.
    """

    text: str
    span: Span
    speaker: str | None = None
    role: str | None = None
    source: str | None = None
    date: str | None = None
    direct: bool = True
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one article says."""

    document: Document
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = field(default=())  # what a reader should know (unknown language …)


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """What a person decided, as one line of the decisions file says it.

    ``verb`` is one of ``same``, ``not-same``, ``rename``, ``retype``, ``ban``, ``link``,
    ``unlink``, ``retract``, ``wrong``, ``correct``. ``about`` are its terms as they are written:
    ``:person-budi``, ``:person-budi@ARTICLE`` (the one of that article alone), ``"text"``,
    ``kg:City``, ``wd:Q3630``. ``article`` is the only one in which it holds, empty for all.
    ``who`` and ``why`` are for people; ``day`` is a date somebody gave.
    """

    verb: str
    about: tuple[str, ...]
    article: str = ""
    who: str = ""
    why: str = ""
    day: str = ""

    @property
    def decision(self) -> Judgement:
        """What was decided, whoever decided it.

        >>> Judgement("same", (":a", ":b"), who="Rina").decision == Judgement("same", (":a", ":b"))
        True
        """
        return Judgement(self.verb, self.about, self.article)
