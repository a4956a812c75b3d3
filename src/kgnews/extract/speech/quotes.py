"""Direct and reported speech: what was said, with who is said to have said it.

Names are given, not found here: :func:`find_quotes` takes the mentions of an article, and gives
for every quote the mention that speaks, or an :class:`Anaphor` ("ia", "ujarnya", "the mayor",
nobody) that :func:`kgnews.extract.speech.speakers.resolve_speakers` leads back to an entity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgnews.extract.speech.circumstances import date_said, source_said
from kgnews.extract.speech.cues import Cue, cue_after, cue_before, cue_inside, told_later
from kgnews.extract.speech.marks import Run
from kgnews.extract.speech.paragraphs import Paragraph, paragraphs
from kgnews.extract.speech.reported import Report, reports
from kgnews.extract.speech.speaker_phrases import Anaphor, Speaker
from kgnews.extract.speech.verbs import speech
from kgnews.model import Document, Mention, Span
from kgnews.text.dates import Dated

__all__ = ["RawQuote", "find_quotes"]

_TERMINAL = frozenset(".,!?…—")
_SENTENCE_WORDS = 4  # words that make a stretch between marks speech where no cue does
_CUE_SENTENCE = 60  # tokens around a cue in which its date and source stand
_PULL_QUOTES = 40  # quotations without a cue that are compared with the others
_FRAGMENT_WORDS = 3  # words of speech inside a reported clause


@dataclass(frozen=True, slots=True)
class RawQuote:
    """One run of speech.

    ``span`` holds the quotation marks, ``text`` does not; for reported speech both are the
    reported clause. ``speaker`` is a mention, an :class:`Anaphor` to be resolved, or None for
    somebody whom the text leaves unnamed. ``cue`` are the words that say who speaks.
    """

    span: Span
    text: str
    direct: bool
    speaker: Speaker
    rule: str
    evidence: Span
    kind: str = "say"
    role: str | None = None
    source: str | None = None
    date: Dated | None = None
    cue: Span | None = None
    paragraph: int = 0

    @property
    def speaker_span(self) -> Span | None:
        """Where the speaker stands."""
        return self.speaker.span if self.speaker else None


def find_quotes(document: Document, mentions: Sequence[Mention]) -> list[RawQuote]:
    """Every direct and reported quote of a document, in the order of the text.

    >>> from kgnews.model import Article
    >>> from kgnews.text import segment
    >>> text = '"Sungai sudah surut," kata Ratna, Selasa (30/10).'
    >>> ratna = Mention(Span(27, 32), "Person", "Ratna", "tagger")
    >>> document = segment(Article(text, language="id", published="2018-10-30"))
    >>> [quote] = find_quotes(document, [ratna])
    >>> quote.text, quote.speaker.text, quote.date.value
    ('Sungai sudah surut,', 'Ratna', '2018-10-30')
    """
    spoken = speech(document.article.language)
    reference = document.article.published
    found: list[RawQuote] = []
    before_this: Paragraph | None = None
    talks: list[_Talk] = []
    for here in paragraphs(document, mentions, spoken):
        if not here.title:
            _tell_later(talks[-1:], here)
            talks += _talks(here, before_this)
            before_this = here
        found += [_reported(here, each, reference) for each in reports(here)]
    _join(talks)
    found += [_direct(talk, reference) for talk in _once(talks) if talk.cue]
    return sorted(found, key=lambda quote: (quote.span.start, not quote.direct, quote.span.end))


@dataclass(slots=True)
class _Talk:
    """A run at tokens ``first`` to ``last`` (half-open, marks included) on its way to a quote."""

    here: Paragraph
    run: Run
    first: int
    last: int
    cue: Cue | None = None
    cue_here: Paragraph | None = None

    @property
    def inner(self) -> str:
        return self.run.inner.of(self.here.text).strip()

    @property
    def size(self) -> int:
        return sum(word[:1].isalnum() for word in self.here.words[self.first : self.last])

    @property
    def finished(self) -> bool:
        """Whether punctuation ends it, inside the marks or right behind them."""
        behind = self.last < len(self.here.words) and self.here.words[self.last] == ","
        return self.inner[-1:] in _TERMINAL or behind

    @property
    def titled(self) -> bool:
        """Whether it looks like a name or a title: all its longer words have capitals."""
        words = [word for word in self.inner.split() if len(word) > 3]
        return all(word[:1].isupper() or word[:1].isdigit() for word in words)


def _talks(here: Paragraph, previous: Paragraph | None) -> list[_Talk]:
    """The runs of a paragraph that are speech by their own cue, and those that may be."""
    talks = [_Talk(here, run, here.at(run.span.start), here.at(run.span.end)) for run in here.runs]
    for number, talk in enumerate(talks):
        low = talks[number - 1].last if number else 0
        high = talks[number + 1].first if number + 1 < len(talks) else len(here.words)
        if not talk.run.opened and not _open(talk, low):
            continue
        if not talk.run.closed:
            _close(talk)
        right = cue_after(here, talk.last, high) if talk.run.closed or talk.last < high else None
        left = cue_before(here, low, talk.first)
        if right and not _fits_right(talk, right):
            right = None
        if left and not _fits_left(talk, left):
            left = None
        talk.cue = _better(right, left)
        if talk.cue is None and low == 0 and talk.first == 0 and previous:
            _lead_in(talk, previous)
        earlier = talks[number - 1] if number else None
        if talk.cue is None and talk.run.opened:
            talk.cue = _inside_clause(talk, low, earlier) or _without_cue(talk, earlier)
            if talk.cue and talk.cue.rule == "no cue":
                talk.cue = told_later(here, talk.last) or talk.cue
    return talks


def _tell_later(talks: list[_Talk], here: Paragraph) -> None:
    """Give the quotation that ends a paragraph the cue with which the next one begins."""
    for talk in talks:
        alone = talk.cue is not None and talk.cue.rule == "no cue"
        if alone and talk.last == len(talk.here.words) and (cue := told_later(here, 0)):
            talk.cue, talk.cue_here = cue, here


def _better(right: Cue | None, left: Cue | None) -> Cue | None:
    """The cue that names its speaker; beside a quotation the right one goes first."""
    if right is None or left is None:
        return right or left
    if isinstance(right.speaker, Anaphor) and isinstance(left.speaker, Mention):
        return left
    return right


def _fits_right(talk: _Talk, cue: Cue) -> bool:
    if not talk.run.opened:
        return talk.finished and cue.rule in {"verb speaker", "suffix"}
    if cue.rule in {"verb speaker", "suffix"}:
        return talk.finished or talk.size > 1
    if cue.rule == "speaker verb":
        return talk.finished
    if cue.rule in {"name behind", "statement"}:
        return talk.finished and talk.size >= _FRAGMENT_WORDS and not talk.titled
    return talk.finished or (talk.size >= _SENTENCE_WORDS and not talk.titled)


def _fits_left(talk: _Talk, cue: Cue) -> bool:
    here = talk.here
    if talk.inner[-1:] in _TERMINAL:
        return True
    follows = talk.last < len(here.words) and here.words[talk.last][:1].isalnum()
    if talk.titled and (follows or talk.size <= _FRAGMENT_WORDS):
        return False
    separated = talk.first > 0 and here.words[talk.first - 1] in {",", ":"}
    return talk.size >= (_FRAGMENT_WORDS if follows or not separated else 1)


def _lead_in(talk: _Talk, previous: Paragraph) -> None:
    """A quotation whose cue ends the paragraph before with a colon or a comma."""
    if previous.words and previous.words[-1] in {":", ","}:
        last = _runs_end(previous)
        talk.cue = cue_before(previous, last, len(previous.words))
        talk.cue_here = previous if talk.cue else None


def _runs_end(here: Paragraph) -> int:
    """The token after the last quotation run of a paragraph."""
    return here.at(here.runs[-1].span.end) if here.runs else 0


def _inside_clause(talk: _Talk, low: int, earlier: _Talk | None) -> Cue | None:
    """Words between marks inside a reported clause: 'She said the plan was “a gift to us”'."""
    here = talk.here
    if talk.size < _FRAGMENT_WORDS or talk.titled:
        return None
    sentence = here.sentence[talk.first]
    floor = talk.first
    while floor > max(low, talk.first - _CUE_SENTENCE) and here.sentence[floor - 1] == sentence:
        floor -= 1
    if earlier and earlier.cue and earlier.cue.rule == "fragment" and floor <= earlier.last:
        return earlier.cue
    return cue_inside(here, floor, talk.first)


def _without_cue(talk: _Talk, earlier: _Talk | None) -> Cue | None:
    """A run that speaks without a cue of its own: it goes on, or it stands for itself."""
    if talk.size < _SENTENCE_WORDS and not (earlier and earlier.cue and talk.size > 1):
        return None
    here, first = talk.here, talk.first
    if earlier and earlier.cue and _interrupted(talk, earlier):
        return replace(earlier.cue, rule="continued", strict=False)
    starts = first == 0 or here.ends_sentence(first - 1) or here.words[first - 1] in ":,"
    after_run = earlier is not None and earlier.last == first
    if not (starts or after_run) or talk.inner[-1:] not in _TERMINAL or talk.inner[:1].islower():
        return None
    if earlier and earlier.cue and not _someone_new(here, earlier, first):
        return replace(earlier.cue, rule="continued", strict=False)
    if here.words[first - 1 : first] == (",",):
        return None
    place = here.cover(first, first)
    return Cue(Anaphor(place, "", "silence"), first, first, "no cue", strict=False)


def _interrupted(talk: _Talk, earlier: _Talk) -> bool:
    """Whether a quotation goes on in small letters behind its cue: '"Kami," kata X, "siap."'."""
    here, first = talk.here, talk.first
    if not earlier.inner.endswith(","):
        return False
    comma = here.words[first - 1 : first] == (",",) and talk.inner[:1].islower()
    return comma and not _someone_new(here, earlier, first)


def _someone_new(here: Paragraph, earlier: _Talk, first: int) -> bool:
    """Whether a person is named between two runs after the cue of the first."""
    begin = earlier.cue.end if earlier.cue and earlier.cue_here is None else earlier.last
    return any(here.is_person(index) for index in range(max(begin, earlier.last), first))


def _open(talk: _Talk, low: int) -> bool:
    """Give a run without an opening mark the start of a sentence; False where there is none."""
    here = talk.here
    first = low
    while first < talk.last and first and here.sentence[first] == here.sentence[first - 1]:
        first += 1
    if first >= talk.last - 1:
        return False
    start = here.tokens[first].start
    talk.first = first
    talk.run = replace(
        talk.run, span=Span(start, talk.run.span.end), inner=Span(start, talk.run.inner.end)
    )
    return True


def _close(talk: _Talk) -> None:
    """End a run without a closing mark where its cue begins (", kata Budi"), if it has one."""
    here, spoken = talk.here, talk.here.speech
    for index in range(talk.first + 2, talk.last - 1):
        if here.words[index] != ",":
            continue
        word = here.words[index + 1]
        named = index + 2 in here.named or here.words[index + 2 : index + 3] == ("dia",)
        if word in spoken.suffixed or (word in spoken.beside and named):
            end = here.tokens[index].end
            talk.last = index + 1
            talk.run = Run(Span(talk.run.span.start, end), Span(talk.run.inner.start, end))
            return


def _join(talks: list[_Talk]) -> None:
    """Give the paragraphs of one long quotation one speaker, and drop what stays unclosed."""
    index = 0
    while index < len(talks):
        end = index + 1
        while (
            end < len(talks)
            and not talks[end - 1].run.closed
            and _goes_on(talks[end - 1], talks[end])
        ):
            end += 1
        chain = talks[index:end]
        index = end
        if len(chain) == 1:
            talk = chain[0]
            if not talk.run.closed and (talk.first and not (talk.cue and talk.cue.strict)):
                talk.cue = None
            continue
        owners = [t for t in reversed(chain) if t.cue and t.cue.rule not in {"no cue", "fragment"}]
        named = [t for t in owners if t.cue and isinstance(t.cue.speaker, Mention)]
        for owner in (named or owners)[:1]:
            for talk in chain:
                if talk is not owner and owner.cue:
                    talk.cue = replace(owner.cue, rule="continued")
                    talk.cue_here = owner.cue_here or owner.here


def _goes_on(talk: _Talk, following: _Talk) -> bool:
    """Whether an unclosed run goes on in the next paragraph, or in the same one if it lost its
    line breaks."""
    if talk.here is following.here:
        return talk.last == following.first
    return following.first == 0


def _once(talks: list[_Talk]) -> list[_Talk]:
    """The talks without those that only repeat, without a cue, what is quoted elsewhere."""
    said = "\n".join(t.inner for t in talks if t.cue and t.cue.rule != "no cue")
    alone = [t for t in talks if t.cue and t.cue.rule == "no cue"][:_PULL_QUOTES]
    repeated = {id(t) for t in alone if t.inner.rstrip(".,!?…") in said}
    return [talk for talk in talks if id(talk) not in repeated]


def _direct(talk: _Talk, reference: str | None) -> RawQuote:
    assert talk.cue is not None  # callers keep only those with one
    cue, here = talk.cue, talk.cue_here or talk.here
    words = here.cover(cue.start, cue.end)
    own = cue.rule != "continued" or not cue.strict
    pieces = _around(here, cue) if own and cue.rule not in {"continued", "no cue"} else []
    near = [talk.run.span, words] if here is talk.here else [talk.run.span]
    return RawQuote(
        span=talk.run.span,
        text=talk.inner,
        direct=True,
        speaker=cue.speaker,
        rule=f"quote: {cue.rule}",
        evidence=talk.here.evidence(*near),
        kind=cue.kind,
        role=cue.role,
        source=source_said(here, pieces),
        date=date_said(here, pieces, reference),
        cue=words,
        paragraph=talk.here.number,
    )


def _around(here: Paragraph, cue: Cue) -> list[tuple[int, int]]:
    """The token ranges of the cue's sentence outside all runs, those after the cue first."""
    anchor = min(max(cue.end - 1, 0), len(here.words) - 1)
    low = high = anchor
    while low > max(0, anchor - _CUE_SENTENCE) and _same(here, anchor, low - 1):
        low -= 1
    while high + 1 < min(len(here.words), anchor + _CUE_SENTENCE) and _same(here, anchor, high + 1):
        high += 1
    return [(cue.start, high + 1), (low, cue.start)]


def _same(here: Paragraph, anchor: int, index: int) -> bool:
    """Whether a token is in the sentence of another and in no run."""
    return here.sentence[index] == here.sentence[anchor] and not here.inside[index]


def _reported(here: Paragraph, report: Report, reference: str | None) -> RawQuote:
    span = here.cover(report.first, report.last)
    cue = report.cue
    words = here.cover(cue.start, cue.end)
    pieces = report.aside
    return RawQuote(
        span=span,
        text=span.of(here.text),
        direct=False,
        speaker=cue.speaker,
        rule=f"reported: {cue.rule}",
        evidence=here.evidence(span, words),
        kind=cue.kind,
        role=cue.role,
        source=source_said(here, pieces),
        date=date_said(here, pieces, reference),
        cue=words,
        paragraph=here.number,
    )
