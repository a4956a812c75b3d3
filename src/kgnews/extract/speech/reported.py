"""Reported speech: "X mengatakan, …", "Menurut X, …", "…, kata X", "X said (that) …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgnews.extract.speech.cues import Cue
from kgnews.extract.speech.paragraphs import Paragraph
from kgnews.extract.speech.speaker_phrases import Anaphor, Party, after, silent
from kgnews.extract.speech.subjects import before
from kgnews.model import Mention

__all__ = ["Report", "reports"]

_CLAUSE_WORDS = 3  # fewer words are an object ("mengatakan hal itu") and no clause
_LISTENER = 14  # tokens between a verb and its clause: who was told, where, when
_TITLE = 9  # tokens of a title between a comma and the name that speaks
# What goes on about the speaker: "The road is open, said Smith, who had closed it".
_ABOUT_WHOM = (("who",), ("whose",), ("yang",))
# English verbs before which a name is their subject, not who said it.
_FINITE = frozenset(
    "will would had has have was were is are did does can could may might must should".split()
)
_TRAIL = 14  # tokens after the verb of a cue that ends its sentence


@dataclass(frozen=True, slots=True)
class Report:
    """What was said at tokens ``first`` to ``last``; ``aside`` are the words around the saying."""

    first: int
    last: int
    cue: Cue
    aside: tuple[tuple[int, int], ...] = ()


def reports(here: Paragraph) -> Iterator[Report]:
    """The reported clauses of a paragraph, in order, at most one for each speech verb."""
    start = 0
    while start < len(here.words):
        end = start + 1
        while end < len(here.words) and here.sentence[end] == here.sentence[start]:
            end += 1
        yield from _of_sentence(here, start, end)
        start = end


def _of_sentence(here: Paragraph, start: int, end: int) -> Iterator[Report]:
    stop = end
    while stop > start and not (
        here.words[stop - 1][:1].isalnum() or here.words[stop - 1] in ')]"”’'
    ):
        stop -= 1
    if here.title and (found := _headline(here, start, stop)):
        yield found
        return
    index = start
    while index < stop:
        found = None if here.inside[index] else _at(here, start, index, stop)
        if found is None:
            index += 1
            continue
        index += 1
        if sum(here.inside[found.first : found.last]) * 2 > found.last - found.first:
            continue  # those words are a direct quotation
        if found.first >= index:  # what is said inside a reported clause is not read again
            index = start = _contrast(here, found)
            found = replace(found, last=min(found.last, index - 1) if index < stop else found.last)
        yield found


def _contrast(here: Paragraph, found: Report) -> int:
    """Where another speaker takes over inside a clause (", while Smith said"), else its end."""
    for index in range(found.first + _CLAUSE_WORDS, found.last - _CLAUSE_WORDS):
        if here.words[index] in here.speech.words["break"] and here.words[index - 1] == ",":
            for verb in range(index + 1, min(found.last, index + 8)):
                party = before(here, index, verb) if _speaks(here, verb) else None
                if party and isinstance(party.speaker, Mention):
                    return index
    return found.last


def _at(here: Paragraph, start: int, index: int, stop: int) -> Report | None:
    word, spoken = here.words[index], here.speech
    if index in here.covered:
        return None
    opens = index == start or here.words[index - 1] in {",", ";"}
    size = spoken.phrase("according", here.words, index)
    if size and word != "bagi" and (opens or index == start + 1):
        return _according(here, start, index, index + size, stop)
    if word == "menurutnya" or (word in spoken.suffixed and opens):
        cue = _cue(silent(here, index, "suffix"), index, index + 1, "suffix")
        return _beside(here, start, index, stop, cue)
    if opens and (word in spoken.passive or word in spoken.beside):
        found = _verb_speaker(here, start, index, stop)
        if found:
            return found
    verb = spoken.verb(here.words, index)
    if verb is None:
        return None
    begin = index + 1 + len(verb.rest)
    return _clause(here, start, index, begin, stop)


def _cue(party: Party, start: int, end: int, rule: str, kind: str = "say") -> Cue:
    low, high = min(start, party.start), max(end, party.end)
    return Cue(party.speaker, low, high, rule, kind, party.role)


def _according(here: Paragraph, start: int, index: int, begin: int, stop: int) -> Report | None:
    party = after(here, begin, stop)
    if party is None or party.speaker is None:
        return None
    if isinstance(party.speaker, Anaphor) and party.speaker.form == "description":
        return None  # "menurut aturan", "according to the law"
    cue = _cue(party, index, begin, "according")
    return _beside(here, start, index, stop, cue)


def _verb_speaker(here: Paragraph, start: int, index: int, stop: int) -> Report | None:
    """A verb and its speaker: "…, kata Budi", "Diakui Budi, …", "…, said Smith"."""
    spoken, word = here.speech, here.words[index]
    begin = index + 1
    while begin < stop and here.words[begin] in {"oleh", "lagi", "pula"}:
        begin += 1
    party = after(here, begin, stop)
    if party is None or party.speaker is None:
        return None
    if isinstance(party.speaker, Anaphor) and party.speaker.form != "pronoun":
        return None
    if spoken.language == "en" and party.end < stop and here.words[party.end] in _FINITE:
        return None  # "Price's lawyer, Ann Lee, said he would appeal": he is whom she speaks of
    kind = spoken.beside.get(word) or spoken.passive[word]
    cue = _cue(party, index, begin, "verb speaker", kind)
    return _beside(here, start, index, stop, cue)


def _beside(here: Paragraph, start: int, index: int, stop: int, cue: Cue) -> Report | None:
    """The clause that a cue stands before, behind or inside."""
    comma = next(
        (i for i in range(cue.end, min(stop, cue.end + _LISTENER)) if here.words[i] == ","), None
    )
    aside = comma is not None and here.words[comma + 1 : comma + 2] in _ABOUT_WHOM
    if (index - start <= 1 or here.words[index - 1] == ",") and not aside:
        leads = index - start
        if comma is not None and leads <= 6 and stop - comma > _CLAUSE_WORDS:
            return Report(comma + 1, stop, cue, ((cue.end, comma),))
        if leads <= 6 and comma is None and stop - cue.end > _CLAUSE_WORDS:
            return Report(cue.end, stop, cue)
    if index - start >= _CLAUSE_WORDS:
        last = index - 1 if here.words[index - 1] == "," else index
        return Report(_past_dateline(here, start, last), last, cue, ((cue.end, stop),))
    return None


def _clause(here: Paragraph, start: int, verb: int, begin: int, stop: int) -> Report | None:
    """The clause that an active verb with a subject introduces or ends."""
    party = before(here, start, verb)
    found = here.speech.verb(here.words, verb)
    if found is None:
        return None
    if party is None:
        if here.words[verb - 1 : verb] not in (("dan",), ("serta",), ("and",)):
            return None
        party = silent(here, verb)
    cue = _cue(party, verb, begin, "speaker verb", found.kind)
    first = _clause_begin(here, begin, stop, found.clause)
    if first is None or stop - first < _CLAUSE_WORDS:
        return _trailing(here, start, begin, stop, cue)
    if here.inside[first] and _whole_run(here, first, stop):
        return None
    return Report(first, stop, cue, ((begin, first), (start, cue.start)))


def _whole_run(here: Paragraph, first: int, stop: int) -> bool:
    """Whether marks hold the clause, or its first sentence's worth: a direct quotation."""
    end = first
    while end < stop and here.inside[end]:
        end += 1
    return end - first > 6 or stop - end <= 2


def _clause_begin(here: Paragraph, begin: int, stop: int, clause: str) -> int | None:
    """Where the reported clause begins after a verb, None where there is none."""
    small = here.speech.words
    if begin >= stop:
        return None
    word = here.words[begin]
    if word in small["that"] or word in {",", ":"}:
        first = begin + 1
        return first + 1 if first < stop and here.words[first] in small["that"] else first
    if clause == "bare" and word[:1].isalnum() and not _is_object(here, begin, stop):
        return begin
    for index in range(begin, min(stop, begin + _LISTENER)):
        if here.words[index] in {"bahwa", "that"}:
            return index + 1
        if index > begin and (here.words[index] in small["break"] or _speaks(here, index)):
            break
        if here.words[index] == "," and word in small["listener"]:
            return index + 1
    return None


def _is_object(here: Paragraph, begin: int, stop: int) -> bool:
    """Whether a verb is followed by an object or a circumstance and not by a clause.

    "It" and "itu" are an object where nothing is said of them ("said it on Monday").
    """
    small = here.speech.words
    word = here.words[begin]
    if word in small["pointer"]:
        following = here.words[begin + 1] if begin + 1 < stop else "."
        return not following[:1].isalnum() or following in small["object"]
    return word in small["object"]


def _speaks(here: Paragraph, index: int) -> bool:
    return index not in here.covered and here.speech.verb(here.words, index) is not None


def _trailing(here: Paragraph, start: int, begin: int, stop: int, cue: Cue) -> Report | None:
    """The clause before its cue: "The road is open, he said on Monday"."""
    small = here.speech.words
    comma = cue.start - 1
    while comma > max(start, cue.start - _TITLE) and here.words[comma] != ",":
        comma -= 1
    if here.speech.language != "en" or comma - start < _CLAUSE_WORDS or here.words[comma] != ",":
        return None
    if cue.speaker is None or stop - begin > _TRAIL:
        return None
    allowed = small["object"] | small["stop"] | small["listener"]
    if begin < stop and here.words[begin] not in allowed:
        return None  # the verb has an object of its own
    return Report(_past_dateline(here, start, comma), comma, cue, ((begin, stop),))


def _past_dateline(here: Paragraph, start: int, stop: int) -> int:
    """The token after "JAKARTA, Nov 22 —" where a sentence begins so."""
    if not (start < stop and here.tokens[start].text.isupper()):
        return start
    dashes = (i for i in range(start, min(stop, start + _TITLE)) if here.words[i] in "-–—")
    return next(dashes, start - 1) + 1


def _headline(here: Paragraph, start: int, stop: int) -> Report | None:
    """What a headline gives to the name before its colon: "Ratna: Air Sudah Surut"."""
    for colon in range(start + 1, min(stop, start + 10)):
        if here.words[colon] != ":":
            continue
        if start in here.named and here.named[start][1] == colon and stop - colon > _CLAUSE_WORDS:
            mention, end = here.named[start]
            cue = Cue(mention, start, end, "headline")
            return Report(colon + 1, stop, cue)
        return None
    return None
