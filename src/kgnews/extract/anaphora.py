"""Words that point back: "ia", "she", "kegiatan tersebut", "the company".

A pronoun is the person who was last the subject of a sentence; a noun with a demonstrative is
the nearest entity of a class that the noun can stand for (``ontology/lexicon/nouns.csv``).
Nothing is guessed: where no entity before fits, the words point nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgnews.extract.words.grammar import Grammar, grammar
from kgnews.extract.words.sorts import of_another_sort
from kgnews.model import Document, Entity, Sentence, Span, Token
from kgnews.ontology import Ontology

__all__ = ["Reference", "find_references"]

RECENT = 3  # sentences for which an event is near enough to be "acara itu"
WEAKLY = frozenset({"Event", "Programme"})  # classes whose bare noun may mean the one at hand
PHRASE = 7  # tokens of "kegiatan untuk kali pertama tersebut"
RELATED = 12  # tokens of "stasiun yang terletak di Jakarta Pusat itu"
PERSONAL = frozenset({"his"}) | frozenset(
    {"ia", "dia", "beliau", "dirinya", "he", "she", "him", "her", "himself", "herself"}
)
_MARKS = frozenset(".,;:!?()\"'“”‘’«»–—-")


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens ``start`` to ``end`` of a sentence that point to an entity.

    ``weak`` marks a bare common noun ("inisiatif"), which counts only where nothing else does.
    """

    start: int
    end: int
    span: Span
    entity: str
    kind: str
    weak: bool = False


def find_references(
    document: Document, entities: Sequence[Entity], ontology: Ontology
) -> list[list[Reference]]:
    """The references of each sentence of a document, in order."""
    rules = grammar(document.article.language)
    by_id = {entity.id: entity for entity in entities}
    named = sorted((m.span, entity.id) for entity in entities for m in entity.mentions)
    found: list[list[Reference]] = []
    trail = _Trail(by_id, ontology, rules.nouns_for("GovernmentBody"))
    position = 0
    for sentence in document.sentences:
        inside: list[tuple[Span, str]] = []
        while position < len(named) and named[position][0].start < sentence.span.end:
            inside.append(named[position])
            position += 1
        found.append(_of_sentence(sentence, inside, rules, trail))
        trail.leave(sentence)
    return found


class _Trail:
    """The entities named so far, nearest last."""

    def __init__(
        self, by_id: Mapping[str, Entity], ontology: Ontology, sorts: frozenset[str]
    ) -> None:
        self._by_id, self._ontology, self._sorts = by_id, ontology, sorts
        self._order: list[str] = []
        self._subject: str | None = None  # the person who was last a subject
        self._first: str | None = None
        self._sentence = 0
        self._seen: dict[str, int] = {}

    def name(self, entity: str, is_subject: bool) -> None:
        if entity in self._order:
            self._order.remove(entity)
        self._order.append(entity)
        self._seen[entity] = self._sentence
        if self._by_id[entity].kind == "Person" and (is_subject or self._first is None):
            self._first = self._first or entity
            if is_subject:
                self._first = entity

    def leave(self, sentence: Sentence) -> None:
        """The sentence has ended; its first person is now the one that "ia" means."""
        if not sentence.title and self._first:
            self._subject = self._first
        self._first = None
        self._sentence += 1

    def person(self) -> str | None:
        """The person that a pronoun means."""
        if self._first or self._subject:
            return self._first or self._subject
        people = [each for each in self._order if self._by_id[each].kind == "Person"]
        return people[-1] if len(people) == 1 else None

    def nearest(self, noun: str, kinds: Sequence[str]) -> str | None:
        """The entity of one of these classes that was last spoken of.

        One that bears the noun in its name goes before: "partai itu" is Partai X, not a hotel.
        """
        fitting = [
            entity
            for entity in reversed(self._order)
            if self._ontology.fits(self._by_id[entity].kind, tuple(kinds))
            and not self._is_other(noun, entity)
        ]
        named = (each for each in fitting if noun in self._by_id[each].name.lower().split())
        return next(named, fitting[0] if fitting else None)

    def _is_other(self, noun: str, entity: str) -> bool:
        """Whether a body's name says that it is of another sort: no police is "the council"."""
        body = self._by_id[entity]
        words = {word for name in (body.name, *body.names) for word in name.lower().split()}
        return body.kind == "GovernmentBody" and of_another_sort(noun, words, self._sorts)

    def recent(self, noun: str, kinds: Sequence[str]) -> str | None:
        """The nearest entity if it was spoken of in one of the last sentences."""
        entity = self.nearest(noun, kinds)
        near = entity is not None and self._sentence - self._seen[entity] <= RECENT
        return entity if near else None

    def kind(self, entity: str) -> str:
        return self._by_id[entity].kind


def _of_sentence(
    sentence: Sentence, named: Sequence[tuple[Span, str]], rules: Grammar, trail: _Trail
) -> list[Reference]:
    tokens = sentence.tokens
    starts = {span.start: (span, entity) for span, entity in named}
    references: list[Reference] = []
    busy = -1
    seen_name = False
    for index, token in enumerate(tokens):
        if token.start in starts:
            span, entity = starts[token.start]
            trail.name(entity, is_subject=not seen_name)
            seen_name = seen_name or trail.kind(entity) == "Person"
            busy = max(busy, span.end)
        if token.start < busy:
            continue
        reference = _at(sentence, index, starts, rules, trail)
        if reference:
            references.append(reference)
            busy = reference.span.end
            if not reference.weak and reference.kind != "Person":
                trail.name(reference.entity, is_subject=False)
    return references


def _at(
    sentence: Sentence,
    index: int,
    starts: Mapping[int, tuple[Span, str]],
    rules: Grammar,
    trail: _Trail,
) -> Reference | None:
    tokens = sentence.tokens
    word = tokens[index].text.lower()
    if word in PERSONAL:
        entity = trail.person()
        return _reference(sentence, (index, index + 1), entity, trail) if entity else None
    kinds = rules.nouns.get(word)
    if not kinds or "Person" in kinds:
        return None
    english = "the" in rules.demonstratives
    beside = index - 1 if english else index + 1
    if 0 <= beside < len(tokens) and _tells_apart(tokens[beside].text.lower(), rules):
        return None  # "the next summit", "the second company", "acara lain"
    end = (
        _english(tokens, index, rules) if english else _demonstrated(sentence, index, starts, rules)
    )
    if end:
        entity = trail.recent(word, kinds) if WEAKLY & set(kinds) else trail.nearest(word, kinds)
        return _reference(sentence, (index, end), entity, trail) if entity else None
    bare = not english and WEAKLY & set(kinds) and not _generic(tokens, index, rules)
    entity = trail.recent(word, kinds) if bare else None
    return _reference(sentence, (index, index + 1), entity, trail, weak=True) if entity else None


def _tells_apart(word: str, rules: Grammar) -> bool:
    """Whether a word beside a noun says that not the one at hand is meant."""
    return word in rules.another or bool(re.fullmatch(r"\d{1,3}(?:st|nd|rd|th)", word))


def _generic(tokens: Sequence[Token], index: int, rules: Grammar) -> bool:
    """Whether a determiner makes a noun any or all of its kind: "setiap acara"."""
    return index > 0 and tokens[index - 1].text.lower() in rules.determiners


def _reference(
    sentence: Sentence, place: tuple[int, int], entity: str, trail: _Trail, weak: bool = False
) -> Reference:
    (start, end), tokens = place, sentence.tokens
    span = Span(tokens[start].start, tokens[end - 1].end)
    return Reference(start, end, span, entity, trail.kind(entity), weak)


def _demonstrated(
    sentence: Sentence, index: int, starts: Mapping[int, tuple[Span, str]], rules: Grammar
) -> int:
    """The token after "kegiatan … tersebut"; 0 where no demonstrative closes the phrase.

    Of "stasiun yang terletak di Medan itu" only the noun: the clause says something of its own.
    """
    tokens = sentence.tokens
    related = index + 1 < len(tokens) and tokens[index + 1].text.lower() == "yang"
    named = False
    for at in range(index + 1, min(index + (RELATED if related else PHRASE), len(tokens))):
        word = tokens[at].text.lower()
        if word in rules.demonstratives:
            return index + 1 if named else at + 1
        named = named or tokens[at].start in starts
        if word in _MARKS or word in rules.boundaries or (named and not related):
            return 0
    return 0


def _english(tokens: Sequence[Token], index: int, rules: Grammar) -> int:
    """The token after "the … company" if a determiner opens it and nothing narrows it."""
    words = [token.text for token in tokens]
    after = words[index + 1] if index + 1 < len(words) else ""
    if after.lower() == "of" or after[:1].isupper() or after in {"'s", "’s"}:
        return 0
    for back in range(1, 4):
        if index < back:
            return 0
        before = words[index - back].lower()
        if before in rules.demonstratives:
            return index + 1
        if before in rules.function_words or before in _MARKS or words[index - back][:1].isupper():
            return 0
    return 0
