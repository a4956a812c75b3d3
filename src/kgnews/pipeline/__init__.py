"""From files to a store: the story of one article, and of many.

Foreign input is read in processes of their own, under limits (``worker``, started by ``crew``);
this process walks folders, stores what it is told, and says what became of each input.
"""

from __future__ import annotations

from kgnews.pipeline.crew import Ended
from kgnews.pipeline.ingesting import (
    Options,
    Outcome,
    Reading,
    Report,
    ingest,
    reading,
    reread,
)
from kgnews.pipeline.limits import Limits
from kgnews.pipeline.reader import Reader
from kgnews.pipeline.refusing import digest_of, unspelled
from kgnews.pipeline.showing import readings

__all__ = [
    "Ended",
    "Limits",
    "Options",
    "Outcome",
    "Reader",
    "Reading",
    "Report",
    "digest_of",
    "ingest",
    "reading",
    "readings",
    "reread",
    "unspelled",
]
