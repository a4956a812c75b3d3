"""Whose office it is where another post tells it."""

from __future__ import annotations

import pytest

from kgnews.extract.offices.finding import OfficePhrase
from kgnews.extract.offices.peers import from_peers
from kgnews.model import Span


def office(head: str, at: int) -> OfficePhrase:
    span = Span(at, at + 5)
    return OfficePhrase(span, head, head, span, span)


@pytest.mark.parametrize(
    ("head", "peers", "body"),
    [
        ("regional-secretary", [("mayor", 0, "Tegal")], "Tegal"),
        ("regional-secretary", [("mayor", 0, "Tegal"), ("governor", 20, "Java")], None),
        ("minister-of-health", [("minister-of-trade", 60, "Norland")], "Norland"),
        ("minister-of-health", [("minister-of-trade", 0, "Norland")], None),
        ("mayor", [("governor", 0, "Java")], None),
        ("player", [("coach", 0, "Rovers")], None),
    ],
)
def test_a_post_has_the_one_body_of_its_peers(
    head: str, peers: list[tuple[str, int, str]], body: str | None
) -> None:
    told = [(office(title, at), of) for title, at, of in peers]
    assert from_peers(office(head, 80), told, [0, 50]) == body
