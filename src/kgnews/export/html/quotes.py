"""What the people of a page are quoted with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgnews.characters import shown
from kgnews.export.html.evidence import visible
from kgnews.export.network import Network
from kgnews.export.pages import Page

__all__ = ["MOST_QUOTES", "quotes"]

MOST_QUOTES = 10
"""Quotes of one speaker, the newest: the page says how many there are."""


def quotes(net: Network, every: Iterable[Page]) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """The newest quotes of each node, with the address of their article; how many each has.

    >>> from kgnews.export.network import Node
    >>> from kgnews.export.pages import Words
    >>> page = Page("a", quotes=[Words("q", "Bisa.", 0, 5, speaker="i")])
    >>> quotes(Network((Node("n0", "i", "Rina", "Person"),), ()), [page])
    ([{'n': 0, 'a': 'a', 'text': 'Bisa.'}], {'i': 1})
    """
    speakers = {node.iri: place for place, node in enumerate(net.nodes)}
    found: dict[str, list[tuple[str, str, int, dict[str, Any]]]] = {}
    for page in every:
        for words in page.quotes:
            if words.speaker in speakers:
                about = {"role": shown(words.role), "said": words.said, "where": shown(words.where)}
                row = {"n": speakers[words.speaker], "a": page.iri, "text": visible(words.text)}
                row |= {name: value for name, value in about.items() if value}
                day = page.published[:10]
                found.setdefault(words.speaker, []).append((day, page.iri, -words.start, row))
    kept = []
    for speaker in sorted(found, key=lambda each: speakers[each]):
        newest = sorted(found[speaker], key=lambda each: each[:3], reverse=True)
        kept += [row for *_, row in newest[:MOST_QUOTES]]
    return kept, {speaker: len(each) for speaker, each in found.items()}
