"""Questions with a name: the ``*.rq`` files of ``ontology/queries/``.

The first comment line is the help text. A parameter is a comment line of its own::

    # Quotes of one speaker, newest first.
    # param who: entity – whose words
    # param since: date, optional – first day
    SELECT … { ?quote kg:speaker $who … }

A value takes the place of ``$who`` as one term, whatever is in it; an optional one that is not
given leaves a variable without a value. ``entity`` takes any form of a name; ``text``,
``number`` and ``date`` are literals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kgnews.errors import QueryError
from kgnews.finding.likeness import similar
from kgnews.ontology import root
from kgnews.prefixes import PREFIXES
from kgnews.sparql.tokens import tokens

__all__ = ["KINDS", "Parameter", "Saved", "bindings", "filled", "parsed", "saved", "saved_query"]

KINDS = ("entity", "text", "number", "date")

_PARAMETER = re.compile(
    r"#\s*param\s+(?P<name>[a-z][a-z_]{0,30})\s*:\s*(?P<kind>[a-z]{1,10})"
    r"(?P<optional>\s*,\s*optional)?\s*(?:[–-]\s*(?P<help>.{0,200}))?"
)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a saved query wants to be told."""

    name: str
    kind: str
    help: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Saved:
    """A query with a name."""

    name: str
    help: str
    sparql: str
    parameters: tuple[Parameter, ...] = ()


def saved(folder: Path | None = None) -> dict[str, Saved]:
    """The saved queries by name, in order.

    >>> "cities-backing" in saved()
    True
    """
    files = sorted((folder or root() / "queries").glob("*.rq"))
    return {path.stem: parsed(path.stem, path.read_text("utf-8")) for path in files}


def saved_query(name: str) -> Saved:
    """One saved query. Raises QueryError for none of that name."""
    queries = saved()
    if name in queries:
        return queries[name]
    near = " or ".join(similar(name, queries))
    cure = f"did you mean {near}?" if near else "kgnews query --list shows those there are"
    raise QueryError(name, "is no saved query", cure)


def parsed(name: str, sparql: str) -> Saved:
    """A query with what its comment lines say about it.

    >>> parsed("x", "# Who.\\n# param who: entity – the person\\nASK {}").parameters
    (Parameter(name='who', kind='entity', help='the person', required=True),)
    """
    comments = [line for line in sparql.splitlines() if line.startswith("#")]
    found = [each for each in map(_PARAMETER.match, comments) if each]
    for each in found:
        if each["kind"] not in KINDS:
            what = f"a parameter is one of {', '.join(KINDS)}, not {each['kind']}"
            raise QueryError(name, what, "mend the comment line")
    help_text = next((line.lstrip("# ") for line in comments if not _PARAMETER.match(line)), "")
    parameters = (
        Parameter(each["name"], each["kind"], (each["help"] or "").strip(), not each["optional"])
        for each in found
    )
    return Saved(name, help_text, sparql, tuple(parameters))


def bindings(query: Saved, given: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The values of a query's parameters as terms, for :class:`kgnews.sparql.Question`.

    An ``entity`` keeps the words that were given; the graph is asked later whom they mean.
    Raises QueryError for a value that is missing, unasked for or not of its kind.
    """
    known = {each.name: each for each in query.parameters}
    for name in given:
        if name not in known:
            listed = ", ".join(f"--{each}" for each in known) or "none"
            raise QueryError(f"--{name}", f"{query.name} takes no such value", f"it takes {listed}")
    for parameter in query.parameters:
        if parameter.required and parameter.name not in given:
            what = f"{query.name} needs --{parameter.name}"
            raise QueryError("query", what, parameter.help)
    return {name: _term(known[name], value) for name, value in given.items()}


def filled(sparql: str, values: Mapping[str, str]) -> str:
    """The query with terms, as SPARQL writes them, in the place of its parameters.

    >>> filled("ASK { $who kg:supports ?who } # $who", {"who": "<http://example.org/a>"})
    'ASK { <http://example.org/a> kg:supports ?who } # $who'
    """
    pieces, end = [], 0
    for token in tokens(sparql):
        if token.kind == "variable" and token.text[0] == "$" and token.text[1:] in values:
            pieces += [sparql[end : token.start], values[token.text[1:]]]
            end = token.start + len(token.text)
    return "".join([*pieces, sparql[end:]])


def _term(parameter: Parameter, value: str) -> dict[str, str]:
    if parameter.kind in ("entity", "text"):
        return {"type": parameter.kind, "value": value}
    pattern, datatype = (_INTEGER, "integer") if parameter.kind == "number" else (_DATE, "")
    if not pattern.fullmatch(value):
        example = "26" if parameter.kind == "number" else "2018, 2018-10 or 2018-10-30"
        raise QueryError(
            f"--{parameter.name}", f"{value} is no {parameter.kind}", f"like {example}"
        )
    return {
        "type": "literal",
        "value": value,
        "datatype": PREFIXES["xsd"] + (datatype or _DATES[len(value)]),
    }
