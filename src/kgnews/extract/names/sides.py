"""The two sides of a match: "the Otago Sparks beat the Waikato Ferns"."""

from __future__ import annotations

from collections.abc import Iterator

from kgnews.extract.names.candidates import CUED, LABELLED, Candidate, Words

__all__ = ["from_sides"]

LONGEST = 4  # words of a team's name
_BEAT = frozenset(
    """beat beats defeat defeats defeated edge edges edged thrash thrashes thrashed trounce trounced
    crush crushed rout routed outclass outclassed upset overcame host hosted hosts face faced faces
    downed stunned""".split()
)


def from_sides(words: Words) -> Iterator[Candidate]:
    """Two plurals with "the" are teams where one beats the other or meets it."""
    if words.language != "en" or _BEAT.isdisjoint(words.lower):
        return
    runs = dict(words.runs)
    for left, right in words.runs:
        start = left + (words.text[left] == "The")
        verb = words.lower[right : right + 1]
        other = runs.get(right + 2, 0)
        if not verb or verb[0] not in _BEAT or words.lower[right + 1 : right + 2] != ("the",):
            continue
        sides = ((start, right), (right + 2, other))
        if start and words.lower[start - 1] == "the" and all(_is_team(words, *s) for s in sides):
            for first, end in sides:
                score = LABELLED * (end - first) + CUED
                yield Candidate(first, end, "Organization", score, "side")


def _is_team(words: Words, start: int, end: int) -> bool:
    """Whether a run is a place or the like and a plural: "Otago Sparks"."""
    last = words.text[end - 1] if end else ""
    plural = last.endswith("s") and not last.endswith("ss") and not last.isupper()
    plain = words.titled.isdisjoint(range(start, end))
    return 2 <= end - start <= LONGEST and plural and plain
