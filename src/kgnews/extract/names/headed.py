"""Names that a head word begins, ends or labels: "Dinas …", "… Airlines", "sesi …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgnews.extract.names.calendar import CALENDAR
from kgnews.extract.names.candidates import HEADED, LABELLED, MARKED, Candidate, Words
from kgnews.extract.names.neighbours import behind_place
from kgnews.extract.words.chunks import capitalised
from kgnews.extract.words.editions import ordinal
from kgnews.extract.words.heads import NONE, Head, Heads, heads, professions
from kgnews.extract.words.sorts import BODIES, PLACES, WORKS
from kgnews.extract.words.titles import honorific_at

__all__ = ["from_heads"]

GENERIC = 5  # tokens of a head with a short form in brackets: "Sekolah Menengah …"
HEAD_REACH = 14  # tokens a name may run on behind its head word
PRIZES = frozenset({"prize", "award", "medal"})
_NUMBER = re.compile(r"[0-9]+|[IVXLC]+")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
YEAR_WORDS = frozenset({"tahun", "of"})
# "Kamar Dagang dan Industri", "Pusat Riset Biologi dan Evolusi": these heads join fields.
JOINED = frozenset("kamar pusat lembaga fakultas jurusan asosiasi perhimpunan ikatan".split())
_FORMS_IN_BRACKETS = {("(", "Persero", ")"), ("(", "Perseroda", ")"), ("(", "M", ")")}
# Where the next place of a chain begins: "Jalan Mawar Kelurahan Jati RT 01".
AREAS = frozenset("kelurahan kel desa kecamatan kec kabupaten kab provinsi dusun rt rw".split())
# What somebody heads, before the firm where he does: "Kepala Riset Karsa Sekuritas".
FIELDS = frozenset("riset hukum humas pemasaran keuangan operasional research investment".split())
UNNUMBERED, SCHOOL = frozenset({"City", "AdministrativeArea"}), 2  # digits: "SMAN 7", "SDN 03"
PERIODS = CALENDAR | {"tahun", "periode", "masa", "bulan"}  # "PT X Tahun 2021-2022"


def from_heads(words: Words, forms: Heads, known: Sequence[Candidate]) -> list[Candidate]:
    """Names that begin with a head word ("Dinas …", "PT …") or end with one ("… Airlines").

    No organisation runs into a name of a person among the ``known``, and a head that is itself
    a known place ("AS") is none.
    """
    people = [each for each in known if each.kind == "Person"]
    stops = frozenset(each.start for each in people)
    firm = frozenset(e.start for e in people if e.keys or e.end - e.start > 1)
    sure = frozenset(each.start for each in people if each.keys)
    places = frozenset(
        e.start for e in known if e.kind in PLACES and e.keys and e.end == e.start + 1
    )
    named = frozenset(each.start for each in known if each.keys)
    closed = frozenset(each.start for each in known if each.keys or each.kind == "Person")
    full = frozenset(each.end for each in known if each.keys and each.kind in PLACES)
    found, behind = list[Candidate](), 0
    for position, token in enumerate(words.tokens):
        led = position > 0 and position - 1 in words.titled
        # Whoever is "kepala" heads a body that goes on behind: "Kepala [Dinas …]". Other posts
        # may be whole with their last word: "Sekretaris Kabinet Budi".
        post = led and words.lower[position - 1] == "kepala" and position not in named
        post = post and forms.prefix_at(words.text, position).kind == "GovernmentBody"
        rank = position in words.titled and forms.suffix_at(words.text, position).length < 2
        if (rank and not post) or (position in places and token.text.isupper()):
            continue  # "Pvt" is a rank, "Pvt Ltd" the end of a company's name
        if token.text in {"RT", "RW"}:  # numbers of neighbourhoods name nothing
            continue
        if not (token.text[0].isupper() or token.text[0].isdigit()):
            if words.lower[position] in forms.labels:
                found += _labelled(words, forms, position, stops)
            continue
        label = forms.label_at(words.text, 0) if position == 0 else NONE
        prefix = forms.prefix_at(words.text, position)
        small = prefix.length > 1 and words.text[position + prefix.length - 1].islower()
        if small and prefix.language == "id" and prefix.kind in BODIES:
            prefix = NONE  # "Lembaga survei Poltrend": a label opens the sentence
        begun_by = prefix.length if label.length else 0
        if label.length > begun_by and (label.kind in WORKS or label.length > 1):
            for each in _labelled(words, forms, 0, stops):  # "Film …" opens a sentence
                found.append(replace(each, score=MARKED * (each.end - each.start)))
        ends = stops if led else firm  # one word inside "Balai …" is nobody, behind a post it is
        begun = _begun(words, prefix, position, ends)
        begun = _cut_at_joint(words, forms, begun, closed, full) if begun else None
        begun = behind_place(words, begun, known) if begun else None
        found += [_with_fields(words, forms, begun, closed)] if begun else []
        # Inside "Policy Centre" no "Centre" ends a place.
        ended = _ended(words, forms, position, sure) if position >= behind else None
        ended = _with_country(words, ended, known) if ended else None
        found += [_with_fields_before(words, forms, ended, closed)] if ended else []
        behind = max(behind, position + forms.suffix_at(words.text, position).length)
    return [each for each in found if not _outdone(each, found, forms, words)]


def _labelled(
    words: Words, forms: Heads, position: int, stops: frozenset[int]
) -> Iterator[Candidate]:
    """What a label in small letters names: "program Kampung Iklim", "the Lakes programme"."""
    label = forms.label_at(words.text, position)
    owned = position > 0 and words.lower[position - 1] in professions(words.language)
    if not label.length or (label.kind in PLACES and owned):
        return  # "pengusaha hotel Monang …" is no hotel
    rule = f"head:{words.lower[position]}"
    start = position + label.length
    if start < len(words.tokens) and start not in stops:
        end = _run_on(words, start, stops, "label")
        score = MARKED if label.kind == "Concept" else LABELLED
        if end > start:
            yield Candidate(start, end, label.kind, score * (end - start), rule)
    start = _run_back(words, position, stops) if forms.labels_behind else position
    if start < position:
        yield Candidate(start, position, label.kind, LABELLED * (position - start), rule)


def _begun(words: Words, head: Head, position: int, stops: frozenset[int]) -> Candidate | None:
    """The name that a head begins: "Dinas Perhubungan"."""
    if not head.length:
        return None
    behind = position + head.length
    end = _behind_brackets(words, position, behind, stops) or behind
    end = _run_on(words, end, stops, head.kind)
    numbered = _numbered(words, end, head.kind)
    alone = end == behind and not _stands_alone(words, position, head.length)
    if alone and (head.kind != "Document" or numbered == end):
        return None
    end = numbered
    rule = f"head:{words.lower[position]}"
    return Candidate(position, end, head.kind, HEADED * (end - position), rule)


def _cut_at_joint(
    words: Words, forms: Heads, body: Candidate, closed: frozenset[int], full: frozenset[int]
) -> Candidate:
    """The body before "dan" where another name begins behind: "Pemkot Bandung dan Oxfam".

    So it is where a known place went before, or where a known name, an acronym or a head follows.
    """
    if body.kind not in BODIES | WORKS:
        return body
    for at in range(body.start + 1, body.end - 1):
        if words.lower[at] not in {"dan", "serta", "and"}:
            continue
        word = words.text[at + 1]
        acronym = word.isupper() and len(word) > 2 and not _NUMBER.fullmatch(word)
        head = forms.prefix_at(words.text, at + 1)
        another = head.kind in BODIES | WORKS and head.language == "id"
        fielded = words.lower[at] == "and"  # "Institute … in England and Wales"
        if another or (not fielded and (at in full or at + 1 in closed or acronym)):
            return replace(body, end=at, score=HEADED * (at - body.start))
    return body


def _behind_brackets(words: Words, start: int, behind: int, stops: frozenset[int]) -> int:
    """Where a name goes on behind the short form of its head: "Rumah Sakit Umum (RSU) Karsa".

    0 where there is no such short form, or somebody's name or nothing follows.
    """
    at = behind
    while at < len(words.text) and at - start < GENERIC and capitalised(words.tokens[at]):
        at += 1
    brackets = words.text[at : at + 1] == ("(",) and words.text[at + 2 : at + 3] == (")",)
    if not brackets or at + 3 >= len(words.text) or at + 3 in stops or at + 3 in words.titled:
        return 0
    short = heads(words.language).prefix_at(words.text, at + 1)
    led = start > 0 and start - 1 in words.titled
    return at + 3 if short.length == 1 and capitalised(words.tokens[at + 3]) and not led else 0


def _ended(words: Words, forms: Heads, position: int, stops: frozenset[int]) -> Candidate | None:
    """The name that a head ends: "Riverland Airlines"."""
    head = forms.suffix_at(words.text, position)
    if not head.length:
        return None
    start, end = _run_back(words, position, stops), position + head.length
    if start == 0 and forms.label_at((words.lower[0],), 0).length:
        start += 1  # "Chipmaker Taiwan Semiconductor …" opens a sentence
    alone = head.kind == "Document" and _stands_alone(words, position, head.length)
    if start >= position and not alone:
        return None
    begun = [forms.prefix_at(words.text, at) for at in range(start, position)]
    if any(each.language == "id" and each.kind in BODIES for each in begun):
        return None  # "Dinas … Airlines": Indonesian says first what it is
    end = _numbered(words, end, head.kind)
    if words.text[end : end + 1] == ("of",) and head.kind == "GovernmentBody":
        end = _run_on(words, end, stops, head.kind)  # "Labour Department of …"
    if head.kind in WORKS and start and _ORDINAL.fullmatch(words.text[start - 1]):
        start -= 1  # "12th Development Plan"
    if head.kind == "Event" and start and _is_year(words.text[start - 1]):
        start -= 1  # "2024 Nobel Prize"
    if head.kind == "Event" and words.lower[position] in PRIZES:
        end = _field(words, end)
    return Candidate(start, end, head.kind, HEADED * (end - start), f"head:{words.lower[position]}")


def _with_country(words: Words, body: Candidate, known: Sequence[Candidate]) -> Candidate:
    """The body with the place right behind its head: "Arts Council England"."""
    if body.kind not in BODIES or words.language != "en":
        return body
    places = {e.start: e.end for e in known if e.keys and e.kind in PLACES}
    end = places.get(body.end, body.end)
    if end < len(words.text) and end in words.titled:
        return body  # "… Council England captain …"
    return replace(body, end=end, score=HEADED * (end - body.start))


def _field(words: Words, end: int) -> int:
    """The end with what a prize is given for: "Prize in Physics", "Award for Best Actor"."""
    at = end + 1
    if at >= len(words.tokens) or words.lower[end] not in {"in", "for"}:
        return end
    while at < len(words.tokens) and capitalised(words.tokens[at]):
        at += 1
    return at if at > end + 1 else end


def _with_fields(words: Words, forms: Heads, body: Candidate, closed: frozenset[int]) -> Candidate:
    """The body with the further fields it is for: "Dinas Pangan, Pertanian dan Perikanan"."""
    at = body.end
    while at + 1 < len(words.tokens) and words.text[at] == ",":
        at = _field_end(words, forms, at + 1, closed)
    last = words.text[at] if at < len(words.tokens) else ""
    if body.kind != "GovernmentBody" or last != "dan" or words.text[body.end] != ",":
        return body
    end = _field_end(words, forms, at + 1, closed)
    return replace(body, end=end, score=HEADED * (end - body.start)) if end > at + 1 else body


def _field_end(words: Words, forms: Heads, start: int, closed: frozenset[int]) -> int:
    """The end of capital words that begin no name of their own."""
    at = start
    while at < len(words.tokens) and capitalised(words.tokens[at]):
        if at in closed or at in words.titled or forms.prefix_at(words.text, at).kind in BODIES:
            return start
        at += 1
    return at


def _with_fields_before(
    words: Words, forms: Heads, body: Candidate, closed: frozenset[int]
) -> Candidate:
    """The body with the fields before "and": "the Employment and Labour Relations Court"."""
    start = body.start
    while start > 1 and words.text[start - 1] in {"and", ","}:
        field = start - 1
        while field > 0 and capitalised(words.tokens[field - 1]) and words.text[field - 1] != "The":
            field -= 1
        if field == start - 1 or _field_end(words, forms, field, closed) < start - 1:
            return body
        start = field
    led = start == 0 or words.lower[start - 1] == "the"
    if not led or body.kind not in BODIES or "and" not in words.text[start : body.start]:
        return body
    return replace(body, start=start, score=HEADED * (body.end - start))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def _outdone(each: Candidate, found: Sequence[Candidate], forms: Heads, words: Words) -> bool:
    """Whether an English name is one of another class by its last word: "World Water Summit"."""
    if forms.prefix_at(words.text, each.start).language != "en":
        return False
    opener = f"head:{words.lower[each.start]}"
    return each.rule == opener and any(
        (other.start, other.end) == (each.start, each.end) and other.rule != opener
        for other in found
    )


def _run_on(words: Words, start: int, stops: frozenset[int], kind: str) -> int:
    """The end of a name that goes on from here: capitals, joined by "dan", "of", "untuk" …

    Places are not joined by "dan": that is a list. Behind a label only the words of another
    language join: "sesi Trade and Peace dan …".
    """
    english = frozenset({"and", "of", "for", "the"})
    honoured = honorific_at(words.text, start) if start < len(words.text) else start
    if kind in {"Organization", "Place"} and _is_capital(words, honoured):
        start = honoured  # "RSUD Hj Anna …", "RSUD dr. …": hospitals are named after people
    joints = words.grammar.coordinators | english | {"untuk", "dan"}
    if kind == "Organization":
        joints = english  # "PT A dan PT B" are two
        if not JOINED.isdisjoint(words.lower[max(0, start - 2) : start]):
            joints = english | {"dan"}
    if kind == "label":
        joints = frozenset() if "of" in words.grammar.prepositions else english
    elif kind in PLACES:
        joints = frozenset({"of", "the"})
    end = start
    while end < len(words.tokens) and end - start < HEAD_REACH:
        token = words.tokens[end]
        # Streets are named after people, elections after posts, bodies after neither.
        post = end in words.titled and (kind in BODIES or words.language == "en")
        person = (end in stops and kind != "Place") or post
        area = kind in PLACES and end > start and words.lower[end] in AREAS
        year = kind in BODIES and _is_year(words.text[end])
        if words.lower[end] in PERIODS or (person and end > start) or area or year:
            break
        if kind in BODIES and (joined := _behind_slash(words, end)):
            end = joined  # "Kodam XIV/Hasanuddin", "Korem 142/Taroada Tarogau"
            continue
        first = end > start or (kind in BODIES and len(token.text) <= SCHOOL)  # "SMAN 7 …"
        number = token.text[0].isdigit() and first and kind not in UNNUMBERED
        if kind in BODIES and words.text[end : end + 3] in _FORMS_IN_BRACKETS:
            end += 3
            continue
        if capitalised(token) or number or (kind == "Event" and ordinal(token.text)):
            end += 1
            continue
        joined = _joined(words, end, end > start, joints)
        body = heads(words.language).prefix_at(words.text, joined).kind == "GovernmentBody"
        if not joined or joined in stops or (kind in BODIES and body):
            break
        end = joined + 1
    return end


def _joined(words: Words, at: int, inside: bool, joints: frozenset[str]) -> int:
    """The capital word to which a small one or an initial's dot leads; 0 where none does."""
    ahead = at + 1
    if words.text[at] == "." and inside and len(words.text[at - 1]) == 1:
        return ahead if _is_capital(words, ahead) else 0  # "Jalan H. R. Rasuna Said"
    if words.lower[at] not in joints or ahead >= len(words.tokens):
        return 0
    if words.lower[ahead] == "the" and words.lower[at] not in {"and", "dan"}:
        ahead += 1
    return ahead if _is_capital(words, ahead) else 0


def _is_capital(words: Words, at: int) -> bool:
    return at < len(words.tokens) and capitalised(words.tokens[at])


def _behind_slash(words: Words, at: int) -> int:
    """The end of "XIV/Hasanuddin" that begins at a token; 0 where there is no such name."""
    three = words.tokens[at : at + 3]
    if len(three) < 3 or three[1].text != "/" or not capitalised(three[2]):
        return 0
    tight = three[0].end == three[1].start and three[1].end == three[2].start
    return at + 3 if tight and _NUMBER.fullmatch(three[0].text) else 0


def _numbered(words: Words, end: int, kind: str) -> int:
    """The end with the number and year behind a law or an event: "No. 1 Tahun 2012", "2026"."""
    tokens, lower = words.tokens, words.lower
    at = end
    if kind == "Document" and at + 1 < len(tokens) and lower[at] in YEAR_WORDS:
        # "Nomor 1" went before
        return _about(words, at + 2) if lower[at + 1].isdigit() else end
    if kind == "Document" and at < len(tokens) and lower[at] in {"no", "nomor", "number"}:
        at += 2 if at + 1 < len(tokens) and lower[at + 1] == "." else 1
        if at >= len(tokens) or not lower[at][0].isdigit():
            return end
        end = at = at + 1
        if at + 1 < len(tokens) and lower[at] in {"tahun", "of", "/"} and lower[at + 1].isdigit():
            end = at + 2
        return _about(words, end)
    if kind == "Event" and at < len(tokens) and len(lower[at]) == 4 and lower[at].isdigit():
        return at + 1
    return end


def _about(words: Words, end: int) -> int:
    """The end of a law with what it is about: "UU Nomor 1 Tahun 2004 tentang Perbendaharaan"."""
    if words.lower[end : end + 1] != ("tentang",):
        return end
    last = _run_on(words, end + 1, frozenset(), "Document")
    return last if last > end + 1 else end


def _stands_alone(words: Words, position: int, length: int) -> bool:
    """Whether a head is a name by itself: capitals inside a sentence ("Rencana Aksi")."""
    inside = position > 0 and words.lower[position - 1] not in {".", '"', "“", ":"}
    last = position > 0 and words.lower[position - 1] in words.grammar.coordinators
    written = all(map(capitalised, words.tokens[position : position + length]))
    return inside and written and (length > 1 or last)


def _opens_brackets(words: Words, at: int) -> bool:
    """Whether one capital word stands right behind a bracket: "(Social and Economic …"."""
    return at > 0 and words.text[at - 1] == "(" and capitalised(words.tokens[at])


def _run_back(words: Words, position: int, stops: frozenset[int]) -> int:
    """The start of a name that ends here: capitals before it, not past a person's name."""
    start, nouns = position, professions("id")
    while start > 0 and position - start < HEAD_REACH:
        token = words.tokens[start - 1]
        if token.text in {"and", "dan"} and _opens_brackets(words, start - 2):
            start -= 2
            break
        if (not capitalised(token) and token.text != "&") or start - 1 in words.titled:
            break
        field = start > 1 and start - 2 in words.titled and words.lower[start - 1] in FIELDS
        if field or token.text.lower() in nouns:
            break  # "Kepala Riset Karsa Sekuritas", "Analis Karsa Sekuritas"
        start -= 1
        if start in stops:
            return position
    if start == 0 and words.lower[0] in words.grammar.function_words:
        start += 1
    return start
