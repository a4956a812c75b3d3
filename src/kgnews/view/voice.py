"""The language in which something is shown: the words around names, facts and sentences.

What the articles say stays as they say it. The words are the rows of ``messages.csv``, English
beside every other language; one that has no row is said in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kgnews.ontology import Ontology

__all__ = ["LANGUAGES", "Voice"]

LANGUAGES = ("en", "id")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


class Voice:
    """A language to say things in.

    >>> Voice("id").counted(3, "article"), Voice().counted(3, "article")
    ('3 artikel', '3 articles')
    """

    def __init__(self, language: str = "en", *, rest: str = "--all shows them") -> None:
        """Speak a language; of one that is not known, English.

        ``rest`` are the words that say where what is left out can be seen.
        """
        self.language, self.rest = language, rest
        self._words = _messages(language)

    def __call__(self, words: str, /, **values: object) -> str:
        """A phrase, with values in its places.

        >>> Voice("id")("and {n} more; {how}", n="2", how="--all menampilkannya")
        'dan 2 lagi; --all menampilkannya'
        """
        said = self._words.get(words, words)
        return said.format(**values) if values else said

    def counted(self, count: int, noun: str) -> str:
        """A number with its noun, in the plural where the language has one.

        >>> Voice().counted(1, "quote"), Voice().counted(2, "body"), Voice().counted(2, "way")
        ('1 quote', '2 bodies', '2 ways')
        """
        if self.language != "en":
            return f"{count:,}".replace(",", ".") + f" {self(noun)}"
        if count != 1:
            noun = f"{noun[:-1]}ies" if _CONSONANT_Y.search(noun) else f"{noun}s"
        return f"{count:,} {noun}"

    def label(self, name: str) -> str:
        """The label of a class or property of the ontology, with ``kg:`` before it or without.

        >>> Voice("id").label("kg:supports"), Voice().label("schema:author")
        ('mendukung', 'schema:author')
        """
        local = name.removeprefix("kg:")
        return Ontology.load().label(local, self.language)

    def note(self, note: str) -> str:
        """A note that was made in English, said in the language.

        >>> Voice("id").note("taking “x” for Ambon (:city-ambon)")
        '“x” dianggap Ambon (:city-ambon)'
        """
        if note in self._words:
            return self._words[note]
        for pattern, said in _notes(self.language):
            if found := pattern.fullmatch(note):
                return said.format(*found.groups())
        return note


@lru_cache(maxsize=len(LANGUAGES))
def _messages(language: str) -> Mapping[str, str]:
    rows = Ontology.load().table("messages") if language != "en" else []
    return {row["en"]: row[language] for row in rows if row.get(language)}


@lru_cache(maxsize=len(LANGUAGES))
def _notes(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The messages with nameless places, as patterns of what fills them."""
    found = []
    longest_first = sorted(_messages(language).items(), key=lambda each: -len(each[0]))
    for words, said in longest_first:
        if "{}" in words:
            pattern = "(.{0,500}?)".join(map(re.escape, words.split("{}")))
            found.append((re.compile(pattern, re.DOTALL), said))
    return tuple(found)
