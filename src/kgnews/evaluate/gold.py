"""A folder of annotated pages: ``pages/NNN.txt`` and ``gold/NNN.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgnews.errors import InputError
from kgnews.evaluate.answers import Answer, Fact, Name, Saying
from kgnews.model import Span, Zone, ZoneKind, digest

__all__ = ["Gold", "Page", "load"]

_BYLINES = ("author", "reporter", "editor")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, and what a person takes from it."""

    text: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated pages in the order of their numbers, and 32 digits that name exactly these."""

    pages: tuple[Page, ...]
    digest: str

    def only(self, language: str | None) -> Gold:
        """The pages of one language; all of them for None. The digest stays."""
        if language is None:
            return self
        chosen = tuple(page for page in self.pages if page.answer.language == language)
        return Gold(chosen, self.digest)


def load(folder: Path) -> Gold:
    """The annotated pages of a folder.

    Raises InputError where a page lacks its text, or an annotation is not what it should be.
    """
    files = sorted((folder / "gold").glob("*.json"))
    if not files:
        raise InputError(str(folder), "no gold/*.json in it", "name a folder of annotated pages")
    pages, parts = [], []
    for path in files:
        text = folder / "pages" / f"{path.stem}.txt"
        try:
            written = path.read_bytes()
            content = text.read_bytes().decode("utf-8")
            about = json.loads(written)
            pages.append(Page(content, _answer(about)))
        except OSError as fault:
            raise InputError(str(fault.filename), fault.strerror or "unreadable") from fault
        except (ValueError, KeyError, TypeError) as fault:
            what = f"not an annotation ({type(fault).__name__}: {fault})"
            raise InputError(str(path), what, "see gold/README.md for the form") from fault
        parts += [path.stem, written.decode("utf-8"), content]
    return Gold(tuple(pages), digest(*parts))


def _answer(about: Mapping[str, Any]) -> Answer:
    return Answer(
        id=about["id"],
        language=about.get("lang") or "und",
        title=about.get("title"),
        url=about.get("url"),
        published=about.get("published"),
        bylines=tuple(name for role in _BYLINES for name in _listed(about.get(role))),
        outlet=about.get("outlet"),
        names=tuple(_name(each) for each in about.get("entities") or ()),
        facts=tuple(_facts(about.get("facts") or ())),
        sayings=tuple(
            Saying(each["speaker"], each["text_start"], each.get("date"))
            for each in about.get("quotes") or ()
        ),
        zones=tuple(
            Zone(ZoneKind(each["kind"]), Span(each["start"], each["end"]))
            for each in about.get("zones") or ()
        ),
        optional=tuple(about.get("optional") or ()),
        outside=tuple(about.get("not_facts") or ()),
        denied=tuple(_facts(about.get("denied") or ())),
        stanced="denied" in about,
    )


def _listed(value: str | list[str] | None) -> Iterable[str]:
    """One name, or a list of names."""
    return [value] if isinstance(value, str) and value else value or []


def _name(about: Mapping[str, Any]) -> Name:
    return Name(
        text=about["name"],
        kind=about["type"],
        others=tuple(about.get("aliases") or ()),
        also=tuple(about.get("alt_types") or ()),
    )


def _facts(facts: Iterable[Mapping[str, Any]]) -> Iterator[Fact]:
    for each in facts:
        yield Fact(
            subject=each["s"],
            predicate=each["p"],
            object=each["o"],
            of=each.get("of"),
            stance=each.get("stance") or "asserts",
            words=each.get("evidence") or "",
        )
