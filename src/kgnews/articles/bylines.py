"""Who wrote a page: the names in a byline, told apart from outlets, roles and places.

A byline is a row of pieces: names ("Siti Aminah"), roles ("Political Correspondent", "Staff
Writer"), outlets ("BBC News") and where somebody writes from ("in Jakarta", ", Abuja"). A piece
may be a name with its role before or behind it ("regional reporter Jackson Tran").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kgnews.articles.cues import Cues, cues, folded
from kgnews.model import Span

__all__ = [
    "GONE",
    "Piece",
    "bare_names",
    "in_name",
    "is_name",
    "is_outlet",
    "left_over",
    "names_of",
    "pieces",
    "sounds_like_outlet",
]

GONE = "\x00"  # stands for what has been read already; a cleaned text has none

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]{0,30}"
_PARTICLE = r"(?:bin|binti|van|von|de|del|der|den|da|dos|di|al|el|ibn|la|le)"
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_WORD}|{_PARTICLE}(?=\s))){{0,5}}")
_TOKEN = re.compile(r"[^\s\x00]+")
_DOMAIN = re.compile(r"\w\.(?:com|co|net|org|id|tv|news|[a-z]{2,7})(?:/|$)")
_HANDLE = re.compile(r"[a-z][\w.-]{1,11}$")  # "prwir", "red"
_DEGREE = re.compile(r"^(?:[SMDA]\.?[A-Z]\w{0,4}\.?|Ph\.?D\.?|Jr\.?|SH|MH|MM|ST)$")
_SEPARATOR = re.compile(r"\s(?:and|dan|AND|DAN|&)\s|[,;/|·•●]|\x00+|\s[-–—]\s|\s{3,}")
_GLUED = re.compile(r"(?P<name>[A-Z][\w’'-]*[a-zß-öø-ÿ])(?P<role>[A-Z][a-z]+)")  # "FarrantSenior"
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_AT = frozenset({"in", "di", "from", "dari"})  # before the place where somebody writes
_ABSTRACT = re.compile(r"(?:Ke|Pe(?:m|n|ng|ny|r|l)?)[a-z]{3,}an")  # Keuangan, Penanganan: no names
_PLACE = 3  # words of such a place


class Piece(NamedTuple):
    """A stretch between separators; ``sign`` is the separator before it."""

    span: Span
    sign: str


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, an agency or a desk and not of a person.

    >>> is_outlet("Media Indonesia"), is_outlet("Kompas.com"), is_outlet("Maya Sofia")
    (True, True, False)
    """
    words = [word.strip("().,'’:") for word in name.lower().split()]
    if len(words) > 5 or ", " in name:
        return False
    if any(_DOMAIN.search(word) for word in words):
        return True
    known = cues()
    if len(words) > 1 and words[-1] in known.media_last:
        return True
    if words[:1] == ["the"] and words[-1] in known.media:
        return True  # "The Philippine Star"
    named = sum(word in known.media for word in words)
    return named > 0 and all(word in known.media or word in known.media_part for word in words)


def sounds_like_outlet(name: str) -> bool:
    """Whether a name has a word that newspapers have and people have not: "Warta Nusa"."""
    known = cues()
    return not (known.media - known.media_person).isdisjoint(name.lower().split())


def is_name(piece: str) -> bool:
    """Whether words can be the name of a person: two to five capitalised words, none a role.

    >>> is_name("Vania Ika Aldida"), is_name("Banjir di Pasar"), is_name("Staff Writer")
    (True, False, False)
    """
    words = piece.split()
    found = _NAME.fullmatch(piece.strip())
    known = cues()
    return (
        bool(found)
        and 2 <= len(words) <= 5
        and "di" not in words
        and words[0].lower() != "the"
        and known.roles.isdisjoint(word.lower() for word in words)
        and not is_outlet(piece)
    )


def _is_desk(words: str) -> bool:
    """Whether a piece is no person though it is written like one: an outlet or a role."""
    known = cues()
    lower = words.lower().split()
    return is_outlet(words) or sounds_like_outlet(words) or not known.roles.isdisjoint(lower)


def in_name(words: str) -> Span:
    """The part of a piece that can be a name, without its role, its place and its handle.

    >>> [in_name(piece).of(piece) for piece in ("regional reporter Jackson Tran",
    ...     "Ann Lee in London", "Catherine Oduro Political editor", "Rani Ayu @raniayu")]
    ['Jackson Tran', 'Ann Lee', 'Catherine Oduro', 'Rani Ayu']
    """
    found = list(_TOKEN.finditer(words))
    known = cues()
    low, high = 0, len(found)
    lower = [each.group().lower().strip(":") for each in found]
    for index in range(2, high - 1):
        if lower[index] in _AT:
            place = [each.group() for each in found[index + 1 :]]
            high = index if len(place) <= _PLACE and all(w[0].isupper() for w in place) else high
            break
    while high > low and lower[high - 1].startswith("@"):
        high -= 1
    ends = [index for index in range(low, high) if lower[index] in known.roles]
    if ends and high - ends[-1] > 2:
        low = ends[-1] + 1
    elif ends and ends[-1] == high - 1:
        high = _before_role(known, lower, ends[0], low)
    if low >= high:
        return Span(0, 0)
    last = found[high - 1]
    glued = _GLUED.fullmatch(last.group()) if ends and high == ends[0] else None
    if glued and glued["role"].lower() in known.roles | known.fields:
        return Span(found[low].start(), last.start() + glued.end("name"))
    return Span(found[low].start(), last.end())


def _before_role(known: Cues, lower: list[str], role: int, low: int) -> int:
    """Where a role behind a name begins: "… *Senior Political* Correspondent"."""
    while role > low and lower[role - 1] in known.fields:
        role -= 1
    return role


def names_of(text: str, start: int, end: int) -> list[Span]:
    """The persons in ``text[start:end]``, which is what follows a byline label.

    >>> line = "Siti Aminah dan Rudi Hartono (Kompas.com), Jakarta Post"
    >>> [span.of(line) for span in names_of(line, 0, len(line))]
    ['Siti Aminah', 'Rudi Hartono']
    """
    value = _unbracketed(text[start:end])
    given = list(pieces(value))
    signs = [piece.sign for piece in given[1:]] + [""]
    found = [
        (span, piece.sign == "," or (number == 0 and sign == ","))
        for number, (piece, sign) in enumerate(zip(given, signs, strict=True))
        if (span := _name_in(value, piece.span))
    ]
    full = any(" " in span.of(value) for span, _ in found)
    names = [
        span
        for span, beside in found
        if not (full and (_is_desk(span.of(value)) or (beside and _is_place(span.of(value)))))
    ]
    return [Span(start + span.start, start + span.end) for span in names]


def _is_place(name: str) -> bool:
    """Whether a word beside a comma and full names says where somebody writes: ", Abuja"."""
    return " " not in name and name[:1].isupper()


def _unbracketed(value: str) -> str:
    return _BRACKETS.sub(lambda found: GONE * len(found.group()), value)


def pieces(value: str) -> Iterator[Piece]:
    """The stretches between the separators of a byline, each with the sign before it."""
    position, sign = 0, ""
    for part in _SEPARATOR.finditer(value):
        yield Piece(Span(position, part.start()), sign)
        position, sign = part.end(), part.group().strip()
    yield Piece(Span(position, len(value)), sign)


def _name_in(value: str, piece: Span) -> Span | None:
    own = in_name(piece.of(value))
    start, end = piece.start + own.start, piece.start + own.end
    while start < end and not value[start].isalpha():
        start += 1
    match = _NAME.match(value, start, end)
    if match:
        name = match.group().rstrip("-'’ ")
        if is_outlet(name) or _DEGREE.match(name) or name.lower() in cues().labels:
            return None
        if not cues().roles.isdisjoint(name.lower().split()):
            return None
        if any(_ABSTRACT.fullmatch(word) for word in name.split()):
            return None
        return Span(start, start + len(name))
    handle = value[start:end].rstrip()
    if _HANDLE.match(handle) and handle not in cues().labels and not is_outlet(handle):
        return None if handle in cues().roles else Span(start, start + len(handle))
    return None


def left_over(value: str, names: int) -> int:
    """How many words of a label's value belong to no name, role, place or outlet.

    ``names`` counts the words of the names found in it.
    """
    words = 0
    for piece in pieces(value):
        given = piece.span.of(value)
        kept = in_name(given).of(given).replace(GONE, " ").strip()
        if kept and not _is_desk(kept):
            words += len(kept.split())
    return words - names


def bare_names(text: str, start: int, end: int) -> list[Span]:
    """The persons of a line that names persons, perhaps with outlet or role, and nothing else.

    >>> line = "Elena Brandt and Paul Hsieh (Straits Times), science correspondents"
    >>> [span.of(line) for span in bare_names(line, 0, len(line))]
    ['Elena Brandt', 'Paul Hsieh']
    """
    value = _unbracketed(text[start:end])
    names: list[Span] = []
    for span, sign in pieces(value):
        given = span.of(value)
        words = given.strip(GONE + " .-–—")
        if not words or is_outlet(words) or folded(words) in cues().labels:
            continue
        own = in_name(words)
        name = own.of(words).strip(" .-–—")
        if not name or (not is_name(name) and _is_desk(words)):
            continue
        placed = bool(names) and sign == "," and words.istitle() and " " not in words
        if placed or (names and sign in "-–—" and sign):
            continue  # "Jane Doe, Abuja", "Maya Tiwery - Jelajah Rasa"
        if not is_name(name) or _is_desk(name):
            return []
        begin = start + value.index(name, span.start)
        names.append(Span(begin, begin + len(name)))
    return names
