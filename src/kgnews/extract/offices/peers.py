"""Whose office it is where another post of the same body tells it.

"Kapolres Bitung … didampingi Kasat Reskrim …", "the mayor of Ludlow … Deputy Mayor …": which
posts tell it of which, and how far, stands in ``lexicon/office_peers.csv``. Posts of two
bodies tell nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from kgnews.extract.offices.finding import OfficePhrase
from kgnews.ontology import Ontology

__all__ = ["from_peers"]

_REST = "*"  # ends a key that stands for all that begin so
_ARTICLE = "article"


def from_peers(
    office: OfficePhrase,
    told: Sequence[tuple[OfficePhrase, str]],
    starts: Sequence[int],
) -> str | None:
    """The body of an office that its peers have, where they have but one.

    ``told`` are the offices whose bodies are known, with these, in the order of the text;
    ``starts`` where its sentences begin.

    >>> from kgnews.model import Span
    >>> place = Span(0, 6)
    >>> mayor = OfficePhrase(place, "mayor", "mayor", place, place)
    >>> deputy = OfficePhrase(Span(9, 21), "deputy mayor", "deputy-mayor", place, place)
    >>> from_peers(deputy, [(mayor, "Ludlow")], [0])
    'Ludlow'
    """
    here = bisect_right(starts, office.span.start)
    for peers, wide in _peers(office.head):
        bodies = {
            body
            for peer, body in told
            if _is_one(peer.head, peers)
            and (
                wide
                or (
                    peer.span.start < office.span.start
                    and bisect_right(starts, peer.span.start) == here
                )
            )
        }
        if len(bodies) == 1:
            return bodies.pop()
    return None


def _is_one(head: str, keys: Sequence[str]) -> bool:
    return any(
        head.startswith(key.removesuffix(_REST)) if key.endswith(_REST) else head == key
        for key in keys
    )


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...]:
    return tuple(
        (tuple(row["keys"].split("|")), tuple(row["peers"].split("|")), row["reach"] == _ARTICLE)
        for row in Ontology.load().table("office_peers")
    )


@lru_cache(maxsize=512)
def _peers(head: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """The posts that tell the body of a title, and whether they do so from anywhere."""
    return tuple((peers, wide) for keys, peers, wide in _rows() if _is_one(head, keys))
