"""Text into sentences and tokens.

A line break between blocks always ends a sentence; inside a line a sentence ends at
``.``, ``!``, ``?`` or ``…`` (with closing quotes) before a space and something that can begin
a sentence, unless the dot belongs to an abbreviation, an initial or a number. A quotation is
not cut off from the words that say whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgnews.model import Span, Token

__all__ = ["sentence_spans", "tokens"]

# Words, numbers and abbreviations keep inner dots, commas, hyphens and apostrophes, except the
# English possessive, which is a token of its own; so is any other visible character. Linear.
_TOKEN = re.compile(
    r"['’]s\b|\d+(?:[.,:]\d+)*(?:-?[^\W\d_]+)?"
    r"|[^\W_]+(?:(?!['’]s\b)[-'’.&]?[^\W_]+)*|[^\s\w]|_"
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_OPENER = re.compile(r"\s+[\"'“‘«(\[]*[^\W_]")
_LAST_WORD = re.compile(r"[^\s\"'“‘«(\[]+$")

# Words whose dot does not end a sentence (lower case, without the dot).
_ABBREVIATIONS = frozenset(
    """jl jln gg no tgl hlm hal dr drs dra dkk dst dsb dll tbk kab kec kel prov ir hj h kh prof
    st rt rw tel telp a.n u.p s.d s.h s.e s.t s.i.p s.pd s.pd.i s.sos s.ip s.ik m.m m.si m.pd m.h
    m.t m.kes m.a m.hum ph.d b.sc m.sc b.a mr mrs ms messrs sr jr lt col gen capt sgt maj rev hon
    gov sen rep pres supt vs etc inc ltd co corp u.s u.k u.n e.g i.e jan feb mar apr jun jul aug
    sep sept oct nov dec a.m p.m fig vol brigjen""".split()
)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]`` with their offsets into ``text``.

    >>> [token.text for token in tokens("Selasa (30/10), di Jl. MH Thamrin.")]
    ['Selasa', '(', '30', '/', '10', ')', ',', 'di', 'Jl', '.', 'MH', 'Thamrin', '.']
    >>> [token.text for token in tokens("Anwar’s As'al")]
    ['Anwar', '’s', "As'al"]
    """
    stop = len(text) if end is None else end
    return tuple(
        Token(found.start(), found.end(), found.group())
        for found in _TOKEN.finditer(text, start, stop)
    )


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, trimmed, in order; together they hold all its ink.

    >>> text = "Ia tiba di Jl. Thamrin. Rapat mulai pukul 09.30 WIB."
    >>> [span.of(text) for span in sentence_spans(text)]
    ['Ia tiba di Jl. Thamrin.', 'Rapat mulai pukul 09.30 WIB.']
    """
    stop = len(text) if end is None else end
    position = start
    while position < stop:
        line_end = text.find("\n", position, stop)
        line_end = stop if line_end < 0 else line_end
        yield from _of_line(text, position, line_end)
        position = line_end + 1


def _of_line(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for found in _END.finditer(text, start, end):
        if _ends(text, begin, found.start(), found.end(), end):
            span = _trimmed(text, begin, found.end())
            if span:
                yield span
            begin = found.end()
    span = _trimmed(text, begin, end)
    if span:
        yield span


def _ends(text: str, begin: int, mark: int, after: int, end: int) -> bool:
    opener = _OPENER.match(text, after, end)
    if not opener:
        return not text[after:end].strip()
    first = text[opener.end() - 1]
    if text[mark] == "." and text[mark : mark + 2] != "..":
        word = _LAST_WORD.search(text, max(begin, mark - 20), mark)
        stem = word.group() if word else ""
        if stem.lower() in _ABBREVIATIONS or (len(stem) == 1 and stem.isupper()):
            return False
    if text[after - 1] in "\"'”’»" and first.islower():
        return False  # "…!" ujar Anies
    return first.isupper() or first.isdigit() or not first.islower()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
