"""Invented names in the place of annotated ones, so that a model learns from the words around.

A name is put together from lists: given and family names and words of companies (``lists/``,
written for this project), places of the gazetteer, the words with which names of bodies and
events begin or end (lexicon). Which one is chosen follows from a fixed seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from lists import own
from sets import Labelled, ranges_of

from kgnews.ontology import Ontology
from kgnews.text.sentences import tokens

SEED = 11
YEARS = range(1998, 2031)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "X", "XI", "XII")


class Inventor:
    """Makes up names of one language; the same seed gives the same row of names."""

    def __init__(self, language: str, ontology: Ontology, seed: int = SEED) -> None:
        """Read the lists of the language."""
        self._dice = Random(seed)
        self._language = language
        self._given, self._family = own(f"given.{language}"), own(f"family.{language}")
        other = "en" if language == "id" else "id"
        self._abroad = own(f"given.{other}"), own(f"family.{other}")
        self._company = own("business" if language == "id" else "company")
        label = f"label_{language}"
        self._known, self._far = (
            sorted({row[label] for row in ontology.table(table) if _usual(row[label])})
            for table in ("places", "world_cities")
        )
        self._portfolios = [
            row["form"] for row in ontology.table("portfolios") if row["language"] == language
        ]
        self._heads = {
            (name, position): [
                (row["form"], row["kind"])
                for row in ontology.table(f"{name}_heads")
                if (row["language"], row["position"]) == (language, position)
                and row["use"] in ("name", "both")
                and row["form"][0].isupper()
            ]
            for name in ("org", "event", "place")
            for position in ("first", "last")
        }

    def name(self, kind: str) -> list[str]:
        """The tokens of a name of that kind."""
        make = {
            "Person": self._person,
            "Organization": self._organization,
            "Place": self._place,
            "Event": self._event,
        }[kind]
        return [token.text for token in tokens(make())]

    def _pick(self, choices: Sequence[str]) -> str:
        return self._dice.choice(choices)

    def _somewhere(self) -> str:
        return self._pick(self._far if self._dice.random() < 0.15 else self._known)

    def _person(self) -> str:
        given, family = self._given, self._family
        if self._dice.random() < 0.2:
            given, family = self._abroad
        parts = [self._pick(given)]
        if self._dice.random() < 0.2:
            parts.append(self._pick(given))
        if self._dice.random() < 0.75:
            parts.append(self._pick(family))
        if self._dice.random() < 0.06:
            parts.insert(1, f"{self._pick(given)[0]}.")
        if self._dice.random() < 0.25:
            parts = parts[-1:]
        return " ".join(parts)

    def _field(self) -> str:
        words = self._pick(self._portfolios).split()
        return " ".join(w if w in ("dan", "and", "of") else w[:1].upper() + w[1:] for w in words)

    def _tail(self, kind: str) -> str:
        dice = self._dice.random()
        if kind == "GovernmentBody" and dice < 0.5:
            field = self._field()
            return f"{field} {self._somewhere()}" if dice < 0.1 else field
        if dice < 0.75:
            return self._somewhere()
        return " ".join(self._dice.sample(self._company, 2))

    def _acronym(self) -> str:
        size = self._dice.choice((3, 3, 4, 4, 5))
        return "".join(self._dice.choice("ABDGIKLMNPRSTU") for _ in range(size))

    def _headed(self, name: str, tail: str | None = None) -> str:
        first, last = self._heads[name, "first"], self._heads[name, "last"]
        at_end = last and (not first or self._dice.random() < 0.5) and self._language == "en"
        head, kind = self._dice.choice(last if at_end else first)
        tail = tail or self._tail(kind)
        return f"{tail} {head}" if at_end else f"{head} {tail}"

    def _organization(self) -> str:
        dice = self._dice.random()
        if dice < 0.2:
            return self._acronym()
        if dice < 0.35:
            words = " ".join(self._dice.sample(self._company, self._dice.choice((1, 2, 2, 3))))
            if self._language == "en":
                return f"{words} {self._pick(('Inc', 'Ltd', 'Group', 'Corp', 'Bhd', 'Holdings'))}"
            return f"{self._pick(('PT', 'PT', 'CV', 'Bank', 'Yayasan'))} {words}" + (
                " Tbk" if self._dice.random() < 0.2 else ""
            )
        if dice < 0.45:
            return self._pick(self._company)
        return self._headed("org")

    def _place(self) -> str:
        if self._dice.random() < 0.7:
            return self._somewhere()
        tail = self._pick(self._family) if self._dice.random() < 0.4 else self._somewhere()
        return self._headed("place", tail)

    def _event(self) -> str:
        tail = self._somewhere()
        if self._dice.random() < 0.3:
            tail = self._pick(self._company)
        made = self._headed("event", tail)
        if self._dice.random() < 0.4:
            made += f" {self._dice.choice(YEARS)}"
        return made


def _usual(label: str) -> bool:
    """Whether a place is one that news names (Jakarta's 267 kelurahan would be a fifth)."""
    return bool(label) and not label.startswith("Kelurahan ")


def renamed(
    sentence: Labelled,
    inventor: Inventor,
    kinds: Sequence[str] = ("Person", "Organization", "Place", "Event"),
) -> Labelled:
    """The sentence with another name for each name of these kinds."""
    made: Labelled = []
    done = 0
    for start, end, kind in ranges_of([label for _, label in sentence]):
        if kind not in kinds:
            continue
        made += sentence[done:start]
        words = inventor.name(kind)
        made += [(word, ("I-" if at else "B-") + kind) for at, word in enumerate(words)]
        done = end
    return made + sentence[done:]
