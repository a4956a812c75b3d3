"""Lines for a person: coloured and wrapped on a terminal, plain and unwrapped in a pipe.

A line is an indent and pieces of harmless text with a style each. Colour says nothing that the
words do not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TextIO

from kgnews.characters import shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["CLOSE", "OPEN", "Line", "console", "line", "print_lines", "rich_text"]

OPEN, CLOSE = ">>", "<<"
"""Around words that are marked inside a longer sentence, for colour says nothing alone."""

_NARROWEST = 20  # columns for words, however far in they stand
STYLES = {"name": "bold", "head": "bold cyan", "faint": "dim", "mark": "bold yellow", "warn": "red"}


class Line(NamedTuple):
    """An indent in columns, and pieces of text with the name of a style or none.

    ``hang`` is how much further in the rest goes where a terminal breaks a long line.
    """

    indent: int
    parts: tuple[tuple[str, str], ...]
    hang: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(text for text, _ in self.parts)


def line(indent: int, *parts: str | tuple[str, str], hang: int = 0) -> Line:
    """A line; every piece of it is made harmless.

    >>> line(2, ("Barcelona", "name"), " supports").text
    'Barcelona supports'
    """
    pairs = ((part, "") if isinstance(part, str) else part for part in parts)
    return Line(indent, tuple((shown(text), style) for text, style in pairs), hang)


def print_lines(lines: Iterable[Line], stream: TextIO) -> None:
    """Write lines to a stream."""
    if not stream.isatty():
        for each in lines:
            stream.write(f"{' ' * each.indent}{each.text}".rstrip() + "\n")
        return
    from rich.text import Text

    screen = console(stream)
    for each in lines:
        words = rich_text(each.parts)
        width = max(screen.width - each.indent, _NARROWEST)
        first = (words.wrap(screen, width) or [Text()])[0]
        rest = words[len(first.plain.rstrip()) :]
        for at, piece in enumerate([first, *_rest(rest, screen, width - each.hang)]):
            piece.rstrip()
            indent = each.indent + (each.hang if at else 0)
            screen.print(Text(" " * indent if piece else "") + piece, soft_wrap=True)


def _rest(words: Text, screen: Console, width: int) -> Iterator[Text]:
    """What of a long line did not fit, in lines of a width."""
    start = len(words.plain) - len(words.plain.lstrip())
    if start < len(words.plain):
        yield from words[start:].wrap(screen, max(width, _NARROWEST))


def console(stream: TextIO) -> Console:
    """A terminal that takes text for text: no markup, no emoji, no highlighting."""
    from rich.console import Console

    return Console(file=stream, markup=False, emoji=False, highlight=False)


def rich_text(parts: Iterable[tuple[str, str]]) -> Text:
    """Pieces of text as Rich wants them; no markup is read in them."""
    from rich.text import Text

    text = Text()
    for words, style in parts:
        text.append(words, STYLES.get(style, style))
    return text
