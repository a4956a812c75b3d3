"""Of which party people are, where only an adjective or an abbreviation says so.

"Labour MP Helen Ward", "Republican Tom Price", "Tom Price (Lab, Ashgate)", "Tom Price, a
Democrat", "Labour's Tom Price". The words are in ``ontology/lexicon/parties.csv``. A party that
the article also names in full is that body; any other is named by the words at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.frames.statements import Reader, Worded
from kgnews.model import Entity, Mention, Span, Statement
from kgnews.ontology import Ontology

__all__ = ["Parties"]

RULE = "party of a person"
POSTS = 5  # tokens of "Conservative group leader" before a name
APPOSED = 8  # tokens of "Liberal Democrat leader of the council" before a comma
DESCRIBED = 4  # tokens of ", an Oregon" before "Democrat"
IS = frozenset({"is", "was"})
ARTICLES = frozenset({"a", "an", "the"})
CLOSING = frozenset({")", ","})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of parties by their first token: the rest, and the party."""

    before: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    member: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    mark: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    plural: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    posts: frozenset[str]


@lru_cache(maxsize=1)
def _lexicon() -> _Words:
    found: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    posts: set[str] = set()
    for row in Ontology.load().table("parties"):
        for phrase in row["words"].split("|"):
            words = tuple(phrase.split())
            if row["role"] == "post":
                posts.update(words)
            else:
                role = found.setdefault(row["role"], {})
                role.setdefault(words[0], []).append((words, row["party"]))
    roles = {
        role: {first: tuple(sorted(all_, key=lambda e: -len(e[0]))) for first, all_ in its.items()}
        for role, its in found.items()
    }
    return _Words(
        roles["before"], roles["member"], roles["mark"], roles["plural"], frozenset(posts)
    )


@dataclass(slots=True)
class Parties:
    """The parties of an article that no other name stands for, and who is of them.

    >>> Parties(()).entities
    {}
    """

    known: Sequence[Entity]
    entities: dict[str, Entity] = field(default_factory=dict)

    def members(self, lines: Iterable[Line], reader: Reader) -> Iterator[Worded]:
        """Who is a member of which party, by the words before, in brackets or behind."""
        for line in lines:
            if line.sentence.title or "the" not in line.grammar.determiners:
                continue
            for unit in line.begins.values():
                found = _party(line, unit) if unit.kind == "Person" and not unit.back else None
                if found:
                    party, span = found
                    body = self._entity(party, span, reader)
                    evidence = reader.evidence(line.sentence.span, RULE)
                    yield Statement(unit.entity, "memberOf", body, evidence), (unit.span,)

    def _entity(self, party: str, span: Span, reader: Reader) -> str:
        """The body that a party's word means: one that is named, else one of its own."""
        text = span.of(reader.text)
        for entity in self.known:
            if entity.kind == "Organization" and not {text, party, f"{party} Party"}.isdisjoint(
                entity.names
            ):
                return entity.id
        held = self.entities.get(party)
        mention = Mention(span, "Organization", text, RULE)
        if held is None:
            held = Entity(f"p{len(self.entities) + 1}", "Organization", text, (), ())
        names = tuple(dict.fromkeys((*held.names, text)))
        longest = max(names, key=len)
        self.entities[party] = Entity(held.id, held.kind, longest, names, (*held.mentions, mention))
        return held.id


def _party(line: Line, unit: Unit) -> tuple[str, Span] | None:
    """The party of a person, and its words."""
    return (
        _bracketed(line, unit)
        or _before(line, unit)
        or _owned(line, unit)
        or _apposed(line, unit)
        or _behind(line, unit)
    )


def _at(
    line: Line, at: int, words: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
) -> tuple[str, Span, int] | None:
    """The party whose words begin at a token, their span, and the token behind them."""
    tokens = line.sentence.tokens
    if not 0 <= at < len(tokens):
        return None
    for phrase, party in words.get(tokens[at].text, ()):
        end = at + len(phrase)
        if tuple(token.text for token in tokens[at:end]) == phrase:
            return party, line.span(at, end), end
    return None


def _bracketed(line: Line, unit: Unit) -> tuple[str, Span] | None:
    """ "Tom Price (Lab, Ashgate)", "Tom Price (Con)"."""
    words = line.words
    if words[unit.end : unit.end + 1] != ("(",):
        return None
    found = _at(line, unit.end + 1, _lexicon().mark)
    closed = found and words[found[2] : found[2] + 1] and words[found[2]] in CLOSING
    return (found[0], found[1]) if found and closed else None


def _before(line: Line, unit: Unit) -> tuple[str, Span] | None:
    """ "Labour MP Helen Ward", "Conservative group leader Tom Price", "Republican Tom Price"."""
    for start in range(max(0, unit.start - POSTS), unit.start + bool(unit.office)):
        found = _at(line, start, _lexicon().before)
        if found and found[2] < unit.end and _all_posts(line, found[2], unit.start):
            return found[0], found[1]
        member = _at(line, start, _lexicon().member)
        if member and member[2] == unit.start:
            return member[0], member[1]
    return None


def _owned(line: Line, unit: Unit) -> tuple[str, Span] | None:
    """ "Labour's Tom Birch", "the NDP's health critic Ann Poole", "the Greens' Tom Price"."""
    lexicon, tokens = _lexicon(), line.sentence.tokens
    for start in range(max(0, unit.start - POSTS - 1), unit.start - 1):
        for role in (lexicon.before, lexicon.member, lexicon.plural):
            found = _at(line, start, role)
            mark = found[2] if found else unit.start
            owns = mark < unit.start and tokens[mark].text in POSSESSIVE
            near = mark + 1 == unit.start
            if found and owns and (near or _all_posts(line, mark + 1, unit.start)):
                return found[0], found[1]
    return None


def _all_posts(line: Line, first: int, name: int) -> bool:
    """Whether there is nothing but a post between the words of a party and a person.

    The words of the post may be a part of the person's unit, which begins at ``name``.
    """
    posts = line.sentence.tokens[first : max(name, first + 1)]
    return all(_is_post(token.text) for token in posts)


def _is_post(word: str) -> bool:
    return word in _lexicon().posts or word in {".", "-"}


def _apposed(line: Line, unit: Unit) -> tuple[str, Span] | None:
    """ "The Liberal Democrat leader of the council, Sir Tom Price, said"."""
    words, comma = line.words, unit.start - 1
    comma -= comma > 1 and line.sentence.tokens[comma].text.istitle()  # "Sir", "Dr"
    if comma < 2 or words[comma] != "," or words[unit.end : unit.end + 1] != (",",):
        return None
    first = comma
    while first and comma - first < APPOSED and words[first - 1] not in {",", "."}:
        first -= 1
    for start in range(first, comma):
        found = _at(line, start, _lexicon().before)
        if found and _is_post(line.sentence.tokens[found[2]].text):
            people = any(_named(line, at) for at in range(start, comma))
            return None if people else (found[0], found[1])
    return None


def _named(line: Line, at: int) -> bool:
    unit = line.begins.get(at)
    return unit is not None and unit.kind == "Person"


def _behind(line: Line, unit: Unit) -> tuple[str, Span] | None:
    """ "Tom Price, an Oregon Democrat,", "Tom Price, the Labour candidate", "is a Republican"."""
    words, at = line.words, line.behind_brackets(unit.end)
    if at + 1 >= len(words) or words[at] not in IS | {","}:
        return None
    article = words[at + 1] in ARTICLES
    if not article and words[at] != ",":
        return None
    for start in range(at + 1 + article, min(at + 1 + article + DESCRIBED, len(words))):
        found = _at(line, start, _lexicon().before)
        if found and found[2] < len(words) and _is_post(line.sentence.tokens[found[2]].text):
            return found[0], found[1]
        member = _at(line, start, _lexicon().member)
        if member and article and words[member[2] : member[2] + 1] in _ENDS:
            return member[0], member[1]
        if not line.sentence.tokens[start].text[:1].isalpha() or _named(line, start):
            return None
    return None


_ENDS = frozenset({(",",), (".",), ("who",), ("from",), ("and",), ("of",), ("representing",), ()})
