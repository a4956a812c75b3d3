"""Verbs before their subject: "Setelah menghadiri X, Budi …", "After beating Y, Arsenal …"."""

from __future__ import annotations

from functools import lru_cache

from kgnews.extract.frames.compiling import Slot
from kgnews.extract.frames.fillers import ACTS, CLAUSE_ENDS, Fits
from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.words.titles import honorific_at
from kgnews.ontology import Ontology

__all__ = ["acts", "fronted", "pasts"]

CLAUSE = 25  # tokens from the verb to the comma that ends its clause
BEFORE = 3  # determiners and nouns between that comma and the subject
OPENING = frozenset({"selain", "sambil", "seusai", "while", "by", "besides", "upon"})
STARTS = frozenset({'"', "“", "-", "–", "—", ",", ")"})
_PASSIVE = ("di", "ter", "ber")
_VERBS = ("ed", "s")  # of an English main clause


def fronted(line: Line, slot: Slot, verb: int, fits: Fits) -> tuple[Unit, str] | None:
    """The subject of the main clause, for a verb in the clause that stands before it.

    The verb follows "setelah", "after" and the like at the head of a sentence; in English it
    ends in -ing. The subject stands right behind the comma and before a verb of its own.
    """
    words, grammar, at = line.words, line.grammar, verb
    english = "the" in grammar.determiners
    while (
        at and words[at - 1] in grammar.auxiliaries and words[at - 1] not in grammar.subordinators
    ):
        at -= 1
    if not at or words[at - 1] not in grammar.subordinators | OPENING:
        return None
    if (at > 1 and words[at - 2] not in STARTS) or (english and not words[verb].endswith("ing")):
        return None
    for comma in range(verb + 1, min(verb + CLAUSE, len(words) - 1)):
        if words[comma] in CLAUSE_ENDS:
            return None
        unit = _behind(line, comma + 1) if words[comma] == "," else None
        entity = fits(unit, slot) if unit else None
        if unit and entity and acts(line, unit.end):
            return unit, entity
    return None


def _behind(line: Line, at: int) -> Unit | None:
    """The unit behind a comma, past determiners and nouns."""
    grammar = line.grammar
    at = honorific_at([token.text for token in line.sentence.tokens[: at + BEFORE]], at)
    for position in range(at, min(at + BEFORE, len(line.words))):
        unit = line.begins.get(position)
        if unit and not unit.weak:
            return unit
        if line.words[position] not in grammar.determiners | grammar.nouns.keys():
            return None
    return None


def acts(line: Line, at: int) -> bool:
    """Whether a verb stands at a token, as behind a subject."""
    at, english = line.behind_brackets(at), "the" in line.grammar.determiners
    word = line.words[at] if at < len(line.words) else ""
    if word in line.grammar.auxiliaries or word in line.grammar.saying:
        return True
    if english:
        return word in pasts() or (word.isalpha() and word.islower() and word.endswith(_VERBS))
    return bool(ACTS.match(word)) or (word.startswith(_PASSIVE) and len(word) > 5)


@lru_cache(maxsize=1)
def pasts() -> frozenset[str]:
    """The irregular past forms of English verbs: "went", "won"."""
    return frozenset(row["past"] for row in Ontology.load().table("english_verbs"))
