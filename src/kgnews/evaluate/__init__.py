"""How well kgnews reads: its readings against what people took from the same pages.

A gold set is a folder with ``pages/NNN.txt`` and ``gold/NNN.json``; the form and the rules by
which a page is annotated are in ``gold/README.md``. Nothing here reads a page: whoever asks
brings the readings.
"""

from __future__ import annotations

from kgnews.evaluate.answers import Answer, told
from kgnews.evaluate.floors import Floors, below, raised, read_floors, write_floors
from kgnews.evaluate.gold import Gold, Page, load
from kgnews.evaluate.report import fault_lines, report_json, report_lines, rule_counts
from kgnews.evaluate.score import Score, score

__all__ = [
    "Answer",
    "Floors",
    "Gold",
    "Page",
    "Score",
    "below",
    "fault_lines",
    "load",
    "raised",
    "read_floors",
    "report_json",
    "report_lines",
    "rule_counts",
    "score",
    "told",
    "write_floors",
]
