"""Title, body or place, person in one run of capitals: "Bupati Berau Sri Juniarsih Mas".

Where a title stands before such a run, the end of the last known place or body in it is where
the person's name begins; so is the end of a company's legal form ("… Tbk"), of a club's
("… FC") and of an abbreviation. Nothing else may run over that point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgnews.extract.names.births import birth_names
from kgnews.extract.names.candidates import HEADED, KNOWN, Candidate, Words
from kgnews.extract.names.tagger import is_common, lists_of
from kgnews.extract.words.heads import heads
from kgnews.extract.words.sorts import BODIES, PLACES
from kgnews.extract.words.titles import honorific_at

__all__ = ["Seam", "find_seams"]

LEGAL = frozenset("tbk persero perseroda ltd inc corp plc bhd llc fc sc fk cf".split())
# Words behind a place that are part of its name and begin nobody's.
SIDES = frozenset(
    "timur barat utara selatan tengah pusat raya tenggara laut daya kepulauan".split()
)
AREAS = frozenset("kabupaten kota provinsi kecamatan desa kelurahan".split())
# Posts of small places: the first word behind them is one, if two more follow.
_OF_A_PLACE = frozenset("camat lurah kades kapolsek danramil perbekel keuchik kuwu".split())
NAME = (2, 5)  # words of a name that no other source has found


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a person's name begins (``at``) and ends inside a run that begins at ``start``."""

    start: int
    at: int
    end: int

    def crossed(self, candidate: Candidate) -> bool:
        """Whether a proposal runs over the seam."""
        return candidate.start < self.at < candidate.end

    def person(self) -> Candidate:
        """The proposal that the words behind the seam are somebody."""
        size = self.end - self.at
        return Candidate(self.at, self.end, "Person", HEADED * size, "behind title and body")


def find_seams(words: Words, known: Sequence[Candidate]) -> Iterator[Seam]:
    """The seams of a sentence; ``known`` are the names that it has for sure.

    Those are the gazetteer's, or those that the article uses elsewhere, of two words or more.
    """
    ends = {
        each.end: each.start
        for each in known
        if each.kind in PLACES | BODIES
        and each.score >= KNOWN
        and (each.keys or (each.rule == "repeated" and each.end - each.start > 1))
    }
    begun = frozenset(ends.values())  # where a known name begins, nobody's does
    forms = heads(words.language)
    for start, end in words.runs:
        born = next(birth_names(words.text, start, end), start) if words.language != "en" else start
        if born > start and _begins_birth(words, start, born):
            yield Seam(start, born, end)
            continue
        first = next((at for at in range(start, end) if at not in words.titled), end)
        from_afar = first > 0 and words.lower[first - 1] == "asal"  # "asal Brasil Joao Caldas"
        if first == end or not (first - 1 in words.titled or from_afar):
            continue
        points = [
            at
            for at in range(first + 1, end)
            if at not in begun and _is_point(words, at, ends, first)
        ]
        for at in reversed(points):
            rest = words.text[at:end]
            named = [word for word in rest if word[0].isupper() and word.isalpha()]
            plain = all(not word.isupper() or len(word) == 1 for word in named)
            single = ends.get(at) == first and not is_common(rest[0], words.language)
            least = 1 if single else NAME[0]  # "Bupati Pati Sudewo"
            ending = forms.suffix_at(words.text, at).length  # "… Investment Management"
            counted = len(rest) == 1 and words.text[end : end + 1] != ()  # "PT Kereta Daop 7"
            counted = counted and words.text[end].isdigit()
            if ending or counted or rest[0].lower() in SIDES:
                continue
            if least <= len(named) <= NAME[1] and plain:
                yield Seam(first, at, end)
                break


def _begins_birth(words: Words, start: int, at: int) -> bool:
    """Whether a Balinese name begins inside a run that a title or a place opens."""
    before = words.text[at - 1]
    led = start in words.titled or (start > 0 and start - 1 in words.titled)
    led = led or not AREAS.isdisjoint(words.lower[start:at])  # "Kabupaten Jembrana I Made …"
    led = led or (start > 1 and words.text[start - 1].isdigit())  # "SMP Negeri 5 Mendoyo Luh …"
    return (
        led
        and at not in words.titled
        and (at - 1 in words.titled or not ({"g"} & set(lists_of(before, words.language))))
    )


def _is_point(words: Words, at: int, ends: dict[int, int], first: int) -> bool:
    if not words.text[at][0].isupper():
        return False
    slash = "/" in words.text[first:at]
    if slash and at - 1 in words.titled and at not in words.titled:
        return True  # a rank inside the run: "Pangdam XIV/… Mayjen Budi …"
    before = words.text[at - 1]
    abbreviation = before.isupper() and before.isalpha() and len(before) > 2 and at - 1 == first
    if abbreviation and honorific_at(words.text, at) > at:  # "Direktur RSUD Dr. Soeratno"
        house = heads(words.language).prefix_at(words.text, at - 1).kind
        abbreviation = house not in PLACES | {"Organization"}
    post = words.lower[first - 1] in _OF_A_PLACE and at - 1 == first and before.isalpha()
    if post and not before.isupper() and "g" not in lists_of(before, words.language):
        return not is_common(before, words.language) and len(before) > 2
    return (at in ends and ends[at] >= first) or before.lower() in LEGAL or abbreviation
