"""Names by the marks inside or before them: "Maria J. Colbeck", "Leeds-based Timberline"."""

from __future__ import annotations

from collections.abc import Iterator

from kgnews.extract.names.candidates import CUED, HEADED, LABELLED, Candidate, Words
from kgnews.extract.names.letters import are_letters
from kgnews.extract.names.tagger import is_common, lists_of
from kgnews.extract.words.titles import titles

__all__ = ["from_bases", "from_initials"]

LONGEST = 4  # words of somebody's name
_INNER = frozenset({"Dt", "Dtk", "St", "Hj", "Hb"})  # titles inside a name, with a dot


def from_initials(words: Words) -> list[Candidate]:
    """A run with an initial inside is somebody: "Joko M. Santoso", "Amran Dt. Bagindo"."""
    found = []
    for left, right in words.runs:
        start = next((at for at in range(left, right) if at not in words.titled), right)
        start += start == 0 and words.lower[0] in words.grammar.openers
        its = words.text[start:right]
        dots = [at for at, word in enumerate(its) if word == "." and at]
        short = all(len(its[at - 1]) == 1 or its[at - 1] in _INNER for at in dots)
        names = [word for word in its if len(word) > 2]
        plain = all(
            word.isalpha()
            and not word.isupper()
            and (lists_of(word, words.language) or not is_common(word, words.language))
            for word in names
        )
        inner = [at for at in range(start, right) if words.text[at] not in _INNER | {"."}]
        led = not words.titled.isdisjoint(inner)
        led = led or words.lower[start - 1 : start] == ("the",)  # "the Fed"
        if dots and short and plain and not led and 0 < len(names) <= LONGEST and len(its[0]) > 2:
            size = right - start
            found.append(Candidate(start, right, "Person", LABELLED * size, "initial"))
    return found + list(_from_letters(words))


def _from_letters(words: Words) -> Iterator[Candidate]:
    """Two letters inside a name that are elsewhere an office: "Stefanus GM Sare"."""
    lexicon = titles(words.language)
    for left, right in words.runs:
        for at in range(left + 1, right - 1):
            if lexicon.at(words.text, at) and are_letters(words.text, at, words.language):
                yield Candidate(at - 1, at + 2, "Person", HEADED * 3, "letters")


def from_bases(words: Words) -> list[Candidate]:
    """Capitals behind "-based" are a firm: "Leeds-based Timberline"."""
    return [
        Candidate(start, end, "Organization", CUED * (end - start), "based")
        for start, end in words.runs
        if words.lower[max(0, start - 2) : start] == ("-", "based") and start not in words.titled
    ]
