"""Timelines, conflicts and changes as lines, in two languages."""

from __future__ import annotations

from typing import Any

from kgnews.view import Voice, changes_lines, conflicts_lines, timeline_lines

OFFICE = {"id": ":office-mayor-of-lasem", "name": "Wali Kota Lasem", "types": ["kg:Office"]}
ARTICLE = {
    "id": ":article-1",
    "headline": "Lasem Punya Wali Kota",
    "published": "2024-03-12",
    "publisher": None,
    "url": None,
}
SENTENCE = "Wali Kota Lasem Ratri Puspita membuka pasar."


def _told() -> dict[str, Any]:
    return {"article": ARTICLE, "quote": SENTENCE, "sentence": {"text": SENTENCE}}


def _row(name: str, since: str | None, until: str | None, **more: Any) -> dict[str, Any]:
    return {
        "valid": {"from": since, "until": until},
        "seen": {"first": "2024-03-12", "last": "2024-03-12"},
        "subject": {"id": f":person-{name.lower()}", "name": name},
        "predicate": "kg:holdsOffice",
        "object": OFFICE,
        "ended": False,
        "stances": ["asserts"],
        "listed": False,
        "evidence": [_told()],
        **more,
    }


ROWS = [
    _row("Wira", "2015", "2019-10-01", listed=True, evidence=[]),
    _row("Ratri", None, None),
    _row("Sekar", "2024-10", None, stances=["denies"]),
]
GAP = {"kind": "gap", "from": "2019-10-01", "until": "2024-10", "names": ["Wira", "Sekar"]}
OVERLAP = {**GAP, "kind": "overlap", "names": ["Ratri", "Sekar"]}


def _timeline(language: str, **more: Any) -> list[str]:
    about = {"entity": OFFICE, "rows": ROWS, "between": [], **more}
    lines = timeline_lines(about, None, Voice(language))
    return [" " * each.indent + each.text for each in lines]


def test_dates_stand_in_a_column_as_wide_as_the_longest() -> None:
    assert _timeline("en") == [
        "Wali Kota Lasem – office",
        ":office-mayor-of-lasem",
        "  2015 – 2019-10-01  Wira  (name list)",
        "  seen 2024-03-12    Ratri  (1 article)",
        "  2024-10 – …        Sekar [denies]  (1 article)",
    ]


def test_gaps_and_overlaps_are_named() -> None:
    assert _timeline("en", between=[GAP, OVERLAP])[-2:] == [
        "  2019-10-01 – 2024-10  gap: nobody is known between Wira and Sekar",
        "  2019-10-01 – 2024-10  overlap: Ratri and Sekar at once",
    ]


def test_a_timeline_speaks_indonesian() -> None:
    assert _timeline("id", between=[GAP]) == [
        "Wali Kota Lasem – jabatan",
        ":office-mayor-of-lasem",
        "  2015 – 2019-10-01     Wira  (daftar nama)",
        "  terlihat 2024-03-12   Ratri  (1 artikel)",
        "  2024-10 – …           Sekar [membantah]  (1 artikel)",
        "  2019-10-01 – 2024-10  jeda: tidak diketahui siapa di antara Wira dan Sekar",
    ]
    assert _timeline("id", rows=[])[-1] == "tidak ada yang bertanggal tentangnya"


def test_a_date_is_not_said_twice() -> None:
    event = {"id": ":event-pasar-lasem", "name": "Pasar Lasem", "types": ["kg:Event"]}
    row = _row("", "2024-03-12", "2024-03-12", subject=event, predicate="kg:occursOn")
    row["object"] = {"id": "2024-03-12", "name": "2024-03-12"}
    about = {"entity": event, "rows": [row], "between": []}
    *_, last = timeline_lines(about)
    assert last.text == "2024-03-12  occurs on  (1 article)"


def test_the_rest_of_a_long_row_is_further_in_than_its_date() -> None:
    rows = list(timeline_lines({"entity": OFFICE, "rows": ROWS, "between": []}))
    assert {each.hang for each in rows[2:]} == {len("2015 – 2019-10-01  ")}


def _conflict(kind: str, *names: str, note: str | None = None) -> dict[str, Any]:
    sides = [{"name": name, "evidence": _told()} for name in names]
    about = {"kind": kind, "about": OFFICE, "property": "kg:holdsOffice", "sides": sides}
    return {**about, "note": note}


def test_conflicts_speak_both_languages() -> None:
    note = "until 2019-10-01, says the name list"
    about = {
        "conflicts": [
            _conflict("holders", "Wira", "Ratri"),
            _conflict("values", "25", "26"),
            _conflict("stale", "Wali Kota Lasem", note=note),
        ]
    }
    english = [each.text for each in conflicts_lines(about)]
    assert [each for each in english if each.startswith("Wali Kota Lasem –")] == [
        "Wali Kota Lasem – two at once",
        "Wali Kota Lasem – holds office: 25 or 26?",
        "Wali Kota Lasem – holds office: Wali Kota Lasem, which was over",
    ]
    assert english[-1] == note
    indonesian = [each.text for each in conflicts_lines(about, None, Voice("id"))]
    assert [each for each in indonesian if each.startswith("Wali Kota Lasem –")] == [
        "Wali Kota Lasem – dua sekaligus",
        "Wali Kota Lasem – menjabat: 25 atau 26?",
        "Wali Kota Lasem – menjabat: Wali Kota Lasem, yang sudah berakhir",
    ]
    assert indonesian[-1] == "sampai 2019-10-01, menurut daftar nama"


def test_both_sides_stand_beside_their_sentences() -> None:
    about = {"conflicts": [_conflict("values", "5", "26")]}
    assert [" " * each.indent + each.text for each in conflicts_lines(about)][1:] == [
        f"  5   {SENTENCE}",
        "        Lasem Punya Wali Kota · 2024-03-12",
        f"  26  {SENTENCE}",
        "        Lasem Punya Wali Kota · 2024-03-12",
    ]
    long = "Pelaksana Harian Wali Kota Lasem"
    assert [each.indent for each in conflicts_lines({"conflicts": [_conflict("values", long)]})][
        1:
    ] == [2, 4, 6]


def _changes(**more: Any) -> dict[str, Any]:
    entities = {"new": [], "gone": [], "renamed": [], "merged": []}
    facts: dict[str, Any] = {"new": [], "confirmed": [], "gone": []}
    articles = {"new": [], "gone": [], "changed": 0}
    parts = {"articles": articles, "entities": entities, "facts": facts}
    return {name: {**part, **more.get(name, {})} for name, part in parts.items()}


def test_changes_speak_both_languages() -> None:
    city = {"id": ":city-lasem", "name": "Lasem", "types": ["kg:City"]}
    pair = {"before": {**city, "id": ":place-lasem", "types": []}, "after": city}
    about = _changes(
        articles={"new": [ARTICLE]}, entities={"new": [city], "gone": [city], "merged": [pair]}
    )
    assert [each.text for each in changes_lines(about)] == [
        "New articles (1)",
        "Lasem Punya Wali Kota · 2024-03-12",
        "",
        "Now one (1)",
        "Lasem (:place-lasem, thing) is now Lasem (:city-lasem, city)",
        "",
        "New: city (1)",
        "Lasem  :city-lasem",
        "",
        "No longer there: city (1)",
        "Lasem  :city-lasem",
    ]
    assert [each.text for each in changes_lines(about, None, Voice("id"))] == [
        "Artikel baru (1)",
        "Lasem Punya Wali Kota · 2024-03-12",
        "",
        "Kini satu (1)",
        "Lasem (:place-lasem, hal) kini Lasem (:city-lasem, kota)",
        "",
        "Baru: kota (1)",
        "Lasem  :city-lasem",
        "",
        "Tidak ada lagi: kota (1)",
        "Lasem  :city-lasem",
    ]


def test_nothing_and_next_to_nothing_are_said() -> None:
    said = [
        [each.text for each in changes_lines(_changes(articles={"changed": n}), None, say)]
        for n in (0, 2)
        for say in (Voice(), Voice("id"))
    ]
    assert said == [
        ["nothing changed"],
        ["tidak ada yang berubah"],
        ["2 articles changed, and no fact"],
        ["2 artikel berubah, tanpa perubahan fakta"],
    ]
