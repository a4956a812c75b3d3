"""From the anchor of a frame to the left: the subject, past everything that is not it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgnews.extract.frames.appositions import attributive, described, names, relative
from kgnews.extract.frames.compiling import CompiledFrame, Gap, Slot, Word
from kgnews.extract.frames.fillers import (
    CLAUSE_ENDS,
    OPEN_QUOTES,
    RELATIVES,
    Filler,
    Fits,
    adverb,
    alike,
    belongs,
)
from kgnews.extract.frames.fronted import fronted
from kgnews.extract.frames.line import PEOPLE, Line, Unit
from kgnews.extract.frames.lists import joint_before
from kgnews.extract.frames.passed import PLAIN, Passed
from kgnews.extract.frames.wording import WORDED
from kgnews.extract.words.sorts import BODIES, PLACES

__all__ = ["Leftward"]

PERSONS = frozenset({"Person", PEOPLE})
# Prepositions before somebody whom "yang" goes on to speak of; "dari Poso yang" says where from.
LEADING = frozenset({"dengan", "atas", "oleh", "kepada", "terhadap", "melawan", "bagi", "untuk"})
TEAMS = frozenset({"tim", "regu", "skuad", "kontingen", "manajemen", "jajaran", "delegasi"})
TEAM = 2  # words between "tim" and whose team it is, but for one
AIMING = frozenset({"dalam"})  # "berperan dalam memastikan"
FROM = frozenset({"of", "from", "dari", "asal"})
ORIGIN = frozenset({"asal"})  # hangs on the words right before it as a preposition does
BACK = 30  # tokens from a verb back to its subject, over appositions
ASIDE = frozenset({",", '"', "”"})  # before "kata Budi", said in the middle of a sentence

# Words behind which "untuk" goes on with the same thing: "berencana untuk", "sepakat untuk".
_GOVERNS = re.compile(r"(?:me|ber|di|ter)[a-z]{4,}|setuju|sepakat|siap|izin|janji|rencana")


@dataclass(slots=True)
class Leftward:
    """The search to the left; what it finds it puts into ``fillers``."""

    line: Line
    frame: CompiledFrame
    fits: Fits
    fillers: dict[str, Filler]

    def search(self, element: int, position: int) -> int | None:
        """Match the elements before the anchor; the first token of the match."""
        for index in range(element, -1, -1):
            each = self.frame.elements[index]
            if isinstance(each, Slot) and each.given:
                continue
            if isinstance(each, Word):
                if each.absent:
                    if self._ending(each, position):
                        return None
                    continue
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

    def _ending(self, word: Word, position: int) -> bool:
        """Whether one of the forms of a word ends right before a token."""
        words = self.line.words
        return any(words[max(0, position - len(f)) : position] == f for f in word.forms)

    def _word_left(self, word: Word, position: int) -> int | None:
        for skip in range(3):
            for form in word.forms:
                start = position - skip - len(form)
                if start >= 0 and self.line.words[start : start + len(form)] == form:
                    return start
            before = position - skip - 1
            between = self.line.words[before] if before >= 0 else ""
            if between not in self.line.grammar.auxiliaries and not adverb(between):
                return None
        return None

    def _gap_left(self, gap: Gap, index: int, position: int) -> int | None:
        """The token after which the element before the gap ends."""
        previous = self.frame.elements[index - 1] if index else None
        for at in range(position, max(position - gap.limit - 1, 0), -1):
            if isinstance(previous, Word):
                if any(
                    self.line.words[at - len(f) : at] == f for f in previous.forms if at >= len(f)
                ):
                    return at
            elif isinstance(previous, Slot):
                unit = self.line.ends.get(at)
                leads = unit is not None and (not previous.leading or self._leads(unit))
                if unit and leads and self.fits(unit, previous):
                    return at
            if self.line.words[at - 1] in CLAUSE_ENDS:
                return None
        return None

    def _slot_left(self, slot: Slot, position: int) -> int | None:
        """The subject before a verb: past adverbs, brackets, appositions and prepositions."""
        if self._hangs():
            return self._beside(slot, position)
        slots = [each for each in self.frame.elements if isinstance(each, Slot)]
        verbal = getattr(self.frame.elements[self.frame.anchor], "verb", False)
        anchored = verbal and all(each.literal not in WORDED for each in slots)
        if self._intended(position):
            return None
        if anchored and (front := fronted(self.line, slot, position, self.fits)):
            self.fillers[slot.role] = Filler([front[1]], unit=front[0])
            return position
        if not any(isinstance(each, Word) and each.verb for each in self.frame.elements):
            beside = self._beside(slot, position)
            if beside is not None:
                return beside
        at, floor = position, max(0, position - BACK)
        passed = Passed(self.line.grammar)
        while at > floor:
            unit = self.line.ends.get(at)
            if unit:
                if passed.closed:
                    return None
                found, start = self._subject(slot, unit, passed)
                if found:
                    return self._take_left(slot, unit, found)
                if start is None:
                    return None
                counted = unit.kind == "count" and unit.noun != "kali"
                # "Delapan organisasi di Bali menggugat": what is counted is the subject, but not
                # behind a preposition: "300 delegates from 40 countries attended"
                passed.closed = counted and start == unit.start
                at, passed.plain = start, int(unit.weak or unit.kind == "count")
                passed.near = False
                continue
            if self.line.words[at - 1] == ")":
                opened = self.line.before_brackets(at - 1)
                if opened is None:
                    return None
                at = opened
            elif not passed.plain and (outer := described(self.line, at)):
                at, passed.apposed, passed.near = outer - 1, True, False
            elif self._unknown(at - 1, passed) or not passed.over(self.line.words[at - 1]):
                return None
            else:
                at -= 1
        return None

    def _unknown(self, at: int, passed: Passed) -> bool:
        """Whether capitals right before the verb tell of somebody who is no name here.

        "terekam saat Coldplay manggung": it is not whoever was named before that performs.
        """
        tokens, words, grammar = self.line.sentence.tokens, self.line.words, self.line.grammar
        if not passed.near:
            return False
        first = at + 1
        while first > 1 and tokens[first - 1].text[:1].isupper() and first not in self.line.ends:
            first -= 1
        before = words[first - 1]
        if first > at or words[at] in grammar.function_words or first in self.line.ends:
            return False
        led = before in grammar.prepositions - grammar.subordinators
        return before.isalpha() and not led

    def _intended(self, position: int) -> bool:
        """Whether a verb only says what for: "pergi ke Bali untuk meninjau", not "setuju untuk".

        Behind a verb of agreeing or planning it is that verb's own: stance is told from there.
        """
        words, grammar = self.line.words, self.line.grammar
        at = position
        while at and words[at - 1] in grammar.auxiliaries:
            at -= 1
        if not at or words[at - 1] not in grammar.purpose | AIMING:
            return False
        return at < 2 or words[at - 1] in AIMING or not _GOVERNS.match(words[at - 2])

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
        return not anchor.verb and any(form[0] in prepositions | ORIGIN for form in anchor.forms)

    def _beside(self, slot: Slot, position: int) -> int | None:
        """The unit that ends right before a token, or before brackets or marks there."""
        words, at = self.line.words, position
        while at and words[at - 1] in OPEN_QUOTES | {"”", "’", ",", "yang"}:
            at -= 1
        english = "the" in self.line.grammar.determiners
        if english and at > 1 and words[at - 1] in self.line.grammar.nouns:
            called = None if self.line.ends.get(at) else self.line.ends.get(at - 1)
            kinds = self.line.grammar.nouns[words[at - 1]]
            if called and any(names(kind, called) for kind in kinds):
                at -= 1  # "the Clean Rivers programme in …", not "a Lyon doctor was"
        if at and words[at - 1] == ")":
            opened = self.line.before_brackets(at - 1)
            at = at if opened is None else opened
        unit = self.line.ends.get(at)
        if unit and unit.kind in PLACES | BODIES and words[unit.start - 1] in FROM:
            person = self.line.ends.get(unit.start - 1)  # "Hellen Cherono of Kenya finished"
            unit = person if person and person.kind == "Person" else unit
        if unit and unit.back and self._hangs():
            return None  # "menonton acara itu di Bandung": the watching is there
        found = self.fits(unit, slot) if unit else None
        return self._take_left(slot, unit, found) if unit and found else None

    def _subject(self, slot: Slot, unit: Unit, passed: Passed) -> tuple[str | None, int | None]:
        """The entity if this unit can be the subject; else the token to read on from."""
        words, grammar = self.line.words, self.line.grammar
        before = unit.start - 1
        while before >= 0 and (
            words[before] in grammar.determiners or words[before] in OPEN_QUOTES
        ):
            before -= 1
        head = words[before] if before >= 0 else ""
        fits = self.fits(unit, slot)
        aside = head in grammar.saying and before > 0 and words[before - 1] in ASIDE
        named = bool(unit.entity) and not unit.weak
        if named and passed.near and head in grammar.subordinators:
            return fits, unit.start if fits else None  # "usai Persib mengalahkan Persija"
        if fits and passed.follows and (head in LEADING or passed.done(head)):
            return fits, unit.start  # "disalip Maroko yang menang": who won is Maroko
        if passed.done(head) and not passed.later:
            return None, None  # "pemberontak yang didukung Iran itu menyerang"
        if passed.takes(head):
            return None, before + 1
        if attributive(self.line, unit):
            return None, None  # "a Sydney doctor was", "the Arsenal striker has"
        if fits and head == "of" and self._staged(unit, before):
            return fits, unit.start  # "the opening of the Summit was attended by"
        own = passed.related and head != "dari" and relative(self.line, unit)
        if (head in grammar.prepositions and not own) or (aside and unit.kind == "Person"):
            return None, before
        if unit.kind == "Person" and belongs(self.line, unit):
            return None, None  # "sopir Budi": the driver is meant
        hung = self._hung(unit) if head in grammar.coordinators else None
        if hung is not None:
            return None, hung
        nouns = grammar.nouns.get(head) or grammar.nouns.get(head.partition("-")[0], ())
        if nouns:  # "kota Bandung" is Bandung, "warga Bandung" is not
            preposed = before > 0 and words[before - 1] in grammar.prepositions
            if preposed:
                return None, before - 1
            if unit.kind not in PERSONS and not any(names(kind, unit) for kind in nouns):
                return None, None
        elif self._qualifies(head, unit, passed):
            return None, None
        if head == ")" and unit.kind in PLACES:  # "Pemerintah Provinsi (Pemprov) Bali"
            return None, unit.start if self._glossed(before) else None
        if head == "," and not unit.weak:
            outer = self._chain_head(slot, unit)
            if outer is not None:
                return None, outer
        if fits and not (passed.apposed and self._aside(unit, passed)):
            return fits, unit.start
        if unit.entity and not unit.weak and not passed.apposed and head not in {",", "("}:
            return None, None
        return None, unit.start

    def _aside(self, unit: Unit, passed: Passed) -> bool:
        """Whether a unit between commas belongs to a verb there: "X, starring A and B, won"."""
        words = self.line.words
        if passed.related:
            return False  # the comma opens the relative clause
        for at in range(unit.start - 1, max(-1, unit.start - 1 - BACK), -1):
            if words[at] == "," or words[at] in CLAUSE_ENDS:
                return False
            participle = passed.english and words[at].endswith("ing")
            hung = words[at] in self.line.grammar.prepositions  # "the daughter of poet X"
            if words[at] in RELATIVES or participle or hung or passed.acts(words[at]):
                return True
        return False

    def _staged(self, unit: Unit, of: int) -> bool:
        """Whether a noun before "of" is a part or kind of the event that stands behind it."""
        noun = self.line.words[of - 1] if of else ""
        return unit.kind == "Event" and "Event" in self.line.grammar.nouns.get(noun, ())

    def _hung(self, unit: Unit) -> int | None:
        """The preposition that a list hangs on, of which a unit is the last member."""
        words, first = self.line.words, unit
        for _ in range(PLAIN):
            at = first.start - 1
            while at > 0 and (words[at] in self.line.grammar.coordinators or words[at] == ","):
                at -= 1
            before = self.line.ends.get(at + 1)
            if before is None or at + 1 == first.start:
                break
            first = before
        led = first.start - 1
        word = words[led] if led >= 0 else ""
        done = Passed(self.line.grammar).done(word)  # "band yang digawangi A, B, dan C itu merilis"
        return led if done or word in self.line.grammar.prepositions else None

    def _glossed(self, closing: int) -> bool:
        """Whether brackets that close at a token stand behind a body."""
        opened = self.line.before_brackets(closing)
        body = self.line.ends.get(opened) if opened is not None else None
        return body is not None and body.kind in BODIES

    def _qualifies(self, head: str, unit: Unit, passed: Passed) -> bool:
        """Whether a noun before a place or body is who acts: "warga Bandung", "pemain Persija".

        English says that the other way round ("Bandung residents").
        """
        grammar = self.line.grammar
        if "the" in grammar.determiners or unit.kind in PERSONS | {"Office", "Group"}:
            return False
        if unit.weak or not unit.entity:
            return False
        if TEAMS.intersection(self.line.words[max(0, unit.start - 1 - TEAM) : unit.start - 1]):
            return False  # "tim bulu tangkis SMA Ragunan", "tim penyidik KPK"
        if self._introduced(unit):
            return False  # "emiten pengalengan ikan PT X"
        plain = head.replace("-", "").isalpha() and len(head) > 2 and not head.endswith("nya")
        verb = passed.acts(head) or passed.done(head)
        return plain and head not in grammar.function_words and not verb

    def _introduced(self, unit: Unit) -> bool:
        """Whether the noun phrase before a body begins with a noun for such bodies."""
        words, grammar = self.line.words, self.line.grammar
        for at in range(unit.start - 2, max(-1, unit.start - 2 - TEAM), -1):
            if any(names(kind, unit) for kind in grammar.nouns.get(words[at], ())):
                before = words[at - 1] if at else ""
                return not before.isalpha() or before in grammar.function_words
        return False

    def _chain_head(self, slot: Slot, unit: Unit) -> int | None:
        """In "Pemkot A, B, meresmikan" and "X, Wali Kota B, berkata" the head is farther left.

        The token after the unit before the comma, if this unit only places or explains it.
        """
        place = {"City", "Country", "AdministrativeArea", "Place", "Office"}
        before = self.line.ends.get(unit.start - 1)
        if before is None or unit.kind not in place or self.line.words[unit.start - 1] != ",":
            return None
        if before.kind == "Event":
            return None  # "Di Piala Asia 2023, Indonesia kalah"
        after = unit.end
        words = self.line.words
        closed = after >= len(words) or words[after] not in self.line.grammar.coordinators
        same = before.kind == unit.kind and slot.plural
        return unit.start - 1 if closed and not same else None

    def _leads(self, unit: Unit) -> bool:
        """Whether a unit begins its clause, common nouns and determiners before it aside."""
        words, grammar = self.line.words, self.line.grammar
        at = unit.start
        while at and (words[at - 1] in grammar.determiners or words[at - 1] in grammar.nouns):
            at -= 1
        before = words[at - 1] if at else ","
        return before in grammar.boundaries or not before.isalnum()

    def _take_left(self, slot: Slot, unit: Unit, entity: str) -> int | None:
        if slot.leading and not self._leads(unit):
            return None
        filler = Filler([entity], unit=unit)
        if slot.literal:
            filler = Filler(text=unit.value, unit=unit)
            self.fillers[slot.role] = filler
            return unit.start
        start = unit.start
        joined, previous = joint_before(self.line, start)
        comma_list = joined and slot.plural
        while previous is not None:
            other = self.line.ends.get(previous)
            its_entity = self.fits(other, slot) if other else None
            if not other or not its_entity or not alike(unit, other) or not comma_list:
                break
            filler.entities.insert(0, its_entity)
            start = other.start
            _, previous = joint_before(self.line, start)
        self.fillers[slot.role] = filler
        return start
