"""People named together by a post: "U20 Mayors", "para pemimpin G20", "G20 leaders"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgnews.extract.words.sorts import BODIES, PLACES
from kgnews.extract.words.titles import POSTS, plural_post, titles
from kgnews.model import Document, Mention, Sentence, Span

__all__ = ["GroupPhrase", "find_groups"]

_PLURAL = frozenset({"para", "seluruh", "semua", "sejumlah", "beberapa"})


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """Words that name people by their post and whose people they are."""

    span: Span
    text: str
    head: str  # key of the post: "mayor"
    of: Mention


def find_groups(
    document: Document, mentions: Sequence[Sequence[Mention]]
) -> list[list[GroupPhrase]]:
    """The groups of each sentence.

    A group is a body's or place's name with a plural post behind it in English, or behind
    "para" or "pemimpin" in Indonesian.
    """
    language = document.article.language
    return [
        list(_of_sentence(document.article.text, sentence, its, language))
        for sentence, its in zip(document.sentences, mentions, strict=True)
    ]


def _of_sentence(
    text: str, sentence: Sentence, mentions: Sequence[Mention], language: str
) -> Iterator[GroupPhrase]:
    words = [token.text for token in sentence.tokens]
    starts = {token.start: index for index, token in enumerate(sentence.tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(sentence.tokens)}
    for mention in mentions:
        if mention.kind not in BODIES | PLACES:
            continue
        first, last = starts.get(mention.span.start), ends.get(mention.span.end)
        if first is None or last is None:
            continue
        found = _behind(words, last) or _before(words, first, language)
        if found:
            start, end, head = min(found[0], first), max(found[1], last), found[2]
            span = Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)
            yield GroupPhrase(span, span.of(text), head, mention)


def _behind(words: Sequence[str], at: int) -> tuple[int, int, str] | None:
    """A plural English post behind a name."""
    found = plural_post(words, at)
    return (at, *found) if found else None


def _before(words: Sequence[str], first: int, language: str) -> tuple[int, int, str] | None:
    """ "para pemimpin G20": a post behind a plural word, or "pemimpin" of a body."""
    if language == "en":
        return None
    lexicon = titles(language)
    for start in range(max(0, first - 3), first):
        found = lexicon.at(words, start)
        if found and found[0] == first and found[1].kind in POSTS:
            many = start > 0 and words[start - 1].lower() in _PLURAL
            leaders = words[start].lower() == "pemimpin"
            if many or leaders:
                return start - many, first, found[1].key
    return None
