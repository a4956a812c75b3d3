"""One article read: everything that reading depends on, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import kgnews.extract.reading  # noqa: F401 loaded before the time of the first article runs
from kgnews import __version__, extract
from kgnews.extract.gazetteer import Gazetteer
from kgnews.mapping import page_entities, quads
from kgnews.model import Article, Reading
from kgnews.ontology import Ontology, root
from kgnews.resolve import Identity, identify
from kgnews.store.entries import Entry, entry
from kgnews.text import segment

__all__ = ["Reader", "fingerprint"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that reading depends on but the article.

    >>> from kgnews.articles import from_text
    >>> reading = Reader.make().read(from_text("Banjir merendam Kota Bogor."))
    >>> reading.document.article.text
    'Banjir merendam Kota Bogor.'
    """

    ontology: Ontology
    gazetteer: Gazetteer
    rules: str  # a fingerprint: two readers with the same one read the same

    @classmethod
    def make(cls, gazetteers: Sequence[Path] = ()) -> Reader:
        """The reader of this version with a user's own gazetteers. Raises OntologyError."""
        ontology = Ontology.load()
        return cls(ontology, Gazetteer.load(ontology, gazetteers), fingerprint(gazetteers))

    def read(self, article: Article) -> Reading:
        """What one article says."""
        return extract.read(segment(article), self.ontology, self.gazetteer)

    def identities(self, reading: Reading) -> dict[str, Identity]:
        """Who and what the entities of a reading and the people of its page are."""
        page = Reading(reading.document, page_entities(reading.document.article))
        return {**identify(page, self.gazetteer), **identify(reading, self.gazetteer)}

    def entry(self, article: Article) -> Entry:
        """One article read and packed for the store."""
        return self.packed(article)[0]

    def packed(self, article: Article) -> tuple[Entry, dict[str, Identity]]:
        """One article read and packed for the store, with the identities that went into it."""
        reading = self.read(article)
        identities = self.identities(reading)
        return entry(reading, quads(reading, identities), self.rules), identities


def fingerprint(gazetteers: Sequence[Path]) -> str:
    """What reading depends on, as two digests: version, ontology and models; a user's names.

    How often rules were right (``precision.csv``) is shown beside facts and changes none.
    """
    models = Path(extract.__file__).parent / "names" / "models"
    shipped = (path for folder in (root(), models) for path in sorted(folder.rglob("*")))
    files = (path for path in shipped if path.is_file() and path.name != "precision.csv")
    own = _digest(__version__, files)
    return f"{own}-{_digest('', gazetteers)}"


def _digest(start: str, files: Iterable[Path]) -> str:
    total = sha256(start.encode())
    for path in files:
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:32]
