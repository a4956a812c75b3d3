"""Frames against a line: who fills which slot.

Matching begins at the anchor word and works outwards. Between a slot and its verb it reads
over what does not change who is meant: auxiliaries, adverbs, brackets, appositions between
commas, and phrases with a preposition. It never crosses a clause boundary, and every step is
bounded, so that a line costs time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kgnews.extract.frames import CompiledFrame, Gap, Slot, Word
from kgnews.extract.line import Line, Unit

__all__ = ["Count", "Filler", "Match", "matches"]

REACH = 10  # plain words between a verb and its object; longer noun phrases are rare in news
BACK = 30  # tokens from a verb back to its subject, over appositions
BRACKET = 15  # tokens inside brackets that are read over
ITEM = 12  # tokens of an item between semicolons
TEXT = 40  # tokens of a literal phrase

_OPEN_QUOTES = frozenset("\"'“‘«")
_STOPS = frozenset(".;:!?()[]”’»")
_CLAUSE_ENDS = frozenset(".;:!?”\"")

# An Indonesian verb begins a clause of its own; the nouns that look like one are few.
_VERB = re.compile(r"me(?:ng|ny|m[bpv]|n[cdjt])(?!teri|tri|ara$|it$|u$|tal$|iang)[a-z]{4,}$")

Fits = Callable[[Unit, Slot], str | None]


@dataclass(frozen=True, slots=True)
class Count:
    """A stated number of the things that a list names: "26 kota negara anggota …, yakni"."""

    unit: Unit
    noun_start: int
    noun_end: int


@dataclass(slots=True)
class Filler:
    """What fills one slot: entity ids in order, or one literal with its tokens."""

    entities: list[str] = field(default_factory=list)
    text: str = ""
    unit: Unit | None = None
    count: Count | None = None
    open_end: int | None = None  # first token after a list that could go on in the next line


@dataclass(slots=True)
class Match:
    """A frame that a line satisfies, from token ``start`` to ``end`` (half-open)."""

    frame: CompiledFrame
    start: int
    end: int
    anchor: int
    fillers: dict[str, Filler]


def matches(line: Line, frame: CompiledFrame, position: int, fits: Fits) -> Match | None:
    """The match of a frame whose anchor word stands at a token, if there is one."""
    anchor = frame.elements[frame.anchor]
    assert isinstance(anchor, Word)  # frames are compiled so
    length = line.phrase_at(position, anchor.forms)
    if not length or _inside_unit(line, position):
        return None
    search = _Search(line, frame, fits)
    end = search.rightwards(frame.anchor + 1, position + length)
    if end is None:
        return None
    start = search.leftwards(frame.anchor - 1, position)
    if start is None:
        return None
    return Match(frame, start, end, position, search.fillers)


def _inside_unit(line: Line, position: int) -> bool:
    """Whether a word is part of a name, as "back" in a title."""
    return any(
        unit.start <= position < unit.end and not unit.weak
        for begin in range(max(0, position - 12), position + 1)
        if (unit := line.begins.get(begin))
    )


@dataclass(slots=True)
class _Search:
    line: Line
    frame: CompiledFrame
    fits: Fits
    fillers: dict[str, Filler] = field(default_factory=dict)

    # --- to the right of the anchor ----------------------------------------------------------

    def rightwards(self, element: int, position: int) -> int | None:
        """Match the elements after the anchor from a token on; the token after the match."""
        for index in range(element, len(self.frame.elements)):
            each = self.frame.elements[index]
            if isinstance(each, Word):
                found = self._word_right(each, position)
                if found is None:
                    if each.optional:
                        continue
                    return None
                position = found
            elif isinstance(each, Gap):
                following = self.frame.elements[index + 1] if index + 1 < len(self.frame.elements) else None
                found = self._gap_right(each, following, position)
                if found is None:
                    return None
                position = found
            else:
                found = self._slot_right(each, position)
                if found is None:
                    return None
                position = found
        return position

    def _word_right(self, word: Word, position: int) -> int | None:
        """After the word, reading over up to two adverbs before it."""
        for skip in range(3):
            at = position + skip
            length = self.line.phrase_at(at, word.forms)
            if length:
                return at + length
            if at >= len(self.line.words) or self.line.words[at] not in self.line.grammar.auxiliaries:
                return None
        return None

    def _gap_right(self, gap: Gap, following: object, position: int) -> int | None:
        """The token before which the next word (or unit) stands, within the gap."""
        words = self.line.words
        for at in range(position, min(position + gap.limit + 1, len(words))):
            if isinstance(following, Word):
                if self.line.phrase_at(at, following.forms):
                    return at
            elif isinstance(following, Slot) and not following.literal:
                unit = self.line.begins.get(at)
                if unit and self.fits(unit, following):
                    return at
            if words[at] in _CLAUSE_ENDS or words[at] in self.line.grammar.boundaries:
                return None
        return None

    def _slot_right(self, slot: Slot, position: int) -> int | None:
        if slot.literal == "text":
            return self._text_right(slot, position)
        listed = self._introduced(slot, position) if slot.plural else None
        if listed is not None:
            return listed
        words, count = self.line.words, None
        at = position
        while at < min(position + REACH, len(words)):
            unit = self.line.begins.get(at)
            if unit and not (unit.weak and self._named_later(slot, unit.end)):
                found = self.fits(unit, slot)
                if found:
                    return self._take_right(slot, unit, found, count)
                if unit.kind == "count":
                    count = Count(unit, unit.start, unit.end)
                if unit.entity and not unit.weak:
                    return None
                at = unit.end
                continue
            if self._stops(words[at]):
                return None
            at += 1
        return None

    def _stops(self, word: str) -> bool:
        grammar = self.line.grammar
        return (
            word in _STOPS
            or word == ","
            or word in grammar.prepositions
            or word in grammar.boundaries
            or word in grammar.coordinators
            or bool(_VERB.match(word))
        )

    def _named_later(self, slot: Slot, position: int) -> bool:
        """Whether a name that fits stands right behind a common noun ("kota Bandung")."""
        for at in range(position, min(position + 4, len(self.line.words))):
            unit = self.line.begins.get(at)
            if unit and not unit.weak:
                return self.fits(unit, slot) is not None
            if self._stops(self.line.words[at]):
                return False
        return False

    def _introduced(self, slot: Slot, position: int) -> int | None:
        """A list behind a noun phrase and an introducer: "26 kota … yakni, A, B, dan C"."""
        words, grammar = self.line.words, self.line.grammar
        count: Count | None = None
        for at in range(position, min(position + 14, len(words))):
            unit = self.line.begins.get(at)
            if unit and unit.kind == "count" and count is None:
                noun = len(unit.noun.split()) if unit.end - unit.start > 1 else 0
                count = Count(unit, unit.end - noun, unit.end)
            length = self.line.phrase_at(at, grammar.introducers) or (words[at] == ":")
            if length:
                first = at + length
                while first < len(words) and words[first] in {",", ":", "\"", "“"}:
                    first += 1
                unit = self.line.begins.get(first)
                found = self.fits(unit, slot) if unit else None
                if not unit or not found:
                    return None
                if count:
                    end = at - 1 if words[at - 1] == "," else at
                    count = Count(count.unit, count.noun_start, end)
                return self._take_right(slot, unit, found, count)
            if words[at] in _CLAUSE_ENDS or words[at] in grammar.boundaries:
                return None
        return None

    def _take_right(self, slot: Slot, unit: Unit, entity: str, count: Count | None) -> int:
        filler = Filler([entity], unit=unit, count=count)
        if slot.literal:
            filler = Filler(text=unit.value or "", unit=unit)
            self.fillers[slot.role] = filler
            return unit.end
        end = unit.end
        for following, its_entity in self._list_right(slot, unit):
            filler.entities.append(its_entity)
            end = following.end
        after = self._over_brackets(end)
        if after >= len(self.line.words) or self.line.words[after] in {".", ","}:
            filler.open_end = after
        self.fillers[slot.role] = filler
        return end

    def _list_right(self, slot: Slot, first: Unit) -> Iterator[tuple[Unit, str]]:
        """The further members of a list; a singular slot takes only what "dan" joins."""
        members: list[tuple[Unit, str]] = []
        closed = 0
        at = first.end
        while True:
            at = self._over_postmodifiers(at)
            joined, following = self._joint(at)
            unit = self.line.begins.get(following) if following is not None else None
            entity = self.fits(unit, slot) if unit else None
            if not unit or not entity or not self._alike(first, unit):
                break
            members.append((unit, entity))
            if joined:
                closed = len(members)
            at = unit.end
        yield from members if slot.plural else members[:closed]

    def _alike(self, first: Unit, other: Unit) -> bool:
        return other.kind == first.kind or not (first.kind == "Person") ^ (other.kind == "Person")

    def _joint(self, at: int) -> tuple[bool, int | None]:
        """Whether a coordinator stands here, and the token where the next member begins."""
        words, coordinators = self.line.words, self.line.grammar.coordinators
        joined = False
        at = position = self._next_item(at)
        while position < len(words) and position - at < 3:
            if words[position] in coordinators:
                joined = True
            elif words[position] not in {",", ";"}:
                break
            position += 1
        if position == at:
            return False, None
        nouns = self.line.grammar.nouns
        while position < len(words) and words[position] in nouns and position not in self.line.begins:
            position += 1  # "… dan kota Bandung"
        return joined, position

    def _next_item(self, at: int) -> int:
        """The semicolon before the next item of a list whose items are long."""
        words = self.line.words
        for position in range(at, min(at + ITEM, len(words))):
            if words[position] == ";":
                return position
            if words[position] in {".", ":"}:
                break
        return at

    def _over_brackets(self, at: int) -> int:
        words = self.line.words
        if at < len(words) and words[at] == "(":
            for end in range(at + 1, min(at + BRACKET, len(words))):
                if words[end] == ")":
                    return end + 1
        return at

    def _over_postmodifiers(self, at: int) -> int:
        """Past "(UCLG)" and "sebagai Ketua C40"."""
        at = self._over_brackets(at)
        words = self.line.words
        if at + 1 < len(words) and words[at] in {"sebagai", "selaku", "as"}:
            unit = self.line.begins.get(at + 1)
            if unit and unit.kind == "Office":
                return self._over_brackets(unit.end)
        return at

    def _text_right(self, slot: Slot, position: int) -> int | None:
        """The words up to the end of the clause, without a closing mark."""
        words = self.line.words
        end = position
        while end < min(position + TEXT, len(words)):
            if words[end] in _CLAUSE_ENDS or words[end] in self.line.grammar.boundaries:
                break
            if words[end] == "," and end - position >= 3:
                break
            end += 1
        while end > position and words[end - 1] in {",", "(", "-", "–"}:
            end -= 1
        if end - position < 1:
            return None
        first = position - 1 if self._keeps() else position
        unit = Unit(first, end, self.line.span(first, end), "text")
        self.fillers[slot.role] = Filler(text="", unit=unit)
        return end

    def _keeps(self) -> bool:
        """Whether the word before the text is part of it."""
        return any(isinstance(each, Word) and each.kept for each in self.frame.elements)

    # --- to the left of the anchor -----------------------------------------------------------

    def leftwards(self, element: int, position: int) -> int | None:
        """Match the elements before the anchor; the first token of the match."""
        for index in range(element, -1, -1):
            each = self.frame.elements[index]
            if isinstance(each, Word):
                found = self._word_left(each, position)
                if found is None:
                    if each.optional:
                        continue
                    return None
                position = found
            elif isinstance(each, Gap):
                found = self._gap_left(each, index, position)
                if found is None:
                    return None
                position = found
            else:
                led = self._led(index)
                found = self._beside(each, position) if led else self._slot_left(each, position)
                if found is None:
                    return None
                position = found
        return position

    def _word_left(self, word: Word, position: int) -> int | None:
        for skip in range(3):
            for form in word.forms:
                start = position - skip - len(form)
                if start >= 0 and self.line.words[start : start + len(form)] == form:
                    return start
            before = position - skip - 1
            if before < 0 or self.line.words[before] not in self.line.grammar.auxiliaries:
                return None
        return None

    def _gap_left(self, gap: Gap, index: int, position: int) -> int | None:
        """The token after which the element before the gap ends."""
        previous = self.frame.elements[index - 1] if index else None
        for at in range(position, max(position - gap.limit - 1, 0), -1):
            if isinstance(previous, Word):
                if any(self.line.words[at - len(f) : at] == f for f in previous.forms if at >= len(f)):
                    return at
            elif isinstance(previous, Slot):
                unit = self.line.ends.get(at)
                if unit and self.fits(unit, previous):
                    return at
            if self.line.words[at - 1] in _CLAUSE_ENDS:
                return None
        return None

    def _slot_left(self, slot: Slot, position: int) -> int | None:
        """The subject before a verb: past adverbs, brackets, appositions and prepositions."""
        if self._hangs():
            return self._beside(slot, position)
        at, floor, apposed = position, max(0, position - BACK), False
        plain = 0
        while at > floor:
            unit = self.line.ends.get(at)
            if unit:
                found, start = self._subject(slot, unit, apposed)
                if found:
                    return self._take_left(slot, unit, found)
                if start is None:
                    return None
                at, plain = start, 0
                continue
            word = self.line.words[at - 1]
            if word == ")":
                opened = self._opening(at - 1)
                if opened is None:
                    return None
                at = opened
            elif word == ",":
                apposed, plain = not apposed, 0
                at -= 1
            elif word in self.line.grammar.auxiliaries or apposed:
                if word in _STOPS or (apposed and word in self.line.grammar.boundaries):
                    return None
                at -= 1
            elif word in self.line.grammar.prepositions:
                plain, at = 0, at - 1  # the words read so far hang on this preposition
            elif word in _STOPS or word in self.line.grammar.boundaries or plain >= 5:
                return None
            else:
                plain += 1
                at -= 1
        return None

    def _led(self, index: int) -> bool:
        """Whether the frame itself has a preposition before a slot: "hasil dari {subject}"."""
        before = self.frame.elements[index - 1] if index else None
        prepositions = self.line.grammar.prepositions
        return isinstance(before, Word) and any(form[0] in prepositions for form in before.forms)

    def _hangs(self) -> bool:
        """Whether the anchor is a preposition, which belongs to the words right before it."""
        anchor = self.frame.elements[self.frame.anchor]
        assert isinstance(anchor, Word)  # frames are compiled so
        prepositions = self.line.grammar.prepositions
        return not anchor.verb and any(form[0] in prepositions for form in anchor.forms)

    def _beside(self, slot: Slot, position: int) -> int | None:
        """The unit that ends right before a token, or before brackets or marks there."""
        words, at = self.line.words, position
        while at and words[at - 1] in _OPEN_QUOTES | {"”", "’", ",", "yang"}:
            at -= 1
        if at and words[at - 1] == ")":
            opened = self._opening(at - 1)
            at = at if opened is None else opened
        unit = self.line.ends.get(at)
        found = self.fits(unit, slot) if unit else None
        return self._take_left(slot, unit, found) if unit and found else None

    def _opening(self, closing: int) -> int | None:
        for at in range(closing - 1, max(-1, closing - BRACKET), -1):
            if self.line.words[at] == "(":
                return at
        return None

    def _subject(self, slot: Slot, unit: Unit, apposed: bool) -> tuple[str | None, int | None]:
        """The entity if this unit can be the subject; else the token to read on from."""
        words, grammar = self.line.words, self.line.grammar
        before = unit.start - 1
        while before >= 0 and (words[before] in grammar.determiners or words[before] in _OPEN_QUOTES):
            before -= 1
        head = words[before] if before >= 0 else ""
        fits = self.fits(unit, slot)
        if head in grammar.prepositions:
            return None, before
        nouns = grammar.nouns.get(head, ())
        if nouns:  # "kota Bandung" is Bandung, "warga Bandung" is not
            preposed = before > 0 and words[before - 1] in grammar.prepositions
            if preposed:
                return None, before - 1
            if unit.kind != "Person" and not any(self._names(kind, unit) for kind in nouns):
                return None, None
        if head == "," and not unit.weak:
            outer = self._chain_head(slot, unit)
            if outer is not None:
                return None, outer
        if fits:
            return fits, unit.start
        if unit.entity and not unit.weak and not apposed and head not in {",", "("}:
            return None, None
        return None, unit.start

    def _names(self, noun_kind: str, unit: Unit) -> bool:
        place = {"City", "Country", "AdministrativeArea", "Place"}
        if unit.kind in place:
            return noun_kind in place
        return noun_kind == unit.kind or {noun_kind, unit.kind} <= {
            "Organization", "GovernmentBody", "Initiative", "Programme"
        }  # fmt: skip

    def _chain_head(self, slot: Slot, unit: Unit) -> int | None:
        """In "Pemkot A, B, meresmikan" and "X, Wali Kota B, berkata" the head is farther left.

        The token after the unit before the comma, if this unit only places or explains it.
        """
        place = {"City", "Country", "AdministrativeArea", "Place", "Office"}
        before = self.line.ends.get(unit.start - 1)
        if before is None or unit.kind not in place or self.line.words[unit.start - 1] != ",":
            return None
        after = unit.end
        words = self.line.words
        closed = after >= len(words) or words[after] not in self.line.grammar.coordinators
        same = before.kind == unit.kind and slot.plural
        return unit.start - 1 if closed and not same else None

    def _take_left(self, slot: Slot, unit: Unit, entity: str) -> int:
        filler = Filler([entity], unit=unit)
        if slot.literal:
            filler = Filler(text=unit.value, unit=unit)
            self.fillers[slot.role] = filler
            return unit.start
        start = unit.start
        joined, previous = self._joint_left(start)
        comma_list = joined and slot.plural
        while previous is not None:
            other = self.line.ends.get(previous)
            its_entity = self.fits(other, slot) if other else None
            if not other or not its_entity or not self._alike(unit, other) or not comma_list:
                break
            filler.entities.insert(0, its_entity)
            start = other.start
            _, previous = self._joint_left(start)
        self.fillers[slot.role] = filler
        return start

    def _joint_left(self, at: int) -> tuple[bool, int | None]:
        words = self.line.words
        joined, position = False, at
        while position > 0 and at - position < 3:
            word = words[position - 1]
            if word in self.line.grammar.coordinators:
                joined = True
            elif word not in {",", ";"} and word not in self.line.grammar.nouns:
                break
            position -= 1
        if position == at:
            return False, None
        if words[position - 1] == ")":
            opened = self._opening(position - 1)
            position = position if opened is None else opened
        return joined, position
