"""Lines of a document: each sentence with the noun phrases that frames can take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from kgnews.extract.anaphora import Reference
from kgnews.extract.frames.line import PEOPLE, Line, Unit
from kgnews.extract.naming import Named
from kgnews.extract.offices.finding import OfficePhrase
from kgnews.extract.values import Value
from kgnews.extract.words.grammar import grammar
from kgnews.model import Document, Sentence, Span

__all__ = ["draw_lines"]

# English nouns that a name follows with "of", and what it then is.
CALLED = {
    **dict.fromkeys(("city", "town"), ("City", "Place")),
    **dict.fromkeys(("village", "province", "regency"), ("AdministrativeArea", "Place")),
    **dict.fromkeys(("state", "republic", "kingdom"), ("Country", "AdministrativeArea")),
    "island": ("Place", "AdministrativeArea"),
}

RANK = 4  # tokens between an office and its holder: "Irjen Pol.", "Datuk Seri"


def draw_lines(
    document: Document,
    named: Named,
    references: Sequence[Sequence[Reference]],
    values: Sequence[Sequence[Value]],
) -> list[Line]:
    """The line of every sentence of a document."""
    rules = grammar(document.article.language)
    kinds = {entity.id: entity.kind for entity in named.entities}
    ofs = {entity.id: entity.of for entity in named.entities}
    lines = []
    for number, sentence in enumerate(document.sentences):
        places = _Places(sentence)
        units = [
            *_names(named, number, places, kinds),
            *_offices(named.offices[number], named.at, places),
            *_groups(named, number, places, ofs),
            *_references(references[number]),
            *_values(values[number], places, {each.span for each in references[number]}),
        ]
        lines.append(Line.of(sentence, units, rules))
    return lines


class _Places:
    """Characters of a sentence to its tokens."""

    def __init__(self, sentence: Sentence) -> None:
        self._starts = {token.start: index for index, token in enumerate(sentence.tokens)}
        self._ends = {token.end: index + 1 for index, token in enumerate(sentence.tokens)}
        self._tokens = sentence.tokens

    def of(self, span: Span) -> tuple[int, int] | None:
        """The tokens of a span; where it cuts a token, those that it touches."""
        start, end = self._starts.get(span.start), self._ends.get(span.end)
        if start is not None and end is not None:
            return start, end
        touched = [
            index
            for index, token in enumerate(self._tokens)
            if token.start < span.end and span.start < token.end
        ]
        return (touched[0], touched[-1] + 1) if touched else None

    def beside(self, office: tuple[int, int], holder: tuple[int, int]) -> bool:
        """Whether an office and a name are one noun phrase, a rank between them or not.

        "Kapolda Bali Irjen Pol Made Sukerta".
        """
        between = self._tokens[office[1] : holder[0]]
        ranks = all(each.text[:1].isupper() or each.text == "." for each in between)
        return holder[1] == office[0] or (0 <= holder[0] - office[1] <= RANK and ranks)

    def is_called(self, start: int, kind: str) -> bool:
        """Whether "town of" or the like stands before a name: the town is what it names.

        "Capital of" and "suburb of" speak of another place.
        """
        if start < 2 or self._tokens[start - 1].text != "of":
            return False
        return kind in CALLED.get(self._tokens[start - 2].text, ())


def _names(named: Named, number: int, places: _Places, kinds: Mapping[str, str]) -> Iterator[Unit]:
    before: Unit | None = None
    for mention in named.mentions[number]:
        place = places.of(mention.span)
        entity = named.at.get(mention.span)
        if place and entity:
            start = place[0] - 2 * places.is_called(place[0], kinds[entity])
            unit = Unit(start, place[1], mention.span, kinds[entity], entity)
            yield _pair(before, unit) or unit
            before = unit


def _pair(first: Unit | None, other: Unit) -> Unit | None:
    """Two people whose names a hyphen ties to one word: "pasangan Budi Hartawan-Made Sukerta"."""
    if first is None or first.end <= other.start or first.span.end > other.span.start:
        return None
    if not first.kind == other.kind == "Person" or first.entity == other.entity:
        return None
    span, both = Span(first.span.start, other.span.end), f"{first.entity}+{other.entity}"
    return Unit(first.start, other.end, span, PEOPLE, both)


def _offices(
    offices: Sequence[OfficePhrase], at: Mapping[Span, str], places: _Places
) -> Iterator[Unit]:
    """An office, or with its holder right behind or before it one noun phrase: the person."""
    for office in offices:
        place = places.of(office.span)
        entity = at.get(office.span)
        of = at.get(office.of_span) if office.of_span else None
        if not place:
            continue
        name = office.holder_span
        holder, person = (places.of(name), at.get(name)) if name else (None, None)
        if name and holder and person and places.beside(place, holder):
            start, end = min(place[0], holder[0]), max(place[1], holder[1])
            span = Span(min(office.span.start, name.start), max(office.span.end, name.end))
            yield Unit(start, end, span, "Person", person, office=entity, of=of)
            continue
        if entity:
            yield Unit(*place, office.span, "Office", entity, of=of)


def _groups(
    named: Named, number: int, places: _Places, ofs: Mapping[str, str | None]
) -> Iterator[Unit]:
    for group in named.groups[number]:
        place = places.of(group.span)
        if place:
            entity = named.at[group.span]
            yield Unit(*place, group.span, "Group", entity, of=ofs[entity])


def _references(references: Sequence[Reference]) -> Iterator[Unit]:
    for each in references:
        place = (each.start, each.end, each.span)
        yield Unit(*place, each.kind, each.entity, weak=each.weak, back=True)


def _values(values: Sequence[Value], places: _Places, pointing: Set[Span]) -> Iterator[Unit]:
    for value in values:
        place = places.of(value.span)
        if place and value.span not in pointing:  # "tiga orang" whose names stand farther on
            yield Unit(*place, value.span, value.kind, value=value.value, noun=value.unit)
