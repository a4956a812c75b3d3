"""How inputs are to be read, and what is said of those that cannot be."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["KINDS", "Input", "Options", "Refusal"]

KINDS = ("text", "html", "json", "jsonl", "csv", "feed", "warc")


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller knows better than the input.

    ``kind`` is one of :data:`KINDS` and stops the guessing. ``url``, ``published`` and
    ``language`` are used where the input itself gives none. ``max_bytes`` bounds one article: a
    text, a page, a line of JSON; a collection of articles may have any size.
    """

    kind: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    max_bytes: int = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or ``-`` for standard input; ``listed`` where a folder was walked to find it."""

    path: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that gave no article: where it is, why, and what can be done.

    ``skipped`` marks what a folder holds beside articles (pictures, style sheets): it is said,
    and nothing is wrong with it.

    >>> print(Refusal("news.jsonl:3", "not JSON", "mend or remove the line"))
    news.jsonl:3: not JSON; mend or remove the line
    """

    where: str
    reason: str
    cure: str = ""
    skipped: bool = False

    def __str__(self) -> str:
        """One line: place, problem, cure."""
        return f"{self.where}: {self.reason}" + (f"; {self.cure}" if self.cure else "")
