"""Annotated sets into sentences of (word, label), in the tokens that the tagger meets in use.

Sets come as ``*.bio`` (token TAB tag, blank line between sentences) or, for whole articles with
character offsets, as JSON lines. Their tokens follow other rules than ours, so each sentence is
first written as the text it came from and then cut again by :func:`kgnews.text.sentences.tokens`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha1
from pathlib import Path

from kgnews.text.sentences import sentence_spans, tokens

Labelled = list[tuple[str, str]]
Range = tuple[int, int, str]

KINDS = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "EVT": "Event"}
ARTICLE_KINDS = {
    "PERSON": "Person",
    "ORGANIZATION": "Organization",
    "LOCATION": "Place",
    "FACILITY": "Place",
    "EVENT": "Event",
}
GRAM = 7  # length of the token runs by which kept texts are recognised

_MARKS = frozenset((*"\"'“”‘’«»(),.:;!?-–—[]/*`", "'s", "’s"))
_CLOSING = frozenset(".,;:!?)]}%")
# Written with a hyphen before another word.
_PREFIXES = frozenset(("ke", "non", "anti", "pra", "pasca", "pan", "eks", "semi", "multi", "antar"))
_TAG = re.compile(r"</?\w{1,12}>")


def read_bio(path: Path) -> list[Labelled]:
    """The sentences of a file as they are written there, tags as ``B-PER``."""
    sentences: list[Labelled] = []
    current: Labelled = []
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        word, _, tag = line.rstrip("\r").partition("\t")
        word = _TAG.sub("", word)
        if line.strip():
            if word and word != "-DOCSTART-":
                current.append((word, tag or "O"))
        elif current:
            sentences.append(current)
            current = []
    return [*sentences, current] if current else sentences


def contaminated(words: Iterable[str], reserved: frozenset[str]) -> bool:
    """Whether a run of seven words is one of the reserved ones.

    ``reserved`` holds the first 16 hexadecimal digits of the SHA-1 of lower-cased runs.
    """
    lower = [word.lower() for word in words]
    return any(
        sha1(" ".join(lower[start : start + GRAM]).encode()).hexdigest()[:16] in reserved
        for start in range(len(lower) - GRAM + 1)
    )


def clean(sentences: Iterable[Labelled], reserved: frozenset[str]) -> list[Labelled]:
    """The sentences without a reserved run, in their own tokens or in ours."""
    kept = []
    for sentence in sentences:
        words = [word for word, _ in sentence]
        ours = [word for word, _ in retokenized(sentence)]
        if not contaminated(words, reserved) and not contaminated(ours, reserved):
            kept.append(sentence)
    return kept


def retokenized(sentence: Labelled) -> Labelled:
    """The sentence in our tokens, labels as ``B-Person``."""
    text = ""
    ranges: list[Range] = []
    for index, (word, tag) in enumerate(sentence):
        text += word if _glued(sentence, index) else f" {word}"
        start = len(text) - len(word)
        if tag.startswith("I-") and ranges and _continues(sentence, index):
            ranges[-1] = (ranges[-1][0], len(text), ranges[-1][2])
        elif tag != "O":
            ranges.append((start, len(text), KINDS.get(tag[2:], tag[2:])))
    return labelled(text, 0, len(text), ranges)


def _continues(sentence: Labelled, index: int) -> bool:
    before = sentence[index - 1][1] if index else "O"
    return before[2:] == sentence[index][1][2:]


def _glued(sentence: Labelled, index: int) -> bool:
    """Whether the text had no space before this word (where that makes other tokens)."""
    if index == 0:
        return False
    word, tag = sentence[index]
    before = sentence[index - 1][0]
    if word in _CLOSING:
        return True
    if re.fullmatch(r"['’](s|re|ll|ve|d|m)|n['’]t", word, re.IGNORECASE):
        return before[-1:].isalnum()
    if word == "-" and index + 1 < len(sentence):
        return _hyphenated(before, sentence[index + 1], tag)
    if before == "-" and index > 1:
        return _hyphenated(sentence[index - 2][0], sentence[index], sentence[index - 1][1])
    return False


def _hyphenated(left: str, following: tuple[str, str], tag: str) -> bool:
    right, right_tag = following
    if not (left[-1:].isalnum() and right[:1].isalnum()):
        return False
    if tag != "O":
        return right_tag.startswith("I-")
    if right_tag != "O":
        return False
    a, b = left.lower(), right.lower()
    alike = len(a) > 2 and len(b) > 2 and (a[:3] == b[:3] or a[-3:] == b[-3:] or a in b or b in a)
    return alike or a in _PREFIXES or (a.isdigit() and b.isdigit())


def labelled(text: str, start: int, end: int, ranges: Iterable[Range]) -> Labelled:
    """The tokens of ``text[start:end]`` with a label each; ``ranges`` must not overlap.

    Marks at the ends of a name are no part of it, and a short form in parentheses behind a
    name ("Full Name (FN)") is a name of its own.
    """
    cut = tokens(text, start, end)
    labels = ["O"] * len(cut)
    for first, last, kind in ranges:
        inside = [i for i, token in enumerate(cut) if token.start < last and token.end > first]
        for part in _parts([cut[i].text for i in inside]):
            for offset in part:
                labels[inside[offset]] = ("B-" if offset == part[0] else "I-") + kind
    return [(token.text, label) for token, label in zip(cut, labels, strict=True)]


def _parts(words: list[str]) -> list[range]:
    """Where the name, and the short form behind it, stand among the words of a span."""
    spans = [range(len(words))]
    if len(words) > 3 and words[-1] == ")" and words[-3] == "(":
        spans = [range(len(words) - 3), range(len(words) - 2, len(words) - 1)]
    trimmed = []
    for span in spans:
        first, last = span.start, span.stop
        while first < last and words[first] in _MARKS:
            first += 1
        while first < last and words[last - 1] in _MARKS:
            last -= 1
        if first < last:
            trimmed.append(range(first, last))
    return trimmed


def read_articles(path: Path) -> Iterator[list[Labelled]]:
    """The articles of a JSON-lines file with nested character spans, as labelled sentences.

    Of nested persons the shortest is kept (no title, no office), of other nests the longest;
    an event counts where it has a name, that is a capital or a figure.
    """
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        article = json.loads(line)
        text = article["text"]
        spans = [
            (
                entity["position"]["start_offset"],
                entity["position"]["end_offset"],
                ARTICLE_KINDS[entity["label"]],
            )
            for entity in article["entities"]
            if entity["label"] in ARTICLE_KINDS
        ]
        flat = _flat([s for s in spans if s[2] != "Event" or _named(text[s[0] : s[1]])])
        yield [
            labelled(text, *span, [r for r in flat if r[0] < span.end and r[1] > span.start])
            for span in sentence_spans(text)
        ]


def _named(words: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in words)


def _flat(spans: list[Range]) -> list[Range]:
    people = [span for span in spans if span[2] == "Person"]
    inner = [
        span
        for span in people
        if not any(o != span and span[0] <= o[0] and o[1] <= span[1] for o in people)
    ]
    kept: list[Range] = []
    others = sorted((s for s in spans if s[2] != "Person"), key=lambda s: (s[0] - s[1], s))
    for span in [*sorted(set(inner)), *others]:
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def ranges_of(labels: list[str]) -> list[Range]:
    """The names in a row of labels as half-open token ranges."""
    found: list[Range] = []
    for index, label in enumerate(labels):
        kind = label[2:]
        if label == "O":
            continue
        joined = label[0] == "I" and found and found[-1][1] == index and found[-1][2] == kind
        if joined:
            found[-1] = (found[-1][0], index + 1, kind)
        else:
            found.append((index, index + 1, kind))
    return found
