"""Literal phrases: how far the words go that a frame takes as they are."""

from __future__ import annotations

from kgnews.extract.frames.compiling import Slot, Word
from kgnews.extract.frames.fillers import ACTS, CLAUSE_ENDS, RELATIVES
from kgnews.extract.frames.line import Line

__all__ = ["WORDED", "extent"]

WORDED = frozenset({"text", "rest", "phrase"})
TEXT = 40  # tokens of a literal phrase
COMMA = 3  # tokens of a literal phrase after which a comma ends it
QUOTED = 25  # tokens of words in quotation marks inside a phrase
PAIRED = 100  # tokens before a quotation mark among which its partner would be
AGENTS = frozenset({"oleh", "by"})
COMPLEMENTS = frozenset({"agar", "supaya", "bahwa"})  # these go on with what is asked or said
# Behind a comma these begin where the words are from.
SOURCED = frozenset(
    "seperti sebagaimana demikian dikutip dilansir melansir mengutip according citing".split()
)
# Prepositions inside a noun phrase, where no name or date follows: "six years in prison".
INNER = frozenset({"of", "in", "dari", "di"})


def extent(
    line: Line, slot: Slot, position: int, closing: Word | None, kept: int
) -> tuple[int, int, int] | None:
    """First and last token of the words (half-open), and the token to read on from.

    They end with the clause, without its closing mark; with a ``closing`` word at its first
    occurrence, which is one of them if the frame keeps it, and where it does not occur there
    is no match. ``kept`` is how many tokens before the position belong to them. Who did it is
    no part of what was done: words that begin with "oleh" are none.
    """
    words, before = line.words, position
    while position < len(words) and words[position] == ",":
        position += 1
    first = before - kept if kept else position
    if position < len(words) and words[position] in AGENTS:
        return None
    end, last = position, min(position + TEXT, len(words))
    while end < last:
        quoted = _quoted(line, end)
        if quoted:
            end = quoted
            continue
        if words[end] in CLAUSE_ENDS:
            break
        length = line.phrase_at(end, closing.forms) if closing else 0
        if length and closing:
            return first, end + (length if closing.kept else 0), end
        if slot.literal != "rest" and end > first and _ends(line, slot, first, end):
            break
        end += 1
    while end > position and words[end - 1] in {",", "(", "-", "–"}:
        end -= 1
    if closing or end <= first:
        return None
    return first, end, end


def _ends(line: Line, slot: Slot, first: int, at: int) -> bool:
    """Whether the words of a literal end before a token."""
    word, grammar = line.words[at], line.grammar
    if word in grammar.boundaries - COMPLEMENTS or (word == "," and at - first >= COMMA):
        return True
    if word == "," and not SOURCED.isdisjoint(line.words[at + 1 : at + 2]):
        return True  # "…, seperti dikutip dari Antara"
    if slot.literal != "phrase":
        return False
    named = line.begins.get(at + 1)
    inner = word in INNER and not (named and not named.weak)
    if word == "," or (word in grammar.prepositions and not inner):
        return True
    if line.words[at - 1] in grammar.demonstratives - grammar.determiners:
        return "the" not in grammar.determiners  # "ponsel ini juga laris": "ini" closes a phrase
    # "memerankan Idham mengaku": the next verb, unless "yang" makes it part of the phrase
    return bool(ACTS.match(word)) and RELATIVES.isdisjoint(line.words[first:at])


def _quoted(line: Line, at: int) -> int:
    """The token behind words in quotation marks that open at a token, 0 where none open."""
    words = line.words
    before = words[max(0, at - PAIRED) : at]
    opens = before.count('"') % 2 == 0 if words[at] == '"' else words[at] == "“"
    if opens:
        for closing in range(at + 1, min(at + QUOTED, len(words))):
            if words[closing] in {'"', "”"}:
                return closing + 1
    return 0
