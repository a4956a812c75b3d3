"""Words that describe a name: "X, a company based in Y", "in X, which is located in Y"."""

from __future__ import annotations

from kgnews.extract.frames.fillers import RELATIVES
from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.words.sorts import BODIES, PLACES
from kgnews.extract.words.titles import titles

__all__ = ["attributive", "described", "from_where", "names", "relative"]

ARTICLES = frozenset({"a", "an", "the"})
TOWARDS = frozenset({"against", "with", "about", "on", "to", "from", "over"})
PLAYING_FOR = frozenset({"wakil", "ganda", "pasangan", "duet", "duo"})
DESCRIPTION = 7  # words of a noun phrase between a name with its comma and a verb


def names(noun_kind: str, unit: Unit) -> bool:
    """Whether a noun of a class can name what a unit is: "kota Bandung", "lembaga KPK"."""
    if unit.kind in PLACES:
        return noun_kind in PLACES
    return noun_kind == unit.kind or {noun_kind, unit.kind} <= {
        "Organization", "GovernmentBody", "Initiative", "Programme"
    }  # fmt: skip


JOINED = frozenset("based born headquartered listed backed raised educated".split())


def described(line: Line, at: int) -> int | None:
    """The token behind the name and its comma that the words before a token describe.

    "X, a freight company" in English; in Indonesian "X, perusahaan logistik yang". The noun
    must be one of the class of the name, and in Indonesian come first and be no person's.
    """
    words, grammar = line.words, line.grammar
    first = at
    while first and words[first - 1] != ",":
        first -= 1
        unit = line.ends.get(first + 1)
        joined = JOINED.issuperset(words[first + 1 : first + 2]) and words[first] == "-"
        placed = unit and words[first + 1] == "-" and unit.kind in PLACES  # "a Leeds-based firm"
        if joined or placed:
            continue
        if at - first > DESCRIPTION or not _plain(words[first]) or (unit and not unit.weak):
            return None
    outer = _aged(line, line.ends.get(first - 1))
    if not first or first == at or outer is None or outer.weak or not outer.entity:
        return None
    english = "the" in grammar.determiners
    if english and outer.kind == "Person":  # "X, 34, a retired miner who"
        led = outer.start > 0 and words[outer.start - 1] in grammar.prepositions
        told = words[first] in ARTICLES and not led and "of" not in words[first:at]
        return outer.end + 1 if told else None
    if english and words[first] not in {"a", "an"}:
        return None
    if not english and (outer.kind == "Person" or "yang" not in words[first:at]):
        return None
    head = words[first:at] if english else words[first : first + 1]
    kinds = [kind for word in head for kind in grammar.nouns.get(word, ())]
    return first if any(names(kind, outer) for kind in kinds) else None


def _plain(word: str) -> bool:
    """Whether a token is a word: "firm", "start-up"."""
    return word.replace("-", "").isalpha()


def _aged(line: Line, unit: Unit | None) -> Unit | None:
    """The person before an age between commas: "X, 34, a miner"; any other unit as it is."""
    if unit is None or unit.kind != "age" or unit.entity or line.words[unit.start - 1] != ",":
        return unit
    return line.ends.get(unit.start - 1)


def attributive(line: Line, unit: Unit) -> bool:
    """Whether an English place or body only says which person is meant: "a Sydney doctor"."""
    if "the" not in line.grammar.determiners or unit.kind not in PLACES | BODIES:
        return False
    behind = line.behind_brackets(unit.end)
    words = [token.text for token in line.sentence.tokens[behind : behind + 4]]
    if words[:1] == ["-"]:
        return JOINED.issuperset(words[1:2])
    return bool(words) and words[0].islower() and titles("en").at(words, 0) is not None


def from_where(line: Line, unit: Unit) -> bool:
    """Whether a place or body stands between a noun and a person: "pemain Denmark Emil Berg".

    Behind a noun for who plays for a country a comma may stand: "wakil Denmark, Emil Berg".
    """
    if unit.kind not in PLACES | BODIES or "the" in line.grammar.determiners or unit.start < 1:
        return False
    noun, behind = line.words[unit.start - 1], unit.end
    if noun in PLAYING_FOR and line.words[behind : behind + 1] == (",",):
        behind += 1
    person = line.begins.get(behind)
    plain = line.sentence.tokens[unit.start - 1].text.islower() and noun.isalpha()
    named = person is not None and person.kind == "Person" and not person.back
    return named and plain and noun not in line.grammar.function_words


def relative(line: Line, unit: Unit) -> bool:
    """Whether a relative clause right behind a place, body or event is about it.

    Whatever the name depends on: "were cut off in X, which is located in Y". A person may be
    named for somebody else ("the lawyer of Price, who …").
    """
    behind = line.words[unit.end : unit.end + 2]
    after = behind[1:] if behind[:1] == (",",) else behind[:1]
    if RELATIVES.isdisjoint(after):
        return False
    return unit.kind != "Person" or _other_than_people(line, unit)


def _other_than_people(line: Line, unit: Unit) -> bool:
    """Whether an English person hangs on a noun for no person: "the case against Price, who"."""
    at = unit.start - 2
    if "the" not in line.grammar.determiners or at < 1 or line.words[at + 1] not in TOWARDS:
        return False
    words = [token.text for token in line.sentence.tokens[at : at + 1]]
    person = "Person" in line.grammar.nouns.get(line.words[at], ()) or at + 1 in line.ends
    return words[0].islower() and not person and titles("en").at(words, 0) is None
