"""Text into sentences and tokens.

Inside a line a sentence ends at ``.``, ``!``, ``?`` or ``…`` (with closing quotes) before a space
and something that can begin a sentence, unless the dot belongs to an abbreviation, an initial or
a number. A quotation is not cut off from the words that say whose it is. A line break ends a
sentence, but not in a text whose lines were wrapped at some width. Where a page has lost the space
between two sentences (``pulang.Warga``) they are two all the same, and so are two words of which
the second has a capital (``dariReuters``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kgnews.model import Span, Token
from kgnews.text.lost_spaces import GLUED

__all__ = ["sentence_spans", "tokens", "unwrapped"]

# Words, numbers and abbreviations keep inner dots, commas, hyphens and apostrophes, except the
# English possessive, which is a token of its own; so is any other visible character, and so are
# what a place is joined to in "Leeds-based" and the party in "R-Tampa". Linear.
_TOKEN = re.compile(
    rf"{GLUED}|"
    r"\b[DR](?=-(?!Day\b)[A-Z][a-z])|['’]s\b|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+|(?![a-z]{5})[^\W\d_]+)?"
    r"|[^\W_]+(?:(?!['’]s\b|-(?:based|born|headquartered|listed|backed|raised|educated)\b)"
    r"[-'’.&]?[^\W_]+)*|[^\s\w]|_"
)
_CLOSERS = "\"'”’»)\\]"
_END = re.compile(
    rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?=\s)"  # once for each run of marks
    r"|(?<=[^\W\d_A-Z]{2})[.!?][\"”]?(?=[\"“]?[A-Z][a-z ])"  # the space is lost
    r"|(?<=[^\W_][\"”]|.\d)[.!?](?=[A-Z][a-z ])"
)
_OPENER = re.compile(r"\s+[\"'“‘«(\[@#]*[^\W_]")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\s\"'“‘«(\[]+$")
_LETTERS = re.compile(r"[A-Za-z]{1,4}(?:\.[A-Za-z]{1,5})+$")  # U.S, S.Pd.I, a.m
_DOMAINS = frozenset(("com", "id", "co", "net", "org", "tv", "gov", "edu", "info", "news", "js"))


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A dot after these (lower case, without the dot) never ends a sentence: a name follows.
_BEFORE_NAME = _list(
    "jl jln gg dr drs dra ir hj h kh prof kab kec kel prov st rt rw mr mrs ms messrs lt col gen "
    "capt sgt maj rev hon gov sen rep pres supt brig brigjen kol letjen mayjen irjen komjen kombes "
    "akbp kompol ust tn ny sdr yth mt ft vs insp cpl pvt rp rs pt cv tgk kapt r.a k.h rd v "
    "plt plh pj pjs pol jend purn marsda laksda laksma alm almh pdt "
    "dt dtk bpk sdri cmdr cdr adm brig cllr coun const det cst sens reps govs profs asst atty fr"
)
# States as American papers shorten them; some are words of their own in small letters.
_STATES = _list(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb "
    "nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta sask man"
)
_MONTHS = _list("jan feb apr jun jul aug sep sept oct nov dec agt agu okt des")
# After these it does not where a digit follows: "No. 12", "Oct. 25", "hlm. 4".
_BEFORE_NUMBER = _MONTHS | _list(
    "no nos nomor tgl hlm hal pp vol fig art pasal ayat sec ch telp tel hp ext mar mon tue wed thu "
    "fri sat sun ca max min"
)
# After these, initials and U.S. it does only where the next word is one that begins sentences.
_AMBIGUOUS = _MONTHS | _list(
    "tbk inc ltd co corp jr sr bhd sdn al a.n u.p s.d ph.d e.g i.e cf dept univ"
)
_STARTERS = _list(
    "ia dia mereka kami kita saya aku ini itu hal menurut namun tetapi tapi sementara selain "
    "setelah sebelum sebelumnya sejak untuk pada di dari dalam dengan jika kalau karena meski "
    "meskipun sedangkan adapun oleh para sebanyak sejumlah seorang salah lalu kemudian selanjutnya "
    "sehingga saat ketika perusahaan perseroan pihaknya akibatnya bahkan padahal hingga kini juga "
    "the he she it they we i you this that these those his her their its but and in on at after "
    "before when while however meanwhile there a an as for since if although though some many most "
    "also later earlier then what who how why"
)
_NEXT = 30  # characters in which the next word is looked for
_WORDS = 4  # of a line that goes on without ending a sentence
_WRAPPED = 28  # characters: a line that is shorter was not broken for its width
_SOFT = 0.25  # share of breaks before a small letter that makes a block a wrapped one


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
    for line in unwrapped(text, start, stop):
        yield from _of_line(text, *line)


def unwrapped(text: str, start: int, stop: int) -> Iterator[Span]:
    """The lines of ``text[start:stop]`` that are not empty; those of a wrapped block as one.

    >>> text = "Jembatan gantung yang putus itu akan segera\\ndiperbaiki.\\n\\nWarga senang."
    >>> [span.of(text) for span in unwrapped(text, 0, len(text))]
    ['Jembatan gantung yang putus itu akan segera\\ndiperbaiki.', 'Warga senang.']
    """
    block: list[Span] = []
    position = start
    while position < stop:
        line_end = text.find("\n", position, stop)
        line_end = stop if line_end < 0 else line_end
        if text[position:line_end].strip():
            block.append(Span(position, line_end))
        else:
            yield from _joined(text, block)
            block = []
        position = line_end + 1
    yield from _joined(text, block)


def _joined(text: str, block: list[Span]) -> Iterator[Span]:
    breaks = list(pairwise(block))
    open_ended = [_is_open(before.of(text)) for before, _ in breaks]
    small = [
        is_open and _continues(after.of(text))
        for is_open, (_, after) in zip(open_ended, breaks, strict=True)
    ]
    wrapped = sum(small) > _SOFT * len(breaks)
    begin: int | None = None
    for number, line in enumerate(block):
        begin = line.start if begin is None else begin
        if not (wrapped and number < len(breaks) and open_ended[number]):
            yield Span(begin, line.end)
            begin = None


def _is_open(line: str) -> bool:
    """Whether a line is long and ends where no sentence ends."""
    line = line.rstrip()
    last = line.rstrip('"”’')[-1:]  # in '"Kami siap,"' nothing ends
    return len(line) >= _WRAPPED and bool(last) and last not in ".!?…:;"


def _continues(line: str) -> bool:
    """Whether a line goes on with a sentence, and is no small print as "dibaca 12 kali"."""
    line = line.strip()
    return line[:1].islower() and (line[-1:] in '.!?…"”' or line.count(" ") >= _WORDS - 1)


def _of_line(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for found in _END.finditer(text, start, end):
        if _ends(text, begin, found.start(), found.end(), end):
            after = found.end() - _opens(text, begin, found.start(), found.end())
            span = _trimmed(text, begin, after)
            if span:
                yield span
            begin = after
    span = _trimmed(text, begin, end)
    if span:
        yield span


def _opens(text: str, begin: int, mark: int, after: int) -> bool:
    """Whether the mark of a lost space is the opening one of the next sentence: 'ada."Kami'."""
    if text[after - 1] != '"' or text[after : after + 1].isspace():
        return False
    return text.count('"', begin, mark) % 2 == 0


def _ends(text: str, begin: int, mark: int, after: int, end: int) -> bool:
    if not text[after].isspace():  # the space is lost: "pulang.Warga", not "Kompas.Com"
        word = _NEXT_WORD.search(text, after, min(end, after + _NEXT))
        return word is not None and word.group().lower() not in _DOMAINS
    opener = _OPENER.match(text, after, end)
    if not opener:
        return not text[after:end].strip()
    following = opener.end() - 1
    first = text[following]
    if text[mark] == "." and text[mark : mark + 2] != "..":
        word = _LAST_WORD.search(text, max(begin, mark - 20), mark)
        stem = word.group() if word else ""
        if stem.isdigit() and len(stem) <= 3 and not text[begin : mark - len(stem)].strip():
            return False  # "1. Paulus"
        if stem and not _may_end(stem, text[following : min(end, following + _NEXT)]):
            return False
    if text[after - 1] in "\"'”’»)" and first.islower():
        return False  # "…!" ujar Anies
    return first.isupper() or first.isdigit() or not first.islower()


def _may_end(stem: str, following: str) -> bool:
    """Whether a word with a dot can be the last of a sentence, seen with what follows."""
    lower, number = stem.lower(), following[:1].isdigit()
    if (lower in _BEFORE_NAME and stem != "V") or (number and lower in _BEFORE_NUMBER):
        return False
    letters = _LETTERS.match(stem) and lower.rpartition(".")[2] not in _DOMAINS
    state = lower in _STATES and stem[0].isupper()
    if lower in _AMBIGUOUS or state or letters or (len(stem) == 1 and stem.isupper()):
        word = _NEXT_WORD.match(following)
        return word is not None and not number and word.group().lower() in _STARTERS
    return True


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
