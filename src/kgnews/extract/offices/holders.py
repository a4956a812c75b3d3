"""Who holds an office: beside it, behind a comma, before "sebagai", "who is", "dilantik" …"""

from __future__ import annotations

from kgnews.extract.offices.parts import Part, Phrase, after_ranks, is_place, like_a_name, title_at
from kgnews.extract.offices.subjects import before_small, by_cue, give, person_ending
from kgnews.extract.offices.words import Words

__all__ = ["find_holders"]

_NAME = 4  # words of a name that no mention covers
_CLOSERS = frozenset(",.;:)!?–—-”\"'")
_TO_THE_RIGHT = frozenset({"office:title", "office:comma", "office:guess"})


def find_holders(words: Words, phrases: list[Phrase]) -> None:
    """Give every phrase its holder, left to right; a person who is taken takes no apposition."""
    taken: set[int] = set()
    for index, phrase in enumerate(phrases):
        if phrase.plural or phrase.rule:
            continue
        both = index > 0 and phrases[index - 1].joined == "both" and phrases[index - 1].holder == -1
        if _right(words, phrase) or (both and _behind_comma(words, phrase)):
            pass
        elif not _left(words, phrases, index, taken):
            _behind_comma(words, phrase)
        if phrase.holder != -1:
            taken.add(phrase.holder)
        _share(phrases, index)
    for index in range(len(phrases) - 2, -1, -1):
        _share_back(words, phrases, index)


# --- To the right ------------------------------------------------------------------------------


def _right(words: Words, phrase: Phrase) -> bool:
    """A name right behind the office: "Gubernur Bali Wayan …", "US President Donald …"."""
    behind = phrase.anaphor is not None and phrase.anaphor[0] >= phrase.head
    open_ended = words.word(phrase.stop - 1) == "of"  # "Head of Micro Business …" names no one
    if behind or phrase.points_back or open_ended or _vague(words, phrase):
        return False
    holder = words.person(after_ranks(words, phrase.stop))
    last = phrase.parts[-1] if phrase.parts else None
    if last and last.kind == "nouns" and words.word(last.end - 1) in words.cues.sets["matter"]:
        return False  # "majelis hakim perkara Budi"
    served = _served_by(words, phrase, holder)
    if served != -1:
        return give(phrase, served, "office:comma")
    if holder != -1 and not phrase.parts and phrase.title.key in words.cues.sets["client"]:
        return False  # "kuasa hukum Budi" may be Budi or his lawyer
    if holder != -1:
        _represents(words, phrase, holder)
        return give(phrase, holder, "office:title")
    after = _behind_copula(words, phrase.stop)
    holder = words.person(after_ranks(words, after))
    if after > phrase.stop and holder != -1:
        return give(phrase, holder, "office:is")
    return _guess(words, phrase)


def _served_by(words: Words, phrase: Phrase, served: int) -> int:
    """Who works for the person named behind a title: "Manajer Rara, *Vero Tambunan*, …"; or -1."""
    key = phrase.title.key
    if served == -1 or words.language != "id" or key not in words.cues.sets["of person"]:
        return -1
    comma = words.ranges[served][1]
    if words.word(comma) != ",":
        return -1
    holder = words.person(after_ranks(words, comma + 1))
    closed = holder != -1 and words.word(words.ranges[holder][1]) in {",", "("}
    return holder if closed else -1


def _represents(words: Words, phrase: Phrase, holder: int) -> None:
    """Note the seat of a member: "Senator Ekong Attah, who represents *Akwa Ibom South*"."""
    if phrase.title.domain != "parliament" or phrase.of is not None:
        return
    position = words.ranges[holder][1]
    position += words.word(position) == ","
    after = words.cue("represents", position)
    index = words.other(after) if after > position else -1
    if index != -1:
        phrase.of = words.ranges[index]
        phrase.bodies, phrase.represented = (phrase.of,), True


def _vague(words: Words, phrase: Phrase) -> bool:
    """Whether a small Indonesian title before a name may say that it is *under* that name.

    "pemerintah pimpinan Budi" is a government led by Budi, "menteri Budi" one of his ministers.
    """
    if words.language != "id" or phrase.parts or words.capital(phrase.head):
        return False
    return phrase.title.key in {"leader", "minister", "head"}  # "kepala Budi terluka"


def _behind_copula(words: Words, position: int) -> int:
    """The end of "adalah", ", yakni", "is", "saat ini adalah" behind an office; else 0."""
    position += words.word(position) == ","
    copulas = words.cues.sets["is"] | words.cues.sets["relative"] | words.cues.sets["determiner"]
    for _ in range(2):
        if words.word(position) not in copulas:
            position = words.cue("also", position)
    after = words.cue("is", position)
    return after if after > position else 0


def _guess(words: Words, phrase: Phrase) -> bool:
    """Capitalised words that follow a field or a place and that no mention covers."""
    if words.shouted or words.headline or words.sentence.title:
        return False
    bare = Part(phrase.head, phrase.head_end, "field") if _named_alone(words, phrase) else None
    last = phrase.parts[-1] if phrase.parts else bare
    if last is None or last.kind not in {"mention", "field"} or last.end != phrase.stop:
        return False
    start = after_ranks(words, phrase.stop)
    end = start
    while end < min(len(words.words), start + _NAME) and _unnamed(words, end):
        end += 1
    size = end - start
    if not size or (end < len(words.words) and words.capital(end)):
        return False
    if last.kind == "field" and size == 1 and not words.capital(phrase.head):
        return False
    if size == 1 and last.kind == "mention" and words.words[start] not in words.names:
        return False
    phrase.guess, phrase.rule = (start, end), "office:guess"
    return True


def _named_alone(words: Words, phrase: Phrase) -> bool:
    """Whether a title is said of people by name alone: "Presiden Ramaphosa", "Menkeu Purbaya"."""
    heads = {"president", "vice-president", "prime-minister"}
    high = phrase.title.key in heads or phrase.title.key.startswith("minister")
    high = high or phrase.title.key in words.cues.sets["region head"]
    return high and words.capital(phrase.head) and phrase.anaphor is None


def _no_place(words: Words, phrase: Phrase, start: int) -> bool:
    """Whether a person was taken for a place behind a known one: "…, Sulawesi Tenggara, *Abdul
    Azis*, mengatakan"; then he holds the office."""
    index = words.other(start)
    if index == -1 or not like_a_name(words, index) or words.language != "id":
        return False
    begin, end = words.ranges[index]
    if begin != start or words.word(end) != ",":
        return False
    words.uncover(index)
    phrase.guess, phrase.rule = (start, end), "office:guess"
    return True


def _guess_behind_comma(words: Words, phrase: Phrase, start: int) -> bool:
    """Capitalised words between commas behind an office of a body, that no mention covers."""
    if words.shouted or words.headline or words.sentence.title or phrase.of is None:
        return False
    if any(is_place(words, position) for position in range(*phrase.of)):
        return False  # "Bupati Batang, Jawa Tengah, …"
    end = start
    while end < min(len(words.words), start + _NAME) and _unnamed(words, end):
        end += 1
    if end - start < 2 or words.word(end) != ",":
        return False
    phrase.guess, phrase.rule = (start, end), "office:guess"
    return True


def _unnamed(words: Words, position: int) -> bool:
    """Whether a capitalised word may be of a name that nobody found."""
    lists = (words.cues.organisations, words.cues.places, words.cues.portfolios)
    return (
        words.capital(position)
        and words.words[position][-1].isalpha()
        and words.lower[position] not in words.cues.stops
        and not words.lower[position].endswith("nya")
        and not words.acronym(position)
        and words.people[position] == words.others[position] == -1
        and words.titles.at(words.words, position) is None
        and all(phrases.at(words.words, position) is None for phrases in lists)
    )


def _behind_comma(words: Words, phrase: Phrase) -> bool:
    """A name behind a comma: "Gubernur Bali, I Wayan …,", "the chancellor, Jeremy …"."""
    if words.lower[phrase.stop : phrase.stop + 1] == ["di"] and is_place(words, phrase.stop + 1):
        phrase.stop = words.ranges[words.others[phrase.stop + 1]][1]  # "Kepala … di Gaza, Budi"
    if phrase.points_back or words.word(phrase.stop) != ",":
        return False
    start = phrase.stop + 1
    if start >= len(words.words):
        return False
    place = words.other(start)
    if place != -1 and words.word(words.ranges[place][1]) == "," and is_place(words, start):
        start = words.ranges[place][1] + 1  # "Bupati Kolaka Timur, Sulawesi Tenggara, Abdul …"
        if words.mentions[place].keys and _no_place(words, phrase, start):
            return True
    start = after_ranks(words, start)
    title = words.titles.at(words.words, start) if start < len(words.words) else None
    if title and title[1].domain in {"royal", "religion"}:
        start = title[0]  # "Pemimpin Gereja Katolik, Paus Fransiskus"
    holder = words.person(start)
    if holder == -1:
        return _guess_behind_comma(words, phrase, start)
    after = words.ranges[holder][1]
    open_ended = not phrase.parts and not words.capital(phrase.head) and phrase.anaphor is None
    if open_ended and after < len(words.words) and words.words[after] not in _CLOSERS:
        return False  # "kepada hakim, Budi mengatakan"
    if words.word(after) in words.cues.sets["adding"]:
        following = words.people[after + 1 : after + 2]
        if following and following[0] != -1:
            return False  # "Gubernur Bali, Budi dan Ani": three who came
    return give(phrase, holder, "office:comma")


# --- To the left -------------------------------------------------------------------------------


def _left(words: Words, phrases: list[Phrase], index: int, taken: set[int]) -> bool:
    phrase = phrases[index]
    return (
        by_cue(words, phrases, index)
        or _in_brackets(words, phrase)
        or _in_apposition(words, phrase, taken)
        or _named(words, phrase)
    )


def _in_brackets(words: Words, phrase: Phrase) -> bool:
    """An office in brackets: "Budi (Ketua RT 5)"."""
    if words.word(phrase.marked - 1) != "(" or words.word(phrase.stop) != ")":
        return False
    holder = words.person_before(phrase.marked - 1)
    return holder != -1 and give(phrase, holder, "office:brackets")


def _in_apposition(words: Words, phrase: Phrase, taken: set[int]) -> bool:
    """An office behind a name and a comma: "Jane Doe, economics director at …,"."""
    begin = min([phrase.marked, *(part.start for part in phrase.parts)])
    begin = min(begin, phrase.anaphor[0]) if phrase.anaphor else begin
    position = before_small(words, begin)
    if words.word(position - 1) not in {",", "–", "—"}:
        return False
    holder = person_ending(words, position - 1)
    if holder == -1 or (holder in taken and not _between_commas(words, phrase)):
        return False
    closed = phrase.stop >= len(words.words) or words.words[phrase.stop] in _CLOSERS
    if not closed and not _carries_on(words, phrase, holder):
        return False
    if closed and _listed(words, phrase):
        return False
    name_follows = closed and words.word(phrase.stop) == ","
    name_follows = name_follows and words.person(after_ranks(words, phrase.stop + 1)) != -1
    before = words.word(words.ranges[holder][0] - 1)
    if name_follows and before in words.cues.sets["beside"]:
        return False
    return give(phrase, holder, "office:apposition")


def _between_commas(words: Words, phrase: Phrase) -> bool:
    """Whether a verb follows an apposition: "Union leader Pat Fell, head of Unite, *said*"."""
    after = phrase.stop + 1
    if words.word(phrase.stop) != "," or after >= len(words.words) or not phrase.parts:
        return False
    plain = words.words[after].islower() and words.words[after].isalpha()
    return plain and words.word(after) not in {"dan", "and", "serta"} | words.cues.sets["relative"]


def _listed(words: Words, phrase: Phrase) -> bool:
    """Whether a bare title is one of several: "membunuh Lula, wakil presiden, dan menteri"."""
    stop = phrase.stop
    if (
        phrase.parts
        or words.word(stop) != ","
        or words.word(stop + 1) not in {"dan", "and", "serta"}
    ):
        return False
    after = stop + 2
    return after < len(words.words) and title_at(words, after) is not None


def _carries_on(words: Words, phrase: Phrase, holder: int) -> bool:
    """Whether the sentence goes on behind an apposition that no comma closes."""
    start = words.ranges[holder][0]
    framed = words.cue_before("frame", start) < start
    return not framed and words.word(phrase.stop) not in words.cues.sets["modal"]


def _named(words: Words, phrase: Phrase) -> bool:
    """A name between the verb and the office: "named Jane Doe chief executive"."""
    holder = words.person_before(phrase.marked)
    if holder == -1 or words.language != "en":
        return False
    before = words.ranges[holder][0]
    if words.cue_before("becomes", before) == before:
        return False
    return give(phrase, holder, "office:named", "appointedAs")


# --- Two offices of one holder -----------------------------------------------------------------


def _share(phrases: list[Phrase], index: int) -> None:
    """The second of two joined offices takes the holder that stands before the first."""
    phrase = phrases[index]
    found = phrase.holder != -1 or phrase.points_back
    if not phrase.joined or not found or index + 1 >= len(phrases):
        return
    if phrase.rule not in _TO_THE_RIGHT:
        phrases[index + 1].adopt(phrase)


def _share_back(words: Words, phrases: list[Phrase], index: int) -> None:
    """The first of two joined offices takes the holder, and the body, of the second."""
    first, second = phrases[index], phrases[index + 1]
    one_name = words.language == "en" and not second.parts  # "Acme founder and chief executive …"
    if not first.joined or (first.joined == "and" and first.parts and not one_name):
        return
    field = words.cues.portfolios.before(words.words, first.head_end)
    apart = first.title.domain == "government" and second.title.domain != "business"
    if first.of is None and not first.parts and not field and not apart:
        first.of, first.bodies = second.of, second.bodies
    elif one_name and second.of is None:
        second.of, second.bodies = first.of, first.bodies
    if first.holder == -1 and second.rule in _TO_THE_RIGHT:
        first.adopt(second)
