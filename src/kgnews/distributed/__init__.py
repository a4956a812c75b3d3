"""Distributed reading: an ingest whose articles are read on the machines of a cluster.

    graph  =  union over all articles of  quads(read(article), links)

Articles do not depend on each other, so inputs are cut into partitions (:mod:`.cutting`,
:mod:`.partitions`), each is read wherever there is room (:mod:`.work`, on an engine of
:mod:`.engines`) into a part of its own (:mod:`.parts`), and the parts are told in order
(:mod:`.gathering`) to an ordinary ingest, which does not know where they were read::

    with engine("dask", "tcp://10.0.0.1:8786") as each:
        by = distributed(each, Settings("/shared/parts"))
        pipeline.ingest(paths, folder, options, by=by)
"""

from __future__ import annotations

from kgnews.distributed.engines import ENGINES, Each, GivenUp, engine
from kgnews.distributed.gathering import Settings, distributed

__all__ = ["ENGINES", "Each", "GivenUp", "Settings", "distributed", "engine"]
