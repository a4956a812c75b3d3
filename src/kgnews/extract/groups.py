"""Several people counted first and named later: "tiga orang … Ketiganya adalah A, B, dan C".

News of arrests, crashes and appointments tells what was done to "three men" and names them in
one of the next sentences, or in lines of their own. The number decides: where as many people
are named as were counted, the words of the count point to them; otherwise to nobody. The
words for people and groups are in ``ontology/lexicon/groups.csv``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgnews.extract.anaphora import Reference
from kgnews.extract.frames.line import PEOPLE
from kgnews.extract.values import Value
from kgnews.model import Document, Entity, Sentence, Span
from kgnews.ontology import Ontology

__all__ = ["named_later"]

LATER = 5  # sentences between the count and the names
TOLD = frozenset({",", "bahwa", "that", "said"})  # "X mengatakan, para tersangka adalah"
OPENING = 8  # tokens from the words for the group to the verb before its names
FEWEST, MOST = 2, 12  # people
COUNTED = 12  # values of a sentence that are looked at
# "kedua" and "both" need a noun behind them ("kedua negara" are no people); these do not.
_ALONE = frozenset("keduanya ketiganya keempatnya kelimanya keenamnya".split())


People = Sequence[tuple[Span, str]]  # names with their entities, in text order


@dataclass(frozen=True, slots=True)
class _Count:
    """Words that count people, in a sentence."""

    sentence: int
    value: Value
    number: int


def named_later(
    document: Document, entities: Sequence[Entity], values: Sequence[Sequence[Value]]
) -> Iterator[tuple[int, Reference]]:
    """The words that count people, each with its sentence, as a reference to those people.

    >>> from kgnews.extract.values import find_values
    >>> from kgnews.model import Article, Mention
    >>> from kgnews.text import segment
    >>> text = "Polisi menangkap dua orang. Keduanya adalah Budi dan Siti."
    >>> document = segment(Article(text, language="id"))
    >>> people = [Entity(f"e{at}", "Person", text[at : at + 4], mentions=(
    ...     Mention(Span(at, at + 4), "Person", text[at : at + 4], "tagger"),)) for at in (44, 53)]
    >>> values = [find_values(text, *each.span, "id", None) for each in document.sentences]
    >>> [(n, r.span.of(text), r.entity) for n, r in named_later(document, people, values)]
    [(0, 'dua orang', 'e44+e53')]
    """
    people = sorted((m.span, e.id) for e in entities if e.kind == "Person" for m in e.mentions)
    yield from _named_before(document, people)
    for count in _counts(document, values):
        for later in range(count.sentence, count.sentence + LATER + 1):
            named = _members(document, later, count, people)
            if named:
                sentence = document.sentences[count.sentence]
                yield count.sentence, _reference(sentence, count.value.span, named)
                break


def _named_before(document: Document, people: People) -> Iterator[tuple[int, Reference]]:
    """ "Ketiganya", "kedua tersangka", "both men", "all three": those whom a sentence named."""
    language, sentences = document.article.language, document.sentences
    numbers, nouns = _numbers(language), _words(language, "people")
    for at in range(1, len(sentences)):
        words = [token.text.lower() for token in sentences[at].tokens[:4]]
        found = next((n for n in (3, 2, 1) if " ".join(words[:n]) in numbers and n < len(words)), 0)
        number = numbers[" ".join(words[:found])] if found else 0
        closed = bool(found) and (words[found] in nouns or words[0] in _ALONE or found > 1)
        before = sentences[at - 1]
        if not closed or before.title or sentences[at].title:
            continue
        end = found + (words[found] in nouns)
        named = tuple(dict.fromkeys(_within(people, before.span.start, before.span.end)))
        if len(named) == number:
            first, last = sentences[at].tokens[0], sentences[at].tokens[end - 1]
            span = Span(first.start, last.end)
            yield at, Reference(0, end, span, "+".join(named), PEOPLE)


@lru_cache(maxsize=4)
def _numbers(language: str) -> Mapping[str, int]:
    """How many people words for a group mean: "ketiganya" 3, "both" 2."""
    rows = Ontology.load().table("groups")
    read_as = "en" if language == "en" else "id"
    return {
        word: int(row["role"])
        for row in rows
        if row["language"] == read_as and row["role"].isdigit()
        for word in row["words"].split("|")
    }


@lru_cache(maxsize=8)
def _words(language: str, role: str) -> frozenset[str]:
    rows = Ontology.load().table("groups")
    read_as = "en" if language == "en" else "id"
    return frozenset(
        word
        for row in rows
        if (row["language"], row["role"]) == (read_as, role)
        for word in row["words"].split("|")
    )


def _counts(document: Document, values: Sequence[Sequence[Value]]) -> Iterator[_Count]:
    nouns, sentences = _words(document.article.language, "people"), document.sentences
    for at, (sentence, its) in enumerate(zip(sentences, values, strict=True)):
        for value in its[:COUNTED]:
            people = value.kind == "count" and not nouns.isdisjoint(value.unit.split())
            if people and not sentence.title and value.value.isdigit():
                number = int(value.value)
                if FEWEST <= number <= MOST:
                    yield _Count(at, value, number)


def _members(document: Document, later: int, count: _Count, people: People) -> tuple[str, ...]:
    """The people that a sentence names, if they are as many as were counted."""
    sentences, language = document.sentences, document.article.language
    if later >= len(sentences):
        return ()
    sentence = sentences[later]
    words = [token.text.lower() for token in sentence.tokens]
    if later == count.sentence:
        return _in_lines(sentences, later, count, people) if words[-1] == ":" else ()
    head = _head(words, _words(language, "all"))
    if head is None:
        return ()
    are = _words(language, "are")
    ahead = range(head + 1, min(head + OPENING, len(words)))
    verb = next((at for at in ahead if words[at] in are), None)
    if verb is None:
        return ()
    start = sentence.tokens[verb].start
    named = _within(people, start + 1, sentence.span.end)
    if not named and words[-1] == ":":
        return _in_lines(sentences, later, count, people)
    found = tuple(dict.fromkeys(named))
    return found if len(found) == count.number else ()


def _head(words: Sequence[str], groups: frozenset[str]) -> int | None:
    """Where the words for the group begin: at the head of a sentence or of what is told in it."""
    if not groups.isdisjoint(words[:2]):
        return 0
    return next(
        (at for at in range(1, len(words)) if words[at] in groups and words[at - 1] in TOLD), None
    )


def _within(people: People, start: int, end: int) -> list[str]:
    """The people whose names begin between two characters, in order."""
    low = bisect_left(people, start, key=lambda each: each[0].start)
    high = bisect_left(people, end, key=lambda each: each[0].start)
    return [entity for _, entity in people[low : min(high, low + 2 * MOST)]]


def _in_lines(
    sentences: Sequence[Sentence], at: int, count: _Count, people: People
) -> tuple[str, ...]:
    """The people that begin the next lines, one each: "1. Budi Hartawan, direktur …"."""
    found: list[str] = []
    for sentence in sentences[at + 1 : at + 1 + 2 * count.number]:
        head = sentence.tokens[: min(6, len(sentence.tokens))]
        first = next(iter(_within(people, head[0].start, head[-1].end)), None)
        if first is None and len(sentence.tokens) > 2:
            break
        if first and first not in found:
            found.append(first)
        if len(found) == count.number:
            return tuple(found)
    return ()


def _reference(sentence: Sentence, span: Span, named: Sequence[str]) -> Reference:
    inside = [
        at for at, each in enumerate(sentence.tokens) if span.covers(Span(each.start, each.end))
    ]
    return Reference(inside[0], inside[-1] + 1, span, "+".join(named), PEOPLE)
