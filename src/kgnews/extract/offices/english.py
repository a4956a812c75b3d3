"""What qualifies an English title from the left: "US", "National Assembly", "trade"."""

from __future__ import annotations

from functools import lru_cache

from kgnews.extract.offices.parts import Part, Phrase
from kgnews.extract.offices.words import Words
from kgnews.ontology import Ontology

__all__ = ["qualify"]

_BEFORE = 9  # stretches that qualify a title: "Health, Science, Environment and Technology"
_NOUNS = 3  # small words among them: "global macro research"
_ASIDE = 6  # tokens of a bracket between a body and its title: "Commission (MACC) chief"
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})  # tokens of their own


def qualify(words: Words, phrase: Phrase, floor: int) -> None:
    """Take into a phrase what stands before its title, down to the token ``floor``."""
    parts: list[Part] = []
    position = phrase.start
    while position > floor and len(parts) < _BEFORE:
        part = _before(words, phrase, position, floor, parts)
        if part is None:
            break
        parts.insert(0, part)
        position = part.start
    while parts and parts[0].kind == "nouns" and not _bounded(words, parts[0].start):
        parts.pop(0)
    while parts and words.lower[parts[0].start] in _JOINTS:
        parts.pop(0)
    if parts:
        _take_in(words, phrase, parts)
    _whose(words, phrase)


def _take_in(words: Words, phrase: Phrase, parts: list[Part]) -> None:
    phrase.start = phrase.marked = parts[0].start
    seated = words.lower[phrase.head] in words.cues.sets["seat word"] and words.capital(phrase.head)
    if seated and phrase.head_end - phrase.head > 1 and words.capital(parts[0].start):
        parts[:] = [Part(parts[0].start, phrase.head + 1, "body")]  # "Transport Agency head"
    phrase.parts = (*(part for part in parts if part.kind != "aside"), *phrase.parts)
    second = words.cues.sets["second"]
    if any(words.lower[part.start] in second for part in parts if part.kind == "deputy"):
        phrase.title = phrase.title._replace(key=f"deputy-{phrase.title.key}")


def _whose(words: Words, phrase: Phrase) -> None:
    """Note whose office it is: "Tesla's", or "its" and "the party's" for a body named before."""
    begin = phrase.start
    if words.word(begin - 1) in {"its", "their"} and not phrase.parts:
        phrase.anaphor = (begin - 1, begin)
    if not _possessive(words, begin - 1) or words.people[begin - 2] != -1:
        return
    owner = words.others[begin - 2]
    if owner != -1:
        phrase.parts = (Part(*words.ranges[owner], "mention"), *phrase.parts)
        return
    for start in range(begin - 2, max(begin - 5, -1), -1):
        if words.lower[start] in {"the", "this", "that"}:
            phrase.anaphor = (start, begin - 1)
            return
        if not words.noun(start):
            return


_JOINTS = frozenset({"and", "&", ","})


def _possessive(words: Words, position: int) -> bool:
    """Whether a token makes the word before it a possessor; a closing quote does not."""
    if position < 1 or words.words[position] not in _POSSESSIVE:
        return False
    return len(words.words[position]) > 1 or words.lower[position - 1].endswith("s")


def _before(
    words: Words, phrase: Phrase, position: int, floor: int, parts: list[Part]
) -> Part | None:
    last = position - 1
    if words.people[last] != -1:
        return None
    cover = words.others[last]
    if cover != -1:
        start, end = words.ranges[cover]
        return Part(start, end, "mention") if end == position and start >= floor else None
    if words.word(last) == ")":
        return _aside_before(words, position, floor)
    field = words.cues.portfolios.before(words.words, position)
    if field and field[0] >= floor:
        return Part(field[0], position, "field")
    nation = words.cues.demonyms.before(words.words, position)
    if nation and nation[0] >= floor:
        return Part(nation[0], position, "place")
    if words.lower[last] in _JOINTS:
        own = Part(phrase.head, phrase.head_end, "field")
        fields = parts or ([own] if phrase.head_end - phrase.head > 1 else [])
        return Part(last, position, "joint") if _adds(words, last, floor, fields) else None
    if _marked(words, position):
        return None
    if words.capital(last) and words.lower[last] not in words.cues.stops:
        return _capital(words, last, parts)
    small = sum(part.kind == "nouns" for part in parts)
    if any(part.kind == "mention" for part in parts):
        return None
    if words.noun(last) and last > floor and not _verbal(words, last):
        return Part(last, position, "nouns") if small < _NOUNS else None
    return None


def _verbal(words: Words, last: int) -> bool:
    """Whether a small word before a title is an adverb or a verb: "*praised* captain Ann Lee".

    Behind an article it is neither: "the retired judge".
    """
    word = words.lower[last]
    if word.endswith("ly"):
        return True
    led = words.word(last - 1)
    if led in words.cues.sets["determiner"] or _possessive(words, last - 1):
        return False
    return word.endswith("ed") or word in _past()


@lru_cache(maxsize=1)
def _past() -> frozenset[str]:
    """The past tenses of irregular verbs: "met", "told"."""
    return frozenset(row["past"] for row in Ontology.load().table("english_verbs"))


def _capital(words: Words, last: int, parts: list[Part]) -> Part | None:
    """A capitalised word that no mention covers."""
    if parts and words.cue("deputy", last) == last + 1:
        return Part(last, last + 1, "deputy")
    calendar = words.lower[last] in words.cues.sets["calendar"]
    named = any(part.kind in {"field", "words"} for part in parts)
    if calendar or (last == 0 and not named) or words.titles.at(words.words, last):
        return None
    return Part(last, last + 1, "words")


def _aside_before(words: Words, position: int, floor: int) -> Part | None:
    """A bracket between a body and a title: "Commission (MACC) chief commissioner"."""
    for start in range(position - 2, max(position - _ASIDE, floor), -1):
        if words.words[start] == "(":
            return Part(start, position, "aside") if words.others[start - 1] != -1 else None
    return None


def _adds(words: Words, joint: int, floor: int, parts: list[Part]) -> bool:
    """Whether "and" or a comma joins two fields: "Tourism, Arts and Culture Minister"."""
    if not parts or parts[0].kind not in {"field", "words"} or joint - 1 < floor:
        return False
    if words.lower[joint] == "," and not any(part.kind == "joint" for part in parts):
        return False
    if words.cues.portfolios.before(words.words, joint):
        return True
    before = joint - 1
    named = words.people[before] != -1 or words.others[before] != -1
    written = words.capital(before) and words.capital(parts[0].start)
    calendar = words.lower[before] in words.cues.sets["calendar"]
    return written and not named and not calendar and before > 0


def _marked(words: Words, position: int) -> bool:
    roles = ("former", "acting", "plural", "candidate")
    return any(words.cue_before(role, position) < position for role in roles)


def _bounded(words: Words, position: int) -> bool:
    """Whether small words before a title begin where a noun phrase does."""
    before = words.word(position - 1)
    if before in words.cues.sets["determiner"] or _possessive(words, position - 1):
        return True
    if before == ",":
        return words.person_before(position - 1) != -1
    return before == "as" or _marked(words, position)
