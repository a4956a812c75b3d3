"""Print what kgnews costs, as ratios taken side by side in one run.

    python benchmarks/run.py              # all but the last two, about half an hour
    python benchmarks/run.py start read   # some
    python benchmarks/run.py growth       # how an article's cost grows with the store
    python benchmarks/run.py dask         # what a cluster adds (needs kgnews[dask])

A time alone says little on another machine; a ratio to something everybody has says more. Rounds
alternate between the two sides and the median is shown. Nothing here is a test.
"""

from __future__ import annotations

import sys

import asking
import engines
import reading
import starting
import storing
from clock import header

PARTS = {
    "start": starting.start,
    "read": reading.read,
    "stages": reading.stages,
    "tagger": reading.tagger,
    "gazetteer": reading.gazetteer,
    "ingest": storing.ingest,
    "workers": storing.workers,
    "again": storing.again,
    "rebuild": storing.rebuild,
    "queries": asking.queries,
    "exports": asking.exports,
}
LONG = {"growth": storing.growth, "dask": engines.dask}


if __name__ == "__main__":
    header()
    for part in sys.argv[1:] or PARTS:
        (PARTS | LONG)[part]()
