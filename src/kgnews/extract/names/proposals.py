"""What the gazetteer, the tagger and cue words propose as names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kgnews.extract.gazetteer.lookup import Hit
from kgnews.extract.names.candidates import (
    CUED,
    HEADED,
    KNOWN,
    LABELLED,
    MARKED,
    TAGGED,
    Candidate,
    Words,
)
from kgnews.extract.names.explained import behind_nation
from kgnews.extract.names.headed import AREAS
from kgnews.extract.words.chunks import capitalised
from kgnews.extract.words.heads import heads
from kgnews.extract.words.sorts import PLACES
from kgnews.extract.words.titles import honorific_at, plural_post
from kgnews.model import Token

__all__ = [
    "from_ages",
    "from_cues",
    "from_datelines",
    "from_hits",
    "from_marks",
    "from_tags",
    "from_titles",
]

# Words that end the name of a firm, whatever stands behind.
LEGAL = frozenset("tbk sekuritas securities ltd inc corp plc bhd llc holdings persero".split())
# Neighbourhoods and polling stations are numbers, and end a name; so do dashes.
ENDING = frozenset({"RT", "RW", "TPS", "—", "–", "--"})
DATELINE = 14  # tokens from the town to the dash
DASHES = frozenset({"-", "–", "—", ":"})
SHORTEST = 3  # letters of a town in capitals
JOINED = 6  # tokens of one name of which the tagger made two
SHORTENED = 2  # letters: "Dt.", "M."
LONGEST = 4  # words of somebody's name of which the tagger saw a part
NOT_AGED = frozenset("ayat pasal huruf nomor angka article section clause paragraph".split())
OLDEST = 110  # years: a larger number in brackets is no age
# Words that introduce a term in quotation marks.
NAMING = frozenset("sebagai disebut dinamai istilah dijuluki konsep as called dubbed term".split())


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
        kinds = {entry.key: entry.kind for entry in hit.entries}
        kind = kinds.get(key or "", hit.entries[0].kind)  # a series has the kind of its editions
        while kind in PLACES and start < end and start in words.titled:
            start += 1  # of "Wali Kota Paris" the place is Paris; "Uni" is no lady in "Uni Eropa"
        if start == end:
            continue
        keys = (key,) if key else ()
        found.append(Candidate(start, end, kind, KNOWN * (end - start), "gazetteer", keys))
    return found


def from_tags(
    words: Words, tags: Iterable[tuple[int, int, str]], known: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Names that the tagger proposes, without marks at their edges and titles inside.

    "Danantara Chief Investment Officer Pandu Sjahrir" is an organisation and a person.
    """
    found = []
    places = {each.start: each.end for each in known if each.kind in PLACES}
    bodies = {each.start: each.end for each in known if each.keys}
    lands = {each.start: each.end for each in known if each.kind == "Country" and each.keys}
    owners = {each.end for each in known if each.kind in PLACES and each.keys}
    for start, end, kind in _apart(words, _without_owners(words, tags, owners)):
        if kind == "Person" and lands.get(start, end) < end:
            start = lands[start]  # "asal Thailand Ornpreeya Saelim"
        end = next((at for at in range(start, end) if words.text[at] in ENDING), end)
        if end == start:
            continue
        pieces = _between_titles(words, start, end, places)
        for number, (left, right) in enumerate(pieces):
            its_kind = kind
            if len(pieces) > 1 and kind in {"Person", "Organization"}:
                its_kind = "Person" if number else "Organization"
            left, right = _trimmed(words, left, _before_possessed(words, left, right))
            if its_kind == "Person":
                left, right = _whole(words, _before_initial(words, left), right)
                right = _behind_dot(words, left, right)
            if bodies.get(left, right) < right and plural_post(words.lower, bodies[left]):
                right = bodies[left]  # "U20 Mayors" are people of the U20
            cut = _behind_firm(words, left, right) if its_kind == "Organization" else right
            for first, last, told in ((left, cut, its_kind), (cut, right, "Person")):
                if first < last:
                    score = TAGGED * (last - first)
                    found.append(Candidate(first, last, told, score, "tagger"))
    return _joined(words, [each for each in found if not _is_list(words, each, known)])


def _without_owners(
    words: Words, tags: Iterable[tuple[int, int, str]], owners: Collection[int]
) -> Iterator[tuple[int, int, str]]:
    """The ranges without the known place that has what they name: "Brazil's Petrolisa"."""
    for start, end, kind in tags:
        owned = (at for at in range(start + 1, end - 1) if words.text[at] in {"'s", "’s"})
        at = next((at for at in owned if at in owners), start - 1)
        yield at + 1, end, kind


def _apart(words: Words, tags: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The ranges, places with "and" between or of a chain ("Jalan … Kelurahan …") as two."""
    for start, end, kind in tags:
        inside = range(start + 1, end - 1) if kind == "Place" else range(0)
        joint = next((at for at in inside if words.lower[at] in {"and", "dan"}), end)
        area = next((at for at in inside if at > start + 1 and words.lower[at] in AREAS), end)
        yield start, min(joint, area), kind
        if min(joint, area) < end:
            yield area if area < joint else joint + 1, end, kind


def _behind_firm(words: Words, start: int, end: int) -> int:
    """The end of a firm's name before somebody's: "Karsa Sekuritas | Rendra"."""
    forms = heads(words.language)
    for at in range(start + 1, end):
        head = forms.suffix_at(words.text, at)
        rest = words.text[at + head.length : end]
        firm = head.length and head.kind == "Organization" and at + head.length < end
        nobody = forms.suffix_at(words.text, end - 1).length or not _plain(rest)
        if firm and not nobody and any(w in LEGAL for w in words.lower[at : at + head.length]):
            return at + head.length
    return end


def _plain(words: Sequence[str]) -> bool:
    """Whether words are written as parts of a person's name are."""
    return all(word[0].isupper() and not word.isupper() and word.isalpha() for word in words)


def _is_list(words: Words, name: Candidate, known: Iterable[Candidate]) -> bool:
    """Whether a range is two known names with "and" between them: "Terengganu and Kedah"."""
    starts = {each.start for each in known if each.keys}
    ends = {each.end for each in known if each.keys}
    return any(
        words.lower[at] in words.grammar.coordinators and at in ends and at + 1 in starts
        for at in range(name.start + 1, name.end - 1)
    )


def _joined(words: Words, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, two people of one run with nobody's title between as one.

    "Eka Rini" and "Titi Lestari" in "Eka Rini Mumpuni Titi Lestari" are one person.
    """
    result = list[Candidate]()
    for each in found:
        last = result[-1] if result else each
        gap = range(last.end, each.start)
        joins = (
            last is not each
            and last.kind == each.kind == "Person"
            and 0 <= len(gap) <= 1
            and each.end - last.start <= JOINED
            and all(words.text[at][0].isupper() and at not in words.titled for at in gap)
            and any(a <= last.start and each.end <= b for a, b in words.runs)
            and honorific_at(words.text, each.start) == each.start
        )
        if joins:
            size = each.end - last.start
            result[-1] = Candidate(last.start, each.end, "Person", TAGGED * size, "tagger")
        else:
            result.append(each)
    return result


def _before_possessed(words: Words, start: int, end: int) -> int:
    """The end of a name before what it has or costs: "Samsung's unit", "X for 240 million"."""
    for at in range(start + 1, end - 1):
        here, following = words.text[at], words.text[at + 1]
        if (here in {"'s", "’s"} and following.islower()) or (
            here.islower() and following[0].isdigit()
        ):
            return at
    return end


def _whole(words: Words, start: int, end: int) -> tuple[int, int]:
    """The whole run that the tagger took a part of, where it stands apart from the rest.

    Between commas, or behind a verb of speaking and before a comma: ", Dewi Anggarsari,".
    """
    first, last = next((run for run in words.runs if run[0] <= start < run[1]), (start, end))
    before = words.lower[first - 1] if first else ""
    after = words.text[last] if last < len(words.text) else ""
    apart = (before == "," or before in words.grammar.saying) and after in {",", "("}
    rest = [*range(first, start), *range(end, last)]
    small = words.grammar.openers | words.grammar.function_words
    plain = all(
        words.text[at][0].isupper()
        and (len(words.text[at]) == 1 or not words.text[at].isupper())
        and words.lower[at] not in small
        for at in rest
    )
    if not apart or not plain or last - first > LONGEST or any(at in words.titled for at in rest):
        return start, end
    return first, last


def _behind_dot(words: Words, start: int, end: int) -> int:
    """The end of a name that the tagger broke off at a shortened word: "Zulfan Dt. Bagindo"."""
    last = next((run[1] for run in words.runs if run[0] <= start < run[1]), end)
    broken = words.text[end : end + 1] == (".",) and len(words.text[end - 1]) <= SHORTENED
    plain = all(not word.isupper() or len(word) == 1 for word in words.text[end:last])
    return last if broken and plain and end < last <= end + LONGEST else end


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


def _can_end(token: Token) -> bool:
    return capitalised(token) or token.text[0].isdigit()


def _trimmed(words: Words, start: int, end: int) -> tuple[int, int]:
    """The range without titles, marks and small words at its edges."""
    if words.text[start : start + 2] in {("R", "-"), ("D", "-")}:
        start += 2  # "R-Tampa"
    start = behind_nation(words, start, end) if start < end else start
    while start < end and (start in words.titled or not capitalised(words.tokens[start])):
        start += 1
    while end > start and not _can_end(words.tokens[end - 1]):
        end -= 1
    return start, end


def from_datelines(words: Words) -> list[Candidate]:
    """The town in capitals that opens a text: "PUNO, May 3 -", "KOTA BARU (Kabar) -"."""
    end = 0
    while end < len(words.text) and words.text[end].isupper() and words.text[end].isalpha():
        end += 1
    behind = words.text[end : end + DATELINE]
    marked = bool(behind) and behind[0] in {",", "(", *DASHES} and not DASHES.isdisjoint(behind)
    usual = any(word.islower() for word in words.text[end:])
    if not marked or not usual or not 0 < end <= 3 or len(words.text[0]) < SHORTEST:
        return []
    return [Candidate(0, end, "Place", LABELLED * end, "dateline")]


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


def from_ages(words: Words) -> list[Candidate]:
    """A run with an age behind it is somebody: "MS (21)", "Dewi (47 tahun)", "Kim Park, 61,"."""
    told = [
        Candidate(start, end, "Person", HEADED * (end - start) + CUED, "age behind a name")
        for start, end in words.runs
        if end - start <= LONGEST and start not in words.titled
        if words.text[end : end + 1] == (",",)
        and words.text[end + 1 : end + 2] != ()
        and words.text[end + 1].isdigit()
        and words.lower[end + 2 : end + 3] == ("tahun",)
        and int(words.text[end + 1][:4]) <= OLDEST
        and words.lower[start] not in NOT_AGED
        and all(word.isalpha() for word in words.text[start:end])
    ]
    behind_comma = [
        Candidate(start, end, "Person", HEADED * (end - start) + CUED, "age behind a name")
        for start, end in words.runs
        if words.language == "en" and end - start <= LONGEST and start not in words.titled
        if words.text[end : end + 1] == words.text[end + 2 : end + 3] == (",",)
        and len(words.text[end + 1]) == 2
        and words.text[end + 1].isdigit()
        and all(word.isalpha() for word in words.text[start:end])
    ]
    return (
        told
        + behind_comma
        + [
            Candidate(start, end, "Person", LABELLED * (end - start), "age behind a name")
            for start, end in words.runs
            if end - start <= 5
            and words.lower[start] not in NOT_AGED
            and words.text[end : end + 1] == ("(",)
            and words.text[end + 2 : end + 3] in {(")",), ("tahun",), ("th",)}
            and words.text[end + 1].isdigit()
            and 0 < int(words.text[end + 1][:4]) <= OLDEST
        ]
    )


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
        end = next((at for at in range(start + 2, end) if words.lower[at] in AREAS), end)
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
