"""Who holds an office: beside it, behind a comma, before "sebagai", "who is", "dilantik" …"""

from __future__ import annotations

from kgnews.extract.office_parts import Phrase, after_ranks, is_place
from kgnews.extract.office_words import Words
from kgnews.extract.titles import Title

__all__ = ["find_holders", "find_leaders"]

_SUBJECT = 14  # tokens between a subject and its verb: "Budi, yang sejak pekan lalu menjabat …"
_SKIP = 5  # small words between a cue and an office: "yang juga masih", "who is now the"
_AGENT = 9  # tokens between "ditunjuk" and "sebagai": "ditunjuk Presiden Joko Widodo sebagai"
_ASIDE = 8  # tokens in brackets behind a name
_NAME = 4  # words of a name that no mention covers
_BREAKS = frozenset(';."“”!?:')
_CLOSERS = frozenset(",.;:)!?–—-”\"'")
_TO_THE_RIGHT = frozenset({"office:title", "office:comma", "office:guess"})
_LEADER = Title("leader", "function", "general", "")


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


def find_leaders(words: Words) -> list[Phrase]:
    """People who lead a body by a verb: "…, who heads Isis", "Budi memimpin PT …"."""
    found = []
    verbs = words.cues.roles["heads"]
    for position in range(1, len(words.words)):
        if not verbs.begin_with(words.lower[position]):
            continue
        end = words.cue("heads", position)
        if end == position or words.others[position] != -1:
            continue
        body = end + (end < len(words.words) and words.lower[end] in words.cues.sets["determiner"])
        index = words.other(body)
        if index == -1 or words.mentions[index].kind not in {"Organization", "GovernmentBody"}:
            continue
        stop = words.ranges[index][1]
        phrase = Phrase(position, stop, position, end, _LEADER, position, stop)
        phrase.of, phrase.bodies = words.ranges[index], (words.ranges[index],)
        subject = _before_relative(words, _before_small(words, position))
        holder = _person_ending(words, subject)
        if holder != -1:
            _set(phrase, holder, "office:leads", "leads")
            found.append(phrase)
        elif words.cue_before("pronoun", subject) < subject:
            phrase.points_back = True
            phrase.rule, phrase.relation = "office:leads", "leads"
            found.append(phrase)
    return found


def _set(phrase: Phrase, holder: int, rule: str, relation: str = "") -> bool:
    phrase.holder, phrase.rule, phrase.relation = holder, rule, relation
    return True


# --- To the right ------------------------------------------------------------------------------


def _right(words: Words, phrase: Phrase) -> bool:
    """A name right behind the office: "Gubernur Bali Wayan …", "US President Donald …"."""
    behind = phrase.anaphor is not None and phrase.anaphor[0] >= phrase.head
    if behind or phrase.points_back or _vague(words, phrase):
        return False
    holder = words.person(after_ranks(words, phrase.stop))
    if holder != -1:
        return _set(phrase, holder, "office:title")
    after = _behind_copula(words, phrase.stop)
    holder = words.person(after_ranks(words, after))
    if after > phrase.stop and holder != -1:
        return _set(phrase, holder, "office:is")
    return _guess(words, phrase)


def _vague(words: Words, phrase: Phrase) -> bool:
    """Whether a small Indonesian title before a name may say that it is *under* that name.

    "pemerintah pimpinan Budi" is a government led by Budi, "menteri Budi" one of his ministers.
    """
    if words.language != "id" or phrase.parts or words.capital(phrase.head):
        return False
    return phrase.title.key in {"leader", "minister"}


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
    if words.shouted or words.headline or words.sentence.title or not phrase.parts:
        return False
    last = phrase.parts[-1]
    if last.kind not in {"mention", "field"} or last.end != phrase.stop:
        return False
    start = after_ranks(words, phrase.stop)
    end = start
    while end < min(len(words.words), start + _NAME) and _unnamed(words, end):
        end += 1
    size = end - start
    if not size or (end < len(words.words) and words.capital(end)):
        return False
    if size == 1 and last.kind == "mention" and words.words[start] not in words.names:
        return False
    phrase.guess, phrase.rule = (start, end), "office:guess"
    return True


def _unnamed(words: Words, position: int) -> bool:
    """Whether a capitalised word may be of a name that nobody found."""
    lists = (words.cues.organisations, words.cues.places, words.cues.portfolios)
    return (
        words.capital(position)
        and words.words[position][-1].isalpha()
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
    start = after_ranks(words, start)
    title = words.titles.at(words.words, start) if start < len(words.words) else None
    if title and title[1].domain in {"royal", "religion"}:
        start = title[0]  # "Pemimpin Gereja Katolik, Paus Fransiskus"
    holder = words.person(start)
    if holder == -1:
        return False
    after = words.ranges[holder][1]
    open_ended = not phrase.parts and not words.capital(phrase.head) and phrase.anaphor is None
    if open_ended and after < len(words.words) and words.words[after] not in _CLOSERS:
        return False  # "kepada hakim, Budi mengatakan"
    if words.word(after) in words.cues.sets["adding"]:
        following = words.people[after + 1 : after + 2]
        if following and following[0] != -1:
            return False  # "Gubernur Bali, Budi dan Ani": three who came
    return _set(phrase, holder, "office:comma")


# --- To the left -------------------------------------------------------------------------------


def _left(words: Words, phrases: list[Phrase], index: int, taken: set[int]) -> bool:
    phrase = phrases[index]
    return (
        _by_cue(words, phrases, index)
        or _in_brackets(words, phrase)
        or _in_apposition(words, phrase, taken)
        or _named(words, phrase)
    )


def _before_small(words: Words, position: int) -> int:
    """Before "the", "a", "seorang", "yang juga" and other small words before an office."""
    for _ in range(_SKIP):
        begin = words.cue_before("also", position)
        if begin == position:
            break
        position = begin
    return position


def _before_relative(words: Words, position: int) -> int:
    """Before ", yang", ", who" and a comma."""
    if words.word(position - 1) in words.cues.sets["relative"]:
        position -= 1
    return position - (words.word(position - 1) == ",")


def _by_cue(words: Words, phrases: list[Phrase], index: int) -> bool:
    phrase = phrases[index]
    inner = _before_small(words, phrase.marked)
    for start in range(phrase.marked, inner - 1, -1):
        for role in ("becomes", "holds", "as", "is"):
            begin = words.cue_before(role, start)
            if begin < start:
                return _subject(words, phrases, index, role, begin)
    between = words.lower[inner : phrase.marked]
    if not words.cues.sets["relative"].isdisjoint(between) and len(between) > 1:
        holder = words.person_before(inner - (words.word(inner - 1) == ","))
        if holder != -1:
            return _set(phrase, holder, "office:who")
        return _of_office(words, phrases, index, inner)
    return False


def _subject(words: Words, phrases: list[Phrase], index: int, role: str, begin: int) -> bool:
    """The subject of "menjabat", "as", "dilantik menjadi" … before an office."""
    phrase = phrases[index]
    own = not {"her", "his", "kapasitasnya"}.isdisjoint(words.lower[begin : phrase.marked])
    appointed = _appointment(words, begin) if role in {"as", "becomes"} else begin
    if appointed < begin:
        begin, role = appointed, "becomes"
    relation = "appointedAs" if role == "becomes" else ""
    position = _before_relative(words, _before_small(words, begin))
    if words.cue_before("pronoun", position) < position:
        phrase.points_back = True
        phrase.rule, phrase.relation = f"office:{role}", relation
        return True
    holder = _person_ending(words, position)
    if holder == -1 and role == "as" and _of_office(words, phrases, index, position):
        return True
    grown = words.lower[begin] in words.cues.sets["grown"]
    if holder == -1 and role in {"holds", "becomes"} and not grown:
        holder = _nearest(words, position)
    if holder == -1:
        if own:
            phrase.points_back, phrase.rule = True, f"office:{role}"
        return own
    start = words.ranges[holder][0]
    if role == "as" and _verb_before(words, "appoints", start, 3):
        relation = "appointedAs"
    phrase.candidate |= role == "as" and _verb_before(words, "nominates", position, _AGENT)
    return _set(phrase, holder, f"office:{role}", relation)


def _verb_before(words: Words, role: str, position: int, reach: int) -> bool:
    """Whether a verb of a role ends at most ``reach`` tokens before a position."""
    for start in range(position, max(position - reach, 0), -1):
        if words.words[start - 1] in _BREAKS:
            return False
        if words.cue_before(role, start) < start:
            return True
    return False


def _person_ending(words: Words, position: int) -> int:
    """The person whose name ends before a token, brackets and an age between left out."""
    holder = words.person_before(position)
    if holder == -1 and words.word(position - 1) == ")":
        for start in range(position - 2, max(position - _ASIDE, 0), -1):
            if words.words[start] == "(":
                return words.person_before(start)
    if holder == -1 and words.word(position - 1).isdigit() and words.word(position - 2) == ",":
        return words.person_before(position - 2)
    return holder


def _appointment(words: Words, begin: int) -> int:
    """Where "ditunjuk Presiden …", "appointed by …" begins before "sebagai"; else ``begin``."""
    for start in range(begin - 1, max(begin - _AGENT, -1), -1):
        if words.words[start] in _BREAKS or words.words[start] == ",":
            break
        if (
            words.cue("becomes", start) > start
            and words.lower[start] not in words.cues.sets["grown"]
        ):
            return start
    return begin


def _nearest(words: Words, position: int) -> int:
    """The last person named in the clause before a verb."""
    for start in range(position - 1, max(position - _SUBJECT, -1), -1):
        if words.words[start] in _BREAKS or words.lower[start] in {"bahwa", "that"}:
            return -1
        if words.lower[start] in words.cues.sets["relative"]:
            return words.person_before(start - (words.word(start - 1) == ","))
        if words.people[start] != -1:
            return words.people[start]
    return -1


def _of_office(words: Words, phrases: list[Phrase], index: int, position: int) -> bool:
    """An office that holds another: "Wali Kota Paris sebagai Ketua C40"."""
    for number in range(index - 1, -1, -1):
        before = phrases[number]
        if before.stop < position:
            break
        if position in {before.end, before.stop}:
            if before.holder != -1:
                return _set(phrases[index], before.holder, "office:as")
            phrases[index].held_by, phrases[index].rule = before, "office:as"
            return True
    return False


def _in_brackets(words: Words, phrase: Phrase) -> bool:
    """An office in brackets: "Budi (Ketua RT 5)"."""
    if words.word(phrase.marked - 1) != "(" or words.word(phrase.stop) != ")":
        return False
    holder = words.person_before(phrase.marked - 1)
    return holder != -1 and _set(phrase, holder, "office:brackets")


def _in_apposition(words: Words, phrase: Phrase, taken: set[int]) -> bool:
    """An office behind a name and a comma: "Jane Doe, economics director at …,"."""
    begin = min([phrase.marked, *(part.start for part in phrase.parts)])
    begin = min(begin, phrase.anaphor[0]) if phrase.anaphor else begin
    position = _before_small(words, begin)
    if words.word(position - 1) not in {",", "–", "—"}:
        return False
    holder = _person_ending(words, position - 1)
    if holder == -1 or holder in taken:
        return False
    closed = phrase.stop >= len(words.words) or words.words[phrase.stop] in _CLOSERS
    if not closed and not _carries_on(words, phrase, holder):
        return False
    name_follows = closed and words.word(phrase.stop) == ","
    name_follows = name_follows and words.person(after_ranks(words, phrase.stop + 1)) != -1
    before = words.word(words.ranges[holder][0] - 1)
    if name_follows and before in words.cues.sets["beside"]:
        return False
    return _set(phrase, holder, "office:apposition")


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
    return _set(phrase, holder, "office:named", "appointedAs")


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
    if first.of is None and not first.parts and not field:
        first.of, first.bodies = second.of, second.bodies
    elif one_name and second.of is None:
        second.of, second.bodies = first.of, first.bodies
    if first.holder == -1 and second.rule in _TO_THE_RIGHT:
        first.adopt(second)
