"""A SPARQL text cut into tokens, so that it can be judged before the engine sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

__all__ = ["Term", "Token", "prefixes", "terms", "tokens"]

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\r\n]*)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
        |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:\w[\w.-]*)
    | (?P<name>(?:[^\W\d_](?:[\w.-]{0,63}[\w-])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[^\s\w])
        (?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[^\s\w])*)?)
    | (?P<language>@[A-Za-z][A-Za-z0-9-]*)
    | (?P<number>\d[\d.]*(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>[^\s])
    """,
    re.VERBOSE | re.DOTALL,
)  # every repeat is followed by what it cannot contain, or bounded: no text takes long
_WITHOUT_IRIS = re.compile(_TOKEN.pattern.replace("(?P<iri><", "(?P<iri>(?!)<"), _TOKEN.flags)


class Token(NamedTuple):
    """A piece of a SPARQL text; ``kind`` is the name of a group of the pattern above."""

    kind: str
    text: str
    start: int

    def says(self, word: str) -> bool:
        """Whether this is a keyword of SPARQL, which has no case."""
        return self.kind == "word" and self.text.upper() == word


class Term(NamedTuple):
    """An IRI of a SPARQL text, with the words that stand for it there."""

    iri: str
    text: str
    start: int


def tokens(sparql: str, *, iris: bool = True) -> list[Token]:
    """The tokens of a SPARQL text, comments left out; any text has tokens.

    Without ``iris`` a ``<`` is always the sign, as it is where the grammar wants an operator.

    >>> [token.text for token in tokens("ASK { ?city kg:supports :event-u20. } # why")]
    ['ASK', '{', '?city', 'kg:supports', ':event-u20', '.', '}']
    """
    return list(_tokens(sparql, _TOKEN if iris else _WITHOUT_IRIS))


def _tokens(sparql: str, pattern: re.Pattern[str]) -> Iterator[Token]:
    for found in pattern.finditer(sparql):
        kind, text, start = str(found.lastgroup), found[0], found.start()
        if kind == "comment":
            continue
        trimmed = text.rstrip(".") if kind in ("name", "number", "blank") else text
        yield Token(kind, trimmed, start)
        for place in range(len(trimmed), len(text)):
            yield Token("sign", ".", start + place)


def prefixes(parts: Sequence[Token]) -> dict[str, str]:
    """The prefixes that a text declares.

    >>> prefixes(tokens("PREFIX ex: <http://example.org/> ASK {}"))
    {'ex': 'http://example.org/'}
    """
    declared = {}
    for word, name, iri in zip(parts, parts[1:], parts[2:], strict=False):
        if word.says("PREFIX") and name.kind == "name" and iri.kind == "iri":
            declared[name.text.removesuffix(":")] = iri.text[1:-1]
    return declared


def terms(parts: Sequence[Token], known: Mapping[str, str]) -> list[Term]:
    """The IRIs that a text uses, prefixes resolved; names of unknown prefixes are left out.

    >>> terms(tokens("ASK { ?c kg:supports ?e }"), {"kg": "https://w3id.org/kgnews/ns#"})
    [Term(iri='https://w3id.org/kgnews/ns#supports', text='kg:supports', start=9)]
    """
    spaces = {**known, **prefixes(parts)}
    found = []
    for before, last, token in zip((None, None, *parts), (None, *parts), parts, strict=False):
        declares = last is not None and last.says("PREFIX")
        declared = before is not None and before.says("PREFIX")
        if token.kind == "iri" and not declared:
            found.append(Term(token.text[1:-1], token.text, token.start))
        elif token.kind == "name" and not declares:
            prefix, _, local = token.text.partition(":")
            if prefix in spaces:
                iri = spaces[prefix] + re.sub(r"\\(.)", r"\1", local)
                found.append(Term(iri, token.text, token.start))
    return found
