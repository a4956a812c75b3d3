"""Questions that are refused before the engine sees them.

The engine overflows its stack on deep nesting, which ends its process, and reaches the network
for ``SERVICE``. Both are found in the tokens, where a comment, a string or a name that only
looks like the word is not mistaken for it.
"""

from __future__ import annotations

import re

from kgnews.errors import QueryError
from kgnews.sparql.tokens import Token, tokens

__all__ = ["DEEPEST", "FORMS", "LONGEST", "MOST_TOKENS", "UPDATES", "SparqlError", "guarded"]

LONGEST = 262_144
"""Code points; a list of 10,000 values fits."""
MOST_TOKENS = 50_000
"""Words and signs; 10,000 pairs of values fit. Long flat chains overflow the stack too."""
DEEPEST = 100
"""Brackets in each other. 200 still work, some 4,700 overflow the stack of the engine."""

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
)

_OPEN = "([{"
_CLOSE = dict(zip(")]}", _OPEN, strict=True))
_CLOSING = {opening: closing for closing, opening in _CLOSE.items()}
_NAMES = {"(": "parenthesis `(`", "[": "bracket `[`", "{": "brace `{`"}
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_WIDEST = 76


class SparqlError(QueryError):
    """A fault at a place of a SPARQL text, with the line that it is on.

    >>> print(SparqlError("ASK { ?a }", 9, "a property is missing", "").excerpt)
      ASK { ?a }
               ^
    """

    def __init__(self, sparql: str, place: int, what: str, cure: str) -> None:
        """A fault at a code point of the text; ``what`` and ``cure`` as in KgnewsError."""
        place = min(place, len(sparql.rstrip()))
        self.sparql, self.place = sparql, place
        before = sparql[:place]
        line = before.count("\n")
        column = place - (before.rfind("\n") + 1)
        super().__init__(f"query:{line + 1}:{column + 1}", what, cure)
        self.excerpt = _excerpt(sparql.split("\n")[line], column)


def guarded(sparql: str, *, network: bool = False) -> list[Token]:
    """The tokens of a text that may be given to the engine.

    Raises QueryError for one that is too long or nested too deeply, has brackets or quotation
    marks without a partner, is an update, or, without ``network``, asks another server.

    >>> len(guarded("ASK { ?city a kg:City }"))
    6
    """
    if len(sparql) > LONGEST:
        what = f"the query has {len(sparql):,} characters, {LONGEST:,} at most"
        raise QueryError("query", what, "ask in smaller pieces")
    try:
        sparql.encode()
    except UnicodeEncodeError as fault:
        raise SparqlError(sparql, fault.start, "this is no character", "write UTF-8") from fault
    parts = tokens(sparql)
    if not parts:
        raise QueryError(
            "query", "nothing is asked", "for example: SELECT ?city { ?city a kg:City }"
        )
    if len(parts) > MOST_TOKENS:
        what = f"the query has {len(parts):,} words and signs, {MOST_TOKENS:,} at most"
        raise QueryError("query", what, "ask in smaller pieces")
    _whole(sparql, parts)
    _paired(sparql, parts)
    _asking(sparql, parts)
    if not network:
        _at_home(sparql, parts)
    return parts


def _whole(sparql: str, parts: list[Token]) -> None:
    for token in parts:
        if token.kind == "sign" and token.text in "\"'":
            what = f"a text that begins with {token.text} does not end"
            raise SparqlError(sparql, token.start, what, f"close it with {token.text}")


def _paired(sparql: str, parts: list[Token]) -> None:
    still_open: list[Token] = []
    for token in parts:
        if token.kind != "sign":
            continue
        if token.text in _OPEN:
            still_open.append(token)
            if len(still_open) > DEEPEST:
                what = f"more than {DEEPEST} brackets in each other"
                raise SparqlError(sparql, token.start, what, "nest less deeply")
        elif token.text in _CLOSE:
            if not still_open:
                raise SparqlError(
                    sparql, token.start, f"`{token.text}` closes nothing", "remove it"
                )
            if (before := still_open[-1].text) != _CLOSE[token.text]:
                what = f"`{token.text}` comes before the {_NAMES[before]} is closed"
                cure = f"close it with `{_CLOSING[before]}`"
                raise SparqlError(sparql, token.start, what, cure)
            still_open.pop()
    if still_open:
        last = still_open[-1]
        what = f"the query ends before a `{_CLOSING[last.text]}`"
        raise SparqlError(sparql, last.start, what, f"close this {_NAMES[last.text]}")


def _asking(sparql: str, parts: list[Token]) -> None:
    """Whether it is a question at all."""
    for token in parts:
        if token.kind == "word" and token.text.upper() not in ("PREFIX", "BASE"):
            if token.text.upper() in UPDATES:
                what = f"{token.text.upper()} would change the graph, and query only reads"
                cure = "articles go in with kgnews ingest and out with kgnews retract"
                raise SparqlError(sparql, token.start, what, cure)
            return


def _at_home(sparql: str, parts: list[Token]) -> None:
    for token in parts:
        if token.says("SERVICE"):
            what = "SERVICE asks another server, and nothing leaves this machine"
            raise SparqlError(sparql, token.start, what, "give --allow-network to permit it")
    plain = _ESCAPE.sub(_character, sparql)
    others = [tokens(plain)] if plain != sparql else []
    if any(token.kind == "iri" and "'" in token.text for token in parts):
        others.append(tokens(plain, iris=False))  # `1<'>'` compares: it holds no address
    if any(token.says("SERVICE") for other in others for token in other):
        raise QueryError("query", "SERVICE in disguise", "give --allow-network to permit it")


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "?"


def _excerpt(line: str, column: int) -> str:
    """The line, or what of it is around the place, with a caret below."""
    first = max(0, column - _WIDEST // 2) if len(line) > _WIDEST else 0
    cut = line[first : first + _WIDEST]
    visible = "".join(each if each.isprintable() else " " for each in cut)
    return f"  {visible}\n  {' ' * (column - first)}^"
