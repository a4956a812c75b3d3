"""Offices, titles and who holds them: "Gubernur DKI Jakarta Anies Baswedan".

The commonest fact of news. An office phrase is a title with what completes it; its holder
stands beside it, behind a comma, or before a verb such as "menjabat" or "was appointed".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgnews.extract.offices.holders import find_holders
from kgnews.extract.offices.parts import PLACES, Phrase
from kgnews.extract.offices.phrases import find_phrases
from kgnews.extract.offices.subjects import find_leaders
from kgnews.extract.offices.words import Words
from kgnews.model import Document, Mention, Span

__all__ = ["OfficePhrase", "find_offices"]

HOLDS, MEMBER, LEADS, APPOINTED, AFFILIATED = (
    "holdsOffice",
    "memberOf",
    "leads",
    "appointedAs",
    "affiliatedWith",
)
_LONGEST = 10  # words of a body's name that are looked at
_OWNED_BY_NONE = frozenset({"Document", "Concept", "Person"})
_REREAD = "part of a body's name"


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office as it is named at one place, and who holds it there.

    ``span`` covers the words of the office as a reader would name it ("Gubernur DKI Jakarta"),
    ``marked`` also "mantan", "Plt", "former" before them. ``head`` is the key of the title
    ("governor"), ``head_span`` the title alone. ``of_span`` is the outermost body or place and
    may be wider than the mention ``of``, or without one; ``of_kind`` is the class it seems to
    have, ``of_anaphor`` words that point back to it ("its", "the party", "lomba ini").
    ``holder_span`` is the name alone and may be narrower than the mention ``holder``, or
    without one, where capitalised words follow that no mention covers. ``holder_office`` is
    the span of an office that holds this one ("Wali Kota Paris sebagai Ketua …").
    ``points_back`` says that the holder was named before ("politisi Partai … itu", "ia
    menjabat …"). ``relation`` is ``holdsOffice``, ``appointedAs``, ``memberOf``,
    ``affiliatedWith`` or ``leads``; empty for an office without a holder and for candidates.
    ``field`` are the words by which one post of a body differs from another with the same
    title: "keuangan" of "Direktur Keuangan PT …".
    """

    span: Span
    text: str
    head: str
    head_span: Span
    marked: Span
    of: Mention | None = None
    of_span: Span | None = None
    of_kind: str = ""
    of_anaphor: Span | None = None
    holder: Mention | None = None
    holder_span: Span | None = None
    holder_office: Span | None = None
    former: bool = False
    acting: bool = False
    candidate: bool = False
    points_back: bool = False
    period: Span | None = None
    rule: str = "office"
    relation: str = ""
    field: str = ""


def find_offices(document: Document, mentions: Sequence[Mention]) -> list[OfficePhrase]:
    """The office phrases of a document, in the order of the text.

    >>> from kgnews.model import Article
    >>> from kgnews.text import segment
    >>> text = "Gubernur Bali Made Sukerta tiba."
    >>> named = [Mention(Span(9, 13), "AdministrativeArea", "Bali", "x"),
    ...          Mention(Span(14, 26), "Person", "Made Sukerta", "x")]
    >>> [found] = find_offices(segment(Article(text, language="id")), named)
    >>> found.text, found.of.text, found.holder.text, found.relation
    ('Gubernur Bali', 'Bali', 'Made Sukerta', 'holdsOffice')
    """
    text, language = document.article.text, document.article.language
    ordered = _settled(sorted(mentions, key=lambda mention: mention.span))
    names = _words_of_names(ordered)
    starts = [mention.span.start for mention in ordered]
    found: list[OfficePhrase] = []
    for sentence in document.sentences:
        begin = bisect_left(starts, sentence.span.start)
        end = bisect_left(starts, sentence.span.end)
        words = Words.of(sentence, text, language, ordered[begin:end], names)
        found += _of_sentence(words)
    return found


def _settled(mentions: list[Mention]) -> list[Mention]:
    """The mentions; a "person" whose words are part of a body's name is that body.

    "Direktur Utama Rempah Arunika, Stefanus …", where the article has PT Rempah Arunika Tbk.
    """
    inside: set[tuple[str, ...]] = set()
    for mention in mentions:
        if mention.kind in {"Organization", "GovernmentBody"}:
            words = mention.text.split()[:_LONGEST]
            inside |= {
                tuple(words[start:end])
                for start in range(len(words))
                for end in range(start + 2, len(words) + 1)
                if end - start < len(words)
            }
    return [
        replace(mention, kind="Organization", rule=_REREAD)
        if mention.kind == "Person" and tuple(mention.text.split()) in inside
        else mention
        for mention in mentions
    ]


def _words_of_names(mentions: Sequence[Mention]) -> frozenset[str]:
    """The words of people's names, by which a name is known inside a longer mention."""
    return frozenset(
        word
        for mention in mentions
        if mention.kind == "Person"
        for word in mention.text.split()
        if len(word) > 2 and word[0].isupper()
    )


def _of_sentence(words: Words) -> list[OfficePhrase]:
    phrases = find_phrases(words)
    for phrase in phrases:
        seat = words.cue_before("seat", phrase.marked) < phrase.marked
        body = phrase.title.key == "leader" and not words.capital(phrase.head)
        if seat or body:
            phrase.points_back = False  # "jabatan wakil panglima TNI ini", "pimpinan KPK ini"
    find_holders(words, phrases)
    phrases += find_leaders(words)
    phrases.sort(key=lambda phrase: phrase.head)
    holders = {id(phrase.held_by) for phrase in phrases if phrase.held_by}
    return [
        _made(words, phrase, body)
        for phrase in phrases
        if _kept(words, phrase, holders)
        for body in _bodies(phrase)
    ]


def _bodies(phrase: Phrase) -> tuple[tuple[int, int] | None, ...]:
    """A membership stands once for each body, another office once."""
    if phrase.title.kind == "membership" and phrase.bodies:
        return phrase.bodies
    return (phrase.of,)


def _kept(words: Words, phrase: Phrase, holders: set[int]) -> bool:
    """Whether a phrase says something: bare and plural uses of a title do not.

    ``holders`` are the phrases, by ``id``, of offices that hold another one.
    """
    if phrase.plural or phrase.title.kind == "role":
        return False
    if phrase.title.domain == "royal" and any(part.kind == "nouns" for part in phrase.parts):
        return False  # "raja dangdut"
    held = phrase.holder != -1 or phrase.guess is not None or phrase.held_by is not None
    kind = phrase.title.kind
    if kind == "profession" and phrase.title.key in words.cues.sets["free"]:
        return phrase.holder != -1  # "Kuasa hukum terdakwa, Budi, …"
    if kind == "profession":
        tied = phrase.title.domain != "general"  # a customer of a company does not belong to it
        return tied and phrase.holder != -1 and _named_body(words, phrase)
    if kind == "membership":
        of = _owner(words, phrase.of)
        foreign = phrase.title.domain == "sport" and of is not None and of.kind == "Country"
        if phrase.of is None:
            return _is_seat(words, phrase)
        return (held or phrase.points_back) and not foreign
    if held:
        return True
    if words.cues.named_before(words.words, phrase.marked):
        return False  # "Peraturan Gubernur Bali", "Kantor Wali Kota Bogor"
    if phrase.candidate:
        return False
    if phrase.points_back:
        return phrase.of is not None or phrase.rule != ""
    if id(phrase) in holders:
        return True
    return _stands_alone(words, phrase)


def _is_seat(words: Words, phrase: Phrase) -> bool:
    """Whether a member of a parliament is called so before the name: "Senator Nancy Ortiz"."""
    seat = phrase.title.domain == "parliament" and phrase.title.key != "member-faction"
    return seat and phrase.rule == "office:title" and words.language == "en"


def _stands_alone(words: Words, phrase: Phrase) -> bool:
    """Whether an office without a holder is worth naming: "Gubernur Bali", "Menteri Keuangan"."""
    small = phrase.title.kind != "office" or phrase.title.domain in {"royal", "justice", "religion"}
    if words.lowered or (small and not words.capital(phrase.head)):
        return False
    if phrase.title.domain == "royal" and _owner(words, phrase.of) is None:
        return False  # "Raja Laut" is a fish
    located = words.cues.sets["locative"]
    if any(words.lower[part.start] in located for part in phrase.parts):
        return False
    of = _owner(words, phrase.of)
    if of is not None and of.kind == "Event":
        return False  # "wali kota hasil Pilkada 2024"
    field = words.capital(phrase.head) and any(
        part.kind == "field" and words.capital(part.end - 1) for part in phrase.parts
    )
    return bool(phrase.parts) and (phrase.of is not None or field)


def _named_body(words: Words, phrase: Phrase) -> bool:
    """Whether the owner is a body with a name; a profession in a place is no affiliation."""
    mention = _owner(words, phrase.of)
    return mention is not None and mention.kind in {"Organization", "GovernmentBody"}


def _made(words: Words, phrase: Phrase, body: tuple[int, int] | None) -> OfficePhrase:
    of = _owner(words, body)
    span = words.span(phrase.start, phrase.end)
    name = words.ranges.get(phrase.holder, phrase.guess)
    held = phrase.held_by
    return OfficePhrase(
        span=span,
        text=" ".join(span.of(words.text).split()),
        head=phrase.title.key,
        head_span=words.span(phrase.head, phrase.head_end),
        marked=words.span(phrase.marked, phrase.end),
        of=None if of and of.rule == _REREAD else of,
        of_span=words.span(*body) if body else None,
        of_kind="Place" if phrase.represented else _kind(words, body, of),
        of_anaphor=words.span(*phrase.anaphor) if phrase.anaphor and not body else None,
        holder=words.mentions[phrase.holder] if phrase.holder != -1 else None,
        holder_span=words.span(*name) if name else None,
        holder_office=words.span(held.start, held.end) if held else None,
        former=phrase.former,
        acting=phrase.acting,
        candidate=phrase.candidate,
        points_back=phrase.points_back,
        period=words.span(*phrase.period) if phrase.period else None,
        rule=phrase.rule or "office",
        relation=_relation(words, phrase, of),
        field=_field(words, phrase, body),
    )


def _field(words: Words, phrase: Phrase, body: tuple[int, int] | None) -> str:
    """The words that tell one director or head of division of a body from another."""
    if phrase.title.key not in words.cues.sets["several"]:
        return ""
    own = [*range(phrase.head + 1, phrase.head_end)]
    for part in phrase.parts:
        if part.kind in {"field", "nouns", "words"}:
            own += range(part.start, part.end)
    outer = range(*body) if body else range(0)
    small = words.cues.sets["inner"] | words.cues.sets["determiner"]
    return " ".join(
        words.lower[at]
        for at in own
        if at not in outer and words.lower[at] not in small and words.lower[at][0].isalnum()
    )


def _owner(words: Words, body: tuple[int, int] | None) -> Mention | None:
    """The mention that an owner's words are or hold: the longest body, else the last place."""
    if body is None:
        return None
    inside = [words.others[i] for i in range(*body) if words.others[i] != -1]
    named = [words.mentions[i] for i in dict.fromkeys(inside)]
    named = [mention for mention in named if mention.kind not in _OWNED_BY_NONE]
    bodies = [m for m in named if m.kind in {"Organization", "GovernmentBody"}]
    if bodies:
        return max(bodies, key=lambda m: (m.span.end - m.span.start, m.span))
    return named[-1] if named else None


def _kind(words: Words, body: tuple[int, int] | None, of: Mention | None) -> str:
    if body is None:
        return ""
    head = words.cues.organisations.at(words.words, body[0])
    if head and words.words[body[0]][0].isupper():
        return head[1]
    if of is None and words.cues.demonyms.at(words.words, body[0]):
        return "Country"
    taken = words.others[body[0]]
    if of is None and taken != -1 and words.mentions[taken].kind == "Person":
        return "Organization"
    return of.kind if of else ""


def _relation(words: Words, phrase: Phrase, of: Mention | None) -> str:
    held = phrase.holder != -1 or phrase.guess or phrase.points_back or phrase.held_by is not None
    if not held or phrase.candidate:
        return ""
    if phrase.title.kind == "membership":
        seated = phrase.represented or of is None or of.kind in PLACES
        seat = phrase.title.domain == "parliament" and seated
        return HOLDS if seat else MEMBER  # "the MP for Kempas"
    if phrase.title.kind == "profession" and phrase.title.key not in words.cues.sets["post"]:
        return AFFILIATED
    return phrase.relation or (APPOINTED if phrase.elect else HOLDS)
