"""Speakers who are not named led back to who they are: "ia", "ujarnya", "the governor", nobody.

The antecedent is the last one who spoke or was the subject of a sentence; an unnamed speaker in
between, two equal candidates, or a description that fits nobody give no speaker at all: no
speaker rather than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from kgnews.extract.speech.antecedents import BODIES, Event, Scene, long_office, subjects
from kgnews.extract.speech.quotes import RawQuote
from kgnews.extract.speech.speaker_phrases import Anaphor
from kgnews.extract.words.sorts import of_another_sort
from kgnews.model import Document, Entity, Mention, Span

__all__ = ["resolve_speakers"]

_AGED = re.compile(r"\b(\d{1,3})(?:\stahun|-year-old)", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z]{1,4}|(?:[A-Z]\.\s?){1,4}")
_ASKS = frozenset({"ask", "promise"})  # kinds of report that make nobody the one who goes on
_BEGINNING = 12  # characters in which the subject of reported words begins
_NEAR_PARAGRAPHS = 3  # how far back a quotation without any cue looks for its speaker


def resolve_speakers(
    document: Document, quotes: Sequence[RawQuote], entities: Sequence[Entity]
) -> tuple[str | None, ...]:
    """The local entity id of the speaker of each quote, None where it cannot be told.

    >>> from kgnews.extract.speech.quotes import find_quotes
    >>> from kgnews.model import Article, Span
    >>> from kgnews.text import segment
    >>> text = 'Ratna meninjau sungai itu. "Sudah surut," ujarnya.'
    >>> ratna = Mention(Span(0, 5), "Person", "Ratna", "tagger")
    >>> document = segment(Article(text, language="id"))
    >>> found = find_quotes(document, [ratna])
    >>> resolve_speakers(document, found, [Entity("e1", "Person", "Ratna", mentions=(ratna,))])
    ('e1',)
    """
    return _Resolver(document, quotes, entities).resolve()


class _Resolver:
    """One pass over the quotes of an article that remembers who came up so far."""

    def __init__(
        self, document: Document, quotes: Sequence[RawQuote], entities: Sequence[Entity]
    ) -> None:
        self.scene = Scene.of(document, entities)
        self.quotes = quotes
        self.voices = self._named_voices(quotes)
        direct = self._named_voices([quote for quote in quotes if quote.direct])
        self.spoken_of = frozenset(each.id for each in entities if _is_initials(each)) - direct
        self.places = sorted(self.scene.by_span)
        self.adds = False  # whether the words at hand are "added" to others
        self.inside: frozenset[str] = frozenset()  # who is named in the words at hand
        self.events = list(subjects(self.scene, (quote.span for quote in quotes), entities))
        self.positions = [event.position for event in self.events]
        self.starts = [sentence.span.start for sentence in document.sentences]
        self.spoken: list[Event] = []
        self.answers: list[str | None] = []

    def _named_voices(self, quotes: Sequence[RawQuote]) -> frozenset[str | None]:
        """The entities that are named where they speak."""
        spans = (quote.speaker.span for quote in quotes if isinstance(quote.speaker, Mention))
        return frozenset(self.scene.by_span.get(span) for span in spans)

    def resolve(self) -> tuple[str | None, ...]:
        """The answers, in the order of the quotes."""
        for number, quote in enumerate(self.quotes):
            answer, known = self._who(number, quote)
            self.answers.append(answer)
            cue = quote.cue
            place = cue.start if cue and cue.end > cue.start else quote.span.start
            known = known or (not quote.direct and quote.kind in _ASKS)
            if answer or not known:
                self.spoken.append(
                    Event(place, (answer,) if answer else (), quote.paragraph, spoke=True)
                )
        return tuple(self.answers)

    def _who(self, number: int, quote: RawQuote) -> tuple[str | None, bool]:
        """The speaker, and whether nobody new spoke (a silence that stays unresolved)."""
        speaker = quote.speaker
        if isinstance(speaker, Mention):
            return self._entity(speaker), False
        if speaker is None:
            return None, quote.rule.endswith("statement")
        self.inside = self._named_in(quote)
        self.adds = quote.kind == "add" and speaker.form in {"pronoun", "suffix"}
        if speaker.plural:
            return None, False
        place = speaker.span.start if speaker.words else quote.span.start
        if speaker.form == "name":
            return self._named(speaker.words), False
        if speaker.form == "description":
            paper = not self.scene.spoken.words["document"].isdisjoint(
                speaker.words.lower().split()
            )
            return self._described(speaker, place), paper
        if speaker.form == "silence" and quote.rule.endswith("no cue"):
            return self._unsaid(number, quote, place), True
        if speaker.words in self.scene.spoken.words["neuter"] and speaker.form == "pronoun":
            return self._body(place), True
        people_only = speaker.form == "pronoun"
        asked = self._asked(number, quote)
        if asked and self._fits(asked, people_only, speaker.gender):
            return asked, True
        return self._last(min(place, quote.span.start), people_only, speaker.gender), True

    def _named_in(self, quote: RawQuote) -> frozenset[str]:
        """Whom the words name, none of whom says them: "he said Budi was ill".

        In reported words only who stands at their beginning; they may come back to the speaker.
        """
        start, end = quote.span
        if quote.cue and quote.cue.end <= start and quote.rule.endswith("fragment"):
            start = quote.cue.end
        low = bisect_left(self.places, Span(start, 0))
        high = bisect_left(self.places, Span(end if quote.direct else start + _BEGINNING, 0))
        return frozenset(self.scene.by_span[each] for each in self.places[low:high])

    def _asked(self, number: int, quote: RawQuote) -> str | None:
        """Who asked for something in the words before a quotation: "Budi meminta …. "…"."""
        before = self.quotes[number - 1] if number else None
        if before is None or before.direct or before.paragraph != quote.paragraph:
            return None
        if before.kind not in _ASKS or not isinstance(before.speaker, Mention):
            return None
        here = bisect_right(self.starts, quote.span.start) - 1
        return self._entity(before.speaker) if before.span.end >= self.starts[here - 1] else None

    def _entity(self, mention: Mention) -> str | None:
        return self.scene.by_span.get(mention.span)

    def _named(self, words: str) -> str | None:
        wanted = frozenset(words.casefold().split())
        fits = [e for e, names in self.scene.names.items() if any(wanted <= n for n in names)]
        return fits[0] if len(fits) == 1 else None

    def _recent(self, place: int) -> Iterable[Event]:
        """Events before a position, the last first; speaking counts before being a subject."""
        early = self.events[: bisect_left(self.positions, place)]
        late = [event for event in self.spoken if event.position < place]
        left, right = len(early) - 1, len(late) - 1
        while left >= 0 or right >= 0:
            take_spoken = right >= 0 and (left < 0 or late[right].position >= early[left].position)
            yield late[right] if take_spoken else early[left]
            left, right = (left, right - 1) if take_spoken else (left - 1, right)

    def _last(
        self, place: int, people_only: bool, gender: str = "", *, kin: bool = False
    ) -> str | None:
        """Who spoke or acted last; with ``kin`` nobody who came up as somebody's relative."""
        for event in self._recent(place):
            fits = [each for each in event.entities if self._fits(each, people_only, gender)]
            if not event.entities:
                return None
            if kin and event.kin:
                continue
            if not event.spoke and self._spoken_before(place) and not self._beside(event, place):
                fits = [each for each in fits if self._takes_over(each, event)]
                if not fits:
                    continue
            if len(fits) == 1:
                if gender:
                    self.scene.genders.setdefault(fits[0], gender)
                return fits[0]
            if fits:
                speaker = next((e.entities[0] for e in reversed(self.spoken) if e.entities), None)
                return speaker if speaker in fits else None
        return None

    def _spoken_before(self, place: int) -> bool:
        return any(event.entities and event.position < place for event in self.spoken)

    def _beside(self, event: Event, place: int) -> bool:
        """Whether the sentence before, in the same paragraph, has this subject.

        In English it is then "he"; in Indonesian "ujarnya" may still be the one who spoke,
        unless the subject takes a stand there ("Budi menolak usul itu. "…," ujarnya").
        """
        here = bisect_right(self.starts, place) - 1
        sentences = self.scene.document.sentences
        if here < 0 or event.sentence != here - 1:
            return False
        spoken = self.scene.spoken
        leads = self.scene.document.article.text[place : place + 2] in {"He", "Sh"}
        if leads and spoken.language == "en" and place == self.starts[here]:
            return True  # a paragraph that begins with "He said"
        if event.paragraph != sentences[here].paragraph:
            return False
        if spoken.language == "en":
            return True
        stands = spoken.words["takes"]
        words = (
            t.text.lower() for t in sentences[event.sentence].tokens if t.start > event.position
        )
        return any(word in stands or word in spoken.active for word in words)

    def _takes_over(self, entity: str, event: Event) -> bool:
        """Whether a subject that has not spoken now is the next speaker: it is new, or speaks
        elsewhere. Others are whom the last speaker talks about."""
        if entity in self.voices:
            return True
        new = self.scene.first[entity] >= event.position and not self.adds
        return new and self.scene.kinds[entity] == "Person"

    def _fits(self, entity: str, people_only: bool, gender: str) -> bool:
        person = self.scene.kinds[entity] == "Person"
        if entity in self.spoken_of or entity in self.inside:
            return False
        if not person and (people_only or entity not in self.voices):
            return False
        known = self.scene.genders.get(entity, "")
        return not (gender and known and gender != known)

    def _described(self, speaker: Anaphor, place: int) -> str | None:
        words = [word.strip(",.").casefold() for word in speaker.words.split()]
        small, nouns = self.scene.spoken.words, self.scene.nouns.nouns
        if aged := self._aged(speaker.words):
            return aged
        words = [part for word in words for part in long_office(word, self.scene.spoken.language)]
        content = {w for w in words if len(w) > 3 or w in small["role"]} - small["definite"]
        english = self.scene.spoken.language == "en"
        head = _english_head(words, small["pass"]) if english else words[0]
        fits = [
            each
            for each, titles in self.scene.titles.items()
            if content & small["role"] & titles
            and self.scene.first[each] < place
            and not any(name and name <= set(words) for name in self.scene.names[each])
        ]
        scored = sorted(((len(content & self.scene.titles[e]), e) for e in fits), reverse=True)
        definite = words[0] in small["definite"] if english else words[-1] in small["definite"]
        clear = scored and (len(scored) == 1 or scored[0][0] > scored[1][0])
        if clear and (definite or 2 * scored[0][0] >= len(content)):
            return scored[0][1]
        if not definite or len(words) < 2:
            return None
        if small["faceless"].intersection(words):
            return None  # "the source" is the one whom nobody names
        if head in small["document"]:
            return self._issued(place)
        kinds = nouns.get(head, ())
        if kinds and "Person" not in kinds:
            return self._body(place, head)
        found = self._last(place, people_only=True, gender=speaker.gender, kin=True)
        return found if not scored or found in fits else None

    def _issued(self, place: int) -> str | None:
        """Whose paper goes on: the body that spoke just before; of none, nobody's words."""
        last = next((event for event in reversed(self.spoken) if event.position < place), None)
        bodies = [e for e in last.entities if self.scene.kinds[e] in BODIES] if last else []
        return bodies[0] if len(bodies) == 1 else None

    def _aged(self, words: str) -> str | None:
        """The only person of the age that a description tells: "pria 45 tahun itu"."""
        age = _AGED.search(words)
        fits = [each for each, years in self.scene.ages.items() if age and years == age[1]]
        return fits[0] if len(fits) == 1 else None

    def _body(self, place: int, noun: str = "") -> str | None:
        """The last organisation that spoke or acted, for "the company"."""
        for event in self._recent(place):
            bodies = [e for e in event.entities if self.scene.kinds[e] in BODIES]
            if bodies:
                fits = len(bodies) == 1 and not self._is_other(noun, bodies[0])
                return bodies[0] if fits else None
        return None

    def _is_other(self, noun: str, body: str) -> bool:
        """Whether a body's name says that it is of another sort: no police is "the council"."""
        nouns = self.scene.nouns.nouns_for("GovernmentBody")
        words = frozenset[str]().union(*self.scene.names[body])
        official = self.scene.kinds[body] == "GovernmentBody"
        return official and of_another_sort(noun, words, nouns)

    def _unsaid(self, number: int, quote: RawQuote, place: int) -> str | None:
        """The speaker of a quotation that stands alone: who came up just before, or speaks on."""
        spoke = next((event for event in reversed(self.spoken) if event.position < place), None)
        if spoke is None or quote.paragraph - spoke.paragraph > 1:
            for following in self.quotes[number + 1 : number + 2]:
                if following.paragraph - quote.paragraph > 1:
                    continue
                if isinstance(following.speaker, Mention):
                    return self._entity(following.speaker)
                if following.speaker is None or following.speaker.form in {"name", "description"}:
                    return None  # that one speaks here too, and nobody knows who it is
        last = next(iter(self._recent(place)), None)
        if last is None or quote.paragraph - last.paragraph > _NEAR_PARAGRAPHS:
            return None
        named, self.inside = self.inside, frozenset()
        found = self._last(place, people_only=False)
        return None if found in named else found


def _is_initials(entity: Entity) -> bool:
    """Whether somebody is only named by initials, as suspects and victims are ("AH", "E.W.")."""
    names = (entity.name, *entity.names)
    return (
        entity.kind == "Person"
        and entity.key is None
        and all(_INITIALS.fullmatch(name) for name in names)
    )


def _english_head(words: Sequence[str], prepositions: frozenset[str]) -> str:
    for index, word in enumerate(words):
        if index and word in prepositions:
            return words[index - 1]
    return words[-1]
