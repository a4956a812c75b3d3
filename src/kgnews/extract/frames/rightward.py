"""From the anchor of a frame to the right: its words, objects, lists and literal phrases."""

from __future__ import annotations

from dataclasses import dataclass

from kgnews.extract.frames.appositions import attributive, from_where
from kgnews.extract.frames.compiling import CompiledFrame, Gap, Slot, Word
from kgnews.extract.frames.fillers import (
    CLAUSE_ENDS,
    OWNERS,
    RELATIVES,
    STOPS,
    VERB,
    Count,
    Filler,
    Fits,
    adverb,
    belongs,
)
from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.frames.lists import Listing
from kgnews.extract.frames.wording import WORDED, extent
from kgnews.extract.words.sorts import BODIES, PLACES, same_sort
from kgnews.extract.words.titles import honorific_at

__all__ = ["Rightward"]

PLACING = frozenset({"di", "dari", "in", "of", "from"})  # "tiga kota di Jawa, yakni …"

POINTING = frozenset({"the", "his", "her", "its", "their", "a", "an"})
# Words between a verb and a number or sum: "received about $2 million", "at least 300".
ABOUT = frozenset("about around over up to more than at least under some below".split())
NEARLY = 3  # such words
REACH = 10  # plain words between a verb and its object; longer noun phrases are rare in news


@dataclass(slots=True)
class Rightward:
    """The search to the right; what it finds it puts into ``fillers``."""

    line: Line
    frame: CompiledFrame
    fits: Fits
    fillers: dict[str, Filler]

    def search(self, element: int, position: int) -> int | None:
        """Match the elements after the anchor from a token on; the token after the match."""
        for index in range(element, len(self.frame.elements)):
            each = self.frame.elements[index]
            if isinstance(each, Slot) and each.given:
                continue
            if isinstance(each, Word):
                if each.absent:
                    if self.line.phrase_at(position, each.forms):
                        return None
                    continue
                if each.optional and self._named(position):
                    continue  # of "klub? {object}" in "Klub Persija"
                found = self._word_right(each, position)
                if found is None:
                    if each.optional:
                        continue
                    return None
                position = found
            elif isinstance(each, Gap):
                following = (
                    self.frame.elements[index + 1] if index + 1 < len(self.frame.elements) else None
                )
                found = self._gap_right(each, following, position)
                if found is None:
                    return None
                position = found
            else:
                found = self._slot_right(each, position, index)
                if found is None:
                    return None
                position = found
        return position

    def _named(self, position: int) -> bool:
        """Whether a name begins at a token."""
        unit = self.line.begins.get(position)
        return unit is not None and bool(unit.entity) and not unit.weak

    def _word_right(self, word: Word, position: int) -> int | None:
        """After the word, reading over up to two adverbs before it."""
        for skip in range(3):
            at = position + skip
            length = self.line.phrase_at(at, word.forms)
            if length:
                return at + length
            between = self.line.words[at] if at < len(self.line.words) else ""
            if between not in self.line.grammar.auxiliaries and not adverb(between):
                return None
        return None

    def _gap_right(self, gap: Gap, following: object, position: int) -> int | None:
        """The token before which the next word (or unit) stands, within the gap."""
        words = self.line.words
        for at in range(position, min(position + gap.limit + 1, len(words))):
            if isinstance(following, Word):
                if self.line.phrase_at(at, following.forms):
                    return at
            elif isinstance(following, Slot) and following.literal not in WORDED:
                unit = self.line.begins.get(at)
                if unit and self.fits(unit, following):
                    return at
            if words[at] in CLAUSE_ENDS or words[at] in self.line.grammar.boundaries:
                return None
        return None

    def _slot_right(self, slot: Slot, position: int, element: int) -> int | None:
        if slot.literal in WORDED:
            return self._text_right(slot, position, element)
        listed = self._introduced(slot, position) if slot.plural else None
        if listed is not None:
            return listed
        words, count = self.line.words, None
        apposed = self._apposed(element)
        if apposed and position < len(words) and self._title(position):
            position += 1  # "candidate for Ashgate, Dr Helen Ward"
        at, reach = position, 1 if apposed else REACH
        while at < min(position + reach, len(words)):
            unit = self._unit(at)
            if unit and (attributive(self.line, unit) or from_where(self.line, unit)):
                at = self.line.behind_brackets(unit.end)  # "met Arsenal striker Tom Price"
                if from_where(self.line, unit) and words[at : at + 1] == (",",):
                    at += 1  # "menundukkan wakil Denmark, Emil Berg"
                continue
            if unit and not (unit.weak and self._named_later(slot, unit.end)):
                found = None if slot.leading and unit.back else self.fits(unit, slot)
                if found and (self._owned(unit, position, element) or _counted(count, unit)):
                    return self._renamed(slot, unit.end, ("Person",))
                if found:
                    return self._holder(slot, unit) or self._take_right(slot, unit, found, count)
                if unit.kind == "count":
                    count = Count(unit, unit.start, unit.end)
                if unit.entity and not unit.weak:
                    return (
                        self._holder(slot, unit)
                        or self._dated(slot, unit)
                        or self._renamed(slot, unit.end, ("Person",))
                    )
                at = unit.end
                continue
            about = slot.literal and at - position < NEARLY and words[at] in ABOUT
            if self._stops(words[at]) and not about:
                return self._renamed(slot, at) if self._tells(position, at) else None
            at += 1
        return None

    def _unit(self, at: int) -> Unit | None:
        """The unit that begins at a token, unless it only says whose: "met his counterpart"."""
        unit, words = self.line.begins.get(at), self.line.words
        whose = unit is not None and unit.back and words[at] in POINTING and at + 1 < len(words)
        noun = whose and words[at + 1].isalpha() and words[at + 1] not in self._small
        return None if noun and unit and unit.end == at + 1 else unit

    def _title(self, at: int) -> bool:
        """Whether an honorific stands at a token."""
        return honorific_at([self.line.sentence.tokens[at].text], 0) > 0

    def _behind(self, at: int) -> Unit | None:
        """The unit at a token, or behind an honorific there: "its director, Mrs Price"."""
        if at in self.line.begins or at >= len(self.line.words) or not self._title(at):
            return self.line.begins.get(at)
        return self.line.begins.get(at + 1)

    @property
    def _small(self) -> frozenset[str]:
        return self.line.grammar.function_words

    def _tells(self, position: int, at: int) -> bool:
        """Whether the words before a comma are a noun phrase for one thing: "tamunya", "his X"."""
        words, grammar = self.line.words, self.line.grammar
        if "the" in grammar.determiners:
            return at > position and words[position] in POINTING
        phrase = words[max(0, at - 2) : at]
        return words[at - 1].endswith("nya") or not grammar.nouns.keys().isdisjoint(phrase)

    def _renamed(self, slot: Slot, at: int, kinds: tuple[str, ...] = ()) -> int | None:
        """The name between commas behind a noun phrase: "mengalahkan tamunya, Persija, 2-0"."""
        words = self.line.words
        unit = self._behind(at + 1) if words[at : at + 1] == (",",) else None
        if unit is None or unit.weak or unit.back or not unit.entity:
            return None
        if kinds and unit.kind not in kinds:
            return None
        entity = self.fits(unit, slot)
        closed = words[unit.end : unit.end + 1] in {(",",), (".",), ("(",), ()}
        if not entity or not closed:
            return None
        self.fillers[slot.role] = Filler([entity], unit=unit)
        return unit.end + (words[unit.end : unit.end + 1] == (",",))

    def _holder(self, slot: Slot, office: Unit) -> int | None:
        """The person between commas behind an office: "Komisaris X, Dewi Anggarsari, …"."""
        words, at = self.line.words, office.end
        if office.kind != "Office" or at >= len(words) or words[at] != ",":
            return None
        person = self._behind(at + 1)
        found = self.fits(person, slot) if person and person.kind == "Person" else None
        if not person or not found:
            return None
        end = self._take_right(slot, person, found, None)
        return end + (end < len(words) and words[end] == ",")

    def _dated(self, slot: Slot, place: Unit) -> int | None:
        """The date behind a place: "founded in Oslo in 1994"."""
        words, at = self.line.words, place.end
        if slot.literal != "date" or place.kind not in PLACES or at >= len(words):
            return None
        date = self.line.begins.get(at + 1)
        if words[at] not in self.line.grammar.prepositions or not date:
            return None
        return self._take_right(slot, date, "", None) if self.fits(date, slot) else None

    def _owned(self, unit: Unit, position: int, element: int) -> bool:
        """Whether a unit only says whose or which: "sopir Budi", "Price's lawyer", "tim acara"."""
        words, grammar = self.line.words, self.line.grammar
        before = words[unit.start - 1] if unit.start > position else ""
        if before and unit.kind == "Person" and belongs(self.line, unit, position):
            return True
        if unit.weak and before and before not in grammar.determiners | grammar.auxiliaries:
            return True
        if before and not unit.weak and self._qualifies(position, unit):
            return True
        following = self.frame.elements[element + 1 : element + 2]
        after = words[unit.end] if unit.end < len(words) else ""
        return after in OWNERS and not any(isinstance(each, Word) for each in following)

    def _qualifies(self, position: int, unit: Unit) -> bool:
        """Whether a place or body only says which: "kekayaan alam Indonesia".

        English says that the other way round ("Indonesian wealth"). The noun right before the
        name decides, or the head of the phrase: "asosiasi kota internasional C40" is C40.
        """
        grammar = self.line.grammar
        if "the" in grammar.determiners or unit.kind not in PLACES | BODIES - {"Group"}:
            return False
        noun = self.line.words[unit.start - 1]
        kinds = grammar.nouns.get(noun, ())
        before = self.line.words[position : unit.start]
        head = next((grammar.nouns[each] for each in before if each in grammar.nouns), ())
        own = any(same_sort(kind, unit.kind) for kind in {*kinds, *head})
        housed = "Place" in kinds and unit.kind in BODIES  # "kantor Kementerian …"
        small = noun in grammar.function_words or noun in grammar.manner
        return noun.isalpha() and not (own or housed or small)

    def _apposed(self, element: int) -> bool:
        """Whether the frame has a comma before a slot, which then stands right behind it."""
        before = self.frame.elements[element - 1] if element else None
        return isinstance(before, Word) and not before.optional and (",",) in before.forms

    def _stops(self, word: str) -> bool:
        grammar = self.line.grammar
        return (
            word in STOPS
            or word == ","
            or word in grammar.prepositions
            or word in grammar.boundaries
            or word in grammar.coordinators
            or word in RELATIVES
            or bool(VERB.match(word))
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
            # "tiga tersangka, Kamaludin (19), …": a comma behind the number introduces too
            named = words[at] == "," and at + 1 in self.line.begins
            comma = named and count is not None and at == count.noun_end
            length = self.line.phrase_at(at, grammar.introducers) or (words[at] == ":" or comma)
            if length:
                first = at + length
                while first < len(words) and words[first] in {",", ":", '"', "“"}:
                    first += 1
                unit = self.line.begins.get(first)
                found = self.fits(unit, slot) if unit else None
                if not unit or not found:
                    return None
                if count:
                    end = at - 1 if words[at - 1] == "," else at
                    count = Count(count.unit, count.noun_start, end)
                return self._take_right(slot, unit, found, count)
            other = words[at] in grammar.prepositions and words[at] not in PLACING
            if words[at] in CLAUSE_ENDS or words[at] in grammar.boundaries or other:
                return None
        return None

    def _take_right(self, slot: Slot, unit: Unit, entity: str, count: Count | None) -> int:
        filler = Filler([entity], unit=unit, count=count)
        if slot.literal:
            filler = Filler(text=unit.value or "", unit=unit)
            self.fillers[slot.role] = filler
            return unit.end
        end = unit.end
        for following, its_entity in Listing(self.line, slot, self.fits).members(unit):
            filler.entities.append(its_entity)
            end = following.end
        after = self.line.behind_brackets(end)
        if after >= len(self.line.words) or self.line.words[after] in {".", ","}:
            filler.open_end = after
        self.fillers[slot.role] = filler
        return end

    def _text_right(self, slot: Slot, position: int, element: int) -> int | None:
        """The words up to the end of the clause or to the word behind the slot."""
        kept = self._kept(position, element)
        found = extent(self.line, slot, position, self._closing(element), kept)
        if found is None:
            return None
        first, last, after = found
        unit = Unit(first, last, self.line.span(first, last), "text")
        self.fillers[slot.role] = Filler(text="", unit=unit)
        return after

    def _kept(self, position: int, element: int) -> int:
        """How many tokens before the text belong to it."""
        before = self.frame.elements[element - 1] if element else None
        if not isinstance(before, Word) or not before.kept:
            return 0
        sizes = [
            n
            for n in range(1, min(5, position + 1))
            if self.line.words[position - n : position] in before.forms
        ]
        return max(sizes, default=0)

    def _closing(self, element: int) -> Word | None:
        """The word behind a text slot, at which its text ends."""
        behind = self.frame.elements[element + 1 : element + 2]
        return next((each for each in behind if isinstance(each, Word) and not each.optional), None)


def _counted(count: Count | None, unit: Unit) -> bool:
    """Whether a name only says of which kind the counted things are: "14 kapal kelas Ohio"."""
    return count is not None and unit.start > count.unit.end
