"""The office phrases of a sentence, and whose offices they are.

An office is a title with what completes it: words of its field ("Menteri Keuangan"), a unit
and a body ("Kepala Seksi Humas PT …"), a place ("Gubernur Bali", "US President"). Every look
ahead or back is bounded, so a sentence is read in linear time.
"""

from __future__ import annotations

from itertools import pairwise

from kgnews.extract.offices.complements import complete
from kgnews.extract.offices.english import qualify
from kgnews.extract.offices.parts import Part, Phrase, body_end, is_place, title_at
from kgnews.extract.offices.words import Words
from kgnews.extract.words.titles import rank_at

__all__ = ["find_phrases"]

_MARKS = frozenset({"candidate", "acting-official"})  # titles that only mark another one
_HEADS_OF_GOVERNMENT = frozenset({"prime-minister", "chief-minister", "first-minister"})
# What a title ends with and its body begins with, the longest first.
_ENDING = (
    ("kantor", "wilayah"),
    ("balai", "besar"),
    *((word,) for word in "dinas badan balai kantor kanwil loka puskesmas lapas rutan".split()),
)
_GAP = 4  # tokens between two parts of one body: ", dan untuk the"


def find_phrases(words: Words) -> list[Phrase]:
    """The office phrases of a sentence in order, without holders."""
    found: list[Phrase] = []
    position = floor = 0
    titles, deputies = words.titles.heads, words.cues.roles["deputy"]
    while position < len(words.words):
        word = words.lower[position]
        phrase = None
        if titles.begin_with(word) or deputies.begin_with(word):
            phrase = _phrase_at(words, position, floor)
        if phrase is None:
            position += 1
            continue
        position = max(phrase.end, phrase.head_end)
        if found and _repeats(words, found[-1], phrase):
            continue
        while found and phrase.marked < found[-1].stop:
            found.pop()
        found.append(phrase)
        if not _yields(phrase):
            floor = phrase.stop
    _join(words, found)
    return found


def _yields(phrase: Phrase) -> bool:
    """Whether a bare word may belong to the title behind it: "Deputy Trade Minister"."""
    weak = phrase.title.kind in {"profession", "role"}
    return (weak or phrase.title.key in {"deputy", "assistant"}) and not phrase.parts


def _phrase_at(words: Words, position: int, floor: int) -> Phrase | None:
    if words.people[position] != -1:
        return None
    named = title_at(words, position)
    if named is None or _inside_name(words, position, named[0]):
        return None
    end, title = named
    rank = rank_at(words.words, position, words.language)
    if title.key in _MARKS or rank > end or (rank == end and title.language != words.language):
        return None
    phrase = Phrase(position, end, position, end, title, position, end)
    complete(words, phrase)
    if words.language == "en" or (not phrase.parts and title.language == "en"):
        qualify(words, phrase, floor)
    seat = title.domain == "parliament"
    if rank == end and not seat and all(part.kind == "nouns" for part in phrase.parts):
        return None  # "Kapten Budi" may be an officer as well as a captain of a team
    _mark(words, phrase, floor)
    phrase.bodies = _bodies(words, phrase)
    first = phrase.bodies[:1] if phrase.bodies and phrase.bodies[0][1] <= phrase.head else ()
    phrase.of = (first or phrase.bodies)[-1] if phrase.bodies else None
    return phrase


def _inside_name(words: Words, start: int, end: int) -> bool:
    """Whether a title is a word inside the name of a body, a place or an event."""
    for before in range(max(0, start - 3), start):  # "Dewan *Pimpinan* Pusat"
        if words.capital(before):
            named = words.cues.organisations.all_at(words.words, before)
            if any(stop > start for stop, _ in named):
                return True
    cover = words.others[start]
    return cover != -1 and words.ranges[cover][0] <= start and end <= words.ranges[cover][1]


def _repeats(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase in brackets abbreviates the one before: "Ketua Umum … (Ketum …)"."""
    bracketed = words.word(phrase.marked - 1) == "(" and words.word(phrase.stop) == ")"
    return bracketed and before.end == phrase.marked - 1


def _mark(words: Words, phrase: Phrase, floor: int) -> None:
    """Take in "mantan", "Plt", "calon", "para" before a phrase."""
    position = phrase.start
    phrase.former = phrase.head in words.former
    for _ in range(3):
        at = _before_bracket(words, position)
        for role in ("former", "acting", "candidate", "plural"):
            begin = words.cue_before(role, at)
            if floor <= begin < at:
                setattr(phrase, role, True)
                position = begin
                break
        else:
            break
    phrase.marked = position
    counted = words.word(position - 1).isdigit() and words.word(position - 2) not in {",", "("}
    phrase.plural |= counted and phrase.title.kind != "membership" and words.language == "id"
    nouns = [part for part in phrase.parts if part.kind == "nouns"]
    phrase.plural |= any(_doubled(words.lower[i]) for p in nouns for i in range(p.start, p.end))
    phrase.elect |= words.cue("elect", phrase.stop) > phrase.stop or phrase.head in words.elect
    for role in ("elect", "inactive"):
        phrase.stop = words.cue(role, phrase.stop)


def _doubled(word: str) -> bool:
    """Whether an Indonesian noun is in the plural: "partai-partai"."""
    first, hyphen, second = word.partition("-")
    return bool(hyphen) and first == second


def _before_bracket(words: Words, position: int) -> int:
    """Before the dot of "Plt." and the bracket of "Pelaksana Tugas (Plt)"."""
    if words.word(position - 1) == ".":
        position -= 1
    if words.word(position - 1) == ")":
        for start in range(position - 2, max(position - 5, -1), -1):
            if words.words[start] == "(":
                return start
    return position


def _join(words: Words, phrases: list[Phrase]) -> None:
    """Say which phrases are two offices of one holder: "Presiden dan CEO …"."""
    for first, second in pairwise(phrases):
        gap = " ".join(words.lower[first.stop : second.marked])
        if first.plural or second.plural or second.marked < first.stop:
            continue
        beside = not gap and not second.parts and words.capital(first.head)
        if gap in words.cues.sets["both"] or beside:
            first.joined = "both"
        elif gap in words.cues.sets["and"]:
            first.joined = "and"


# --- Whose office ------------------------------------------------------------------------------


def _bodies(words: Words, phrase: Phrase) -> tuple[tuple[int, int], ...]:
    """The bodies and places of a phrase in order, each with the place behind it."""
    chains: list[list[Part]] = []
    field = addressed = False
    for part in (*_owned_by_title(words, phrase), *phrase.parts):
        field = _in_field(words, part, field)
        before = part.end <= phrase.head and part.kind == "field"
        if part.kind in {"title", "nouns"} or before or (part.kind == "field" and not chains):
            continue
        addressed = bool(chains) and _addressed(words, part, addressed)
        if field or addressed:
            continue
        named = part.kind == "mention" and not is_place(words, part.end - 1)
        opens = (named or part.kind == "body") and not _same_body(words, chains[-1:], part)
        opens = opens and not (chains and _english_joint(words, part))
        far = not chains or part.start > chains[-1][-1].end + _GAP
        if far or opens or chains[-1][-1].end <= phrase.head < part.start:
            chains.append([part])
        else:
            chains[-1].append(part)
    ranges = (_trimmed(words, phrase, chain) for chain in chains)
    return tuple(each for each in ranges if each is not None)


def _in_field(words: Words, part: Part, field: bool) -> bool:
    """Whether a part tells the field that "bidang" or "urusan" began before it or in it."""
    if part.kind in {"mention", "body", "place", "acronym"}:
        return False
    return field or words.lower[part.start] in {"bidang", "urusan"}


def _addressed(words: Words, part: Part, addressed: bool) -> bool:
    """Whether a part tells to whom an envoy is sent: "Duta Besar … untuk Tiongkok dan Mongolia"."""
    joint = words.lower[part.start]
    return joint in {"untuk", "for", "to"} or (addressed and joint in words.cues.sets["adding"])


def _english_joint(words: Words, part: Part) -> bool:
    """Whether an English name goes on in an Indonesian sentence: "Center of … and Law Studies"."""
    return words.language == "id" and words.lower[part.start] in {"of", "and", "for"}


def _owned_by_title(words: Words, phrase: Phrase) -> tuple[Part, ...]:
    """The last words of a title that begin the name of a body: "Kepala *Dinas* Perhubungan"."""
    after = phrase.parts[0] if phrase.parts else None
    if after and after.kind == "mention" and body_end(words, after.start) > after.start:
        return ()  # "Kanit Reskrim Polsek …"
    for start in range(phrase.head + 1, phrase.head_end):
        found = words.cues.organisations.at(words.words, start)
        if found and found[0] >= phrase.head_end and words.capital(start) and phrase.parts:
            return (Part(start, phrase.head_end, "body"),)
    return ()


def _same_body(words: Words, chains: list[list[Part]], part: Part) -> bool:
    """Whether a body goes on: "DPD Partai …", "Komisi III DPR", "Fraksi PDIP"."""
    if not chains or chains[-1][-1].end != part.start:
        return False
    chain = chains[-1]
    branches = words.cues.sets["branch"]
    if words.lower[chain[0].start] in branches or words.lower[chain[-1].start] in branches:
        return True
    counted = chain[-1].kind == "number" or words.number(chain[-1].start)
    return chain[-1].kind == "body" or (counted and part.kind == "mention")


def _trimmed(words: Words, phrase: Phrase, chain: list[Part]) -> tuple[int, int] | None:
    """The range of a body without "of the" before it; None where it has no name."""
    chain = _without_field(words, chain)
    start, end = chain[0].start, chain[-1].end
    while start < end and (words.lower[start].startswith("ke-") or _ranked(words, phrase, start)):
        start += 1  # "Presiden ke-7 RI", "Asisten II Setda Bali"
    while start < end:
        after = max(words.cue("inner", start), start + (words.lower[start] in {",", *_dets(words)}))
        if after == start:
            break
        start = after
    weak = {"number", "field", "joint"}
    if "minister" in phrase.title.key.split("-") and phrase.title.key not in _HEADS_OF_GOVERNMENT:
        weak |= {"words", "acronym"}  # what a minister is of is a field: "Menteri PKP"
    joined = any(words.cue("inner", part.start) > part.start for part in chain[1:])
    if joined or phrase.title.key in words.cues.sets["fielded"]:
        weak |= {"words"}  # "Direktur Hak Cipta dan Desain Industri"
    if start >= end or all(part.kind in weak for part in chain):
        return None
    return _with_office(words, phrase, start), end


def _ranked(words: Words, phrase: Phrase, at: int) -> bool:
    """Whether a Roman numeral tells one assistant of a body from the next."""
    return phrase.title.key == "assistant" and set(words.words[at]) <= set("IVX")


def _with_office(words: Words, phrase: Phrase, start: int) -> int:
    """The start of a body with the word for it that ends the title: "Kepala [Dinas Pemuda …]"."""
    between = range(phrase.head_end, start)
    field = len(between) <= _GAP and all(words.capital(at) for at in between)
    if start < phrase.head_end or not field or not words.capital(phrase.head):
        return start
    for form in _ENDING:
        at = phrase.head_end - len(form)
        if tuple(words.lower[at : phrase.head_end]) == form:
            return at
    return start


def _without_field(words: Words, chain: list[Part]) -> list[Part]:
    """A body without the field before it: "Riset dan Kajian Perbankan *PERBANAS*"."""
    strong = [
        index
        for index, part in enumerate(chain)
        if part.kind in {"mention", "body", "place", "acronym"}
    ]
    if not strong or any(_english_joint(words, part) for part in chain):
        return chain
    before = chain[: strong[0]]
    fielded = any(
        part.kind == "field" or words.cue("inner", part.start) > part.start for part in before
    )
    return chain[strong[0] :] if fielded else chain


def _dets(words: Words) -> frozenset[str]:
    return words.cues.sets["determiner"]
