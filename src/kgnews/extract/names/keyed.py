"""Links of names that an office phrase showed: "EU" of "EU Ambassador", "Peruvian" is of Peru."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from kgnews.extract.gazetteer.lookup import Gazetteer
from kgnews.extract.names.finding import Naming
from kgnews.extract.words.sorts import same_sort
from kgnews.model import Mention
from kgnews.ontology import Ontology

__all__ = ["keyed"]

_OFFICE = "office: "


def keyed(naming: Naming, gazetteer: Gazetteer, language: str) -> Naming:
    """The mentions, those that an office phrase made with the one entry that bears their name.

    A demonym has the entry of its country; other names that need support have none.
    """

    def linked(mention: Mention) -> Mention:
        if mention.keys or not mention.rule.startswith(_OFFICE):
            return mention
        country = _demonyms().get(mention.text) if mention.kind == "Country" else None
        if country:
            return replace(mention, keys=(country,))
        entries = gazetteer.named(mention.text, language)
        sure = len(entries) == 1 and not gazetteer.needs_support(
            mention.text, entries[0].key, language
        )
        if sure and same_sort(entries[0].kind, mention.kind):
            return replace(mention, kind=entries[0].kind, keys=(entries[0].key,))
        return mention

    return replace(
        naming, mentions=tuple(tuple(linked(each) for each in its) for its in naming.mentions)
    )


@lru_cache(maxsize=1)
def _demonyms() -> Mapping[str, str]:
    rows = Ontology.load().table("demonyms")
    return {row["form"]: row["country"] for row in rows if row["country"]}
