"""What an office phrase is made of, and what stands at a word of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kgnews.extract.offices.words import Words
from kgnews.extract.words.titles import Title, honorific_at

__all__ = [
    "PLACES",
    "Part",
    "Phrase",
    "after_aside",
    "after_ranks",
    "body_end",
    "is_free",
    "is_place",
    "like_a_name",
    "name_behind_run",
    "title_at",
]

_ASIDE = 8  # tokens between brackets: "(Satpel SDA)"
_RUN = 6  # capitalised words in a row before a name
PLACES = frozenset({"City", "Country", "Place", "AdministrativeArea"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of what completes a title.

    ``kind`` is mention, body ("Dinas"), place ("Kecamatan"), field ("Keuangan"), number,
    acronym, title, words (capitalised), nouns (small), period or anaphor ("kontes ini").
    """

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Phrase:
    """An office phrase in tokens, filled in step by step.

    ``start`` to ``end`` are the words of the office, ``marked`` where "mantan", "Plt" … before
    them begin. ``stop`` is where a holder may stand: behind "(KPK)", "periode 2020-2025",
    "kontes ini". ``of`` is the outermost body or place, ``bodies`` are all of them.
    """

    start: int
    end: int
    head: int
    head_end: int
    title: Title
    marked: int
    stop: int
    parts: tuple[Part, ...] = ()
    of: tuple[int, int] | None = None
    bodies: tuple[tuple[int, int], ...] = ()
    former: bool = False
    acting: bool = False
    candidate: bool = False
    plural: bool = False
    elect: bool = False
    points_back: bool = False
    represented: bool = False  # of a seat that the holder represents
    anaphor: tuple[int, int] | None = None
    period: tuple[int, int] | None = None
    joined: str = ""  # how the next phrase is joined to this one: "and", "both" or ""
    holder: int = -1  # index of a mention
    guess: tuple[int, int] | None = None  # a holder that no mention covers
    held_by: Phrase | None = None  # the office that holds this one
    relation: str = ""
    rule: str = ""

    def adopt(self, other: Phrase) -> None:
        """Take the holder of another phrase."""
        self.holder, self.guess = other.holder, other.guess
        self.rule, self.relation = other.rule, other.relation
        self.points_back = other.points_back


def title_at(words: Words, position: int) -> tuple[int, Title] | None:
    """The title at a word with its end, "wakil" or "deputy" before it included."""
    found = words.titles.at(words.words, position)
    chief = _chief_at(words, position)
    if chief and (found is None or chief[0] > found[0]):
        return chief
    after = words.cue("deputy", position)
    if position < after < len(words.words):
        inner = words.titles.at(words.words, after)
        if inner and (found is None or inner[0] > found[0]):
            end, title = inner
            if words.lower[position] in words.cues.sets["second"]:
                title = title._replace(key=f"deputy-{title.key}")
            return end, title
    return found


def _chief_at(words: Words, position: int) -> tuple[int, Title] | None:
    """A "Chief … Officer" that the table does not have."""
    if words.lower[position] != "chief":
        return None
    for end in range(position + 1, min(position + 5, len(words.words))):
        if words.lower[end] == "officer":
            return end + 1, Title("chief-officer", "function", "business", "en")
        if not (words.words[end].isalpha() or words.words[end] == "&"):
            break
    return None


def after_aside(words: Words, position: int) -> int:
    """The end of a short bracket without a person in it, such as "(KPK)"; else the position."""
    if words.word(position) != "(":
        return position
    for end in range(position + 1, min(position + _ASIDE, len(words.words))):
        if words.people[end] != -1:
            return position
        if words.words[end] == ")":
            return end + 1
    return position


def after_ranks(words: Words, position: int) -> int:
    """The position behind ranks and honorifics that no mention of a person covers."""
    while position < len(words.words) and words.people[position] == -1:
        after = honorific_at(words.words, position)
        if after == position:
            break
        position = after
    return position


def body_end(words: Words, position: int) -> int:
    """The end of a word that begins the name of a body or a place: "Dinas", "Kecamatan"."""
    for heads in (words.cues.organisations, words.cues.places):
        found = heads.at(words.words, position)
        if found:
            return found[0]
    return position


def is_free(words: Words, position: int) -> bool:
    """Whether no mention, title, rank or head of a name begins at a word."""
    if words.people[position] != -1 or words.others[position] != -1:
        return False
    if words.post(position) or honorific_at(words.words, position) > position:
        return False
    return body_end(words, position) == position


def is_place(words: Words, position: int) -> bool:
    """Whether a mention of a place covers a word, of which there may be none at the end."""
    index = words.others[position] if position < len(words.others) else -1
    return index != -1 and words.mentions[index].kind in PLACES


def like_a_name(words: Words, index: int) -> bool:
    """Whether what was taken for a body or place looks like a person: two or more plain words."""
    start, end = words.ranges[index]
    mention = words.mentions[index]
    if mention.keys or mention.kind == "GovernmentBody" or end - start < 2 or words.headline:
        return False
    return all(
        words.words[i].isalpha()
        and words.words[i].istitle()
        and body_end(words, i) == i
        and not words.cues.portfolios.at(words.words, i)
        for i in range(start, end)
    )


def name_behind_run(words: Words, position: int, reach: int = _RUN) -> bool:
    """Whether a name begins behind the run of capitalised words that begins here."""
    size = len(words.words)
    end = position
    while end < min(size, position + reach) and (words.capital(end) or words.number(end)):
        if end > position and not is_free(words, end):
            break
        end += 1
    end = after_aside(words, after_ranks(words, end))
    if end >= size:
        return False
    if words.person(end) != -1 or words.other(end) != -1:
        return True
    if end > position and words.capital(end) and words.cues.organisations.at(words.words, end):
        return True
    if words.word(end) == ",":
        return words.person(after_ranks(words, end + 1)) != -1
    left = reach - (end - position) - 1
    if words.lower[end] in words.cues.sets["joint"] and left > 0 and end + 1 < size:
        return words.capital(end + 1) and name_behind_run(words, end + 1, left)
    return False
