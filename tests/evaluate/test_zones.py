"""Zones are compared in characters."""

from __future__ import annotations

from kgnews.evaluate.zones import Zones, compare_zones
from kgnews.model import Span, Zone, ZoneKind

TEXT = "Judul\nIsi berita.\nTerpopuler"
TITLE = Zone(ZoneKind.METADATA, Span(0, 5))
BODY = Zone(ZoneKind.BODY, Span(6, 17))
MENU = Zone(ZoneKind.BOILERPLATE, Span(18, 28))


def test_characters_that_are_not_blank_are_counted() -> None:
    counts = Zones()
    assert compare_zones("1", TEXT, [TITLE, BODY, MENU], [TITLE, BODY, MENU], counts) == []
    assert counts.count(ZoneKind.BODY).read == 10


def test_a_menu_that_was_read_as_body_is_one_fault() -> None:
    counts = Zones()
    told = [TITLE, Zone(ZoneKind.BODY, Span(6, 28))]
    faults = compare_zones("1", TEXT, [TITLE, BODY, MENU], told, counts)
    assert [(f.kind, f.what) for f in faults] == [
        ("text extra", "body, is boilerplate: Terpopuler")
    ]
    assert counts.count(ZoneKind.BODY).ratio.precision == 0.5
    assert counts.count(ZoneKind.BOILERPLATE).found == 0


def test_body_that_was_left_out_shows() -> None:
    faults = compare_zones("1", TEXT, [TITLE, BODY], [TITLE], Zones())
    assert [(f.kind, f.what) for f in faults] == [("text missed", "no zone, is body: Isi berita.")]


def test_a_page_without_annotated_zones_counts_for_nothing() -> None:
    counts = Zones()
    assert compare_zones("1", TEXT, [], [TITLE, BODY], counts) == []
    assert (counts.pages, counts.kinds) == (0, {})
