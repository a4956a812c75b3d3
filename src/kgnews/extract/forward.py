"""Who is described first and named next: "The founder of … was jailed. Ann Lee, 58,".

News tells the deed first and the name after it. The first sentence has a title and no person;
the second begins with somebody's name and age. Where one of them is about a suspect and the
other is not, they may be two people, and nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from kgnews.extract.anaphora import Reference
from kgnews.extract.frames.fillers import ACTS
from kgnews.extract.words.grammar import Grammar, grammar
from kgnews.extract.words.titles import honorific_at, titles
from kgnews.model import Document, Entity, Sentence, Span

__all__ = ["described_first"]

PHRASE = 16  # tokens from the title to its verb: "founder of a British freight company"
BEFORE = 3  # words between a determiner and the title: "a former senior police chief"
DATELINE = 14  # tokens before the dash of a dateline

_DASHES = frozenset({"-", "–", "—"})
_MARKS = frozenset(',;:.!?()"“”')
_PASSIVE = re.compile(r"di(?!nas|rekt|strik|skusi|visi|plom|rut)[a-z]{4,}$")
# What is said of suspects and the condemned, and of nobody else.
_SUSPECTED = re.compile(
    r"(?:arrested|charged|charges|detained|accused|jailed|sentenced|convicted|guilty|pleaded"
    r"|suspected|indicted|ditangkap|ditahan|diamankan|didakwa|dituntut|divonis|dihukum|tersangka|terdakwa|bersalah)$"
)


def described_first(document: Document, entities: Sequence[Entity]) -> tuple[int, Reference] | None:
    """The number of the sentence that describes somebody, and the words as a reference.

    >>> from kgnews.model import Article, Mention
    >>> from kgnews.text import segment
    >>> text = "The founder of a bakery was jailed. Ann Lee, 58, was convicted of fraud."
    >>> ann = Entity("e1", "Person", "Ann Lee", mentions=(
    ...     Mention(Span(36, 43), "Person", "Ann Lee", "tagger"),))
    >>> number, found = described_first(segment(Article(text, language="en")), [ann])
    >>> number, found.span.of(text), found.entity
    (0, 'The founder of a bakery', 'e1')
    """
    body = [number for number, each in enumerate(document.sentences) if not each.title][:2]
    if len(body) < 2:
        return None
    first, second = (document.sentences[number] for number in body)
    people = {m.span: e.id for e in entities if e.kind == "Person" for m in e.mentions}
    if any(first.span.covers(span) for span in people):
        return None
    entity = _named(second, people)
    place = _description(first, document.article.language) if entity else None
    if entity is None or place is None or _is_suspect(first) != _is_suspect(second):
        return None
    start, end = place
    span = Span(first.tokens[start].start, first.tokens[end - 1].end)
    return body[0], Reference(start, end, span, entity, "Person")


def _named(sentence: Sentence, people: Mapping[Span, str]) -> str | None:
    """Who begins a sentence with a name and an age."""
    tokens = sentence.tokens
    head = honorific_at([token.text for token in tokens[:4]], 0)  # "Dr Alan Peters, 58,"
    first = {tokens[0].start, tokens[min(head, len(tokens) - 1)].start}
    entity = next((e for span, e in people.items() if span.start in first), None)
    end = next((span.end for span in people if span.start in first), 0)
    at = bisect_left(tokens, end, key=lambda token: token.start)
    behind = [token.text.lower() for token in tokens[at : at + 4]]
    aged = len(behind) > 2 and behind[0] in {",", "("} and behind[1].isdigit()
    closed = aged and behind[2] in {",", ")", "tahun"}
    return entity if closed and 10 < int(behind[1][:3]) < 110 else None


def _description(sentence: Sentence, language: str) -> tuple[int, int] | None:
    """The first tokens of a sentence up to its verb, if they begin with somebody's title."""
    words = [token.text for token in sentence.tokens]
    lower, small = [word.lower() for word in words], grammar(language)
    dashes = [at for at in range(1, min(DATELINE, len(words))) if words[at] in _DASHES]
    start = dashes[0] + 1 if dashes else 0
    known = titles(language)
    title = next(
        (at for at in range(start, min(start + BEFORE + 2, len(words))) if known.at(words, at)),
        None,
    )
    if title is None or not _MARKS.isdisjoint(words[start:title]):
        return None
    found = known.at(words, title)
    for at in range(found[0] if found else title, min(title + PHRASE, len(words))):
        if words[at] in _MARKS:
            return None
        if _is_verb(lower[at], small):
            return start, at
    return None


def _is_verb(word: str, small: Grammar) -> bool:
    if "the" in small.determiners:
        return word in {"is", "was", "has", "had", "will", "must"}
    return bool(ACTS.match(word) or _PASSIVE.match(word))


def _is_suspect(sentence: Sentence) -> bool:
    return any(_SUSPECTED.match(token.text.lower()) for token in sentence.tokens)
