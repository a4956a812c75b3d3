"""What every request of one site shares."""

from __future__ import annotations

from dataclasses import dataclass

from kgnews.serve.limiting import Turns
from kgnews.serve.reconcile import Index, names_of
from kgnews.serve.remembering import Remembered
from kgnews.serve.settings import Settings
from kgnews.serve.standing import Standing
from kgnews.serve.sums import Sums, sums
from kgnews.serve.workers import Workers

__all__ = ["Site"]


@dataclass(frozen=True, slots=True)
class Site:
    """The settings, the store, the processes that answer, whose turn it is, what is remembered."""

    settings: Settings
    store: Standing
    workers: Workers
    turns: Turns
    names: Remembered[Index]
    sums: Remembered[Sums]

    @classmethod
    def of(cls, settings: Settings) -> Site:
        """The site of some settings. Raises StoreError where there is no store."""
        turns = Turns(settings.at_once, settings.patience)
        store = Standing(settings.folder)
        return cls(settings, store, Workers(), turns, Remembered(names_of), Remembered(sums))
