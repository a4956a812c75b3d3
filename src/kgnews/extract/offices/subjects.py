"""Who holds an office by a verb or a small word: "menjabat", "sebagai", "who is", "appointed"."""

from __future__ import annotations

from kgnews.extract.offices.parts import Phrase
from kgnews.extract.offices.words import Words
from kgnews.extract.words.titles import Title

__all__ = ["BREAKS", "before_small", "by_cue", "find_leaders", "give", "person_ending"]

BREAKS = frozenset(';."“”!?:')  # marks that a clause does not run over
_SUBJECT = 14  # tokens between a subject and its verb: "Budi, yang sejak pekan lalu menjabat …"
_SKIP = 5  # small words between a cue and an office: "yang juga masih", "who is now the"
_AGENT = 9  # tokens between "ditunjuk" and "sebagai": "ditunjuk Presiden Joko Widodo sebagai"
_ASIDE = 8  # tokens in brackets behind a name
_OTHER_CLAUSE = frozenset({"bahwa", "that", "jika", "apabila", "kalau", "bila", "if", "unless"})
_LEADER = Title("leader", "function", "general", "")


def give(phrase: Phrase, holder: int, rule: str, relation: str = "") -> bool:
    """Set the holder of a phrase, and by what rule; always true."""
    phrase.holder, phrase.rule, phrase.relation = holder, rule, relation
    return True


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
        subject = _before_relative(words, before_small(words, position))
        holder = person_ending(words, subject)
        if holder != -1:
            give(phrase, holder, "office:leads", "leads")
            found.append(phrase)
        elif words.cue_before("pronoun", subject) < subject:
            phrase.points_back = True
            phrase.rule, phrase.relation = "office:leads", "leads"
            found.append(phrase)
    return found


def before_small(words: Words, position: int) -> int:
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


def by_cue(words: Words, phrases: list[Phrase], index: int) -> bool:
    """Find the holder of a phrase by the cue before it; whether there is one."""
    phrase = phrases[index]
    inner = before_small(words, phrase.marked)
    for start in range(phrase.marked, inner - 1, -1):
        for role in ("becomes", "holds", "as", "is"):
            begin = words.cue_before(role, start)
            if begin < start:
                return _subject(words, phrases, index, role, begin)
    between = words.lower[inner : phrase.marked]
    if not words.cues.sets["relative"].isdisjoint(between) and len(between) > 1:
        holder = words.person_before(inner - (words.word(inner - 1) == ","))
        if holder != -1:
            return give(phrase, holder, "office:who")
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
    position = _before_relative(words, before_small(words, begin))
    if words.cue_before("pronoun", position) < position:
        phrase.points_back = True
        phrase.rule, phrase.relation = f"office:{role}", relation
        return True
    holder = person_ending(words, position)
    if holder == -1 and role == "as" and _of_office(words, phrases, index, position):
        return True
    grown = words.lower[begin] in words.cues.sets["grown"]
    if holder == -1 and role in {"holds", "becomes"} and not grown:
        holder = _nearest(words, position)
    behind = (
        words.word(phrase.stop) == "," and words.cue("pronoun", phrase.stop + 1) > phrase.stop + 1
    )
    if holder == -1:
        if own or behind:  # "Pernah menjabat sebagai Dekan …, ia …"
            phrase.points_back, phrase.rule = True, f"office:{role}"
        return own or behind
    start = words.ranges[holder][0]
    phrase.former |= role == "as" and _verb_before(words, "replaces", start, 4)
    if role == "as" and _verb_before(words, "appoints", start, 3):
        relation = "appointedAs"
    phrase.candidate |= role == "as" and _verb_before(words, "nominates", position, _AGENT)
    return give(phrase, holder, f"office:{role}", relation)


def _verb_before(words: Words, role: str, position: int, reach: int) -> bool:
    """Whether a verb of a role ends at most ``reach`` tokens before a position."""
    for start in range(position, max(position - reach, 0), -1):
        if words.words[start - 1] in BREAKS:
            return False
        if words.cue_before(role, start) < start:
            return True
    return False


def person_ending(words: Words, position: int) -> int:
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
        if words.words[start] in BREAKS or words.words[start] == ",":
            break
        if words.lower[start] in words.cues.sets["grown"] | {"sebagai", "selaku", "as", "dengan"}:
            break  # "dilantik menjadi gubernur dengan Budi sebagai wakil gubernur"
        verb = max(words.cue("becomes", start), words.cue("appointed", start))
        if verb > start and words.lower[start] not in words.cues.sets["grown"]:
            return start
    return begin


def _nearest(words: Words, position: int) -> int:
    """The last person named in the clause before a verb."""
    for start in range(position - 1, max(position - _SUBJECT, -1), -1):
        if words.words[start] in BREAKS or words.lower[start] in _OTHER_CLAUSE:
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
                return give(phrases[index], before.holder, "office:as")
            phrases[index].held_by, phrases[index].rule = before, "office:as"
            return True
    return False
