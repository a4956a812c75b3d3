"""The gate that holds figures up."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.errors import InputError
from kgnews.evaluate.floors import EPSILON, Floors, below, raised, read_floors, write_floors


def test_a_figure_at_its_floor_holds() -> None:
    floors = raised("d", 3, {"facts": 0.61849})
    assert floors.floors == {"facts": 0.618}
    assert below({"facts": 0.618}, floors) == []
    assert below({"facts": 0.618 - EPSILON / 2}, floors) == []


def test_a_figure_below_its_floor_is_named() -> None:
    assert below({"facts": 0.61}, Floors("d", 3, {"facts": 0.618})) == ["facts: 0.610, floor 0.618"]


def test_a_figure_that_is_no_longer_measured_does_not_pass() -> None:
    assert below({}, Floors("d", 3, {"stance": 0.9})) == ["stance: not measured, floor 0.900"]


def test_a_new_figure_has_no_floor_yet() -> None:
    assert below({"facts": 0.1}, Floors("d", 3, {})) == []


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors = Floors("abc", 42, {"names_typed": 0.8, "facts": 0.5})
    write_floors(tmp_path / "floors.json", floors)
    assert read_floors(tmp_path / "floors.json") == floors


def test_no_file_is_no_floors(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "floors.json") is None


@pytest.mark.parametrize("content", ["", "[]", '{"floors": {"facts": "high"}}'])
def test_a_damaged_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.json: not a file of floors"):
        read_floors(path)
