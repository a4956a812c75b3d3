"""Numbers in an office phrase: "Komisi III", "Presiden ke-7 RI", "Pangdam XIV/Hasanuddin"."""

from __future__ import annotations

from kgnews.extract.offices.parts import Part, Phrase, body_end, name_behind_run
from kgnews.extract.offices.words import Words
from kgnews.extract.words.titles import honorific_at

__all__ = ["number", "period_end", "unit", "unit_end"]

_TERMS = (("masa", "jabatan"), ("masa", "bakti"), ("masa", "khidmat"), ("periode",), ("tahun",))


def unit(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """The number and name of what an officer commands: "Danramil 11/Ngrampal"."""
    end = unit_end(words, position) if phrase.title.domain == "military" else position
    if parts or end == position:
        return None
    index = words.people[end - 1]
    if index != -1:
        if words.ranges[index] != (end - 1, end):
            return None
        words.reread(end - 1)  # Hasanuddin is a man elsewhere
    return Part(position, end, "body")


def unit_end(words: Words, position: int) -> int:
    """The end of "XIV/Hasanuddin", "11/Ngrampal"; the position where no such name begins."""
    if position + 2 >= len(words.words) or words.words[position + 1] != "/":
        return position
    named = words.number(position) and words.capital(position + 2)
    return position + 3 if named and not words.number(position + 2) else position


def number(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """Numbers and abbreviations: "Komisi III", "Presiden ke-7 RI", "RW 05/RT 02", "KONI"."""
    word = words.words[position]
    ahead = position + 1
    if word == "/":
        on = parts and ahead < len(words.words)
        on = on and (words.number(ahead) or body_end(words, ahead) > ahead)
        return Part(position, max(ahead + 1, body_end(words, ahead)), "number") if on else None
    if words.number(position):
        counted = parts or "-" in word or phrase.title.key in words.cues.sets["numbered"]
        year = word.isdigit() and len(word) == 4
        return Part(position, position + 1, "number") if counted and not year else None
    ranked = honorific_at(words.words, position) > position  # "KH" before a name
    if not words.acronym(position) or words.post(position) or ranked:
        return None
    full = bool(parts) and parts[-1].kind in {"mention", "field"}
    if full and words.person(position + 1) == -1 and not name_behind_run(words, position):
        return None
    return Part(position, position + 1, "acronym")


def period_end(words: Words, position: int) -> int:
    """The end of "periode 2020-2025", "masa jabatan 2014 - 2019", "2018-2022"."""
    start = position
    for term in _TERMS:
        if tuple(words.lower[start : start + len(term)]) == term:
            start += len(term)
            break
    years, end = 0, start
    while end < min(len(words.words), start + 3):
        word = words.words[end]
        if len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}:
            years += 1
        elif word not in {"-", "–", "/"} or not years:
            break
        end += 1
    if words.word(end - 1) in {"-", "–", "/"}:
        end -= 1
    return end if years == 2 or (years == 1 and start > position) else position
