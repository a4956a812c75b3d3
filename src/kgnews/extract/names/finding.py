"""The names of a document: what each sentence proposes, checked against the whole article.

A first pass names each sentence for itself. What it found tells the second pass more: the
short forms of people who are named in full elsewhere, abbreviations that are defined
("United Cities … (UCLG)"), and the kind that a word has in most places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kgnews.extract.gazetteer.linking import link_all
from kgnews.extract.gazetteer.lookup import Gazetteer, Hit
from kgnews.extract.names.beside import from_kin, from_posts, party_seams
from kgnews.extract.names.births import from_castes
from kgnews.extract.names.borrowed import without_borrowed_links
from kgnews.extract.names.branches import from_branches
from kgnews.extract.names.candidates import Candidate, Words, combine, select
from kgnews.extract.names.chains import find_seams
from kgnews.extract.names.described import (
    from_appositions,
    from_descriptions,
    from_governments,
    from_national_bodies,
    from_partners,
    from_quoted,
)
from kgnews.extract.names.doubts import common, gloss, lone_opener, nameless, without_opener
from kgnews.extract.names.explained import from_explanations, from_labels, from_victories
from kgnews.extract.names.headed import from_heads
from kgnews.extract.names.initials import from_bases, from_initials
from kgnews.extract.names.knowledge import agree, learn, recall
from kgnews.extract.names.neighbours import settled
from kgnews.extract.names.nicknames import from_quoted_nicknames, nicknames
from kgnews.extract.names.pairs import split_pairs
from kgnews.extract.names.proposals import (
    from_ages,
    from_cues,
    from_datelines,
    from_hits,
    from_marks,
    from_tags,
    from_titles,
)
from kgnews.extract.names.sides import from_sides
from kgnews.extract.names.widened import from_owned, widened
from kgnews.extract.words.editions import editions
from kgnews.extract.words.heads import cue_words, heads
from kgnews.extract.words.titles import split_titles
from kgnews.model import Document, Mention, Sentence, Span

__all__ = ["Naming", "find_names"]

FROM_BODY = frozenset({"repeated", "defined", "short name"})
FEW = 3  # sentences of an article that has a body to learn its headline's names from


@dataclass(frozen=True, slots=True)
class Naming:
    """The mentions of a document by sentence, and which form abbreviates which.

    ``abbreviations`` maps a short form to the full one ("UCLG" → "United Cities …").
    """

    mentions: tuple[tuple[Mention, ...], ...]
    abbreviations: Mapping[str, str] = field(default_factory=dict)


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
    first = [
        settled(words, select(combine(each)))
        for words, each in zip(sentences, proposals, strict=True)
    ]
    knowledge = learn(document, sentences, first)
    small = {word.text for words in sentences for word in words.tokens if word.text.islower()}
    mentions = []

    def person(form: str) -> tuple[str, ...] | None:
        known = tuple(e.key for e in gazetteer.named(form, language) if e.kind == "Person")
        return known[:1] if known else () if form in knowledge.parts else None

    passes = zip(document.sentences, sentences, proposals, first, numbers, strict=True)
    for sentence, words, each, before, spans in passes:
        title = sentence.title
        more = recall(words, knowledge, {(c.start, c.end): c.kind for c in before})
        told = [*each, *_without_numbers(words, more, spans)]
        if not words.headline(title):
            told = _parted(words, told, more)
        if words.headline(title) or (title and len(sentences) > FEW):
            told = [c for c in told if c.keys or c.rule in FROM_BODY]
        else:
            told = [without_opener(words, c, knowledge) for c in told]
            told = [c for c in told if not lone_opener(words, c, knowledge)]
            told = [c for c in told if not gloss(words, c)]
        told = [c for c in told if not common(words, c, small)]
        chosen = settled(words, select(combine(agree(words, told, knowledge))))
        named = list(_mentions(text, sentence, chosen))
        named = list(split_pairs(text, sentence, named, person))
        short = knowledge.abbreviations
        mentions.append(tuple(without_borrowed_links(named, short, gazetteer, language)))
    found = tuple(editions(text, language, mentions))
    other = dict(nicknames(text, document.sentences, found))
    return Naming(found, {**other, **knowledge.abbreviations})


def _parted(words: Words, told: Sequence[Candidate], again: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, none over the end of a name that the article uses elsewhere.

    So "Pelatih Borneo Putra Dandri …" ends with somebody's name, if Borneo Putra plays.
    """
    known = [each for each in told if each.rule == "gazetteer"]
    seams = list(find_seams(words, [*known, *again]))
    if not seams:
        return list(told)
    kept = [each for each in told if not any(seam.crossed(each) for seam in seams)]
    people = [_without_titles(words, seam.person()) for seam in seams]
    named = [each for each in people if each and each.start not in words.titled]
    return [*kept, *named]


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
    seams = [] if words.headline(title) else [*find_seams(words, known), *party_seams(words)]
    people = [seam.person() for seam in seams]
    near = [*known, *tagged, *people]
    ruled = [] if words.headline(title) else _ruled(words, near)
    return [
        stripped
        for candidate in (
            *known,
            *people,
            *tagged,
            *ruled,
            *from_marks(words),
            *from_quoted(words, heads(language)),
            *from_titles(words),
            *from_ages(words),
            *from_bases(words),
            *from_initials(words),
            *from_castes(words),
            *from_datelines(words),
        )
        if (stripped := _without_titles(words, candidate)) is not None
        and not nameless(words, stripped)
        and not any(seam.crossed(stripped) for seam in seams)
    ]


def _ruled(words: Words, near: Sequence[Candidate]) -> Iterator[Candidate]:
    """What words beside capitals tell, where capitals tell something."""
    forms = heads(words.language)
    headed = widened(words, from_heads(words, forms, near), near)
    yield from headed
    yield from from_owned(words, forms)
    yield from from_branches(words, forms)
    yield from from_governments(words, forms, [*near, *headed])
    yield from from_national_bodies(words, near)
    yield from from_descriptions(words)
    yield from from_appositions(words, forms)
    yield from from_kin(words)
    yield from from_posts(words, forms, near)
    yield from from_explanations(words)
    yield from from_labels(words, forms)
    yield from from_victories(words)
    yield from from_sides(words)
    yield from from_partners(words)
    yield from from_quoted_nicknames(words)
    yield from from_cues(words, cue_words(words.language))


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


def _mentions(text: str, sentence: Sentence, chosen: Iterable[Candidate]) -> Iterable[Mention]:
    for each in chosen:
        tokens = sentence.tokens
        span = Span(tokens[each.start].start, tokens[each.end - 1].end)
        yield Mention(span, each.kind, span.of(text), each.rule, each.keys)
