"""``docs/read.schema.json`` describes what is printed."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "read.schema.json").read_text("utf-8"))
TYPES = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}
KNOWN = {
    *("$schema", "$id", "$defs", "title", "type", "required", "properties"),
    *("additionalProperties", "items", "enum", "const", "pattern", "minimum", "$ref"),
}


def _faults(schema: dict[str, Any], value: Any, place: str = "$") -> list[str]:
    """What of JSON Schema the file uses, checked; an unknown keyword is a fault."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    found = [f"{place}: unknown keyword {name}" for name in set(schema) - KNOWN]
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(
        value is None if name == "null" else type(value) is TYPES[name] for name in names
    ):
        return [*found, f"{place}: {value!r} is no {names}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place}: {value!r} is none of {schema['enum']}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{place}: {value!r} is not {schema['const']}")
    if "minimum" in schema and value < schema["minimum"]:
        found.append(f"{place}: {value} is too small")
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        found.append(f"{place}: {value!r} does not match {schema['pattern']}")
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        found += [f"{place}: {name} is missing" for name in schema["required"] if name not in value]
        for name, inner in value.items():
            if name in properties:
                found += _faults(properties[name], inner, f"{place}.{name}")
            else:
                found.append(f"{place}: {name} is not described")
    if isinstance(value, list):
        for at, inner in enumerate(value):
            found += _faults(schema["items"], inner, f"{place}[{at}]")
    return found


@pytest.fixture(scope="module")
def printed(kgnews: Run) -> list[dict[str, Any]]:
    done = kgnews("read", ROOT / "samples", "--format", "json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_sample_is_printed_as_the_schema_says(printed: list[dict[str, Any]]) -> None:
    assert len(printed) > 10
    assert [fault for about in printed for fault in _faults(SCHEMA, about)] == []


def test_every_statement_and_quote_names_entities_of_the_same_reading(
    printed: list[dict[str, Any]],
) -> None:
    for about in printed:
        ids = {each["id"] for each in about["entities"]} | {about["article"]["id"]}
        assert len(ids) == len(about["entities"]) + 1
        for each in about["statements"]:
            named = [each["subject"], each["attributed_to"]]
            named += [each["object"]] if each["object_kind"] == "entity" else []
            assert set(named) - {None} <= ids
        assert {each["speaker"] for each in about["quotes"]} - {None} <= ids


def test_the_schema_sees_faults() -> None:
    assert _faults(SCHEMA["properties"]["zones"], [{"kind": "footer", "start": -1}]) == [
        "$[0]: end is missing",
        "$[0].kind: 'footer' is none of ['metadata', 'body', 'caption', 'boilerplate']",
        "$[0].start: -1 is too small",
    ]
