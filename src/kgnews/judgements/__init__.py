"""What people decided: the lines of a decisions file, and what they mean together.

A decisions file is plain text, one decision a line; neither the order nor a line that stands
there twice matters, so that two copies of it can be merged by taking the lines of both::

    same :org-c40 :org-c40-cities by "Rina Wati" on 2026-11-25 why "one network, two spellings"

:func:`settled` works out what a set of judgements means. It is a pure function of the set and
the gazetteer, and raises where they contradict each other.
"""

from __future__ import annotations

from kgnews.judgements.files import HEADER, Decisions
from kgnews.judgements.lines import VERBS, judged_in, line_of, parsed, quoted, reference, unquoted
from kgnews.judgements.settled import UNJUDGED, Correction, Settled, Thing, settled

__all__ = [
    "HEADER",
    "UNJUDGED",
    "VERBS",
    "Correction",
    "Decisions",
    "Settled",
    "Thing",
    "judged_in",
    "line_of",
    "parsed",
    "quoted",
    "reference",
    "settled",
    "unquoted",
]
