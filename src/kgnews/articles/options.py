"""How inputs are to be read, what stands beside them, and what is said of those that cannot be."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["KINDS", "NOTHING", "Given", "Options", "Refusal"]

KINDS = (
    *("text", "html", "mhtml", "json", "jsonl", "csv", "xlsx", "feed", "sitemap", "newsml"),
    *("parquet", "warc", "pdf", "zip", "tar"),
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller knows better than the input.

    ``kind`` is one of :data:`KINDS` or the name of a reader that was installed, and stops the
    guessing. ``url``, ``published`` and ``language`` are used where the input itself gives none.
    ``fields`` are pairs of one of our names and a column or path of the input:
    ``("text", "story.body")``. ``max_bytes`` bounds one article: a text, a page, a line of JSON;
    a collection of articles may have any size. What is packed may unpack to ``max_ratio`` times
    its size. ``network`` allows addresses to be fetched.
    """

    kind: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    max_bytes: int = 10 * 1024 * 1024
    fields: tuple[tuple[str, str], ...] = ()
    max_ratio: int = 200
    network: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that gave no article: where it is, why, and what can be done.

    ``skipped`` marks what a folder holds beside articles (pictures, style sheets): it is said,
    and nothing is wrong with it.

    >>> print(Refusal("news.jsonl:3", "not JSON", "mend or remove the line"))
    news.jsonl:3: not JSON; mend or remove the line
    """

    where: str
    reason: str
    cure: str = ""
    skipped: bool = False

    def __str__(self) -> str:
        """One line: place, problem, cure."""
        return f"{self.where}: {self.reason}" + (f"; {self.cure}" if self.cure else "")


@dataclass(frozen=True, slots=True)
class Given:
    """What stands beside a text and not in it.

    ``people`` are pairs of a role and a name. ``retrieved`` is the day on which a page was
    fetched. ``notes`` are sentences about the reading itself, such as that a feed has no more
    than a summary.
    """

    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    publisher: str | None = None
    id: str | None = None
    people: tuple[tuple[str, str], ...] = ()
    subjects: tuple[str, ...] = ()
    retrieved: str | None = None
    notes: tuple[str, ...] = ()

    def or_else(self, other: Given) -> Given:
        """These values, those of another where there are none; the notes of both."""
        return Given(
            self.title or other.title,
            self.url or other.url,
            self.published or other.published,
            self.language or other.language,
            self.publisher or other.publisher,
            self.id or other.id,
            self.people or other.people,
            self.subjects or other.subjects,
            self.retrieved or other.retrieved,
            tuple(dict.fromkeys((*self.notes, *other.notes))),
        )


NOTHING = Given()
