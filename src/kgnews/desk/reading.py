"""What a text says, without a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgnews.desk.rows import Rows
from kgnews.desk.values import Curie, Value, day

if TYPE_CHECKING:
    from kgnews.model import Reading
    from kgnews.pipeline import Reader
    from kgnews.view import Marked, Voice

__all__ = ["ReadText", "known", "read"]


@dataclass(frozen=True, repr=False)
class ReadText:
    """What a text says. ``about`` is the dictionary of ``kgnews read --format json``.

    In a notebook the text is drawn with everything that was named marked.
    """

    text: str
    about: Mapping[str, Any]
    words: str
    lang: str = "en"

    @property
    def entities(self) -> Rows:
        """A row for everything that is named."""
        rows = (
            (Curie(each["id"]), each["name"], Curie(each["type"]), len(each["mentions"]))
            for each in self.about["entities"]
        )
        return Rows(("entity", "name", "type", "mentions"), tuple(rows))

    @property
    def statements(self) -> Rows:
        """A row for every statement, with the words that state it."""
        names = self._names()
        columns = ("subject", "property", "object", "stance", "valid_from", "valid_until", "words")
        rows: list[tuple[Value, ...]] = []
        for each in self.about["statements"]:
            object_ = each["object"]
            valid = (day(each["valid"]["from"]), day(each["valid"]["until"]))
            triple = (names[each["subject"]], Curie(each["predicate"]), names.get(object_, object_))
            rows.append((*triple, each["stance"], *valid, each["evidence"]["quote"]))
        return Rows(columns, tuple(rows))

    @property
    def quotes(self) -> Rows:
        """A row for every quote."""
        names = self._names()
        rows = (
            (names.get(each["speaker"]), each["role"], each["text"], each["direct"])
            for each in self.about["quotes"]
        )
        return Rows(("speaker", "role", "text", "direct"), tuple(rows))

    def _names(self) -> dict[str, str]:
        names = {each["id"]: each["name"] for each in self.about["entities"]}
        return names | {self.about["article"]["id"]: "this article"}

    def __str__(self) -> str:
        """What a terminal would show."""
        return self.words

    def __repr__(self) -> str:
        """What a terminal would show."""
        return self.words

    def _repr_html_(self) -> str:
        """The text with its names marked, statements and quotes below, for a notebook."""
        from kgnews.view import Voice, html_text

        say = Voice(self.lang)
        parts = [html_text(self.text, self._marks(say))]
        for rows in (self.statements, self.quotes):
            if rows:
                parts.append(rows._repr_html_())
        if not self.about["entities"]:
            parts.append(f"<small>{say('nothing was found in it')}</small>")
        return "\n".join(parts)

    def _marks(self, say: Voice) -> Iterator[Marked]:
        from kgnews.view import Marked

        for each in self.about["entities"]:
            title = f"{each['name']} – {say.label(each['type'])}, {each['id']}"
            for mention in each["mentions"]:
                yield Marked(mention["start"], mention["end"], title)


def read(
    text: str,
    *,
    published: str | None = None,
    gazetteers: Sequence[Path | str] = (),
    lang: str = "en",
) -> ReadText:
    """What a text says: who and what it names, its statements and its quotes.

    It is read in this process, without the limits of time and memory that ``kgnews read`` has.
    ``published`` is the day of the article, which "yesterday" in it depends on. Raises
    OntologyError for a gazetteer that cannot be read.

    >>> found = read("Bandung dan Surabaya mendukung KTT Wali Kota U20.")
    >>> [(row["subject"], row["property"]) for row in found.statements]
    [('Bandung', 'kg:supports'), ('Surabaya', 'kg:supports')]
    """
    from kgnews import articles

    article = articles.from_text(text, published=published)
    reader = _reader(tuple(map(Path, gazetteers)))
    return _told(reader.read(article), reader, lang)


def known(reading: Reading, gazetteers: Sequence[Path], lang: str) -> ReadText:
    """What was read in an article of a store, with the names that the store keeps."""
    return _told(reading, _reader(tuple(gazetteers)), lang)


def _told(reading: Reading, reader: Reader, lang: str) -> ReadText:
    from kgnews import view

    identities = reader.identities(reading)
    about = view.reading_json(reading, identities)
    words = view.reading_text(reading, identities, say=view.Voice(lang))
    return ReadText(reading.document.article.text, about, words, lang)


@lru_cache(maxsize=2)  # making one takes a second
def _reader(gazetteers: tuple[Path, ...]) -> Reader:
    from kgnews.pipeline import Reader

    return Reader.make(gazetteers)
