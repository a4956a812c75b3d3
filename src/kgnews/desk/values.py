"""Terms of the graph as plain Python values.

Numbers become numbers, truth values ``bool``, days ``date``, moments ``datetime``. A month or a
year stays text (``2018-10``): Python has no type for a day of which only that is known. An
address becomes its :class:`Curie`, as tables show it and as ``kg.show`` and SPARQL take it back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from kgnews.finding import long, short
from kgnews.prefixes import PREFIXES

__all__ = ["Curie", "Value", "day", "plain", "plain_term", "written"]


class Curie(str):
    """The short form of an address; it is a text, and knows the long form.

    >>> Curie(":city-ambon"), Curie(":city-ambon").iri
    (':city-ambon', 'https://w3id.org/kgnews/id/city-ambon')
    """

    __slots__ = ()

    @property
    def iri(self) -> str:
        """The whole address."""
        return long(self)


Value = str | int | float | bool | date | None
"""What a row holds: a :class:`Curie` is a ``str``, a ``datetime`` a ``date``; None is no value."""

_WHOLE = """integer int long short byte nonNegativeInteger positiveInteger nonPositiveInteger
negativeInteger unsignedInt unsignedLong unsignedShort unsignedByte""".split()
_KINDS: Mapping[str, Callable[[str], Value]] = {
    **dict.fromkeys(_WHOLE, int),
    **dict.fromkeys(("decimal", "double", "float"), float),
    "boolean": lambda text: {"true": True, "1": True, "false": False, "0": False}[text],
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}


def plain(term: Mapping[str, Any] | None) -> Value:
    """The value of a term as the JSON of SPARQL results has it; what is none is its text.

    >>> plain({"type": "uri", "value": "https://w3id.org/kgnews/ns#supports"})
    'kg:supports'
    >>> day = {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#date"}
    >>> plain(day | {"value": "2018-10-30"}), plain(day | {"value": "2018-02-30"}), plain(None)
    (datetime.date(2018, 10, 30), '2018-02-30', None)
    """
    if term is None:
        return None
    value = term["value"]
    if term["type"] == "uri":
        return Curie(short(value))
    if term["type"] == "triple":
        parts = (plain(value[name]) for name in ("subject", "predicate", "object"))
        return f"<< {' '.join(map(str, parts))} >>"
    return _literal(value, term.get("datatype", ""))


def plain_term(term: object) -> Value:
    """The value of a term of pyoxigraph."""
    from pyoxigraph import Literal, NamedNode

    if isinstance(term, NamedNode):
        return Curie(short(term.value))
    if isinstance(term, Literal):
        return _literal(term.value, term.datatype.value)
    return str(term)


def _literal(text: str, datatype: str) -> Value:
    made = _KINDS.get(datatype.removeprefix(PREFIXES["xsd"]))
    try:
        return made(text) if made else text
    except (ValueError, KeyError):
        return text


def day(text: str | None) -> Value:
    """A day as a date; a month, a year or a moment as its text.

    >>> day("2018-10-30"), day("2018-10"), day(None)
    (datetime.date(2018, 10, 30), '2018-10', None)
    """
    return _literal(text, f"{PREFIXES['xsd']}date") if text else None


def written(value: Value) -> str:
    """A value as a table shows it.

    >>> written(None), written(True), written(date(2018, 10, 30))
    ('', 'true', '2018-10-30')
    """
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
