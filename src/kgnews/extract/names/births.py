"""Balinese names, which begin with words for sex, caste and birth: "Ni Luh …", "I Wayan …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgnews.extract.names.candidates import HEADED, Candidate, Words

__all__ = ["birth_names", "from_castes"]

_BORN = frozenset("Wayan Made Nyoman Ketut Gede Putu Komang Kadek Nengah Gusti Dewa Luh".split())
_CASTES = {
    "I": _BORN - {"Luh"},
    "Ni": _BORN,
    "Ida": frozenset({"Bagus", "Ayu", "Cokorda", "Tjokorda", "Pedanda"}),
    "Anak": frozenset({"Agung"}),
    "Luh": frozenset("Putu Made Gede Ayu Komang Kadek Ketut Nyoman Eka".split()),
    "Dewa": frozenset("Ayu Gede Made Nyoman Putu Ketut Agung Ngakan".split()),
    "Gusti": frozenset("Ayu Made Ngurah Putu Nyoman Agung Ketut Kade Gede".split()),
    "Desak": _BORN,
    "Cokorda": frozenset("Gde Gede Istri Raka Oka".split()),
    "Tjokorda": frozenset("Gde Gede Istri Raka Oka".split()),
}
# Words for the order of birth with which a name may begin by itself.
_ORDER = frozenset("Wayan Nyoman Ketut Putu Komang Kadek Nengah".split())


def birth_names(text: Sequence[str], start: int, end: int) -> Iterator[int]:
    """Where in a run of capitals a Balinese name begins.

    >>> run = ("SMP", "Negeri", "5", "Mendoyo", "Luh", "Putu", "Sriasih")
    >>> list(birth_names(run, 0, 7))
    [4]
    """
    at = start
    while at < end - 1:
        caste = text[at + 1] in _CASTES.get(text[at], ())
        if caste or (text[at] in _ORDER and text[at + 1][0].isupper()):
            yield at
            return
        at += 1


def from_castes(words: Words) -> Iterator[Candidate]:
    """A Balinese name by its first words, up to the end of the run: "Ida Bagus …"."""
    for start, end in words.runs if words.language != "en" else ():
        for at in range(start, end - 1):
            if words.text[at + 1] in _CASTES.get(words.text[at], ()):
                score = HEADED * (end - at)
                yield Candidate(at, end, "Person", score, "caste")
                break
