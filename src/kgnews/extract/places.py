"""Where places and houses lie: "Desa A, Kecamatan B", "X, a town in Y", "the Y suburb of X".

These are shapes of a sentence rather than of a relation, so they are code and not frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kgnews.extract.frames.compiling import Slot
from kgnews.extract.frames.fillers import VERB
from kgnews.extract.frames.fronted import pasts
from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.frames.lists import Listing
from kgnews.extract.frames.statements import Reader, Worded
from kgnews.extract.words.sorts import PLACES
from kgnews.model import Statement
from kgnews.ontology import Ontology

__all__ = ["places"]

AREAS = frozenset({"City", "Country", "AdministrativeArea"})
HOUSED = frozenset({"Organization", "GovernmentBody"})
# The order of Indonesian addresses by the word that opens each step.
LEVELS = {
    **dict.fromkeys("gedung pasar masjid stadion hotel blok".split(), 1),
    **dict.fromkeys("gang gg".split(), 2),
    **dict.fromkeys("jalan jl jln".split(), 3),
    **dict.fromkeys("rt rw".split(), 4),
    **dict.fromkeys("kampung dusun lingkungan perumahan".split(), 5),
    **dict.fromkeys("desa kelurahan kel nagari gampong".split(), 6),
    **dict.fromkeys("kecamatan kec distrik".split(), 7),
    **dict.fromkeys("kota kabupaten kab kotamadya".split(), 8),
    **dict.fromkeys("provinsi prov".split(), 9),
}
ADDRESS = 8  # tokens of "RT 03/RW 06" between two steps
APPOSED = 5  # words of "a small fishing town" between a name with its comma and "in"
FREE = 8  # from this level on a comma may end what is said of a place
GENERIC = frozenset(
    "sekolah dasar negeri menengah pertama atas kejuruan rumah sakit umum daerah pemerintah "
    "pusat swasta universitas high school hospital public general primary secondary".split()
)
WITHIN = frozenset({"di", "in", "of", "at", "dari", "on", "asal"})
OWNING = frozenset({"'s", "’s", "'", "’"})
OPENING = frozenset("ibu sebuah salah satu suatu dua tiga ibukota".split())  # "X, sebuah kota"
CAPITALS = frozenset({"capital", "ibukota", "kota"})  # "ibu kota X", "the X capital"
# "the Sydney suburb of X" is in Sydney; "the X district of Y" is in Y.
SMALLER = frozenset("suburb town village city capital island province state county".split())
QUARTERS = frozenset("district neighbourhood neighborhood area region quarter".split())
PAST = re.compile(r"[a-z]{2,}ed$")  # "…, Texas, and owned by"
SIDES = re.compile(r"(?:north|south|east|west|central|mid|upper|lower)[a-z-]*$")

Found = Iterator[Worded]
Inside = Mapping[tuple[str, str], bool]


def places(line: Line, reader: Reader, lies_in: Inside) -> Found:
    """Each place or house of a line with what the words beside it say that it lies in.

    ``lies_in`` says of two linked places whether the gazetteer has one inside the other; what
    it denies is not told.
    """
    told: set[tuple[str, str]] = set()
    for each, outer, rule in _pairs(line, reader, lies_in):
        pair = (each.entity, outer.entity)
        if pair[0] != pair[1] and pair not in told and lies_in.get(pair) is not False:
            told.add(pair)
            evidence = reader.evidence(line.sentence.span, rule)
            predicate = "partOf" if each.kind in AREAS else "locatedIn"
            words = (line.span(outer.start, outer.end),)
            yield Statement(pair[0], predicate, pair[1], evidence), words


def _pairs(line: Line, reader: Reader, lies_in: Inside) -> Iterator[tuple[Unit, Unit, str]]:
    for _, unit in sorted(line.begins.items()):
        if unit.weak or not unit.entity or unit.kind not in PLACES | HOUSED:
            continue
        for outer, rule in _around(line, unit, lies_in):
            for each in (*_listed_before(line, unit), unit):
                yield each, outer, rule
        if unit.kind in PLACES:
            for each in _enumerated(line, unit, reader):
                yield each, unit, "list of places"


def _around(line: Line, inner: Unit, lies_in: Inside) -> Iterator[tuple[Unit, str]]:
    """What the words around a place say that it lies in, with the rule that tells."""
    outer, bracket = _next_place(line, inner) if not inner.back else (None, False)
    if outer is not None and outer.entity != inner.entity:
        known = lies_in.get((inner.entity, outer.entity))
        tells = _is_no_short_form(line, outer) if bracket else _in_chain(line, inner, outer)
        if known or (known is None and tells):
            yield outer, "place chain"
    english = "the" in line.grammar.determiners
    shapes = (
        (_described(line, inner), "place described"),
        (_within(line, inner), "house in a place"),
        (_suburb(line, inner) if english else None, "suburb of"),
        (_owned(line, inner) if english else None, "place of a place"),
        (_based(line, inner) if english else None, "based in"),
    )
    yield from ((found, rule) for found, rule in shapes if found is not None)


def _place(line: Line, at: int) -> Unit | None:
    """The named place that begins at a token, past the side of it that is meant."""
    words = line.words
    while at < len(words) and (SIDES.match(words[at]) or words[at] == "the"):
        at += 1
    unit = line.begins.get(at)
    named = unit is not None and bool(unit.entity) and not (unit.weak or unit.back)
    return unit if unit and named and unit.kind in PLACES else None


def _next_place(line: Line, inner: Unit) -> tuple[Unit | None, bool]:
    """The place behind a comma or in brackets; levels may also follow without a comma."""
    words, at = line.words, inner.end
    while at < len(words) and words[at] in {"rt", "rw", ","}:
        number = words[at] != "," or words[at + 1 : at + 2] in {("rt",), ("rw",)}
        if not number:
            break
        behind = [p for p in range(at + 1, min(at + ADDRESS, len(words))) if words[p] == ","]
        if not behind:
            break
        at = behind[0]  # "Jalan A, RT 03/06, Kelurahan B"
    if at < len(words) and words[at] in {",", "("}:
        inside = words[at] == "," and words[at + 1 : at + 2] in {("in",), ("di",)}
        outer = _place(line, at + 1 + inside)  # "in the town of Hinatuan, in Surigao"
        if outer:
            return outer, words[at] == "("
    outer = line.begins.get(inner.end)
    levels = (_level(words, inner), _level(words, outer) if outer else 0)
    stepped = outer is not None and outer.kind in PLACES and 0 < levels[0] < levels[1]
    return (outer, False) if stepped else (None, False)


def _is_no_short_form(line: Line, outer: Unit) -> bool:
    """Whether brackets hold a country or a place with its level: "(Thailand)", not "(GBK)"."""
    word = line.sentence.tokens[outer.start].text
    closed = line.words[outer.end : outer.end + 1] == (")",)
    return closed and bool(_level(line.words, outer)) and not word.isupper()


def _in_chain(line: Line, inner: Unit, outer: Unit) -> bool:
    """Whether a comma means "in" here and not "and".

    It means "and" in a list that a coordinator closes. It means "in" where the place before it
    is no area of its own ("Jalan A, Depok"), where words tell the levels ("Desa A, Kecamatan
    B"), or behind a preposition that leads the whole chain ("di A, B").
    """
    words, grammar = line.words, line.grammar
    first, last = inner.start, outer.end
    while first >= 2 and words[first - 1] == "," and (left := line.ends.get(first - 1)):
        if left.kind not in PLACES:
            break
        first = left.start
    while last + 1 < len(words) and words[last] == "," and (more := line.begins.get(last + 1)):
        if more.kind not in PLACES:
            break
        last = more.end
    inner_level, outer_level = _level(words, inner), _level(words, outer)
    if inner_level and outer_level and inner_level != outer_level:
        return inner_level < outer_level
    same = words[inner.start] == words[outer.start]  # "Bandara A, Bandara B"
    if _goes_on(line, last) or same or (inner_level and outer_level):
        return False
    if inner.kind == "City" and 0 < outer_level < FREE:
        return False  # "arah Jakarta, Kecamatan Sukatani"
    before = first - 1
    while before >= 0 and (words[before] in grammar.nouns or words[before] in grammar.determiners):
        before -= 1
    led = before >= 0 and words[before] in grammar.prepositions
    if inner.kind in HOUSED:
        return first == inner.start and (led or _is_house(line, inner))
    if inner.kind == "Country" or inner.kind == outer.kind == "City":
        return False
    return led or inner.kind == "Place" or bool(outer_level)


def _goes_on(line: Line, at: int) -> bool:
    """Whether "and" and one more place stand at a token: "A, B, and C" is a list."""
    words, grammar = line.words, line.grammar
    at += words[at : at + 1] == (",",)
    if at >= len(words) or words[at] not in grammar.coordinators:
        return False
    for position in range(at + 1, min(at + 1 + APPOSED, len(words))):
        unit = line.begins.get(position)
        if unit and not unit.weak:
            return True
        word, english = words[position], "the" in grammar.determiners
        if VERB.match(word) or (english and (word in grammar.auxiliaries or PAST.match(word))):
            return False
    return True


def _level(words: Sequence[str], unit: Unit) -> int:
    """How large a place is that its first word tells: a street 3, a village 6, a province 9."""
    return LEVELS.get(words[unit.start], 10 if unit.kind == "Country" else 0)


def _listed_before(line: Line, inner: Unit) -> list[Unit]:
    """The places of the same level before the last of a list: "Desa A dan Desa B, Kecamatan C"."""
    words, grammar, found, first = line.words, line.grammar, list[Unit](), inner
    level = _level(words, inner)
    while level and first.start > 0:
        at = first.start - 1
        joined = words[at] in grammar.coordinators
        at -= joined and words[at - 1] == ","
        before = line.ends.get(at)
        glued = joined or (words[at] == "," and bool(found))
        if not glued or before is None or not before.entity or _level(words, before) != level:
            break
        found.append(before)
        first = before
    return found


def _enumerated(line: Line, outer: Unit, reader: Reader) -> Iterator[Unit]:
    """The places in "empat kecamatan di Kabupaten X, yakni A, B, dan C"."""
    words, grammar, at = line.words, line.grammar, outer.end
    before = words[max(0, outer.start - 2) : outer.start]
    nouns = grammar.nouns.get(before[0], ()) if len(before) == 2 and before[1] in WITHIN else ()
    if not AREAS.intersection(nouns) and before[:1] not in {("villages",), ("towns",)}:
        return
    at += words[at : at + 1] == (",",)
    length = line.phrase_at(at, grammar.introducers) or (words[at : at + 1] == (":",))
    first = line.begins.get(at + length) if length else None
    if first and first.kind in PLACES and first.entity and not first.back:
        slot = Slot("subject", ("Place",), plural=True)
        yield first
        for unit, _ in Listing(line, slot, reader.fits).members(first):
            yield unit


def _described(line: Line, inner: Unit) -> Unit | None:
    """The place in "X, a town in Y", "X, ibu kota Y", "X, the Y capital", "X, Y's capital"."""
    words = line.words
    if words[inner.end : inner.end + 1] != (",",):
        return None
    noun, own = False, {"Organization"} if inner.kind in HOUSED else PLACES
    english = "the" in line.grammar.determiners
    for at in range(inner.end + 1, min(inner.end + 2 + APPOSED, len(words))):
        unit = _place(line, at)
        if unit:
            tail = words[unit.end : unit.end + 2]
            if noun:  # "a town in Y", "ibu kota Y", "a firm registered in Y"
                led = words[at - 1] in WITHIN or (own is PLACES and words[at - 1] in CAPITALS)
                closed = not tail or not tail[0].isalpha()
                own_place = bool(tail) and tail[0] in OWNING
                return _beyond(line, unit) if own_place else unit if led and closed else None
            capital = set(tail[:1]) & CAPITALS or _owns_capital(tail)
            return unit if own is PLACES and capital else None
        kinds = line.grammar.nouns.get(words[at], ())
        small = words[at] in line.grammar.coordinators | line.grammar.demonstratives - {"the"}
        if small or VERB.match(words[at]) or (_named(line, at) and not noun):
            return None
        if not english and not noun and not own.intersection(kinds) and words[at] not in OPENING:
            return None  # "X, bertemu kerabat di kota Y"
        noun = noun or bool(own.intersection(kinds)) or words[at] in CAPITALS
        if not (words[at].isalpha() or "-" in words[at]) or words[at] in line.grammar.boundaries:
            return None
    return None


def _named(line: Line, at: int) -> bool:
    unit = line.begins.get(at)
    return unit is not None and bool(unit.entity) and not unit.weak


def _owns_capital(tail: Sequence[str]) -> bool:
    return len(tail) == 2 and tail[0] in OWNING and tail[1] in CAPITALS


def _beyond(line: Line, owner: Unit) -> Unit | None:
    """The place behind whose place it is: "a town in Ghana's Eastern Region"."""
    return _place(line, owner.end + 1)


def _within(line: Line, inner: Unit) -> Unit | None:
    """The place behind "di" or "in" right behind a house or an area."""
    words, at = line.words, inner.end
    at = line.behind_brackets(at)
    at += words[at : at + 1] == (",",) and 0 < _level(words, inner) < FREE
    if at >= len(words) or words[at] not in {"di", "in"} or inner.kind == "Country":
        return None
    house = inner.kind in HOUSED and _is_house(line, inner)
    sided = inner.kind in PLACES and at + 1 < len(words) and SIDES.match(words[at + 1])
    venue = inner.kind == "Place" and _is_venue(line, inner)
    stands = venue or (inner.kind in AREAS and (sided or _level(words, inner)))
    outer = _place(line, at + 1) if house or stands else None
    if outer is None or inner.back:
        return None
    return None if inner.kind in AREAS and not _is_wider(line, inner, outer) else outer


def _is_venue(line: Line, unit: Unit) -> bool:
    """Whether a name begins with what is built or lies somewhere: "Gunung X", "Gedung X"."""
    if "the" in line.grammar.determiners:
        return True
    first = line.words[unit.start]
    return (
        "Place" in line.grammar.nouns.get(first, ())
        or bool(LEVELS.get(first))
        or (_is_house(line, unit))
    )


def _is_wider(line: Line, inner: Unit, outer: Unit) -> bool:
    """Whether an area can lie in another place: not in a street, an office or a smaller area."""
    levels = _level(line.words, inner), _level(line.words, outer)
    if outer.kind == "Place" and (levels[1] or _is_house(line, outer)):
        return False
    return not all(levels) or levels[0] < levels[1]


def _suburb(line: Line, inner: Unit) -> Unit | None:
    """The place in "the Y suburb of X" and "the X district of Y"."""
    words, start = line.words, inner.start
    if inner.kind not in PLACES:
        return None
    if start > 2 and words[start - 1] == "of" and words[start - 2] in SMALLER:
        unit = line.ends.get(start - 2)
        if unit and unit.kind in PLACES and unit.entity and not unit.weak:
            return unit
    end = inner.end
    if end + 1 < len(words) and words[end] in QUARTERS and words[end + 1] in {"of", "in"}:
        return _place(line, end + 2)
    return None


def _owned(line: Line, inner: Unit) -> Unit | None:
    """The place before "'s" before a name: "Ghana's Eastern Region", "Norway's Fjord Lines"."""
    words, at = line.words, inner.start
    if at < 2 or words[at - 1] not in OWNING or inner.kind in {"Country", "GovernmentBody"}:
        return None
    owner = line.ends.get(at - 1)
    if owner is None or owner.kind not in AREAS or not owner.entity or owner.weak:
        return None
    if inner.kind == "Organization":  # "Ukraine's NATO membership" is no place of NATO
        after = words[inner.end] if inner.end < len(words) else "."
        small = not after.isalpha() or after in line.grammar.function_words | line.grammar.saying
        verb = PAST.match(after) or after in pasts()
        return owner if owner.kind == "Country" and (small or verb) else None
    return owner


def _based(line: Line, inner: Unit) -> Unit | None:
    """The place in "the Lima-based think tank X", "Oxford-based Oxfam"."""
    words = line.words
    if inner.kind not in HOUSED:
        return None
    for at in range(inner.start - 1, max(-1, inner.start - 2 - APPOSED), -1):
        if words[at].endswith("-based") or words[at : at + 2] == ("-", "based"):
            place = line.ends.get(at) or line.begins.get(at) or line.ends.get(at + 1)
            return place if place and place.kind in PLACES and place.entity else None
        if not words[at].isalpha() or words[at] in line.grammar.function_words:
            return None
    return None


def _is_house(line: Line, unit: Unit) -> bool:
    """Whether a body is a house that stands somewhere: a school, a museum, a hospital."""
    english = "the" in line.grammar.determiners
    heads = _houses("en" if english else "id")
    words = line.words[unit.start : unit.end]
    if GENERIC.issuperset(words):
        return False  # "tiga Sekolah Dasar Negeri"
    return words[0] in heads or (english and not heads.isdisjoint((words[-1], *words[:3])))


@lru_cache(maxsize=2)
def _houses(language: str) -> frozenset[str]:
    rows = Ontology.load().table("houses")
    return frozenset(
        word for row in rows if row["language"] == language for word in row["words"].split("|")
    )
