"""The forms of a verb: Indonesian voice and English inflection.

A frame names a verb once (``<mendukung>``, ``<back>``); these functions give the words by
which sentences say it, so that an author of frames writes no inflection.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["english_forms", "indonesian_passive"]

_VOWELS = "aeiou"
_IRREGULAR_THIRD = {"have": "has", "be": "is"}


def indonesian_passive(active: str) -> tuple[str, ...]:
    """The di- forms of a meN- verb; empty for verbs that have none (ber-, ter-, bare).

    Where the nasal hides the first letter of the root (``meng-`` before a vowel or k) both
    readings are given: the one that is no word never occurs.

    >>> indonesian_passive("mendukung"), indonesian_passive("menyelenggarakan")
    (('didukung',), ('diselenggarakan',))
    >>> indonesian_passive("mengirim"), indonesian_passive("bertemu")
    (('diirim', 'dikirim'), ())
    """
    if not active.startswith("me") or len(active) < 5:
        return ()
    for prefix, silent in (("meng", "k"), ("meny", "s"), ("mem", "p"), ("men", "t")):
        if active.startswith(prefix):
            rest = active[len(prefix) :]
            if prefix == "meny":
                return ("dis" + rest,)
            if prefix == "meng":
                return ("di" + rest, "dik" + rest) if rest[:1] in _VOWELS else ("di" + rest,)
            return ("di" + silent + rest,) if rest[:1] in _VOWELS else ("di" + rest,)
    return ("di" + active[2:],)


def english_forms(base: str, irregular: Mapping[str, tuple[str, str]]) -> dict[str, set[str]]:
    """``active`` (all forms a subject takes) and ``participle`` of an English verb.

    A phrasal verb (``set up``) inflects its first word.

    >>> forms = english_forms("back", {})
    >>> sorted(forms["active"]), sorted(forms["participle"])
    (['back', 'backed', 'backing', 'backs'], ['backed'])
    >>> sorted(english_forms("meet", {"meet": ("met", "met")})["active"])
    ['meet', 'meeting', 'meets', 'met']
    """
    head, _, tail = base.partition(" ")
    past, participle = irregular.get(head) or (_past(head),) * 2
    tail = f" {tail}" if tail else ""
    doubled = past == f"{head}{head[-1]}ed"  # "admitted": then also "admitting"
    ing = f"{head}{head[-1]}ing" if doubled else _ing(head)
    active = {head + tail, _third(head) + tail, ing + tail, past + tail, participle + tail}
    return {"active": active, "participle": {participle + tail}}


def _doubles(base: str) -> bool:
    """Whether the last consonant doubles: one vowel before it in a word of one syllable."""
    return (
        len(base) >= 3
        and base[-1] not in _VOWELS + "wxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in base) == 1
    )


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if _doubles(base) else base + "ed"


def _third(base: str) -> str:
    if base in _IRREGULAR_THIRD:
        return _IRREGULAR_THIRD[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if _doubles(base) else base + "ing"
