"""A decisions file with its comments: read, added to, taken from, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile

from kgnews.errors import InputError
from kgnews.judgements.lines import line_of, parsed
from kgnews.model import Judgement

__all__ = ["HEADER", "Decisions"]

HEADER = (
    "# What people decided about this graph. One decision a line; the order does not matter.",
    "# same, not-same, rename, retype, ban, link, unlink, retract, wrong, correct:",
    '#   VERB … by "who" on DATE why "why"',
)
_MOST_BYTES = 64 << 20  # a line of each of half a million decisions


@dataclass(frozen=True, slots=True)
class _Line:
    """A decision with the comment lines above it and the comment behind it."""

    judgement: Judgement
    above: tuple[str, ...] = ()
    behind: str = ""
    where: str = ""

    @property
    def text(self) -> str:
        line = line_of(self.judgement)
        return f"{line}  {self.behind}" if self.behind else line


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a decisions file says, comments included.

    >>> made = Decisions.of('same :b :a by "Rina" why "one man"')
    >>> [judgement.about for judgement in made.judgements]
    [(':a', ':b')]
    """

    lines: tuple[_Line, ...] = ()
    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, where: str = "decisions") -> Decisions:
        """The decisions of a text. Raises InputError with file and line.

        Comment lines belong to the decision below them; those that an empty line follows, at
        the top, are the head of the file.
        """
        found: list[_Line] = []
        head: tuple[str, ...] = ()
        above: list[str] = []
        for number, line in enumerate(text.splitlines(), start=1):
            place = f"{where}:{number}"
            stripped = line.strip()
            if not stripped:
                if not found and above and not head:
                    head, above = tuple(above), []
            elif stripped.startswith("#"):
                above.append(stripped)
            else:
                judgement, comment = parsed(stripped, place)
                found.append(_Line(judgement, tuple(above), comment, place))
                above = []
        return cls(tuple(found), head, tuple(above))

    @classmethod
    def read(cls, path: Path) -> Decisions:
        """The decisions of a file. Raises InputError for one that cannot be read."""
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise InputError(str(path), "is larger than any decisions file", "name another")
            return cls.of(path.read_text(encoding="utf-8-sig"), str(path))
        except UnicodeDecodeError as fault:
            raise InputError(str(path), "is not UTF-8", "save it as UTF-8") from fault
        except OSError as fault:
            what = fault.strerror or "cannot be read"
            raise InputError(str(path), what, "name another with --decisions") from fault

    @property
    def judgements(self) -> frozenset[Judgement]:
        """The decisions as a set."""
        return frozenset(line.judgement for line in self.lines)

    @property
    def places(self) -> dict[Judgement, str]:
        """Where each decision stands, as ``file:line``."""
        return {line.judgement: line.where for line in reversed(self.lines)}

    def added(self, judgements: Iterable[Judgement]) -> Decisions:
        """With more decisions."""
        more = tuple(_Line(each) for each in judgements if each not in self.judgements)
        return replace(self, lines=(*self.lines, *more))

    def without(self, judgements: Iterable[Judgement]) -> Decisions:
        """Without some decisions, whoever made them; their comments go with them."""
        gone = {each.decision for each in judgements}
        kept = (line for line in self.lines if line.judgement.decision not in gone)
        return replace(self, lines=tuple(kept))

    @property
    def text(self) -> str:
        """The file: its head, the decisions sorted, each once, with their comments."""
        written: dict[str, tuple[str, ...]] = {}
        for line in sorted(self.lines, key=lambda each: (each.text, each.above)):
            written[line.text] = tuple(dict.fromkeys((*written.get(line.text, ()), *line.above)))
        parts = [*(self.head or HEADER), ""]
        for text, above in written.items():
            parts += [*above, text]
        return "\n".join((*parts, *self.tail)) + "\n"

    def write(self, path: Path) -> None:
        """Put the file in place of an older one, whole; through a link to where it leads.

        Raises InputError where that cannot be done.
        """
        target = path.resolve()
        try:
            with NamedTemporaryFile(
                "w", encoding="utf-8", dir=target.parent, prefix=f".{target.name}.", delete=False
            ) as draft:
                try:
                    draft.write(self.text)
                    draft.flush()
                    os.fsync(draft.fileno())
                    os.chmod(
                        draft.name, target.stat().st_mode & 0o777 if target.exists() else 0o644
                    )
                    os.replace(draft.name, target)
                except BaseException:
                    os.unlink(draft.name)
                    raise
        except OSError as fault:
            what = fault.strerror or "cannot be written"
            raise InputError(str(path), what, "name another with --decisions") from fault
