"""What fills the slots of a frame, and what both directions of the search share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kgnews.extract.frames.compiling import Slot
from kgnews.extract.frames.line import Line, Unit

__all__ = [
    "ACTS",
    "CLAUSE_ENDS",
    "OPEN_QUOTES",
    "OWNERS",
    "PAIRING",
    "RELATIVES",
    "STOPS",
    "VERB",
    "Count",
    "Filler",
    "Fits",
    "adverb",
    "alike",
    "belongs",
    "paired",
]

OPEN_QUOTES = frozenset("\"'“‘«")
STOPS = frozenset(".;:!?()[]”’»")
PAIRING = frozenset({"-", "–", "—", "/"})  # "pasangan A-B", "ganda putra A/B"
OWNERS = frozenset({"'s", "’s"})  # behind a name: what is meant belongs to it
CLAUSE_ENDS = frozenset('.;:!?”"')
RELATIVES = frozenset({"yang", "who", "which", "that", "whose"})

# An Indonesian verb begins a clause of its own; the nouns that look like one are few.
VERB = re.compile(r"me(?:ng|ny|m[bpv]|n[cdjt])(?!teri|tri|ara$|it$|u$|tal$|iang)[a-z]{4,}$")
# The same with more of the nouns, and more of the verbs.
ACTS = re.compile(
    r"me(?!nteri|nantu|dia|ntah|ntal|ndiang|rdeka|morand|layu|reka|rtua|nara|mori|tode)"
    r"(?:[lrwy]|m|ng|ny|n)[a-z]{4,}$"
)

# English words in -ly that are no adverbs.
_NAMED_LY = frozenset(
    "ally anomaly apply assembly belly bully butterfly comply daily elderly family federally fly "
    "friendly homily imply italy july monopoly monthly multiply only quarterly rally rely reply "
    "supply weekly".split()
)

OWNED = 3  # words between "penasihat" and whose adviser it is
# Indonesian nouns of doing and being: "pernyataan", "kebijakan".
_ABSTRACT = re.compile(r"(?:pe|ke)[a-z]{4,}an$")

# The entity of a unit for a slot, None where it does not fit.
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


def adverb(word: str) -> bool:
    """Whether an English word can stand between a verb and what belongs to it: "closely"."""
    return word.endswith("ly") and len(word) > 4 and word not in _NAMED_LY


def alike(first: Unit, other: Unit) -> bool:
    """Whether two units can stand in one list: people with people, other things with others."""
    return (first.kind == "Person") == (other.kind == "Person")


def paired(line: Line, at: int) -> bool:
    """Whether a dash or a slash before a token ties two people together: "A-B", "A/B"."""
    if not 2 <= at <= len(line.words) or line.words[at - 1] not in PAIRING:
        return False
    first, other = line.ends.get(at - 1), line.begins.get(at)
    return bool(first and other and first.kind == other.kind == "Person")


def belongs(line: Line, unit: Unit, floor: int = 0) -> bool:
    """Whether the words before a person say that something of theirs is meant.

    "sopir Budi", "penasihat utama Budi", "kebijakan Budi". An office right before a person who
    does not hold it is that person's to give. Words before the token ``floor`` do not count.
    """
    before = line.ends.get(unit.start)
    if before is not None and before.kind == "Office":
        return True
    for at in range(unit.start - 1, max(floor - 1, unit.start - 1 - OWNED), -1):
        word = line.words[at]
        if word in line.grammar.possessed or _ABSTRACT.match(word):
            return True
        if not word.isalpha() or word in line.grammar.function_words or line.ends.get(at + 1):
            return False
    return False
