"""A page cut into lines, and what each line looks like when it is seen alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from kgnews.articles.bylines import is_outlet, names_of
from kgnews.articles.cues import ROLES, Cues, cues, folded
from kgnews.articles.cuts import STOP, cuts, is_titled
from kgnews.articles.metadata import Metadata, metadata
from kgnews.model import Span
from kgnews.text.sentences import unwrapped

__all__ = ["Line", "Look", "lines_of"]


class Look(Enum):
    """What a line is when it is seen alone."""

    PROSE = auto()  # a sentence or more
    LEAD = auto()  # announces a list: "Berikut daftarnya:"
    ITEM = auto()  # "1. Paulus", "- satu"
    SHORT = auto()  # words without a full stop: a headline, a subheading, a teaser, a tag
    METADATA = auto()  # date, byline
    LABEL = auto()  # a byline label whose name stands on the next line
    OUTLET = auto()  # the name of a newspaper
    CREDIT = auto()  # words of a picture with or without its author
    INITIALS = auto()  # "(fid/hnf)" of who wrote and who checked
    PROMPT = auto()  # "Baca juga: …", "SCROLL TO CONTINUE"
    ASIDE = auto()  # heading of a few links: "Baca juga"
    SECTION = auto()  # heading of a list of other articles, of tags
    COMMENTS = auto()  # heading of readers' comments
    BUTTON = auto()  # share bars, menus
    COPYRIGHT = auto()
    LINK = auto()  # an address, a handle, a hash tag
    MARK = auto()  # numbers, counts, times, signs


@dataclass(slots=True)
class Line:
    """A line with ink: its place, its words, its look."""

    start: int
    end: int
    text: str
    gap: bool  # an empty line stands before it
    indented: bool
    key: str = ""
    words: int = 0
    stops: bool = False  # ends as a sentence ends
    spoken: bool = False  # has quotation marks
    several: bool = False  # has more than one sentence
    look: Look = Look.SHORT
    about: Metadata | None = field(default=None)

    @property
    def span(self) -> Span:
        """Where the line stands in the text."""
        return Span(self.start, self.end)


_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INNER_STOP = re.compile(r"[^\W\d]{3}[.!?][\"”’]?\s[\"“‘]?[^\W\d_a-z]")
_QUOTE = re.compile(r"[\"“”]")
_WORDS = re.compile(r"[^\W\d_]")
_ITEM = re.compile(r"^(?:\d{1,3}[.)]|[a-z][.)]|[-–•*·▪●])\s?\S")
_INITIALS = re.compile(
    r"^[(\[]\s?(?:\*{1,3}|(?:\*{1,3}[/-])?\*{0,3}[\w.]{1,8}(?:\s?[/\-,]\s?\*{0,3}[\w.]{1,12}){0,4}\*{0,3})"
    r"\s?[)\]]\.?$"
)
_SIGNED = re.compile(r"^(?:--?|[–—])\s?(?P<who>[A-Z][^.!?:;\n]{1,40})$")  # "-- BERNAMA", "— AFP"
_LINK = re.compile(
    r"^(?:[^\s:]{1,20}:\s?)?\(?(?:https?://\S+|www\.\S+|\S+@\S+\.\S+|@\w+|#(?!#)\s?\S.{0,60}|[\w.-]+\.(?:com|co\.id|id|org|net)/\S*)\)?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?$", re.IGNORECASE)
_TIME_AGO = re.compile(
    r"^(?:[\w &/-]{1,24}\s?[|/•·,:-]\s?)?\d{1,3}\s?(?:[hmds]|hrs?|mins?|minutes?|hours?|days?|"
    r"weeks?|months?|detik|menit|jam|hari|minggu|bulan|tahun)\s?(?:ago|lalu|yang lalu)?$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"^\d{1,3}\s?(?:of|dari|/)\s?\d{1,3}$|^\W{0,3}(?:(?:dibaca|dilihat|views?|shares?|komentar|comments?)\s?:?\s?)?[\d.,]+\s?[kKmM]?\s?"
    r"(?:x|kali|views?|shares?|share|komentar|comments?|likes?|suka|dibaca|pembaca|foto|photos?)?\W{0,2}$",
    re.IGNORECASE,
)
# "KOMPAS.com/NABILLA …", "ANTARA FOTO/…", "(Dok. Pribadi)" before the words of a picture
_CREDIT_START = re.compile(
    r"^[\[(]?(?:[\w-]+\.(?i:com|co\.id|id|co|net)|[A-Z]{2,}(?:\s[A-Z]{2,})?|Getty Images)"
    r"\s?/\s?[A-Z](?!/)"
)
# "… di pasar ikan. TEMPO/Surya Anggara", "… on Monday. REUTERS/Alma Reyes"
_CREDIT_END = re.compile(
    r"(?:^|[\s(.])[A-Z]{2,}[\w.]{0,20}\s?/\s?[A-Z][\w.'’-]{0,20}(?:\s[A-Z][\w.'’-]{0,20}){0,2}"
    r"\s[A-Z][\w.'’-]{0,20}[a-z]\)?$"
    r"|[\[(][^\[\]()/\n]{2,40}/[^\[\]()\n]{2,40}[\])]$"
    r"|[.!?][\"”]?\s[A-Z][\w.'’-]{1,20}(?:\s[A-Z][\w.'’-]{1,20}){1,2}/[A-Z][\w ]{2,25}$"
)
_SHOUTED = re.compile(
    r"^[A-Z][A-Z' ,-]{4,40}\s?(?:…|\.\.\.)\s?[A-Z][a-z]"
)  # "GOING UP … The tower"
_BUTTONS = re.compile(r"\s?[/|›»>·•,]\s?|\s{2,}|\s[-–]\s")
_LINKS = (Look.SHORT, Look.ITEM, Look.PROMPT, Look.MARK)
_LONGEST_CAPTION = 70  # words
_LONGEST_BYLINE = 12  # words, where it ends as a sentence does
_LONGEST_PROMPT = 32  # words: longer lines are prose even if they begin like a prompt
_LONGEST_HEADLINE = 24  # words
_SPOKEN_WORDS = 6  # of a quotation without its closing mark
_BOX = 6  # lines of a box that asks to sign up


def lines_of(text: str) -> list[Line]:
    """The lines of a page with their looks; a link glued to a paragraph is a line of its own.

    >>> page = "Banjir Bogor\\n\\nWarga Bogor telah mengungsi.\\nBaca juga: X"
    >>> [line.look.name for line in lines_of(page)]
    ['SHORT', 'PROSE', 'PROMPT']
    """
    found = list(_cut(text))
    known = cues()
    alike: dict[str, Line] = {}  # a page repeats its share bars and menus
    for line in found:
        seen = alike.setdefault(line.text, line)
        if seen is line or seen.about:
            _measure(line)
            line.look = _look(line, text, known)
        else:
            line.key, line.words, line.look = seen.key, seen.words, seen.look
            line.stops, line.spoken, line.several = seen.stops, seen.spoken, seen.several
    _see_neighbours(found, text)
    _see_headings(found)
    _see_asides(found)
    _see_boxes(found, known)
    return found


def _cut(text: str) -> Iterator[Line]:
    last = 0
    for first, end in _given_lines(text):
        given = text[first:end]
        gap = text.count("\n", last, first) > 1
        for begin, stop in pairwise([0, *cuts(given), len(given)]):
            piece = given[begin:stop]
            start = first + begin + len(piece) - len(piece.lstrip())
            finish = first + begin + len(piece.rstrip())
            if start < finish:
                yield Line(start, finish, text[start:finish], gap, start > first and begin == 0)
            gap = False
        last = end


def _given_lines(text: str) -> Iterator[Span]:
    """Lines, those of a wrapped block as one; also those that no line feed ends."""
    for span in unwrapped(text, 0, len(text)):
        if "\n" in span.of(text):
            yield span
        else:
            yield from (Span(*match.span()) for match in _LINE.finditer(text, *span))


def _measure(line: Line) -> None:
    line.key = folded(line.text[:300])
    line.words = len(line.text.split())
    line.stops = bool(STOP.search(line.text[-40:]))
    line.spoken = bool(_QUOTE.search(line.text))
    line.several = bool(_INNER_STOP.search(line.text[:2000]))


def _look(line: Line, text: str, known: Cues) -> Look:
    tests = (_as_mark, _as_metadata, _as_credit, _as_cue)
    found = next((look for test in tests if (look := test(line, text, known))), None)
    return found or _as_words(line)


def _as_mark(line: Line, _: str, known: Cues) -> Look | None:
    if line.words > 12:
        return None
    if _INITIALS.match(line.text) and not is_outlet(line.text):
        return Look.INITIALS
    if _is_signed(line.text):
        return Look.INITIALS
    if not _WORDS.search(line.text) and not known.is_small(line.key):
        return Look.METADATA if _is_date(line, _) else Look.MARK
    if _LINK.match(line.text):
        return Look.LINK
    if (
        _CLOCK.match(line.text)
        or _TIME_AGO.match(line.text)
        or (_COUNT.match(line.text) and any(map(str.isdigit, line.text)))
    ):
        return Look.MARK
    return None


def _is_signed(line: str) -> bool:
    """Whether a line behind a dash is the agency that an article is from: "— AFP"."""
    found = _SIGNED.match(line)
    return found is not None and (is_outlet(found["who"]) or found["who"].isupper())


def _is_date(line: Line, text: str) -> bool:
    line.about = metadata(text, line.start, line.end)
    return line.about is not None


def _as_metadata(line: Line, text: str, known: Cues) -> Look | None:
    if line.words > 30 or line.text[-1] in "-–—":  # a dateline before the first paragraph
        return None
    if line.stops and line.words > _LONGEST_BYLINE:
        return None
    line.about = metadata(text, line.start, line.end)
    if line.about:
        return Look.METADATA
    return Look.LABEL if line.words <= 3 and known.labels.get(line.key) in ROLES else None


def _as_credit(line: Line, _: str, known: Cues) -> Look | None:
    if line.words > _LONGEST_CAPTION:
        return None
    lower = line.text.lower()
    if _CREDIT_START.match(line.text) or known.credit.match(line.text):
        return Look.CREDIT
    signed = known.holds("credit", lower[-70:]) or _CREDIT_END.search(line.text[-80:])
    if signed and not line.spoken:
        return Look.CREDIT
    if known.starts("caption", line.key) and line.words <= 40 and not line.spoken:
        return Look.CREDIT
    sided = known.holds("caption_side", lower) and not line.spoken
    return Look.CREDIT if sided or _SHOUTED.match(line.text) else None


def _as_cue(line: Line, _: str, known: Cues) -> Look | None:
    key, words = line.key, line.words
    if words > _LONGEST_PROMPT:
        return None
    if known.is_whole("comments", key) or (words <= 8 and known.starts("comments", key)):
        return Look.COMMENTS
    if known.starts("copyright", key) or (words <= 25 and known.holds("copyright", key)):
        return Look.COPYRIGHT
    for kind, look in (("section", Look.SECTION), ("aside", Look.ASIDE)):
        if known.is_whole(kind, key):
            return look
    if known.is_whole("prompt", key):
        return Look.PROMPT
    if known.is_whole("share", key) or known.is_whole("menu", key) or _all_buttons(line, known):
        return Look.BUTTON
    begins = known.starts("prompt", key) and line.text[0] not in "\"“‘'"
    if begins or (not line.spoken and known.holds("prompt", key)):
        return Look.PROMPT
    if words <= 8 and not line.stops:
        if known.starts("embed", key) or known.holds("letters", key):
            return Look.PROMPT
        if known.starts("section", key):
            return Look.SECTION
        if words <= 6 and (known.starts("share", key) or known.starts("menu", key)):
            return Look.BUTTON
    return None


def _all_buttons(line: Line, known: Cues) -> bool:
    """A share bar or a path of sections in one line: "Facebook X WhatsApp", "Beranda / Politik"."""
    if line.words > 24 or line.stops:
        return False
    pieces = [folded(piece) for piece in _BUTTONS.split(line.text)]
    if len(pieces) > 1 and sum(known.is_small(piece) for piece in pieces if piece) >= 2:
        return all(len(piece.split()) <= 4 for piece in pieces)
    words = line.key.split()
    return len(words) > 1 and all(known.is_whole("share", word) for word in words)


def _as_words(line: Line) -> Look:
    outlet, comma, place = line.text.partition(",")
    placed = not comma or (place.istitle() and len(place.split()) <= 2)
    if "/" not in line.text and placed and is_outlet(outlet):
        return Look.OUTLET
    if _ITEM.match(line.text):
        return Look.PROSE if line.stops and line.words > 12 else Look.ITEM
    if line.text.endswith(":") and line.words <= 40:
        return Look.LEAD
    if line.stops and not _is_headline(line):
        return Look.PROSE if line.words >= 4 or line.spoken or line.several else Look.SHORT
    if line.words >= _SPOKEN_WORDS and _is_unclosed(line.text):
        return Look.PROSE  # a quotation that goes on in the next paragraph
    if line.words > _LONGEST_HEADLINE and is_titled(line.text[:2000]):
        return Look.SHORT
    if (line.several and line.words > 12) or line.words > _LONGEST_HEADLINE:
        return Look.PROSE
    return Look.SHORT


def _is_unclosed(words: str) -> bool:
    """Whether words begin with a quotation mark that nothing closes, and are no headline."""
    marked = words[0] in '"“' and len(_QUOTE.findall(words[:2000])) == 1
    return marked and not is_titled(words[:2000])


def _is_headline(line: Line) -> bool:
    """Whether a line that ends as a sentence does is a headline: its longer words are capitalised.

    A list of names is no headline; it has commas. Few headlines end with a full stop; one that
    does has no word in small letters that a sentence about several names would have.
    """
    if line.spoken or line.several or line.words > _LONGEST_HEADLINE:
        return False
    if line.text.count(",") + line.text.count(";") > 2:
        return False
    longer = [word for word in line.text.split()[1:] if len(word) > 3 and word[0].isalpha()]
    share = 0.6 if line.text.rstrip("\"'”’)*_ ")[-1:] in "?!…" else 0.9
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) > share * len(longer)


def _see_asides(lines: Sequence[Line]) -> None:
    """The links under "Baca juga" are prompts, as "Baca juga: …" is; the body goes on below."""
    under = False
    for line in lines:
        under = line.look is Look.ASIDE or (under and line.look in _LINKS)
        if under and line.look is not Look.MARK:
            line.look = Look.PROMPT


def _see_boxes(lines: Sequence[Line], known: Cues) -> None:
    """What stands between "Sign up to …" and "after newsletter promotion" is one prompt."""
    opened = -1
    for position, line in enumerate(lines):
        if known.starts("box_end", line.key) and opened >= 0 and position - opened <= _BOX:
            for inner in lines[opened : position + 1]:
                inner.look = Look.PROMPT
        elif line.look is Look.PROMPT and known.starts("box", line.key):
            opened = position


def _see_headings(lines: Sequence[Line]) -> None:
    """Headings of Markdown are headlines; after the body a single "#" is a tag."""
    for line in lines:
        if line.look is Look.PROSE:
            return
        if line.look is Look.LINK and line.text.startswith("# "):
            line.look = Look.SHORT


def _see_neighbours(lines: Sequence[Line], text: str) -> None:
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        if line.look is Look.LABEL and following and following.words <= 10:
            names = names_of(text, following.start, following.end)
            if names or is_outlet(following.text):
                role = cues().labels[line.key]
                following.about = Metadata(tuple((role, name) for name in names))
                following.look = line.look = Look.METADATA
        if line.look is Look.CREDIT and position > 1 and line.words <= 8:
            before = lines[position - 1]
            earlier = any(
                each.look is Look.SHORT for each in lines[max(0, position - 7) : position - 1]
            )
            if before.look is Look.SHORT and earlier and line.text.startswith("("):
                before.look = Look.CREDIT
