"""Who stands beside a verb of speaking: the noun phrase after "kata", before "mengatakan".

A name is taken only where it heads its phrase: "kata istri Budi" and "a spokesman for Smith
said" name Budi and Smith but neither speaks.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgnews.extract.paragraphs import PLACES, Paragraph
from kgnews.model import Mention, Span

__all__ = ["Anaphor", "Party", "Speaker", "after", "before", "possessor"]

_REACH = 32  # tokens between a verb and the name of its speaker, titles and appositions included
_SEGMENTS = 6  # appositions that may stand between a name and its verb


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A speaker who is referred to and not named.

    ``form`` is ``pronoun`` (he, ia), ``suffix`` (ujarnya), ``description`` (the governor),
    ``name`` (words that look like a name which no mention covers) or ``silence`` (no subject
    at all). ``gender`` is f, m or empty.
    """

    span: Span
    words: str
    form: str
    gender: str = ""
    plural: bool = False


Speaker = Mention | Anaphor | None


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker at tokens ``start`` to ``end`` with the words of an office beside the name.

    ``speaker`` is None for somebody whom the text leaves unnamed ("seorang warga").
    """

    speaker: Speaker
    start: int
    end: int
    role: str | None = None


def pronoun(here: Paragraph, index: int) -> Party | None:
    """The pronoun at a token, if it is one."""
    words = here.speech.words
    word = here.words[index]
    if word not in words["pronoun"]:
        return None
    gender = "f" if word in words["female"] else "m" if word in words["male"] else ""
    plural = word in words["plural"]
    found = Anaphor(here.cover(index, index + 1), word, "pronoun", gender, plural)
    return Party(found, index, index + 1)


def silent(here: Paragraph, index: int, form: str = "silence") -> Party:
    """A speaker who is not there (``silence``) or stands in the verb at a token (``suffix``)."""
    last = index + 1 if form == "suffix" else index
    span = here.cover(index, last)
    words = here.words[index] if form == "suffix" else ""
    return Party(Anaphor(span, words, form), index, last)


def possessor(text: str, span: Span) -> bool:
    """Whether a name only owns what follows it ("Smith's lawyer", "Bowles’ father").

    >>> possessor("Smith's lawyer", Span(0, 5)), possessor("Smith’s", Span(0, 5))
    (True, True)
    """
    tail = text[span.end : span.end + 2]
    if tail[:1] not in tuple("'’"):
        return False
    return tail[1:] == "s" or (text[span.end - 1] in "sz" and tail[1:].isspace())


def after(here: Paragraph, start: int, end: int) -> Party | None:
    """The party whose noun phrase begins at a token; looks no further than ``end``."""
    words = here.words
    stop = min(end, start + _REACH, len(words))
    if start >= stop:
        return None
    if found := pronoun(here, start):
        return found
    small = here.speech.words
    if words[start] in small["statement"] and start + 1 in here.named:
        start += 1  # "bunyi pernyataan Kementerian …"
    agent: Party | None = None
    head, crossed, commas, index = start, False, 0, start
    phrase_end = 0  # where the first noun phrase ends
    while index < stop:
        word = words[index]
        if index in here.named:
            mention, mention_end = here.named[index]
            owns = possessor(here.text, mention.span)
            closed = not commas or _closes(here, mention_end, stop)
            if (
                mention.kind == "Person"
                and not owns
                and closed
                and _heads(here, head, index, crossed)
            ):
                return Party(
                    mention, index, mention_end, _role(here, head, index, start, mention_end)
                )
            if index == start or (index == start + 1 and words[start] in {"the", "pihak"}):
                agent = agent or Party(mention, index, mention_end)
            index = mention_end
            continue
        if word == ",":
            phrase_end = phrase_end or index
            commas += 1
            if commas > 2 or index + 1 >= stop:
                break
            head, crossed = index + 1, False
        elif word == "(":
            index = _past_bracket(here, index, stop)
            continue
        elif here.ends_sentence(index) or word in ":;":
            break
        elif word in small["stop"] and index > head:
            phrase_end = phrase_end or index
            if word not in small["pass"]:
                break
            crossed = True
        index += 1
    return _unnamed(here, start, phrase_end or index, agent)


def _closes(here: Paragraph, end: int, stop: int) -> bool:
    """Whether an apposition ends behind a name: no verb of its own follows."""
    return (
        end >= stop or not here.words[end].isalpha() or here.words[end] in here.speech.words["stop"]
    )


def _unnamed(here: Paragraph, start: int, end: int, agent: Party | None) -> Party | None:
    """The party of a phrase without a person: an agent alone, a description, nobody."""
    end = _trim(here, start, end)
    if end <= start:
        return None
    if agent and all(here.capital(i) or i in here.covered for i in range(agent.end, end)):
        return agent
    first, small = here.words[start], here.speech.words
    if first in small["anyone"]:
        return Party(None, start, end)
    names = start
    while names < end and here.capital(names) and names not in here.covered:
        names += 1
    if names > start and first not in small["role"] and first not in small["definite"]:
        found = here.cover(start, names)
        return Party(Anaphor(found, found.of(here.text), "name"), start, names)
    words = here.cover(start, end)
    female = bool(small["female"].intersection(here.words[start:end]))
    male = bool(small["male"].intersection(here.words[start:end]))
    gender = "f" if female and not male else "m" if male and not female else ""
    return Party(Anaphor(words, words.of(here.text), "description", gender), start, end)


def _trim(here: Paragraph, start: int, end: int) -> int:
    while end > start and not here.words[end - 1][:1].isalnum():
        if here.words[end - 1] == ")" and "(" in here.words[start:end]:
            return end
        end -= 1
    return end


def _past_bracket(here: Paragraph, index: int, stop: int) -> int:
    for close in range(index + 1, min(stop, index + 14)):
        if here.words[close] == ")":
            return close + 1
    return index + 1


def _heads(here: Paragraph, head: int, index: int, crossed: bool) -> bool:
    """Whether a name at a token heads the phrase that begins at ``head``."""
    if index == head:
        return True
    small = here.speech.words
    previous = here.words[index - 1]
    if previous in small["pass"] or previous in small["stop"]:
        return False
    if _related(here, index):
        return False
    if _possessive(here, index - 1):
        return True
    return not crossed or here.capital(index - 1)


def _related(here: Paragraph, index: int) -> bool:
    """Whether "istri" or "kuasa hukum" before a name makes it that of somebody else's."""
    spoken, words = here.speech, here.words
    if index >= 2 and spoken.phrase("relation", words, index - 2) == 2:
        return True
    return words[index - 1] in spoken.words["relation"] and not here.capital(index - 1)


def _possessive(here: Paragraph, index: int) -> bool:
    return here.words[index].endswith(("'s", "’s"))


def _role(here: Paragraph, head: int, index: int, start: int, end: int) -> str | None:
    """The office before a name (from ``head``), in the phrase before it, or after a comma."""
    for first, last in ((start, head - 1), (head, index)):  # a rank may stand before the name
        if first < last and (begin := _office(here, first, last)) is not None:
            last = _before_honorifics(here, begin, _trim(here, begin, last))
            return here.cover(begin, last).of(here.text) or None
    return apposition(here, end)


def _before_honorifics(here: Paragraph, start: int, end: int) -> int:
    """The end of an office without the forms of address that lead to the name ("Tan Sri", "Dr")."""
    forms = here.speech.phrases["honorific"]
    while True:
        known = (
            len(form) for form in forms if here.words[max(start, end - len(form)) : end] == form
        )
        size = next(known, 0)
        if not size:
            return _trim(here, start, end)
        end -= size


def _office(here: Paragraph, first: int, last: int) -> int | None:
    """Where the words of an office begin between two tokens: at its head, or before it."""
    roles = here.speech.words["role"]
    for index in range(first, min(last, first + 5)):
        if here.words[index] not in roles:
            continue
        if here.speech.language == "id":
            return index
        while first < index and here.words[first] in {"the", "then", "its", "his", "her", "their"}:
            first += 1
        dashes = [i for i in range(first, index) if here.words[i] in {"-", "–", "—", ")"}]
        return dashes[-1] + 1 if dashes else first
    return None


def apposition(here: Paragraph, end: int) -> str | None:
    """The office that a comma or a bracket hangs on a name which ends before a token."""
    if end < len(here.words) and here.words[end] == "(":
        end = _past_bracket(here, end, len(here.words))
    if end + 2 < len(here.words) and here.words[end + 1].isdigit() and here.words[end + 2] == ",":
        end += 2  # "Sari, 41, an engineer"
    if end + 1 >= len(here.words) or here.words[end] != ",":
        return None
    first = end + 1
    if here.words[first] in {"the", "a", "an"}:
        first += 1
    width = 4 if here.words[first - 1] != "," else 1 + here.capital(first)
    if not here.speech.words["role"].intersection(here.words[first : first + width]):
        return None
    last = first
    while last < min(len(here.words), first + 16) and here.words[last] not in ',.;:()"“”':
        if here.words[last] in {"who", "yang"} or here.speech.verb(here.words, last):
            break
        last += 1
    return here.cover(first, last).of(here.text) or None


def before(here: Paragraph, floor: int, verb: int) -> Party | None:
    """The party whose noun phrase ends before the verb at a token, not left of ``floor``."""
    low = _clause_start(here, floor, verb)
    index = _skip_fillers(here, low, verb)
    if index < low:
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
            agent = _agent(here, first, last)
            return agent or _unnamed(here, _article(here, first, last), last, None)
    return _apposed(here, segments[:-1])


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
        if word in breaks and (index == low or here.words[index - 1] == ","):
            return index + 1
    return low


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
        if here.words[index] == ",":
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
        if clear and not possessor(here.text, mention.span):
            best = Party(mention, index, end, _role(here, first, index, first, end))
    return best


def _dependent(here: Paragraph, first: int, index: int) -> bool:
    """Whether the word before a name makes it something else than the subject."""
    small = here.speech.words
    previous = here.words[index - 1]
    if previous in small["naming"]:
        return False
    if previous in small["subordinate"] or previous in small["stop"] or previous in {"dan", "and"}:
        return True
    return _related(here, index) or (verbal(here, index - 1) and index - 1 > first)


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
    if first < last and (
        here.words[first] in {"the", "pihak"} or here.words[first] in here.speech.words["statement"]
    ):
        first += 1
    if first in here.named and here.named[first][1] >= last and not here.is_person(first):
        return Party(here.named[first][0], first, last)
    return None
