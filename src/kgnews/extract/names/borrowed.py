"""Links that a short form may not bring along: "Dinas … (PUPR)" is no ministry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgnews.extract.gazetteer.entries import Entry
from kgnews.extract.gazetteer.lookup import Gazetteer
from kgnews.extract.words.heads import Heads, heads
from kgnews.model import Mention

__all__ = ["without_borrowed_links"]


def without_borrowed_links(
    mentions: Iterable[Mention],
    abbreviations: Mapping[str, str],
    gazetteer: Gazetteer,
    language: str,
) -> Iterator[Mention]:
    """The mentions; a short form that the article defines keeps its link only where it fits.

    ``abbreviations`` maps short forms to full ones. Many bodies share one short form, and the
    article says which it means: a full name with another head than the entry's names have, and
    with other initials than the short form, is of another body.
    """
    for mention in mentions:
        full = abbreviations.get(mention.text)
        entry = gazetteer.entry(mention.keys[0]) if full and mention.keys else None
        if full and entry and not _means(entry, mention.text, full, language):
            yield replace(mention, keys=())
        else:
            yield mention


def _means(entry: Entry, short: str, full: str, language: str) -> bool:
    words = full.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    if full.casefold() in {name.casefold() for name in entry.names} or initials == short:
        return True
    forms = heads(language)
    told = {head for name in entry.names if (head := _head(forms, name.split()))}
    own = _head(forms, words)
    return not own or not told or own in told


def _head(forms: Heads, words: Sequence[str]) -> str:
    """The word that tells what a body is: its first, or its last; empty where none does."""
    if length := forms.prefix_at(words, 0).length:
        return " ".join(words[:length]).casefold()
    return words[-1].casefold() if forms.suffix_at(words, len(words) - 1).length else ""
