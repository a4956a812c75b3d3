"""What completes a title to the right: a field, a unit, a body, a place.

Indonesian completes directly ("Menteri Keuangan", "Ketua DPRD Kota Bogor"); English after
"of", "for", "at" ("speaker of the National Assembly"). Each reader takes the next stretch or
nothing; together they look at :data:`REACH` tokens at most.
"""

from __future__ import annotations

from kgnews.extract.offices.numbers import number, period_end, unit, unit_end
from kgnews.extract.offices.parts import (
    PLACES,
    Part,
    Phrase,
    after_aside,
    after_ranks,
    body_end,
    is_free,
    is_place,
    like_a_name,
    name_behind_run,
    title_at,
)
from kgnews.extract.offices.words import Words
from kgnews.extract.words.titles import honorific_at

__all__ = ["REACH", "complete"]

REACH = 25  # tokens that a phrase may run on behind its title; the longest real ones have 18
_NOUNS = 5  # small words in a row: "tim penyidik kasus suap pajak"


def complete(words: Words, phrase: Phrase) -> None:
    """Put into a phrase what completes its title to the right."""
    position = _behind_mark(words, phrase)
    limit = min(len(words.words), phrase.head_end + REACH)
    parts: list[Part] = []
    end, stop = phrase.head_end, position
    while position < limit:
        aside = after_aside(words, position)
        if aside > position:
            if aside < limit and _goes_on(words, aside, parts):
                position = aside
                continue
            stop = aside
            break
        part = _part(words, phrase, position, parts)
        if part is None:
            stop = _behind_origin(words, position) if words.language == "id" else stop
            break
        stop = part.end
        if part.kind == "anaphor":
            phrase.anaphor = (part.start, part.end)
            break
        if part.kind == "period":
            phrase.period = (part.start, part.end)
        else:
            parts.append(part)
            end = part.end
        position = part.end
    phrase.parts, phrase.end, phrase.stop = tuple(parts), end, max(stop, end)
    _point_back(words, phrase)


def _behind_mark(words: Words, phrase: Phrase) -> int:
    """Behind "sementara", "interim", "saat ini" between a title and what completes it."""
    position = words.cue("elect", phrase.head_end)
    phrase.elect = position > phrase.head_end
    position = words.cue("inactive", position)
    if position == phrase.head_end or words.people[position - 1] != -1:
        return phrase.head_end
    phrase.acting = words.lower[position - 1] in {"sementara", "interim"}
    return position


def _behind_origin(words: Words, position: int) -> int:
    """Behind "asal Jerman", which tells of the holder and not of the office."""
    after = words.cue("origin", position)
    if after > position and words.other(after) != -1:
        return words.ranges[words.other(after)][1]
    return position


def _goes_on(words: Words, position: int, parts: list[Part]) -> bool:
    """Whether a complement goes on behind a bracket."""
    if words.people[position] != -1:
        return False
    if words.other(position) != -1 or unit_end(words, position) > position:
        return True
    if not words.capital(position) or not parts:
        return False
    return body_end(words, position) > position or name_behind_run(words, position)


def _point_back(words: Words, phrase: Phrase) -> None:
    """Note "itu", "tersebut" behind an Indonesian office: its holder was named before."""
    begin = words.cue("inactive", phrase.stop)
    after = words.cue("back", begin)
    if after == begin or words.language != "id":
        return
    if phrase.parts or words.word(after - 1) != "ini":
        phrase.points_back = phrase.anaphor is None
        phrase.stop = after


def _part(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """The next stretch of a title's complement, or None where it ends."""
    if words.people[position] != -1:
        return None
    if words.other(position) != -1:
        return _mention(words, phrase, position, parts)
    if honorific_at(words.words, position) > position and words.capital(position):
        return None
    period = period_end(words, position)
    if period > position:
        return Part(position, period, "period")
    if words.language == "en" and not parts:
        part = _english(words, phrase, position)
        if part is not None or "of" not in words.lower[phrase.head : position]:
            return part
    for reader in (_region, _field, _body, unit, number, _served, _capitals, _joined, _nouns):
        part = reader(words, phrase, position, parts)
        if part is not None:
            return part
    return None


def _mention(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    index = words.other(position)
    if words.language == "en":
        if parts and parts[-1].kind == "mention":
            return None  # "of the Senate Republican …": a new phrase begins
        if not parts and phrase.title.language == "en" and words.word(position - 1) != "of":
            return None
    if words.mentions[index].kind in {"Document", "Concept"} and parts:
        return None
    placed = bool(parts) and is_place(words, position - 1)
    minister = "minister" in phrase.title.key and _fielded(words, phrase, parts)
    alone = not parts and _of_known_place(words, phrase, index)
    alone |= any(len(word) == 1 for word in words.words[slice(*words.ranges[index])])  # "George W"
    if (placed or minister or alone) and like_a_name(words, index):
        words.uncover(index)
        return None
    return Part(position, words.ranges[index][1], "mention")


def _of_known_place(words: Words, phrase: Phrase, index: int) -> bool:
    """Whether what follows a regional title would have to be a region that nobody knows.

    The gazetteer has all of Indonesia's; "Bupati Sri Lestari tiba" names no region, and a
    region abroad is followed by its mayor.
    """
    if words.language != "id" or phrase.title.key not in words.cues.sets["region head"]:
        return False
    after = words.ranges[index][1]
    after += words.word(after) == ","
    return words.person(after_ranks(words, after)) == -1


def _field(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """Words of a field: "Keuangan", "hubungan masyarakat"."""
    found = words.cues.portfolios.at(words.words, position)
    if not found or title_at(words, position):
        return None
    named = bool(parts) and parts[-1].kind in {"mention", "body", "place"}
    if named and not words.capital(position):
        return None
    return Part(position, found[0], "field")


def _body(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """A word that begins the name of a body or a place."""
    if not words.capital(position) or words.post(position):
        return None
    found = words.cues.organisations.at(words.words, position)
    if found:
        return Part(position, found[0], "body")
    found = words.cues.places.at(words.words, position)
    return Part(position, found[0], "place") if found else None


def _region(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """A small noun behind an English name: "of the Lombardy region", "the Dallas chapter"."""
    if words.language != "en" or not parts or parts[-1].kind != "mention":
        return None
    known = words.lower[position] in words.cues.sets["region"]
    return Part(position, position + 1, "nouns") if known else None


def _served(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """A title whose holder is served: "Staf Khusus Presiden", "juru bicara Menteri …"."""
    key = phrase.title.key.removeprefix("deputy-")
    further = any(part.kind != "title" for part in parts)
    if further or key not in words.cues.sets["serving"] or not words.capital(position):
        return None
    found = title_at(words, position)
    if not found or found[1].kind not in {"office", "function"}:
        return None
    return Part(position, found[0], "title")


def _capitals(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """Capitalised words that no mention covers, if a name follows them."""
    if not words.capital(position) or words.post(position):
        return None
    begun = bool(parts) and parts[-1].kind in {"body", "place"}
    if not begun and (words.headline or not name_behind_run(words, position)):
        return None
    return Part(position, _run_end(words, position), "words")


def _run_end(words: Words, position: int) -> int:
    end = position + 1
    while end < len(words.words) and words.capital(end) and is_free(words, end):
        end += 1
    return end


def _joined(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """A small word with what it joins: "Bidang Humas dan Informasi", "untuk Asia"."""
    joint = words.word(position)
    after = words.cue("inner", position)
    fielded = _fielded(words, phrase, parts)
    listed = joint == "," and fielded
    if listed:
        after = words.cue("inner", position + 1)
    after += words.word(after) == "the"
    if after == position or after >= len(words.words) or words.people[after] != -1:
        return None
    if joint in words.cues.sets["locative"] and not (
        _locates(words, phrase, after, parts) or _of_faction(words, phrase, joint, after)
    ):
        return None
    adds = joint in words.cues.sets["adding"] or listed
    closed = not parts and not fielded and words.language == "id"
    if adds and (closed or title_at(words, after)):
        return None
    named = adds and bool(parts) and parts[-1].kind == "mention"
    if named and not (_two_of(words, parts, after) or _one_body(words, parts, after)):
        return None
    index = words.other(after)
    if index != -1 and not listed:
        return Part(position, words.ranges[index][1], "mention")
    found = words.cues.portfolios.at(words.words, after)
    if found:
        return Part(position, found[0], "field")
    if listed or not words.capital(after) or words.post(after):
        return None
    if body_end(words, after) > after:
        return Part(position, body_end(words, after), "body")
    named = words.acronym(after) or joint == "bidang" or name_behind_run(words, after)
    return Part(position, after + 1, "words") if named else None


def _of_faction(words: Words, phrase: Phrase, joint: str, after: int) -> bool:
    """Whether a member's party is named behind the body: "anggota Komisi I dari Fraksi …"."""
    index = words.other(after)
    body = index != -1 and words.mentions[index].kind in {"Organization", "GovernmentBody"}
    return body and joint == "dari" and phrase.title.kind == "membership"


def _two_of(words: Words, parts: list[Part], after: int) -> bool:
    """Whether a second place joins the first: "Duta Besar … untuk Tiongkok dan Mongolia, Budi"."""
    index = words.other(after)
    if index == -1 or words.cue("inner", parts[-1].start) == parts[-1].start:
        return False
    end = words.ranges[index][1]
    return words.person(after_ranks(words, end + (words.word(end) == ","))) != -1


def _one_body(words: Words, parts: list[Part], after: int) -> bool:
    """Whether a body goes on behind "dan": "Dinas [Arsip] dan Perpustakaan Kota …"."""
    part = parts[-1]
    mention = words.mentions[words.others[part.end - 1]]
    short = part.end - part.start == 1 and not mention.keys and not is_place(words, part.start)
    return short and words.capital(after) and name_behind_run(words, after)


def _fielded(words: Words, phrase: Phrase, parts: list[Part]) -> bool:
    """Whether a field was named last, be it in the title itself: "Menteri Kelautan"."""
    if parts:
        return parts[-1].kind == "field"
    long = phrase.head_end - phrase.head > 1
    return long and words.cues.portfolios.before(words.words, phrase.head_end) is not None


def _locates(words: Words, phrase: Phrase, after: int, parts: list[Part]) -> bool:
    """Whether "di", "dari", "at" names the body of a title, not where something happens."""
    if any(part.kind in {"mention", "body", "place"} for part in parts):
        return False
    if phrase.title.kind == "office" and words.language == "id":
        return False
    index = words.other(after)
    if index == -1:
        return body_end(words, after) > after
    return words.language == "en" or words.mentions[index].kind not in {"City", "Country"}


def _nouns(words: Words, phrase: Phrase, position: int, parts: list[Part]) -> Part | None:
    """Small words that lead on to a name: "tim penyidik", "kontes ini"."""
    if parts and parts[-1].kind not in {"nouns", "field"}:
        return None
    end = position
    while end < min(len(words.words), position + _NOUNS) and words.noun(end):
        named = words.others[end] != -1 or words.people[end] != -1
        if named or words.lower[end] in words.cues.sets["both"]:
            break
        if any(words.cue(role, end) > end for role in ("origin", "former")):
            return None
        end += 1
    if end == position or end >= len(words.words):
        return None
    if words.cue("back", end) > end:
        if words.lower[end - 1] in words.cues.sets["temporal"]:
            return None
        return Part(position, words.cue("back", end), "anaphor")
    comma = after_aside(words, end)
    comma += words.word(comma) == ","
    named = words.other(end) != -1 or words.person(after_ranks(words, comma)) != -1
    if named or (words.capital(end) and body_end(words, end) > end):
        return Part(position, end, "nouns")
    return None


# --- English -----------------------------------------------------------------------------------


def _english(words: Words, phrase: Phrase, position: int) -> Part | None:
    """The first words behind an English title: "of the …", "for …", "at …"."""
    joint = words.word(position)
    after = position
    if words.word(position - 1) != "of":
        if joint not in words.cues.sets["owner"]:
            foreign = words.capital(position) and phrase.title.language == "id"
            return _complement(words, position, position) if foreign else None
        after += 1
    after += words.word(after) in words.cues.sets["determiner"]
    if after >= len(words.words):
        return None
    if joint == "of" and phrase.title.domain == "business" and words.person(after) != -1:
        words.reread(after)
    if joint in words.cues.sets["locative"]:
        index = words.other(after)
        if index == -1 and joint == "in" and words.noun(after):
            taught = phrase.title.domain == "education"
            return _complement(words, position, after) if taught else None
        if index == -1 and joint != "at":
            return None
        if index != -1 and words.mentions[index].kind in PLACES | {"Event"}:
            return None
    return _complement(words, position, after)


def _complement(words: Words, start: int, after: int) -> Part | None:
    if words.people[after] != -1:
        return None
    index = words.other(after)
    if index != -1:
        return Part(start, words.ranges[index][1], "mention")
    found = words.cues.portfolios.at(words.words, after)
    if found:
        return Part(start, found[0], "field")
    if title_at(words, after):
        return None
    if words.capital(after):
        return Part(start, _run_end(words, after), "words")
    end = after
    while end < min(len(words.words), after + _NOUNS) and words.noun(end):
        end += 1
    closed = end < len(words.words) and words.lower[end] in {"at", "for", "of", ",", "and"}
    return Part(start, end, "nouns") if end > after and closed else None
