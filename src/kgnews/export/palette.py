"""A colour for every class, which people who see few colours can tell apart too.

They are those of Okabe and Ito (2008), given to the classes at the top of the ontology; a class
below them has the colour of the nearest one above.
"""

from __future__ import annotations

from kgnews.ontology import Ontology

__all__ = ["colour", "rgb"]

_COLOURS = {
    "Person": "#0072b2",
    "Group": "#0072b2",
    "GovernmentBody": "#cc79a7",
    "Organization": "#d55e00",
    "Office": "#f0e442",
    "Place": "#009e73",
    "Event": "#e69f00",
    "Programme": "#e69f00",
    "Document": "#56b4e9",
    "Article": "#56b4e9",
}
_OTHER = "#999999"


def colour(kind: str) -> str:
    """The colour of a class, as ``#rrggbb``.

    >>> colour("City") == colour("Place"), colour("City") == colour("Person")
    (True, False)
    """
    above = Ontology.load().ancestors.get(kind, frozenset({kind}))
    if kind in _COLOURS:
        return _COLOURS[kind]
    return next((known for name, known in _COLOURS.items() if name in above), _OTHER)


def rgb(kind: str) -> tuple[int, int, int]:
    """The same as three numbers up to 255.

    >>> rgb("Person")
    (0, 114, 178)
    """
    digits = colour(kind)[1:]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
