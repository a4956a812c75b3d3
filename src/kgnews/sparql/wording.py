"""What the engine says about a faulty query, in words that a person can act on.

The engine names the place where it could go no further and every token that might have stood
there. The tokens of the text tell more: an unknown prefix, a misspelt keyword, a missing term.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kgnews.finding.likeness import similar
from kgnews.sparql.guard import FORMS, SparqlError
from kgnews.sparql.tokens import Token, prefixes

__all__ = ["KEYWORDS", "worded"]

_WORDS = """
BASE PREFIX SELECT DISTINCT REDUCED AS CONSTRUCT DESCRIBE ASK FROM NAMED WHERE GROUP BY HAVING ORDER
ASC DESC LIMIT OFFSET VALUES UNDEF OPTIONAL GRAPH SERVICE SILENT BIND MINUS UNION FILTER LATERAL NOT
IN EXISTS SEPARATOR COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND
IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS
STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5
SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC
REGEX SUBSTR REPLACE TRIPLE SUBJECT PREDICATE OBJECT ISTRIPLE ADJUST LANGDIR HASLANG HASLANGDIR
STRLANGDIR VERSION A TRUE FALSE
"""
KEYWORDS = frozenset(_WORDS.split())
_COUNTING = frozenset(("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"))

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_EXPECTED = re.compile(r'"((?:[^"\\]|\\.)+)"|\b([A-Z]{2,})\b(?![^\[]*\])')
_ENDS = {"{": 3, ".": 3, "}": 3, ";": 2, ",": 1}  # terms that have to follow each
_MOST = 6  # alternatives that a person reads
_SHOWN = 5  # terms in a row, of which three are a triple
_LONGEST = 120


def worded(
    sparql: str, parts: Sequence[Token], message: str, known: Mapping[str, str]
) -> SparqlError:
    """The engine's message about a text, as an error that names the place and the cure.

    >>> from kgnews.sparql.tokens import tokens
    >>> text = "ASK { ?c foo:bar ?d }"
    >>> print(worded(text, tokens(text), "error at 1:10: expected [_]", {"kg": "…"}))
    query:1:10: prefix `foo:` is not known; known: kg:, or begin with PREFIX foo: <…>
    """
    found = _PLACE.match(message)
    place = _offset(sparql, int(found[1]), int(found[2])) if found else 0
    expected = found[3] if found else message
    return (
        _prefix(sparql, parts, known)
        or _keyword(sparql, parts)
        or _form(sparql, parts)
        or _unbound(sparql, parts, expected)
        or _bare_count(sparql, parts)
        or _triple(sparql, parts)
        or _stuck(sparql, parts, place, expected)
    )


def _offset(sparql: str, line: int, column: int) -> int:
    lines = sparql.split("\n")
    return sum(len(each) + 1 for each in lines[: line - 1]) + column - 1


def _prefix(sparql: str, parts: Sequence[Token], known: Mapping[str, str]) -> SparqlError | None:
    declared = {**known, **prefixes(parts)}
    for before, token in zip((None, *parts), parts, strict=False):
        prefix = token.text.partition(":")[0]
        declares = before is not None and before.says("PREFIX")
        if token.kind == "name" and not declares and prefix not in declared:
            listed = ", ".join(f"{each}:" for each in sorted(declared))
            cure = f"known: {listed}, or begin with PREFIX {prefix}: <…>"
            if near := similar(prefix, declared, most=1):
                cure = f"did you mean `{near[0]}:`? {cure[0].upper()}{cure[1:]}"
            return SparqlError(sparql, token.start, f"prefix `{prefix}:` is not known", cure)
    return None


def _keyword(sparql: str, parts: Sequence[Token]) -> SparqlError | None:
    for token in parts:
        if token.kind == "word" and token.text.upper() not in KEYWORDS:
            near = similar(token.text, KEYWORDS, most=1)
            if near:
                cure = f"did you mean `{near[0]}`?"
            else:
                cure = (
                    f'a variable is `?{token.text}`, a name `:{token.text}`, a text "{token.text}"'
                )
            return SparqlError(sparql, token.start, f"`{token.text}` is no word of SPARQL", cure)
    return None


def _form(sparql: str, parts: Sequence[Token]) -> SparqlError | None:
    """A text that is no question: a bare pattern, say."""
    if any(token.text.upper() in FORMS for token in parts if token.kind == "word"):
        return None
    cure = "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    return SparqlError(sparql, parts[0].start, "this asks nothing", cure)


def _unbound(sparql: str, parts: Sequence[Token], expected: str) -> SparqlError | None:
    if "variable that is unbound" not in expected:
        return None
    what = "SELECT has a variable that is not a group of its own"
    cure = "beside COUNT and the like, or with GROUP BY, name every other variable in GROUP BY"
    select = next((token for token in parts if token.says("SELECT")), parts[0])
    return SparqlError(sparql, select.start, what, cure)


def _bare_count(sparql: str, parts: Sequence[Token]) -> SparqlError | None:
    for before, token in pairwise(parts):
        if before.text == "{":
            return None
        if token.text.upper() in _COUNTING and before.text != "(":
            what = f"{token.text} in SELECT wants parentheses and a name"
            return SparqlError(sparql, token.start, what, f"for example ({token.text}(?x) AS ?n)")
    return None


def _triple(sparql: str, parts: Sequence[Token]) -> SparqlError | None:
    """Terms in a row that are not three, or two after `;`, or one after `,`.

    Only plain rows are counted: a path, a list or a keyword in it, and anything is allowed.
    """
    needed, row = 0, list[Token]()
    for token in parts:
        if _is_term(token):
            row.append(token)
        elif token.kind != "language":
            if token.text in (".", "}") and needed == 1 and not row:
                return SparqlError(sparql, token.start, "after `,` another object is missing", "")
            if token.text in _ENDS and needed and row and len(row) != needed:
                words = _cut(" ".join(each.text for each in row[:_SHOWN]))
                few = len(row) < needed
                what = f"`{words}` {'is not yet a triple' if few else 'is more than a triple'}"
                cure = "a triple is a subject, a property and an object, ended by `.` or `;`"
                return SparqlError(sparql, (token if few else row[needed]).start, what, cure)
            needed, row = _ENDS.get(token.text, 0), []
    return None


def _cut(words: str) -> str:
    """What of a long text a person reads."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _is_term(token: Token) -> bool:
    words = ("A", "TRUE", "FALSE")
    kinds = ("variable", "iri", "name", "string", "number", "blank")
    return token.kind in kinds or (token.kind == "word" and token.text.upper() in words)


def _stuck(sparql: str, parts: Sequence[Token], place: int, expected: str) -> SparqlError:
    at = next((token for token in parts if token.start + len(token.text) > place), None)
    words = [first or second for first, second in _EXPECTED.findall(expected)]
    what = f"`{_cut(at.text)}` cannot stand here" if at else "the query ends too early"
    if at is None and "[_]" in expected:
        what = "this is not SPARQL, and the engine does not say where it goes wrong"
    cure = "see docs/queries.md for what a query looks like"
    if "?" in words and "<" in words:
        cure = "a variable, a name or a value is missing"
    elif words and len(words) <= _MOST and "[_]" not in expected:
        cure = "expected " + " or ".join(f"`{each}`" for each in words)
    return SparqlError(sparql, at.start if at else len(sparql), what, cure)
