"""The names of a document: what each sentence proposes, checked against the whole article.

A first pass names each sentence for itself. What it found tells the second pass more: the
short forms of people who are named in full elsewhere, abbreviations that are defined
("United Cities … (UCLG)"), and the kind that a word has in most places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kgnews.extract.gazetteer.linking import link_all
from kgnews.extract.gazetteer.lookup import Gazetteer, Hit
from kgnews.extract.names.candidates import Candidate, Words, combine, select
from kgnews.extract.names.chains import find_seams
from kgnews.extract.names.headed import from_heads
from kgnews.extract.names.pairs import split_pairs
from kgnews.extract.names.proposals import (
    from_ages,
    from_cues,
    from_hits,
    from_marks,
    from_tags,
    from_titles,
)
from kgnews.extract.names.short_names import short_names, short_places
from kgnews.extract.words.chunks import capitalised
from kgnews.extract.words.editions import editions
from kgnews.extract.words.heads import cue_words, heads
from kgnews.extract.words.sorts import PLACES
from kgnews.extract.words.titles import split_titles
from kgnews.model import Document, Mention, Sentence, Span
from kgnews.ontology import Ontology

__all__ = ["Naming", "find_names"]

REPEATED = 1.3  # per token: a name that the article uses elsewhere
DEFINED = 2.0  # per token: a short form that the article defines
GLOSS = 6  # tokens of another name in brackets
MAJORITY = 0.3  # per token, for the kind that a form has in most places of the article

# An Indonesian verb that opens a sentence: "Diakui", "Menurut", "Berdasarkan".
_VERBAL = re.compile(r"(?:Di|Me(?:ng|m|n|ny|l|r)|Ber|Ter)[a-z]{3,}$")

FROM_BODY = frozenset({"repeated", "defined", "short name"})
# Who alone does not make words in brackets a name.
WITNESSES = frozenset({"tagger", "repeated"})
OUTLETS = frozenset({"publisher", "origin"})  # what a page calls its outlets
# A form that the first pass took for a person or a place needs no short name there.
FEW = 3  # sentences of an article that has a body to learn its headline's names from
SETTLED = PLACES | {"Person"}
OPENING = frozenset({'"', "“", "‘", "'", ".", ":", "(", "-", "–", "—"})

_ABBREVIATION = re.compile(r"[A-Z0-9][A-Za-z0-9&/.\-]*[A-Z0-9]|[A-Z][A-Za-z]{2,14}")


@dataclass(frozen=True, slots=True)
class Naming:
    """The mentions of a document by sentence, and which form abbreviates which.

    ``abbreviations`` maps a short form to the full one ("UCLG" → "United Cities …").
    """

    mentions: tuple[tuple[Mention, ...], ...]
    abbreviations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """What the first pass learned about the article."""

    kinds: Mapping[str, str]  # form → kind
    places: Mapping[str, int]  # form → in how many places it was chosen
    parts: frozenset[str]  # single words of people's full names
    abbreviations: Mapping[str, str]


def find_names(
    document: Document,
    gazetteer: Gazetteer,
    tagged: Sequence[Sequence[tuple[int, int, str]]],
    numbers: Sequence[Sequence[Span]],
) -> Naming:
    """The names of a document.

    ``tagged`` holds the tagger's ranges for each sentence, ``numbers`` the spans of dates, sums
    and the like, and of the outlet's own name in a dateline, which name nothing.
    """
    text, language = document.article.text, document.article.language
    sentences = [Words.of(sentence.tokens, language) for sentence in document.sentences]
    linked = _linked_hits(document, gazetteer)
    proposals = []
    for sentence, words, its_hits, tags, spans in zip(
        document.sentences, sentences, linked, tagged, numbers, strict=True
    ):
        proposed = _propose(words, its_hits, tags, sentence.title)
        proposals.append(_without_numbers(words, proposed, spans))
    first = [select(combine(each)) for each in proposals]
    knowledge = _learn(document, sentences, first)
    common = {word.text for words in sentences for word in words.tokens if word.text.islower()}
    mentions = []

    def person(form: str) -> tuple[str, ...] | None:
        known = tuple(e.key for e in gazetteer.named(form, language) if e.kind == "Person")
        return known[:1] if known else () if form in knowledge.parts else None

    passes = zip(document.sentences, sentences, proposals, first, numbers, strict=True)
    for sentence, words, each, before, spans in passes:
        title = sentence.title
        more = _recall(words, knowledge, {(c.start, c.end): c.kind for c in before})
        told = [*each, *_without_numbers(words, more, spans)]
        if words.headline(title) or (title and len(sentences) > FEW):
            told = [c for c in told if c.keys or c.rule in FROM_BODY]
        else:
            told = [_without_opener(words, c, knowledge) for c in told]
            told = [c for c in told if not _lone_opener(words, c, knowledge)]
            told = [c for c in told if not _gloss(words, c)]
        told = [c for c in told if not _common(words, c, common)]
        chosen = select(combine(_agree(words, told, knowledge)))
        named = list(_mentions(text, sentence, chosen))
        mentions.append(tuple(split_pairs(text, sentence, named, person)))
    return Naming(tuple(editions(text, language, mentions)), knowledge.abbreviations)


def _linked_hits(document: Document, gazetteer: Gazetteer) -> list[list[tuple[Hit, str | None]]]:
    """For each sentence the known names in it, each with the key that the article links it to."""
    text = document.article.text
    language = document.article.language
    hits = [gazetteer.find(text, *s.span, language=language) for s in document.sentences]
    keys = iter(link_all(document.article, [hit for each in hits for hit in each], gazetteer))
    return [[(hit, next(keys)) for hit in each] for each in hits]


def _propose(
    words: Words,
    hits: Sequence[tuple[Hit, str | None]],
    tags: Sequence[tuple[int, int, str]],
    title: bool,
) -> list[Candidate]:
    language = words.language
    known = from_hits(words, hits)
    tagged = from_tags(words, tags, known)
    seams = [] if words.headline(title) else list(find_seams(words, known))
    people = [seam.person() for seam in seams]
    near = [*known, *tagged, *people]
    headed = [] if words.headline(title) else from_heads(words, heads(language), near)
    cued = [] if words.headline(title) else from_cues(words, cue_words(language))
    return [
        stripped
        for candidate in (
            *known,
            *people,
            *tagged,
            *headed,
            *cued,
            *from_marks(words),
            *from_titles(words),
            *from_ages(words),
        )
        if (stripped := _without_titles(words, candidate)) is not None
        and not any(seam.crossed(stripped) for seam in seams)
    ]


def _without_numbers(
    words: Words, candidates: Iterable[Candidate], numbers: Sequence[Span]
) -> list[Candidate]:
    """The candidates that are not the words of a date or a sum ("March", "Rp 11")."""
    tokens = words.tokens
    return [
        each
        for each in candidates
        if each.keys
        or not any(
            span.overlaps(Span(tokens[each.start].start, tokens[each.start].end))
            for span in numbers
        )
    ]


def _without_titles(words: Words, candidate: Candidate) -> Candidate | None:
    """A person's name without "Gubernur", "Pak", "Dr." before and "S.H." behind it."""
    if candidate.kind != "Person" or candidate.keys:
        return candidate
    tokens = words.tokens[candidate.start : candidate.end]
    leading, trailing = split_titles([token.text for token in tokens])
    start, end = candidate.start + leading, candidate.end - trailing
    if start >= end:
        return None
    share = (end - start) / (candidate.end - candidate.start)
    return Candidate(start, end, "Person", candidate.score * share, candidate.rule)


def _learn(
    document: Document, sentences: Sequence[Words], chosen: Sequence[Sequence[Candidate]]
) -> _Knowledge:
    text = document.article.text
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
            form = _form(text, words, candidate)
            places[form] = places.get(form, 0) + 1
            its = votes.setdefault(form, {})
            its[candidate.kind] = its.get(candidate.kind, 0.0) + candidate.score
            if candidate.kind == "Person" and candidate.end - candidate.start > 1:
                for token in words.tokens[candidate.start : candidate.end]:
                    if capitalised(token) and len(token.text) > 2:
                        parts[token.text] = 1
            if candidate.keys:
                linked.add(form)
            short = _defined(words, candidate)
            if short and short != form:
                abbreviations.setdefault(short, form)
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
    for short, full in abbreviations.items():
        kinds[short] = kinds[full]
        parts = {part: 1 for part in parts if part not in short.split()}
    return _Knowledge(kinds, places, frozenset(parts), abbreviations)


def _form(text: str, words: Words, candidate: Candidate) -> str:
    return " ".join(token.text for token in words.tokens[candidate.start : candidate.end])


def _defined(words: Words, candidate: Candidate) -> str | None:
    """The other name in brackets behind a name: "Komisi … (KPK)", "Rencana Aksi (Action Plan)"."""
    tokens, end = words.tokens, candidate.end
    if candidate.kind == "Person" or end >= len(tokens) or tokens[end].text != "(":
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


def _initials(words: Words, candidate: Candidate, short: str) -> bool:
    first = "".join(token.text[0] for token in words.tokens[candidate.start : candidate.end])
    return short.upper() == first.upper()


def _without_opener(words: Words, candidate: Candidate, knowledge: _Knowledge) -> Candidate:
    """A name without the capital word that opens its sentence: "Diakui Koster" is Koster.

    Only where the rest is named elsewhere and the word is part of nobody's name.
    """
    opener = candidate.start == 0 or words.tokens[candidate.start - 1].text in OPENING
    if not opener or candidate.keys or candidate.end - candidate.start < 2:
        return candidate
    first = words.tokens[candidate.start].text
    if first.lower() in words.grammar.openers:
        return _later(candidate)
    if candidate.rule == f"head:{first.lower()}":
        return candidate  # "PT" opens the name
    rest = " ".join(t.text for t in words.tokens[candidate.start + 1 : candidate.end])
    whole = f"{first} {rest}"
    known = rest in knowledge.kinds or rest in knowledge.parts
    stranger = first not in knowledge.parts or _VERBAL.match(first)
    if known and stranger and knowledge.places.get(whole, 0) < 2:
        return _later(candidate)
    return candidate


def _later(candidate: Candidate) -> Candidate:
    """The candidate without its first word."""
    size = candidate.end - candidate.start
    share = (size - 1) / size
    return replace(candidate, start=candidate.start + 1, score=candidate.score * share)


@lru_cache(maxsize=1)
def _demonyms() -> frozenset[str]:
    """Single words for the people and things of a country."""
    rows = Ontology.load().table("demonyms")
    return frozenset(row["form"] for row in rows if " " not in row["form"])


def _gloss(words: Words, candidate: Candidate) -> bool:
    """Words in brackets behind a common noun: "level tertinggi (All Time High)"; a handle."""
    if candidate.start and words.tokens[candidate.start - 1].text in {"@", "#"}:
        return True
    if candidate.start < 2 or candidate.keys or candidate.kind == "Person":
        return False
    before, bracket = words.tokens[candidate.start - 2], words.tokens[candidate.start - 1]
    return bracket.text == "(" and before.text.islower() and candidate.rule in WITNESSES


def _common(words: Words, candidate: Candidate, common: Collection[str]) -> bool:
    """One capital word that the article also writes small: "Pemerintah", "Polisi"."""
    token = words.tokens[candidate.start]
    alone = candidate.end - candidate.start == 1 and not candidate.keys
    if alone and len(token.text) == 1:
        return True
    if alone and token.text in _demonyms():
        return True  # "Thai", "Australian": of a country, not one
    return alone and not token.text.isupper() and token.text.lower() in common


def _lone_opener(words: Words, candidate: Candidate, knowledge: _Knowledge) -> bool:
    """One capital word that opens a sentence, with the tagger as its only witness."""
    opener = candidate.start == 0 or words.tokens[candidate.start - 1].text in OPENING
    if not opener or candidate.rule != "tagger" or candidate.end - candidate.start > 1:
        return False
    form = words.tokens[candidate.start].text
    alone = knowledge.places.get(form, 0) < 2 and form not in knowledge.parts
    return alone and not form.isupper() and form not in knowledge.abbreviations


def _recall(
    words: Words, knowledge: _Knowledge, before: Mapping[tuple[int, int], str]
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


def _short_names(words: Words, start: int, end: int, knowledge: _Knowledge) -> Iterable[Candidate]:
    left = start
    while left < end:
        right = left
        while right < end and words.tokens[right].text in knowledge.parts:
            right += 1
        if right > left:
            yield Candidate(left, right, "Person", REPEATED * (right - left), "short name")
        left = max(right, left + 1)


def _agree(words: Words, candidates: Iterable[Candidate], knowledge: _Knowledge) -> list[Candidate]:
    """The candidates, those of the kind that the form has elsewhere made stronger."""
    weighted = []
    for each in candidates:
        form = " ".join(token.text for token in words.tokens[each.start : each.end])
        bonus = (
            MAJORITY * (each.end - each.start) if knowledge.kinds.get(form) == each.kind else 0.0
        )
        weighted.append(
            Candidate(each.start, each.end, each.kind, each.score + bonus, each.rule, each.keys)
        )
    return weighted


def _mentions(text: str, sentence: Sentence, chosen: Iterable[Candidate]) -> Iterable[Mention]:
    for each in chosen:
        tokens = sentence.tokens
        span = Span(tokens[each.start].start, tokens[each.end - 1].end)
        yield Mention(span, each.kind, span.of(text), each.rule, each.keys)
