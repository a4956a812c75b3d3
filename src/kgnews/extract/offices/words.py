"""A sentence as offices are read in it: words, who and what is named where, and cues."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgnews.extract.offices.cues import Cues, cues
from kgnews.extract.words.titles import (
    POSTS,
    Titles,
    honorific_at,
    may_be_name,
    rank_at,
    split_titles,
    titles,
)
from kgnews.model import Mention, Sentence, Span

__all__ = ["Words"]

_NOBODY = -1
_UNIT = 8  # words of a unit between a title and a body
_RANKS = 3  # words of a rank: "Kombes Pol", "Mayjen TNI"
_WITHIN = frozenset({"Fraksi", "fraksi"})  # begins a second body inside one mention
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_NUMBER = re.compile(r"\d{1,4}|[Kk]e-(?:\d{1,3}|[IVXL]{1,5})|\d{1,3}(?:st|nd|rd|th)")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,11}")
_AFFIX = re.compile(
    r"(?P<mark>[Ee]x|[Ee]ks|[Mm]antan|[Tt]hen)-(?P<word>[^\W\d_].*)"
    r"|(?P<stem>[^\W\d_][^-]*)-(?:elect|designate)"
)
_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+")  # OpenAI, YouTube: no one's name
_ABSTRACT = re.compile(r"Pe(?:m|n|ng|ny|r|l)?[a-z]{4,}an")  # Penanganan, Pengembangan
_VERBAL = re.compile(r"(?:me(?:[mnlrwy]|ng|ny)|ber|di|ter)[a-z]{3,}")
_LETTERED = "letters"  # the rule of names whose letters are elsewhere an office: "Stefanus GM Sare"


@dataclass(slots=True)
class Words:
    """A sentence with its mentions in tokens.

    ``people`` and ``others`` hold for each token the index of the mention that covers it, or
    -1; ``ranges`` the token ranges of the mentions, people's without their titles.
    """

    sentence: Sentence
    text: str
    language: str
    words: list[str]
    lower: list[str]
    mentions: Sequence[Mention]
    ranges: dict[int, tuple[int, int]]
    people: list[int]
    others: list[int]
    titles: Titles
    cues: Cues
    shouted: bool  # in capitals throughout: capitals say nothing
    headline: bool  # most words have a capital: where a name ends is unsure
    lowered: bool  # no capital at all
    former: set[int]  # tokens "ex-…"
    elect: set[int]  # tokens "…-elect"
    names: frozenset[str]  # words of people's names in the whole document

    @classmethod
    def of(
        cls,
        sentence: Sentence,
        text: str,
        language: str,
        mentions: Iterable[Mention],
        names: frozenset[str] = frozenset(),
    ) -> Words:
        """The words of a sentence with its mentions; ``names`` are words of people's names."""
        raw = [token.text for token in sentence.tokens]
        former = {i for i, word in enumerate(raw) if (m := _AFFIX.fullmatch(word)) and m["mark"]}
        words = [_bare(word) for word in raw]
        capitals = [word for word in words if word.isalpha() and len(word) > 1]
        shouted = len(capitals) > 4 and sum(map(str.isupper, capitals)) > 0.7 * len(capitals)
        small = [word for word in words if word.isalpha() and word.islower() and len(word) > 3]
        titled = [word for word in capitals if word[0].isupper()]
        size = len(words)
        known = cues(language)
        made = cls(
            sentence,
            text,
            "en" if language == "en" else "id",
            words,
            [word.casefold() for word in words],
            tuple(mentions),
            {},
            [_NOBODY] * size,
            [_NOBODY] * size,
            titles(language),
            known,
            shouted,
            len(titled) > 3 and not any(word not in known.stops for word in small),
            len(small) > 5 and not titled,
            former,
            {i for i, word in enumerate(raw) if (m := _AFFIX.fullmatch(word)) and m["stem"]},
            names,
        )
        made._place()
        return made

    def _place(self) -> None:
        """Put the mentions on the tokens: the longer first, people without their titles."""
        starts = [token.start for token in self.sentence.tokens]
        ends = [token.end for token in self.sentence.tokens]
        found: list[tuple[int, int, int]] = []
        for index, mention in enumerate(self.mentions):
            first = bisect_right(ends, mention.span.start)
            last = bisect_left(starts, mention.span.end)
            if first < last:
                found.append((first, last, index))
        found.sort(key=lambda each: (each[0] - each[1], each[0], each[2]))
        for start, end, index in found:
            if self.mentions[index].kind != "Person":
                begin, stop = self._without_post(start, end, index)
                self._cover(self.others, begin, self._without_name(begin, stop, index), index)
        for start, end, index in found:
            if self.mentions[index].kind == "Person":
                whole = self.mentions[index].rule == _LETTERED
                begin = start if whole else self._name_start(start, end)
                self._cover(self.people, begin, end, index)

    def _cover(self, where: list[int], start: int, end: int, index: int) -> None:
        if start >= end or any(where[i] != _NOBODY for i in range(start, end)):
            return
        self.ranges[index] = (start, end)
        for i in range(start, end):
            where[i] = index

    def _without_post(self, start: int, end: int, index: int) -> tuple[int, int]:
        """An organisation or place without a post that was taken into it."""
        after = self._post_at(start, end, "id")
        if after:
            return after, end
        mention = self.mentions[index]
        body = mention.kind in {"Organization", "GovernmentBody"} and not mention.keys
        if body and self.language == "id" and self.titles.heads.before(self.words, start):
            start = self._behind_field(start, end)
        for inner in range(start + 1, end):
            if self._post_at(inner, end + 1, "en") == end:
                return start, inner
        return start, end

    def _behind_field(self, start: int, end: int) -> int:
        """Where a body begins behind the field of a post that was taken into it.

        "Kepala [Riset Tirta Aset]", "Direktur [Penanganan Konflik Tenurial KLHK]".
        """
        if self.cues.organisations.at(self.words, start):
            return start
        field = self.cues.portfolios.at(self.words, start)
        if field and field[0] < end - 1 and self.words[field[0]][0].isupper():
            return field[0]
        if end - start < 3 or not self.acronym(end - 1):
            return start
        listed = "dan" in self.lower[start : end - 1]
        return end - 1 if listed or _ABSTRACT.fullmatch(self.words[start]) else start

    def _without_name(self, start: int, end: int, index: int) -> int:
        """The end of a body behind a title, without a holder's name that was taken into it.

        "Ketua [DPRD Banten Ratna Kusnadi]", where the article speaks of Ratna elsewhere.
        """
        for position in range(start + 1, end - 1):
            if self.words[position] in _WITHIN:
                return position  # "anggota [Komisi III DPR Fraksi …]"
        if self.mentions[index].keys:
            return end
        for position in range(max(start + 1, end - _RANKS), end):
            if rank_at(self.words, position, self.language) >= end or self.words[position] == "KH":
                end = position  # "Divisi Humas [Polri Brigjen] Budi"
                break
        if not self._in_post(start):
            return end
        for position in range(end - 1, start, -1):
            if honorific_at(self.words, position) == end:
                end = position  # "Kapuspen [Mabes TNI Mayjen] Budi"
        for position in range(start + 1, end):
            rest = self.words[position:end]
            if rest[0] in self.names and all(word[0].isupper() for word in rest):
                return position
        return end

    def _in_post(self, start: int) -> bool:
        """Whether a title stands shortly before a word, with only capitalised words between."""
        for position in range(start, max(start - _UNIT, 0), -1):
            if self.titles.heads.before(self.words, position):
                return True
            word = self.words[position - 1]
            if not (word[0].isupper() or word in {"dan", "&", "and"}):
                break
        return False

    def _post_at(self, position: int, end: int, language: str = "") -> int:
        """The end of a post that begins at a word and ends before another; 0 if there is none.

        A language asks for a title of that language, or of several words.
        """
        found = self.titles.at(self.words, position)
        if found and language and found[1].language != language and found[0] < position + 2:
            return 0
        if not found or found[0] >= end or found[1].kind not in {"office", "function"}:
            return 0
        if found[1].domain in {"royal", "religion"} or may_be_name(self.words[position]):
            return 0
        return found[0]

    def _name_start(self, start: int, end: int) -> int:
        """Where a person's name begins inside a mention that may have taken in the post."""
        leading, trailing = split_titles(self.words[start:end])
        begin = start + leading
        if self.words[start] == "RI" and end - start > 1:
            return start + 1  # "Kementerian Perdagangan [RI Budi]"
        ranks = start
        while ranks < end and honorific_at(self.words, ranks) > ranks:
            ranks = honorific_at(self.words, ranks)
        if ranks >= end:
            return end  # "Jenderal Pol" alone names nobody
        field = self.cues.portfolios.before(self.words, end)
        if end - start > 1 and (field or self._abstract(start)):
            return end  # "Integrasi Transportasi", "Penanganan Konflik" are no persons
        if self._in_list_of_fields(start, end):
            return end
        for inner in range(start + 1, end - 1):
            if inner >= begin:
                begin = self._post_at(inner, end) or begin
        if begin == start and not self._behind_post(start):
            return start
        while begin < end:
            step = self._post_word(begin, end)
            if step == begin:
                break
            begin = step
        return begin if begin < end - trailing or begin == end else start + leading

    def _in_list_of_fields(self, start: int, end: int) -> bool:
        """Whether a "person" is a field: "Bidang [Koordinasi …]", "Industri [Kecil] dan …"."""
        if self.language != "id":
            return False
        if start and self.lower[start - 1] in {"bidang", "urusan"}:
            return True
        joined = end - start == 1 and end + 1 < len(self.words) and self.lower[end] == "dan"
        if not joined or self.titles.heads.before(self.words, start) or not self._in_post(start):
            return False
        free = self.people[end + 1] == _NOBODY and self.titles.at(self.words, end + 1) is None
        return free and self.words[end + 1][0].isupper()

    def _abstract(self, start: int) -> bool:
        """Whether an Indonesian noun of what is done stands where a name would, behind a title."""
        abstract = self.language == "id" and _ABSTRACT.fullmatch(self.words[start])
        return bool(abstract) and self.titles.heads.before(self.words, start) is not None

    def _behind_post(self, position: int) -> bool:
        """Whether a name behind a title begins with words of the post: "CEO [OpenAI Sam …]"."""
        before = self.titles.heads.before(self.words, position)
        if not before:
            return False
        field = self.cues.portfolios.at(self.words, position)
        fielded = self.titles.rows[int(before[1])].key in self.cues.sets["fielded"]
        if field and (field[0] > position + 1 or fielded):
            return True
        return bool(_CAMEL.fullmatch(self.words[position]))

    def _post_word(self, position: int, end: int) -> int:
        """The end of a word that belongs to a post, not to a person's name."""
        cover = self.others[position]
        if cover != _NOBODY and self.ranges[cover][1] < end:
            return self.ranges[cover][1]
        found = self.cues.portfolios.at(self.words, position)
        if found and found[0] < end:
            return found[0]
        honorific = honorific_at(self.words, position)
        if honorific > position:
            return honorific
        word = self.words[position]
        if word in {",", "."} or self.acronym(position) or _CAMEL.fullmatch(word):
            return position + 1
        return position

    def post(self, position: int) -> bool:
        """Whether the title of a post begins at a word; "Pelanggan" is not one."""
        found = self.titles.at(self.words, position)
        return found is not None and found[1].kind in POSTS

    def uncover(self, index: int) -> None:
        """Take a mention off its tokens: it is not what it was taken for."""
        for position in range(*self.ranges.pop(index)):
            self.others[position] = _NOBODY

    def reread(self, position: int) -> None:
        """Take the person at a token for a body: "chief executive of Tallis Meridian Freight"."""
        index = self.people[position]
        for inside in range(*self.ranges[index]):
            self.people[inside], self.others[inside] = _NOBODY, index

    def cue(self, role: str, position: int) -> int:
        """The end of a cue of a role that begins at a token; the token itself if none."""
        phrases = self.cues.roles.get(role)
        if phrases is None or position >= len(self.words):
            return position
        found = phrases.at(self.words, position)
        return found[0] if found else position

    def cue_before(self, role: str, position: int) -> int:
        """The start of a cue of a role that ends before a token; the token itself if none."""
        phrases = self.cues.roles.get(role)
        if phrases is None:
            return position
        found = phrases.before(self.words, position, 6)
        return found[0] if found else position

    def word(self, position: int) -> str:
        """A word in lower case; empty outside the sentence."""
        return self.lower[position] if 0 <= position < len(self.lower) else ""

    def person(self, position: int) -> int:
        """The index of the person whose name begins at a token, or -1."""
        if not 0 <= position < len(self.words):
            return _NOBODY
        index = self.people[position]
        return index if index != _NOBODY and self.ranges[index][0] == position else _NOBODY

    def person_before(self, position: int) -> int:
        """The index of the person whose name ends before a token, or -1."""
        if not 0 < position <= len(self.words):
            return _NOBODY
        index = self.people[position - 1]
        return index if index != _NOBODY and self.ranges[index][1] == position else _NOBODY

    def other(self, position: int) -> int:
        """The index of the organisation, place or event that covers a token, or -1."""
        if not 0 <= position < len(self.words) or self.people[position] != _NOBODY:
            return _NOBODY
        return self.others[position]

    def capital(self, position: int) -> bool:
        """Whether a word is written with a capital where that says something."""
        return not self.shouted and self.words[position][0].isupper()

    def number(self, position: int) -> bool:
        """Whether a word is a number that a post or a body can carry: "III", "05", "ke-7"."""
        word = self.words[position]
        return bool(_ROMAN.fullmatch(word) or _NUMBER.fullmatch(word))

    def acronym(self, position: int) -> bool:
        """Whether a word is an abbreviation in capitals."""
        return not self.shouted and bool(_ACRONYM.fullmatch(self.words[position]))

    def noun(self, position: int) -> bool:
        """Whether a small word can be a part of what an office is named by."""
        word = self.words[position]
        if not word.islower() or not word.replace("-", "").isalpha() or word in self.cues.stops:
            return False
        return self.language == "en" or not _VERBAL.fullmatch(word.partition("-")[0])

    def span(self, start: int, end: int) -> Span:
        """The characters of the tokens from ``start`` to ``end`` (half-open)."""
        tokens = self.sentence.tokens
        first = tokens[start].start
        if _AFFIX.fullmatch(tokens[start].text) and start in self.former:
            first = tokens[start].end - len(self.words[start])
        return Span(first, tokens[end - 1].end)


def _bare(word: str) -> str:
    """A word without "ex-" before or "-elect" behind it, and without a possessive ending."""
    affix = _AFFIX.fullmatch(word)
    if affix:
        return affix["word"] or affix["stem"]
    return word
