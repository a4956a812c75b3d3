"""kgnews builds knowledge graphs of news in which every fact shows its sentence.

::

    import kgnews

    kg = kgnews.open("kgnews-store")
    kg.query("SELECT ?city { ?city kg:supports ?event }")
    kg.why("Barcelona", "supports")

Importing this loads nothing else; everything is loaded where it is first needed.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kgnews.desk import Desk, ReadText

__all__ = ["__version__", "open", "read"]

__version__ = "0.1.0"


def open(
    store: str | PathLike[str] = "kgnews-store", *, create: bool = False, lang: str = "en"
) -> Desk:
    """A store to ask, as a :class:`kgnews.desk.Desk`; ``create`` makes it where there is none.

    It is a folder, or ``sparql+http://HOST:PORT/`` of a server with its graph. ``lang`` is the
    language of the words around what articles say, ``en`` or ``id``. Raises StoreError where
    there is no store, and QueryError for another language.

    >>> open(lang="fr")
    Traceback (most recent call last):
        ...
    kgnews.errors.QueryError: lang: 'fr' is not spoken here; one of en, id
    """
    from kgnews import desk

    return desk.opened(store, create=create, lang=lang)


def read(
    text: str,
    *,
    published: str | None = None,
    gazetteers: Sequence[Path | str] = (),
    lang: str = "en",
) -> ReadText:
    """What a text says, without a store: names, statements, quotes. See :func:`kgnews.desk.read`.

    >>> read("Barcelona backs the summit.").entities.column("name")
    ['Barcelona']
    """
    from kgnews import desk

    return desk.read(text, published=published, gazetteers=gazetteers, lang=lang)
