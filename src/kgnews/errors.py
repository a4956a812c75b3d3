"""Everything that kgnews raises on purpose.

::

    KgnewsError                 one line: where, what, what to do
    ├── InputError              an article or a file that cannot be read
    ├── OntologyError           a fault in ontology/ or in a user's gazetteer
    ├── QueryError              a SPARQL text or a term that cannot be answered
    └── StoreError              the store folder: absent, locked, damaged, not one

The command line turns a :class:`KgnewsError` into one line on standard error
and exit code 1; anything else is a bug and keeps its traceback.
"""

from __future__ import annotations

__all__ = ["InputError", "KgnewsError", "OntologyError", "QueryError", "StoreError"]


class KgnewsError(Exception):
    """A failure that the user can understand and act on.

    >>> print(InputError("news.jsonl:3", "not JSON", "mend or remove the line"))
    news.jsonl:3: not JSON; mend or remove the line
    """

    def __init__(self, where: str, what: str, cure: str = "") -> None:
        """Say where, what, and what to do about it."""
        self.where, self.what, self.cure = where, what, cure
        super().__init__(where, what, cure)

    def __str__(self) -> str:
        """One line: place, problem, cure."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}; {self.cure}" if self.cure else line


class InputError(KgnewsError):
    """An article or a file that cannot be read."""


class OntologyError(KgnewsError):
    """A fault in ``ontology/`` or in a user's gazetteer."""


class QueryError(KgnewsError):
    """A question that cannot be answered as it was put."""


class StoreError(KgnewsError):
    """A store folder that is absent, locked, damaged or not a store."""
