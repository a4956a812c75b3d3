"""A paragraph as quotes are read from it: tokens, quotation runs, and who is named where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kgnews.extract.speech.marks import Run, runs
from kgnews.extract.speech.verbs import Speech
from kgnews.model import Document, Mention, Sentence, Span, Token

__all__ = ["PLACES", "Paragraph", "paragraphs"]

# What names somebody or something that can speak. A place speaks as a government does.
_AGENTS = frozenset({"Agent", "Person", "Organization", "GovernmentBody", "Group", "Office"})
PLACES = frozenset({"Country", "City", "AdministrativeArea"})
_AGENTS |= PLACES
_FULL_STOPS = frozenset(".!?…")


@dataclass(slots=True)
class Paragraph:
    """One paragraph. ``named`` maps a token to the mention that begins there and its end.

    ``covered`` maps every token inside a mention to the token where the mention begins;
    ``sentence`` gives the number of the sentence of each token.
    """

    text: str
    number: int
    title: bool
    speech: Speech
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    sentence: tuple[int, ...]
    named: dict[int, tuple[Mention, int]]
    covered: dict[int, int]
    runs: list[Run] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)  # for each token whether a run holds it

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    def at(self, offset: int) -> int:
        """The first token that begins at or after an offset."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def cover(self, first: int, last: int) -> Span:
        """The characters of tokens ``first`` to ``last`` (half-open); empty for no token."""
        if first >= last:
            place = self.tokens[first].start if first < len(self.tokens) else self.span.end
            return Span(place, place)
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def capital(self, index: int) -> bool:
        """Whether a token begins with a capital."""
        return self.tokens[index].text[:1].isupper()

    def is_person(self, index: int) -> bool:
        """Whether a mention of a person begins at a token."""
        return index in self.named and self.named[index][0].kind == "Person"

    def ends_sentence(self, index: int) -> bool:
        """Whether a token is the last one of its sentence, or a full stop."""
        if self.words[index] not in _FULL_STOPS:
            return False
        if index + 1 == len(self.words) or self.sentence[index + 1] != self.sentence[index]:
            return True
        if (
            self.words[index] == "."
        ):  # an abbreviation, an initial: "Capt. Wuri", "Washington D.C. said"
            return self.words[index + 1] in "\"“”'‘’"
        return self.capital(index + 1) or self.words[index + 1] in "\"“”'‘’"

    def evidence(self, *spans: Span) -> Span:
        """The whole sentences that the spans touch."""
        low, high = min(s.start for s in spans), max(s.end for s in spans)
        first = bisect_right(self.sentences, low, key=lambda each: each.span.end)
        last = bisect_left(self.sentences, high, key=lambda each: each.span.start) - 1
        if first > last:
            return Span(low, high)
        return Span(self.sentences[first].span.start, self.sentences[last].span.end)


def paragraphs(
    document: Document, mentions: Sequence[Mention], speech: Speech
) -> Iterator[Paragraph]:
    """The paragraphs of a document with their runs and the agents named in them, in order."""
    agents = sorted(
        (m for m in mentions if m.kind in _AGENTS), key=lambda m: (m.span.start, -m.span.end)
    )
    starts = [m.span.start for m in agents]
    group: list[Sentence] = []
    for sentence in document.sentences:
        if group and (sentence.paragraph, sentence.title) != (group[0].paragraph, group[0].title):
            yield _paragraph(document.article.text, group, agents, starts, speech)
            group = []
        group.append(sentence)
    if group:
        yield _paragraph(document.article.text, group, agents, starts, speech)


def _paragraph(
    text: str, group: list[Sentence], agents: list[Mention], starts: list[int], speech: Speech
) -> Paragraph:
    tokens = tuple(token for sentence in group for token in sentence.tokens)
    numbers = tuple(n for n, sentence in enumerate(group) for _ in sentence.tokens)
    span = Span(group[0].span.start, group[-1].span.end)
    here = Paragraph(
        text=text,
        number=group[0].paragraph,
        title=group[0].title,
        speech=speech,
        sentences=tuple(group),
        tokens=tokens,
        words=tuple(token.text.lower() for token in tokens),
        sentence=numbers,
        named={},
        covered={},
        runs=runs(text, *span),
        inside=[False] * len(tokens),
    )
    for run in here.runs:
        low, high = here.at(run.span.start), here.at(run.span.end)
        here.inside[low:high] = [True] * (high - low)
    last = 0
    for mention in agents[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
        if mention.span.start >= last:
            last = mention.span.end
            _name(here, mention)
    return here


def _name(here: Paragraph, mention: Mention) -> None:
    first = here.at(mention.span.start)
    if first and here.tokens[first - 1].end > mention.span.start:
        first -= 1  # the mention begins inside a token ("eks-Anies")
    end = first
    while end < len(here.tokens) and here.tokens[end].start < mention.span.end:
        here.covered[end] = first
        end += 1
    if end > first:
        here.named[first] = (mention, end)
