"""Libraries that only some inputs need, and how to get one that is not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kgnews.articles.options import Refusal

__all__ = ["needed"]


def needed(module: str, extra: str, where: str) -> Any:
    """The module of an extra; where it is not installed, the refusal that says how to get it.

    >>> print(needed("no_such_module", "pdf", "a.pdf"))
    a.pdf: the extra "pdf" is needed to read it; pip install 'kgnews[pdf]'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        what = f'the extra "{extra}" is needed to read it'
        return Refusal(where, what, f"pip install 'kgnews[{extra}]'")
