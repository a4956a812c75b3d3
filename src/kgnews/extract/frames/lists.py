"""Lists behind a verb: "A, kritikus B, dan kurator Festival X, C", "A (47), B and C"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgnews.extract.frames.appositions import from_where, names
from kgnews.extract.frames.compiling import Slot
from kgnews.extract.frames.fillers import ACTS, Fits, alike, belongs, paired
from kgnews.extract.frames.fronted import acts
from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.frames.passed import Passed
from kgnews.extract.words.sorts import BODIES, PLACES
from kgnews.extract.words.titles import honorific_at

__all__ = ["Listing", "joint_before"]

ITEM = 12  # tokens of an item between semicolons
DESCRIBED = 5  # words before a member that say what it is: "the former England captain X"
ORIGINS = frozenset({"dari", "asal", "of", "from"})  # behind a person: whose or from where


@dataclass(frozen=True, slots=True)
class Listing:
    """The members of a list in which a slot of a frame stands first."""

    line: Line
    slot: Slot
    fits: Fits

    def members(self, first: Unit) -> Iterator[tuple[Unit, str]]:
        """The further members of a list; a singular slot takes only what "dan" joins.

        So does a chain of places: in "meninjau Stadion X, Sleman" one place is seen.
        """
        members: list[tuple[Unit, str]] = []
        closed, last = 0, first
        while True:
            joined, following = self._joint(self._over_postmodifiers(last))
            found = self._member(following) if following is not None else None
            mixed = {"Person", "Organization"} <= set(self.slot.kinds)
            if found is None or not (mixed or alike(first, found[0])):
                break
            members.append(found)
            closed = len(members) if joined else closed
            last = found[0]
        if members and not closed and acts(self.line, last.end):
            return  # "Usai mengalahkan A, B menghadapi C"
        chain = any(unit.kind in PLACES - {first.kind} for unit, _ in members)
        yield from members if self.slot.plural and not chain else members[:closed]

    def _member(self, at: int) -> tuple[Unit, str] | None:
        """The member that begins at a token, past the words that say what it is."""
        line = self.line
        for position in range(at, min(at + DESCRIBED + 1, len(line.words))):
            unit = line.begins.get(position)
            if unit and unit.kind == "Office":
                unit = self._holder(unit) or unit
            whose = unit is not None and unit.back and position + 1 < len(line.words)
            if whose and unit and unit.end == position + 1 and self._describes(unit.end):
                continue  # "and his wife Helen Ward"
            if unit and from_where(line, unit):
                continue  # "dan aktris Malaysia Siti Aisyah"
            if unit and not (unit.weak or self._only_names(unit, at, position)):
                entity = self.fits(unit, self.slot)
                return (unit, entity) if entity else None
            if not self._describes(position):
                return None
        return None

    def _holder(self, office: Unit) -> Unit | None:
        """The person behind an office and a comma: "dan Konsul Jenderal Australia, X"."""
        words, at = self.line.words, office.end
        if at >= len(words) or words[at] != ",":
            return None
        person = self.line.begins.get(at + 1)
        return person if person and person.kind == "Person" and not person.office else None

    def _only_names(self, unit: Unit, at: int, position: int) -> bool:
        """Whether words before a unit make it something else: "dan warga Bandung"."""
        if position == at or not unit.entity:
            return False
        if unit.kind == "Person":
            return belongs(self.line, unit, at)
        before = self.line.grammar.nouns.get(self.line.words[position - 1], ())
        return not any(names(kind, unit) for kind in before)

    def _describes(self, at: int) -> bool:
        """Whether a word can be of a noun phrase before a name."""
        line, word = self.line, self.line.words[at]
        grammar = line.grammar
        if word in grammar.nouns or word in grammar.determiners:
            return True
        if not word.replace("-", "").isalpha() or word in grammar.function_words | grammar.saying:
            return False
        if not line.sentence.tokens[at].text[:1].islower():
            return False
        passed = Passed(grammar)
        return not (passed.acts(word) or passed.done(word) or ACTS.match(word))

    def _joint(self, at: int) -> tuple[bool, int | None]:
        """Whether a coordinator stands here, and the token where the next member begins."""
        words, coordinators = self.line.words, self.line.grammar.coordinators
        joined = False
        if paired(self.line, at + 1):
            return True, at + 1
        at = position = self._next_item(at)
        while position < len(words) and position - at < 3:
            if words[position] in coordinators:
                joined = True
            elif words[position] not in {",", ";"}:
                break
            position += 1
        return (False, None) if position == at else (joined, position)

    def _next_item(self, at: int) -> int:
        """The semicolon before the next item of a list whose items are long."""
        words = self.line.words
        for position in range(at, min(at + ITEM, len(words))):
            if words[position] == ";":
                return position
            if words[position] in {".", ":"}:
                break
        return at

    def _over_postmodifiers(self, unit: Unit) -> int:
        """Past "(UCLG)", "sebagai Ketua C40", ", 34," and ", director of the Moderna Museet,"."""
        words, begins = self.line.words, self.line.begins
        at = self.line.behind_brackets(unit.end)
        if at + 1 < len(words) and words[at] in {"sebagai", "selaku", "as"}:
            office = begins.get(at + 1)
            return self.line.behind_brackets(office.end) if _is(office, "Office") and office else at
        if unit.kind not in {"Person", "Organization"} or at + 1 >= len(words):
            return at
        beside = begins.get(at + 1)
        origins = PLACES | BODIES if unit.kind == "Person" else PLACES
        if words[at] in ORIGINS and beside and beside.kind in origins and not beside.weak:
            return self.line.behind_brackets(beside.end)
        if unit.kind != "Person":
            return at
        if words[at] == "," and beside and _is(beside, "age"):
            return beside.end
        if words[at] == "," and beside and _is(beside, "Office") and not self._holder(beside):
            return self._placed(beside.end)
        return at

    def _placed(self, at: int) -> int:
        """Past the places behind an office: "director of the Moderna Museet in Stockholm"."""
        words = self.line.words
        while at + 1 < len(words) and words[at] in self.line.grammar.prepositions:
            place = self.line.begins.get(at + 1)
            if place is None or place.kind not in PLACES | BODIES:
                break
            at = place.end
        return at


def _is(unit: Unit | None, kind: str) -> bool:
    return unit is not None and unit.kind == kind


def joint_before(line: Line, at: int) -> tuple[bool, int | None]:
    """Whether a coordinator stands before a token, and where the member before it ends."""
    words = line.words
    joined, position = False, at
    if paired(line, at):
        return True, at - 1
    at = position = _described_from(line, at)
    before = [token.text for token in line.sentence.tokens[max(0, at - 1) : at]]
    at = position = at - bool(before and honorific_at(before, 0))  # "and Mr Price"
    while position > 0 and at - position < 3:
        word = words[position - 1]
        if word in line.grammar.coordinators:
            joined = True
        elif word not in {",", ";"} and word not in line.grammar.nouns:
            break
        position -= 1
    if position == at:
        return False, None
    if words[position - 1] == ")":
        opened = line.before_brackets(position - 1)
        position = position if opened is None else opened
    aged = line.ends.get(position)  # "Tom Price, 34, and Luke Stone, 29, were"
    if aged and aged.kind == "age" and not aged.entity and words[aged.start - 1] == ",":
        position = aged.start - 1
    return joined, position


def _described_from(line: Line, at: int) -> int:
    """Where the noun phrase of a member begins: "dan pengusaha karet Budi", "and actor Tom"."""
    unit, words = line.begins.get(at), line.words
    if unit is None or unit.kind != "Person":
        return at
    for start in range(at, max(0, at - DESCRIBED), -1):
        if words[start - 1] in line.grammar.coordinators:
            other = line.ends.get(start - 1) or line.ends.get(start - 2)
            return start if other and other.kind == "Person" else at
        word = line.sentence.tokens[start - 1].text
        small = words[start - 1] in line.grammar.function_words - line.grammar.determiners
        if not word.islower() or not word.isalpha() or small or ACTS.match(word):
            break
    return at
