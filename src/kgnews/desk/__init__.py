"""A store from Python: questions in, rows and facts out, at home in a notebook.

::

    import kgnews

    kg = kgnews.open("kgnews-store")
    for city, event in kg.query("SELECT ?city ?event { ?city kg:supports ?event }"):
        print(city, event)
    kg.why("Barcelona", "supports")      # the sentences, marked

Nothing stays open between two questions: every answer is of the store as it is then.
"""

from __future__ import annotations

from kgnews.desk.asking import Desk, opened
from kgnews.desk.graphs import Triples
from kgnews.desk.part import Part
from kgnews.desk.reading import ReadText, read
from kgnews.desk.rows import Row, Rows
from kgnews.desk.shown import Shown
from kgnews.desk.values import Curie, Value
from kgnews.store.excerpts import Moment

__all__ = [
    "Curie",
    "Desk",
    "Moment",
    "Part",
    "ReadText",
    "Row",
    "Rows",
    "Shown",
    "Triples",
    "Value",
    "opened",
    "read",
]
