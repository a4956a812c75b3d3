"""From whom an article says it took its story: "dikutip dari Antara", "(Reuters) -", "Sumber: …".

Only a cue makes an origin: whom somebody talked to ("told Reuters") or who is mentioned is none.
Some cues are used for outlets alone; after the others ("menurut", "according to") the words have
to be the name of an outlet, or to be called one ("situs Badan Geologi").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from kgnews.articles.cues import cues
from kgnews.articles.layout import Layout
from kgnews.articles.lines import Look
from kgnews.articles.metadata import is_outlet
from kgnews.articles.outlets import outlet_key
from kgnews.model import Detail, Span, ZoneKind
from kgnews.ontology import Ontology

__all__ = ["origins_of"]

_MOST = 8  # outlets an article; a longer list is no origin but a subject
_WORDS = 6  # of an outlet's name
_LABELLED = 12  # words of a line such as "Sumber: Antara, Reuters"
_BEFORE = 60  # characters in which a name ends that "reported" follows

_TOKEN = re.compile(r"[^\W_][\w'’&+-]{0,40}(?:\.[A-Za-z]{2,7}(?![\w])){0,2}")
_TOKENS_BEFORE = re.compile(r"[^\W_][\w'’.&+-]{0,40}")
_AND = re.compile(r"\s?(?:,|/|&|\s(?:dan|and|serta)\s)\s?")
_SIGNED = re.compile(r"\(([^()\n]{2,40})\)\W{0,2}$")
_INNER = frozenset(["of", "the", "de"])
_SMALL = re.compile(r"^[a-z][\w-]*(?:\.(?:com|co|id|net|org|tv|news)|com|news|\d)$")  # "detikcom"
_DAYS = (
    "Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Monday|Tuesday|Wednesday|Thursday|Friday|"
    "Saturday|Sunday|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|"
    "November|Desember|January|February|March|May|June|July|August|October|December"
)
_DAY = re.compile(rf"(?:{_DAYS})$")
_GLUED = re.compile(rf"(?:(?<=[a-z])(?:{_DAYS})|(?<=\w\w)pada)$")


@dataclass(frozen=True)
class _Cues:
    """The compiled cues; each ends where a name may begin."""

    inside: re.Pattern[str]  # group "taken" where any name may follow
    noun: re.Pattern[str]
    reports: re.Pattern[str]  # an outlet stands before it
    line: re.Pattern[str]  # at the beginning of a line of any zone
    negations: tuple[str, ...]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    found: dict[str, list[str]] = {}
    for row in Ontology.load().table("origins"):
        found.setdefault(row["role"], []).extend(row["words"].split("|"))
    forms = {
        role: "|".join(re.escape(each) for each in sorted(words, key=lambda w: (-len(w), w)))
        for role, words in found.items()
    }
    gap = r"(?:\s{1,3}|(?=[A-Z]))"  # scrapers lose the space before a link: "dikutip dariAntara"
    return _Cues(
        re.compile(
            rf"(?<!\w)(?i:(?P<taken>{forms['taken']})|(?:{forms['reported']}))"
            rf"(?:\s{{1,2}}(?:dari|oleh|by))?{gap}"
        ),
        re.compile(rf"(?i:{forms['noun']}){gap}"),
        re.compile(rf"\s(?:{forms['reports']})(?!\w)"),
        re.compile(
            rf"\W{{0,4}}(?i:(?P<label>{forms['label']})\s?[:：]|{forms['republished']})\s{{0,3}}"
        ),
        tuple(found["not"]),
    )


def origins_of(text: str, layout: Layout) -> Iterator[Detail]:
    """The outlets that a page names as where its story comes from; spans cover the names.

    >>> from kgnews.articles.layout import layout_of
    >>> text = "BANJIR SURUT\\nBogor (ANTARA) - Banjir surut, dilansir Reuters dari Bogor hari ini."
    >>> [each.value for each in origins_of(text, layout_of(text))]
    ['ANTARA', 'Reuters']
    """
    seen: set[Span] = set()
    for span in islice(_spans(text, layout), 4 * _MOST):
        if span not in seen and outlet_key(span.of(text)):
            seen.add(span)
            yield Detail("origin", span.of(text), span)
            if len(seen) == _MOST:
                return


def _spans(text: str, layout: Layout) -> Iterator[Span]:
    first = layout.datelines.get(layout.first)
    if first and first.outlet:
        yield first.outlet
    body = [n for n, kind in enumerate(layout.kinds) if kind is ZoneKind.BODY]
    for n, (line, kind) in enumerate(zip(layout.lines, layout.kinds, strict=True)):
        yield from _labelled(text, line.start, line.end)
        if line.look is Look.METADATA and kind is ZoneKind.METADATA:
            yield from _signed_by(text, line.start, line.end)
        elif kind is ZoneKind.BODY:
            yield from _told(text, line.start, line.end)
            yield from _reporting(text, line.start, line.end)
            if n == body[-1]:
                yield from _signature(text, line.start, line.end)


def _labelled(text: str, start: int, end: int) -> Iterator[Span]:
    """ "Sumber: Antara", "Artikel ini telah tayang di Kompas.com dengan judul …"."""
    cue = _cues().line.match(text, start, end)
    if not cue:
        return
    if cue["label"] and len(text[start : min(end, start + 200)].split()) > _LABELLED:
        return
    yield from _names(text, cue.end(), end, any_name=True)


def _signed_by(text: str, start: int, end: int) -> Iterator[Span]:
    """ "By Reuters", "Penulis: Antara": an agency where the name of a person is expected."""
    known = cues()
    line = text[start:end]
    for pattern in (known.byline, known.opener):
        for label in pattern.finditer(line):
            if known.labels[label["label"].lower()] in ("author", "reporter"):
                yield from _names(text, start + label.end(), end, any_name=False)


def _told(text: str, start: int, end: int) -> Iterator[Span]:
    """A cue with the name after it: "dikutip dari laman Kompas.com", "citing Reuters"."""
    known = _cues()
    for cue in known.inside.finditer(text, start, end):
        if (
            text[max(start, cue.start() - 8) : cue.start()]
            .lower()
            .rstrip()
            .endswith(known.negations)
        ):
            continue
        noun = known.noun.match(text, cue.end(), end)
        begin = noun.end() if noun else cue.end()
        yield from _names(text, begin, end, any_name=bool(noun or cue["taken"]))


def _reporting(text: str, start: int, end: int) -> Iterator[Span]:
    """An outlet with "reported" after it."""
    for verb in _cues().reports.finditer(text, start, end):
        window = max(start, verb.start() - _BEFORE)
        tokens = list(_TOKENS_BEFORE.finditer(text, window, verb.start()))[-_WORDS:]
        named = list(takewhile(lambda token: _is_capital(token.group()), reversed(tokens)))
        for token in reversed(named):  # the longest run of words that is an outlet
            span = Span(token.start(), verb.start())
            if _is_known(span.of(text)):
                yield span
                break


def _signature(text: str, start: int, end: int) -> Iterator[Span]:
    """ "(Antara)" or "(Reuters/Rani)" after the last sentence."""
    found = _SIGNED.search(text, max(start, end - 50), end)
    if found:
        position = found.start(1)
        for piece in found[1].split("/"):
            words = piece.strip()
            if _is_known(words):
                begin = text.index(words, position)
                yield Span(begin, begin + len(words))
            position += len(piece) + 1


def _names(text: str, start: int, end: int, *, any_name: bool) -> Iterator[Span]:
    """The outlet that is named at a place, and those that are listed with it."""
    span = _name(text, start, end)
    if not span or not (any_name or _is_known(span.of(text))):
        return
    yield span
    for _ in range(_WORDS):
        more = _AND.match(text, span.end, end)
        span = _name(text, more.end(), end) if more else None
        if not span or not _is_known(span.of(text)):
            return
        yield span


def _name(text: str, start: int, end: int) -> Span | None:
    """The capitalised words at a place, or a newsroom that is written small ("detikcom")."""
    if text[start : start + 4].lower() == "the " and text[start + 4 : start + 5].isupper():
        start += 4
    finish, position = start, start
    for _ in range(_WORDS):
        token = _TOKEN.match(text, position, end)
        if not token or _DAY.match(token.group()):
            break
        word = token.group()
        if not _is_capital(word) or (finish == start and word in _INNER):
            break
        if word not in _INNER:
            finish = _without_day(text, token)
        position = token.end()
        if position >= end or text[position] != " " or (finish < position and word[0].isupper()):
            break
        position += 1
    return Span(start, finish) if finish > start else None


def _without_day(text: str, token: re.Match[str]) -> int:
    """The end of a word, without what a lost space has glued to it: "JakartaSelasa", "BBCpada"."""
    glued = _GLUED.search(token.group())
    return token.start() + glued.start() if glued else token.end()


def _is_known(name: str) -> bool:
    """Whether words are an outlet's name by their sound, and no mere desk."""
    return is_outlet(name) and bool(outlet_key(name))


def _is_capital(word: str) -> bool:
    """Whether a word is written as names are; "detikcom" and "liputan6" are too."""
    return word[0].isupper() or word in _INNER or bool(_SMALL.search(word))
