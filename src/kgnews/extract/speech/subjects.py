"""Who stands before a verb of speaking: the subject of "X mengatakan", "X, a lawyer, said"."""

from __future__ import annotations

from kgnews.extract.speech.paragraphs import PLACES, Paragraph
from kgnews.extract.speech.speaker_phrases import (
    Party,
    possessor,
    pronoun,
    related,
    role_of,
    unnamed,
)
from kgnews.model import Mention

__all__ = ["before", "verbal"]

_REACH = 32  # tokens between a verb and the name of its speaker, titles and appositions included
_SEGMENTS = 6  # appositions that may stand between a name and its verb
_COMMAS = frozenset({",", "–", "—"})  # "Ruth Hale — the boy's aunt — said"
_DATELINE = 9  # tokens of "JAKARTA (Kantor Berita) -" at the start of a sentence


def before(here: Paragraph, floor: int, verb: int) -> Party | None:
    """The party whose noun phrase ends before the verb at a token, not left of ``floor``."""
    low = _clause_start(here, floor, verb)
    index = _skip_fillers(here, low, verb)
    if index < low or (index == verb - 1 and here.words[index] in here.speech.words["before verb"]):
        return None
    if found := pronoun(here, index):
        return found
    segments = _segments(here, low, index + 1)
    first, last = segments[-1]
    if first < last:
        found = _in_segment(here, first, last)
        if found is not None:
            return found
        if here.words[first] not in here.speech.words["subordinate"]:
            agent = _agent(here, first, last) or _closed(here, segments[:-1], first)
            agent = _placed(here, segments[:-1], agent) or agent
            return agent or unnamed(here, _article(here, first, last), last, None)
    return _apposed(here, segments[:-1])


def _closed(here: Paragraph, segments: list[tuple[int, int]], last: int) -> Party | None:
    """The person whose apposition runs up to the verb: "Sari, warga Solo mengatakan"."""
    for start, end in segments[:-3:-1]:
        if here.words[last] in here.speech.words["anyone"]:
            return None
        if start < end and here.words[start] not in here.speech.words["subordinate"]:
            found = _in_segment(here, start, end)
            if found and (found.end == end or here.words[found.end] == "("):
                return found
    return None


def _placed(here: Paragraph, segments: list[tuple[int, int]], agent: Party | None) -> Party | None:
    """The body whose place stands before the verb: "Pemerintah Kota Solo, Jawa Tengah berharap"."""
    if agent is None or not isinstance(agent.speaker, Mention) or agent.speaker.kind not in PLACES:
        return None
    first, last = segments[-1] if segments else (0, 0)
    body = _agent(here, first, last) if first < last else None
    speaker = body.speaker if body else None
    return body if isinstance(speaker, Mention) and speaker.kind not in PLACES else None


def _apposed(here: Paragraph, segments: list[tuple[int, int]]) -> Party | None:
    """The party that appositions keep from its verb: "Sari, warga Solo, mengatakan"."""
    clear = [
        (first, last)
        for first, last in reversed(segments)
        if first < last and here.words[first] not in here.speech.words["subordinate"]
    ]
    for first, last in clear:
        if found := _in_segment(here, first, last) or pronoun(here, last - 1):
            return found
    for first, last in clear:
        agent = _agent(here, first, last)
        if agent and isinstance(agent.speaker, Mention) and agent.speaker.kind not in PLACES:
            return agent
    return None


def _article(here: Paragraph, first: int, last: int) -> int:
    """Where the description begins: after an adverbial without a comma there is no telling."""
    small = here.speech.words
    for index in range(last - 1, first, -1):
        determiner = here.words[index] in small["anyone"] or here.words[index] in {"the", "sang"}
        if determiner and here.words[index - 1] not in small["pass"]:
            return index
    return first


def _clause_start(here: Paragraph, floor: int, verb: int) -> int:
    low = max(floor, verb - _REACH)
    breaks = here.speech.words["break"]
    for index in range(verb - 1, low - 1, -1):
        word = here.words[index]
        if word in ";:" or here.ends_sentence(index):
            return index + 1
        if word in {"-", "–", "—"} and _starts_with_dateline(here, index):
            return index + 1
        if word in breaks and (index == low or here.words[index - 1] == ","):
            return index + 1
    return low


def _starts_with_dateline(here: Paragraph, dash: int) -> bool:
    """Whether a dash ends the place and agency with which a sentence begins."""
    first = max(0, dash - _DATELINE)
    same = [i for i in range(first, dash) if here.sentence[i] == here.sentence[dash]]
    begins = not same or same[0] == 0 or here.sentence[same[0] - 1] != here.sentence[dash]
    return begins and all(here.capital(i) or not here.words[i].isalpha() for i in same)


def _skip_fillers(here: Paragraph, low: int, verb: int) -> int:
    """The last token of the subject: adverbs, auxiliaries, brackets before the verb left out."""
    fillers = here.speech.words["filler"]
    index, skipped = verb - 1, 0
    while index >= low and skipped < 8:
        word = here.words[index]
        if word == ")":
            opened = next(
                (i for i in range(index - 1, max(low, index - 14) - 1, -1) if here.words[i] == "("),
                -1,
            )
            if opened < 0:
                return index
            index = opened - 1
        elif word in fillers and index not in here.covered:
            index -= 1
        else:
            return index
        skipped += 1
    return index


def _segments(here: Paragraph, low: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas from ``low`` to ``end``, the last ones first counted."""
    found: list[tuple[int, int]] = []
    last = end
    for index in range(end - 1, low - 1, -1):
        if here.words[index] in _COMMAS:
            found.append((index + 1, last))
            last = index
            if len(found) == _SEGMENTS:
                break
    found.append((low, last))
    return found[::-1]


def _in_segment(here: Paragraph, first: int, last: int) -> Party | None:
    """The person who heads a stretch; of several the one before "yang", else the last."""
    relative = next(
        (i for i in range(first, last) if here.words[i] in {"yang", "who", "whose"}), last
    )
    best: Party | None = None
    for index in range(first, relative):
        if not here.is_person(index):
            continue
        mention, end = here.named[index]
        clear = index == first or not _dependent(here, first, index)
        written = here.words[last - 1] in here.speech.words["document"]  # "Dale's letter said"
        if clear and (written or not possessor(here.text, mention.span)):
            best = Party(mention, index, end, role_of(here, first, index, first, end))
    return best


def _dependent(here: Paragraph, first: int, index: int) -> bool:
    """Whether the word before a name makes it something else than the subject."""
    small = here.speech.words
    previous = here.words[index - 1]
    if previous in small["naming"]:
        return False
    if previous in small["subordinate"] or previous in small["stop"] or previous in {"dan", "and"}:
        return True
    return related(here, index) or (verbal(here, index - 1) and index - 1 > first)


def verbal(here: Paragraph, index: int) -> bool:
    """Whether a word has the look of a verb."""
    word = here.words[index]
    if here.capital(index) or index in here.covered:
        return False
    if here.speech.language == "en":
        return word.endswith(("ed", "ing")) or word in here.speech.active
    return len(word) > 5 and word.startswith(("me", "di", "ber", "ter"))


def _agent(here: Paragraph, first: int, last: int) -> Party | None:
    """The organisation, office or place that a stretch consists of."""
    if here.words[first] == "the" and here.words[last - 1] in here.speech.words["member"]:
        return None  # "the Texas Republican said"
    if (
        first not in here.named
        and first < last
        and (
            here.words[first] in {"the", "pihak"}
            or here.words[first] in here.speech.words["statement"]
        )
    ):
        first += 1
    while last > first and here.words[last - 1] in here.speech.words["definite"]:
        last -= 1
    if first in here.named and here.named[first][1] >= last and not here.is_person(first):
        return Party(here.named[first][0], first, last)
    return None
