"""What every request of one site shares."""

from __future__ import annotations

from dataclasses import dataclass

from kgnews.serve.limiting import Turns
from kgnews.serve.settings import Settings
from kgnews.serve.standing import Standing
from kgnews.serve.workers import Workers

__all__ = ["Site"]


@dataclass(frozen=True, slots=True)
class Site:
    """The settings, the store, the processes that answer, and whose turn it is."""

    settings: Settings
    store: Standing
    workers: Workers
    turns: Turns

    @classmethod
    def of(cls, settings: Settings) -> Site:
        """The site of some settings. Raises StoreError where there is no store."""
        turns = Turns(settings.at_once, settings.patience)
        return cls(settings, Standing(settings.folder), Workers(), turns)
