"""What a page says about itself: title, date, bylines, views, captions, dateline, publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgnews.articles.bylines import bare_names, names_of
from kgnews.articles.cues import cues
from kgnews.articles.layout import Layout
from kgnews.articles.lines import Line, Look
from kgnews.articles.origins import origins_of
from kgnews.articles.parts import Part
from kgnews.model import Detail, Span, ZoneKind
from kgnews.text.dates import Dated

__all__ = ["details_of"]

_ROLES = ("author", "reporter", "editor", "photographer")
_HEADLINE_WORDS = 5
_NEAR = 3  # paragraphs that may stand between the headline and the date
_VIEWS = re.compile(
    r"^\W{0,3}(?:(?:dibaca|dilihat|views?)\s?:?\s?)?(?P<views>\d[\d.,]{0,12})\s?"
    r"(?:x|kali|views?|pembaca|hits|reads)\b",
    re.IGNORECASE,
)
# "(Foto: Rani)", "— Picture by Rani", "ANTARA FOTO/Rani/aww", "KOMPAS.com/RANI"
_CREDIT = re.compile(
    r"(?:\b(?:foto|photo|picture|gambar|dok|photograph|image)s?\.?\s?(?:by|oleh)?\s?[:：]?\s?"
    r"|\b(?:foto|photo|antara|[\w-]+\.(?:com|co\.id|id)|(?-i:[A-Z]{2,}))\s?)"
    r"(?:(?<=[:：/.\s])|/)(?P<who>[^()/\n]{2,80}?)(?=[()/\n]|\s(?:Purchase|via)\b|$)",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[A-Z][\w.]{1,30}(?:\s[A-Z][\w.]{1,30}){0,3}")
_HEADING = re.compile(r"^[\s#*_>]*")

_SHARED = re.compile(r"[\[(]([^\[\]()\n]{2,40}/[^\[\]()\n]{2,40})[\])]$")


def details_of(text: str, layout: Layout, language: str) -> tuple[Detail, ...]:
    """The details of a page in the order of the page; spans cover the values alone."""
    found: list[Detail] = []
    if layout.title is not None:
        found.append(_detail("title", text, _heading(layout.lines[layout.title])))
    found += _published(text, layout)
    found += _bylines(text, layout, language)
    found += _counts(text, layout)
    found += _pictures(text, layout)
    found += _places(text, layout)
    found += origins_of(text, layout)
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda each: each.span or Span(0, 0)))


def _detail(name: str, text: str, span: Span) -> Detail:
    return Detail(name, span.of(text), span)


def _heading(line: Line) -> Span:
    """A headline without Markdown's signs."""
    skip = _HEADING.match(line.text)
    start = line.start + (skip.end() if skip else 0)
    end = line.end - (len(line.text) - len(line.text.rstrip("*_# ")))
    return Span(start, end) if start < end else line.span


def _days(line: Line) -> tuple[Dated, ...]:
    """The dates of a line; those of a later change only where there are no others."""
    return (line.about.dates or line.about.updated) if line.about else ()


def _published(text: str, layout: Layout) -> Iterator[Detail]:
    """The date of the page's own line: below the headline, else above it, else at the end."""
    for own in (_below_title(layout), _above_title(layout), _beside_byline(layout)):
        found = list(own)
        plain = [n for n in found if (about := layout.lines[n].about) and about.dates]
        if found:
            day = _days(layout.lines[(plain or found)[0]])[0]
            yield Detail("published", day.value, day.span)
            return


def _below_title(layout: Layout) -> Iterator[int]:
    """Lines with dates between the headline and the body, or among its first paragraphs."""
    prose = 0
    start = 0 if layout.title is None else layout.title + 1
    for n in range(start, len(layout.lines)):
        prose += layout.lines[n].look is Look.PROSE
        if prose > _NEAR or layout.parts[n] is Part.TAIL:
            return
        if _days(layout.lines[n]) and layout.parts[n] is not Part.ASIDE:
            yield n


def _above_title(layout: Layout) -> Iterator[int]:
    """The line with a date directly above the headline; further up is today's date of the site."""
    title, lines = layout.title, layout.lines
    if title is None:
        return
    small = (Look.METADATA, Look.OUTLET, Look.MARK, Look.BUTTON)
    for n in range(title - 1, max(-1, title - 1 - _NEAR), -1):
        if lines[n].look not in small:
            return
        if _days(lines[n]):
            before = lines[n - 1] if n else None
            listed = before and before.look is Look.SHORT and before.words >= _HEADLINE_WORDS
            if not (listed and any(_days(line) for line in lines[:n])):  # a list with dates
                yield n
            return


def _beside_byline(layout: Layout) -> Iterator[int]:
    """Lines with dates after the body, in the company of those who wrote it."""
    for n in range(layout.first, len(layout.lines)):
        if layout.lines[n].look in (Look.SECTION, Look.COMMENTS, Look.ASIDE):
            return
        close = layout.lines[max(0, n - 2) : n + 3]
        if _days(layout.lines[n]) and any(line.about and line.about.names for line in close):
            yield n


def _bylines(text: str, layout: Layout, language: str) -> Iterator[Detail]:
    seen: set[str] = set()
    outlets = _outlets(text, layout)
    for n, line in enumerate(layout.lines):
        if line.look is Look.METADATA and line.about:
            roles = {role for role, _ in line.about.names}
            listed = layout.parts[n] is Part.TAIL and bool(roles & seen)
            if listed or layout.kinds[n] is not ZoneKind.METADATA:
                continue
            for role, span in line.about.names:
                name = span.of(text)
                if role in _ROLES and not _is_team(name, language) and _bare(name) not in outlets:
                    yield _detail(role, text, span)
            seen |= roles
        elif _may_be_byline(n, layout):
            for span in _bare_names(text, line):
                name = span.of(text)
                if not _is_team(name, language) and _bare(name) not in outlets:
                    yield _detail("author", text, span)


def _outlets(text: str, layout: Layout) -> frozenset[str]:
    """The outlets that a page names elsewhere, as their letters: in datelines and rights."""
    named = [each.outlet.of(text) for each in layout.datelines.values() if each.outlet]
    for line in layout.lines:
        if line.look is Look.COPYRIGHT:
            named += _NAMES.findall(line.text[:200])
    return frozenset(_bare(name) for name in named) - {""}


def _bare(name: str) -> str:
    """The letters of a name: "Jelajah Rasa" and "JelajahRasa" are one outlet."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _is_team(name: str, language: str) -> bool:
    """ "Tim Cakrawala" is a desk in Indonesian, Tim Cook is a man in English."""
    return language != "en" and name.lower().startswith("tim ")


def _may_be_byline(n: int, layout: Layout) -> bool:
    """A short line between headline and body whose words the body does not have."""
    if layout.title is None or not layout.title < n < layout.first:
        return False
    line = layout.lines[n]
    return line.look is Look.SHORT and line.words <= 12 and layout.kinds[n] is ZoneKind.METADATA


def _bare_names(text: str, line: Line) -> list[Span]:
    """The names of a line that has nothing else: "Elena Brandt and Paul Hsieh"."""
    return bare_names(text, line.start, line.end)


def _counts(text: str, layout: Layout) -> Iterator[Detail]:
    title = -1 if layout.title is None else layout.title
    for n, line in enumerate(layout.lines[title + 1 :], title + 1):
        if n > layout.first and layout.parts[n] is Part.TAIL:
            return
        if line.about and line.about.views:
            yield _detail("views", text, line.about.views)
            return
        found = _VIEWS.match(line.text) if line.look is Look.MARK else None
        if found:
            yield _detail("views", text, _moved(line, found.span("views")))
            return


def _moved(line: Line, span: tuple[int, int]) -> Span:
    return Span(line.start + span[0], line.start + span[1])


def _pictures(text: str, layout: Layout) -> Iterator[Detail]:
    for line, kind in zip(layout.lines, layout.kinds, strict=True):
        if kind is not ZoneKind.CAPTION or line.look is not Look.CREDIT:
            continue
        credit = _CREDIT.search(line.text)
        for span in _photographers(text, line, credit):
            yield _detail("photographer", text, span)
        if not (credit and credit.start() == 0):
            yield _detail("caption", text, line.span)


def _photographers(text: str, line: Line, credit: re.Match[str] | None) -> list[Span]:
    """The persons of a credit: "(Foto: Rani)", "(Lumbang Media/Rani Kusuma)"."""
    found: list[Span] = []
    if credit:
        named = names_of(text, *_moved(line, credit.span("who")))
        found = [n for n in named if " " in n.of(text) or text[n.end : n.end + 1] == "/"]
    shared = _SHARED.search(line.text)
    if shared and not found:
        named = names_of(text, *_moved(line, shared.span(1)))
        found = [name for name in named if " " in name.of(text)][:1]
    return found


def _places(text: str, layout: Layout) -> Iterator[Detail]:
    for n, line in enumerate(layout.lines):
        opening = layout.title is None or n > layout.title
        desk = cues().desk.issuperset(line.key.split())
        if line.look is Look.OUTLET and opening and n < layout.first and not desk:
            yield _detail("publisher", text, _trimmed(line))
    found = layout.datelines.get(layout.first)
    if found and found.place:
        yield _detail("dateline", text, found.place)
    if found and found.outlet:
        yield _detail("publisher", text, found.outlet)


def _trimmed(line: Line) -> Span:
    """An outlet's name without brackets around it."""
    inner = line.text.strip("()[] ")
    start = line.start + line.text.index(inner)
    return Span(start, start + len(inner))
