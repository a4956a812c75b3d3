"""Where a name may stand in a sentence, and who says so.

Three sources speak: the gazetteer, the tagger, and rules about words that begin, end or
introduce names. Each proposes token ranges with a kind and a score per token; proposals for
the same range and kind add up. :func:`select` takes the ranges that do not overlap and have
the highest total, which is how the sources check each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kgnews.extract.chunks import capitalised, runs
from kgnews.extract.gazetteer import Hit
from kgnews.extract.grammar import Grammar, grammar
from kgnews.extract.heads import Heads, heads
from kgnews.extract.sorts import PLACES, same_sort
from kgnews.extract.titles import POSTS, titles
from kgnews.model import Token

__all__ = [
    "Candidate",
    "Words",
    "combine",
    "from_cues",
    "from_heads",
    "from_hits",
    "from_marks",
    "from_tags",
    "from_titles",
    "select",
]

# Scores per token. Their order is what matters: a name that a list knows weighs more than a
# tagger's guess, a head word ("Dinas", "PT") more than either since it fixes where a name
# begins, and a bare cue ("di …") least. Compared on the project's own pages.
KNOWN, TAGGED, HEADED, LABELLED, CUED = 1.5, 1.1, 1.6, 1.2, 0.8
MARKED = 1.8  # a term in quotation marks that a word such as "disebut" introduces
AGREED = 0.75  # share of its score that a second source adds
NAMING = frozenset(
    [
        "sebagai",
        "disebut",
        "dinamai",
        "istilah",
        "dijuluki",
        "konsep",
        "as",
        "called",
        "dubbed",
        "term",
    ]
)
PERIODS = frozenset({"tahun", "periode", "masa", "bulan"})  # "PT X Tahun 2021-2022"
SMALL = frozenset({"and", "of", "for", "the", "dan", "serta", "di", "ke", "dari"})
HEAD_REACH = 14  # tokens a name may run on behind its head word


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token range that may be a name."""

    start: int
    end: int
    kind: str
    score: float
    rule: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the rules see it."""

    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    runs: tuple[tuple[int, int], ...]
    language: str
    grammar: Grammar
    titled: frozenset[int]  # tokens of a post's title ("Wali Kota"), which begin no name

    @classmethod
    def of(cls, tokens: tuple[Token, ...], language: str) -> Words:
        """The words of a sentence."""
        words = [token.text for token in tokens]
        lexicon, titled, position = titles(language), set[int](), 0
        while position < len(words):
            found = lexicon.at(words, position) if words[position][0].isalpha() else None
            end = found[0] if found and found[1].kind in POSTS else position
            if end - position > 1 and end < len(words) and words[end][0].isupper():
                end -= heads(language).prefix_at((words[end - 1].lower(),), 0)[
                    0
                ]  # "Anggota Dewan Pengawas …"
            titled.update(range(position, end))
            position = max(end, position + 1)
        lower = tuple(word.lower() for word in words)
        its_runs, its_grammar = tuple(runs(tokens)), grammar(language)
        return cls(tokens, lower, its_runs, language, its_grammar, frozenset(titled))

    def headline(self, title: bool = False) -> bool:
        """Whether capitals say nothing here: all capitals, or a Capital On Every Word."""
        if (not title and self.tokens[-1].text in {".", "!", "?", '"', "”"}) or self.lower.count(
            ","
        ) > 1:
            return False
        letters = [t.text for t in self.tokens if t.text.isalpha() and len(t.text) > 2]
        shouted = sum(text.isupper() for text in letters) > 0.8 * len(letters)
        titled = sum(text[0].isupper() for text in letters) > 0.75 * len(letters)
        return len(letters) > 4 and (shouted or titled)


def from_hits(words: Words, hits: Iterable[tuple[Hit, str | None]]) -> list[Candidate]:
    """Names that the gazetteer knows, each with the key that it was linked to.

    A dangerous name that was linked to nothing is none; a safe one counts, unlinked.
    """
    at = {token.start: index for index, token in enumerate(words.tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(words.tokens)}
    found = []
    for hit, key in hits:
        start, end = at.get(hit.span.start), ends.get(hit.span.end)
        if start is None or end is None or (key is None and hit.context):
            continue
        while start < end and start in words.titled:
            start += 1  # of "Wali Kota Paris" the place is Paris
        if start == end:
            continue
        kinds = {entry.key: entry.kind for entry in hit.entries}
        kind = kinds[key] if key else hit.entries[0].kind
        keys = (key,) if key else ()
        found.append(Candidate(start, end, kind, KNOWN * (end - start), "gazetteer", keys))
    return found


def from_tags(
    words: Words, tags: Iterable[tuple[int, int, str]], known: Iterable[Candidate] = ()
) -> list[Candidate]:
    """Names that the tagger proposes, without marks at their edges and titles inside.

    "Danantara Chief Investment Officer Pandu Sjahrir" is an organisation and a person.
    """
    found = []
    places = {each.start: each.end for each in known if each.kind in PLACES}
    for start, end, kind in tags:
        pieces = _between_titles(words, start, end, places)
        for number, (left, right) in enumerate(pieces):
            its_kind = kind
            if len(pieces) > 1 and kind in {"Person", "Organization"}:
                its_kind = "Person" if number else "Organization"
            left, right = _trimmed(words, left, right)
            if its_kind == "Person":
                left = _before_initial(words, left)
            if left < right:
                score = TAGGED * (right - left)
                found.append(Candidate(left, right, its_kind, score, "tagger"))
    return found


def _before_initial(words: Words, start: int) -> int:
    """A name that seems to begin with an initial begins a word earlier: "Didih M Sudi"."""
    initial = start < len(words.tokens) and len(words.tokens[start].text) == 1
    if initial and start and start - 1 not in words.titled and capitalised(words.tokens[start - 1]):
        return start - 1
    return start


def _between_titles(
    words: Words, start: int, end: int, places: Mapping[int, int]
) -> list[tuple[int, int]]:
    """The pieces of a range around the titles in it; the whole where a title ends it.

    Behind a title the place that a name begins with is whose title it is: "Presiden AS Donald
    Trump".
    """
    first = places.get(start, end)
    if first < end and start and start - 1 in words.titled:
        return [(start, first), (first, end)]
    inside = [at for at in range(start + 1, end) if at in words.titled]
    if not inside or start in words.titled or end - 1 in words.titled:
        return [(start, end)]
    return [(start, inside[0]), (inside[-1] + 1, end)]


def _trimmed(words: Words, start: int, end: int) -> tuple[int, int]:
    """The range without titles, marks and small words before it and marks behind it."""
    while start < end and (start in words.titled or not capitalised(words.tokens[start])):
        start += 1
    while end > start and not words.tokens[end - 1].text[-1].isalnum():
        end -= 1
    return start, end


def from_heads(words: Words, forms: Heads, known: Sequence[Candidate]) -> list[Candidate]:
    """Names that begin with a head word ("Dinas …", "PT …") or end with one ("… Airlines").

    No organisation runs into a name of a person among the ``known``, and a head that is itself
    a known place ("AS") is none.
    """
    stops = frozenset(each.start for each in known if each.kind == "Person")
    places = frozenset(
        e.start for e in known if e.kind in PLACES and e.keys and e.end == e.start + 1
    )
    found = list[Candidate]()
    for position, token in enumerate(words.tokens):
        if position in words.titled or (position in places and token.text.isupper()):
            continue
        rule = f"head:{words.lower[position]}"
        if not (token.text[0].isupper() or token.text[0].isdigit()):
            length, kind = forms.label_at(words.lower, position)
            start = position + length
            labels = length and start < len(words.tokens) and start not in stops
            end = _run_on(words, start, stops, "label") if labels else start
            if end > start:
                found.append(Candidate(start, end, kind, LABELLED * (end - start), rule))
            start = (
                _run_back(words, position, stops) if length and forms.labels_behind else position
            )
            if start < position:
                score = LABELLED * (position - start)
                found.append(Candidate(start, position, kind, score, rule))
            continue
        length, kind = forms.prefix_at(words.lower, position)
        if length:
            end = _run_on(words, position + length, stops, kind)
            if end > position + length or _stands_alone(words, position, length):
                end = _numbered(words, end, kind)
                found.append(Candidate(position, end, kind, HEADED * (end - position), rule))
        length, kind = forms.suffix_at(words.lower, position)
        if length:
            start, end = _run_back(words, position, stops), position + length
            if start < position or (kind == "Document" and _stands_alone(words, position, length)):
                end = _numbered(words, end, kind)
                found.append(Candidate(start, end, kind, HEADED * (end - start), rule))
    return found


def from_titles(words: Words) -> list[Candidate]:
    """A run of words right behind a post's title: "Menteri Keuangan …" names a person.

    One word is as often the place of the post, an acronym its body.
    """
    return [
        Candidate(start, end, "Person", CUED * (end - start), "title")
        for left, right in words.runs
        for start, end in [(max(left, _behind_title(words, left, right)), right)]
        if start > 0 and start - 1 in words.titled and 2 <= end - start <= 4
        if not any(token.text.isupper() for token in words.tokens[start:end])
    ]


def _behind_title(words: Words, start: int, end: int) -> int:
    """The first token of a run behind the titles in it."""
    inside = [at for at in range(start, end) if at in words.titled]
    return inside[-1] + 1 if inside else start


def from_cues(words: Words, cues: Mapping[str, str]) -> list[Candidate]:
    """Whole runs behind a word that tells what follows: "di …", "ujar …", "Pak …"."""
    found = []
    for start, end in words.runs:
        before = words.lower[start - 1] if start else ""
        kind = cues.get(before)
        if kind and end - start <= 6:
            found.append(Candidate(start, end, kind, CUED * (end - start), f"cue:{before}"))
    return found


def from_marks(words: Words) -> list[Candidate]:
    """A term in quotation marks that a word introduces: sebagai "Ruang Ketiga", known as “X”."""
    found = []
    for opening in range(1, len(words.tokens) - 2):
        if words.tokens[opening].text not in {'"', "“"} or words.lower[opening - 1] not in NAMING:
            continue
        for closing in range(opening + 2, min(opening + 7, len(words.tokens))):
            if words.tokens[closing].text in {'"', "”"}:
                if all(map(capitalised, words.tokens[opening + 1 : closing])):
                    size = closing - opening - 1
                    score = MARKED * size
                    found.append(Candidate(opening + 1, closing, "Concept", score, "marked term"))
                break
    return found


def combine(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each range and kind; sources that agree add to each other's score.

    Where the gazetteer knows a range, its class speaks for all of that sort (a City is not
    also a Place).
    """
    best: dict[tuple[int, int, str], Candidate] = {}
    known_as: dict[tuple[int, int], str] = {}
    ordered = sorted(candidates, key=lambda c: (not c.keys, -c.score, c.rule))
    for each in ordered:
        if each.keys:
            known_as.setdefault((each.start, each.end), each.kind)
    for each in ordered:
        listed = known_as.get((each.start, each.end), each.kind)
        kind = listed if same_sort(listed, each.kind) else each.kind
        place = (each.start, each.end, kind)
        known = best.get(place)
        if known is None:
            best[place] = replace(each, kind=kind)
        elif each.rule != known.rule:
            keys = known.keys or each.keys
            best[place] = replace(known, score=known.score + AGREED * each.score, keys=keys)
    return list(best.values())


def select(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that do not overlap and have the highest total score, in order.

    >>> a, b = Candidate(0, 3, "Organization", 4.0, "x"), Candidate(2, 3, "City", 1.5, "y")
    >>> [each.kind for each in select([a, b])]
    ['Organization']
    """
    ordered = sorted(candidates, key=lambda c: (c.end, c.start, c.kind, c.rule))
    totals, chosen = [0.0], list[tuple[int, bool]]()
    ends = [each.end for each in ordered]
    for index, each in enumerate(ordered):
        before = index
        while before and ends[before - 1] > each.start:
            before -= 1
        taken = totals[before] + each.score
        chosen.append((before, taken > totals[-1]))
        totals.append(max(taken, totals[-1]))
    result, index = [], len(ordered)
    while index:
        before, taken_ = chosen[index - 1]
        if taken_:
            result.append(ordered[index - 1])
            index = before
        else:
            index -= 1
    return result[::-1]


def _run_on(words: Words, start: int, stops: frozenset[int], kind: str) -> int:
    """The end of a name that goes on from here: capitals, joined by "dan", "of", "untuk" …

    Places are not joined by "dan": that is a list. Behind a label only the words of another
    language join: "sesi Trade and Peace dan …".
    """
    english = frozenset({"and", "of", "for", "the"})
    joints = words.grammar.coordinators | english | {"untuk", "dan", "bagi", "pada"}
    if kind == "Organization":
        joints = english  # "PT A dan PT B" are two
    if kind == "label":
        joints = frozenset() if "of" in words.grammar.prepositions else english
    elif kind in PLACES:
        joints = frozenset({"of", "the"})
    end = start
    while end < len(words.tokens) and end - start < HEAD_REACH:
        token = words.tokens[end]
        if (end in stops and end > start) or words.lower[end] in PERIODS:
            break
        number = (
            token.text[0].isdigit() and end > start and kind not in {"City", "AdministrativeArea"}
        )
        if capitalised(token) or number:
            end += 1
            continue
        ahead = end + 1
        if words.lower[end] in joints and ahead < len(words.tokens):
            if words.lower[ahead] == "the":
                ahead += 1
            if (
                ahead < len(words.tokens)
                and ahead not in stops
                and capitalised(words.tokens[ahead])
            ):
                end = ahead + 1
                continue
        break
    return end


def _numbered(words: Words, end: int, kind: str) -> int:
    """The end with the number and year behind a law or an event: "No. 1 Tahun 2012", "2026"."""
    tokens, lower = words.tokens, words.lower
    at = end
    if kind == "Document" and at < len(tokens) and lower[at] in {"no", "nomor", "number"}:
        at += 2 if at + 1 < len(tokens) and lower[at + 1] == "." else 1
        if at >= len(tokens) or not lower[at][0].isdigit():
            return end
        end = at = at + 1
        if at + 1 < len(tokens) and lower[at] in {"tahun", "of", "/"} and lower[at + 1].isdigit():
            return at + 2
    if kind == "Event" and at < len(tokens) and len(lower[at]) == 4 and lower[at].isdigit():
        return at + 1
    return end


def _stands_alone(words: Words, position: int, length: int) -> bool:
    """Whether a head is a name by itself: capitals inside a sentence ("Rencana Aksi")."""
    inside = position > 0 and words.lower[position - 1] not in {".", '"', "“", ":"}
    last = words.lower[position - 1] in words.grammar.coordinators if position else False
    written = all(map(capitalised, words.tokens[position : position + length]))
    return inside and written and (length > 1 or last)


def _run_back(words: Words, position: int, stops: frozenset[int]) -> int:
    """The start of a name that ends here: capitals before it, not past a person's name."""
    start = position
    while start > 0 and position - start < HEAD_REACH:
        token = words.tokens[start - 1]
        if (not capitalised(token) and token.text != "&") or start - 1 in words.titled:
            break
        start -= 1
        if start in stops:
            return position
    if start == 0 and words.lower[0] in words.grammar.function_words:
        start += 1
    return start
