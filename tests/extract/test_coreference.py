"""Second names for one thing."""

from __future__ import annotations

import pytest

from kgnews.extract.names.coreference import gather
from kgnews.extract.names.knowledge import undefined
from kgnews.model import Mention, Span


def together(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether an article that names two things names one."""
    mentions = [
        Mention(Span(at, at + len(name)), kind, name, "test")
        for at, (name, kind) in ((0, first), (60, second))
    ]
    return len(gather(mentions, {})) == 1


@pytest.mark.parametrize(
    ("full", "short", "kind"),
    [
        ("Leeds Kestrels", "Kestrels", "Organization"),
        ("KPU Kabupaten Lembata", "KPU Lembata", "GovernmentBody"),
        ("Makueni County", "Makueni", "AdministrativeArea"),
        ("Tandag City", "Tandag", "City"),
    ],
)
def test_a_short_name_is_of_the_full_one(full: str, short: str, kind: str) -> None:
    assert together((full, kind), (short, kind))


@pytest.mark.parametrize(
    ("full", "short", "kind"),
    [
        ("Fraksi Gerindra", "Gerindra", "Organization"),
        ("Satreskrim Polres Malang", "Polres Malang", "GovernmentBody"),
        ("Bank of Kent", "Kent", "Organization"),
        ("Riverland Group", "Group", "Organization"),
    ],
)
def test_a_part_of_a_body_is_not_the_body(full: str, short: str, kind: str) -> None:
    assert not together((full, kind), (short, kind))


def test_an_acronym_is_of_the_one_body_that_it_spells() -> None:
    kinds = dict.fromkeys(["Free Miners Party", "FMP", "RWC"], "Organization")
    assert undefined(kinds) == {"FMP": "Free Miners Party"}
    assert undefined({**kinds, "First Mountain Press": "Organization"}) == {}


def test_a_surname_is_that_of_who_is_named_most_and_first() -> None:
    def named(*texts: str) -> list[tuple[str, ...]]:
        at = [Span(60 * n, 60 * n + len(text)) for n, text in enumerate(texts)]
        found = [Mention(s, "Person", t, "test") for s, t in zip(at, texts, strict=True)]
        return [entity.names for entity in gather(found, {})]

    told = named("Ole Ferris", "Ole Ferris", "Ida Ferris", "Ferris")
    assert told == [("Ole Ferris", "Ferris"), ("Ida Ferris",)]
    assert ("Ferris",) in named("Ole Ferris", "Ida Ferris", "Ferris")
