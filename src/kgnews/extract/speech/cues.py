"""The words that say whose a quotation is: beside it on the right, or on the left."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kgnews.extract.speech.paragraphs import PLACES, Paragraph
from kgnews.extract.speech.speaker_phrases import Anaphor, Party, Speaker, after, possessor, silent
from kgnews.extract.speech.subjects import before, verbal
from kgnews.model import Mention

__all__ = ["Cue", "cue_after", "cue_before", "cue_inside", "told_later"]

_LEFT_REACH = 40  # tokens before an opening mark in which its verb may stand
_RIGHT_REACH = 26  # tokens after a closing mark
_NAME_BEHIND = 6  # tokens in which the name behind an unknown verb must stand
_TELLS = frozenset({"say", "add", "explain", "stress", "confirm", "warn", "ask"})
_DASHES = frozenset({",", "-", "–", "—", "."})


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``start`` to ``end`` (half-open) that say who speaks. ``strict``: beyond doubt."""

    speaker: Speaker
    start: int
    end: int
    rule: str
    kind: str = "say"
    role: str | None = None
    strict: bool = True


def _cue(party: Party, start: int, end: int, rule: str, kind: str = "say") -> Cue:
    low, high = min(start, party.start), max(end, party.end)
    return Cue(party.speaker, low, high, rule, kind, party.role)


def cue_after(here: Paragraph, low: int, high: int) -> Cue | None:
    """The cue that follows a closing mark, before token ``high``.

    ``low`` is the token after the mark.
    """
    start = low
    while start < high and start < low + 2 and here.words[start] in _DASHES:
        start += 1
    verb = start
    while verb < high and verb < start + 3 and here.words[verb] in here.speech.words["preface"]:
        verb += 1
    if verb >= high:
        return None
    found = _beside(here, verb, high) or _clause_after(here, low, start, high)
    return found or _closing(here, verb, high, verb > start) or _name_behind(here, low, verb, high)


def _closing(here: Paragraph, index: int, high: int, led: bool) -> Cue | None:
    """Whose words they were where no verb says so: "demikian pernyataan Kementerian X".

    Nobody's where only the paper is named: "demikian isi rilis itu", "demikian tertulis dalam …".
    """
    small = here.speech.words
    while led and index < high - 1 and here.words[index] in small["wording"]:
        index += 1
    if not led or here.words[index] not in small["statement"] | small["document"]:
        return None
    party = after(here, index, high)
    speaker = party.speaker if party and isinstance(party.speaker, Mention) else None
    return Cue(speaker, index, max(index + 1, party.end if party else 0), "statement")


def told_later(here: Paragraph, index: int) -> Cue | None:
    """The cue in the sentence behind a quotation: "Hal itu disampaikan Budi di Solo"."""
    small, high = here.speech.words, len(here.words)
    if index >= high - 2 or here.words[index] not in small["said"]:
        return None
    verb = index + 1
    if here.words[verb] in small["definite"]:
        verb += 1
    elif here.words[index] != "demikian":
        return None
    while verb < high - 1 and here.words[verb] in small["filler"]:
        verb += 1
    if here.speech.passive.get(here.words[verb]) not in _TELLS:
        return None
    begin = verb + 1
    while begin < high and here.words[begin] in {"oleh", "langsung", "sendiri"}:
        begin += 1
    party = after(here, begin, high) if here.words[begin : begin + 1] != ("sebagai",) else None
    if party is None or not isinstance(party.speaker, Mention):
        return None
    return _cue(party, index, begin, "told later", here.speech.passive[here.words[verb]])


def _name_behind(here: Paragraph, low: int, start: int, high: int) -> Cue | None:
    """The only person named close behind a quotation that runs on into its sentence.

    The verb between them is a slip of the pen or one that no list has.
    """
    if here.is_person(start) and here.words[max(0, low - 2)] == ",":
        mention, end = here.named[start]
        closed = end >= high or here.words[end] in here.speech.words["stop"] | {",", "("}
        return Cue(mention, start, end, "name behind", strict=False) if closed else None
    if low == start and here.capital(start):
        return None
    people = [i for i in range(start, min(high, start + _NAME_BEHIND)) if here.is_person(i)]
    ends = [i for i in range(start, min(high, start + _NAME_BEHIND)) if here.ends_sentence(i)]
    if len(people) != 1 or (ends and ends[0] < people[0]) or people[0] == start:
        return None
    small = here.speech.words
    if any(here.words[i] in small["stop"] | small["relation"] for i in range(start, people[0])):
        return None
    mention, end = here.named[people[0]]
    return Cue(mention, start, end, "name behind", strict=False)


def _beside(here: Paragraph, verb: int, high: int) -> Cue | None:
    """A cue that begins at a token: "kata X", "ujarnya", "dikatakan oleh X", "menurut X"."""
    word, spoken = here.words[verb], here.speech
    if word in spoken.suffixed:
        return _cue(silent(here, verb, "suffix"), verb, verb + 1, "suffix", spoken.suffixed[word])
    kind = spoken.beside.get(word) or spoken.passive.get(word)
    if kind and not (spoken.language == "id" and here.capital(verb) and verb in here.covered):
        begin = verb + 1
        while begin < high and here.words[begin] in {"oleh", "lagi", "pula"}:
            begin += 1
        party = after(here, begin, high)
        rule = "passive" if word in spoken.passive else "verb speaker"
        if party:
            return _cue(party, verb, begin, rule, kind)
        if word not in spoken.active:
            return _cue(silent(here, begin), verb, begin, rule, kind)
    size = spoken.phrase("according", here.words, verb)
    if size and (party := after(here, verb + size, high)):
        return _cue(party, verb, verb + size, "according")
    if word == "menurutnya":
        return _cue(silent(here, verb, "suffix"), verb, verb + 1, "according")
    return None


def _clause_after(here: Paragraph, low: int, start: int, high: int) -> Cue | None:
    """A subject and then its verb, in the same sentence: "X said", "agensi itu menambahkan"."""
    for verb in range(start + 1, min(high, start + _RIGHT_REACH)):
        if here.words[verb] in ":;" or here.ends_sentence(verb):
            return None
        found = _speaking_verb(here, verb)
        if found is None:
            if verbal(here, verb) and verb - start > 1 and here.speech.language == "id":
                return None
            continue
        party = before(here, start, verb)
        if party is None or party.start > start + 12:
            return None
        fresh = low == start and here.capital(start)
        if fresh and low > 1 and here.words[low - 2] == "." and not _short(here, verb, high):
            return None  # a new sentence with a reported clause of its own
        return replace(_cue(party, verb, verb + 1, "speaker verb", found), strict=low < start)
    return None


def _short(here: Paragraph, verb: int, high: int) -> bool:
    """Whether nothing is said after a verb: its sentence ends within a few words."""
    for index in range(verb + 1, min(high, verb + 4)):
        if here.ends_sentence(index):
            return True
    return verb + 1 >= high


def _speaking_verb(here: Paragraph, index: int) -> str | None:
    """The kind of the speech verb at a token, None where there is none."""
    if index in here.covered:
        return None
    found = here.speech.verb(here.words, index)
    return found.kind if found else None


def cue_before(here: Paragraph, low: int, high: int) -> Cue | None:
    """The cue that leads to an opening mark at token ``high``, not left of ``low``.

    Only the last sentence before the mark counts.
    """
    end, colon, comma = high, False, False
    while end > low and here.words[end - 1] in {",", ":", "-", "–", "—"}:
        colon = colon or here.words[end - 1] == ":"
        comma = comma or here.words[end - 1] == ","
        end -= 1
    if end <= low or here.ends_sentence(end - 1):
        return None
    floor = max(low, end - _LEFT_REACH)
    for index in range(end - 1, floor - 1, -1):
        if here.ends_sentence(index):
            floor = index + 1
            break
    last = end
    while end > floor and here.words[end - 1] in here.speech.words["that"]:
        end -= 1
    said = colon or end < last  # what stands before a colon or before "bahwa" is all cue
    return _verb_before(here, floor, end, said, comma) or _colon(here, floor, end, colon)


def cue_inside(here: Paragraph, floor: int, first: int) -> Cue | None:
    """The cue of a clause, from token ``floor``, that has a quotation at token ``first`` in it."""
    for verb in range(first - 1, floor - 1, -1):
        calls = here.words[verb] in here.speech.words["calls"] and verb not in here.covered
        kind = _speaking_verb(here, verb) or ("say" if calls else "")
        party = before(here, floor, verb) if kind else None
        if kind and party and _is_told(party.speaker):
            return Cue(party.speaker, party.start, verb + 1, "fragment", kind, party.role, False)
    for index in range(floor, first - 1):
        size = here.speech.phrase("according", here.words, index)
        if not size or (index > floor and here.words[index - 1] != ","):
            continue
        party = after(here, index + size, first)
        if party and _is_told(party.speaker):
            return Cue(party.speaker, index, party.end, "fragment", "say", party.role, False)
    return None


def _is_told(speaker: Speaker) -> bool:
    """Whether a text tells who speaks inside a clause: by a name, or "he"."""
    named = isinstance(speaker, Mention)
    return named or (isinstance(speaker, Anaphor) and speaker.form == "pronoun")


def _verb_before(here: Paragraph, floor: int, end: int, colon: bool, comma: bool) -> Cue | None:
    spoken = here.speech
    for verb in range(end - 1, floor - 1, -1):
        word, gap = here.words[verb], end - verb - 1
        if word in spoken.suffixed and gap <= 6 and (colon or comma or not gap):
            return _cue(
                silent(here, verb, "suffix"), verb, verb + 1, "suffix", spoken.suffixed[word]
            )
        if word in spoken.trailing and gap <= 2 and verb not in here.covered:
            sayer = _just_before(here, floor, verb) or silent(here, verb)
            return _cue(sayer, verb, verb + 1, "trailing verb", "add")
        kind = _speaking_verb(here, verb)
        if kind and _reaches(here, verb, end, colon, comma):
            party = before(here, floor, verb)
            if party is None and word in spoken.beside:
                party = after(here, verb + 1, end)
            return _cue(party or silent(here, verb), verb, verb + 1, "speaker verb", kind)
        if word in spoken.beside and _opens_clause(here, floor, verb):
            party = after(here, verb + 1, end)
            if party and party.end >= end - 1 and (colon or comma):
                return _cue(party, verb, verb + 1, "verb speaker", spoken.beside[word])
        size = spoken.phrase("according", here.words, verb)
        party = after(here, verb + size, end) if size and (colon or comma) else None
        if party and party.end >= end - 4 and party.speaker is not None:
            return _cue(party, verb, verb + size, "according")
    return None


def _just_before(here: Paragraph, floor: int, verb: int) -> Party | None:
    """The person who stands right before "saying": "with Boswell stating"."""
    start = here.covered.get(verb - 1, -1)
    if start <= floor or here.words[start - 1] not in {"with", "and"} or not here.is_person(start):
        return None
    return Party(here.named[start][0], start, verb)


def _opens_clause(here: Paragraph, floor: int, verb: int) -> bool:
    return verb == floor or here.words[verb - 1] == ","


def _reaches(here: Paragraph, verb: int, end: int, colon: bool, comma: bool) -> bool:
    """Whether what stands between a verb and the mark is still the cue and not the clause."""
    found = here.speech.verb(here.words, verb)
    first = verb + 1 + (len(found.rest) if found else 0)
    if first >= end or colon:
        return True
    if end - first <= 2:
        return True
    words = here.words[first:end]
    if not comma:
        return words[0] in here.speech.words["listener"] and end - first <= 6
    return words[0] in here.speech.words["object"] or words[0] in here.speech.words["listener"]


def _is_object(here: Paragraph, start: int) -> bool:
    """Whether a name hangs on a preposition: "in her letter to Bob:"."""
    return here.words[start - 1] in {"to", "kepada", "untuk", "about", "tentang"}


def _colon(here: Paragraph, floor: int, end: int, colon: bool) -> Cue | None:
    """A name with a colon: "X: …" and "Berikut pernyataan X: …"."""
    if not colon:
        return None
    last = end - 1
    if here.words[last] == ")":
        opened = max((i for i in range(floor, last) if here.words[i] == "("), default=last)
        last = opened - 1
    start = here.covered.get(last)
    object_of = start is not None and start > floor and _is_object(here, start)
    if (
        start is not None
        and start >= floor
        and here.named[start][0].kind not in PLACES
        and not object_of
    ):
        mention, stop = here.named[start]
        return _cue(Party(mention, start, stop), start, stop, "colon")
    people = [i for i in range(floor, end) if here.is_person(i)]
    leads = [i for i in people if _begins(here, floor, i)]
    if len(people) == 1 or leads:
        start = (leads or people)[0]
        mention, stop = here.named[start]
        found = _cue(Party(mention, start, stop), start, stop, "colon")
        return replace(found, strict=False)
    return None


def _begins(here: Paragraph, floor: int, start: int) -> bool:
    """Whether a name, with titles before it, begins a sentence or what follows a comma in it."""
    if possessor(here.text, here.named[start][0].span):
        return False
    first = start
    while first > floor and here.capital(first - 1):
        first -= 1
    return first == floor or (first == start and here.words[first - 1] == ",")
