"""What the first pass over an article teaches the second: forms, kinds, short names.

Full names of people give their parts away, "United Cities … (UCLG)" its abbreviation, and a
word that is a body in three sentences is one in the fourth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgnews.extract.names.candidates import Candidate, Words
from kgnews.extract.names.short_names import short_names, short_places
from kgnews.extract.words.chunks import capitalised
from kgnews.extract.words.heads import heads
from kgnews.extract.words.sorts import BODIES, PLACES
from kgnews.model import Document

__all__ = ["Knowledge", "agree", "form_of", "learn", "recall", "undefined"]

REPEATED = 1.3  # per token: a name that the article uses elsewhere
DEFINED = 2.0  # per token: a short form that the article defines
SURE = 9  # times the vote of a place where an age stands behind a name
GLOSS = 6  # tokens of another name in brackets
MAJORITY = 0.3  # per token, for the kind that a form has in most places of the article
OUTLETS = frozenset({"publisher", "origin"})  # what a page calls its outlets
# A form that the first pass took for a person or a place needs no short name there.
SETTLED = PLACES | {"Person"}

_AREAS = frozenset({"kabupaten", "kota", "provinsi", "kab", "kecamatan"})
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_SMALL = frozenset("of the and for in dan di untuk".split())
_ABBREVIATION = re.compile(r"[A-Z0-9][A-Za-z0-9&/.\-]*[A-Z0-9]|[A-Z][A-Za-z]{2,14}")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the first pass learned about the article."""

    kinds: Mapping[str, str]  # form → kind
    places: Mapping[str, int]  # form → in how many places it was chosen
    parts: frozenset[str]  # single words of people's full names
    abbreviations: Mapping[str, str]


def learn(
    document: Document, sentences: Sequence[Words], chosen: Sequence[Sequence[Candidate]]
) -> Knowledge:
    """What the names that were chosen in each sentence teach about the article."""
    votes: dict[str, dict[str, float]] = {}
    places: dict[str, int] = {}
    parts: dict[str, int] = {}
    linked = set[str]()
    abbreviations: dict[str, str] = {}
    told = [words.headline(s.title) for words, s in zip(sentences, document.sentences, strict=True)]
    for words, each, headline in zip(sentences, chosen, told, strict=True):
        if headline and not all(told):
            continue  # where every word has a capital, capitals teach nothing
        for candidate in each:
            form = form_of(words, candidate)
            places[form] = places.get(form, 0) + 1
            its = votes.setdefault(form, {})
            weight = SURE if candidate.rule == "age behind a name" else 1
            its[candidate.kind] = its.get(candidate.kind, 0.0) + weight * candidate.score
            if candidate.kind == "Person" and candidate.end - candidate.start > 1:
                for token in words.tokens[candidate.start : candidate.end]:
                    if capitalised(token) and len(token.text) > 2:
                        parts[token.text] = 1
            if candidate.keys:
                linked.add(form)
            for inner in _brackets(words, candidate):
                abbreviations.setdefault(inner, form)
            short = _defined(words, candidate)
            if short and short != form:
                body = _body_inside(words, candidate)
                if body:  # the meeting of a party defines the party
                    votes.setdefault(body, {})["Organization"] = candidate.score
                    places[body] = places.get(body, 0) + 1
                abbreviations.setdefault(short, body or form)
    kinds = {form: max(sorted(its), key=lambda kind: its[kind]) for form, its in votes.items()}
    kinds.update({part: "Person" for part in parts if part in kinds})
    for short, full in short_names(kinds, {*parts, *linked}).items():
        kinds[short] = kinds[full]
        places[short] = places.get(short, 0) + places[full]  # the full name is a witness
    for place in sorted(short_places(kinds, {*parts, *linked})):
        kinds[place] = "Place"
        places[place] = places.get(place, 0) + 1
    for detail in document.article.details:
        if detail.name in OUTLETS:
            kinds[detail.value] = "Organization"
            places[detail.value] = places.get(detail.value, 0) + 1
    for short, full in undefined(kinds).items():
        abbreviations.setdefault(short, full)
    for short, full in abbreviations.items():
        kinds[short] = kinds[full]
        parts = {part: 1 for part in parts if part not in short.split()}
    return Knowledge(kinds, places, frozenset(parts), abbreviations)


def form_of(words: Words, candidate: Candidate) -> str:
    """The words of a candidate with single spaces."""
    return " ".join(token.text for token in words.tokens[candidate.start : candidate.end])


def _body_inside(words: Words, candidate: Candidate) -> str:
    """The body whose event it is: "Rapat Kerja Partai X" is of Partai X; else nothing."""
    if candidate.kind != "Event":
        return ""
    forms = heads(words.language)
    for at in range(candidate.start + 1, candidate.end - 1):
        if forms.prefix_at(words.text, at).kind in BODIES:
            return " ".join(words.text[at : candidate.end])
    return ""


def _brackets(words: Words, candidate: Candidate) -> tuple[str, ...]:
    """Other forms of a name with brackets inside: "Badan X (BX) Bali", "BX Bali"."""
    its = words.text[candidate.start : candidate.end]
    if "(" not in its or its[-1] == ")" or its.index("(") + 2 >= len(its):
        return ()
    at = its.index("(")
    head, short, tail = " ".join(its[:at]), its[at + 1], " ".join(its[at + 3 :])
    if its[at + 2] != ")":
        return ()
    first, _, place = tail.partition(" ")
    bare = (f"{short} {place}",) if place and first.lower() in _AREAS else ()  # "KPU Lembata"
    return (f"{short} {tail}", f"{head} {tail}", *bare)


def _defined(words: Words, candidate: Candidate) -> str | None:
    """The other name in brackets behind a name: "Komisi … (KPK)", "Rencana Aksi (Action Plan)"."""
    tokens, end = words.tokens, candidate.end
    if candidate.kind == "Person":
        return None
    if words.text[end : end + 1] == words.text[end + 2 : end + 3] == (",",):
        letters = words.text[end + 1]  # "All Progressives Congress, APC, said"
        if _ACRONYM.fullmatch(letters) and _spells(letters, form_of(words, candidate)):
            return letters
    if end >= len(tokens) or tokens[end].text != "(":
        return None
    for closing in range(end + 2, min(end + 2 + GLOSS, len(tokens))):
        if tokens[closing].text == ")":
            short = tokens[end + 1 : closing]
            if len(short) == 1 and not _ABBREVIATION.fullmatch(short[0].text):
                return None
            if candidate.kind in PLACES and not _initials(words, candidate, short[0].text):
                return None  # "Shangri-La (Jakarta Pusat)" places it, it is no other name
            capitals = all(map(capitalised, short))
            return " ".join(token.text for token in short) if capitals else None
    return None


def _spells(short: str, full: str) -> bool:
    """Whether capitals are the first letters of a name's words: "PDP" of Peoples Democratic …"""
    words = [word for word in full.split() if word.lower() not in _SMALL and word[0].isalpha()]
    return "".join(word[0] for word in words).upper() == short


def undefined(kinds: Mapping[str, str]) -> dict[str, str]:
    """Acronyms that no brackets define, each with the one body of the article that it spells.

    >>> undefined({"Peoples Democratic Party": "Organization", "PDP": "Organization"})
    {'PDP': 'Peoples Democratic Party'}
    """
    full = [form for form, kind in kinds.items() if kind in BODIES and form.count(" ") > 1]
    found = {}
    for short, kind in kinds.items():
        if kind in BODIES and _ACRONYM.fullmatch(short):
            spelt = [form for form in full if _spells(short, form)]
            if len(spelt) == 1:
                found[short] = spelt[0]
    return found


def _initials(words: Words, candidate: Candidate, short: str) -> bool:
    first = "".join(token.text[0] for token in words.tokens[candidate.start : candidate.end])
    return short.upper() == first.upper()


def recall(
    words: Words, knowledge: Knowledge, before: Mapping[tuple[int, int], str]
) -> list[Candidate]:
    """Names of the article that stand in this sentence again, and parts of people's names.

    ``before`` are the ranges that the first pass chose here: a name is no witness of itself.
    """
    found = []
    for start, end in words.runs:
        for left in range(start, end):
            for right in range(min(end, left + 8), left, -1):
                form = " ".join(token.text for token in words.tokens[left:right])
                kind = knowledge.kinds.get(form)
                witnesses = knowledge.places.get(form, 1) - ((left, right) in before)
                if kind and form in knowledge.abbreviations:
                    score = DEFINED * (right - left)
                    found.append(Candidate(left, right, kind, score, "defined"))
                elif kind and witnesses > 0:
                    score = REPEATED * (right - left)
                    found.append(Candidate(left, right, kind, score, "repeated"))
        if not words.headline():
            short = _short_names(words, start, end, knowledge)
            found += [e for e in short if before.get((e.start, e.end), "") not in SETTLED]
    return found


def _short_names(words: Words, start: int, end: int, knowledge: Knowledge) -> Iterable[Candidate]:
    left = start
    while left < end:
        right = left
        while right < end and words.tokens[right].text in knowledge.parts:
            right += 1
        if right > left:
            yield Candidate(left, right, "Person", REPEATED * (right - left), "short name")
        left = max(right, left + 1)


def agree(words: Words, candidates: Iterable[Candidate], knowledge: Knowledge) -> list[Candidate]:
    """The candidates, those of the kind that the form has elsewhere made stronger."""
    weighted = []
    for each in candidates:
        form = form_of(words, each)
        bonus = (
            MAJORITY * (each.end - each.start) if knowledge.kinds.get(form) == each.kind else 0.0
        )
        weighted.append(
            Candidate(each.start, each.end, each.kind, each.score + bonus, each.rule, each.keys)
        )
    return weighted
