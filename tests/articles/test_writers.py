"""Names below the body and lives of writers are no part of the article."""

from __future__ import annotations

from kgnews.articles.layout import layout_of
from kgnews.model import ZoneKind

BODY = [
    "BISBEE — The people of this town bought the mine when the last company left it in May.",
    "“It was a dollar,” said Mayor Elena Ruiz. “One dollar, and all the trouble with it.”",
    "The mine draws 50,000 visitors a year and has paid for a new roof of the school.",
]


def kinds(*lines: str) -> dict[str, ZoneKind]:
    layout = layout_of("\n".join(lines))
    return {line.text: kind for line, kind in zip(layout.lines, layout.kinds, strict=True)}


def test_what_the_last_line_tells_of_the_writer_is_boilerplate() -> None:
    life = "Marta Bell is a staff writer covering the Southwest."
    found = kinds("The town that bought its mine", "Marta Bell", "June 2, 2024", *BODY, life)
    assert found["Marta Bell"] is ZoneKind.METADATA
    assert found[life] is ZoneKind.BOILERPLATE


def test_a_person_of_the_story_is_no_writer() -> None:
    last = "Elena Ruiz is a former miner."
    found = kinds("The town that bought its mine", "By Marta Bell", *BODY, last)
    assert found[last] is ZoneKind.BODY


def test_a_signature_below_the_body_is_metadata() -> None:
    found = kinds("The town that bought its mine", "By Marta Bell", *BODY, "MARTA BELL")
    assert found["MARTA BELL"] is ZoneKind.METADATA
