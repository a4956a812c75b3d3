"""Events without a name: "banjir di Bogor", "a 5.9-magnitude earthquake struck Cianjur".

Such an event is told from others by what happened, where and when. Where a sentence puts a
happening in a place, this makes one of it, named by its words, its place and its month; the
same words without a place then mean the happening of that kind that was last spoken of.
Talk of such things in general ("rawan banjir", "flood defences") names nothing. The words
are in ``ontology/lexicon/happenings.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kgnews.extract.words.grammar import Grammar, grammar
from kgnews.extract.words.sorts import PLACES
from kgnews.model import Document, Mention, Sentence, Span
from kgnews.ontology import Ontology
from kgnews.text.dates import find_dates

__all__ = ["Happening", "find_happenings"]

REACH = 10  # tokens between a happening and the place that it happened in
AREA = 3  # words of a place in a name like "Gempa Cianjur"
CHAIN = 4  # further places behind the first: "Desa A, Kecamatan B, Kabupaten C"
AT = frozenset({"di", "in", "at", "near", "off"})
ARTICLES = frozenset({"a", "an", "the", "this", "that"})
_STOPS = frozenset('.;:!?,()"“”')
_AREAS = ("kabupaten ", "kab. ", "kota ", "provinsi ")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that has no name of its own, with every span of the text that means it.

    A span may be that of a name that says no more ("Gempa Cianjur"). ``place`` is the mention
    of where it happened, ``month`` is ISO (``2022-11``, ``2018``), of the stated date or else
    of publication; empty where neither is known.
    """

    name: str
    place: Mention
    month: str
    spans: tuple[Span, ...]


def find_happenings(
    document: Document, mentions: Sequence[Sequence[Mention]]
) -> tuple[Happening, ...]:
    """The unnamed events of a document in the order of the text.

    ``mentions`` are the names in each sentence; nothing inside a name is looked at.

    >>> from kgnews.model import Article
    >>> from kgnews.text import segment
    >>> text = "Banjir di Bogor surut. Banjir itu merusak jembatan."
    >>> bogor = Mention(Span(10, 15), "City", "Bogor", "gazetteer")
    >>> article = Article(text, language="id", published="2024-05-15")
    >>> [(h.name, len(h.spans)) for h in find_happenings(segment(article), [[bogor], []])]
    [('Banjir Bogor 2024-05', 2)]
    """
    words = _words(document.article.language)
    found: list[_Open] = []
    pending: list[_Seen] = []
    for sentence, its in zip(document.sentences, mentions, strict=True):
        if sentence.title:
            continue
        for seen in _of_sentence(document, sentence, its, words):
            same = _home(seen, found)
            if same:
                same.spans.append(seen.span)
            elif seen.place:
                found.append(_Open(seen.key, seen.place, seen.month, [seen.span]))
            else:
                pending.append(seen)
    for seen in pending:  # spoken of before its place was
        same = next((each for each in found if each.key == seen.key), None)
        if same:
            same.spans.append(seen.span)
    return tuple(_closed(each, document) for each in found)


@dataclass(frozen=True, slots=True)
class _Words:
    """The vocabulary of a language; phrases are tuples of lower-case words."""

    kinds: Mapping[tuple[str, ...], str]
    not_before: frozenset[str]
    not_behind: frozenset[str]
    strikes: frozenset[str]
    struck: frozenset[str]
    english: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """One place in the text that speaks of a happening."""

    key: str
    span: Span
    place: Mention | None
    month: str


@dataclass(slots=True)
class _Open:
    key: str
    place: Mention
    month: str
    spans: list[Span] = field(default_factory=list)


@lru_cache(maxsize=2)
def _words(language: str) -> _Words:
    read_as = "en" if language == "en" else "id"
    kinds: dict[tuple[str, ...], str] = {}
    roles: dict[str, frozenset[str]] = {}
    for row in Ontology.load().table("happenings"):
        if row["language"] != read_as:
            continue
        forms = row["words"].split("|")
        if row["role"] == "kind":
            kinds.update({tuple(form.split()): row["key"] for form in forms})
        else:
            roles[row["role"]] = frozenset(forms)
    return _Words(
        kinds, roles["not before"], roles["not behind"], roles["strikes"], roles["struck"],
        read_as == "en",
    )  # fmt: skip


def _home(seen: _Seen, found: Sequence[_Open]) -> _Open | None:
    """The happening that words mean: of their place and month, or the last of their kind."""
    for each in reversed(found):
        if each.key != seen.key:
            continue
        if seen.place is None:
            return each
        if _bare(each.place.text) == _bare(seen.place.text) and each.month == seen.month:
            return each
    return None


def _closed(each: _Open, document: Document) -> Happening:
    key = each.key[:1].upper() + each.key[1:]
    place = _bare(each.place.text)
    name = f"{place} {each.key}" if document.article.language == "en" else f"{key} {place}"
    name = f"{name} {each.month}".strip()
    return Happening(name, each.place, each.month, tuple(sorted(each.spans)))


def _bare(place: str) -> str:
    """A place without the word for what it is: "Kabupaten Bogor" is Bogor."""
    plain = " ".join(place.split())
    area = next((each for each in _AREAS if plain.lower().startswith(each)), "")
    return plain[len(area) :]


def _of_sentence(
    document: Document, sentence: Sentence, mentions: Sequence[Mention], words: _Words
) -> Iterator[_Seen]:
    line = _Line.of(sentence, mentions, grammar(document.article.language))
    month = ""
    at = 0
    while at < len(line.lower):
        length, key = _kind_at(line, at, words)
        if key and not _general(line, at, at + length, words):
            month = month or _month(document, sentence)
            place = line.behind(at + length, words) or line.before(at, words)
            first, last = sentence.tokens[at], sentence.tokens[at + length - 1]
            yield _Seen(key, Span(first.start, last.end), place, month)
        elif seen := _titled(line.titled.get(at), words):
            yield _Seen(*seen, month or _month(document, sentence))
        at += length or 1


def _titled(mention: Mention | None, words: _Words) -> tuple[str, Span, Mention] | None:
    """Kind, span and place of a name that only says what and where: "Gempa Cianjur"."""
    if mention is None or mention.keys:
        return None
    tokens = mention.text.split()
    for length in range(1, len(tokens)):
        head, rest = tokens[:length], tokens[length:]
        if words.english:
            rest, head = tokens[:-length], tokens[-length:]
        key = words.kinds.get(tuple(word.lower() for word in head))
        plain = len(rest) <= AREA and not any(word.lower() in words.not_behind for word in rest)
        if key and plain:
            return key, mention.span, Mention(mention.span, "Place", " ".join(rest), "happening")
    return None


def _kind_at(line: _Line, at: int, words: _Words) -> tuple[int, str]:
    """Length and kind of the longest happening whose words begin at a token outside names."""
    if at in line.named or at in line.capitals:
        return 0, ""
    for length in range(min(4, len(line.lower) - at), 0, -1):
        key = words.kinds.get(line.lower[at : at + length])
        if key:
            return length, key
    return 0, ""


def _general(line: _Line, start: int, end: int, words: _Words) -> bool:
    """Whether the words speak of such things in general, or mean something else."""
    before = line.lower[max(0, start - 2) : start]
    after = line.lower[end] if end < len(line.lower) else ""
    if (before and before[-1] in words.not_before) or after in words.not_behind:
        return True
    if words.english and not line.lower[end - 1].endswith(("s", "ing")):
        lead = line.lower[max(0, start - 4) : start]
        return not (ARTICLES & set(lead)) and start - 1 not in line.named
    return False


def _month(document: Document, sentence: Sentence) -> str:
    """The month (or bare year) of the one date of a sentence, else the month of publication."""
    published = document.article.published or ""
    found = find_dates(document.article.text, *sentence.span, published or None)
    dates = {dated.value[:7] for dated in found}
    month = dates.pop() if len(dates) == 1 else ""
    return month if month and not published.startswith(month) else published[:7]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence in lower case with the places in it by first and by last token."""

    lower: tuple[str, ...]
    small: Grammar
    capitals: frozenset[int]  # capital words that open no sentence
    named: frozenset[int]
    begins: Mapping[int, tuple[int, Mention]]
    ends: Mapping[int, Mention]
    titled: Mapping[int, Mention]  # names of events

    @classmethod
    def of(cls, sentence: Sentence, mentions: Sequence[Mention], small: Grammar) -> _Line:
        starts = {token.start: index for index, token in enumerate(sentence.tokens)}
        stops = {token.end: index + 1 for index, token in enumerate(sentence.tokens)}
        named: set[int] = set()
        begins: dict[int, tuple[int, Mention]] = {}
        ends: dict[int, Mention] = {}
        titled: dict[int, Mention] = {}
        for mention in mentions:
            first, last = starts.get(mention.span.start), stops.get(mention.span.end)
            if first is None or last is None:
                continue
            named.update(range(first, last))
            if mention.kind in PLACES:
                begins[first], ends[last] = (last, mention), mention
            elif mention.kind == "Event":
                titled[first] = mention
        texts = [token.text for token in sentence.tokens]
        capitals = frozenset(
            at for at in range(1, len(texts)) if texts[at][:1].isupper() and texts[at - 1].isalpha()
        )
        lower = tuple(text.lower() for text in texts)
        return cls(lower, small, capitals, frozenset(named), begins, ends, titled)

    def behind(self, at: int, words: _Words) -> Mention | None:
        """The place behind a happening: "… Bogor", "… di Bogor", "… mengguncang Bogor"."""
        position, struck = at, False
        while position < min(at + REACH, len(self.lower)):
            if position in self.begins:
                led = position == at or self.lower[position - 1] in AT or struck
                return self._area(position) if led else None
            word = self.lower[position]
            if word == "(":
                position = self._closing(position) + 1
                continue
            if word in _STOPS or position in self.named:
                return None
            leads_away = word in self.small.prepositions and word not in AT
            struck = not leads_away and (struck or word in words.strikes)
            position += 1
        return None

    def before(self, at: int, words: _Words) -> Mention | None:
        """The place before a happening: "Bogor dilanda …", "the Cianjur earthquake"."""
        if words.english and at in self.ends:
            return self.ends[at]
        struck = False
        for position in range(at - 1, max(-1, at - REACH), -1):
            if struck and position + 1 in self.ends:
                return self.ends[position + 1]
            word = self.lower[position]
            if word in _STOPS or word in self.small.boundaries:
                return None
            struck = struck or word in words.struck
        return None

    def _closing(self, at: int) -> int:
        for position in range(at + 1, min(at + REACH, len(self.lower))):
            if self.lower[position] == ")":
                return position
        return at

    def _area(self, position: int) -> Mention:
        """The city or regency of a chain of places, else its first place."""
        first = self.begins[position][1]
        for _ in range(CHAIN):
            end, mention = self.begins[position]
            if mention.kind == "City" or mention.text.lower().startswith(_AREAS[:3]):
                return mention
            position = end + 1
            if position not in self.begins or self.lower[end] != ",":
                break
        return first
