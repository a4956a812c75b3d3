"""A body as its meeting: in "tuan rumah G20 pada 2018" the G20 is the summit of that year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgnews.extract.gazetteer.lookup import Entry, Gazetteer
from kgnews.model import Document, Entity, Mention

__all__ = ["find_meetings"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
AHEAD = 24  # characters behind a name in which its year may stand


def find_meetings(
    document: Document, entities: Sequence[Entity], gazetteer: Gazetteer
) -> dict[str, Entity]:
    """For each body that the gazetteer gives meetings: the one that the article would mean.

    The edition is that of the year that stands behind a mention, else of the article's year;
    without such an edition it is the whole series.
    """
    text, year = document.article.text, (document.article.published or "")[:4]
    found: dict[str, Entity] = {}
    for entity in entities:
        body = gazetteer.entry(entity.key) if entity.key else None
        series = _series(body, gazetteer) if body else None
        if not body or not series:
            continue
        for mention in entity.mentions:
            behind = _YEAR.search(text, mention.span.end, mention.span.end + AHEAD)
            stated = behind[0] if behind else ""
            entry = _edition(series, stated or year, gazetteer) or series
            if entity.id not in found or stated:
                named = Mention(
                    mention.span, "Event", mention.text, "body as meeting", (entry.key,)
                )
                label = entry.label(document.article.language)
                found[entity.id] = Entity(
                    f"{entity.id}m", "Event", label, (label,), (named,), entry.key
                )
    return found


def _series(body: Entry, gazetteer: Gazetteer) -> Entry | None:
    """The meeting that bears the body's name: "KTT G20", "G20 summit"."""
    for name in body.names:
        for form in (f"KTT {name}", f"{name} summit", f"{name} Summit"):
            for entry in gazetteer.named(form):
                if entry.kind == "Event" and not entry.series:
                    return entry
    return None


def _edition(series: Entry, year: str, gazetteer: Gazetteer) -> Entry | None:
    editions = [
        entry
        for entry in gazetteer.entries.values()
        if entry.series == series.key and year and entry.start.startswith(year)
    ]
    return editions[0] if len(editions) == 1 else None
