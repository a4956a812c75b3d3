"""What qualifies an English title from the left: "US", "National Assembly", "trade"."""

from __future__ import annotations

from kgnews.extract.office_parts import Part, Phrase, is_free
from kgnews.extract.office_words import Words

__all__ = ["qualify"]

_BEFORE = 6  # stretches that qualify a title
_NOUNS = 3  # small words among them: "global macro research"
_POSSESSIVE = ("'s", "’s", "s'", "s’")


def qualify(words: Words, phrase: Phrase, floor: int) -> None:
    """Take into a phrase what stands before its title, down to the token ``floor``."""
    parts: list[Part] = []
    position = phrase.start
    while position > floor and len(parts) < _BEFORE:
        part = _before(words, position, floor, parts)
        if part is None:
            break
        parts.insert(0, part)
        position = part.start
        if words.words[part.end - 1].endswith(_POSSESSIVE):
            break
    if not _bounded(words, position):
        while any(part.kind == "nouns" for part in parts):
            parts.pop(0)
    while parts and words.lower[parts[0].start] in words.cues.sets["adding"]:
        parts.pop(0)
    if not parts:
        return
    first = parts[0]
    owned = words.words[first.end - 1].endswith(_POSSESSIVE)
    phrase.start = phrase.marked = first.end if owned else first.start
    phrase.parts = (*parts, *phrase.parts)


def _before(words: Words, position: int, floor: int, parts: list[Part]) -> Part | None:
    last = position - 1
    if words.people[last] != -1:
        return None
    cover = words.others[last]
    if cover != -1:
        start, end = words.ranges[cover]
        return Part(start, end, "mention") if end == position and start >= floor else None
    field = words.cues.portfolios.before(words.words, position)
    if field and field[0] >= floor:
        return Part(field[0], position, "field")
    if words.lower[last] in words.cues.sets["adding"] and last > floor:
        added = parts and parts[0].kind == "field"
        return Part(last, position, "field") if added and _field_before(words, last) else None
    if _marked(words, position):
        return None
    if words.capital(last) and words.lower[last] not in words.cues.stops:
        calendar = words.lower[last] in words.cues.sets["calendar"]
        if last == 0 or calendar or not is_free(words, last):
            return None
        return Part(last, position, "words")
    small = sum(part.kind == "nouns" for part in parts)
    if words.noun(last) and last > floor and not words.lower[last].endswith("ly"):
        return Part(last, position, "nouns") if small < _NOUNS else None
    return None


def _field_before(words: Words, position: int) -> bool:
    return words.cues.portfolios.before(words.words, position) is not None


def _marked(words: Words, position: int) -> bool:
    roles = ("former", "acting", "plural", "candidate")
    return any(words.cue_before(role, position) < position for role in roles)


def _bounded(words: Words, position: int) -> bool:
    """Whether small words before a title begin where a noun phrase does."""
    before = words.word(position - 1)
    if before in words.cues.sets["determiner"] or before.endswith(_POSSESSIVE):
        return True
    if before == ",":
        return words.person_before(position - 1) != -1
    return before == "as" or _marked(words, position) or words.word(position).endswith(_POSSESSIVE)
