"""Who stands after a verb of speaking: the noun phrase of "kata X", "said X".

A name is taken only where it heads its phrase: "kata istri Budi" and "a spokesman for Smith
said" name Budi and Smith but neither speaks.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgnews.extract.speech.paragraphs import Paragraph
from kgnews.model import Mention, Span

__all__ = [
    "Anaphor",
    "Party",
    "Speaker",
    "after",
    "possessor",
    "pronoun",
    "related",
    "role_of",
    "silent",
    "unnamed",
]

_AND = frozenset({"dan", "serta", "and"})  # "Direktur Humas, Media, dan Kerja Sama"
_REACH = 32  # tokens between a verb and the name of its speaker, titles and appositions included


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
    stop = min(end, start + _REACH, len(here.words))
    if start >= stop:
        return None
    if found := pronoun(here, start):
        return found
    start = _past_statement(here, start, stop)
    walk = _Walk(here, start, stop, head=start)
    agent: Party | None = None
    index: int | None = start
    last = start
    while index is not None and index < stop:
        last = index
        if index not in here.named:
            index = walk.step(index)
            continue
        found = walk.person(index)
        if found:
            return found
        mention, last = here.named[index]
        if index == start or (index == start + 1 and here.words[start] in {"the", "pihak"}):
            agent = agent or Party(mention, index, last)
        index = last
    reached = last if index is None else index
    far = reached > start and here.words[reached - 1] in here.speech.words["definite"]
    pointed = far and here.speech.language == "id"  # "kata orang nomor satu di Solo itu"
    return unnamed(here, start, reached if pointed else walk.phrase_end or reached, agent)


def _past_statement(here: Paragraph, start: int, stop: int) -> int:
    """Where the name begins whose statement it is: "pernyataan resmi Kementerian X"."""
    small = here.speech.words
    if here.words[start] not in small["statement"]:
        return start
    name = start + 1
    while name < stop and here.words[name] in small["written"]:
        name += 1
    return name if name in here.named else start


@dataclass(slots=True)
class _Walk:
    """The way along a noun phrase. ``head`` is where its present part begins, after a comma."""

    here: Paragraph
    start: int
    stop: int
    head: int
    crossed: bool = False  # a preposition lies between the head and here
    commas: int = 0
    phrase_end: int = 0  # where the first noun phrase ends

    def person(self, index: int) -> Party | None:
        """The person named at a token, if the name heads the phrase."""
        mention, end = self.here.named[index]
        if mention.kind != "Person" or possessor(self.here.text, mention.span):
            return None
        if index > self.start and self._pointed(end):
            return None  # "kata anggota DPRD Kabupaten Sukamaju itu"
        if self.commas and not _closes(self.here, end, self.stop):
            return None
        if not _heads(self.here, self.head, index, self.crossed):
            return None
        return Party(mention, index, end, role_of(self.here, self.head, index, self.start, end))

    def _pointed(self, end: int) -> bool:
        """Whether an Indonesian demonstrative ends the phrase: it describes, and names nobody."""
        here = self.here
        closed = end < self.stop and here.words[end] in here.speech.words["definite"]
        return closed and here.speech.language == "id" and not here.capital(self.start)

    def _told(self, index: int) -> bool:
        """Whether "itu" has ended the phrase: "kata kapten tim itu | berharap"."""
        here, word = self.here, self.here.words[index]
        if here.speech.language != "id" or index <= self.start + 1 or self.commas:
            return False
        pointed = here.words[index - 1] in here.speech.words["definite"]
        return pointed and word.isalpha() and not here.capital(index)

    def step(self, index: int) -> int | None:
        """The next token, None where the phrase ends."""
        word, small = self.here.words[index], self.here.speech.words
        if self._told(index):
            self.phrase_end = self.phrase_end or index
            return None
        if word == "(":
            return _past_bracket(self.here, index, self.stop)
        if word == ",":
            self.phrase_end = self.phrase_end or index
            self.commas += 1
            self.head, self.crossed = index + 1, False
            if index + 1 >= self.stop:
                return None
            listed = self.here.capital(index + 1) or self.here.words[index + 1] in _AND
            return None if self.commas > (4 if listed else 2) else index + 1
        if self.here.ends_sentence(index) or word in ":;":
            return None
        if word in small["stop"] and index > self.head:
            self.phrase_end = self.phrase_end or index
            self.crossed = True
            return index + 1 if word in small["pass"] else None
        return index + 1


def _closes(here: Paragraph, end: int, stop: int) -> bool:
    """Whether an apposition ends behind a name: no verb of its own follows."""
    return (
        end >= stop or not here.words[end].isalpha() or here.words[end] in here.speech.words["stop"]
    )


def unnamed(here: Paragraph, start: int, end: int, agent: Party | None) -> Party | None:
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
    starts = start == 0 or here.sentence[start - 1] != here.sentence[start]
    common = names == start + 1 < end and (starts or here.words[end - 1] in small["definite"])
    if (
        names > start
        and not common
        and first not in small["role"] | small["definite"] | small["folk"]
    ):
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
    if previous in small["naming"]:
        return True  # "kata kiai yang akrab disapa Gus Fathur"
    if previous in small["pass"] or previous in small["stop"]:
        return False
    if related(here, index):
        return False
    if _possessive(here, index - 1):
        return True
    return not crossed or here.capital(index - 1) or previous == ")"


def related(here: Paragraph, index: int) -> bool:
    """Whether "istri" or "kuasa hukum" before a name makes it that of somebody else's."""
    spoken, words = here.speech, here.words
    if index >= 2 and spoken.phrase("relation", words, index - 2) == 2:
        return True
    last = index - 1
    while last > 0 and words[last] in spoken.words["which kin"] and not here.capital(last):
        last -= 1  # "ibu kandung Budi", "kakak ipar korban Budi"
    kin = spoken.words["relation"] | (spoken.words["kin"] if last < index - 1 else frozenset())
    found = words[last] in kin or words[index - 1] in spoken.words["relation"]
    return found and not here.capital(last)


def _possessive(here: Paragraph, index: int) -> bool:
    return here.words[index].endswith(("'s", "’s"))


def role_of(here: Paragraph, head: int, index: int, start: int, end: int) -> str | None:
    """The office before a name (from ``head``), in the phrase before it, or after a comma."""
    for first, last in ((start, head - 1), (head, index)):  # a rank may stand before the name
        if first < last and (begin := _office(here, first, last)) is not None:
            last = _before_honorifics(here, begin, _trim(here, begin, last))
            return here.cover(begin, last).of(here.text) or None
    return _apposition(here, end)


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


def _apposition(here: Paragraph, end: int) -> str | None:
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
