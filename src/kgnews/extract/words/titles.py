"""The words that stand before and behind names: titles, ranks, degrees.

A form of ``ontology/lexicon/titles.csv`` is written as it must at least be: its lower-case
words match either case (``gubernur``, ``Gubernur``, ``GUBERNUR``), a word with a capital only
one with a capital (``Kasi`` is a head of section, ``kasi`` is a colloquial verb; ``PM``, not
``pm``). Forms of the other language match only where they are written with a capital
("Chief Investment Officer" in an Indonesian sentence), and only those of posts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kgnews.model import Span
from kgnews.ontology import Ontology
from kgnews.text import tokens

__all__ = [
    "POSTS",
    "Named",
    "Phrases",
    "Title",
    "Titles",
    "degree_at",
    "honorific_at",
    "may_be_name",
    "plural_post",
    "rank_at",
    "split_titles",
    "titles",
    "without_titles",
]

POSTS = frozenset({"office", "function", "membership"})
_LONGEST = 64  # tokens of a surface that are looked at; names are shorter


class Title(NamedTuple):
    """A row of the table: ``key`` ("governor"), ``kind`` ("office"), ``domain``, language."""

    key: str
    kind: str
    domain: str
    language: str


class Named(NamedTuple):
    """The parts of a surface: titles before, the name itself, degrees behind."""

    leading: tuple[Span, ...]
    name: Span
    trailing: tuple[Span, ...]


class Phrases:
    """Phrases of one or more words, found by their first word, the longest first."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """``entries`` are (form, value); the value of the form that matches is given back."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for form, value in entries:
            words = tuple(token.text for token in tokens(form))
            if words:
                self._by_first.setdefault(words[0].casefold(), []).append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def begin_with(self, word: str) -> bool:
        """Whether a phrase begins with a word; the word in lower case."""
        return word in self._by_first

    def at(self, words: Sequence[str], position: int) -> tuple[int, str] | None:
        """(end, value) of the longest phrase that begins at a word, or None.

        >>> Phrases([("wali kota", "mayor")]).at(["Wali", "Kota", "Bogor"], 0)
        (2, 'mayor')
        """
        if words[position].casefold() not in self._by_first:
            return None  # nearly always
        return next(self.all_at(words, position), None)

    def all_at(self, words: Sequence[str], position: int) -> Iterator[tuple[int, str]]:
        """(end, value) of every phrase that begins at a word, the longest first."""
        for form, value in self._by_first.get(words[position].casefold(), ()):
            end = position + len(form)
            if end <= len(words) and all(map(_fits, form, words[position:end])):
                yield end, value

    def before(self, words: Sequence[str], position: int, reach: int = 4) -> tuple[int, str] | None:
        """(start, value) of the longest phrase that ends before a word, or None."""
        for start in range(max(0, position - reach), position):
            if words[start].casefold() not in self._by_first:
                continue
            for end, value in self.all_at(words, start):
                if end == position:
                    return start, value
        return None


def _fits(form: str, word: str) -> bool:
    if form == word:
        return True
    if form.islower() or not form.isalpha():
        return form.casefold() == word.casefold() and (form.islower() or word[:1].isupper())
    return word.isupper() and form.upper() == word and len(word) > 1


@dataclass(frozen=True, slots=True)
class Titles:
    """The lexicon of titles as one language reads it."""

    language: str
    heads: Phrases
    rows: tuple[Title, ...]

    def at(self, words: Sequence[str], position: int) -> tuple[int, Title] | None:
        """The longest title that begins at a word: where it ends, and its row.

        >>> titles("id").at("Wakil Gubernur Bali".split(), 0)
        (2, Title(key='deputy-governor', kind='office', domain='government', language='id'))
        """
        if not self.heads.begin_with(words[position].casefold()):
            return None
        for end, index in self.heads.all_at(words, position):
            title = self.rows[int(index)]
            own = title.language == self.language
            foreign = _is_foreign_post(title, end - position)
            if own or (foreign and _written_as_name(words, position, end)):
                return end, title
        return None


def _is_foreign_post(title: Title, length: int) -> bool:
    """Whether a title is used in sentences of the other language.

    Royal and religious words ("Raja", "Imam") are names there, and so are English single
    words ("Premier Sekuritas") but for those of companies.
    """
    if title.kind not in POSTS or title.domain in {"royal", "religion"}:
        return False
    known = title.domain == "business" or title.key in {"president", "chair"}
    return title.language == "id" or length > 1 or known


def _written_as_name(words: Sequence[str], start: int, end: int) -> bool:
    small = {"of", "and", "&", "dan", "in", "the"}
    return all(word[0].isupper() or word in small for word in words[start:end])


@lru_cache(maxsize=4)
def titles(language: str) -> Titles:
    """The titles as ``id`` or ``en`` reads them; every other language reads as Indonesian."""
    own = "en" if language == "en" else "id"
    other = "id" if own == "en" else "en"
    rows: list[Title] = []
    entries: dict[str, str] = {}
    for read in (own, other):
        for row in Ontology.load().table("titles"):
            rows.append(Title(row["key"], row["kind"], row["domain"], read))
            for form in filter(None, row[read].split("|")):
                entries.setdefault(form, str(len(rows) - 1))
    return Titles(own, Phrases(entries.items()), tuple(rows))


def plural_post(words: Sequence[str], at: int) -> tuple[int, str] | None:
    """Where a plural English post that begins at a word ends, and its key.

    >>> plural_post(["U20", "mayors", "met"], 1)
    (2, 'mayor')
    """
    lexicon = titles("en")
    for length in (2, 1):
        plural = words[at : at + length]
        if len(plural) == length and plural[-1].endswith("s") and len(plural[-1]) > 4:
            found = lexicon.at([*plural[:-1], plural[-1][:-1]], 0)
            if found and found[0] == length and found[1].kind in POSTS:
                return at + length, found[1].key
    return None


def split_titles(words: Sequence[str]) -> tuple[int, int]:
    """How many words before a name are titles, and how many behind it are degrees.

    Words are tokens of :func:`kgnews.text.tokens`. At least one word is left as the name; a
    title that is as often a given name ("Imam", "Dean") stays with it.

    >>> split_titles("Plt Gubernur H . Sani Wijaya , S.H .".split())
    (4, 3)
    >>> split_titles("Imam Wicaksono".split())
    (0, 0)
    """
    lexicon = _lexicon()
    stop = _before_degrees(words, lexicon.degrees)
    start = 0
    while start < min(stop, _LONGEST):
        end = _after_title(words, start, lexicon)
        while end < stop and words[end] in {".", ",", "/"}:
            end += 1
        if end <= start or end >= stop or not _can_begin_name(words[end]):
            break
        start = end
    return start, len(words) - stop


def without_titles(surface: str) -> Named:
    """The titles, the name and the degrees of a surface, as spans into it.

    >>> parts = without_titles("Kapolres Kombes Pol Rudi Hartawan, S.I.K")
    >>> [span.of("Kapolres Kombes Pol Rudi Hartawan, S.I.K") for span in parts.leading]
    ['Kapolres', 'Kombes Pol']
    >>> parts.name.of("Kapolres Kombes Pol Rudi Hartawan, S.I.K")
    'Rudi Hartawan'
    """
    cut = tokens(surface)[:_LONGEST]
    words = [token.text for token in cut]
    if not words:
        return Named((), Span(0, 0), ())
    leading, trailing = split_titles(words)
    lexicon = _lexicon()
    before, position = [], 0
    while position < leading:
        end = max(_after_title(words, position, lexicon), position + 1)
        if words[position][0].isalnum():
            before.append(Span(cut[position].start, cut[min(end, leading) - 1].end))
        position = end
    stop = len(words) - trailing
    behind: tuple[Span, ...] = ()
    rest = [token for token in cut[stop:] if token.text[0].isalnum()]
    if rest:
        behind = (Span(rest[0].start, cut[-1].end),)
    return Named(tuple(before), Span(cut[leading].start, cut[stop - 1].end), behind)


class _Lexicon(NamedTuple):
    """What stands around names, in all languages at once."""

    readers: tuple[Titles, ...]
    honorifics: Phrases
    degrees: Phrases
    cues: Phrases
    names: frozenset[str]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    ontology = Ontology.load()
    rows = ontology.table("honorifics")
    before: dict[str, str] = {}
    for row in rows:
        if row["position"] == "before":
            before[row["form"]] = f"{before.get(row['form'], '')} {row['language']}".strip()
    cues = [row for row in ontology.table("office_cues") if row["role"] in _LEADING_ROLES]
    return _Lexicon(
        (titles("id"), titles("en")),
        Phrases(before.items()),
        Phrases((row["form"], row["language"]) for row in rows if row["position"] == "after"),
        Phrases((row["form"], row["role"]) for row in cues),
        frozenset(row["form"] for row in ontology.table("title_names")),
    )


# Letters behind a name that are nobody's surname.
_HONOURS = frozenset({"KC", "QC", "SC", "OBE", "CBE", "MBE", "KBE", "DBE", "FRS", "SAN"})
_LEADING_ROLES = frozenset({"former", "acting", "candidate"})


def honorific_at(words: Sequence[str], position: int) -> int:
    """The end of an honorific or rank that begins at a word, with its dot; the word if none.

    >>> honorific_at("Kombes Pol . Rudi".split(), 0)
    3
    """
    lexicon = _lexicon()
    found = lexicon.honorifics.at(words, position)
    if not found or words[position].casefold() in lexicon.names:
        return position
    end = found[0]
    return end + 1 if end < len(words) and words[end] == "." else end


def degree_at(words: Sequence[str], position: int) -> int:
    """The end of an academic degree that begins at a word, with its dot; the word if none.

    >>> degree_at(["S.H", "."], 0), degree_at(["Budi"], 0)
    (2, 0)
    """
    found = _lexicon().degrees.at(words, position)
    end = found[0] if found else position
    return end + 1 if found and end < len(words) and words[end] == "." else end


def rank_at(words: Sequence[str], position: int, language: str) -> int:
    """The end of an honorific of one language that begins at a word; the word if none.

    >>> rank_at(["Mayor"], 0, "id"), rank_at(["Mayor"], 0, "en")
    (1, 0)
    """
    found = _lexicon().honorifics.at(words, position)
    return found[0] if found and language in found[1].split() else position


def may_be_name(word: str) -> bool:
    """Whether a title is as often a given name or belongs to the name it stands before.

    >>> may_be_name("Imam"), may_be_name("Gubernur")
    (True, False)
    """
    return word.casefold() in _lexicon().names


def _after_title(words: Sequence[str], position: int, lexicon: _Lexicon) -> int:
    """The end of the longest title, honorific or "former" that begins at a word."""
    if words[position].casefold() in lexicon.names:
        return position
    ends = [position]
    for reader in lexicon.readers:
        found = reader.at(words, position)
        if found and (words[position][0].isupper() or found[1].kind in POSTS):
            ends.append(found[0])
    for phrases in (lexicon.honorifics, lexicon.cues):
        phrase = phrases.at(words, position)
        if phrase:
            ends.append(phrase[0])
    return max(ends)


def _can_begin_name(word: str) -> bool:
    return word[0].isupper()


def _before_degrees(words: Sequence[str], degrees: Phrases) -> int:
    """Where the degrees behind a name begin: the count of words where there are none."""
    stop = len(words)
    while stop > 1:
        dotted = words[stop - 1] == "."
        found = degrees.before(words, stop - dotted, reach=4)
        if not found or found[0] < 1:
            break
        start, language = found
        comma = words[start - 1] == ","
        sure = words[start] in _HONOURS and start > 1
        if language == "en" and words[start].isupper() and not comma and not sure:
            break  # "Mahfud MD", "Smith QC": without a comma it may be a part of the name
        stop = start
        while stop > 1 and words[stop - 1] == ",":
            stop -= 1
    return stop
