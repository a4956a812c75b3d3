"""What docs/serve.md shows is what a site of the samples answers."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "serve.md"


def examples() -> Iterator[tuple[str, str]]:
    """The commands of the document with what stands below them."""
    for block in re.findall(r"^```text\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            lines = part.splitlines(keepends=True)
            own = 1
            while lines[own - 1].endswith("\\\n") or "".join(lines[:own]).count("'") % 2:
                own += 1
            yield "".join(lines[:own]), "".join(lines[own:])


@pytest.fixture(scope="module")
def address(sample_store: Path, starts) -> Iterator[str]:
    with starts(sample_store) as (address, _):
        yield address


@pytest.mark.parametrize(("command", "output"), list(examples()))
def test_a_command_of_the_document_answers_what_it_shows(
    command: str, output: str, address: str
) -> None:
    if shutil.which("curl") is None:
        pytest.skip("no curl")
    done = subprocess.run(
        command.replace("127.0.0.1:8765", address),
        shell=True,  # as a reader would type it
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    said = done.stdout.replace(address, "127.0.0.1:8765")
    right = OutputChecker().check_output(output, said + "\n", ELLIPSIS | NORMALIZE_WHITESPACE)
    assert right, f"{command}\n{said}"


def test_there_are_examples() -> None:
    assert len(list(examples())) > 5
