"""The words of speaking, from ``ontology/lexicon/speech.csv`` and ``speech_words.csv``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgnews.extract.words.verbs import english_forms, indonesian_passive
from kgnews.ontology import Ontology

__all__ = ["Speech", "Verb", "speech"]

# Roots and possessors carry this; "ujarnya" is "he said", "his words".
_SUFFIX = "nya"
_PLAIN = frozenset({"say", "think", "stress"})  # kinds whose plain form is a verb ("they say")


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a speech verb. ``rest`` are the words after the first ("out" of "point out").

    ``kind`` is say, add, explain, deny, promise, ask …; ``clause`` is ``bare`` where what was
    said may follow at once ("menilai harga naik") and ``marked`` where a comma, a colon,
    ``bahwa`` or ``that`` must come between.
    """

    kind: str
    clause: str
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """What one language says speaking with; every word is lower case.

    ``beside`` are forms that stand beside a quotation before their speaker (``kata``,
    ``said``), ``suffixed`` those that hold their speaker in a suffix (``ujarnya``), ``active``
    those that follow it, by their first word, ``passive`` those whose agent follows
    (``dikatakan``), ``trailing`` those without a subject of their own (``adding``).
    ``words`` are the small words by role.
    """

    language: str
    beside: Mapping[str, str]
    suffixed: Mapping[str, str]
    active: Mapping[str, tuple[Verb, ...]]
    passive: Mapping[str, str]
    trailing: frozenset[str]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    def verb(self, words: Sequence[str], at: int) -> Verb | None:
        """The longest active form that begins at a word; none where it is an infinitive."""
        if at and words[at - 1] in self.words["infinitive"]:
            return None
        for verb in self.active.get(words[at], ()):
            if tuple(words[at + 1 : at + 1 + len(verb.rest)]) == verb.rest:
                return verb
        return None

    def phrase(self, role: str, words: Sequence[str], at: int) -> int:
        """How many words of the longest phrase of a role begin at a word; 0 for none."""
        for phrase in self.phrases.get(role, ()):
            if words[at] == phrase[0] and tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0


@lru_cache(maxsize=8)
def speech(language: str) -> Speech:
    """The speech words of ``id`` or ``en``; every other language reads as Indonesian.

    >>> speech("id").suffixed["ujarnya"], speech("en").beside["said"]
    ('say', 'say')
    >>> speech("id").passive["dijelaskan"]
    'explain'
    """
    read_as = "en" if language == "en" else "id"
    verbs = [row for row in Ontology.load().table("speech") if row["language"] == read_as]
    words = _words(read_as)
    single = {
        role: frozenset(each for each in group if " " not in each) for role, group in words.items()
    }
    split = {
        role: tuple(sorted((tuple(each.split()) for each in group), key=lambda p: (-len(p), p)))
        for role, group in words.items()
    }
    listening = single.get("listening", frozenset())
    forms = _english(verbs, listening) if read_as == "en" else _indonesian(verbs)
    beside, suffixed, active, passive, trailing = forms
    return Speech(
        language=read_as,
        beside=beside,
        suffixed=suffixed,
        active={
            word: tuple(sorted(found, key=lambda verb: (-len(verb.rest), verb.rest)))
            for word, found in active.items()
        },
        passive=passive,
        trailing=frozenset(trailing),
        words=single,
        phrases=split,
    )


def _words(language: str) -> dict[str, list[str]]:
    """The small words by role, and the forms of address as ``honorific``."""
    table = Ontology.load().table
    words: dict[str, list[str]] = {}
    for row in table("speech_words"):
        if row["language"] == language:
            words.setdefault(row["role"], []).extend(filter(None, row["words"].split("|")))
    # An English rank ends an office ("Chief Investment Officer"), an Indonesian one a title.
    words["honorific"] = sorted(
        {
            row["form"].lower().rstrip(".")
            for row in table("honorifics")
            if row["position"] == "before" and (row["kind"] != "rank" or row["language"] == "id")
        }
    )
    return words


_Forms = tuple[dict[str, str], dict[str, str], dict[str, list[Verb]], dict[str, str], set[str]]


def _indonesian(rows: Sequence[Mapping[str, str]]) -> _Forms:
    beside: dict[str, str] = {}
    suffixed: dict[str, str] = {}
    active: dict[str, list[Verb]] = {}
    passive: dict[str, str] = {}
    for row in rows:
        kind = row["kind"]
        if row["root"]:
            beside[row["root"]] = kind
            suffixed[row["root"] + _SUFFIX] = kind
        for form in filter(None, row["active"].split("|")):
            first, *rest = form.split()
            active.setdefault(first, []).append(Verb(kind, row["clause"], tuple(rest)))
            for said in indonesian_passive(form) if not rest else ():
                passive[said] = kind
                suffixed[said + _SUFFIX] = kind
    return beside, suffixed, active, passive, set()


def _english(rows: Sequence[Mapping[str, str]], listening: frozenset[str]) -> _Forms:
    """``listening`` are verbs behind which stands who hears it, never who speaks: "told BBC"."""
    irregular = {
        row["base"]: (row["past"], row["participle"])
        for row in Ontology.load().table("english_verbs")
    }
    beside: dict[str, str] = {}
    active: dict[str, list[Verb]] = {}
    trailing: set[str] = set()
    for row in rows:
        for form in sorted(english_forms(row["active"], irregular)["active"]):
            first, *rest = form.split()
            if first.endswith("ing"):
                trailing.add(first)
                continue
            if form == row["active"] and not (row["clause"] == "bare" and row["kind"] in _PLAIN):
                continue  # "report", "state", "post" are nouns more often than verbs
            active.setdefault(first, []).append(Verb(row["kind"], row["clause"], tuple(rest)))
            if not rest and form != row["active"] and row["active"] not in listening:
                beside[form] = row["kind"]
    return beside, {}, active, {}, trailing
