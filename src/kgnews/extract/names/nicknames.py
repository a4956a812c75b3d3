"""Other names that an article gives somebody: "X alias Y", "yang akrab disapa Y", "known as Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kgnews.extract.names.candidates import HEADED, Candidate, Words
from kgnews.extract.words.chunks import capitalised
from kgnews.extract.words.titles import honorific_at
from kgnews.model import Mention, Sentence
from kgnews.ontology import Ontology

__all__ = ["from_quoted_nicknames", "nicknames"]

REACH = 8  # tokens between somebody's name and the other name
LONGEST = 3  # words of a nickname
_OPENING, _CLOSING = frozenset({'"', "“", "‘", "'"}), frozenset({'"', "”", "’", "'"})


def nicknames(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> Iterator[tuple[str, str]]:
    """Pairs of another name and the name that it stands for."""
    before: list[Mention] = []  # the people of the sentence before, and of this one
    for sentence, its in zip(sentences, mentions, strict=True):
        own = [each for each in its if each.kind == "Person"]
        for mention in own:
            earlier = before + [each for each in own if each.span < mention.span]
            if _so_called(sentence, mention) and (full := _whose(mention.text, earlier)):
                yield mention.text, full
        before = own or before
        for mention in its:
            if mention.kind == "Person" and (inside := _inside(mention.text)):
                yield inside, mention.text
        people = [each for each in its if each.kind == "Person"]
        for here, other in pairwise(people):
            if here.keys and other.keys and here.keys != other.keys:
                continue
            between = [
                t.text for t in sentence.tokens if here.span.end <= t.start < other.span.start
            ]
            if _names_again(between) or _in_brackets(text, here, other, between):
                yield other.text, here.text


def _so_called(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name is said to be what somebody is called: "Pras, begitu sapaan akrabnya,"."""
    words = [t.text.lower() for t in sentence.tokens if t.start >= mention.span.end][:REACH]
    telling, _ = _words()
    told = any(word in telling for word in words[2:])
    return words[:1] == [","] and words[1:2] in (["begitu"], ["demikian"], ["begitulah"]) and told


def _whose(short: str, people: Sequence[Mention]) -> str:
    """The person of a short name: whose name begins so or ends so, else the only other one."""
    names = list(dict.fromkeys(each.text for each in people if each.text != short))
    alike = [
        name
        for name in names
        if any(
            word.startswith(short.lower()) or word.endswith(short.lower())
            for word in name.lower().split()
        )
    ]
    return alike[-1] if alike else names[0] if len(names) == 1 else ""


def _names_again(between: Sequence[str]) -> bool:
    """Whether words say that another name of the same person follows."""
    words = [word.lower() for word in between]
    if not words or len(words) > REACH:
        return False
    telling, linking = _words()
    while words and honorific_at([words[-1].capitalize()], 0):
        words.pop()
    return any(word in telling for word in words) and all(
        word in telling or word in linking for word in words
    )


def _in_brackets(text: str, here: Mention, other: Mention, between: Sequence[str]) -> bool:
    """Whether one word stands in brackets right behind a full name: "Rizky Pratama (Kiki)"."""
    closed = text[other.span.end : other.span.end + 1] == ")"
    single = " " not in other.text and not other.text.isupper() and " " in here.text
    return list(between) == ["("] and closed and single


def _inside(name: str) -> str:
    """The nickname in quotation marks inside a name: Robert "Bobby" Hartwell."""
    for mark in ('"', "“", "”", "‘", "’", "'"):
        name = name.replace(mark, '"')
    parts = name.split('"')
    return parts[1].strip() if len(parts) == 3 and parts[0].strip() and parts[2].strip() else ""


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that tell another name, and words that may stand beside them."""
    rows = Ontology.load().table("nicknames")
    told = {row["role"]: frozenset(row["words"].split("|")) for row in rows}
    return told["telling"], told["linking"]


def from_quoted_nicknames(words: Words) -> Iterator[Candidate]:
    """Somebody with a nickname in quotation marks inside the name: Robert "Bobby" Hartwell."""
    if _OPENING.isdisjoint(words.text):
        return
    for opening in range(1, len(words.text) - 2):
        if words.text[opening] not in _OPENING or not capitalised(words.tokens[opening - 1]):
            continue
        closing = next(
            (
                at
                for at in range(opening + 2, min(opening + 2 + LONGEST, len(words.text) - 1))
                if words.text[at] in _CLOSING
            ),
            0,
        )
        if not closing or not _named(words, closing + 1) or not _named(words, opening + 1):
            continue
        start, end = opening - 1, closing + 2
        while start > 0 and _named(words, start - 1):
            start -= 1
        while end < len(words.text) and _named(words, end):
            end += 1
        tight = words.tokens[closing].end < words.tokens[closing + 1].start
        if tight and _named(words, opening - 1):
            yield Candidate(start, end, "Person", HEADED * (end - start), "nickname inside")


def _named(words: Words, at: int) -> bool:
    return capitalised(words.tokens[at]) and at not in words.titled and words.text[at][-1].isalpha()
