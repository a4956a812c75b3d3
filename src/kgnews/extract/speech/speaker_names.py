"""Persons whom only a verb of speaking gives away: "kata Turiyah" where no list knows the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kgnews.extract.speech.quotes import RawQuote
from kgnews.extract.speech.speaker_phrases import Anaphor
from kgnews.extract.speech.verbs import speech
from kgnews.extract.words.grammar import grammar
from kgnews.model import Document, Mention, Span
from kgnews.ontology import Ontology

__all__ = ["speaker_names"]

_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_LONGEST = 5  # words of a name; longer ones are an office or a headline


def speaker_names(document: Document, quotes: Sequence[RawQuote]) -> list[Mention]:
    """Mentions of persons who speak and whom no mention covers, everywhere they are named.

    Taken are names beside words in quotation marks: after a verb of speaking, or before one
    where they do not merely begin the sentence. Offices and common nouns are none.

    >>> from kgnews.extract.speech.quotes import find_quotes
    >>> from kgnews.model import Article
    >>> from kgnews.text import segment
    >>> article = Article('"Air surut," kata Turiyah. Besok Turiyah pulang.', language="id")
    >>> document = segment(article)
    >>> [mention.text for mention in speaker_names(document, find_quotes(document, []))]
    ['Turiyah', 'Turiyah']
    """
    text, language = document.article.text, document.article.language
    starts = {sentence.span.start for sentence in document.sentences}
    names: dict[str, None] = {}
    for quote in quotes:
        speaker = quote.speaker
        if not (quote.direct and isinstance(speaker, Anaphor) and speaker.form == "name"):
            continue
        name = _name(speaker.words, language)
        if name and (speaker.span.start not in starts or " " in name):
            names[name] = None
    found = [mention for name in names for mention in _everywhere(document, text, name)]
    return sorted(found, key=lambda mention: mention.span)


def _everywhere(document: Document, text: str, name: str) -> Iterator[Mention]:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for sentence in document.sentences:
        for found in pattern.finditer(text, *sentence.span):
            yield Mention(Span(*found.span()), "Person", name, "cue: speech")


def _name(words: str, language: str) -> str | None:
    """The name in some capitalised words without the titles before it."""
    known = _common("en" if language == "en" else "id")
    found = list(_WORD.finditer(words))
    while found and found[0].group().rstrip(".").lower() in known:
        found.pop(0)
    if not found or len(found) > _LONGEST:
        return None
    if any(each.group().lower() in known for each in found) or len(found[0].group()) < 3:
        return None
    return words[found[0].start() : found[-1].end()].rstrip(".") or None


@lru_cache(maxsize=4)
def _common(language: str) -> frozenset[str]:
    """Words of titles, offices, forms of address, common nouns and small words."""
    table, small = Ontology.load().table, grammar(language)
    phrases = [row[column] for row in table("titles") for column in ("id", "en")]
    words = {word.lower() for phrase in phrases for word in re.split(r"[|\s]+", phrase)}
    words |= {row["form"].rstrip(".").lower() for row in table("honorifics")}
    words |= set(small.nouns) | set(small.function_words)
    roles = ("role", "folk", "anyone", "statement", "relation", "source", "pronoun", "stop")
    for role in roles:
        words |= speech(language).words[role]
    return frozenset(words - {""})
