"""Who is whose relative: "suaminya, Budi Hartawan", "her husband, the potter Tom Ward".

The words of kin are in ``ontology/lexicon/kin.csv``. Whose they are is said by the person right
before them, else by the one that the sentence before begins with.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kgnews.extract.frames.fillers import RELATIVES, VERB
from kgnews.extract.frames.fronted import acts
from kgnews.extract.frames.line import Line, Unit
from kgnews.extract.frames.statements import Reader, Worded
from kgnews.extract.words.titles import honorific_at
from kgnews.model import Statement
from kgnews.ontology import Ontology

__all__ = ["kin"]

OWNING = frozenset({"his", "her", "their"})
OF = frozenset({"of", "dari"})
IS = frozenset({"adalah", "merupakan", "ialah", "is", "was", ","})
ARTICLES = frozenset({"a", "an"})
SMALL = frozenset({"the", "a", "an", "late", "former"})
# Between a person, or its comma, and a word of kin: "yang tak lain adik", "sekaligus ayah".
ALSO = frozenset("yang tak tidak lain juga sekaligus notabene who and".split())
POINTING = frozenset({"itu", "ini", "tersebut"})
OWNED = frozenset({"'s", "’s", "'", "’"})
APPOSED = 3  # words between the comma behind a word of kin and the name
DESCRIBED = 8  # words between a word of kin and whose it is: "son of the former minister X"
CALLED = 4  # words of "pendiri perusahaan" between a comma and "sekaligus ayah"

# Before a word of kin: "Ward's elder brother", "her late husband".
WHICH = frozenset(
    "elder younger older eldest oldest youngest late only twin half former first second third "
    "estranged beloved ailing own two three four five six seven infant baby adult teenage young "
    "little big grown surviving".split()
)
FRONT = 2  # tokens before a word of kin at the head of a sentence
HAVING = frozenset({"has", "have", "had"})
HONORED = 5  # tokens of honorifics before a name
CLAUSE = 10  # tokens of a clause between commas behind a person: "Citra, yang lebih muda, adalah"

Pair = tuple[Unit, Unit, str]  # relative, whose relative, rule


def kin(before: Line | None, line: Line, reader: Reader) -> Iterator[Worded]:
    """The relatives that a line names; ``before`` is the line above it."""
    told: set[frozenset[str]] = set()
    for relative, owner, rule in _pairs(before, line):
        both = frozenset((owner.entity, relative.entity))
        if len(both) == 2 and both not in told:
            told.add(both)
            evidence = reader.evidence(line.sentence.span, rule)
            statement = Statement(relative.entity, "relativeOf", owner.entity, evidence)
            yield statement, (relative.span,)


def _pairs(before: Line | None, line: Line) -> Iterator[Pair]:
    words, known = line.words, _words("en" if "the" in line.grammar.determiners else "id")
    siblings = _words("siblings")
    for at, word in enumerate(words):
        if (word in siblings or words[at : at + 2] in _SIBLINGS) and (both := _couple(line, at)):
            yield *both, "relatives joined"
        stem = word.removesuffix("nya")
        if word in _words("several"):
            yield from _children(before, line, at)
            yield from _one_of(line, at)
        if stem not in known or _person(line.begins.get(at)) or words[at + 1 : at + 2] in _NO_KIN:
            continue
        first = _which(line, at)
        led = words[first - 1] if first else ""
        if stem != word or led in OWNING | {"whose"}:
            owner, relative = _owner(before, line, first), _named_behind(line, at + 1)
            if owner and relative:
                yield relative, owner, "kin of the person before"
        elif led in OWNED:
            owner, relative = _person(line.ends.get(first - 1)), _named_behind(line, at + 1)
            if owner and relative:
                yield relative, owner, "kin of the person before"
        else:
            yield from _kin_of(before, line, at)


def _which(line: Line, at: int) -> int:
    """The token where "elder brother" begins, whose last word is of kin."""
    first = at
    while first and line.words[first - 1] in WHICH:
        first -= 1
    return first


def _children(before: Line | None, line: Line, at: int) -> Iterator[Pair]:
    """Several of one kind: "their daughters, Ann, a cellist, and Joy", "has two sons, A and B"."""
    words, first = line.words, _which(line, at)
    led = words[first - 1] if first else ""
    if led in OWNED:
        owner = _person(line.ends.get(first - 1))
    elif led in OWNING or (led in HAVING and first < at):
        owner = _owner(before, line, first)
    else:
        return
    owners = [owner] if owner else []
    if led == "their" or led in HAVING:
        owners = _both(line, first) or owners
    for relative in _listed(line, at + 1):
        for each in owners:
            yield relative, each, "kin of the person before"


def _one_of(line: Line, at: int) -> Iterator[Pair]:
    """ "Born in Leeds, the youngest of the four children of Tom Ward": whoever was born."""
    words = line.words
    if words[at + 1 : at + 2] != ("of",) or "born" not in words[:at]:
        return
    relative = _first(line)
    for owner in _described(line, at + 1) if relative else ():
        if relative:
            yield relative, owner, "kin of the person behind"


def _both(line: Line, at: int) -> list[Unit]:
    """The two people before a token, if there are two."""
    people = {u.entity: u for end, u in sorted(line.ends.items()) if end <= at and _person(u)}
    return list(people.values()) if len(people) == 2 else []


def _listed(line: Line, at: int) -> Iterator[Unit]:
    """The people of a list behind a word, each with what they are between commas or not."""
    words, last = line.words, False
    at += words[at : at + 1] in {(",",), (":",)}
    while unit := _person(line.begins.get(at)):
        if unit.weak:
            return
        yield unit
        at = line.behind_brackets(unit.end)
        if words[at : at + 1] == (",",):
            at = _over_description(line, at + 1)
        if last:
            return
        last = at < len(words) and words[at] in line.grammar.coordinators
        at += last


def _over_description(line: Line, at: int) -> int:
    """The token behind the comma that ends "a cellist with the Hallé," where one stands."""
    if _person(line.begins.get(at)) or line.words[at : at + 1] == ("and",):
        return at
    for end in range(at, min(at + DESCRIBED, len(line.words))):
        if line.words[end] == ",":
            return end + 1
    return at


def _kin_of(before: Line | None, line: Line, at: int) -> Iterator[Pair]:
    """Who is the kin of those behind the word: "X, anak Y", "istri X, Y,", "putri X itu"."""
    owners = _described(line, at + 1)
    if not owners:
        return
    relative = _relative(line, at)
    first = owners[0]
    brother = line.words[at] in {"saudara", "bapak", "ibu"}  # also "Mr": "saudara X ini"
    if (
        relative is None
        and not brother
        and line.words[first.end : first.end + 1] in {(w,) for w in POINTING}
    ):
        relative = _only(before)  # "Putri mantan presiden X itu": who was spoken of
    if relative:
        for owner in owners:
            yield relative, owner, "kin of the person behind"
    elif named := _behind_comma(line, first, fronted=at <= FRONT):
        yield named, first, "kin of the person behind"  # "istri Budi Hartawan, Dewi Lestari, …"


def _relative(line: Line, at: int) -> Unit | None:
    """Who is said to be of the kin that a word names: "X, anak", "X, yang lebih muda, adalah anak".

    "X was born in Leeds, the son of": whoever was born there.
    """
    position, words = _past(line, at), line.words
    if not _apposed(line, at):
        told = line.ends.get(at)  # "Vokalis itu cucu mendiang Suparmi"
        return _person(told) if told and told.back else None
    if found := _person(line.ends.get(position)):
        return found
    if words[position : position + 1] != (",",):
        return None
    if "born" in words[:position]:
        return _first(line)
    for comma in range(position - 1, max(0, position - CLAUSE), -1):
        if words[comma] == ",":
            return _person(line.ends.get(comma)) if words[comma + 1] in RELATIVES else None
    return None


# "anak buah", "anak asuh": those who work for somebody.
_NO_KIN = frozenset({("buah",), ("asuh",), ("asuhan",), ("didik",), ("usaha",), ("perusahaan",)})
_SIBLINGS = frozenset({("kakak", "beradik"), ("suami", "istri"), ("ayah", "anak")})


@lru_cache(maxsize=4)
def _words(role: str) -> frozenset[str]:
    """The words of kin of a language, or those for two who are of one family."""
    if role == "siblings":
        return frozenset({"brothers", "sisters", "siblings", "twins", "spouses", "couple"})
    if role == "several":
        return frozenset(
            "children daughters sons brothers sisters siblings parents grandchildren grandsons "
            "granddaughters nephews nieces cousins uncles aunts".split()
        )
    rows = Ontology.load().table("kin")
    return frozenset(
        word for row in rows if row["language"] == role for word in row["words"].split("|")
    )


def _couple(line: Line, at: int) -> tuple[Unit, Unit] | None:
    """Two people right behind "kakak beradik", "brothers" and the like."""
    words = line.words
    start = next((p for p in range(at + 1, min(at + 4, len(words))) if p in line.begins), None)
    first = _person(line.begins.get(start)) if start is not None else None
    if first is None:
        return None
    end = line.behind_brackets(first.end)
    joined = end < len(words) and words[end] in line.grammar.coordinators
    second = _person(line.begins.get(end + 1)) if joined else None
    return (first, second) if second else None


def _person(unit: Unit | None) -> Unit | None:
    return unit if unit and unit.kind == "Person" and unit.entity else None


def _first(line: Line | None) -> Unit | None:
    """The first person of a line."""
    units = [unit for _, unit in sorted(line.begins.items()) if _person(unit)] if line else []
    return units[0] if units else None


def _only(line: Line | None) -> Unit | None:
    """The person of a line that has one."""
    units = [unit for unit in line.begins.values() if _person(unit)] if line else []
    return units[0] if len({unit.entity for unit in units}) == 1 else None


def _named_behind(line: Line, at: int) -> Unit | None:
    """The person right behind a word of kin, or behind a comma and what they are."""
    at = _past_honorifics(line, at)
    if found := _person(line.begins.get(at)):
        return None if found.weak else found
    if line.words[at : at + 1] != (",",):
        return None
    at = _past_honorifics(line, at + 1) - 1
    for position in range(at + 1, min(at + 2 + APPOSED, len(line.words))):
        if found := _person(line.begins.get(position)):
            return None if found.weak else found
        if not _plain(line, position):
            return None
    return None


_HIS = frozenset((word,) for word in OWNING)


def _to_spouse(line: Line, at: int) -> int:
    """The "and" of "Tom Ward, a miner, and his wife Jane"; the token itself elsewhere."""
    words = line.words
    if words[at : at + 1] == (",",):
        for comma in range(at + 1, min(at + CLAUSE, len(words) - 2)):
            if words[comma] == ",":
                spouse = (
                    words[comma + 1] in line.grammar.coordinators and words[comma + 2] in OWNING
                )
                return comma + 1 if spouse else at
    return at


def _past_honorifics(line: Line, at: int) -> int:
    """The token behind "Dr", "Tan Sri", "Drs." at a token; the token itself where none stands."""
    texts = [token.text for token in line.sentence.tokens[at : at + HONORED]]
    end = honorific_at(texts, 0) if texts else 0
    return at + end if 0 < end < len(texts) or line.begins.get(at + end) else at


def _plain(line: Line, at: int) -> bool:
    """Whether a word only describes: no function word, no verb, no mark."""
    word = line.words[at]
    small = word in line.grammar.function_words and word not in SMALL
    return word.isalpha() and not small and not VERB.match(word)


def _owner(before: Line | None, line: Line, at: int) -> Unit | None:
    """The last person before a word of kin, else the first of the sentence before.

    Somebody right before "and his wife" is whose wife it is, whoever "his" could be else.
    """
    joined = at > 1 and line.words[at - 1] in OWNING and line.words[at - 2]
    if joined and joined in line.grammar.coordinators:
        end = at - 2
        if line.words[end - 1] == ")":
            end = line.before_brackets(end - 1) or end
        elif line.words[end - 1] == ",":  # "Tom Ward, a miner, and his wife"
            commas = (p for p in range(end - 2, max(0, end - CLAUSE), -1) if line.words[p] == ",")
            end = next(commas, end)
        partner = _person(line.ends.get(end))
        if partner and not partner.weak:
            return partner
    people = [unit for end, unit in sorted(line.ends.items()) if end <= at and _person(unit)]
    return people[-1] if people else _first(before)


def _past(line: Line, at: int) -> int:
    """The token before which "adalah", ", 33, merupakan" or "yang tak lain" stands before kin."""
    words, position = line.words, at
    if words[position - 1] in {"sekaligus", "and"}:  # "X, pendiri perusahaan sekaligus ayah"
        start = position - 1
        while start > 0 and position - start <= CALLED and _plain(line, start - 1):
            start -= 1
        position = start if start and words[start - 1] == "," else position
    while position > 0:
        unit = line.ends.get(position)
        if unit and unit.kind == "age" and not unit.entity:
            position = unit.start
        elif words[position - 1] in IS | SMALL | ALSO or words[position - 1].isdigit():
            position -= 1
        else:
            break
    return position


def _apposed(line: Line, at: int) -> bool:
    position = _past(line, at)
    return position < at and not IS.isdisjoint(line.words[position:at])


def _behind_comma(line: Line, owner: Unit, *, fronted: bool) -> Unit | None:
    """The name between commas behind the person whose relative it is.

    At the head of a sentence the name may go on with a verb: "The son of Tom Ward, Luke left".
    """
    if line.words[owner.end : owner.end + 1] != (",",):
        return None
    found = _person(line.begins.get(_past_honorifics(line, owner.end + 1)))
    closed = found and line.words[found.end : found.end + 1] in {(",",), ("(",)}
    goes_on = found and fronted and acts(line, found.end)
    return found if closed or goes_on else None


def _described(line: Line, at: int) -> list[Unit]:
    """Whose the relative is: "dari sutradara X dan aktris Y", "of the former minister …"."""
    found: list[Unit] = []
    position, last = at, at + DESCRIBED
    while position < min(last, len(line.words)):
        if owner := _person(line.begins.get(position)):
            found.append(owner)
            position = _to_spouse(line, line.behind_brackets(owner.end))
            joined = line.words[position : position + 1]
            if len(found) > 1 or not joined or joined[0] not in line.grammar.coordinators:
                break
            position += 1 + 2 * (line.words[position + 1 : position + 2] in _HIS)
            last = position + DESCRIBED
        elif line.words[position] in OF or _plain(line, position):
            position += 1
        elif (
            line.words[position] == ","
            and not found
            and not ARTICLES.isdisjoint(line.words[at:position])
        ):
            named = _person(line.begins.get(position + 1))  # "the son of a miner, Walter Ward,"
            closed = named and line.words[named.end : named.end + 1] in {(",",), (".",)}
            return [named] if named and closed else found
        else:
            break
    return found
